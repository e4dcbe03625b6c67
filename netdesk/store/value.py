"""Value in the database: what people and networks brought, and the hours given to them."""

from typing import Any

from netdesk.domain.contact_fields import note, rating
from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.history import Outcome
from netdesk.domain.period import DAY_SECONDS
from netdesk.domain.value import KINDS, POINTS, Referral, ValueEvent
from netdesk.store import history, tables
from netdesk.store.database import Database

GONE = "This is not there any more. Nothing was changed."
# Peewee adds the key where no type checker sees it.
_event_key: Any = tables.ValueEvent._meta.primary_key
_SPAN = "({0} >= ?1 OR ?1 IS NULL) AND ({0} <= ?2 OR ?2 IS NULL)"


def received_per_contact(db: Database, since: int | None, until: int | None) -> list[float]:
    """Sum up the money received from each active contact, in minor units; `since` and `until` are days, included."""
    rows = db.rows(
        "SELECT (SELECT total(v.amount) FROM value_event v WHERE v.contact_id = c.id AND v.direction = 'received'"
        f" AND {_SPAN.format('v.day')}) FROM contact c WHERE c.status = 0"
        " AND EXISTS (SELECT 1 FROM value_event)",
        since,
        until,
    )
    return [amount for (amount,) in rows]


def networks(db: Database, since: int | None, until: int | None, now: int) -> list[tuple[str, int, int]]:
    """Give every network's name, active contacts and seconds of social time; a running entry counts up to `now`."""
    rows = db.rows(
        "SELECT n.name, (SELECT count(DISTINCT p.contact_id) FROM profile p JOIN contact c ON c.id = p.contact_id"
        " WHERE p.network_id = n.id AND c.status = 0),"
        " (SELECT ifnull(sum(ifnull(t.seconds, ifnull(t.ended_at, max(?3, t.started_at)) - t.started_at)), 0)"
        f" FROM time_entry t WHERE t.network_id = n.id AND {_SPAN.format('t.day')}) FROM network n ORDER BY n.id",
        since,
        until,
        now,
    )
    return [(name, contacts, seconds) for name, contacts, seconds in rows]


def add_event(db: Database, event: ValueEvent, now: int) -> Outcome:
    """Add something given or received; points follow from the kind where none are given. `now` is seconds, UTC."""
    row = _columns(db, event) | {"contact": event.contact, "at": event.day * DAY_SECONDS}
    with history.change(db, f"Added {_words(db, event)}", now) as change:
        tables.ValueEvent.insert(row).execute(db)
    return change.outcome


def change_event(db: Database, number: int, event: ValueEvent, now: int) -> Outcome:
    """Write an event anew; whose it is, its network and referral, and what its source knows it by, stay."""
    day = db.value("SELECT day FROM value_event WHERE id = ?", number)
    if day is None:
        raise DataError(GONE)
    row = _columns(db, event)
    for stays in ("client", "network", "referral"):
        del row[stays]
    if day != event.day:
        row["at"] = event.day * DAY_SECONDS
    differ = tables.ValueEvent.select(_event_key).where(_event_key == number)
    for name, value in row.items():
        column = getattr(tables.ValueEvent, name)
        differ = differ.where(column.is_null() if value is None else column == value)
    with history.change(db, f"Changed {_words(db, event)}", now) as change:
        if not list(differ.tuples().execute(db)):
            tables.ValueEvent.update(row).where(_event_key == number).execute(db)
    return change.outcome


def delete_event(db: Database, number: int, now: int) -> Outcome:
    """Delete something given or received."""
    found = db.row("SELECT kind, direction, day, contact_id FROM value_event WHERE id = ?", number)
    if found is None:
        raise DataError(GONE)
    with history.change(db, f"Deleted {_words(db, ValueEvent(*found))}", now) as change:
        tables.ValueEvent.delete().where(_event_key == number).execute(db)
    return change.outcome


def _columns(db: Database, event: ValueEvent) -> dict[str, str | int | float | None]:
    """Give the columns of an event, checked, but whose it is."""
    if event.kind not in KINDS:
        raise DataError(f"{event.kind} is no kind of value. There are: {', '.join(KINDS)}.")
    if event.amount is not None and event.amount < 0:
        raise UsageError("An amount is above zero: choose whether you gave or got it.")
    points = event.points if event.points is not None else POINTS.get(event.kind)
    return {
        "client": event.client,
        "network": db.value("SELECT id FROM network WHERE key = ?", event.network),
        "referral": event.referral,
        "day": event.day,
        "kind": event.kind,
        "direction": event.direction,
        "amount": event.amount,
        "currency": event.currency if event.amount is not None else "",
        "points": points,
        "rating": rating(event.rating),
        "note": note(event.note),
    }


def _words(db: Database, event: ValueEvent) -> str:
    """Name an event in a change's label."""
    if event.contact is None:
        return f"{event.kind} {event.direction}"
    side = "from" if event.direction == "received" else "for"
    return f"{event.kind} {side} {db.value('SELECT name FROM contact WHERE id = ?', event.contact)}"


def add_referral(db: Database, referral: Referral, now: int) -> tuple[int, Outcome]:
    """Add a referral; returns its number with the change. `now` is seconds, UTC."""
    row = {field: getattr(referral, field) for field in referral.__dataclass_fields__} | {"kind": "referral"}
    with history.change(db, f"Added a referral {referral.direction}", now) as change:
        number = int(tables.Referral.insert(row).execute(db))
    return number, change.outcome
