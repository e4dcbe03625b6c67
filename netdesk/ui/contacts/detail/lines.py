"""A painted list of lines with an icon or a swatch, a title, a second line, and two short texts at the right."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from netdesk.ui import fonts, icons, paint
from netdesk.ui.theme import current

HEADING_ROW, ROW = 30, 46
SIDE, INSET = 16, 26
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class ListLine(NamedTuple):
    """A line; a heading has a title only. `kind` of time is drawn as a swatch, `about` is what the line stands for."""

    title: str
    second: str = ""
    right: str = ""
    under: str = ""
    icon: str = ""
    ink: str = "text2"
    kind: paint.Kind | None = None
    about: object = None

    @property
    def is_heading(self) -> bool:
        """Tell a heading from a line."""
        return self.about is None

    @property
    def spoken(self) -> str:
        """Say the line for screen readers."""
        return ", ".join(part for part in (self.title, self.second, self.right, self.under) if part)


class LinesModel(QAbstractListModel):
    """The lines, as they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[ListLine] = []

    def show_lines(self, lines: Sequence[ListLine]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def line(self, row: int) -> ListLine | None:
        """Give a line."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        return line.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index.row())
        return Qt.ItemFlag.ItemIsEnabled if line is None or line.is_heading else super().flags(index)


class LinesDelegate(QStyledItemDelegate):
    """Paint headings small, lines in two rows of text."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: ListLine = index.data(LINE_ROLE)
        return QSize(10, round((HEADING_ROW if line.is_heading else ROW) * fonts.scale()))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ListLine = index.data(LINE_ROLE)
        painter.save()
        inner = paint_ground(painter, option, line.title if line.is_heading else "")
        if not line.is_heading:
            _paint_line(painter, inner, line)
        painter.restore()


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, heading: str) -> QRectF:
    """Paint a row's ground and hair line, or a heading; give the place for what stands in the row."""
    theme, rect = current(), QRectF(option.rect)
    painter.setClipRect(option.rect)
    inner = rect.adjusted(SIDE, 0, -SIDE, -1)
    if heading:
        paint.text(painter, inner.adjusted(0, 8, 0, 0), heading, fonts.caption(), theme.color("text3"))
        return inner
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.color("selected"))
    painter.fillRect(QRectF(inner.left(), rect.bottom() - 1, inner.width(), 1), theme.color("line"))
    return inner


class LinesView(QListView):
    """The list; Enter or a double click opens a line."""

    opened = Signal(object)
    """What the line is about."""
    delete_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, model: LinesModel, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._lines = model
        self.setItemDelegate(LinesDelegate(self))
        self.setProperty("kind", "side")
        self.setAccessibleName(says)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def _open(self, row: int) -> None:
        line = self._lines.line(row)
        if line is not None and not line.is_heading:
            self.opened.emit(line.about)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are keys here."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self._lines.line(self.currentIndex().row())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._open(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Delete and line is not None and not line.is_heading:
            self.delete_wanted.emit(line.about)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        line = self._lines.line(index.row())
        if line is not None and not line.is_heading:
            self.setCurrentIndex(index)
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_wanted.emit(line.about, self.viewport().mapToGlobal(place))


def _paint_line(painter: QPainter, rect: QRectF, line: ListLine) -> None:
    theme = current()
    half = 18 * fonts.scale()
    middle = rect.center().y()
    if line.kind is not None:
        paint.swatch(painter, rect.left(), middle, line.kind, theme)
    elif line.icon:
        icons.paint(painter, QRectF(rect.left(), middle - 8, 16, 16), line.icon, theme.color(line.ink))
    two = bool(line.second or line.under)
    rows = [(middle - (half if two else half / 2), fonts.medium(), "text", line.title, line.right)]
    if two:
        rows.append((middle, fonts.small(), "text2", line.second, line.under))
    for top, font, ink, left, right in rows:
        wide = min(QFontMetricsF(font).horizontalAdvance(right) + 2, rect.width() / 2) if right else 0
        text = QRectF(rect.left() + INSET, top, rect.width() - INSET - (wide + 8 if wide else 0), half)
        paint.text(painter, text, left, font, theme.color(ink))
        if right:
            room = QRectF(rect.right() - wide, top, wide, half)
            paint.text(painter, room, right, font, theme.color(ink), Qt.AlignmentFlag.AlignRight)
