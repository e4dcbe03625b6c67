"""The entries as a flat list of rows: a section row for each day, newest first, and its entries below."""

from collections.abc import Sequence
from datetime import tzinfo
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from netdesk.domain.period import Span, duration_text
from netdesk.domain.time_entry import TimeEntry
from netdesk.ui.delegates.cell import CELL_ROLE, CURRENT_ROLE
from netdesk.ui.time.words import clock, gaps, long_day_name, money_of

ENTRY_ROLE = CURRENT_ROLE + 1
"""The entry of a row; None for a section row."""
Index = QModelIndex | QPersistentModelIndex
WHEN, WHAT, WHOM, CONTACT, KIND, TIME, MONEY = range(7)
HEADINGS = ("When", "What", "Client or network", "Contact", "Kind", "Time", "Money")
_ROOT = QModelIndex()


class SectionCell(NamedTuple):
    """A day, and its sums."""

    day: str
    sums: str


class WhenCell(NamedTuple):
    """When an entry was; `running` ones end "now"."""

    words: str
    running: bool


class _Row(NamedTuple):
    """One row; its cells are made once."""

    entry: TimeEntry | None
    cells: tuple[Any, ...]


class EntriesModel(QAbstractTableModel):
    """Sections and entries of a span of days."""

    def __init__(self, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._now = 0
        self._rate: int | None = None
        self._currency = "EUR"
        self._rows: list[_Row] = []

    def set_rate(self, rate: int | None, currency: str) -> None:
        """Take the standard rate, in minor units an hour, for what has none of its own; shown with the next `show`."""
        self._rate, self._currency = rate, currency

    def show(self, entries: Sequence[TimeEntry], span: Span, now: int) -> None:
        """Show the entries of a span."""
        self.beginResetModel()
        self._now = now
        by_day: dict[int, list[TimeEntry]] = {}
        for entry in entries:
            if span.first <= entry.day < span.after:
                by_day.setdefault(entry.day, []).append(entry)
        self._rows = []
        for day in sorted(by_day, reverse=True):
            of_day = sorted(by_day[day], key=lambda entry: (entry.timed, entry.started_at, entry.id), reverse=True)
            self._rows.append(self._section(day, of_day))
            self._rows += [self._row(entry) for entry in of_day]
        self.endResetModel()

    def set_now(self, now: int) -> None:
        """Let the running entry grow."""
        self._now = now
        for number, row in enumerate(self._rows):
            if row.entry is not None and row.entry.running:
                self._rows[number] = self._row(row.entry)
                self.dataChanged.emit(self.index(number, TIME), self.index(number, MONEY))

    def entry_at(self, row: int) -> TimeEntry | None:
        """Give the entry of a row; None for a section."""
        return self._rows[row].entry if 0 <= row < len(self._rows) else None

    def row_of(self, entry: int) -> int | None:
        """Find the row of an entry by its id."""
        return next((n for n, row in enumerate(self._rows) if row.entry is not None and row.entry.id == entry), None)

    def sections(self) -> list[int]:
        """List the rows that are sections."""
        return [number for number, row in enumerate(self._rows) if row.entry is None]

    def next_entry(self, row: int, step: int) -> int | None:
        """Find the nearest entry's row after (or, with a negative step, before) a row."""
        row += step
        while 0 <= row < len(self._rows):
            if self._rows[row].entry is not None:
                return row
            row += step
        return None

    def _section(self, day: int, entries: Sequence[TimeEntry]) -> _Row:
        tracked = sum(entry.length(self._now) for entry in entries)
        opened = sum(end - start for start, end in gaps(entries, self._now))
        words = f"{duration_text(tracked)} tracked"
        if opened:
            words += f" · {duration_text(opened)} open gaps"
        return _Row(None, (SectionCell(long_day_name(day), words),))

    def _row(self, entry: TimeEntry) -> _Row:
        length = duration_text(entry.length(self._now))
        when = WhenCell("no clock time", False)
        if entry.timed:
            start = clock(entry.started_at, self._zone)
            when = WhenCell(
                f"{start} – {'now' if entry.ended_at is None else clock(entry.ended_at, self._zone)}", entry.running
            )
        whom = entry.client or entry.network
        cells = (
            when,
            entry.what,
            whom,
            ", ".join(entry.contacts),
            entry.kind,
            length,
            money_of(entry, self._now, self._rate, self._currency),
        )
        return _Row(entry, cells)

    # --- Qt --------------------------------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = Qt.AlignmentFlag.AlignRight if section >= TIME else Qt.AlignmentFlag.AlignLeft
            return right | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].entry is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ENTRY_ROLE:
            return row.entry
        if role == CURRENT_ROLE:
            return row.entry is not None and row.entry.running
        if index.column() >= len(row.cells):
            return None
        cell = row.cells[index.column()]
        if role == CELL_ROLE:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(cell)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (WHAT, WHOM, CONTACT) and row.entry is not None:
            return cell or None
        return None


def _spoken(cell: Any) -> str:
    if isinstance(cell, SectionCell):
        return f"{cell.day}, {cell.sums}"
    return cell.words if isinstance(cell, WhenCell) else str(cell)
