"""Lists of contacts: sorted ids, the first ones at once, and pages of rows for them.

A list is its ids in order; rows are read for those that are looked at.
"""

from array import array
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import apsw

from netdesk.domain.contact import ContactRow
from netdesk.domain.network import NETWORKS
from netdesk.domain.participation import Level
from netdesk.store import contact_order, search
from netdesk.store.contact_groups import ACTIVE, LEVEL
from netdesk.store.contact_order import BY_NAME, FEW, Sort
from netdesk.store.database import Database
from netdesk.store.search import Query

PAGE = 256
WALK = 1_500
"""Rows looked at for the first matches of one or two letters; where those are not enough, the index is quick."""
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
        c.starred
    FROM carray(?) a CROSS JOIN contact c ON c.id = a.value LEFT JOIN contact_summary s ON s.contact_id = c.id"""
_DOCUMENTS = f"""
    SELECT d.id, concat_ws(' ', {", ".join(f"d.{field}" for field in search.FIELDS)})
    FROM carray(?) a CROSS JOIN contact_document d ON d.id = a.value"""


def count(db: Database) -> int:
    """Count the active contacts."""
    return int(db.value(f"SELECT count(*) FROM contact WHERE status = {ACTIVE}"))


def ids(db: Database, text: str = "", sort: Sort = BY_NAME, order: "array[int] | None" = None) -> "array[int]":
    """List the ids of all active contacts that match, sorted.

    `sort` names columns of contact_order.KEYS, each with True where it descends; the name decides at last. `order` may
    hold all active contacts in that very order, which saves sorting. Raises UsageError for an unknown column.
    """
    query = search.parse(text)
    if query.is_empty:
        return order if order is not None else contact_order.all_ids(db, sort)
    found = search.matching(db, query)
    few = _RARE if order is not None else FEW
    if not found.inverse and len(found.ids) <= few:
        return contact_order.some_ids(db, found.ids, sort)
    return found.within(order if order is not None else contact_order.all_ids(db, sort))


def first_ids(
    db: Database, text: str = "", sort: Sort = BY_NAME, limit: int = PAGE, order: "array[int] | None" = None
) -> "array[int]":
    """List the first of `ids`, quickly also where very many match: those a window shows until all are sorted."""
    query = search.parse(text)
    if query.is_empty:
        return order[:limit] if order is not None else contact_order.first_ids(db, sort, limit)
    if query.is_short:
        walked = _walked(db, query, sort, limit, order)
        if walked is not None:
            return walked
    found = search.matching(db, query)
    few = _RARE if order is not None else FEW
    if not found.inverse and len(found.ids) <= few:
        return contact_order.some_ids(db, found.ids, sort)[:limit]
    if order is None:
        start = found.within(contact_order.first_ids(db, sort, FEW), limit)
        if len(start) == limit:
            return start
    return found.within(order if order is not None else contact_order.all_ids(db, sort), limit)


def rows(db: Database, wanted: Sequence[int]) -> list[ContactRow]:
    """Give the rows of some ids, in that order; one that is gone is left out. Made for pages of PAGE."""
    if not wanted:
        return []
    found = {row[0]: _row(row) for row in db.rows(_ROWS, apsw.carray(array("q", wanted)))}
    return [found[contact] for contact in wanted if contact in found]


def _row(row: tuple[Any, ...]) -> ContactRow:
    number, name, position, company, location, networks, level, by_hand, connected_on, last_at, tags, starred = row
    keys = sorted(networks.split(","), key=lambda key: _PLACES.get(key, len(_PLACES))) if networks else ()
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
    )


def _walked(db: Database, query: Query, sort: Sort, limit: int, order: "array[int] | None") -> "array[int] | None":
    """Find the first matches of a short prefix by reading contacts in the list's order; None where that takes too long."""
    rest = query.without_prefix()
    whole = order is not None
    if rest.is_empty:
        base = order if order is not None else contact_order.first_ids(db, sort, WALK + 1)
        whole = whole or len(base) <= WALK
    else:
        found = search.matching(db, rest)
        if not found.inverse and len(found.ids) <= _RARE:
            base, whole = contact_order.some_ids(db, found.ids, sort), True
        else:
            base = found.within(order if order is not None else contact_order.first_ids(db, sort, FEW), WALK + 1)
    matches = array("q", islice(_with_prefix(db, base[:WALK], query.prefix), limit))
    return matches if len(matches) == limit or (whole and len(base) <= WALK) else None


def _with_prefix(db: Database, order: "array[int]", prefix: str) -> Iterator[int]:
    """Go through those contacts of which a word begins with a prefix."""
    for start in range(0, len(order), PAGE):
        piece = order[start : start + PAGE]
        texts = dict(db.rows(_DOCUMENTS, apsw.carray(piece)))
        yield from (contact for contact in piece if search.has_word(texts.get(contact) or "", prefix))
