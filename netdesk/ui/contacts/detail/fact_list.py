"""Facts under each other, each a click or Enter away from being edited where it stands."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from netdesk.ui.contacts.detail.editor import Editor
from netdesk.ui.contacts.detail.edits import Fact, FindPeople
from netdesk.ui.contacts.detail.fact_row import FactRow


class FactList(QWidget):
    """The rows; one of them at a time has its editor open, and keeps it while others change."""

    write_wanted = Signal(object)
    """A Request."""
    person_wanted = Signal(int)
    cadence_wanted = Signal()
    editing = Signal(object)
    """The editor that has just opened, so that it is brought into view."""
    made_anew = Signal()
    deserted = Signal()
    """What had the focus is gone, and nothing took its place."""

    def __init__(
        self, make_row: Callable[[Fact], FactRow] = FactRow, spacing: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.find_people: FindPeople | None = None
        self._make_row = make_row
        self._facts: list[Fact] = []
        self._owner: int | None = None
        self._stale = False
        self._drafts: dict[int, tuple[Fact, list[str]]] = {}
        self.rows: list[FactRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    def show_facts(self, facts: Sequence[Fact], owner: int) -> None:
        """Show the facts of a contact; what is being typed for the same one stays."""
        same, before = owner == self._owner, self._facts
        if not same:
            self._keep_draft()
        self._owner, self._facts = owner, list(facts)
        open_row = self.open_row()
        if same and open_row is not None and not open_row.saved:
            self._stale = True
            return
        if not same or before != self._facts or open_row is not None:
            self._make_anew(same)
        if not same:
            self._go_on()

    def _keep_draft(self) -> None:
        """Keep what was being typed about the contact that was shown, until it is shown again."""
        row = self.open_row()
        editor = row.editor if row is not None and not row.saved else None
        if self._owner is not None and row is not None and editor is not None and editor.changed:
            self._drafts[self._owner] = row.fact, editor.typed()

    def _go_on(self) -> None:
        """Open the editor again that was left half way."""
        fact, typed = self._drafts.pop(self._owner or 0, (None, []))
        if fact is not None:
            row = self.row(fact.key) or self._add_row(fact)
            if row.fact.edit is not None:
                editor = row.open_editor(self.find_people, typed)
                editor.grown.connect(lambda: self.editing.emit(editor))
                self.made_anew.emit()

    def open_row(self) -> FactRow | None:
        """Give the row whose editor is open."""
        return next((row for row in self.rows if row.editor is not None), None)

    def row(self, key: str) -> FactRow | None:
        """Find a row by its fact's key."""
        return next((row for row in self.rows if row.fact.key == key), None)

    def edit(self, fact: Fact, *, on_top: bool = False) -> Editor | None:
        """Open the editor of a fact, or of an offer beside the others; None where another one is not finished."""
        row = self.row(fact.key)
        if row is None:
            busy = self._busy()
            if busy is not None:
                busy.start()
                return None
            row = self._add_row(fact, on_top=on_top)
        return self._open(row)

    def _open(self, row: FactRow) -> Editor | None:
        if row.editor is not None:
            row.editor.start()
            return row.editor
        busy = self._busy()
        if busy is not None:
            busy.start()
            return None
        editor = row.open_editor(self.find_people)
        editor.grown.connect(lambda: self.editing.emit(editor))
        self.editing.emit(editor)
        return editor

    def _busy(self) -> Editor | None:
        """Close the editor that is open; give it where something was typed, which would be lost."""
        row = self.open_row()
        if row is None or row.editor is None:
            return None
        if row.editor.changed and not row.saved:
            return row.editor
        row.close_editor()
        return None

    def _closed(self, row: FactRow) -> None:
        if not row.fact.text or self._stale:
            self._make_anew(same=True)

    def _make_anew(self, same: bool) -> None:
        self._stale = False
        focused, before = QApplication.focusWidget(), [row.fact.key for row in self.rows]
        key = next((row.fact.key for row in self.rows if focused and row.isAncestorOf(focused)), "") if same else ""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for fact in self._facts:
            self._add_row(fact)
        self.made_anew.emit()
        if key:
            self._focus_again(key, before)

    def _focus_again(self, key: str, before: Sequence[str]) -> None:
        """Put the focus onto the same fact, the one that is new, or the one that stands there now."""
        place = before.index(key)
        fresh = (row for row in self.rows if row.fact.key not in before)
        row = self.row(key) or next(fresh, None) or next(iter(self.rows[place:] or self.rows[-1:]), None)
        if row is not None:
            row.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.deserted.emit()

    def _add_row(self, fact: Fact, *, on_top: bool = False) -> FactRow:
        row = self._make_row(fact)
        row.opened.connect(self._open)
        row.closed.connect(self._closed)
        row.deserted.connect(self.deserted)
        row.write_wanted.connect(self.write_wanted)
        row.person_wanted.connect(self.person_wanted)
        row.cadence_wanted.connect(self.cadence_wanted)
        self._column.insertWidget(0 if on_top else len(self.rows), row)
        self.rows.insert(0 if on_top else len(self.rows), row)
        return row
