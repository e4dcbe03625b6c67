"""What a query can go on with at the cursor: fields, and the values of a field, as choices to put in place of what is there."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netdesk.domain import query_fields
from netdesk.domain.cadence import TIERS
from netdesk.domain.folding import fold
from netdesk.domain.query_fields import BY_NAME, FIELDS, HAS, IS

MOST = 50
LEAST = 2
"""From so many letters on, a word may become a field."""
_TERM = re.compile(r'([^\W\d_]+)(>=|<=|[:=<>])("[^"]*|[^\s()"]*)')
_BARE = re.compile(r"[^\s()\":=<>]+")
_DAYS = {
    "today": "",
    "yesterday": "",
    "-7d": "a week ago",
    "-30d": "30 days ago",
    "-90d": "90 days ago",
    "-180d": "180 days ago",
    "-1y": "a year ago",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to go on with: what is shown, what is written for it, and a line about it."""

    label: str
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """Choices for the characters from `start` to before `end`; `field` says whose values they are, "" for fields."""

    start: int = 0
    end: int = 0
    choices: tuple[Choice, ...] = ()
    field: str = ""


Values = Mapping[str, Sequence[str]]
"""Known values by field: tags, companies, positions, locations, sources, the most frequent first."""


def completions(text: str, cursor: int, values: Values) -> Completion:
    """Tell what can be written at the cursor; without choices where nothing fits or the part is whole already."""
    cursor = max(0, min(cursor, len(text)))
    start = _start(text, cursor)
    typed = text[start:cursor]
    term = _TERM.fullmatch(typed)
    if term is None:
        return _fields(text, start, cursor)
    field = BY_NAME.get(term[1].casefold())
    if field is None:
        return Completion(cursor, cursor)
    begin, end = start + term.start(3), _end(text, cursor, quoted=term[3].startswith('"'))
    value = term[3].removeprefix('"')
    low, dots, high = value.partition("..")
    if dots:
        begin, value = begin + len(low) + 2, high
    wanted = fold(value)
    found = [choice for choice in _values(field.name, values) if _fits(choice.label, wanted)]
    if any(fold(choice.label) == wanted for choice in found):
        return Completion(begin, end, (), field.name)
    return Completion(begin, end, tuple(found[:MOST]), field.name)


def _fields(text: str, start: int, cursor: int) -> Completion:
    typed = text[start:cursor].casefold()
    if len(typed) < LEAST or not typed.isalpha() or not _at_end(text, cursor):
        return Completion(cursor, cursor)
    found = [field for field in FIELDS if field.name.startswith(typed)]
    return Completion(start, cursor, tuple(Choice(f"{each.name}:", f"{each.name}:", each.about) for each in found))


def _values(field: str, values: Values) -> list[Choice]:
    """List all values of a field that are known."""
    kind = BY_NAME[field].kind
    if field in ("has", "is"):
        return [Choice(key, key, about) for key, about in (HAS if field == "has" else IS).items()]
    if field == "level":
        names = query_fields.names_of(field)
        return [Choice(name, name, str(number)) for number, name in enumerate(names, start=1)]
    if field == "tier":
        return [Choice(str(tier), str(tier), f"{size} people") for tier, size in enumerate(TIERS, start=1)]
    if kind in ("day", "instant"):
        return [Choice(name, name, about) for name, about in _DAYS.items()]
    names = query_fields.names_of(field) if kind == "choice" else tuple(values.get(field, ()))
    return [Choice(name, quoted(name)) for name in names if '"' not in name]


def quoted(value: str) -> str:
    """Write a value so that it is read as one."""
    return value if _BARE.fullmatch(value) else f'"{value}"'


def _fits(label: str, wanted: str) -> bool:
    """Tell whether a label or one of its words begins with what is typed."""
    folded = fold(label)
    return folded.startswith(wanted) or f" {wanted}" in folded


def _start(text: str, cursor: int) -> int:
    """Find where the term at the cursor begins: a quote keeps its blanks inside."""
    start, open_quote = 0, False
    for place, letter in enumerate(text[:cursor]):
        if letter == '"':
            if not open_quote and (place == 0 or text[place - 1] not in ":=<>"):
                start = place
            open_quote = not open_quote
        elif not open_quote and (letter in "()" or letter.isspace() or (letter == "-" and start == place)):
            start = place + 1
    return start


def _end(text: str, cursor: int, *, quoted: bool) -> int:
    """Find where the value at the cursor ends."""
    if quoted:
        end = text.find('"', cursor)
        return len(text) if end < 0 else end + 1
    while not _at_end(text, cursor):
        cursor += 1
    return cursor


def _at_end(text: str, cursor: int) -> bool:
    return cursor >= len(text) or text[cursor].isspace() or text[cursor] in '()"'
