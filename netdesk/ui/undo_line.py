"""The strip at the bottom of the page that says what was done and takes it back."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from netdesk.ui.widgets.buttons import icon_button, link
from netdesk.ui.widgets.labels import ElidedLabel, Label
from netdesk.ui.workspace import Offer

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
        self._offer: object = None
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

    def say(self, words: str, offer: object = None) -> None:
        """Show a sentence; with the id of a change also "Undo", with an Offer its button."""
        self._offer = offer
        action = offer.words if isinstance(offer, Offer) else "Undo"
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self.button.setText(action)
        self.button.setAccessibleName(f"{action}: {words}")
        self.button.setVisible(offer is not None)
        self._dot.setVisible(offer is not None)
        self.show()
        self.timer.start()

    def _press(self) -> None:
        self.hide()
        if isinstance(self._offer, Offer):
            self._offer.act()
        else:
            self.undo_wanted.emit(self._offer)

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
