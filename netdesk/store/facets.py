"""Facets counted: what the people of a query have in common, each value with the query that selects it.

A section whose field the query names is counted as if it did not, so that other values of it can be chosen, too. Long lists
of people are counted piece by piece, by the smaller side: those meant, or everybody less those who are not.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import apsw

from netdesk.domain.cadence import TIERS
from netdesk.domain.contact import Status
from netdesk.domain.facet import Facet, Facets
from netdesk.domain.network import BY_KEY
from netdesk.domain.participation import CORE, Level
from netdesk.domain.query import Query
from netdesk.domain.query_completion import quoted
from netdesk.domain.query_terms import And, Choice, Is, Not, Number, Term, Time, leaves
from netdesk.domain.query_values import words_of
from netdesk.domain.role import ROLES
from netdesk.store import search, search_sql
from netdesk.store.database import Database
from netdesk.store.id_lists import ascending, column

MOST = 100
"""So many tags and companies are listed, the most frequent ones; others are found by the query itself."""
PIECE = 50_000
_ROLE_ORDER = ("client", "past_client", "prospect", "peer")
_HAND = "(SELECT id FROM contact WHERE manual_level IS NOT NULL)"
_TOP = f"GROUP BY c.company COLLATE NOCASE ORDER BY n DESC, company COLLATE NOCASE LIMIT {MOST + 1}"
Wanted = Callable[[], bool]


class Stopped(Exception):
    """Nobody wants the counts any more."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """People to count: `ids` are those meant, `few` the shorter list of them or, `inverse`, of all the others.

    Both ascend. `active` says that all those meant are active.
    """

    ids: "array[int]"
    few: "array[int]"
    inverse: bool
    active: bool


def counts(db: Database, query: Query, today: int, wanted: Wanted = lambda: True) -> Facets:
    """Count the values of every section. Raises Stopped as soon as `wanted` says no; made for a worker's thread."""
    crowds: dict[Query, Crowd] = {}
    values, more = list[Facet](), set[str]()

    def crowd(section: str) -> Crowd:
        asked = Query(term=_without(query.term, section))
        if asked not in crowds:
            crowds[asked] = _crowd(db, asked, wanted)
        return crowds[asked]

    for section, count in _SECTIONS.items():
        found = count(db, crowd(section), wanted)
        values += found[:MOST]
        if len(found) > MOST:
            more.add(section)
    values += _specials(db, query, today, crowd("status"), wanted)
    return Facets(tuple(values), frozenset(more))


def _without(term: Term | None, section: str) -> Term | None:
    """Leave out the values of a section that a query chooses; what it does not want stays unwanted."""
    parts = term.terms if isinstance(term, And) else (term,) if term is not None else ()

    def chooses(part: Term) -> bool:
        return not isinstance(part, Not) and {getattr(leaf, "field", "") for leaf in leaves(part)} == {section}

    kept = tuple(part for part in parts if not chooses(part))
    return And(kept) if len(kept) > 1 else kept[0] if kept else None


def _crowd(db: Database, query: Query, wanted: Wanted) -> Crowd:
    test = search_sql.test_of(db, query)
    source = search_sql.source_of(test)
    ids = ascending(column(db, f"SELECT c.id FROM {source} WHERE {test.sql}", *test.parameters))
    _go_on(wanted)
    everybody, active = int(db.value("SELECT count(*) FROM contact")), not query.names_status
    if len(ids) * 2 <= everybody:
        return Crowd(ids, ids, False, active)
    others = column(db, f"SELECT c.id FROM {source} WHERE NOT ({test.sql})", *test.parameters)
    return Crowd(ids, ascending(others), True, active)


def _go_on(wanted: Wanted) -> None:
    if not wanted():
        raise Stopped


def _counted(db: Database, crowd: Crowd, wanted: Wanted, everybody: str, some: str) -> Counter[object]:
    """Count rows by their first column: all of `everybody` less, or only, `some` with the people's ids."""
    total: Counter[object] = Counter()
    for piece in _pieces(crowd.few, wanted):
        total.update(dict(db.rows(some, apsw.carray(piece))))
    if crowd.inverse:
        whole: Counter[object] = Counter(dict(db.rows(everybody)))
        whole.subtract(total)
        return whole
    return total


def _pieces(ids: "array[int]", wanted: Wanted) -> Iterator["array[int]"]:
    for start in range(0, len(ids), PIECE):
        _go_on(wanted)
        yield ids[start : start + PIECE]
    _go_on(wanted)


def _roles(db: Database, crowd: Crowd, wanted: Wanted) -> list[Facet]:
    found = _counted(
        db,
        crowd,
        wanted,
        "SELECT role_id, count(*) FROM contact_role GROUP BY 1",
        "SELECT r.role_id, count(*) FROM carray(?) a CROSS JOIN contact_role r ON r.contact_id = a.value GROUP BY 1",
    )
    keys = {str(key): found[number] for number, key in db.rows("SELECT id, key FROM role")}
    order = [*_ROLE_ORDER, *(key for key in ROLES if key not in _ROLE_ORDER)]
    return [
        Facet("role", ROLES[key].capitalize(), f"role:{quoted(ROLES[key])}", keys[key])
        for key in order
        if keys.get(key)
    ]


def _networks(db: Database, crowd: Crowd, wanted: Wanted) -> list[Facet]:
    found = _counted(
        db,
        crowd,
        wanted,
        "SELECT network_id, count(DISTINCT contact_id) FROM profile WHERE gone_on IS NULL GROUP BY 1",
        "SELECT network_id, count(DISTINCT contact_id) FROM carray(?) a CROSS JOIN profile p ON p.contact_id = a.value"
        " WHERE p.gone_on IS NULL GROUP BY 1",
    )
    named = [(str(key), str(name), found[number]) for number, key, name in db.rows("SELECT id, key, name FROM network")]
    return [
        Facet("network", BY_KEY[key].name if key in BY_KEY else name, f"network:{key}", count)
        for key, name, count in sorted(named, key=lambda each: (-each[2], each[1]))
        if count > 0
    ]


def _tags(db: Database, crowd: Crowd, wanted: Wanted) -> list[Facet]:
    found = _counted(
        db,
        crowd,
        wanted,
        "SELECT tag_id, count(*) FROM contact_tag GROUP BY 1",
        "SELECT t.tag_id, count(*) FROM carray(?) a CROSS JOIN contact_tag t ON t.contact_id = a.value GROUP BY 1",
    )
    most = [number for number, count in found.most_common(MOST + 1) if count > 0]
    names = dict(
        db.rows(
            "SELECT id, name FROM tag WHERE id IN (SELECT value FROM carray(?))",
            _listed(array("q", [int(str(number)) for number in most])),
        )
    )
    return [Facet("tag", names[number], whole("tag", str(names[number])), found[number]) for number in most]


def _listed(ids: "array[int]") -> object:
    """Bind a list of ids; an empty one has no place in memory, and 0 is nobody."""
    return apsw.carray(ids or array("q", [0]))


def _levels(db: Database, crowd: Crowd, wanted: Wanted) -> list[Facet]:
    """Count three bands: the core, those who write, and the rest, most of whom have no acts."""
    by_acts = _counted(
        db,
        crowd,
        wanted,
        f"SELECT level, count(*) FROM contact_summary WHERE contact_id NOT IN {_HAND} GROUP BY 1",
        "SELECT s.level, count(*) FROM carray(?) a CROSS JOIN contact_summary s ON s.contact_id = a.value"
        f" WHERE a.value NOT IN {_HAND} GROUP BY 1",
    )
    by_hand = _counted(
        db,
        crowd,
        wanted,
        "SELECT manual_level, count(*) FROM contact WHERE manual_level IS NOT NULL GROUP BY 1",
        f"SELECT c.manual_level, count(*) FROM carray(?) a CROSS JOIN contact c ON c.id = a.value AND a.value IN {_HAND}"
        " GROUP BY 1",
    )

    def between(low: int, high: int) -> int:
        return sum(by_acts[level] + by_hand[level] for level in range(low, high + 1))

    core, middle = between(CORE, Level.LEAD), between(Level.NETWORK, Level.WRITE)
    bands = (
        ("Core, 9–12", "level>=9", core),
        ("Network – Write", "level:7..8", middle),
        ("Below Network", "level<7", len(crowd.ids) - core - middle),
    )
    return [Facet("level", label, text, count) for label, text, count in bands if count > 0]


def _tiers(db: Database, crowd: Crowd, wanted: Wanted) -> list[Facet]:
    found = []
    for tier in range(1, len(TIERS) + 1):
        count = _among(db, crowd, Number("tier", tier, tier), wanted)
        found.append(Facet("tier", f"Tier {tier}", f"tier:{tier}", count))
    return [facet for facet in found if facet.count]


def _companies(db: Database, crowd: Crowd, wanted: Wanted) -> list[Facet]:
    if crowd.inverse:
        # Walked by company where the index allows it, so that nothing has to be sorted.
        source = "contact c WHERE c.company > '' AND c.id NOT IN (SELECT value FROM carray(?))"
        source += f" AND c.status = {int(Status.ACTIVE)}" if crowd.active else ""
    else:
        source = "carray(?) a CROSS JOIN contact c ON c.id = a.value WHERE c.company > ''"
    rows = db.rows(f"SELECT c.company AS company, count(*) AS n FROM {source} {_TOP}", _listed(crowd.few))
    _go_on(wanted)
    return [Facet("company", name, whole("company", name), count) for name, count in rows]


def whole(field: str, value: str) -> str:
    """Write the query for all that a field holds; a quotation mark cannot be written, then its words have to do."""
    return f'{field}:"{" ".join(words_of(value))}"' if '"' in value else f"{field}={quoted(value)}"


def _specials(db: Database, query: Query, today: int, crowd: Crowd, wanted: Wanted) -> list[Facet]:
    """Count what is not a value but a standing: due, starred, never touched; and who is not active but matches."""
    found = list[Facet]()
    standings: tuple[tuple[str, str, Term], ...] = (
        ("Due or overdue", "is:due", Time("next", None, today + 1)),
        ("Starred", "is:starred", Is("starred")),
        ("Disconnected", "is:disconnected", Is("disconnected")),
    )
    for label, text, term in standings:
        found.append(Facet("status", label, text, _among(db, crowd, term, wanted)))
    touched = _counted(
        db,
        crowd,
        wanted,
        "SELECT 1, count(*) FROM contact_summary WHERE interactions > 0",
        "SELECT 1, count(*) FROM carray(?) a CROSS JOIN contact_summary s ON s.contact_id = a.value WHERE interactions > 0",
    )[1]
    found.insert(2, Facet("status", "Never in touch", "interactions:0", len(crowd.ids) - touched))
    rest = _without(query.term, "status")
    for status in (Status.ARCHIVED, Status.LET_GO, Status.TRASHED):
        key = status.name.lower()
        asked = And((rest, Choice("status", (key,)))) if rest is not None else Choice("status", (key,))
        test = search_sql.test_of(db, Query(term=asked))
        count = int(db.value(f"SELECT count(*) FROM contact c WHERE {test.sql}", *test.parameters))
        found.append(
            Facet("status", key.replace("_", " ").capitalize(), f"status:{quoted(key.replace('_', ' '))}", count)
        )
    return [facet for facet in found if facet.count]


def _among(db: Database, crowd: Crowd, term: Term, wanted: Wanted) -> int:
    _go_on(wanted)
    return len(search.within(search.matching(db, term), crowd.ids))


_SECTIONS: dict[str, Callable[[Database, Crowd, Wanted], list[Facet]]] = {
    "role": _roles,
    "level": _levels,
    "network": _networks,
    "tier": _tiers,
    "tag": _tags,
    "company": _companies,
}
