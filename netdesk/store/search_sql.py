"""From a query to SQL: each condition a test of contact c that is true or false, never NULL, joined by AND, OR, NOT.

What few contacts have is a list of their ids, which SQLite reads from an index and then looks up; free words that are all
wanted are one search of the index.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from netdesk.domain.contact import Status
from netdesk.domain.participation import Level
from netdesk.domain.query import Query
from netdesk.domain.query_terms import And, Choice, Has, Leaf, Not, Number, Or, Term, TextField, Time, Words
from netdesk.store import search_words
from netdesk.store.database import Database


class Condition(NamedTuple):
    """A test of contact c in SQL, with its parameters.

    `each` asks the same of one contact after the other, where it differs: quicker for a few hundred of them than a list
    of all.
    """

    sql: str
    parameters: tuple[object, ...] = ()
    each: str = ""

    @property
    def for_each(self) -> "Condition":
        """The same test for a few contacts."""
        return Condition(self.each or self.sql, self.parameters)


def _linked(table: str, where: str = "1", parameters: tuple[object, ...] = (), column: str = "contact_id") -> Condition:
    """Ask for contacts that rows of a table belong to; `where` tells which rows."""
    listed = f"c.id IN (SELECT {column} FROM {table} WHERE {where})"
    return Condition(listed, parameters, f"EXISTS (SELECT 1 FROM {table} WHERE {column} = c.id AND {where})")


def _not(inside: Condition) -> Condition:
    each = f"NOT ({inside.each})" if inside.each else ""
    return Condition(f"NOT ({inside.sql})", inside.parameters, each)


AT_LEVEL = (
    "SELECT contact_id FROM contact_summary WHERE level BETWEEN ? AND ?"
    " AND contact_id NOT IN (SELECT id FROM contact WHERE manual_level IS NOT NULL)"
    " UNION ALL SELECT id FROM contact WHERE manual_level BETWEEN ? AND ?"
)
_LEVEL_OF = "coalesce(c.manual_level, (SELECT level FROM contact_summary WHERE contact_id = c.id), 1)"
EVERYBODY, NOBODY = Condition("1"), Condition("0")
_MATCH = "c.id IN (SELECT rowid FROM contact_search WHERE contact_search MATCH ?)"
_ABOVE = 1e18
_BY_VALUE = " = ? COLLATE NOCASE"
_STATUSES = {status.name.lower(): int(status) for status in Status}
_HAS = {
    **{table: _linked(table) for table in ("email", "phone", "website", "photo", "note")},
    **{column: Condition(f"c.{column} <> ''") for column in ("name", "company", "position", "location", "birthday")},
    "profile": _linked("profile", "gone_on IS NULL"),
    "tag": _linked("contact_tag"),
    "role": _linked("contact_role"),
    "tier": Condition("c.tier IS NOT NULL"),
    "score": Condition("c.manual_score IS NOT NULL"),
    "cadence": _linked("contact_due"),
    "interaction": _linked("contact_summary", "interactions > 0"),
    "promise": _linked("promise", "done_day IS NULL"),
}
_IS = {
    "starred": Condition("c.starred <> 0"),
    "disconnected": _linked("profile", "gone_on IS NOT NULL"),
    "reconnected": _linked("profile", "back_on IS NOT NULL AND gone_on IS NULL"),
}
_TIMES = {
    "connected": "c.connected_on",
    "added": "nullif(c.added_at, 0)",
    "first": ("contact_summary", "first_at"),
    "last": ("contact_summary", "last_at"),
    "next": ("contact_due", "ideal_on"),
    "longest": ("contact_due", "latest_on"),
    "snoozed": ("contact_cadence", "snoozed_until"),
}


def test_of(db: Database, query: Query) -> Condition:
    """Give the test that a query's contacts pass; without a word about the status, active ones only."""
    asked = EVERYBODY if query.term is None else _test(db, query.term)
    return asked if query.names_status else _all([Condition(f"c.status = {int(Status.ACTIVE)}"), asked])


def source_of(test: Condition) -> str:
    """Name the table of contacts so that a test goes through it in the order of ids, unless an index finds its few.

    A walk along an index would look up ids at random: four times slower among a million.
    """
    return "contact c" if _BY_VALUE in test.sql else "contact c NOT INDEXED"


def term_test(db: Database, term: Term | None) -> Condition:
    """Give the test of a term alone, whatever the status."""
    return EVERYBODY if term is None else _test(db, term)


def _test(db: Database, term: Term) -> Condition:
    if isinstance(term, Not):
        return _not(_test(db, term.term))
    if isinstance(term, And):
        free = [part for part in term.terms if isinstance(part, Words)]
        rest = [_test(db, part) for part in term.terms if not isinstance(part, Words)]
        return _all(([_words(free)] if free else []) + rest)
    if isinstance(term, Or):
        return _joined(" OR ", [_test(db, part) for part in term.terms])
    return _leaf(db, term)


def _leaf(db: Database, leaf: Leaf) -> Condition:
    if isinstance(leaf, Words):
        return _words([leaf])
    if isinstance(leaf, TextField):
        return _text(db, leaf)
    if isinstance(leaf, Choice):
        return _choice(leaf)
    if isinstance(leaf, Number):
        return _NUMBERS[leaf.field](leaf)
    if isinstance(leaf, Time):
        return _time(leaf)
    return (_HAS if isinstance(leaf, Has) else _IS)[leaf.what]


def _words(phrases: list[Words]) -> Condition:
    return Condition(_MATCH, (search_words.expression(phrases),))


def _text(db: Database, leaf: TextField) -> Condition:
    if leaf.whole:
        return _whole(leaf)
    if leaf.field in search_words.IN_INDEX:
        return Condition(_MATCH, (search_words.field_expression(leaf.field, leaf.words),))
    if leaf.field == "tag":
        found = db.rows("SELECT id, name FROM tag")
        tags = [str(int(key)) for key, name in found if search_words.has_phrase(name, leaf.words)]
        return _linked("contact_tag", f"tag_id IN ({', '.join(tags)})") if tags else NOBODY
    names = [str(name) for (name,) in db.rows("SELECT DISTINCT source FROM contact")]
    fitting = tuple(name for name in names if search_words.has_phrase(name, leaf.words))
    return Condition(f"c.source IN ({', '.join('?' * len(fitting))})", fitting) if fitting else NOBODY


def _whole(leaf: TextField) -> Condition:
    """Compare all that a field holds; the case of the letters A to Z does not count."""
    if leaf.field == "email":
        return _linked("email", "address = ?", (leaf.whole.lower(),))
    if leaf.field == "tag":
        tags = "SELECT id FROM tag WHERE name = ? COLLATE NOCASE"
        return _linked("contact_tag", f"tag_id IN ({tags})", (leaf.whole,))
    return Condition(f"c.{leaf.field}{_BY_VALUE}", (leaf.whole,))


def _choice(leaf: Choice) -> Condition:
    marks = ", ".join("?" * len(leaf.keys))
    if leaf.field == "status":
        if len(leaf.keys) == len(_STATUSES):
            return EVERYBODY
        return Condition(f"c.status IN ({marks})", tuple(_STATUSES[key] for key in leaf.keys))
    if leaf.field == "role":
        return _linked("contact_role", f"role_id IN (SELECT id FROM role WHERE key IN ({marks}))", leaf.keys)
    networks = f"SELECT id FROM network WHERE key IN ({marks})"
    return _linked("profile", f"gone_on IS NULL AND network_id IN ({networks})", leaf.keys)


def _level(leaf: Number) -> Condition:
    low = int(leaf.low or Level.READ)
    high = int(Level.LEAD if leaf.high is None else leaf.high)
    if low > high:
        return NOBODY
    each = f"{_LEVEL_OF} BETWEEN {low} AND {high}"
    if low > Level.READ:
        return Condition(f"c.id IN ({_at_level(low, high)})", (), each)
    # Read includes everybody without acts, whom only the other levels can tell.
    if high >= Level.LEAD:
        return EVERYBODY
    return Condition(f"c.id NOT IN ({_at_level(high + 1, int(Level.LEAD))})", (), each)


def _at_level(low: int, high: int) -> str:
    return AT_LEVEL.replace("BETWEEN ? AND ?", f"BETWEEN {low} AND {high}")


def _acts(leaf: Number) -> Condition:
    low, high = leaf.low or 0, _ABOVE if leaf.high is None else leaf.high
    if low > high:
        return NOBODY
    if low > 0:
        return _linked("contact_summary", "interactions BETWEEN ? AND ?", (low, high))
    more = "SELECT 1 FROM contact_summary WHERE contact_id = c.id AND interactions > ?"
    return Condition(f"NOT EXISTS ({more})", (high,))


def _own(column: str) -> Callable[[Number], Condition]:
    """Condition a number of the contact itself, which may be unknown."""

    def test(leaf: Number) -> Condition:
        bounds = (-1.0 if leaf.low is None else leaf.low, _ABOVE if leaf.high is None else leaf.high)
        return Condition(f"({column} IS NOT NULL AND {column} BETWEEN ? AND ?)", bounds)

    return test


def _tier(leaf: Number) -> Condition:
    bounds = (leaf.low or 0, _ABOVE if leaf.high is None else leaf.high)
    listed = "SELECT id FROM contact WHERE tier IS NOT NULL AND tier BETWEEN ? AND ?"
    return Condition(f"c.id IN ({listed})", bounds, "(c.tier IS NOT NULL AND c.tier BETWEEN ? AND ?)")


_NUMBERS: dict[str, Callable[[Number], Condition]] = {
    "level": _level,
    "interactions": _acts,
    "tier": _tier,
    "score": _own("c.manual_score"),
}


def _time(leaf: Time) -> Condition:
    place = _TIMES[leaf.field]
    if isinstance(place, str):
        bounds, parameters = _bounds(place, leaf.first, leaf.after)
        return Condition(f"ifnull({bounds}, 0)", parameters)
    table, column = place
    if leaf.never:
        # Everybody but those whose time is known and outside.
        before, earlier = _bounds(column, None, leaf.first)
        later, parameters = _bounds(column, leaf.after, None)
        outside = " OR ".join([before] * (leaf.first is not None) + [later] * (leaf.after is not None)) or "0"
        known = (earlier if leaf.first is not None else ()) + (parameters if leaf.after is not None else ())
        return _not(_linked(table, f"({outside})", known))
    bounds, parameters = _bounds(column, leaf.first, leaf.after)
    return _linked(table, bounds, parameters)


def _bounds(column: str, first: int | None, after: int | None) -> tuple[str, tuple[object, ...]]:
    """Bound a column from `first` on and before `after`."""
    parts = [f"{column} >= ?"] * (first is not None) + [f"{column} < ?"] * (after is not None)
    return " AND ".join(parts) or f"{column} IS NOT NULL", tuple(x for x in (first, after) if x is not None)


def _all(tests: list[Condition]) -> Condition:
    return _joined(" AND ", [test for test in tests if test != EVERYBODY] or [EVERYBODY])


def _joined(word: str, tests: Iterable[Condition]) -> Condition:
    parts = list(tests)
    if len(parts) == 1:
        return parts[0]
    return Condition(
        word.join(f"({part.sql})" for part in parts),
        tuple(value for part in parts for value in part.parameters),
        word.join(f"({part.each or part.sql})" for part in parts),
    )
