"""The order of lists of contacts: all ids sorted, or the first ones at once, at a million contacts too.

All sorts end with the name, so that people who are alike in a column are easy to find; what is unknown comes last. Walking
an index that holds all that is asked for is ten times quicker than looking each contact up, hence the named indexes.
"""

from array import array
from collections.abc import Iterable

import apsw

from netdesk.domain.errors import UsageError
from netdesk.store.contact_groups import ACTIVE, FIRST_ROLE, LEVEL, PROFILES, Group, groups_of
from netdesk.store.database import Database
from netdesk.store.id_lists import column, without
from netdesk.store.search_sql import Condition

Sort = tuple[tuple[str, bool], ...]
"""Columns to sort by, the first one first, each with True where it descends."""
BY_NAME: Sort = (("name", False),)
FEW = 20_000
"""Up to here, looking each contact up is quicker than walking everybody."""
_TEXT = "nullif(c.{}, '') COLLATE NOCASE"
KEYS: dict[str, str] = {
    "id": "c.id",
    "name": "nullif(c.name_key, '')",
    "first_name": _TEXT.format("first"),
    "last_name": _TEXT.format("last"),
    "company": _TEXT.format("company"),
    "position": _TEXT.format("position"),
    "location": _TEXT.format("location"),
    "networks": PROFILES,
    "level": LEVEL,
    "connected": "c.connected_on",
    "first": "s.first_at",
    "last": "s.last_at",
    "interactions": "coalesce(s.interactions, 0)",
    "added": "c.added_at",
    "source": _TEXT.format("source"),
    "status": "c.status",
    "starred": "c.starred",
    "next": "(SELECT ideal_on FROM contact_due WHERE contact_id = c.id)",
    "tier": "c.tier",
    "score": "c.manual_score",
    "role": FIRST_ROLE,
}
"""What each column sorts by; NULL is unknown. Networks sort by how many there are, roles by the first of them."""
_OTHER_NAMES = {"due": "next", "roles": "role"}
# Of these, few are known: they are sorted alone, and the others follow by name.
_FEW_KNOWN = {
    "next": "SELECT contact_id AS id, ideal_on AS value FROM contact_due",
    "tier": "SELECT id, tier AS value FROM contact WHERE tier IS NOT NULL",
    "score": "SELECT id, manual_score AS value FROM contact WHERE manual_score IS NOT NULL",
}
_UNTOUCHED = "NOT EXISTS (SELECT 1 FROM contact_summary WHERE contact_id = c.id)"
_SUMS = "LEFT JOIN contact_summary s ON s.contact_id = c.id"
_NAMES = "contact c INDEXED BY contact_status_name_key"


def all_ids(db: Database, sort: Sort = BY_NAME) -> "array[int]":
    """List the ids of all active contacts in order."""
    sort = checked(sort)
    name, descending = sort[0]
    if name == "name":
        return _by_name(db, -1, descending=descending)
    if name in _FEW_KNOWN:
        return _by_known(db, sort, -1)
    # In the order of ids: looking sums up along the index of names would jump to and fro in them.
    return column(db, f"SELECT c.id FROM contact c NOT INDEXED {_SUMS} WHERE c.status = {ACTIVE} {_order_by(sort)}")


def first_ids(db: Database, sort: Sort, limit: int) -> "array[int]":
    """List the first ids of `all_ids`, without sorting everybody where an index or the column's few values allow it."""
    sort = checked(sort)
    name, descending = sort[0]
    if name == "name":
        return _by_name(db, limit, descending=descending)
    if len(sort) == 1 and name == "last":
        return _by_touch(db, limit, descending=descending)
    if len(sort) == 1 and name == "interactions":
        found = _busiest(db, limit) if descending else _untouched(db, limit)
        if len(found) == limit:
            return found
    if name in _FEW_KNOWN:
        return _by_known(db, sort, limit)
    groups = groups_of(db, name, descending=descending) if len(sort) == 1 else None
    if groups is not None:
        return _first_of(db, groups, limit)
    tables = f"contact c NOT INDEXED {_SUMS}"
    return column(db, f"SELECT c.id FROM {tables} WHERE c.status = {ACTIVE} {_order_by(sort)} LIMIT ?", limit)


def some_ids(db: Database, ids: "array[int]", sort: Sort = BY_NAME) -> "array[int]":
    """Put some ids in order and leave out who is not active."""
    if not ids:
        return array("q")
    tables = f"carray(?) a CROSS JOIN contact c ON c.id = a.value {_SUMS}"
    sql = f"SELECT c.id FROM {tables} WHERE c.status = {ACTIVE} {_order_by(checked(sort))}"
    return column(db, sql, apsw.carray(ids))


def tested_ids(db: Database, test: Condition, sort: Sort = BY_NAME, limit: int = -1) -> "array[int]":
    """List those of all contacts, whatever their status, who pass a test, in order; at most so many."""
    sql = f"SELECT c.id FROM contact c NOT INDEXED {_SUMS} WHERE {test.sql} {_order_by(checked(sort))} LIMIT ?"
    return column(db, sql, *test.parameters, limit)


def checked(sort: Sort) -> Sort:
    """Give the sort, by name where there is none. Raises UsageError for a column that cannot be sorted by."""
    sort = tuple((_OTHER_NAMES.get(name, name), descending) for name, descending in sort)
    for name, _ in sort:
        if name not in KEYS:
            raise UsageError(f"Contacts cannot be sorted by “{name}”. Use one of: {', '.join(KEYS)}.")
    return sort or BY_NAME


def _order_by(sort: Sort, keys: dict[str, str] = KEYS) -> str:
    terms = [f"{keys[name]} {'DESC' if descending else 'ASC'} NULLS LAST" for name, descending in sort]
    return f"ORDER BY {', '.join(terms)}, c.name_key, c.id"


def _by_name(db: Database, limit: int, *, descending: bool) -> "array[int]":
    way = "DESC" if descending else "ASC"
    named = (
        f"SELECT id FROM contact WHERE status = {ACTIVE} AND name_key > '' ORDER BY name_key {way}, id {way} LIMIT ?"
    )
    ids = column(db, named, limit)
    if len(ids) != limit:
        nameless = f"SELECT id FROM contact WHERE status = {ACTIVE} AND name_key = '' ORDER BY id LIMIT ?"
        ids += column(db, nameless, limit if limit < 0 else limit - len(ids))
    return ids


def _by_touch(db: Database, limit: int, *, descending: bool) -> "array[int]":
    way = "DESC" if descending else "ASC"
    touched = (
        f"SELECT c.id FROM contact_summary s CROSS JOIN contact c ON c.id = s.contact_id WHERE c.status = {ACTIVE}"
        f" ORDER BY s.last_at {way}, c.name_key, c.id LIMIT ?"
    )
    ids = column(db, touched, limit)
    if len(ids) != limit:
        ids += _untouched(db, limit - len(ids))
    return ids


def _untouched(db: Database, limit: int) -> "array[int]":
    """List people without any act, by name."""
    never = f"SELECT c.id FROM {_NAMES} WHERE c.status = {ACTIVE} AND {_UNTOUCHED} ORDER BY c.name_key, c.id LIMIT ?"
    return column(db, never, limit)


def _busiest(db: Database, limit: int) -> "array[int]":
    """List those with most acts, by way of the number that the last of them has: sums alone are quickly gone through."""
    least = db.value("SELECT interactions FROM contact_summary ORDER BY interactions DESC LIMIT 1 OFFSET ?", limit - 1)
    many = column(db, "SELECT contact_id FROM contact_summary WHERE interactions >= ? LIMIT ?", least or 1, FEW + 1)
    return some_ids(db, many, (("interactions", True),))[:limit] if len(many) <= FEW else array("q")


def _by_known(db: Database, sort: Sort, limit: int) -> "array[int]":
    """Sort the few of whom the first column is known, and let the others follow in the order of the further columns."""
    name = sort[0][0]
    known = column(
        db,
        f"SELECT c.id FROM ({_FEW_KNOWN[name]}) k CROSS JOIN contact c ON c.id = k.id {_SUMS}"
        f" WHERE c.status = {ACTIVE} {_order_by(sort, KEYS | {name: 'k.value'})}",
    )
    if 0 <= limit <= len(known):
        return known[:limit]
    further = sort[1:] or BY_NAME
    rest = all_ids(db, further) if limit < 0 else first_ids(db, further, limit)
    found = known + without(rest, known)
    return found if limit < 0 else found[:limit]


def _first_of(db: Database, groups: Iterable[Group], limit: int) -> "array[int]":
    """Take people group by group: a small group is sorted by name, of a large one the names are walked."""
    ids = array("q")
    for group in groups:
        left = limit - len(ids)
        members = group.members(FEW + 1)
        if len(members) <= FEW:
            ids += some_ids(db, members)[:left]
        else:
            walk = f"SELECT c.id FROM {_NAMES} WHERE c.status = {ACTIVE} AND {group.test} ORDER BY c.name_key, c.id LIMIT ?"
            ids += column(db, walk, *group.value, left)
        if len(ids) >= limit:
            break
    return ids
