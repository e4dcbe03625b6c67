"""The window's search field, as the Contacts screen uses it: its text is what filters the table."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from netdesk.domain.query import QueryError
from netdesk.ui.query_field import QueryField


class FilterField:
    """Types into the search field, so that it says what the table shows; `search` is told where there is none."""

    def __init__(self, screen: QWidget, search: Callable[[str], None]) -> None:
        self._screen = screen
        self._search = search

    def widget(self) -> QLineEdit | None:
        """Give the window's search field, where there is one."""
        field = getattr(getattr(self._screen.window(), "top_bar", None), "search", None)
        return field if isinstance(field, QLineEdit) else None

    def show_fault(self, fault: QueryError | None) -> None:
        """Underline what is wrong with the text, or nothing."""
        field = self.widget()
        if isinstance(field, QueryField):
            field.show_fault(fault)

    def type(self, text: str) -> None:
        """Replace the text."""
        field = self.widget()
        if field is not None:
            field.setText(text)
        self._search(text)

    def focus(self) -> None:
        """Put the cursor there."""
        field = self.widget()
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()
