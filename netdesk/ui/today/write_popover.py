"""The small panel for a word to somebody: opens their profile, and keeps what was written, or a note."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.ui import fonts, links
from netdesk.ui.widgets.buttons import Button, link, primary
from netdesk.ui.widgets.labels import ElidedLabel, Label
from netdesk.ui.widgets.popover import show_at

WIDTH, LINES = 380, 4


class WritePopover(QFrame):
    """Closes when the user clicks elsewhere or presses Esc; deletes itself."""

    wrote = Signal(str)
    """A message was written; perhaps with some words on it."""
    noted = Signal(str)

    def __init__(
        self, name: str, line: str, url: str = "", *, notes: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setFixedWidth(round(WIDTH * fonts.scale()))
        self._url = links.with_scheme(url)
        self.words = QPlainTextEdit()
        self.words.setPlaceholderText("What you write about (optional, kept with the contact)")
        self.words.setAccessibleName(f"A word to {name}")
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(LINES * fonts.line_height(fonts.body()) + 16)
        self.open_button = Button("Congratulate on the profile", "open", kind="flat")
        self.open_button.setVisible(links.is_safe(self._url))
        self.note_button = link("Keep as a note")
        self.note_button.setVisible(notes)
        self.wrote_button = primary("I wrote")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(ElidedLabel(f"Write to {name}", fonts.section()))
        if line:
            column.addWidget(Label(line, fonts.small(), "text2", wrap=True))
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.note_button)
        row.addStretch(1)
        row.addWidget(self.wrote_button)
        column.addLayout(row)
        self.words.textChanged.connect(self._changed)
        self.open_button.clicked.connect(lambda _checked=False: links.open_link(self._url))
        self.wrote_button.clicked.connect(lambda _checked=False: self._give(self.wrote))
        self.note_button.clicked.connect(lambda _checked=False: self._give(self.noted))
        self._changed()

    def open_at(self, corner: QPoint, inside: QWidget) -> None:
        """Show at a point of the screen, moved into the window that holds `inside`."""
        show_at(self, corner, inside)
        self.words.setFocus(Qt.FocusReason.PopupFocusReason)

    def _changed(self) -> None:
        self.note_button.setEnabled(bool(self.words.toPlainText().strip()))

    def _give(self, signal: object) -> None:
        text = self.words.toPlainText().strip()
        self.close()
        signal.emit(text)  # type: ignore[attr-defined]  # a bound signal

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
