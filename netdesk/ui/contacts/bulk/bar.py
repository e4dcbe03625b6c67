"""The bulk bar: takes the place of the summary line while contacts are ticked, and says what can be done with them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QStackedWidget, QWidget
from typing_extensions import override

from netdesk.ui import fonts
from netdesk.ui.contacts.acts import ContactAct
from netdesk.ui.widgets.buttons import Button, icon_button
from netdesk.ui.widgets.labels import Label

GAP = 8
BUSY_AFTER_MS = 200
"""A moment in which work that is quick leaves the bar as it is."""


class BulkBar(QFrame):
    """How many are selected, the acts that fit, the rest behind three dots, and Esc."""

    wanted = Signal(object, object)
    """A ContactAct, and the button it was asked for with."""
    more_wanted = Signal(object)
    """The button that opens the menu of all acts."""
    left = Signal()
    """Esc: the selection is to be cleared."""
    cancelled = Signal()
    """The work under way is to stop."""

    def __init__(self, acts: Sequence[ContactAct], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Highlight)
        self.count = Label("", fonts.sized(13, 600))
        self.buttons = {act.name: self._button(act) for act in acts}
        self.more = icon_button("more", "More to do with the selected contacts")
        self.escape = Button("Esc", small=True, says="Clear the selection")
        self.escape.setToolTip("Clear the selection")
        self.working = Label("", fonts.small(), "text2")
        self.cancel = Button("Cancel", small=True)
        self._acts = tuple(acts)
        self._pages = QStackedWidget()
        self._busy_soon = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._busy_soon.timeout.connect(lambda: self._pages.setCurrentIndex(1))
        self._lay_out()
        self.more.clicked.connect(lambda: self.more_wanted.emit(self.more))
        self.escape.clicked.connect(self.left)
        self.cancel.clicked.connect(self.cancelled)

    def _button(self, act: ContactAct) -> Button:
        button = Button(act.words.rstrip("…"), act.icon, small=True)
        button.clicked.connect(lambda: self.wanted.emit(act, button))
        return button

    def _lay_out(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(16, 0, 14, 0)
        outer.setSpacing(GAP)
        outer.addWidget(self.count)
        outer.addWidget(_line())
        outer.addWidget(self._pages, 1)
        outer.addWidget(self.escape)
        acts, self._row = _page()
        for button in (*self.buttons.values(), self.more):
            self._row.addWidget(button)
        self._row.addStretch(1)
        busy, row = _page()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setFixedWidth(120)
        bar.setAccessibleName("Work under way")
        for widget in (self.working, bar, self.cancel):
            row.addWidget(widget)
        row.addStretch(1)
        self._pages.addWidget(acts)
        self._pages.addWidget(busy)

    def show_count(self, count: int, *, read_only: bool) -> None:
        """Say how many are selected, and switch off what cannot be done with so many."""
        self.count.setText(f"{count:,} selected")
        for act in self._acts:
            hindrance = act.hindrance(count, read_only=read_only)
            button = self.buttons[act.name]
            button.setEnabled(not hindrance)
            key = f"{act.words.rstrip('…')} ({act.key})" if act.key else ""
            button.setToolTip(hindrance or key)
        self._fit()

    def show_work(self, words: str) -> None:
        """Say what is under way, if it takes longer than a moment; "" when it is over."""
        self.working.setText(words)
        if words:
            self._busy_soon.start()
        else:
            self._busy_soon.stop()
            self._pages.setCurrentIndex(0)

    @property
    def is_busy(self) -> bool:
        """Tell whether work under way is shown."""
        return self._pages.currentIndex() == 1

    def _fit(self) -> None:
        """Show as many acts as there is room for; all of them are behind the dots as well."""
        room = self.width() - self.count.sizeHint().width() - self.escape.sizeHint().width() - 30 - 3 * GAP
        room -= self.more.sizeHint().width() + 2 * GAP
        for button in self.buttons.values():
            room -= button.sizeHint().width() + GAP
            button.setVisible(room >= 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _page() -> tuple[QWidget, QHBoxLayout]:
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    return page, row


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "rule")
    line.setFixedSize(1, 24)
    line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return line
