"""The Contacts screen: what happens when the user types, sorts, ticks or folds."""

from array import array
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.domain.period import Moment
from netdesk.domain.query import Query, QueryError, parse
from netdesk.ui.commands import Command
from netdesk.ui.contacts import copying, reading, sorting, words
from netdesk.ui.contacts.bulk.desk import BulkDesk
from netdesk.ui.contacts.cell_editor import CellEditor
from netdesk.ui.contacts.current import CurrentContact
from netdesk.ui.contacts.detail import contact_menu
from netdesk.ui.contacts.detail.one import OneContact
from netdesk.ui.contacts.facets.counting import counter
from netdesk.ui.contacts.facets.filters import FacetFilters
from netdesk.ui.contacts.filter_field import FilterField
from netdesk.ui.contacts.model import columns
from netdesk.ui.contacts.people import NewName
from netdesk.ui.contacts.reader import BY_NAME, Asked, Listing, ListReader
from netdesk.ui.contacts.table_menu import TableMenu
from netdesk.ui.contacts.view import ContactsView
from netdesk.ui.contacts.views.saved import SavedViews
from netdesk.ui.contacts.views.view import ALL, View
from netdesk.ui.jobs import sentence_of
from netdesk.ui.screen import Screen
from netdesk.ui.table_model import Arrived, Sort, TableModel
from netdesk.ui.time.zone import local_zone
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    pass

SORT_STATE = "contacts_sort"


class ContactsScreen(Screen):
    """Everyone, in a table that is as quick at a million as at ten."""

    name: ClassVar[str] = "contacts"
    title: ClassVar[str] = "Contacts"
    icon: ClassVar[str] = "contacts"
    tables: ClassVar[frozenset[str]] = frozenset(
        "contact profile email phone website custom_field note contact_role contact_tag tag network interaction"
        " contact_summary job_change time_entry time_entry_contact cadence saved_search value_event referral promise wish"
        " photo role".split()
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.model = TableModel(columns(workspace.clock, local_zone()), self._fetch, self)
        self.view = ContactsView(self.model, workspace.state)
        self.table, self.ticks = self.view.table, self.view.table.ticks
        self.reader = ListReader(workspace.tasks, self)
        self.one = OneContact(workspace, self.view.detail, self.current, self)
        self._current = CurrentContact(self.table, self.one.read_soon)
        self.field = FilterField(self, self.search)
        self.facets = FacetFilters(workspace, self.view.facets, counter(workspace.clock, local_zone()), self.field.type)
        self.views = SavedViews(workspace, self.view.tabs, self.shown_view, self.show_view, self)
        self.bulk = BulkDesk(self)
        self.menu = TableMenu(self.table, self.view.columns_button, self._sort_clicked)
        self.editor = CellEditor(workspace, self.table)
        self._shown: Listing | None = None
        self._switching = self._counts_stale = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._restore()
        self._connect()
        self._add_keys()

    def _restore(self) -> None:
        known = [column.key for column in self.model.columns if column.sorts]
        self._sortable = known
        self.reader.asked = Asked(sort=self._usual_sort())
        self.model.set_sorted(self.reader.asked.sort)

    def _connect(self) -> None:
        view, table = self.view, self.table
        self.reader.arrived.connect(self._show)
        self.reader.failed.connect(self._show_failure)
        table.sort_wanted.connect(self._sort_clicked)
        table.opened.connect(self._open)
        table.left.connect(self._leave)
        table.copy_wanted.connect(self._copy)
        table.letter.connect(self.bulk.do_key)
        self.ticks.changed.connect(self._show_summary)
        self.facets.changed.connect(view.chips.show_facets)
        view.chips.removed.connect(lambda facet: self.facets.set_ticked(facet, False))
        table.columns.changed.connect(self.views.look)
        view.save_view.clicked.connect(lambda: self.views.save(view.save_view))
        view.clear.clicked.connect(self.clear_filter)
        view.no_match.button.clicked.connect(self.clear_filter)
        view.nobody_yet.button.clicked.connect(lambda: self.workspace.open_screen("import"))
        view.again.clicked.connect(lambda: self._ask(self.reader.asked))
        view.detail.left.connect(lambda: table.setFocus(Qt.FocusReason.OtherFocusReason))
        view.first_one.clicked.connect(partial(self.one.add, ""))
        view.detail.added.connect(lambda kept: self.go_to(kept.entry))
        view.detail.person_wanted.connect(self.go_to)
        view.detail.menu_wanted.connect(lambda place: contact_menu.show_menu(self, place))
        view.detail.cadence_wanted.connect(lambda: contact_menu.set_cadence(self))

    def _add_keys(self) -> None:
        for keys, act in (
            ("/", self.field.focus),
            ("Ctrl+F", self.field.focus),
            ("Ctrl+I", self.toggle_detail),
            ("Ctrl+N", self.one.add),
        ):
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
        self._counts_stale = True
        self.one.read_soon()

    @override
    def activate(self, argument: object = None) -> None:
        if isinstance(argument, int):
            self.go_to(argument)
        elif isinstance(argument, NewName):
            self.one.add(argument.name)
        elif isinstance(argument, str):
            self.views.leave()
            self.show_view(View(ALL.key, ALL.name, argument))

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
            ("/ or Ctrl+F", "Filter"), ("↑ ↓", "Move"), ("Space", "Tick"), ("Shift+↑ ↓", "Tick several"),
            ("Ctrl+A", "Tick all shown"), ("Enter", "Open the contact"), ("F2", "Type over name, role, company"),
            ("Ctrl+C", "Copy as cells"), ("L", "Log what happened"),
            ("T", "Tag"), ("P", "Protect"), ("Del", "Move to the trash"), ("Menu", "All that can be done"),
            ("Ctrl+N", "New contact"), ("Ctrl+I", "Fold the contact away"), ("Esc", "Clear ticks, then the filter"),
        ]  # fmt: skip

    @override
    def offers(self) -> list[Command]:
        return [Command("new_contact", "New contact…", self.one.add, ("Ctrl+N",), "Contacts"), *self.bulk.offers()]

    # --- what the user wants -----------------------------------------------------------------------------------------

    def chosen(self) -> "array[int]":
        """Give the ids of the ticked contacts, else that of the current one."""
        ticked, current = self.ticks.ids(), self.current()
        return ticked if ticked or current is None else array("q", [current])

    def search(self, text: str) -> None:
        """Filter the table by words; called at each letter."""
        query = self._query(text)
        if query is not None and query.text != self.reader.asked.text and not self._switching:
            self._ask(self.reader.asked._replace(query=query))

    def sort(self, sort: Sort) -> None:
        """Sort by columns, and remember it."""
        if sort != self.reader.asked.sort:
            if not self.views.current.sort:
                self.workspace.state.set(SORT_STATE, [list(step) for step in sort])
            self.table.scrollToTop()
            self._ask(self.reader.asked._replace(sort=sort))

    def go_to(self, contact: int) -> None:
        """Make a contact the current one, without a filter that hides it."""
        self.one.unfold()
        if not self._current.want(contact) and self.reader.asked.text:
            self.views.choose(ALL.key)

    def toggle_detail(self) -> None:
        """Fold the contact away, or show it again."""
        shown = self.view.detail.isHidden()
        self.one.unfold(shown)
        if not shown:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_filter(self) -> None:
        """Show everybody again."""
        self.views.choose(ALL.key)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def current(self) -> int | None:
        """Give the id of the current contact."""
        return self._current.id()

    def shown_view(self) -> View:
        """Say what the table shows, as a view."""
        asked = self.reader.asked
        return View("", "", asked.text, ",".join(self.table.columns.shown()), sorting.as_text(asked.sort))

    def show_view(self, view: View) -> None:
        """Show a view's query, columns and order; what it leaves open is as the user has it."""
        if view.columns:
            self.table.columns.show(view.columns.split(","))
        else:
            self.table.columns.show_usual()
        self._switching = True
        self.field.type(view.query)
        self._switching = False
        query, sort = self._query(view.query), sorting.from_text(view.sort, self._sortable) or self._usual_sort()
        asked = Asked(self.reader.asked.query if query is None else query, sort)
        if asked != self.reader.asked or asked.text != self.reader.asked.text:
            self._ask(asked)

    def _usual_sort(self) -> Sort:
        return sorting.remembered(self.workspace.state.get(SORT_STATE), self._sortable) or BY_NAME

    # --- reading -----------------------------------------------------------------------------------------------------

    def _query(self, text: str) -> Query | None:
        """Read a query; a faulty one is None and underlined, and the table keeps what it shows."""
        moment = Moment(self.workspace.clock(), local_zone())
        try:
            query = parse(text, moment)
        except QueryError as fault:
            self.field.show_fault(fault)
            return reading.before_value(text, fault, moment)
        self.field.show_fault(None)
        return query

    def _ask(self, asked: Asked) -> None:
        self.table.pale.set_loading(True)
        self.facets.show_text(asked.text)
        self.reader.ask(asked)
        self.views.look()

    def _fetch(self, ids: "array[int]", done: Arrived, failed: Callable[[Exception], None]) -> None:
        from netdesk.store import contacts

        self.workspace.tasks.read(lambda db: contacts.rows(db, ids), done, failed=failed)

    def _show(self, listing: Listing) -> None:
        before, asked = self._shown, listing.asked
        current = self.current() if before is not None and before.asked == asked else None
        self._shown = listing
        self.view.show_problem("")
        self.table.pale.set_loading(False)
        self.model.set_sorted(asked.sort)
        self.ticks.hold(same=before is not None and before.asked.query == asked.query)
        self.model.show_ids(listing.ids, listing.rows)
        self.ticks.settle(whole=listing.whole)
        self.view.show_page(bool(listing.ids), words.breakable(asked.text))
        self._current.settle(current)
        self._show_summary()
        self.one.read_soon()
        if listing.whole:
            self.facets.follow(anew=self._counts_stale)
            if self._counts_stale:
                self._counts_stale = False
                self.views.read()

    def _show_failure(self, error: Exception) -> None:
        self.table.pale.set_loading(False)
        self.view.show_problem(sentence_of(error))

    def _show_summary(self) -> None:
        if self._shown is not None:
            self.view.show_summary(self._shown, self.ticks.count())

    # --- keys and menus ----------------------------------------------------------------------------------------------

    def _open(self) -> None:
        self.one.unfold()
        self.view.detail.log_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave(self) -> None:
        """Esc: first the ticks, then the filter."""
        if self.ticks.count():
            self.ticks.clear()
        elif self.reader.asked.text:
            self.clear_filter()

    def _sort_clicked(self, key: str, adds: bool) -> None:
        descends = next(column.descends for column in self.model.columns if column.key == key)
        self.sort(sorting.clicked(self.reader.asked.sort, key, descends=descends, adds=adds))

    def _copy(self) -> None:
        copying.copy(self.workspace, self.table.columns.visible_columns(), self.chosen())
