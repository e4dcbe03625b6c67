"""What happened with a contact, newest first, a year at a time."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from netdesk.domain.contact import TimelineItem
from netdesk.domain.period import from_day
from netdesk.ui import fonts, icons, paint
from netdesk.ui.contacts import words
from netdesk.ui.theme import current

YEAR_ROW, ROW = 30, 48
DATE_WIDTH = 52
SIDE = 16
PAGE = 100
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ICONS = {
    "job": "job-change",
    "note": "note",
    "time": "time",
    "value": "money",
    "connected": "networks",
    "added": "import",
}
ARROWS = {"theirs": "got", "mine": "gave", "both": "introduce", "received": "got", "given": "gave"}


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

    def show_items(self, items: Sequence[TimelineItem]) -> None:
        """Show the first items of a contact."""
        self.beginResetModel()
        self._lines = _under_years(items, "")
        self._more = len(items) == PAGE
        self.endResetModel()

    def add_items(self, items: Sequence[TimelineItem]) -> None:
        """Add older items below."""
        last = self._lines[-1].item if self._lines else None
        lines = _under_years(items, _year(last) if last else "")
        self._more = len(items) == PAGE
        if lines:
            self.beginInsertRows(NOWHERE, len(self._lines), len(self._lines) + len(lines) - 1)
            self._lines += lines
            self.endInsertRows()

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


class TimelineDelegate(QStyledItemDelegate):
    """Paint years small, items with an icon for their kind and direction, and their day at the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line = index.data(LINE_ROLE)
        height = YEAR_ROW if line.year else ROW if words.timeline_line(_item(line)) else ROW - 12
        return QSize(10, round(height * fonts.scale()))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, line, rect = current(), index.data(LINE_ROLE), QRectF(option.rect)
        painter.save()
        painter.setClipRect(option.rect)
        inner = rect.adjusted(SIDE, 0, -SIDE, -1)
        if line.year:
            paint.text(painter, inner.adjusted(0, 8, 0, 0), line.year, fonts.caption(), theme.color("text3"))
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, theme.color("selected"))
            painter.fillRect(QRectF(inner.left(), rect.bottom() - 1, inner.width(), 1), theme.color("line"))
            _paint_item(painter, inner, _item(line))
        painter.restore()


class Timeline(QListView):
    """The list."""

    def __init__(self, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(TimelineDelegate(self))
        self.setProperty("kind", "side")
        self.setAccessibleName("Timeline")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are keys here."""


def _paint_item(painter: QPainter, rect: QRectF, item: TimelineItem) -> None:
    theme, scale = current(), fonts.scale()
    name = ARROWS.get(item.direction, "") if item.kind == "act" else ICONS[item.kind]
    inks = {"theirs": "billable", "received": "billable", "mine": "accentText", "given": "accentText"}
    ink = inks.get(item.direction, "text2")
    icons.paint(painter, QRectF(rect.left(), rect.center().y() - 8, 16, 16), name or "chat", theme.color(ink))
    date_width = DATE_WIDTH * scale
    text = rect.adjusted(26, 0, -date_width - 4, 0)
    day = "" if item.day is None else f"{from_day(item.day).day} {words.month(item.day)}"
    second = words.timeline_line(item)
    title = text
    if second:
        half = 18 * scale
        title = QRectF(text.left(), rect.center().y() - half, text.width(), half)
        under = QRectF(text.left(), rect.center().y(), text.width(), half)
        paint.text(painter, under, second, fonts.small(), theme.color("text2"))
    paint.text(painter, title, words.timeline_title(item), fonts.medium(), theme.color("text"))
    when = QRectF(rect.right() - date_width, title.top(), date_width, title.height())
    paint.text(painter, when, day, fonts.small(), theme.color("text3"), Qt.AlignmentFlag.AlignRight)


def _item(line: Line) -> TimelineItem:
    assert line.item is not None
    return line.item


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
