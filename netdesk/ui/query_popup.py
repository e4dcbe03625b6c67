"""What hangs under the search field: choices to go on with, or the sentence about what is wrong."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from netdesk.domain.query_completion import Choice
from netdesk.ui import fonts
from netdesk.ui.command_palette import Entry, EntryDelegate, EntryModel
from netdesk.ui.widgets.labels import Label

NARROWEST, WIDEST = 240, 400
MOST_ROWS = 8
GAP = 4


class QueryPopup(QFrame):
    """A list of choices; it never takes the focus, the field hands it the keys."""

    def __init__(self, field: QLineEdit, accept: Callable[[Choice], None]) -> None:
        super().__init__(field.window())
        self._field, self._accept = field, accept
        self._choices: tuple[Choice, ...] = ()
        self.setProperty("kind", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = EntryModel(self)
        self.list = QListView()
        self.list.setAccessibleName("Ways to go on")
        self.list.setModel(self._model)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.list)
        self.hide()

    def words(self) -> list[str]:
        """List what can be chosen."""
        return [choice.label for choice in self._choices] if self.isVisible() else []

    def show_choices(self, choices: Sequence[Choice], heading: str, left: int) -> None:
        """Show choices under the field, `left` px from its start; none hides the list."""
        self._choices = tuple(choices)
        if not choices:
            self.hide()
            return
        entries = [Entry(choice.label, choice.about, lambda: None, heading) for choice in choices]
        self._model.show_lines(entries)
        self.list.clearSelection()
        self.list.setCurrentIndex(self._model.index(-1, 0))
        rows = min(MOST_ROWS + 1, self._model.rowCount())
        self.list.setFixedHeight(sum(self.list.sizeHintForRow(row) for row in range(rows)) + 4)
        self.setFixedWidth(WIDEST if any(choice.about for choice in choices) else NARROWEST)
        self.adjustSize()
        _place(self, self._field, left)
        self.show()
        self.raise_()

    def move_mark(self, step: int) -> None:
        """Mark the next choice, or the one before."""
        row = self._model.next_row(self.list.currentIndex().row() if self.has_mark else 0, step)
        self.list.setCurrentIndex(self._model.index(row, 0))

    @property
    def has_mark(self) -> bool:
        """Tell whether a choice is marked."""
        return self.list.currentIndex().isValid()

    def accept(self) -> None:
        """Take the marked choice, else the first one."""
        self._choose(self.list.currentIndex().row() if self.has_mark else 1)

    def _choose(self, row: int) -> None:
        if 0 < row <= len(self._choices):  # the first line is the heading
            choice = self._choices[row - 1]
            self.hide()
            self._accept(choice)


class QueryNote(QFrame):
    """One sentence about a faulty query."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field.window())
        self._field = field
        self.setProperty("kind", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.label = Label("", fonts.small(), "danger", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.label)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence under the field; an empty one hides it."""
        self.label.setText(sentence)
        if not sentence:
            self.hide()
            return
        self.setFixedWidth(max(NARROWEST, self._field.width()))
        self.setFixedHeight(self.label.heightForWidth(self.width() - 24) + 18)
        _place(self, self._field, 0)
        self.show()
        self.raise_()


def _place(popup: QWidget, field: QLineEdit, left: int) -> None:
    """Put a popup under a field, inside the window."""
    window = field.window()
    if popup.parentWidget() is not window:
        popup.setParent(window)
    corner = field.mapTo(window, QPoint(left, field.height() + GAP))
    popup.move(max(0, min(corner.x(), window.width() - popup.width())), corner.y())
