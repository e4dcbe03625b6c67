"""What happened with a contact as the list has it: items under their years, more at the end of the list."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from netdesk.domain.contact import TimelineItem
from netdesk.domain.period import from_day
from netdesk.ui.contacts import words

PAGE = 100
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class Line(NamedTuple):
    """A line of the list: a year's heading, or an item."""

    year: str = ""
    item: TimelineItem | None = None


class TimelineModel(QAbstractListModel):
    """Items under their years; more are asked for at the end of the list."""

    more_wanted = Signal(object)
    """The place of the last item so far."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._more = False

    def show_items(self, items: Sequence[TimelineItem], *, whole: bool) -> None:
        """Show the first items of a contact; `whole` tells that there are no others."""
        self.beginResetModel()
        self._lines = _under_years(items, "")
        self._more = not whole
        self.endResetModel()

    def add_items(self, items: Sequence[TimelineItem], *, whole: bool) -> None:
        """Add older items below."""
        last = self._lines[-1].item if self._lines else None
        lines = _under_years(items, _year(last) if last else "")
        self._more = not whole
        if lines:
            self.beginInsertRows(NOWHERE, len(self._lines), len(self._lines) + len(lines) - 1)
            self._lines += lines
            self.endInsertRows()

    @property
    def items(self) -> int:
        """Count the items there are so far."""
        return sum(line.item is not None for line in self._lines)

    def item(self, row: int) -> TimelineItem | None:
        """Give the item of a row; None for a heading."""
        return self._lines[row].item if 0 <= row < len(self._lines) else None

    def row_of(self, kind: str, number: int) -> int:
        """Find an item by its kind and id; -1 where it is not."""
        for row, line in enumerate(self._lines):
            if line.item is not None and (line.item.kind, line.item.id) == (kind, number):
                return row
        return -1

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.year or (words.timeline_title(line.item) if line.item else "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.year or (words.timeline_spoken(line.item) if line.item else "")
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._lines[index.row()].year:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    @override
    def fetchMore(self, parent: Index) -> None:
        if self._more:
            self._more = False
            last = self._lines[-1].item
            self.more_wanted.emit(last.place if last else None)


def _year(item: TimelineItem) -> str:
    return "Without a date" if item.day is None else str(from_day(item.day).year)


def _under_years(items: Sequence[TimelineItem], year: str) -> list[Line]:
    lines = []
    for item in items:
        if _year(item) != year:
            year = _year(item)
            lines.append(Line(year))
        lines.append(Line(item=item))
    return lines
