"""A list whose lines have buttons: hit by a click, reached by keys and by the line's menu."""

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from netdesk.ui.today.delegate import LineDelegate, action_at
from netdesk.ui.today.lines import Action, Line
from netdesk.ui.today.model import LinesModel

KEYS = {
    Qt.Key.Key_Return: "open", Qt.Key.Key_Enter: "open", Qt.Key.Key_D: "done", Qt.Key.Key_Z: "snooze",
    Qt.Key.Key_N: "not_needed", Qt.Key.Key_W: "write", Qt.Key.Key_Delete: "seen",
}  # fmt: skip
STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Up: -1}


class LineList(QListView):
    """The list."""

    wanted = Signal(str, object, QPoint)
    """What the user wants with a line: the act's name, the Line, and a point of the screen for what opens."""
    menu_wanted = Signal(object, QPoint)

    def __init__(self, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LinesModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(self))
        self.setAccessibleName(says)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def show_lines(self, lines: list[Line]) -> None:
        """Show others, and stay near the line that was current."""
        row = self.currentIndex().row()
        self.lines.show_lines(lines)
        if row >= 0 and self.lines.lines:
            at = min(row, len(self.lines.lines) - 1)
            at = at if self.lines.line(at) is not None else self.lines.next_row(at, 1)
            at = at if self.lines.line(at) is not None else self.lines.next_row(at, -1)
            self.setCurrentIndex(self.lines.index(at))

    def current_line(self) -> Line | None:
        """Give the current line."""
        return self.lines.line(self.currentIndex().row())

    def ask(self, name: str, index: QModelIndex) -> None:
        """Ask for an act with a line, by key or menu."""
        line = self.lines.line(index.row())
        if line is not None:
            self.wanted.emit(name, line, self._corner(index))

    def _corner(self, index: QModelIndex) -> QPoint:
        rect = self.visualRect(index)
        return self.viewport().mapToGlobal(QPoint(rect.right() - 220, rect.bottom() - 6))

    def _action_at(self, point: QPointF) -> tuple[QModelIndex, Action | None]:
        index = self.indexAt(point.toPoint())
        line = self.lines.line(index.row())
        return index, action_at(line, QRectF(self.visualRect(index)), point) if line is not None else None

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are keys here."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in STEPS:
            row = self.lines.next_row(self.currentIndex().row(), STEPS[key])
            if self.lines.line(row) is not None:
                self.setCurrentIndex(self.lines.index(row))
        elif plain and key in KEYS:
            self.ask(KEYS[key], self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current_line() is None and event.reason() != Qt.FocusReason.MouseFocusReason:
            first = self.lines.next_row(-1, 1)
            if self.lines.line(first) is not None:
                self.setCurrentIndex(self.lines.index(first))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        _, action = self._action_at(event.position())
        name = action.name if action is not None else None
        if self.property("overAction") != name:
            self.setProperty("overAction", name)
            self.viewport().update()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if action else Qt.CursorShape.ArrowCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index, action = self._action_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and action is not None:
            self.ask(action.name, index)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index, action = self._action_at(event.position())
        if action is None:
            self.ask("open", index)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        line = self.lines.line(index.row())
        if line is not None:
            self.setCurrentIndex(index)
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_wanted.emit(line, self.viewport().mapToGlobal(place))
