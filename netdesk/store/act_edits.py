"""Acts with one contact: logged, changed, rated and deleted, each one undoable change."""

from netdesk.domain.contact_fields import note, rating
from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.history import Outcome
from netdesk.domain.interaction import Act
from netdesk.domain.participation import DIRECTIONS, KIND_LABELS, KINDS, Direction
from netdesk.domain.period import DAY_SECONDS
from netdesk.store import history
from netdesk.store.contact_edits import name_of
from netdesk.store.database import Database

GONE = "This act is not there any more. Nothing was changed."


def log_interaction(
    db: Database,
    contact: int,
    kind: str,
    direction: Direction,
    day: int,
    now: int,
    *,
    network: str = "",
    text: str = "",
) -> Outcome:
    """Write down one act with a contact; `day` is the local date, `now` seconds, UTC, `network` a key or "".

    Raises UsageError for an unknown kind, direction or network, DataError for a contact that is gone.
    """
    return log(db, contact, Act(kind, direction, day, network, text), now)


def log(db: Database, contact: int, act: Act, now: int) -> Outcome:
    """Write down one act with a contact; as `log_interaction`, with length and rating."""
    row = columns_of(db, act)
    name = name_of(db, contact)
    row |= {"contact_id": contact, "at": instant_of(act.day, now)}
    with history.change(db, f"Log {KIND_LABELS[act.kind]}: {name}", now) as change:
        change.connection.execute(
            f"INSERT INTO interaction ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
        )
    return change.outcome


def change_interaction(db: Database, number: int, act: Act, now: int) -> Outcome:
    """Write an act anew; what its source knows it by stays, so that an import does not bring it again."""
    name, day = _of(db, number)
    row = columns_of(db, act)
    if day != act.day:
        row["at"] = instant_of(act.day, now)
    columns = ", ".join(f"{column} = ?" for column in row)
    differ = " OR ".join(f"{column} IS NOT ?" for column in row)
    values = tuple(row.values())
    with history.change(db, f"Changed {KIND_LABELS[act.kind]}: {name}", now) as change:
        change.connection.execute(
            f"UPDATE interaction SET {columns} WHERE id = ? AND ({differ})", (*values, number, *values)
        )
    return change.outcome


def rate_interaction(db: Database, number: int, stars: int | None, now: int) -> Outcome:
    """Rate an act from 1 to 5, or not at all."""
    name, _ = _of(db, number)
    stars = rating(stars)
    label = f"Rated an act with {name}: {stars} of 5" if stars else f"Took the rating off an act with {name}"
    with history.change(db, label, now) as change:
        change.connection.execute(
            "UPDATE interaction SET rating = ? WHERE id = ? AND rating IS NOT ?", (stars, number, stars)
        )
    return change.outcome


def delete_interaction(db: Database, number: int, now: int) -> Outcome:
    """Delete an act."""
    name, _ = _of(db, number)
    kind = db.value("SELECT kind FROM interaction WHERE id = ?", number)
    with history.change(db, f"Deleted {KIND_LABELS.get(kind, kind)}: {name}", now) as change:
        change.connection.execute("DELETE FROM interaction WHERE id = ?", (number,))
    return change.outcome


def _of(db: Database, number: int) -> tuple[str, int]:
    """Give whose act it is, and its day."""
    for name, day in db.rows(
        "SELECT c.name, i.day FROM interaction i JOIN contact c ON c.id = i.contact_id WHERE i.id = ?", number
    ):
        return str(name), int(day)
    raise DataError(GONE)


def columns_of(db: Database, act: Act) -> dict[str, str | int | None]:
    """Give the columns of an act, checked."""
    if act.kind not in KINDS or act.direction not in DIRECTIONS:
        raise UsageError(f"“{act.kind}”, “{act.direction}” is no act that can be logged.")
    if act.minutes is not None and not 0 <= act.minutes <= 24 * 60:
        raise UsageError("An act lasts up to 24 hours.")
    place = db.value("SELECT id FROM network WHERE key = ?", act.network) if act.network else None
    if act.network and place is None:
        raise UsageError(f"There is no network “{act.network}”.")
    return {
        "network_id": place,
        "day": act.day,
        "kind": act.kind,
        "level": int(KINDS[act.kind]),
        "direction": act.direction,
        "minutes": act.minutes or None,
        "rating": rating(act.rating),
        "text": note(act.text),
    }


def instant_of(day: int, now: int) -> int:
    """Give the instant of an act: the clock time of another day is not known, and noon is never far off."""
    noon = day * DAY_SECONDS + DAY_SECONDS // 2
    return now if abs(noon - now) <= DAY_SECONDS // 2 else noon
