"""Participation levels in the database: how many people at each, who they are, and keeping them up to the day.

Sums per contact (`contact_summary`) are kept by triggers; a contact without any act has none and is at Read. A level set
by hand overrides the computed one of what they do towards me. Only active contacts count.
"""

from array import array
from collections.abc import Iterable, Sequence
from typing import Literal

import apsw

from netdesk.domain.errors import DataError
from netdesk.domain.history import Outcome
from netdesk.domain.participant import LevelPeople, Participant
from netdesk.domain.participation import WINDOW_DAYS, Direction, Level
from netdesk.domain.period import DAY_SECONDS
from netdesk.store import history
from netdesk.store.database import Database, writing

Order = Literal["level", "name", "last", "acts"]
EVERYONE = (Level.READ, Level.LEAD)
ACTIVE = 0
AT_ONCE = 500

# "both" is the higher of the two: what either side does.
_LEVEL: dict[Direction, str] = {
    "theirs": "coalesce(c.manual_level, s.level, 1)",
    "mine": "coalesce(s.level_mine, 1)",
    "both": "max(coalesce(c.manual_level, s.level, 1), coalesce(s.level_mine, 1))",
}
_BY_HAND: dict[Direction, str] = {"theirs": "c.manual_level", "mine": "NULL", "both": "c.manual_level"}
_NO_ACTS = "NOT EXISTS (SELECT 1 FROM contact_summary s WHERE s.contact_id = c.id)"
_ORDERS: dict[Order, str] = {"level": "{level} {way}, s.last_at DESC", "last": "s.last_at {way}", "acts": "s.interactions {way}"}


def people_by_level(db: Database, direction: Direction = "theirs") -> tuple[LevelPeople, ...]:
    """Count the people at each of the twelve levels, Read first."""
    found: dict[int, list[int]] = {level: [0, 0, 0] for level in Level}
    known = db.rows(
        f"SELECT {_LEVEL[direction]}, count(*), count({_BY_HAND[direction]}), sum(s.interactions)"
        f" FROM contact_summary s CROSS JOIN contact c ON c.id = s.contact_id WHERE c.status = {ACTIVE} GROUP BY 1"
    )
    for level, people, by_hand, acts in known + _by_hand_only(db, direction):
        for place, number in enumerate((people, by_hand, acts)):
            found[level][place] += number
    # Everyone else is at Read; counting them by what is left spares a look at each.
    total = db.value(f"SELECT count(*) FROM contact WHERE status = {ACTIVE}")
    found[Level.READ][0] += total - sum(people for people, _, _ in found.values())
    return tuple(LevelPeople(level, *found[level]) for level in Level)


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

    People without any act follow those with some, by name, whatever the order; only the order by name mixes them.
    """
    first, last = levels
    ids = array("q")
    if order == "name":
        _fill(ids, db, *_all_by_name(levels, direction, descending=descending), limit)
        return ids
    way = "DESC" if descending else "ASC"
    column = _ORDERS[order].format(level=_LEVEL[direction], way=way)
    # One statement for those with acts or a level set by hand; the few of the latter without acts sort as unknown.
    sql = (
        f"SELECT c.id FROM contact_summary s CROSS JOIN contact c ON c.id = s.contact_id WHERE c.status = {ACTIVE}"
        f" AND {_LEVEL[direction]} BETWEEN ? AND ? ORDER BY {column}, c.name_key, c.id LIMIT ?"
    )
    if order == "level" and direction != "mine":
        sql = (
            f"SELECT c.id FROM contact c LEFT JOIN contact_summary s ON s.contact_id = c.id WHERE c.id IN ("
            f"SELECT contact_id FROM contact_summary UNION SELECT id FROM contact WHERE manual_level IS NOT NULL)"
            f" AND c.status = {ACTIVE} AND {_LEVEL[direction]} BETWEEN ? AND ? ORDER BY {column}, c.name_key, c.id LIMIT ?"
        )
    _fill(ids, db, sql, (first, last), limit)
    return ids
