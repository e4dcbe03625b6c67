"""Saved views at work: choose one, keep what is shown under a name, count them in the background."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.period import Moment
from netdesk.domain.query import parse
from netdesk.domain.saved_search import VIEW, SavedSearch
from netdesk.ui.contacts.acts import READ_ONLY
from netdesk.ui.contacts.view_tabs import ViewTabs
from netdesk.ui.contacts.views.popover import NamePopover
from netdesk.ui.contacts.views.view import ALL, BUILT_IN, View
from netdesk.ui.time.zone import local_zone
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.domain.history import Outcome
    from netdesk.store.database import Database

AFTER_MS = 250
"""Views are counted once the rows and the facets are there."""
KEEPS = "Keeps the search, the columns and the order."


class SavedViews(QObject):
    """The views behind the tabs. What the table shows is asked for; what a view wants is handed to `show`."""

    def __init__(
        self,
        workspace: Workspace,
        tabs: ViewTabs,
        shown: Callable[[], View],
        show: Callable[[View], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._tabs, self._shown, self._show = workspace, tabs, shown, show
        self.views: list[View] = list(BUILT_IN)
        self._wanted = ""
        self._to_count: list[View] = []
        self._counting = False
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._soon.timeout.connect(self._count_next)
        tabs.show_views(self.views, ALL.key)
        tabs.chosen.connect(self.choose)
        tabs.menu_wanted.connect(self.open_menu)

    @property
    def waits(self) -> bool:
        """Tell whether views are about to be counted."""
        return self._soon.isActive() or self._counting

    @property
    def current(self) -> View:
        """The view whose tab is chosen."""
        return self.view(self._tabs.current_key) or ALL

    def view(self, key: str) -> View | None:
        """Find a view by its key."""
        return next((view for view in self.views if view.key == key), None)

    # --- what is shown -----------------------------------------------------------------------------------------------

    def choose(self, key: str) -> None:
        """Show a view: its query, columns and order."""
        view = self.view(key)
        if view is not None:
            self._tabs.set_current(key)
            self._show(view)
            self.look()

    def leave(self) -> None:
        """Go back to the tab of everybody, since something else is shown that has nothing to do with a view."""
        self._tabs.set_current(ALL.key)
        self.look()

    def look(self) -> None:
        """Put a dot beside the current view's name where the table shows something else by now."""
        view = self.current
        self._tabs.set_dotted(view.key if view.differs(self._shown()) else "")

    # --- the list and its counts -------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read which views there are, and count all of them again after that."""
        from netdesk.store import saved_searches

        self._workspace.tasks.read(lambda db: saved_searches.listed(db, VIEW), self.show_searches, key=(self, "views"))

    def show_searches(self, searches: Sequence[SavedSearch]) -> None:
        """Show the tabs of these searches, and count them."""
        current = self._tabs.current_key
        self.views = [*BUILT_IN, *(View.of(search) for search in searches)]
        if self._wanted:
            current = next((view.key for view in reversed(self.views) if view.name == self._wanted), current)
            self._wanted = ""
        self._tabs.show_views(self.views, current)
        self.look()
        self._to_count = [view for view in self.views if view.key != ALL.key]
        self._soon.start()

    def _count_next(self) -> None:
        """Count one view at a time, so that rows never wait behind all of them."""
        if not self._to_count or self._counting:
            return
        view = self._to_count.pop(0)
        self._counting = True

        def done(count: int | None) -> None:
            self._counting = False
            if count is not None and self.view(view.key) == view:
                self._tabs.set_count(view.key, count)
            self._count_next()

        self._workspace.tasks.read(lambda db: self._count(db, view.query), done, failed=lambda _error: done(None))

    def _count(self, db: "Database", text: str) -> int:
        from netdesk.store import contacts

        return contacts.count(db, parse(text, Moment(self._workspace.clock(), local_zone())))

    # --- keeping -----------------------------------------------------------------------------------------------------

    def save(self, anchor: QWidget) -> None:
        """Ask for a name and keep what is shown under it; a view that was changed can be updated instead."""
        if self._workspace.db.read_only:
            self._workspace.said.emit(READ_ONLY, None)
            return
        current = self.current
        changed = current.name if current.saved is not None and current.differs(self._shown()) else ""
        popover = NamePopover("Save this view", KEEPS, "Save", update=changed, parent=anchor.window())
        popover.named.connect(self.add)
        popover.update_wanted.connect(lambda: self.update(current))
        popover.open_at(anchor.mapToGlobal(QPoint(0, anchor.height() + 6)), anchor.window())

    def add(self, name: str) -> None:
        """Keep what is shown under a name."""
        from netdesk.store import saved_searches

        view, now = self._shown(), self._workspace.clock()
        self._wanted = name
        self._write(
            lambda db: saved_searches.add(db, VIEW, name, view.query, now, columns=view.columns, sort=view.sort)
        )

    def update(self, view: View) -> None:
        """Let a view keep what is shown now."""
        from netdesk.store import saved_searches

        shown, now = self._shown(), self._workspace.clock()
        if view.saved is not None:
            number = view.saved
            self._write(
                lambda db: saved_searches.change(
                    db, number, now, query=shown.query, columns=shown.columns, sort=shown.sort
                )
            )

    def rename(self, view: View, corner: QPoint) -> None:
        """Ask for another name."""
        from netdesk.store import saved_searches

        number, now = view.saved, self._workspace.clock()
        if number is None:
            return
        popover = NamePopover("Rename the view", "", "Rename", view.name, parent=self._tabs.window())
        popover.named.connect(lambda name: self._write(lambda db: saved_searches.change(db, number, now, name=name)))
        popover.open_at(corner, self._tabs.window())

    def remove(self, view: View) -> None:
        """Take a view away; its people stay, and undo brings it back."""
        from netdesk.store import saved_searches

        number, now = view.saved, self._workspace.clock()
        if number is not None:
            if view.key == self._tabs.current_key:
                self.leave()
            self._write(lambda db: saved_searches.remove(db, number, now))

    def move(self, view: View, by: int) -> None:
        """Move a view's tab to the left or right."""
        from netdesk.store import saved_searches

        saved = [other.saved for other in self.views if other.saved is not None]
        number, now = view.saved, self._workspace.clock()
        if number is not None:
            place = saved.index(number) + by
            self._write(lambda db: saved_searches.move(db, number, place, now))

    def _write(self, work: "Callable[[Database], Outcome]") -> None:
        self._workspace.tasks.write(work)

    # --- menu --------------------------------------------------------------------------------------------------------

    def open_menu(self, key: str, corner: QPoint) -> None:
        """Open the menu of a saved view."""
        view = self.view(key)
        if view is None or view.saved is None:
            return
        menu = self.menu(view, corner)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(corner)

    def menu(self, view: View, corner: QPoint) -> QMenu:
        """Make the menu of a saved view."""
        menu = QMenu(self._tabs)
        saved = [other.key for other in self.views if other.saved is not None]
        place, last = saved.index(view.key), len(saved) - 1
        changed = view.key == self._tabs.current_key and view.differs(self._shown())
        for words, act, possible in (
            ("Update to what is shown", lambda: self.update(view), changed),
            ("Rename…", lambda: self.rename(view, corner), True),
            ("Move left", lambda: self.move(view, -1), place > 0),
            ("Move right", lambda: self.move(view, 1), place < last),
            ("Remove", lambda: self.remove(view), True),
        ):
            action = menu.addAction(words)
            action.setEnabled(possible and not self._workspace.db.read_only)
            action.triggered.connect(lambda _checked=False, act=act: act())
        return menu
