"""What happens on the Participation screen."""

from array import array
from collections.abc import Sequence
from functools import partial
from typing import ClassVar, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.domain.participant import Participant
from netdesk.domain.participation import Direction, Level
from netdesk.domain.period import DAY_SECONDS
from netdesk.store.database import Database
from netdesk.ui.participation import words
from netdesk.ui.participation.model import PAGE, PeopleModel
from netdesk.ui.participation.snapshot import Range, Snapshot, take
from netdesk.ui.participation.view import ParticipationView
from netdesk.ui.screen import Screen
from netdesk.ui.workspace import Workspace

AT_ONCE = 5_000
"""Up to so many people the whole list comes in one go; beyond it the first page comes before."""


class ParticipationScreen(Screen):
    """The chart of levels, and the people of those that are chosen in it."""

    name: ClassVar[str] = "participation"
    title: ClassVar[str] = "Participation"
    icon: ClassVar[str] = "participation"
    # Whatever acts are derived from moves levels, too.
    tables: ClassVar[frozenset[str]] = frozenset(
        {"contact", "interaction", "contact_summary", "client_contact", "time_entry", "value_event", "referral"}
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._snapshot: Snapshot | None = None
        self._levels: Range | None = None
        self._direction: Direction = "theirs"
        self._order: tuple[str, bool] = ("level", True)
        self._day = 0
        self.model = PeopleModel(self._read_people, self)
        self.view = ParticipationView(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._connect()

    def _connect(self) -> None:
        view, listed = self.view, self.view.list_card
        view.direction.chosen.connect(self._turn)
        view.as_table.toggled.connect(self._show_table)
        view.empty.button.clicked.connect(lambda: self.workspace.open_screen("import"))
        listed.chip.clicked.connect(self.clear)
        listed.open_button.clicked.connect(self._open_in_contacts)
        listed.table.opened.connect(self._open_contact)
        listed.table.customContextMenuRequested.connect(self._show_menu)
        self.model.order_wanted.connect(self._sort)
        self.workspace.theme_changed.connect(self._recolour)
        here, window = Qt.ShortcutContext.WidgetWithChildrenShortcut, Qt.ShortcutContext.WindowShortcut
        for key, act, context in (("Esc", self.clear, here), ("Ctrl+T", view.as_table.toggle, window)):
            QShortcut(QKeySequence(key), self, context=context).activated.connect(act)

    @property
    def levels(self) -> Range | None:
        """The range of levels whose people are listed, None for everyone."""
        return self._levels

    @override
    def refresh(self) -> None:
        """Let the levels follow the day, and read everything again."""
        now = self.workspace.clock()
        if self._day != now // DAY_SECONDS:
            self._day = now // DAY_SECONDS
            self.workspace.tasks.write(partial(_refresh_levels, now=now), say=False)
        self.workspace.tasks.read(partial(take, direction=self._direction), self._show, key=(self.name, "levels"))

    @override
    def activate(self, argument: object = None) -> None:
        """Choose the levels another screen asks for: a Level, or the first and the last one."""
        if isinstance(argument, Level):
            self.choose((argument, argument))
        elif isinstance(argument, tuple) and len(argument) == 2:
            first, last = sorted(Level(level) for level in argument)
            self.choose((first, last))

    @override
    def focus_widget(self) -> QWidget:
        return self.view.chart_card.made_chart or self.view.list_card.table

    @override
    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.view.set_compact(compact)

    @override
    def keys(self) -> list[tuple[str, str]]:
        return [
            ("← →", "Choose a level in the chart"),
            ("Shift+← →", "Choose several levels"),
            ("Esc", "Show everyone again"),
            ("Ctrl+T", "Show the chart as a table"),
            ("Enter", "Open the contact"),
        ]

    def choose(self, levels: Range | None) -> None:
        """List the people of a range of levels, or everyone."""
        self._levels = levels
        chart = self.view.chart_card.made_chart
        if chart is not None:
            chart.choose(levels)
        if self._snapshot is not None:
            self._show_heading(self._snapshot)
            self._list_people(self._snapshot)

    def clear(self) -> None:
        """List everyone."""
        if self._levels is not None:
            self.choose(None)

    def _show(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        if not snapshot.people:
            self.view.show_nobody()
            self.model.show_ids(array("q"))
            return
        made = self.view.chart_card.made_chart
        chart = self.view.chart_card.chart(self.workspace.theme)
        if made is None:
            chart.chosen.connect(self.choose)
            chart.choose(self._levels)
            self.view.chart_card.show_table(self.view.as_table.isChecked())
        chart.show_snapshot(snapshot)
        self.view.chart_card.level_model.show_snapshot(snapshot)
        self.view.lorenz.show_snapshot(snapshot)
        self.view.rank.show_snapshot(snapshot)
        self._show_heading(snapshot)
        self._list_people(snapshot)
        self.view.show_body()

    def _show_heading(self, snapshot: Snapshot) -> None:
        listed, levels = self.view.list_card, self._levels
        listed.heading.setText(words.heading(snapshot, levels))
        listed.chip.setVisible(levels is not None)
        if levels is not None:
            listed.chip.setText(words.chip(snapshot, levels))
            listed.chip.setAccessibleName(f"Clear the choice {words.range_words(levels)}")

    def _list_people(self, snapshot: Snapshot) -> None:
        """Read who is in the list: of very many the first ones at once."""
        levels = self._levels or (Level.READ, Level.LEAD)
        order, descending = self._order
        read = partial(_people_ids, levels=levels, direction=self._direction, order=order, descending=descending)
        count = sum(level.people for level in snapshot.within(levels))
        if count > AT_ONCE:
            first = partial(read, limit=PAGE)
            self.workspace.tasks.read(first, self._show_first, key=(self.name, "first"))
        self.workspace.tasks.read(read, self._show_all, key=(self.name, "all"))
        self._complete = False

    def _show_first(self, ids: "array[int]") -> None:
        if not self._complete:
            self.model.show_ids(ids)

    def _show_all(self, ids: "array[int]") -> None:
        self._complete = True
        table = self.view.list_card.table
        current = self.model.contact_at(table.currentIndex().row()) if table.currentIndex().isValid() else None
        self.model.show_ids(ids)
        row = -1 if current is None or table.currentIndex().isValid() else self.model.row_of(current)
        if row >= 0:
            table.setCurrentIndex(self.model.index(row, 0))

    def _read_people(self, ids: Sequence[int]) -> list[Participant]:
        """Read one page on this thread: by their ids it takes a millisecond, whatever the size of the network."""
        from netdesk.store import participation

        return participation.people(self.workspace.db, ids, self._direction)

    def _turn(self, direction: str) -> None:
        self._direction = cast("Direction", direction)
        self.refresh()

    def _sort(self, order: str, descending: bool) -> None:
        if self._order == (order, descending):
            return
        self._order = (order, descending)
        if self._snapshot is not None:
            self._list_people(self._snapshot)

    def _show_table(self, on: bool) -> None:
        self.view.as_table.setText("Show as chart" if on else "Show as table")
        self.view.chart_card.show_table(on)
        self.view.tabs.setCurrentIndex(0)

    def _open_in_contacts(self) -> None:
        self.workspace.open_screen("contacts", words.query(self._levels) if self._levels else None)

    def _open_contact(self, row: int) -> None:
        self.workspace.open_screen("contacts", self.model.contact_at(row))

    def _show_menu(self, at: QPoint) -> None:
        table = self.view.list_card.table
        rows = sorted({index.row() for index in table.selectionModel().selectedRows()})
        if not rows:
            return
        # Ids now: rows may have moved by the time something is picked.
        menu = self.menu_for([self.model.contact_at(row) for row in rows])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(table.viewport().mapToGlobal(at))

    def menu_for(self, contacts: Sequence[int]) -> QMenu:
        """Make the menu of some people of the list."""
        menu = QMenu(self)
        if len(contacts) == 1:
            menu.addAction("Open contact", lambda: self.workspace.open_screen("contacts", contacts[0]))
        levels = menu.addMenu("Set level by hand")
        for level in Level:
            levels.addAction(f"{level} {level.label}", partial(self._set_level, contacts, level))
        menu.addAction("Use the computed level", partial(self._set_level, contacts, None))
        return menu

    def _set_level(self, contacts: Sequence[int], level: Level | None) -> None:
        now = self.workspace.clock()
        self.workspace.tasks.write(partial(_set_level, contacts=list(contacts), level=level, now=now))

    def _recolour(self) -> None:
        chart = self.view.chart_card.made_chart
        if chart is not None:
            chart.recolour(self.workspace.theme)
        self.view.update()


def _refresh_levels(db: Database, now: int) -> object:
    from netdesk.store import participation

    return participation.refresh_levels(db, now)


def _people_ids(
    db: Database, levels: Range, direction: Direction, order: str, descending: bool, limit: int = -1
) -> "array[int]":
    from netdesk.store import participation

    chosen = cast("participation.Order", order)
    return participation.people_ids(db, levels, direction, chosen, descending=descending, limit=limit)


def _set_level(db: Database, contacts: list[int], level: Level | None, now: int) -> object:
    from netdesk.store import participation

    return participation.set_level(db, contacts, level, now)
