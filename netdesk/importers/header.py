"""The row with the names of the columns: where it stands, and its names made unique."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from netdesk.domain.folding import fold

SEARCHED_ROWS = 60
NOT_WORDS = re.compile(r"[\W_]+")
VALUE = re.compile(
    r"[^@\s]+@[^@\s]+\.[^@\s]+"  # e-mail
    r"|https?://.*|www\..*"
    r"|[+\-(]?[\d\s().,/:\-+%€$£]*\d[\d\s().,/:\-+%€$£]*"  # numbers, phones, dates
    r"|\d{4}-\d\d-\d\d.*",
    re.IGNORECASE | re.DOTALL,
)


def squash(name: str) -> str:
    """Bring the name of a column to its letters and digits: "E-mail 1 - Value" gives "email1value"."""
    return NOT_WORDS.sub("", fold(name))


def find_header(rows: Sequence[Sequence[str]], known: Callable[[Sequence[str]], int]) -> int:
    """Find the row of names among the first rows of a table; -1 when the file has none.

    `known` counts the cells of a row that are known names of columns. Rows before the header are a preamble.
    """
    usual = _usual_width(rows)
    best, most = -1, 0
    for number, row in enumerate(rows[:SEARCHED_ROWS]):
        cells = [cell.strip() for cell in row if cell.strip()]
        filled = len(cells)
        if filled == 1 and cells[0].endswith(":"):
            continue  # LinkedIn's "Notes:" announces a sentence, and is no column
        count = known(row)
        if count > most and count * 2 >= filled and (filled > 1 or usual == 1):
            best, most = number, count
            if count * 10 >= filled * 8 and (count >= 2 or filled == 1):
                break
    if best >= 0 and (most >= 2 or best == 0 or usual == 1):
        return best
    for number, row in enumerate(rows[:SEARCHED_ROWS]):
        filled_cells = [cell for cell in row if cell.strip()]
        if len(row) < usual or not filled_cells:
            continue
        return -1 if any(VALUE.fullmatch(cell.strip()) for cell in filled_cells) else number
    return -1


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    widths = Counter(len(row) for row in rows if any(row))
    return max(widths, key=lambda width: (widths[width], width)) if widths else 0


def usual_width(rows: Sequence[Sequence[str]]) -> int:
    """Give the number of cells that most rows have."""
    return _usual_width(rows)


def unique_names(cells: Sequence[str]) -> tuple[str, ...]:
    """Give every column a name of its own: "Email", "Email 2"; nameless ones are "Column 4"."""
    taken: set[str] = set()
    given = {cell.strip() for cell in cells}
    names = []
    for number, cell in enumerate(cells, 1):
        base = " ".join(cell.replace("\ufeff", "").split()) or f"Column {number}"
        name, count = base, 2
        while name in taken or (name != base and name in given):
            name = f"{base} {count}"
            count += 1
        taken.add(name)
        names.append(name)
    return tuple(names)
