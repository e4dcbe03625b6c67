"""Cells of exported tables: several values in one, and nothing a spreadsheet would run.

Both ways: what `joined` and `defused` write, `parted` and `plain` read back without loss.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from netdesk.domain.contact import Status
from netdesk.domain.exported import Cell, Kind
from netdesk.domain.period import from_day, to_day

APART = " ::: "
_RUN = re.compile(r"(\\*)(:{3,})")
_ESCAPED = re.compile(r"(\\+)(:{3,})")
_DANGEROUS = frozenset("=+-@\t\r\0＝＋－＠")
_DEFUSED = re.compile("'+[=+\\-@\t\r\0＝＋－＠]")
_STATUS = {status: status.name.lower().replace("_", " ") for status in Status}
_STATUS_NAMED = {word: status for status, word in _STATUS.items()}


def defused(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula, or for one already defused."""
    if not cell or (cell[0] not in _DANGEROUS and cell[0] != "'"):
        return cell
    return f"'{cell}" if cell[0] in _DANGEROUS or _DEFUSED.match(cell) else cell


def plain(cell: str) -> str:
    """Take the apostrophe of `defused` away again."""
    return cell[1:] if cell[:1] == "'" and _DEFUSED.match(cell) else cell


def joined(values: Sequence[str], *, leads: bool = False) -> str:
    """Put several values into one cell; `leads` says that the number of values is read from this cell."""
    if not any(values) and (not leads or len(values) == 1):
        return "\\" if leads else ""
    if len(values) == 1 and ":::" not in values[0] and values[0].strip("\\"):
        return values[0]
    return APART.join([_escaped(value) for value in values])


def parted(cell: str) -> list[str]:
    """Read the values of a cell that `joined` wrote; an empty cell holds none."""
    if not cell:
        return []
    if ":::" not in cell and cell.strip("\\"):
        return [cell]
    return [_unescaped(value) for value in cell.split(APART)]


def _escaped(value: str) -> str:
    # A value of backslashes alone gets one more, so that one backslash can stand for a single empty value.
    if value and not value.strip("\\"):
        return value + "\\"
    return _RUN.sub(lambda found: f"{found[1]}{found[1]}\\{found[2]}", value) if ":::" in value else value


def _unescaped(value: str) -> str:
    if value and not value.strip("\\"):
        return value[1:]
    if "\\:::" not in value:
        return value
    return _ESCAPED.sub(lambda found: "\\" * (len(found[1]) // 2) + found[2], value)


def columns_of(items: Iterable[Sequence[str]], width: int) -> list[str]:
    """Turn a list of things into one cell for each of their `width` columns."""
    found = list(zip(*items, strict=True))
    return [joined(values, leads=not at) for at, values in enumerate(found)] if found else [""] * width


def items_of(cells: Sequence[str]) -> list[tuple[str, ...]]:
    """Turn the cells of a list back into its things; the first cell says how many there are."""
    first = parted(cells[0])
    rest = [[*parted(cell)[: len(first)]] for cell in cells[1:]]
    filled = [values + [""] * (len(first) - len(values)) for values in rest]
    return list(zip(first, *filled, strict=True))


def day_text(day: int) -> str:
    """Write a day as an ISO date."""
    return from_day(day).isoformat()


def instant_text(seconds: int) -> str:
    """Write an instant (seconds, UTC) as ISO 8601 in UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def text_of(kind: Kind, value: Cell) -> str:
    """Write a value as text; nothing is an empty text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return joined(value)
    if kind is Kind.DAY:
        return day_text(int(value))
    if kind in (Kind.INSTANT, Kind.MAYBE_INSTANT):
        return instant_text(int(value))
    if kind is Kind.STATUS:
        return _STATUS[Status(int(value))]
    if kind is Kind.MONEY:
        return f"{int(value) / 100:.2f}"
    return repr(value) if isinstance(value, float) else str(int(value))


def value_of(kind: Kind, text: str) -> Cell:
    """Read what `text_of` wrote. Raises ValueError for what is none of its kind."""
    if kind is Kind.TEXT:
        return text
    if not text:
        return {Kind.NUMBER: 0, Kind.INSTANT: 0, Kind.STATUS: int(Status.ACTIVE)}.get(kind)
    if kind is Kind.MAYBE_TEXT:
        return text
    if kind is Kind.DAY:
        return to_day(date.fromisoformat(text.strip()[:10]))
    if kind in (Kind.INSTANT, Kind.MAYBE_INSTANT):
        moment = datetime.fromisoformat(text.strip())
        return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    if kind is Kind.STATUS:
        status = _STATUS_NAMED.get(text.strip().lower())
        if status is None:
            raise ValueError(text)
        return int(status)
    return float(text) if kind is Kind.REAL else int(text)
