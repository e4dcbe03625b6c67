"""Edit in place: a line over a cell of the current row, Tab to the next one, each value one undoable change."""

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from netdesk.domain.contact import ContactRow
from netdesk.domain.errors import UsageError
from netdesk.ui.contacts.acts import READ_ONLY
from netdesk.ui.contacts.model import NAME
from netdesk.ui.contacts.table import ContactsTable
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.domain.history import Outcome
    from netdesk.store.database import Database


class Editable(NamedTuple):
    """A field that can be typed over: its column, its name for the store, its words, and what stands there."""

    column: str
    field: str
    words: str
    text: Callable[[ContactRow], str]


FIELDS = (
    Editable(NAME, "name", "Name", lambda row: row.name),
    Editable(NAME, "position", "Position", lambda row: row.position),
    Editable("company", "company", "Company", lambda row: row.company),
    Editable("location", "location", "Location", lambda row: row.location),
    Editable("tier", "tier", "Tier, 1 to 4", lambda row: "" if row.tier is None else str(row.tier)),
)
STEPS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class CellLine(QLineEdit):
    """The line itself: Enter and Tab keep, Esc does not."""

    closed = Signal(bool, int)
    """Whether to keep what is typed, and how many fields to go on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Cell")
        self.hide()

    @override
    def event(self, event: QEvent) -> bool:
        # Tab would leave the line before keyPressEvent hears of it.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in STEPS:
            self.closed.emit(True, STEPS[Qt.Key(event.key())])
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.closed.emit(event.key() != Qt.Key.Key_Escape, 0)
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self.isVisible():
            self.closed.emit(True, 0)


class CellEditor(QObject):
    """Opens the line over the current row's cells and writes what was typed."""

    def __init__(self, workspace: Workspace, table: ContactsTable) -> None:
        super().__init__(table)
        self._workspace, self._table = workspace, table
        self.line = CellLine(table.viewport())
        self.line.closed.connect(self._close)
        self._row: ContactRow | None = None
        self._field = FIELDS[0]
        table.edit_wanted.connect(self.open)
        table.verticalScrollBar().valueChanged.connect(lambda _value: self._close(True, 0))
        table.table.modelReset.connect(lambda: self._close(False, 0))

    def open(self) -> None:
        """Edit the current row, in the column that was clicked last where that can be typed over."""
        index = self._table.currentIndex()
        row = self._table.table.item(index.row()) if index.isValid() else None
        if self._workspace.db.read_only:
            self._workspace.said.emit(READ_ONLY, None)
            return
        if row is None:
            return
        key = self._table.table.columns[index.column()].key
        self._row = row
        self._show(next((field for field in self._fields() if field.column == key), FIELDS[0]))

    def _fields(self) -> list[Editable]:
        """List what can be typed over among the columns that are shown, left to right."""
        return [field for key in self._table.columns.visible() for field in FIELDS if field.column == key]

    def _show(self, field: Editable) -> None:
        assert self._row is not None
        model = self._table.table
        place = model.row_of(self._row.id)
        index = model.index(place, self._table.columns.keys.index(field.column))
        self._table.scrollTo(index)
        self._field = field
        self.line.setAccessibleName(f"{field.words} of {self._row.name or 'a contact without a name'}")
        self.line.setPlaceholderText(field.words)
        self.line.setText(field.text(self._row))
        area = self._table.visualRect(index).adjusted(2, 2, -2, -3)
        area.setWidth(max(area.width(), 96))
        self.line.setGeometry(area)
        self.line.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def _close(self, keep: bool, step: int) -> None:
        row, field = self._row, self._field
        if row is None:
            return
        fields = self._fields()
        if keep and self.line.text().strip() != field.text(row):
            self._write(row, field, self.line.text().strip())
        place = fields.index(field) + step if step and field in fields else -1
        if 0 <= place < len(fields):
            self._show(fields[place])
            return
        self._row = None
        self.line.hide()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, row: ContactRow, field: Editable, text: str) -> None:
        now = self._workspace.clock()

        def work(db: "Database") -> "Outcome":
            from netdesk.store import bulk_edits, contact_edits

            if field.field == "tier":
                return bulk_edits.set_tier(db, array("q", [row.id]), _tier(text), now)
            return contact_edits.set_field(db, row.id, field.field, text, now)

        self._workspace.tasks.write(work)


def _tier(text: str) -> int | None:
    if text and not text.isdecimal():
        raise UsageError(f"“{text}” is no tier. Tiers go from 1 to 4.")
    return int(text) if text else None
