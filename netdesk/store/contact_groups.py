"""People alike in a column, group by group in its order: what the first rows of a sorted list are taken from."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from netdesk.domain.contact import Status
from netdesk.domain.participation import Level
from netdesk.store.database import Database
from netdesk.store.id_lists import column
from netdesk.store.search_sql import AT_LEVEL

ACTIVE = int(Status.ACTIVE)
LEVEL = "coalesce(c.manual_level, s.level, 1)"
"""The level of contact c, its sums being s."""
PROFILES = "nullif((SELECT count(*) FROM profile WHERE contact_id = c.id), 0)"
FIRST_ROLE = "(SELECT min(r.name) FROM contact_role cr JOIN role r ON r.id = cr.role_id WHERE cr.contact_id = c.id)"
_LEVEL_ALONE = LEVEL.replace("s.level", "(SELECT level FROM contact_summary WHERE contact_id = c.id)")
_INDEXED = {"company": "company", "position": "position", "connected": "connected_on"}


class Group(NamedTuple):
    """People alike: up to so many of them in no order, and how to tell whether contact c is one of them."""

    members: Callable[[int], "array[int]"]
    test: str
    value: tuple[object, ...] = ()


def groups_of(db: Database, name: str, *, descending: bool) -> Iterator[Group] | None:
    """Go through the groups of a column, the unknown ones last; None for a column without groups."""
    if name in _INDEXED:
        return _values(db, _INDEXED[name], descending=descending)
    if name == "level":
        return _levels(db, descending=descending)
    if name == "networks":
        return _networks(db, descending=descending)
    if name == "role":
        return _roles(db, descending=descending)
    return None


def _values(db: Database, field: str, *, descending: bool) -> Iterator[Group]:
    """Seek from value to value in the index of a column."""
    is_text = field != "connected_on"
    folded = f"{field} COLLATE NOCASE" if is_text else field
    known, unknown = (f"{folded} > ''", f"{folded} = ''") if is_text else (f"{field} IS NOT NULL", f"{field} IS NULL")
    further, way = (f"{folded} < ?", "DESC") if descending else (f"{folded} > ?", "ASC")
    of_status = f"FROM contact INDEXED BY contact_status_{field} WHERE status = {ACTIVE}"
    seek = f"SELECT {field} {of_status} AND {known} {{}} ORDER BY {folded} {way} LIMIT 1"
    members = f"SELECT id {of_status} AND {{}} LIMIT ?"
    found = db.row(seek.format(""))
    while found is not None:
        yield Group(partial(column, db, members.format(f"{folded} = ?"), found[0]), f"+c.{folded} = ?", found)
        found = db.row(seek.format(f"AND {further}"), found[0])
    yield Group(partial(column, db, members.format(unknown)), f"+c.{unknown}")


def _levels(db: Database, *, descending: bool) -> Iterator[Group]:
    """Go through the twelve levels; at Read are those, too, who never did anything."""
    at_read = f"SELECT c.id FROM contact c WHERE c.status = {ACTIVE} AND {_LEVEL_ALONE} = 1 LIMIT ?"
    for level in reversed(Level) if descending else Level:
        if level == Level.READ:
            members = partial(column, db, at_read)
        else:
            members = partial(column, db, f"{AT_LEVEL} LIMIT ?", level, level, level, level)
        yield Group(members, f"{_LEVEL_ALONE} = ?", (int(level),))


def _networks(db: Database, *, descending: bool) -> Iterator[Group]:
    """Go through the numbers of profiles; nearly everybody has one, so they are not counted."""
    like = f"SELECT c.id FROM contact c WHERE c.status = {ACTIVE} AND {PROFILES} {{}} LIMIT ?"
    one = Group(partial(column, db, like.format("= 1")), f"{PROFILES} = 1")
    if descending:
        yield from _most_networks(db)
        yield one
    else:
        yield one
        for (number,) in db.rows(f"SELECT DISTINCT count(*) FROM profile {_SEVERAL} > 1 ORDER BY 1"):
            yield _with_networks(db, number)
    yield Group(partial(column, db, like.format("IS NULL")), f"{PROFILES} IS NULL")


_SEVERAL = "GROUP BY contact_id HAVING count(*)"
_TOP, _SHIFT = 5_000, 40


def _most_networks(db: Database) -> Iterator[Group]:
    """Go through those with several profiles, most first: the few at the top come in one go, number and id in one value."""
    top = column(
        db, f"SELECT (count(*) << {_SHIFT}) + contact_id FROM profile {_SEVERAL} > 1 ORDER BY 1 DESC LIMIT {_TOP}"
    )
    found: dict[int, array[int]] = defaultdict(lambda: array("q"))
    for value in top:
        found[value >> _SHIFT].append(value & ((1 << _SHIFT) - 1))
    lowest = min(found, default=1)
    for number, ids in found.items():
        if number > lowest or len(top) < _TOP:
            yield Group(partial(_first, ids), f"{PROFILES} = ?", (number,))
    if len(top) == _TOP:
        for number in range(lowest, 1, -1):
            yield _with_networks(db, number)


def _with_networks(db: Database, number: int) -> Group:
    sql = f"SELECT contact_id FROM profile {_SEVERAL} = ? LIMIT ?"
    return Group(partial(column, db, sql, number), f"{PROFILES} = ?", (number,))


def _roles(db: Database, *, descending: bool) -> Iterator[Group]:
    """Go through the roles by name; who has several stands at the first of them."""
    names = [name for (name,) in db.rows("SELECT name FROM role ORDER BY name")]
    like = f"SELECT c.id FROM contact c WHERE c.id IN (SELECT contact_id FROM contact_role WHERE role_id IN (SELECT id FROM role WHERE name = ?1)) AND {FIRST_ROLE} = ?1 LIMIT ?2"
    for name in reversed(names) if descending else names:
        yield Group(partial(column, db, like, name), f"{FIRST_ROLE} = ?", (name,))
    nobody = "c.id NOT IN (SELECT contact_id FROM contact_role)"
    yield Group(partial(column, db, f"SELECT c.id FROM contact c WHERE {nobody} LIMIT ?"), nobody)


def _first(ids: "array[int]", most: int) -> "array[int]":
    return ids[:most]
