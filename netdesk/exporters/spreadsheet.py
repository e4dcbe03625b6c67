"""XLSX: sheets of text, numbers and dates; never a formula, never a link."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from netdesk.domain.cells import text_of
from netdesk.domain.errors import DataError
from netdesk.domain.exported import Cell, Column, Kind
from netdesk.domain.period import from_day
from netdesk.exporters import sheets
from netdesk.exporters.base import WHATS, Format, Material, Style

MOST_ROWS = 1_048_576
LONGEST = 32_767
FIRST_YEAR = 1900
_WIDTHS = {"name": 26, "company": 26, "position": 30, "notes": 40, "note": 40, "contact": 26}


def write(material: Material, path: Path, style: Style) -> tuple[str, ...]:
    """Write a workbook with one sheet, or with one for each of several tables."""
    import xlsxwriter

    # Rows go to temporary files beside the target, where there is room for the whole.
    workbook = xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent), "in_memory": False})
    workbook.use_zip64()
    writer = _Writer(workbook)
    try:
        for sheet in sheets.all_of(material, exact=style.exact):
            writer.add(sheet.name, sheet.columns, sheet.rows)
        workbook.close()
    except xlsxwriter.exceptions.FileCreateError as error:
        raise error.args[0] if isinstance(error.args[0], OSError) else OSError(str(error)) from error
    finally:
        writer.discard()
    if writer.cut:
        return (f"{writer.cut:,} texts were longer than the {LONGEST:,} characters a cell holds, and were cut.",)
    return ()


class _Writer:
    """Writes sheets into a workbook; `cut` counts the texts that were too long."""

    def __init__(self, workbook: Any) -> None:
        self.cut = 0
        self._workbook = workbook
        self._head = workbook.add_format({"bold": True, "bottom": 1})
        self._day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self._instant = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"})

    def add(self, name: str, columns: tuple[Column, ...], rows: Iterable[tuple[Cell, ...]]) -> None:
        sheet = self._workbook.add_worksheet(name.capitalize())
        sheet.freeze_panes(1, 0)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, _WIDTHS.get(column.name, 14))
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column.name, self._head)
        kinds = [column.kind for column in columns]
        for number, row in enumerate(rows, 1):
            if number >= MOST_ROWS:
                raise DataError(
                    f"A sheet holds {MOST_ROWS - 1:,} rows at most, and there are more. Nothing was written: use CSV."
                )
            for at, (kind, value) in enumerate(zip(kinds, row, strict=True)):
                if value is not None and value != "":
                    self._cell(sheet, number, at, kind, value)

    def _cell(self, sheet: Any, row: int, at: int, kind: Kind, value: Cell) -> None:
        moment = _moment(kind, value)
        if moment is not None:
            sheet.write_datetime(row, at, moment, self._instant if isinstance(moment, datetime) else self._day)
        elif kind is Kind.MONEY and isinstance(value, int):
            sheet.write_number(row, at, value / 100)
        elif isinstance(value, int | float) and kind is not Kind.STATUS and kind not in _TIMES:
            sheet.write_number(row, at, value)
        else:
            text = text_of(kind, value)
            self.cut += len(text) > LONGEST
            sheet.write_string(row, at, text[:LONGEST])

    def discard(self) -> None:
        """Close what a workbook that was not finished has open, and remove its temporary files."""
        for sheet in self._workbook.worksheets():
            temporary = getattr(sheet, "row_data_fh", None)
            if temporary is not None and not temporary.closed:
                temporary.close()
            name = getattr(sheet, "row_data_filename", None)
            if name:
                Path(name).unlink(missing_ok=True)


_TIMES = frozenset((Kind.DAY, Kind.INSTANT, Kind.MAYBE_INSTANT, Kind.LOCAL))


def _moment(kind: Kind, value: Cell) -> date | datetime | None:
    """Give a date or a clock time as a spreadsheet knows it, without a zone; None for what is neither or too early."""
    if kind not in _TIMES:
        return None
    if kind is Kind.LOCAL:
        text = str(value)
        return datetime.fromisoformat(text).replace(tzinfo=None) if "T" in text else date.fromisoformat(text)
    number = int(value) if isinstance(value, int | float) else 0
    moment = from_day(number) if kind is Kind.DAY else datetime.fromtimestamp(number, UTC).replace(tzinfo=None)
    return moment if moment.year >= FIRST_YEAR else None


FORMAT = Format("xlsx", "Spreadsheet", "A workbook for Excel, LibreOffice or Numbers", frozenset(WHATS), write)
