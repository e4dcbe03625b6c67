"""Ticks of facets as a query's text: which values it names, and the text after one tick more or less.

The text is the truth: nothing is remembered beside it. Values of one section are joined by `or` in parentheses, sections
by standing side by side: `ada (role:client or role:peer) network:linkedin`.
"""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

_FIELD = re.compile(r"[a-z_]+(?=:|[<>]=?|=)", re.IGNORECASE)
_LOOSE = frozenset({"is", "has"})
"""Fields that several sections use: what belongs together is known by the values alone."""


def ticked(text: str, section: Collection[str]) -> frozenset[str]:
    """Give those of a section's values (their queries) that a text names, alone or among others of the section."""
    if not text.strip():
        return frozenset()
    values = _Values.of(section)
    named = {_key(member) for part in _whole_parts(text) for member in values.members(part)}
    return frozenset(value for value in section if _key(value) in named) if named else frozenset()


def is_ticked(text: str, value: str, section: Collection[str]) -> bool:
    """Tell whether a text names a value."""
    return value in ticked(text, {value, *section})


def tick(text: str, value: str, section: Collection[str]) -> str:
    """Give the text that selects this value as well."""
    if is_ticked(text, value, section):
        return text
    values, found = _Values.of([value, *section]), _whole_parts(text)
    kept = [part for part in found if not values.members(part)]
    place = next((place for place, part in enumerate(found) if values.members(part)), len(kept))
    group = [*(member for part in found for member in values.members(part)), _part(value)]
    return " ".join([*kept[:place], _group(group), *kept[place:]])


def untick(text: str, value: str, section: Collection[str]) -> str:
    """Give the text that does not name this value any more."""
    unwanted, kept, values = _key(value), list[str](), _Values.of([value, *section])
    for part in _whole_parts(text):
        members = values.members(part)
        left = [member for member in members if _key(member) != unwanted]
        if len(left) == len(members):
            kept.append(part)
        elif left:
            kept.append(_group(left))
    return " ".join(kept)


def parts(text: str) -> list[str]:
    """Split a query where blanks stand outside of quotes and parentheses."""
    found, start, depth, quoted = list[str](), -1, 0, False
    for place, letter in enumerate(text):
        if letter == '"':
            quoted = not quoted
        elif not quoted:
            depth = max(0, depth + (letter == "(") - (letter == ")"))
        if not letter.isspace() or quoted or depth:
            start = place if start < 0 else start
        elif start >= 0:
            found.append(text[start:place])
            start = -1
    return [*found, text[start:]] if start >= 0 else found


def closed(text: str) -> str:
    """Close what is open at the end of a text, so that something can follow it."""
    depth, quoted = 0, False
    for letter in text:
        if letter == '"':
            quoted = not quoted
        elif not quoted:
            depth = max(0, depth + (letter == "(") - (letter == ")"))
    return text + '"' * quoted + ")" * depth


def _whole_parts(text: str) -> list[str]:
    """Split a text into parts that are joined by and; alternatives without parentheses become one part."""
    found = parts(closed(text))
    return [f"({' '.join(found)})"] if any(_is_or(part) for part in found) else found


class _Values(NamedTuple):
    """What belongs to a section: its values, and whatever else is said of their field where they all have the same."""

    keys: frozenset[str]
    field: str

    @classmethod
    def of(cls, section: Collection[str]) -> "_Values":
        fields = set(map(_field, section))
        return cls(frozenset(map(_key, section)), fields.pop() if len(fields) == 1 else "")

    def members(self, part: str) -> list[str]:
        """List the section's values that a part is made of; none where anything else is in it."""
        if self._holds(part):
            return [part]
        inner = parts(part[1:-1]) if _is_group(part) else []
        terms, between = inner[::2], inner[1::2]
        if terms and len(terms) == len(between) + 1 and all(map(_is_or, between)) and all(map(self._holds, terms)):
            return terms
        return []

    def _holds(self, term: str) -> bool:
        return _key(term) in self.keys or bool(self.field and _field(term) == self.field)


def _is_group(part: str) -> bool:
    """Tell whether one pair of parentheses holds a whole part."""
    if not (part.startswith("(") and part.endswith(")")):
        return False
    depth, quoted = 0, False
    for letter in part[:-1]:
        if letter == '"':
            quoted = not quoted
        elif not quoted:
            depth += (letter == "(") - (letter == ")")
            if not depth:
                return False
    return True


def _group(terms: Sequence[str]) -> str:
    return terms[0] if len(terms) == 1 else f"({' or '.join(terms)})"


def _part(value: str) -> str:
    """Write a value's query so that it stands as one part."""
    return value if len(parts(value)) <= 1 else f"({value})"


def _field(term: str) -> str:
    found = _FIELD.match(term)
    name = found[0].casefold() if found else ""
    return "" if name in _LOOSE else name


def _key(term: str) -> str:
    """Compare terms whatever their case and whether a single word is in quotes."""
    return re.sub(r'"(\S*?)"', r"\1", _part(term)).casefold()


def _is_or(part: str) -> bool:
    return part.casefold() == "or"
