"""Any table in a text file, whatever its encoding and signs, as a header and rows with their line numbers."""

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import islice, starmap
from pathlib import Path
from typing import TextIO

from netdesk.domain.errors import DataError
from netdesk.importers.dialect import Dialect, find_dialect, separator_line
from netdesk.importers.encoding import Encoding, find_encoding, open_text
from netdesk.importers.fields import count_known
from netdesk.importers.header import find_header, unique_names, usual_width
from netdesk.importers.problems import Problem, Problems
from netdesk.importers.raw import Raw, raw_of
from netdesk.importers.rows import Row, Shape, read_pairs

SAMPLE = 1 << 16

FOREIGN = (
    (b"PK\x03\x04", "a zip archive or a spreadsheet, not a text file. Save the sheet as CSV, or unpack the archive"),
    (b"%PDF", "a PDF, not a table. Export it as CSV"),
    (b"\xd0\xcf\x11\xe0", "an old spreadsheet, not a text file. Save the sheet as CSV"),
    (b"\x89PNG", "a picture, not a table"),
    (b"\xff\xd8\xff", "a picture, not a table"),
    (b"GIF8", "a picture, not a table"),
    (b"SQLite format 3\0", "a database, not a text file"),
    (b"\x1f\x8b", "a packed file. Unpack it first"),
    (b"Rar!", "a packed file. Unpack it first"),
    (b"7z\xbc\xaf", "a packed file. Unpack it first"),
)


@dataclass(frozen=True)
class Table:
    """A table in a file: its columns and how it is written; `rows()` reads it from the start each time it is called.

    `header` holds unique names ("Column 1" where the file names none: then `named` is false). `header_line` is the line
    of the header, 0 without one. `problems` fills while rows are read.
    """

    name: str
    header: tuple[str, ...]
    header_line: int
    encoding: Encoding
    dialect: Dialect
    raw: Raw = field(repr=False)
    problems: Problems = field(repr=False)
    skipped: int = 0

    @property
    def named(self) -> bool:
        """Tell whether the file names its columns."""
        return self.header_line > 0

    @property
    def delimiter(self) -> str:
        """The sign between the cells."""
        return self.dialect.delimiter

    @property
    def quote(self) -> str:
        """The sign around cells."""
        return self.dialect.quote

    @property
    def words(self) -> str:
        """Say how the file is written."""
        return f"{self.encoding.words}, {self.dialect.words}"

    def lines(self) -> AbstractContextManager[Iterator[str]]:
        """Open the file as lines of text."""
        return open_text(self.raw, self.encoding, self.problems)

    def rows(self) -> Iterator[Row]:
        """Read the rows below the header; every row has at least as many cells as the header."""
        return starmap(Row, self.pairs())

    def pairs(self) -> Iterator[tuple[int, list[str]]]:
        """Read the rows as plain pairs of line and cells: quicker, for files of a million rows."""
        return read_pairs(self.lines, Shape(self.dialect, self.skipped, len(self.header)), self.problems)

    def index(self, *names: str) -> int:
        """Find a column by one of its names, whatever the case; -1 without it."""
        wanted = [name.casefold() for name in names]
        for number, name in enumerate(self.header):
            if name.casefold() in wanted:
                return number
        return -1


def read_text(
    source: bytes | Path | Raw, *, name: str = "", known: Callable[[Sequence[str]], int] = count_known
) -> Table:
    """Find out how a text file holds its table.

    `known` counts the cells of a row that are names of columns one looks for. Raises DataError for an empty file, a web
    page, a picture and the like.
    """
    raw = raw_of(source, name)
    _refuse_foreign(raw)
    encoding = find_encoding(raw)
    problems = Problems()
    with open_text(raw, encoding, problems) as lines:
        sample, whole = _sample(lines)
    text = "".join(sample).lstrip("\ufeff \t\r\n")
    if not text:
        raise DataError(f"{raw.name} is empty.")
    if text[:200].lower().startswith(("<!doctype html", "<html", "<head", "<body", "<meta")):
        raise DataError(f"{raw.name} is a web page, not a table. Log in again and download the export once more.")
    first = separator_line(sample[0])
    hint = "\t" if raw.name.lower().endswith((".tsv", ".tab")) else ""
    body = sample[1:] if first else sample
    dialect = find_dialect(body, whole=whole, known=known, delimiter=first, hint=hint)
    starts, rows = _sample_rows(body, dialect, 1 if first else 0)
    at = find_header(rows, known)
    if at < 0:
        header, header_line, skipped = ("",) * max(usual_width(rows), 1), 0, 1 if first else 0
    else:
        header, header_line = tuple(rows[at]), starts[at][0]
        skipped = starts[at][1]
    return Table(raw.name, unique_names(header), header_line, encoding, dialect, raw, problems, skipped)


def _refuse_foreign(raw: Raw) -> None:
    head = raw.head(16)
    if not head:
        raise DataError(f"{raw.name} is empty.")
    for mark, words in FOREIGN:
        if head.startswith(mark):
            raise DataError(f"{raw.name} is {words}.")


def _sample(lines: Iterator[str]) -> tuple[list[str], bool]:
    """Take the first lines, about 64,000 characters; tell whether that is the whole file."""
    sample: list[str] = []
    size = 0
    for line in lines:
        sample.append(line)
        size += len(line)
        if size >= SAMPLE:
            return sample, next(lines, None) is None
    return sample, True


def _sample_rows(lines: list[str], dialect: Dialect, before: int) -> tuple[list[tuple[int, int]], list[list[str]]]:
    """Read the rows of the sample, with the first line and the last line of each."""
    starts: list[int] = []
    rows: list[list[str]] = []
    for line, cells in islice(read_pairs(lambda: nullcontext(iter(lines)), Shape(dialect, 0, None), Problems()), 200):
        starts.append(line + before)
        rows.append(cells)
    ends = [start - 1 for start in starts[1:]] + [len(lines) + before]
    return list(zip(starts, ends, strict=False)), rows


def rows_as_csv(source: bytes | Path | Raw, out: TextIO, *, name: str = "") -> list[Problem]:
    """Write any table as clean CSV: header first, commas, line feeds. Gives what was odd in it.

    Where rows have more cells than the header, columns are added for them.
    """
    table = read_text(source, name=name)
    width = max((len(row.cells) for row in table.rows()), default=0)
    header = table.header
    if width > len(header):
        header = unique_names([*header, *[""] * (width - len(header))])
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for row in table.rows():
        writer.writerow(row.cells + [""] * (len(header) - len(row.cells)))
    return list(table.problems)
