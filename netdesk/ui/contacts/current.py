"""The current contact: the row with the accent edge, or one asked for by another screen that is not in the list yet."""

from collections.abc import Callable

from netdesk.ui.contacts.table import ContactsTable


class CurrentContact:
    """Knows which contact stands beside the table; `moved` is told when it is another one."""

    def __init__(self, table: ContactsTable, moved: Callable[[], None]) -> None:
        self._table, self._model = table, table.table
        self._moved = moved
        self._wanted: int | None = None
        table.selectionModel().currentRowChanged.connect(self._row_changed)

    def id(self) -> int | None:
        """Give the id of the current contact."""
        if self._wanted is not None:
            return self._wanted
        index = self._table.currentIndex()
        return self._model.id_at(index.row()) if index.isValid() else None

    def want(self, contact: int) -> bool:
        """Go to a contact; False where the list does not hold it (yet): it stands beside the table all the same."""
        self._wanted = contact
        found = self._model.row_of(contact) >= 0
        if found:
            self.find()
        else:
            self._moved()
        return found

    def find(self) -> None:
        """Look for the contact asked for in the list as it is now."""
        row = self._model.row_of(self._wanted) if self._wanted is not None else -1
        if row >= 0:
            self._wanted = None
            self._table.make_current(row)
            self._table.scrollTo(self._model.index(row, 0), self._table.ScrollHint.PositionAtCenter)
        self._moved()

    def settle(self, before: int | None) -> None:
        """Have a current row after the list was shown anew: the contact of before, else the first one."""
        if self._wanted is not None:
            self.find()
        elif not self._table.currentIndex().isValid() and self._model.rowCount():
            self._table.make_current(max(0, self._model.row_of(before)) if before is not None else 0)

    def _row_changed(self) -> None:
        if self._table.currentIndex().isValid():
            self._wanted = None
            self._moved()
