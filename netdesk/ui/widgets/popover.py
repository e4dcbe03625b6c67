"""A small panel beside what it is about: closes with Esc or a click elsewhere, and deletes itself."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.ui import fonts
from netdesk.ui.widgets.labels import ElidedLabel

WIDTH = 300
AIR, EDGE = 6, 8


class Popover(QFrame):
    """A title and, in `rows`, what the panel is for."""

    def __init__(self, title: str, parent: QWidget, width: int = WIDTH) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setAccessibleName(title)
        self.setFixedWidth(round(width * fonts.scale()))
        self._place = QRect()
        self.title = ElidedLabel(title, fonts.sized(13, 600))
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(12, 10, 12, 12)
        self.rows.setSpacing(8)
        self.rows.addWidget(self.title)

    def focus_widget(self) -> QWidget:
        """Give the widget that takes the focus."""
        return self

    def open_beside(self, place: QRect) -> None:
        """Show below a place on the desktop, or above it where there is no room, inside the window."""
        self._place = place
        self.settle()
        self.show()
        self.focus_widget().setFocus(Qt.FocusReason.PopupFocusReason)

    def settle(self) -> None:
        """Take the size of what is shown, and stay beside the place."""
        move_beside(self, self._place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def show_beside(popup: QWidget, place: QRect) -> None:
    """Show a popup beside a place on the desktop."""
    move_beside(popup, place)
    popup.show()


def move_beside(popup: QWidget, place: QRect) -> None:
    """Move a popup below a place on the desktop, or above it where there is no room, inside its parent's window."""
    popup.adjustSize()
    parent = popup.parentWidget()
    window = parent.window().geometry() if parent is not None else place
    below, above = place.bottom() + AIR, place.top() - AIR - popup.height()
    fits = below + popup.height() <= window.bottom() - EDGE
    y = below if fits or above < window.top() + EDGE else above
    _move_into(popup, QPoint(place.left(), y), window)


def show_at(popup: QWidget, corner: QPoint, inside: QWidget) -> None:
    """Show a popup with its corner at a point of the desktop, moved into the window that holds `inside`."""
    popup.adjustSize()
    _move_into(popup, corner, inside.window().geometry())
    popup.show()


def _move_into(popup: QWidget, corner: QPoint, window: QRect) -> None:
    x = max(window.left() + EDGE, min(corner.x(), window.right() - popup.width() - EDGE))
    y = max(window.top() + EDGE, min(corner.y(), window.bottom() - popup.height() - EDGE))
    popup.move(x, y)
