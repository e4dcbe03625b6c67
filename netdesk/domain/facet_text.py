"""Ticks of facets as a query's text: which values it names, and the text after one tick more or less.

The text is the truth: nothing is remembered beside it. Values of one section are joined by `or` in parentheses, sections
by standing side by side: `ada (role:client or role:peer) network:linkedin`.
"""

import re
from collections.abc import Collection, Sequence

_FIELD = re.compile(r"[a-z_]+(?=:|[<>]=?|=)", re.IGNORECASE)
_LOOSE = frozenset({"is", "has"})
"""Fields that several sections use: what belongs together is known by the values alone."""


def is_ticked(text: str, value: str, section: Collection[str]) -> bool:
    """Tell whether a text names a value, alone or among others of its section (the queries of its values)."""
    wanted = _key(value)
    return any(wanted == _key(part) for part in _of_section(text, value, section))


def tick(text: str, value: str, section: Collection[str]) -> str:
    """Give the text that selects this value as well."""
    if is_ticked(text, value, section):
        return text
    parts, group = _whole_parts(text), [*_of_section(text, value, section), _part(value)]
    kept = [part for part in parts if not _members(part, value, section)]
    place = next((place for place, part in enumerate(parts) if _members(part, value, section)), len(kept))
    return " ".join([*kept[:place], _group(group), *kept[place:]])


def untick(text: str, value: str, section: Collection[str]) -> str:
    """Give the text that does not name this value any more."""
    unwanted, kept = _key(value), []
    for part in _whole_parts(text):
        members = _members(part, value, section)
        left = [member for member in members if _key(member) != unwanted]
        if len(left) == len(members):
            kept.append(part)
        elif left:
            kept.append(_group(left))
    return " ".join(kept)


def without(text: str, section: Collection[str]) -> str:
    """Give the text without all values of a section, to count what else could be ticked there."""
    sample = next(iter(section), "")
    return " ".join(part for part in _whole_parts(text) if not _members(part, sample, section))


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


def _of_section(text: str, value: str, section: Collection[str]) -> list[str]:
    return [member for part in _whole_parts(text) for member in _members(part, value, section)]


def _members(part: str, value: str, section: Collection[str]) -> list[str]:
    """List the section's values that a part is made of; none where anything else is in it."""
    known, field = {_key(other) for other in section} | {_key(value)}, _field(value)

    def belongs(term: str) -> bool:
        return _key(term) in known or bool(field and _field(term) == field)

    if belongs(part):
        return [part]
    inner = parts(part[1:-1]) if _is_group(part) else []
    terms, between = inner[::2], inner[1::2]
    if terms and len(terms) == len(between) + 1 and all(map(_is_or, between)) and all(map(belongs, terms)):
        return terms
    return []


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
