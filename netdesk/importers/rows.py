"""Rows of a table with the lines they begin on; quotes that never close are found and the rows after them saved."""

import csv
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from netdesk.importers.dialect import Dialect
from netdesk.importers.problems import Problems

LONGEST = 131_072
"""The csv module's own limit on the characters of a cell: it stops a stray quote from taking in the whole file."""


class Row(NamedTuple):
    """A row: the physical line it begins on (from 1) and its cells, at least as many as the header has."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Shape:
    """What is needed to read the rows: the signs, the lines before the first row, the columns (None: any number)."""

    dialect: Dialect
    skipped: int
    width: int | None


Lines = Callable[[], AbstractContextManager[Iterator[str]]]


def read_pairs(lines: Lines, shape: Shape, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Go through the rows as pairs of line and cells. Empty lines are passed over; what is odd is noted in `problems`.

    The quick way runs until the first faulty quote; from there on each row's lines are kept until it is read.
    """
    width, skipped = shape.width, shape.skipped
    start = skipped + 1
    with lines() as feed:
        reader = csv.reader(islice(feed, skipped, None), **shape.dialect.options())
        try:
            for cells in reader:
                if len(cells) == width:
                    yield start, cells
                elif cells:
                    yield start, _fitted(cells, start, width, problems)
                start = skipped + reader.line_num + 1
            return
        except csv.Error:
            pass
    with lines() as feed:
        yield from _careful_rows(islice(feed, start - 1, None), start, shape, problems)


def _fitted(cells: list[str], line: int, width: int | None, problems: Problems) -> list[str]:
    """Bring a ragged row to the width of the table; more cells than columns are kept."""
    count = len(cells)
    if width is None:
        return cells
    if count > width:
        while len(cells) > width and not cells[-1]:
            del cells[-1]
        if len(cells) == width:
            return cells
    if count != width:
        problems.add(line, f"{count} cells where the header has {width}.")
    cells.extend([""] * (width - len(cells)))
    return cells


def _careful_rows(feed: Iterator[str], start: int, shape: Shape, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    waiting: deque[str] = deque()
    taken: list[str] = []

    def hand_out() -> Iterator[str]:
        while True:
            line = waiting.popleft() if waiting else next(feed, None)
            if line is None:
                return
            taken.append(line)
            yield line

    while True:
        reader = csv.reader(hand_out(), **shape.dialect.options())
        try:
            for cells in reader:
                if cells:
                    yield start, _fitted(cells, start, shape.width, problems)
                start += len(taken)
                taken.clear()
            return
        except csv.Error as error:
            cells, used = _repaired(taken, start, shape, problems, error)
            waiting.extendleft(reversed(taken[used:]))
            taken.clear()
            if cells:
                yield start, _fitted(cells, start, shape.width, problems)
            start += used


def _repaired(
    taken: list[str], start: int, shape: Shape, problems: Problems, error: csv.Error
) -> tuple[list[str], int]:
    """Read a row the csv module refused; give its cells and the number of lines it takes."""
    dialect = shape.dialect
    if "expected after" in str(error):
        # A quote inside a quoted cell: read the row loosely if that gives as many cells as there are columns.
        loose = _only_row(taken, dialect, strict=False)
        if loose is not None and len(loose) == (shape.width or len(loose)) and len(taken) == 1:
            problems.add(start, "A quotation mark stands inside a quoted cell: read as it stands.")
            return loose, 1
    opened = _open_quote(taken, dialect)
    if opened is not None:
        number, column = opened
        without = taken[number][:column] + taken[number][column + 1 :]
        cells = _only_row([*taken[:number], without], dialect, strict=True)
        if cells is not None:
            problems.add(
                start + number, "A quotation mark opens here and never closes: left out, the line read as it stands."
            )
            return cells, number + 1
    return _plain(taken[0], start, shape, problems), 1


def _only_row(lines: list[str], dialect: Dialect, *, strict: bool) -> list[str] | None:
    try:
        rows = list(csv.reader(lines, **dialect.options(strict=strict)))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _plain(line: str, number: int, shape: Shape, problems: Problems) -> list[str]:
    """Part a line at its delimiters, quotes being nothing special; cells beyond the limit are cut."""
    cells = line.rstrip("\r\n").split(shape.dialect.delimiter)
    if any(len(cell) > LONGEST for cell in cells):
        problems.add(number, f"A cell is longer than {LONGEST:,} characters and was cut.")
        return [cell[:LONGEST] for cell in cells]
    problems.add(number, "The quotation marks do not match: the line was read as it stands.")
    return cells


def _open_quote(lines: list[str], dialect: Dialect) -> tuple[int, int] | None:
    """Find the quote that the csv module stumbled over: the last one to open a cell. Line and column, from 0."""
    delimiter, quote, escape = dialect.delimiter, dialect.quote, dialect.escape
    opened, inside, at_start, skip = None, False, True, False
    for number, line in enumerate(lines):
        length = len(line)
        for column, letter in enumerate(line):
            if skip:
                skip = False
            elif inside:
                if escape and letter == escape:
                    skip = True
                elif letter == quote:
                    following = line[column + 1] if column + 1 < length else "\n"
                    if following == quote:
                        skip = True
                    elif following in (delimiter, "\r", "\n"):
                        inside, at_start = False, False
                    else:
                        return opened
            elif letter == quote and at_start:
                opened, inside, at_start = (number, column), True, False
            else:
                at_start = letter == delimiter or letter in "\r\n"
    return opened if inside else None
