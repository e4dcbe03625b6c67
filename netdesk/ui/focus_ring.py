"""The focus ring: 2 px, 2 px outside whatever control has the focus by key."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

from netdesk.ui.theme import current

WIDTH = 2
OFFSET = 2
OWN_RING = (QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit)
"""Fields draw a focus border of 2 px by the style sheet."""
MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.ZOrderChange,
)


class FocusRing(QWidget):
    """An overlay on one window that follows the focus; a style sheet's outline is clipped by the widget, this is not.

    It shows while the keyboard is used: after a key, until the next press of a mouse button. A widget that paints its
    own ring sets the property "ownRing". Dialogs and popups of the window get a ring of their own when they first
    have the focus.
    """

    by_key_changed = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._by_key = False
        self.hide()
        window.winId()  # the native window must exist to be watched: it sees each key once, wherever it goes
        window.windowHandle().installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    @property
    def target(self) -> QWidget | None:
        """Give the control that wears the ring now."""
        return self._target

    def set_by_key(self, by_key: bool) -> None:
        """Show the ring from now on, or hide it until the next key. A key that is a shortcut does not come here."""
        if by_key != self._by_key:
            self._by_key = by_key
            self._focus_changed(None, QApplication.focusWidget())
            self.by_key_changed.emit(by_key)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for watched in self._watched:
            watched.removeEventFilter(self)
        self._watched = []
        self._reach(new)
        self._target = new if self._by_key and new is not None and self._wants_ring(new) else None
        around = self._target
        while around is not None and around is not self._window:
            around.installEventFilter(self)
            self._watched.append(around)
            around = around.parentWidget()
        self._follow()

    def _reach(self, widget: QWidget | None) -> None:
        """Make a ring for the dialog or popup that has the focus now."""
        other = widget.window() if widget is not None and isinstance(self._window, QMainWindow) else None
        if other is None or other.findChild(FocusRing) is not None or not _belongs(other, self._window):
            return
        ring = FocusRing(other)
        self.by_key_changed.connect(ring.set_by_key)
        ring.by_key_changed.connect(self.set_by_key)
        ring.set_by_key(self._by_key)

    def _wants_ring(self, widget: QWidget) -> bool:
        if widget.window() is not self._window or widget is self._window:
            return False
        return not isinstance(widget, OWN_RING) and not widget.property("ownRing")

    def _follow(self) -> None:
        if self._target is None or not self._target.isVisible():
            self.hide()
            return
        room = self._place(self._target)
        self.setGeometry(room)
        self.setVisible(not room.isEmpty())
        self.raise_()
        self.update()

    def _place(self, target: QWidget) -> QRect:
        """Give the ring's outer rectangle; for a view it lies inside, since a page's edge would cut it off."""
        grow = 0 if isinstance(target, QAbstractItemView) else WIDTH + OFFSET
        room = QRect(target.mapTo(self._window, target.rect().topLeft()), target.size())
        room = room.adjusted(-grow, -grow, grow, grow)
        parent = target.parentWidget()
        while parent is not None and parent is not self._window:
            seen = QRect(parent.mapTo(self._window, parent.rect().topLeft()), parent.size())
            room = room.intersected(seen.adjusted(-grow, -grow, grow, grow))
            parent = parent.parentWidget()
        return room.intersected(self._window.rect())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._window.windowHandle():
            if kind in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
                self.set_by_key(kind == QEvent.Type.KeyPress)
        elif kind in MOVES:
            self._follow()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current().color("focus"), WIDTH))
        half = WIDTH // 2
        radius = 3 if isinstance(self._target, QAbstractItemView) else 8
        painter.drawRoundedRect(self.rect().adjusted(half, half, -half, -half), radius, radius)


def _belongs(other: QWidget, window: QWidget) -> bool:
    """Tell whether a dialog or popup was opened from a window; isAncestorOf() stops at windows."""
    parent = other.parentWidget()
    while parent is not None and parent is not window:
        parent = parent.parentWidget()
    return parent is not None
