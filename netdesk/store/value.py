"""Value in the database: what people and networks brought, and the hours given to them."""

from netdesk.domain.errors import DataError
from netdesk.domain.history import Outcome
from netdesk.domain.period import DAY_SECONDS
from netdesk.domain.value import KINDS, POINTS, Referral, ValueEvent
from netdesk.store import history, tables
from netdesk.store.database import Database

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
    if event.kind not in KINDS:
        raise DataError(f"{event.kind} is no kind of value. There are: {', '.join(KINDS)}.")
    points = event.points if event.points is not None else POINTS.get(event.kind)
    row = {
        "contact": event.contact,
        "client": event.client,
        "network": db.value("SELECT id FROM network WHERE key = ?", event.network),
        "referral": event.referral,
        "at": event.day * DAY_SECONDS,
        "day": event.day,
        "kind": event.kind,
        "direction": event.direction,
        "amount": event.amount,
        "currency": event.currency,
        "points": points,
        "rating": event.rating,
        "note": event.note,
    }
    with history.change(db, f"Added {event.kind} {event.direction}", now) as change:
        tables.ValueEvent.insert(row).execute(db)
    return change.outcome


def add_referral(db: Database, referral: Referral, now: int) -> tuple[int, Outcome]:
    """Add a referral; returns its number with the change. `now` is seconds, UTC."""
    row = {field: getattr(referral, field) for field in referral.__dataclass_fields__} | {"kind": "referral"}
    with history.change(db, f"Added a referral {referral.direction}", now) as change:
        number = int(tables.Referral.insert(row).execute(db))
    return number, change.outcome
