"""Small dialogs: a plain sentence, a question, and the keys of a page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from netdesk.ui import fonts
from netdesk.ui.widgets.buttons import Button, primary
from netdesk.ui.widgets.labels import Key, Label

Keys = Sequence[tuple[str, str]]


def tell(parent: QWidget | None, sentence: str, title: str = "NetDesk") -> None:
    """Show a sentence that must not be missed."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(sentence)
    box.exec()


def ask(parent: QWidget | None, sentence: str, yes: str, no: str = "Cancel") -> bool:
    """Ask about something that cannot be undone; `yes` is a verb that says the result. The focus starts on `no`."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("NetDesk")
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(16)
    words = Label(sentence, wrap=True)
    words.setMinimumWidth(360)
    column.addWidget(words)
    row = QHBoxLayout()
    row.addStretch(1)
    refuse, agree = Button(no), primary(yes)
    for button, result in ((refuse, dialog.reject), (agree, dialog.accept)):
        button.setAutoDefault(button is refuse)
        button.clicked.connect(result)
        row.addWidget(button)
    column.addLayout(row)
    refuse.setFocus()
    return dialog.exec() == QDialog.DialogCode.Accepted


class KeysDialog(QDialog):
    """The keys that work on this page and everywhere."""

    def __init__(self, page: str, page_keys: Keys, window_keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(32)
        if page_keys:
            row.addLayout(_key_list(page, page_keys))
        row.addLayout(_key_list("Everywhere", window_keys))


def _key_list(title: str, keys: Keys) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(12)
    column.addWidget(Label(title, fonts.section()))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    for row, (key, words) in enumerate(keys):
        grid.addWidget(Key(key), row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Label(words, tone="text2"), row, 1)
    column.addLayout(grid)
    column.addStretch(1)
    return column
