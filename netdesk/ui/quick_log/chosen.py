"""The people chosen in the table, above the field of the quick log."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from netdesk.ui import fonts
from netdesk.ui.quick_log import words
from netdesk.ui.widgets.buttons import icon_button
from netdesk.ui.widgets.labels import ElidedLabel, IconLabel, Label


class ChosenBar(QFrame):
    """One line: for whom, and a button that takes them off."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ids: array[int] = array("q")
        self.words = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 4, 0)
        row.setSpacing(8)
        self.label = ElidedLabel("", fonts.medium(), "accent")
        self.drop = icon_button("close", "Log it for others than the people chosen in the table")
        for widget in (IconLabel("contacts", color="accentText"), Label("With", fonts.small(), "text3"), self.label):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.drop)
        self.drop.clicked.connect(self.clear)
        self.hide()

    def show_people(self, ids: "array[int]", names: Sequence[str]) -> None:
        """Show some people, the first of whom have these names."""
        self.ids = ids
        self.words = words.chosen_words(names, len(ids)) if ids else ""
        self.label.setText(self.words)
        self.setVisible(bool(ids))

    def clear(self) -> None:
        """Take them off."""
        self.show_people(array("q"), [])
        self.cleared.emit()
