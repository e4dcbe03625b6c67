"""A field for one person: type a name, choose from those who match."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget
from typing_extensions import override

from netdesk.ui.contacts.detail.edits import FindPeople

AFTER_MS = 80


class PersonField(QLineEdit):
    """Offers people as one types; a name counts only once it was chosen."""

    def __init__(
        self, name: str = "", chosen: int | None = None, find: FindPeople | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._find = find
        self._found: list[tuple[int, str]] = []
        self._chosen = chosen
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self._popup = QListView()
        self._popup.setAccessibleName("People")
        self._popup.setProperty("kind", "choices")
        self._completer.setPopup(self._popup)
        self._completer.activated.connect(self._choose)
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._soon.timeout.connect(self._look)
        self.textEdited.connect(self._edited)

    def chosen(self) -> str:
        """Give the id of the chosen person, "" for nobody, "0" for a name that stands for nobody."""
        if self._chosen is not None:
            return str(self._chosen)
        return "0" if self.text().strip() else ""

    def show_people(self, people: Sequence[tuple[int, str]]) -> None:
        """Offer people under the field; the first one is chosen by Enter."""
        self._found = list(people)
        self._model.setStringList([name for _, name in people])
        if not people or not self.hasFocus():
            self._popup.hide()
            return
        self._completer.complete()
        self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _edited(self) -> None:
        self._chosen = None
        self._soon.start()

    def _look(self) -> None:
        wanted = self.text().strip()
        if self._find is None or not wanted:
            self.show_people(())
            return
        self._find(wanted, lambda people: self.show_people(people) if self.text().strip() == wanted else None)

    def _choose(self, name: str) -> None:
        # Two may have the same name: the line that was chosen tells which.
        row = self._popup.currentIndex().row()
        if not (0 <= row < len(self._found) and self._found[row][1] == name):
            row = next((row for row, (_, known) in enumerate(self._found) if known == name), -1)
        if row >= 0:
            self._chosen = self._found[row][0]
            self.setText(name)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown = self._popup.isVisible()
        if shown and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()  # the list has it first
            return
        super().keyPressEvent(event)
