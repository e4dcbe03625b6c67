"""How a table is written: which sign parts the cells, which one quotes them, how a quote inside a cell is written.

Every candidate reads a sample; the one under which the rows come out alike and the cells clean wins.
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

DELIMITERS = (",", ";", "\t", "|")
SEPARATOR_LINE = re.compile(r'\ufeff?"?sep=(.)"?,*\r?\n?', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """The signs of a table; `escape` is "" where a doubled quote stands for a quote."""

    delimiter: str = ","
    quote: str = '"'
    escape: str = ""

    def options(self, *, strict: bool = True) -> dict[str, Any]:
        """Give the arguments for csv.reader."""
        return {
            "delimiter": self.delimiter,
            "quotechar": self.quote,
            "doublequote": True,
            "escapechar": self.escape or None,
            "strict": strict,
        }

    @property
    def words(self) -> str:
        """Name the delimiter for people."""
        return {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}.get(
            self.delimiter, f"“{self.delimiter}”"
        )


def separator_line(line: str) -> str:
    """Read Excel's first line `sep=;`; "" when it is none."""
    found = SEPARATOR_LINE.fullmatch(line)
    return found.group(1) if found else ""


def find_dialect(
    lines: Sequence[str], *, whole: bool, known: Callable[[list[str]], int], delimiter: str = "", hint: str = ""
) -> Dialect:
    """Choose the dialect of a table by a sample of its lines.

    `whole` tells that the sample ends where the file ends; `known` counts the cells of a row that are known names of
    columns; `delimiter` is a sign the file itself names, `hint` one its name suggests.
    """
    text = "".join(lines)
    best, best_score = Dialect(delimiter or hint or ","), -1.0
    quotes = _quotes(text, (delimiter,) if delimiter else DELIMITERS)
    for sign in (delimiter,) if delimiter else DELIMITERS:
        if sign not in text and sign != ",":
            continue
        for quote in quotes:
            for escape in ("", "\\") if "\\" + quote in text else ("",):
                dialect = Dialect(sign, quote, escape)
                score = _score(lines, dialect, whole=whole, known=known) + (0.05 if sign == hint else 0)
                if score > best_score + 1e-9:
                    best, best_score = dialect, score
    return best


def _quotes(text: str, delimiters: Sequence[str]) -> tuple[str, ...]:
    """Give the quotes worth trying: the single one only where it encloses cells and the double one does not."""
    signs = "".join(re.escape(sign) for sign in delimiters)
    counts = {}
    for quote in "\"'":
        enclosed = rf"(?:^|(?<=[{signs}\n\r])){quote}(?:[^{quote}]|{quote}{quote})*{quote}(?=[{signs}\r\n]|\Z)"
        counts[quote] = len(re.findall(enclosed, text))
    if counts["'"] < 2 or counts["'"] <= counts['"']:
        return ('"',)
    return ("'", '"')


def _in_quotes(cell: str) -> bool:
    return len(cell) > 1 and cell[0] == cell[-1] and cell[0] in "\"'"


CLEAN = re.compile(
    r"[\w\s.'’&/()+@:-]*"  # words, names, e-mail, numbers, dates, web addresses
)


def _score(lines: Sequence[str], dialect: Dialect, *, whole: bool, known: Callable[[list[str]], int]) -> float:
    rows: list[list[str]] = []
    faults = 0
    feed = iter(lines)
    while True:
        try:
            for row in csv.reader(feed, **dialect.options()):
                if row:
                    rows.append(row)
            break
        except csv.Error as error:
            # A sample that was cut may end inside a cell.
            if "unexpected end" in str(error) and not whole:
                break
            faults += 1
            if "unexpected end" in str(error):
                break
    if not rows:
        return 0.0
    widths = Counter(len(row) for row in rows)
    width, same = max(widths.items(), key=lambda item: (item[1] if item[0] > 1 else item[1] * 0.5, item[0]))
    alike = same / len(rows)
    cells = [cell for row in rows[:200] for cell in row if cell]
    clean = sum(1 for cell in cells if CLEAN.fullmatch(cell[:200]) and not _in_quotes(cell)) / (len(cells) or 1)
    names = max(known(row) for row in rows[:30])
    enclosed = 0.3 if dialect.quote == "'" else 0.0
    parted = 1 - 1 / width
    return alike * (0.3 + parted) * (0.5 + clean / 2) + min(names, 8) * 0.25 + enclosed - faults / len(rows)
