"""From search text to contacts: words and a range of levels now; the whole query language comes with its grammar.

The index folds accents and case by itself. Each word is handed to it quoted, so that no text can be a faulty query.
"""

import re
from array import array
from dataclasses import dataclass
from unicodedata import combining, normalize

from netdesk.domain.errors import UsageError
from netdesk.domain.participation import Level
from netdesk.store import search_index
from netdesk.store.database import Database
from netdesk.store.id_lists import MANY, column, kept_of_many

ALL_LEVELS = (int(Level.READ), int(Level.LEAD))
NO_LEVELS = (int(Level.LEAD) + 1, int(Level.LEAD))
SHORT = 2
"""A prefix of so few letters matches hundreds of thousands: its first rows are found by walking the list."""
_COMMON = re.compile("[0-9A-Za-z\xc0-\xff\u0100-\u017e]+")
FIELDS = search_index.DOCUMENT
LATER_FIELDS = frozenset(
    "name company position location email note tag role network score status added connected first last cadence".split()
)
_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_FIELD = re.compile(r"(\w+)(>=|<=|:|=|<|>)(.*)", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: phrases (words that follow each other), the last one a prefix, and a range of levels."""

    phrases: tuple[tuple[str, ...], ...] = ()
    levels: tuple[int, int] = ALL_LEVELS

    @property
    def is_empty(self) -> bool:
        """Whether everybody matches."""
        return not self.phrases and self.levels == ALL_LEVELS

    @property
    def prefix(self) -> str:
        """The last word as typed so far, without accents."""
        return plain(self.phrases[-1][-1]) if self.phrases else ""

    @property
    def is_short(self) -> bool:
        """Whether the last word is so short that the index would list a large part of everybody."""
        if not self.phrases or len(self.phrases[-1]) > 1:
            return False
        # Of other letters, the index and `plain` may think differently; they are rare enough for the index.
        return len(self.prefix) <= SHORT and _COMMON.fullmatch(self.phrases[-1][0]) is not None

    def without_prefix(self) -> "Query":
        """Give the same query without its last word."""
        return Query(self.phrases[:-1], self.levels)


def parse(text: str, *, strict: bool = False) -> Query:
    """Read search text. Never raises unless `strict`, for the command line: then UsageError for what is not known yet."""
    phrases: list[tuple[str, ...]] = []
    low, high = ALL_LEVELS
    for match in _TERM.finditer(text):
        quoted, term = match[1], match[2]
        asked = _FIELD.fullmatch(term) if term else None
        if asked and asked[1].casefold() == "level":
            least, most = _levels(asked[2], asked[3], strict=strict)
            low, high = max(low, least), min(high, most)
            continue
        if strict and term:
            _refuse_later(term, asked[1] if asked else "", match.start() + 1)
        words = tuple(_WORD.findall(_composed(quoted if term is None else term)))
        if words:
            phrases.append(words)
    return Query(tuple(phrases), (low, high) if low <= high else NO_LEVELS)


@dataclass(frozen=True, slots=True)
class Found:
    """Ids in no order, whatever their status; or, `inverse`, everybody but these."""

    ids: "array[int]"
    inverse: bool = False

    def within(self, order: "array[int]", most: int = -1) -> "array[int]":
        """Keep those of a sorted list of ids that were found, in its order; at most so many."""
        if len(order) >= MANY:
            return kept_of_many(order, self.ids, inverse=self.inverse, most=most)
        found = set(self.ids)
        kept = array("q", (number for number in order if (number in found) != self.inverse))
        return kept[:most] if most >= 0 else kept


def matching(db: Database, query: Query) -> Found:
    """Find whom a query with words or levels matches."""
    low, high = query.levels
    inverse = low == Level.READ and high != Level.LEAD
    # Read includes everybody without acts, whom only the other levels can tell.
    bounds = (high + 1, int(Level.LEAD)) if inverse else (low, high)
    leveled = query.levels != ALL_LEVELS
    at_level = column(db, AT_LEVEL, *bounds, *bounds) if leveled else array("q")
    if not query.phrases:
        return Found(at_level, inverse)
    ids = column(db, _IN_INDEX, expression(query))
    return Found(Found(at_level, inverse).within(ids) if leveled else ids)


def expression(query: Query) -> str:
    """Word a query for the index: every phrase quoted, all of them wanted, the last one a prefix."""
    parts = [_either(words) for words in query.phrases]
    parts[-1] = _either(query.phrases[-1], "*")
    return " AND ".join(parts)


def plain(text: str) -> str:
    """Take case and accents off, as the index does."""
    if text.isascii():
        return text.lower()
    parts = normalize("NFD", text).casefold()
    return "".join([letter for letter in parts if not combining(letter)])


def has_word(text: str, prefix: str) -> bool:
    """Tell whether a word of a text begins with a prefix (already plain)."""
    folded = plain(text)
    place = folded.find(prefix)
    while place >= 0:
        if place == 0 or not folded[place - 1].isalnum():
            return True
        place = folded.find(prefix, place + 1)
    return False


_IN_INDEX = "SELECT rowid FROM contact_search WHERE contact_search MATCH ?"
AT_LEVEL = (
    "SELECT contact_id FROM contact_summary WHERE level BETWEEN ? AND ?"
    " AND contact_id NOT IN (SELECT id FROM contact WHERE manual_level IS NOT NULL)"
    " UNION ALL SELECT id FROM contact WHERE manual_level BETWEEN ? AND ?"
)


def _either(words: tuple[str, ...], mark: str = "") -> str:
    """Quote a phrase; a name with ß is found by ss as well, which the index does not fold."""
    phrase = f'"{" ".join(words)}"{mark}'
    other = phrase.replace("ss", "ß") if "ss" in phrase else phrase.replace("ß", "ss")
    return phrase if other == phrase else f"({phrase} OR {other})"


def _composed(text: str) -> str:
    """Put letters and their accents together; an accent left alone would part a word."""
    if text.isascii():
        return text
    return "".join([letter for letter in normalize("NFC", text) if not "\u0300" <= letter <= "\u036f"])


def _levels(sign: str, value: str, *, strict: bool) -> tuple[int, int]:
    least, most = ALL_LEVELS
    level = _level_named(value, strict=strict)
    if level is None:
        return ALL_LEVELS
    if sign in (">", ">="):
        return level + (sign == ">"), most
    if sign in ("<", "<="):
        return least, level - (sign == "<")
    return level, level


def _level_named(value: str, *, strict: bool) -> int | None:
    """Find a level by number or name; unless strict, also by the beginning of its name, since it may be half typed."""
    wanted = value.casefold()
    for level in Level:
        name = level.name.casefold()
        if wanted in (name, str(int(level))) or (not strict and wanted and name.startswith(wanted)):
            return int(level)
    if strict:
        raise UsageError(f"There is no level “{value}”. Use 1 to 12, or a name such as level:write or level>=refactor.")
    return None


def _refuse_later(term: str, field: str, place: int) -> None:
    """Refuse what the query language will mean one day, rather than find something else."""
    if field.casefold() in LATER_FIELDS:
        raise UsageError(f"“{field}” at character {place} cannot be searched yet. Words and level:write can.")
    if term[0] in "-()" or term[-1] in "()" or term.casefold() == "or":
        raise UsageError(
            f"“{term}” at character {place}: only words and level:write can be searched yet, all of them wanted."
        )
