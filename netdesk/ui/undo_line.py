"""The strip at the bottom of the page that says what was done and takes it back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from netdesk.ui.widgets.buttons import icon_button, link
from netdesk.ui.widgets.labels import ElidedLabel, Label

HEIGHT = 36
SHOWN_MS = 8000


class UndoLine(QFrame):
    """One sentence for 8 seconds, longer while the pointer or the focus is on it."""

    undo_wanted = Signal(object)
    """The id of the change to take back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undo_line")
        self.setFixedHeight(HEIGHT)
        self._change: object = None
        self._act: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 12, 0)
        row.setSpacing(6)
        self.words = ElidedLabel()
        self._dot = Label("·", tone="text3")
        self.button = link("Undo")
        self._close = icon_button("close", "Close this line")
        for widget in (self.words, self._dot, self.button):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._close)
        self.button.clicked.connect(self._press)
        self._close.clicked.connect(self.hide)
        self.timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self.timer.timeout.connect(self._time_over)
        self.hide()

    def say(
        self, words: str, change: object = None, action: str = "Undo", act: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence; with a change's id (or an act of its own) also the button."""
        self._change, self._act = change, act
        offers = change is not None or act is not None
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self.button.setText(action)
        self.button.setAccessibleName(f"{action}: {words}")
        self.button.setVisible(offers)
        self._dot.setVisible(offers)
        self.show()
        self.timer.start()

    def _press(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
        else:
            self.undo_wanted.emit(self._change)

    def _time_over(self) -> None:
        if self.underMouse() or self.button.hasFocus() or self._close.hasFocus():
            self.timer.start()
        else:
            self.hide()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.timer.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self.isVisible():
            self.timer.start()
