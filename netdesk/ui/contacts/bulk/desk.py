"""Bulk work on the Contacts screen: the bar, the menu, the keys and the palette, and the writing itself."""

from array import array
from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.contact import ContactRow
from netdesk.ui.commands import Command
from netdesk.ui.contacts import acts, words
from netdesk.ui.contacts.acts import ContactAct
from netdesk.ui.contacts.bulk.bar import BulkBar
from netdesk.ui.contacts.bulk.menu import act_menu
from netdesk.ui.contacts.bulk_acts import pointless
from netdesk.ui.jobs import Progress, sentence_of

if TYPE_CHECKING:
    from netdesk.domain.history import Outcome
    from netdesk.store.database import Database
    from netdesk.ui.contacts.screen import ContactsScreen

Edit = Callable[["Database", "array[int]", int], "Outcome"]
IN_TRASH = "status:trashed"
MANY = 10_000
"""So many contacts are changed as a long job, which can be cancelled."""


class BulkDesk(QObject):
    """Knows who is chosen and where the act was asked for, and does it."""

    def __init__(self, screen: "ContactsScreen") -> None:
        super().__init__(screen)
        self._screen = screen
        self._place = QRect()
        self._read_only = screen.workspace.db.read_only
        self._job: Progress | None = None
        self.menu: QMenu | None = None
        screen.ticks.changed.connect(self._show)
        screen.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        screen.table.customContextMenuRequested.connect(self.open_menu)

    @cached_property
    def bar(self) -> BulkBar:
        """Give the bar, made when somebody is first ticked."""
        bar = BulkBar([act for act in acts.all_acts() if act.bar])
        self._screen.view.bottom.addWidget(bar)
        bar.wanted.connect(self._from_bar)
        bar.more_wanted.connect(self._more)
        bar.left.connect(self._leave)
        bar.cancelled.connect(self._stop)
        return bar

    # --- asking ------------------------------------------------------------------------------------------------------

    def do_key(self, key: str) -> None:
        """Do the act of a key."""
        act = acts.for_key(key)
        if act is not None:
            self.do(act)

    def do(self, act: ContactAct, ids: "array[int] | None" = None, place: QRect | None = None) -> None:
        """Do an act with the chosen contacts, or say why not; popovers open beside `place`, else beside the current row."""
        chosen = self._screen.chosen() if ids is None else ids
        hindrance = act.hindrance(len(chosen), read_only=self._read_only)
        self._place = self._row_place() if place is None else place
        if hindrance:
            self._screen.workspace.said.emit(f"{act.words.rstrip('…')}: {hindrance[:1].lower()}{hindrance[1:]}", None)
        else:
            act.act(self._screen, chosen)

    def place(self) -> QRect:
        """Give where the act was asked for, on the desktop."""
        return self._place

    def people(self, ids: "array[int]") -> str:
        """Say who it is: a name, or how many contacts."""
        if len(ids) == 1:
            model = self._screen.model
            row = model.row_of(ids[0])
            name = str(model.index(row, 0).data() or "") if row >= 0 else ""
            return name or words.counted(1)
        return words.counted(len(ids))

    def offers(self) -> list[Command]:
        """List what can be done with the chosen contacts, for the palette."""
        screen = self._screen
        ids = screen.chosen()
        section = f"{screen.title}: {self.people(ids)}"
        commands = [
            Command(act.name, act.words, partial(self.do, act), (act.key,) if act.key else (), section)
            for act in (acts.possible(len(ids), read_only=self._read_only) if ids else ())
        ]
        commands.append(Command("show_trash", "Show the trash", partial(screen.field.type, IN_TRASH), (), "Trash"))
        if not self._read_only:
            commands.append(Command("empty_trash", "Empty the trash", self._empty_trash, (), "Trash"))
        return commands

    # --- writing -----------------------------------------------------------------------------------------------------

    def write(self, edit: Edit, ids: "array[int]", done: Callable[[], object] | None = None) -> None:
        """Change contacts beside the window; the undo line says what was done, or that there was nothing to do."""
        workspace = self._screen.workspace
        now = workspace.clock()

        def arrive(outcome: "Outcome") -> None:
            self.bar.show_work("")
            workspace.said.emit(outcome.label, outcome.change)
            if done is not None:
                done()

        def fail(error: Exception) -> None:
            self.bar.show_work("")
            workspace.said.emit(sentence_of(error), None)

        if len(ids) <= MANY:
            workspace.tasks.write(lambda db: edit(db, ids, now), arrive, fail, say=False)
            return

        def work(db: "Database", progress: Progress) -> "Outcome":
            from netdesk.store.database import stoppable

            with progress.writing(), stoppable(db, lambda: progress.cancelled):
                return edit(db, ids, now)

        self.bar.show_work(f"Working on {words.counted(len(ids))}…")
        self._job = workspace.tasks.long(work, arrive, fail)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _empty_trash(self) -> None:
        from netdesk.store import trash

        workspace = self._screen.workspace
        now = workspace.clock()

        def say(outcomes: "list[Outcome]") -> None:
            words, change = ("The trash is empty.", None) if not outcomes else (outcomes[-1].label, outcomes[-1].change)
            workspace.said.emit(words, change)

        workspace.tasks.write(lambda db: trash.empty(db, now), say)

    # --- bar and menu ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        count = self._screen.ticks.count()
        if count:
            self.bar.show_count(count, read_only=self._read_only)

    def do_from_bar(self, act: ContactAct) -> None:
        """Do an act beside its button in the bar, or beside the dots where it has none."""
        self._from_bar(act, self.bar.buttons.get(act.name, self.bar.more))

    def _leave(self) -> None:
        self._screen.ticks.clear()
        self._screen.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _from_bar(self, act: ContactAct, button: QWidget) -> None:
        self.do(act, place=_place_of(button))

    def _more(self, button: QWidget) -> None:
        menu = self._menu_for(self._screen.chosen(), _place_of(button))
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))

    def open_menu(self, position: QPoint) -> None:
        """Open the menu at a point of the table: for the ticked contacts, or the one under the pointer if it has no tick."""
        screen, table = self._screen, self._screen.table
        row = table.rowAt(position.y())
        here = screen.model.id_at(row) if row >= 0 else None
        alone = here is not None and not table.selectionModel().isSelected(screen.model.index(row, 0))
        ids = array("q", [here]) if alone and here is not None else screen.chosen()
        corner = table.viewport().mapToGlobal(position)
        self._menu_for(ids, QRect(corner, corner)).popup(corner)

    def _menu_for(self, ids: "array[int]", place: QRect) -> QMenu:
        screen = self._screen
        title = self.people(ids) if len(ids) == 1 else f"{len(ids):,} selected"
        menu = act_menu(
            title,
            len(ids),
            lambda act: self.do(act, ids, place),
            screen,
            read_only=self._read_only,
            without=self._pointless(ids),
        )
        menu.addSeparator()
        everybody = menu.addAction(f"Select all {words.counted(len(screen.model.ids))} that match\tCtrl+A")
        everybody.triggered.connect(screen.ticks.tick_all)
        clear = menu.addAction("Clear the selection\tEsc")
        clear.setEnabled(bool(screen.ticks.count()))
        clear.triggered.connect(screen.ticks.clear)
        self.menu = menu
        return menu

    def _pointless(self, ids: "array[int]") -> frozenset[str]:
        """Name the acts that would change nothing with one contact; with several, some may differ."""
        row = self._screen.model.row_of(ids[0]) if len(ids) == 1 else -1
        shown = self._screen.model.item(row) if row >= 0 else None
        return pointless(shown) if isinstance(shown, ContactRow) else frozenset()

    def _row_place(self) -> QRect:
        table = self._screen.table
        shown = table.viewport().rect()
        area = table.visualRect(table.currentIndex()) & shown
        if area.isEmpty():
            area = QRect(shown.center(), shown.center())
        return QRect(table.viewport().mapToGlobal(area.topLeft()), area.size())


def _place_of(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
