"""Lists of contacts: sorted ids, the first ones at once, and pages of rows for them.

A list is its ids in order; rows are read for those that are looked at.
"""

from array import array
from collections.abc import Sequence
from typing import Any

import apsw

from netdesk.domain.contact import ContactRow, Status
from netdesk.domain.network import NETWORKS
from netdesk.domain.participation import Level
from netdesk.domain.query import EVERYBODY, Query
from netdesk.domain.query_terms import Term
from netdesk.store import contact_order, search, search_sql
from netdesk.store.contact_groups import ACTIVE, LEVEL
from netdesk.store.contact_order import BY_NAME, FEW, Sort
from netdesk.store.database import Database

PAGE = 256
_PIECES = (400, 1_100)
"""Rows tested for the first matches of what very many match; where those are not enough, all matches are looked for."""
WALK = sum(_PIECES)
_RARE = 2_000
_APART = "\x1f"
_PLACES = {network.key: place for place, network in enumerate(NETWORKS)}
_ROWS = f"""
    SELECT c.id, c.name, c.position, c.company, c.location,
        (SELECT group_concat(DISTINCT n.key) FROM profile p JOIN network n ON n.id = p.network_id
            WHERE p.contact_id = c.id AND p.gone_on IS NULL),
        {LEVEL}, c.manual_level IS NOT NULL, c.connected_on, s.last_at,
        (SELECT group_concat(t.name, char(31) ORDER BY t.name) FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id
            WHERE ct.contact_id = c.id),
        c.starred,
        (SELECT group_concat(r.name, char(31) ORDER BY r.id) FROM contact_role cr JOIN role r ON r.id = cr.role_id
            WHERE cr.contact_id = c.id),
        c.tier, c.manual_score,
        (SELECT ideal_on || ' ' || latest_on FROM contact_due WHERE contact_id = c.id),
        c.added_at, ifnull(s.interactions, 0), c.source, c.status
    FROM carray(?) a CROSS JOIN contact c ON c.id = a.value LEFT JOIN contact_summary s ON s.contact_id = c.id"""


def count(db: Database, query: Query = EVERYBODY) -> int:
    """Count the contacts of a query; without one, the active ones."""
    if query.term is not None:
        test = search_sql.test_of(db, query)
        return int(db.value(f"SELECT count(*) FROM {search_sql.source_of(test)} WHERE {test.sql}", *test.parameters))
    return int(db.value(f"SELECT count(*) FROM contact WHERE status = {ACTIVE}"))


def ids(
    db: Database, query: Query = EVERYBODY, sort: Sort = BY_NAME, order: "array[int] | None" = None
) -> "array[int]":
    """List the ids of all contacts that match, sorted; active ones, unless the query says otherwise.

    `sort` names columns of contact_order.KEYS, each with True where it descends; the name decides at last. `order` may
    hold all active contacts in that very order, which saves sorting. Raises UsageError for an unknown column.
    """
    if query.term is None:
        return order if order is not None else contact_order.all_ids(db, sort)
    if query.names_status:
        return contact_order.tested_ids(db, search_sql.test_of(db, query), sort)
    found = search.matching(db, query.term)
    if len(found) <= (_RARE if order is not None else FEW):
        return contact_order.some_ids(db, found, sort)
    return search.within(order if order is not None else contact_order.all_ids(db, sort), found)


def first_ids(
    db: Database,
    query: Query = EVERYBODY,
    sort: Sort = BY_NAME,
    limit: int = PAGE,
    order: "array[int] | None" = None,
) -> "array[int]":
    """List the first of `ids`, quickly also where very many match: those a window shows until all are sorted."""
    if query.term is None:
        return order[:limit] if order is not None else contact_order.first_ids(db, sort, limit)
    if query.names_status:
        return contact_order.tested_ids(db, search_sql.test_of(db, query), sort, limit)
    if not search.is_narrow(query.term):
        walked = _walked(db, query.term, sort, limit, order)
        if walked is not None:
            return walked
    found = search.matching(db, query.term)
    if len(found) <= (_RARE if order is not None else FEW):
        return contact_order.some_ids(db, found, sort)[:limit]
    if order is None:
        start = search.within(contact_order.first_ids(db, sort, FEW), found, limit)
        if len(start) == limit:
            return start
    return search.within(order if order is not None else contact_order.all_ids(db, sort), found, limit)


def rows(db: Database, wanted: Sequence[int]) -> list[ContactRow]:
    """Give the rows of some ids, in that order; one that is gone is left out. Made for pages of PAGE."""
    if not wanted:
        return []
    found = {row[0]: _row(row) for row in db.rows(_ROWS, apsw.carray(array("q", wanted)))}
    return [found[contact] for contact in wanted if contact in found]


def _row(row: tuple[Any, ...]) -> ContactRow:
    number, name, position, company, location, networks, level, by_hand, connected_on, last_at, tags, starred = row[:12]
    roles, tier, score, due, added_at, interactions, source, status = row[12:]
    keys = sorted(networks.split(","), key=lambda key: _PLACES.get(key, len(_PLACES))) if networks else ()
    due_on, latest_on = map(int, due.split()) if due else (None, None)
    return ContactRow(
        id=number,
        name=name,
        position=position,
        company=company,
        location=location,
        networks=tuple(keys),
        level=Level(level),
        by_hand=bool(by_hand),
        connected_on=connected_on,
        last_at=last_at,
        tags=tuple(tags.split(_APART)) if tags else (),
        starred=bool(starred),
        roles=tuple(roles.split(_APART)) if roles else (),
        tier=tier,
        score=score,
        due_on=due_on,
        latest_on=latest_on,
        added_at=added_at,
        interactions=interactions,
        source=source,
        status=Status(status),
    )


def _walked(db: Database, term: Term, sort: Sort, limit: int, order: "array[int] | None") -> "array[int] | None":
    """Find the first matches by testing contacts in the list's order; None where that takes too long."""
    walk = search.walk_of(db, term)
    if walk.rest is not None:
        base, whole = _narrowed(db, walk.rest, sort, order)
    else:
        base = order if order is not None else contact_order.first_ids(db, sort, WALK + 1)
        whole = order is not None or len(base) <= WALK
    found, start = array("q"), 0
    for piece in _PIECES:
        found += search.first(walk.among(db, base[start : start + piece]), limit - len(found))
        start += piece
        if len(found) == limit or start >= len(base):
            break
    return found if len(found) == limit or (whole and start >= len(base)) else None


def _narrowed(db: Database, rest: Term, sort: Sort, order: "array[int] | None") -> "tuple[array[int], bool]":
    """Give those the index finds in the list's order, enough of them for a walk, and whether these are all."""
    found = search.matching(db, rest)
    if len(found) <= _RARE:
        return contact_order.some_ids(db, found, sort), True
    base = search.within(order if order is not None else contact_order.first_ids(db, sort, FEW), found, WALK + 1)
    return base, order is not None and len(base) <= WALK
