"""CSV: RFC 4180 in UTF-8, for spreadsheets (nothing in it is run) or exact (it comes back as it was)."""

import csv
from collections.abc import Iterator
from pathlib import Path

from netdesk.domain.cells import defused, text_of
from netdesk.exporters import sheets
from netdesk.exporters.base import Format, Material, Sheet, Style


def write(material: Material, path: Path, style: Style) -> tuple[str, ...]:
    """Write one table."""
    (sheet,) = sheets.all_of(material, exact=style.exact)
    with path.open("w", encoding="utf-8-sig" if style.marked else "utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([column.name for column in sheet.columns])
        writer.writerows(_exact(sheet) if style.exact else _defused(sheet))
    return ()


def _exact(sheet: Sheet) -> Iterator[list[str]]:
    kinds = [column.kind for column in sheet.columns]
    for row in sheet.rows:
        # Most cells are texts or empty: a call for each of them would take a third of the time.
        yield [
            value if isinstance(value, str) else "" if value is None else text_of(kind, value)
            for kind, value in zip(kinds, row, strict=True)
        ]


def _defused(sheet: Sheet) -> Iterator[list[str]]:
    """Texts only: a number that begins with a minus is no formula."""
    kinds = [column.kind for column in sheet.columns]
    for row in sheet.rows:
        yield [
            defused(value)
            if isinstance(value, str)
            else ""
            if value is None
            else defused(text_of(kind, value))
            if isinstance(value, tuple)
            else text_of(kind, value)
            for kind, value in zip(kinds, row, strict=True)
        ]


FORMAT = Format(
    "csv",
    "CSV",
    "A table that every program reads",
    frozenset(("contacts", "interactions", "value", "time")),
    write,
)
