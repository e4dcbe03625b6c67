"""What was logged lately, below an empty line: chosen with the arrow keys, it is the beginning of the next line."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListView, QWidget
from typing_extensions import override

from netdesk.ui.command_palette import Entry, EntryDelegate, EntryModel

SECTION = "Again"


class RecentList(QListView):
    """The lines; the focus stays in the field, which hands the arrow keys on."""

    taken = Signal(str)
    """A line to go on with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = EntryModel(self)
        self.setModel(self._lines)
        self.setItemDelegate(EntryDelegate(self))
        self.setAccessibleName("Logged lately")
        self.setStyleSheet("background: transparent;")
        self.clicked.connect(lambda index: self.take(index.row()))
        self.hide()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show other lines, none of them chosen."""
        entries = [Entry(line.replace('"', ""), "", partial(self.taken.emit, f"{line} "), SECTION) for line in lines]
        self._lines.show_lines(entries)
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in range(self._lines.rowCount())) + 2)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was logged lately."""
        return self._lines.rowCount() == 0

    def step(self, step: int) -> None:
        """Choose the next line, or the one before."""
        row = self._lines.next_row(self.currentIndex().row(), step)
        if row >= 0:
            self.setCurrentIndex(self._lines.index(row, 0))

    def take(self, row: int) -> bool:
        """Go on with a line; False where none is chosen."""
        act = self._lines.entry(row).act if 0 <= row < self._lines.rowCount() else None
        if act is None:
            return False
        act()
        return True

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters belong to the field."""
