"""The list of what happened: painted lines, rated by a click on their dots or the keys 1 to 5."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from netdesk.domain.contact import TimelineItem
from netdesk.domain.period import from_day
from netdesk.ui import fonts, icons, paint
from netdesk.ui.contacts import words
from netdesk.ui.contacts.detail.lines import paint_ground
from netdesk.ui.contacts.detail.timeline_model import LINE_ROLE, Line, TimelineModel
from netdesk.ui.theme import current

YEAR_ROW, ROW = 30, 48
DATE_WIDTH = 52
SIDE = 16
DOT, DOT_STEP, STARS = 6, 10, 5
Index = QModelIndex | QPersistentModelIndex
ICONS = {
    "job": "job-change",
    "note": "note",
    "time": "time",
    "value": "money",
    "connected": "networks",
    "added": "import",
}
ARROWS = {"theirs": "got", "mine": "gave", "both": "introduce", "received": "got", "given": "gave"}


class TimelineDelegate(QStyledItemDelegate):
    """Paint years small, items with an icon for their kind and direction, and their day at the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line = index.data(LINE_ROLE)
        two_lines = not line.year and (words.timeline_line(_item(line)) or can_be_rated(_item(line)))
        height = YEAR_ROW if line.year else ROW if two_lines else ROW - 12
        return QSize(10, round(height * fonts.scale()))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        painter.save()
        inner = paint_ground(painter, option, line.year)
        if not line.year:
            _paint_item(painter, inner, _item(line))
            marked = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
            if can_be_rated(_item(line)) and (marked or _item(line).rating):
                _paint_dots(painter, inner, _item(line).rating or 0)
        painter.restore()


class Timeline(QListView):
    """The list."""

    edit_wanted = Signal(object)
    """A TimelineItem: Enter, F2 or a double click."""
    delete_wanted = Signal(object)
    rate_wanted = Signal(object, int)
    """A TimelineItem and 1 to 5, or 0 for none."""
    menu_wanted = Signal(object, QPoint)

    def __init__(self, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._items = model
        self.setItemDelegate(TimelineDelegate(self))
        self.setProperty("kind", "side")
        self.setAccessibleName("Timeline")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def current_item(self) -> TimelineItem | None:
        """Give the item of the current line."""
        return self._items.item(self.currentIndex().row())

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are keys here."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item, key = self.current_item(), event.key()
        if item is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_wanted.emit(item)
        elif item is not None and key == Qt.Key.Key_Delete:
            self.delete_wanted.emit(item)
        elif item is not None and can_be_rated(item) and event.text() in tuple("012345") and not event.modifiers():
            self.rate_wanted.emit(item, int(event.text()))
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        item = self._items.item(index.row())
        if event.button() == Qt.MouseButton.LeftButton and item is not None and can_be_rated(item):
            room = QRectF(self.visualRect(index)).adjusted(SIDE, 0, -SIDE, -1)
            stars = dot_at(room, event.position())
            if stars:
                self.rate_wanted.emit(item, 0 if stars == item.rating else stars)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self._items.item(self.indexAt(event.position().toPoint()).row())
        if item is not None:
            self.edit_wanted.emit(item)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        item = self._items.item(index.row())
        if item is not None:
            self.setCurrentIndex(index)
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_wanted.emit(item, self.viewport().mapToGlobal(place))


def can_be_rated(item: TimelineItem) -> bool:
    """Tell whether an item has a rating: an act has."""
    return item.kind == "act"


def _dots(rect: QRectF) -> QRectF:
    """Give the room of the dots: at the right, on the second line."""
    wide = DOT_STEP * STARS
    return QRectF(rect.right() - wide + (DOT_STEP - DOT), rect.center().y(), wide, 18 * fonts.scale())


def dot_at(rect: QRectF, point: QPointF) -> int:
    """Tell which dot lies at a point, 1 to 5; 0 for none."""
    room = _dots(rect).adjusted(-3, 0, 3, 4)
    if not room.contains(point):
        return 0
    return max(1, min(STARS, int((point.x() - room.left() - 3) // DOT_STEP) + 1))


def _paint_dots(painter: QPainter, rect: QRectF, stars: int) -> None:
    theme, room = current(), _dots(rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number in range(STARS):
        dot = QRectF(room.left() + number * DOT_STEP, room.center().y() - DOT / 2, DOT, DOT)
        painter.setPen(QPen(theme.color("accent" if number < stars else "control"), 1))
        painter.setBrush(theme.color("accent") if number < stars else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)


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
    if second or can_be_rated(item):
        half = 18 * scale
        title = QRectF(text.left(), rect.center().y() - half, text.width(), half)
        rated = DOT_STEP if can_be_rated(item) and item.rating else 0
        under = QRectF(text.left(), rect.center().y(), text.width() - rated, half)
        paint.text(painter, under, second, fonts.small(), theme.color("text2"))
    paint.text(painter, title, words.timeline_title(item), fonts.medium(), theme.color("text"))
    when = QRectF(rect.right() - date_width, title.top(), date_width, title.height())
    paint.text(painter, when, day, fonts.small(), theme.color("text3"), Qt.AlignmentFlag.AlignRight)


def _item(line: Line) -> TimelineItem:
    assert line.item is not None
    return line.item
