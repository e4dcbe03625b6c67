"""The footer: how far it is in words and as a bar, Cancel, and the one button that imports."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from netdesk.ui import fonts
from netdesk.ui.widgets.buttons import Button, primary
from netdesk.ui.widgets.labels import Card, ElidedLabel, Label

HEIGHT = 64


class Footer(Card):
    """A line of words over a bar, and the buttons."""

    cancelled = Signal()
    import_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((16, 0, 16, 0), parent)
        self.setMinimumHeight(HEIGHT)
        self.words = Label("", fonts.sized(12, 600))
        self.detail = ElidedLabel("", fonts.small(), "text3")
        self.percent = Label("", fonts.small(), "text2")
        self.bar = QProgressBar(maximum=100, textVisible=False)
        self.bar.setAccessibleName("Progress")
        self.promise = Label("One step to undo", fonts.small(), "text3")
        self.cancel = Button("Cancel")
        self.act = primary("Import when ready", "import", tall=True)
        self.cancel.clicked.connect(self.cancelled)
        self.act.clicked.connect(self.import_pressed)
        self._lay_out()

    def say(self, words: str, detail: str = "", percent: int | None = None) -> None:
        """Say what is going on; without `percent` there is no bar."""
        self.words.setText(words)
        self.detail.setText(f"· {detail}" if detail else "")
        busy = percent is not None
        self.percent.setText(f"{percent}%" if busy else "")
        self.bar.setVisible(busy)
        self.bar.setValue(percent or 0)

    def offer(self, words: str, *, enabled: bool, why: str = "") -> None:
        """Name the main button; `why` says what hinders it."""
        self.act.setText(words)
        self.act.setAccessibleName(words)
        self.act.setEnabled(enabled)
        self.act.setToolTip(why)

    def set_compact(self, compact: bool) -> None:
        """Drop the promise where room is short."""
        self.promise.setHidden(compact)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.words)
        line.addWidget(self.detail, 1)
        line.addWidget(self.percent)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addStretch(1)
        left.addLayout(line)
        left.addWidget(self.bar)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        for widget in (self.promise, self.cancel, self.act):
            row.addWidget(widget)
        self.rows.addLayout(row)


class Notice(QWidget):
    """A strip over the table for what could not be read while the rest can be imported."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", fonts.small(), "danger", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self.words)
        self.hide()

    def say(self, words: str) -> None:
        """Show the words; none hides the strip."""
        self.words.setText(words)
        self.setVisible(bool(words))
