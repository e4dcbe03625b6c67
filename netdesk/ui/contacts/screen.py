"""The Contacts screen: what happens when the user types, sorts, selects or folds."""

from array import array
from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.ui.contacts import words
from netdesk.ui.contacts.detail.one import OneContact
from netdesk.ui.contacts.model import columns
from netdesk.ui.contacts.reader import Asked, Listing, ListReader
from netdesk.ui.contacts.view import ContactsView
from netdesk.ui.jobs import sentence_of
from netdesk.ui.screen import Screen
from netdesk.ui.table_model import Arrived, TableModel
from netdesk.ui.time.zone import local_zone
from netdesk.ui.workspace import Workspace

SORT_STATE = "contacts_sort"


class ContactsScreen(Screen):
    """Everyone, in a table that is as quick at a million as at ten."""

    name: ClassVar[str] = "contacts"
    title: ClassVar[str] = "Contacts"
    icon: ClassVar[str] = "contacts"
    tables: ClassVar[frozenset[str]] = frozenset(
        "contact profile email phone website custom_field note contact_role contact_tag tag network interaction"
        " contact_summary job_change time_entry time_entry_contact".split()
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.model = TableModel(columns(workspace.clock, local_zone()), self._fetch, self)
        self.view = ContactsView(self.model, workspace.state)
        self.table = self.view.table
        self.reader = ListReader(workspace.tasks, self)
        self.one = OneContact(workspace, self.view.detail, self.current, self)
        self._wanted: int | None = None
        self._shown: Listing | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._restore()
        self._connect()
        self._add_keys()

    def _restore(self) -> None:
        kept = self.workspace.state.get(SORT_STATE)
        known = {column.key for column in self.model.columns if column.sorts}
        if isinstance(kept, list) and len(kept) == 2 and kept[0] in known:
            self.reader.asked = Asked(sort=(kept[0], bool(kept[1])))
        self.table.mark_sort(*self.reader.asked.sort)

    def _connect(self) -> None:
        view, table = self.view, self.table
        self.reader.arrived.connect(self._show)
        self.reader.failed.connect(self._show_failure)
        self.model.sort_wanted.connect(self.sort)
        table.opened.connect(self._open)
        table.left.connect(self._leave)
        table.log_wanted.connect(self.one.log)
        table.selectionModel().currentRowChanged.connect(self._moved)
        table.selectionModel().selectionChanged.connect(self._show_summary)
        view.columns_button.clicked.connect(self._show_columns_menu)
        view.clear.clicked.connect(self.clear_filter)
        view.no_match.button.clicked.connect(self.clear_filter)
        view.nobody_yet.button.clicked.connect(lambda: self.workspace.open_screen("import"))
        view.again.clicked.connect(lambda: self._ask(self.reader.asked))
        view.detail.left.connect(lambda: table.setFocus(Qt.FocusReason.OtherFocusReason))

    def _add_keys(self) -> None:
        for keys, act in (("/", self._focus_filter), ("Ctrl+I", self.toggle_detail)):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # --- contract of a screen ----------------------------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        if self._shown is None:
            self._ask(self.reader.asked)
        else:
            self.model.refresh_rows()
            self.reader.again()
        self.one.read_soon()

    @override
    def activate(self, argument: object = None) -> None:
        if isinstance(argument, int):
            self.go_to(argument)
        elif isinstance(argument, str):
            self._type(argument)

    @override
    def focus_widget(self) -> QWidget:
        for page in (self.view.nobody_yet, self.view.no_match):
            if self.view.pages.currentWidget() is page:
                return page.button
        return self.table

    @override
    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.view.set_compact(compact)

    @override
    def keys(self) -> list[tuple[str, str]]:
        return [
            ("/", "Filter"), ("↑ ↓", "Move"), ("Enter", "Open the contact"), ("L", "Log what happened"),
            ("Ctrl+A", "Select all shown"), ("Ctrl+I", "Fold the contact away"), ("Esc", "Clear selection, then filter"),
        ]  # fmt: skip

    # --- what the user wants -----------------------------------------------------------------------------------------

    def search(self, text: str) -> None:
        """Filter the table by words; called at each letter."""
        if text.strip() != self.reader.asked.text:
            self._ask(self.reader.asked._replace(text=text.strip()))

    def sort(self, key: str, descending: bool) -> None:
        """Sort by a column, and remember it."""
        if (key, descending) != self.reader.asked.sort:
            self.workspace.state.set(SORT_STATE, [key, descending])
            self.table.scrollToTop()
            self._ask(self.reader.asked._replace(sort=(key, descending)))

    def go_to(self, contact: int) -> None:
        """Make a contact the current one, without a filter that hides it."""
        self._wanted = contact
        self.one.unfold()
        if self.model.row_of(contact) >= 0:
            self._find_wanted()
        elif self.reader.asked.text:
            self._type("")

    def toggle_detail(self) -> None:
        """Fold the contact away, or show it again."""
        shown = self.view.detail.isHidden()
        self.one.unfold(shown)
        if not shown:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_filter(self) -> None:
        """Show everybody again."""
        self._type("")
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def current(self) -> int | None:
        """Give the id of the current contact."""
        if self._wanted is not None:
            return self._wanted
        index = self.table.currentIndex()
        return self.model.id_at(index.row()) if index.isValid() else None

    # --- reading -----------------------------------------------------------------------------------------------------

    def _ask(self, asked: Asked) -> None:
        self.table.set_loading(True)
        self.reader.ask(asked)

    def _fetch(self, ids: "array[int]", done: Arrived, failed: Callable[[Exception], None]) -> None:
        from netdesk.store import contacts

        self.workspace.tasks.read(lambda db: contacts.rows(db, ids), done, failed=failed)

    def _show(self, listing: Listing) -> None:
        same_list = self._shown is not None and self._shown.asked == listing.asked
        before = self.current() if same_list else None
        self._shown = listing
        self.view.show_problem("")
        self.table.set_loading(False)
        self.table.mark_sort(*listing.asked.sort)
        self.model.show_ids(listing.ids, listing.rows)
        self.view.show_page(bool(listing.ids), words.breakable(listing.asked.text))
        if self._wanted is not None:
            self._find_wanted()
        elif not self.table.currentIndex().isValid() and listing.ids:
            self._make_current(max(0, self.model.row_of(before)) if before is not None else 0)
        self._show_summary()
        self.one.read_soon()

    def _show_failure(self, error: Exception) -> None:
        self.table.set_loading(False)
        self.view.show_problem(sentence_of(error))

    def _show_summary(self) -> None:
        if self._shown is not None:
            self.view.show_summary(self._shown, self._selected())

    def _selected(self) -> int:
        # By ranges: with all of a million selected there is one, and listing its rows would take seconds.
        chosen = self.table.selectionModel().selection()
        return sum(chosen.at(number).height() for number in range(chosen.size()))

    # --- moving ------------------------------------------------------------------------------------------------------

    def _find_wanted(self) -> None:
        """Go to the contact another screen asked for; one that is not in the list is shown beside it all the same."""
        row = self.model.row_of(self._wanted) if self._wanted is not None else -1
        if row >= 0:
            self._wanted = None
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0), self.table.ScrollHint.PositionAtCenter)
        self.one.read_soon()

    def _make_current(self, row: int) -> None:
        """Make a row the current one without selecting it."""
        model = self.table.selectionModel()
        model.setCurrentIndex(self.model.index(row, 0), model.SelectionFlag.NoUpdate)

    def _moved(self) -> None:
        if self.table.currentIndex().isValid():
            self._wanted = None
            self.one.read_soon()

    def _open(self) -> None:
        self.one.unfold()
        self.view.detail.log_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave(self) -> None:
        """Esc: first the selection of several, then the filter."""
        if self._selected() > 1:
            self.table.selectRow(self.table.currentIndex().row())
        elif self.reader.asked.text:
            self.clear_filter()

    # --- filter and columns ------------------------------------------------------------------------------------------

    def _field(self) -> QLineEdit | None:
        """Give the window's search field, where there is one."""
        field = getattr(getattr(self.window(), "top_bar", None), "search", None)
        return field if isinstance(field, QLineEdit) else None

    def _type(self, text: str) -> None:
        """Put words into the search field, so that it says what the table shows."""
        field = self._field()
        if field is not None:
            field.setText(text)
        self.search(text)

    def _focus_filter(self) -> None:
        field = self._field()
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()

    def _show_columns_menu(self) -> None:
        button = self.view.columns_button
        menu = self.view.columns_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
