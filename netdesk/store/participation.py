"""Participation levels in the database: how many people at each, who they are, and keeping them up to the day.

Sums per contact (`contact_summary`) are kept by triggers; a contact without any act has none and is at Read. A level set
by hand overrides the computed one of what they do towards me. Only active contacts count.
"""

import time
from array import array
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Literal

import apsw

from netdesk.domain.errors import DataError
from netdesk.domain.history import Outcome
from netdesk.domain.participant import LevelPeople, Participant
from netdesk.domain.participation import WINDOW_DAYS, Direction, Level
from netdesk.domain.period import DAY_SECONDS
from netdesk.store import acts, faults, history
from netdesk.store.database import Database, writing

Order = Literal["level", "name", "role", "last", "acts"]
EVERYONE = (Level.READ, Level.LEAD)
ACTIVE = 0
AT_ONCE = 500
PIECE = 4096

# "both" is the higher of the two: what either side does.
_LEVEL: dict[Direction, str] = {
    "theirs": "coalesce(c.manual_level, s.level, 1)",
    "mine": "coalesce(s.level_mine, 1)",
    "both": "max(coalesce(c.manual_level, s.level, 1), coalesce(s.level_mine, 1))",
}
_BY_HAND: dict[Direction, str] = {"theirs": "c.manual_level", "mine": "NULL", "both": "c.manual_level"}
_ORDER: dict[Order, str] = {
    "level": "{level} {way}, s.last_at DESC",
    "last": "s.last_at {way}",
    "acts": "s.interactions {way}",
    "name": "c.name_key {way}",
    "role": "c.position = '', c.position {way}",
}
# The known have acts or a level set by hand; the others are at Read. Asking by id keeps the latter inside an index.
_SOME = "(SELECT contact_id FROM contact_summary UNION SELECT id FROM contact WHERE manual_level IS NOT NULL)"
_WITH_SUMS = "FROM contact c LEFT JOIN contact_summary s ON s.contact_id = c.id"
_KNOWN = f"{_WITH_SUMS} WHERE c.id IN {_SOME} AND c.status = {ACTIVE}"
_OTHERS = f"FROM contact c WHERE c.status = {ACTIVE} AND c.id NOT IN {_SOME}"


def people_by_level(db: Database, direction: Direction = "theirs") -> tuple[LevelPeople, ...]:
    """Count the people at each of the twelve levels, Read first."""
    level, by_hand = _LEVEL[direction], _BY_HAND[direction]
    rows = db.rows(f"SELECT {level}, count(*), count({by_hand}), total(s.interactions) {_KNOWN} GROUP BY 1")
    found = {Level(row[0]): (row[1], row[2], int(row[3])) for row in rows}
    # Everyone else is at Read: counting them by what is left spares a look at each.
    total = db.value(f"SELECT count(*) FROM contact WHERE status = {ACTIVE}")
    others = total - sum(people for people, _, _ in found.values())
    people, marked, acts = found.get(Level.READ, (0, 0, 0))
    found[Level.READ] = (people + others, marked, acts)
    return tuple(LevelPeople(level, *found.get(level, (0, 0, 0))) for level in Level)


def acts_per_contact(db: Database) -> list[tuple[int, int]]:
    """Count contacts by how many acts are on record with them: (acts, contacts), most acts first, 0 acts last."""
    rows = db.rows(
        "SELECT s.interactions, count(*) FROM contact_summary s CROSS JOIN contact c ON c.id = s.contact_id"
        f" WHERE c.status = {ACTIVE} GROUP BY 1 ORDER BY 1 DESC"
    )
    total = db.value(f"SELECT count(*) FROM contact WHERE status = {ACTIVE}")
    without = total - sum(contacts for _, contacts in rows)
    return [(acts, contacts) for acts, contacts in rows] + ([(0, without)] if without else [])


def people_ids(
    db: Database,
    levels: tuple[Level, Level] = EVERYONE,
    direction: Direction = "theirs",
    order: Order = "level",
    *,
    descending: bool = True,
    limit: int = -1,
) -> "array[int]":
    """List the ids of the people from one level to another, both included; `limit` for the first ones at once.

    People of whom nothing is known come by name, before the others in a rising order of levels or acts, else after;
    orders by name or role mix them.
    """
    first, last = levels
    way = "DESC" if descending else "ASC"
    level, has_read = _LEVEL[direction], first == Level.READ
    if order in ("name", "role") and has_read:
        elsewhere = f"SELECT c.id {_KNOWN} AND {level} NOT BETWEEN ? AND ?"
        everyone = f"FROM contact c WHERE c.status = {ACTIVE} AND c.id NOT IN ({elsewhere})"
        return _ids(db, f"{everyone} ORDER BY {_ORDER[order].format(way=way)}, c.id", limit, first, last)
    column = _ORDER[order].format(level=level, way=way)
    known = f"{_KNOWN} AND {level} BETWEEN ? AND ? ORDER BY {column} NULLS LAST, c.name_key, c.id"
    others = f"{_OTHERS} ORDER BY c.name_key, c.id"
    if has_read and not descending and order != "last":
        ids = _ids(db, others, limit)
        return ids if len(ids) == limit else ids + _ids(db, known, _left(limit, ids), first, last)
    ids = _ids(db, known, limit, first, last)
    return ids + _ids(db, others, _left(limit, ids)) if has_read and len(ids) != limit else ids


def people(db: Database, ids: Sequence[int], direction: Direction = "theirs") -> list[Participant]:
    """Give the people of some ids, in that order; one that is gone is left out. At most AT_ONCE of them."""
    if len(ids) > AT_ONCE:
        raise ValueError(f"at most {AT_ONCE} people at once")
    marks = ", ".join("?" * len(ids))
    rows = db.rows(
        f"SELECT c.id, c.name, c.position, c.company, {_LEVEL[direction]}, {_BY_HAND[direction]} IS NOT NULL, s.last_at,"
        f" coalesce(s.interactions, 0) {_WITH_SUMS} WHERE c.id IN ({marks})",
        *ids,
    )
    found = {
        row[0]: Participant(row[0], row[1], row[2], row[3], Level(row[4]), bool(row[5]), row[6], row[7]) for row in rows
    }
    return [found[contact] for contact in ids if contact in found]


def set_level(db: Database, contacts: Iterable[int], level: Level | None, now: int) -> Outcome:
    """Set the level of contacts by hand; None goes back to the computed one. `now` is seconds, UTC.

    Raises DataError for a contact that is not there.
    """
    ids = list(contacts)
    names = [db.value("SELECT name FROM contact WHERE id = ?", contact) for contact in ids]
    if None in names:
        raise DataError("This contact is not there any more. Nothing was changed.")
    whom = names[0] if len(names) == 1 else f"{len(names):,} people"
    label = f"Set {whom} to {level.label} by hand" if level else f"Use the computed level of {whom}"
    with history.change(db, label, now) as change:
        statement = "UPDATE contact SET manual_level = ? WHERE id = ? AND manual_level IS NOT ?"
        number = None if level is None else int(level)
        change.connection.executemany(statement, ((number, contact, number) for contact in ids))
    return change.outcome


def refresh_levels(db: Database, now: int) -> Outcome:
    """Let acts older than a year stop counting: move the horizon to 365 days before `now` (seconds, UTC).

    Does nothing twice on one day (UTC). Only contacts with an act between the old and the new horizon are summed up anew;
    outside history, since the passing of time cannot be undone.
    """
    day = now // DAY_SECONDS
    if db.read_only or db.value("SELECT day FROM horizon") == day:
        return Outcome(None, "")
    with writing(db) as connection:
        before = int(db.value("SELECT since FROM horizon"))
        since = now - WINDOW_DAYS * DAY_SECONDS
        connection.execute("UPDATE horizon SET day = ?, since = ?", (day, since))
        moved = _sum_anew(connection, min(before, since), max(before, since))
    return Outcome(None, "", frozenset({"contact_summary"} if moved else ()))


def _sum_anew(connection: apsw.Connection, start: int, end: int) -> int:
    """Sum up the contacts with an act in start <= at < end; tell how many there are."""
    connection.execute("CREATE TEMP TABLE passed (contact_id INTEGER PRIMARY KEY)")
    try:
        connection.execute(
            "INSERT OR IGNORE INTO temp.passed SELECT contact_id FROM act WHERE at >= ? AND at < ?", (start, end)
        )
        moved = connection.changes()
        acts.count_anew(connection, "passed")
    finally:
        connection.execute("DROP TABLE temp.passed")
    return moved


def _ids(db: Database, source: str, limit: int, *parameters: int) -> "array[int]":
    """Read ids piece by piece, with a breath between: this may be a million of them beside a window that paints."""
    ids = array("q")
    with faults.told(db.path):
        rows = db.connection().execute(f"SELECT c.id {source} LIMIT ?", (*parameters, limit))
        while piece := list(islice(rows, PIECE)):
            ids.extend(contact for (contact,) in piece)
            if len(piece) == PIECE:
                time.sleep(0.001)
    return ids


def _left(limit: int, ids: "array[int]") -> int:
    return limit if limit < 0 else limit - len(ids)
