"""The window: rail, top bar, pages, undo line; it opens screens and knows nothing of what they do."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.ui import icons, regions
from netdesk.ui.commands import add_actions
from netdesk.ui.drop import FileDrops
from netdesk.ui.focus_ring import FocusRing
from netdesk.ui.nav_rail import NavRail
from netdesk.ui.query_values import feed
from netdesk.ui.screen import Screen
from netdesk.ui.screens import ScreenEntry
from netdesk.ui.top_bar import TopBar
from netdesk.ui.undo_line import UndoLine
from netdesk.ui.window_commands import fill_menu, palette_entries, window_commands
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.ui.command_palette import CommandPalette
    from netdesk.ui.first_run import FirstRun
    from netdesk.ui.history_panel import HistoryPanel
    from netdesk.ui.quick_log.popover import QuickLogPopover

SMALLEST = (1024, 700)
USUAL = (1440, 900)
COMPACT_BELOW = 1200
FIRST_SCREEN = SEARCH_SCREEN = "contacts"
NAME, SAMPLE_NAME = "NetDesk", "NetDesk sample data"
EMPTY_DESK = "empty_desk"
"""The window's memory that the user chose to start without an import."""


class MainWindow(QMainWindow):
    """The frame around the screens; each is made when it is first opened."""

    files_dropped = Signal(object)
    """list[Path]: files dropped anywhere on the window; the import page opens with them."""
    in_first_run: bool
    """Whether the desk counts as empty, so that the rail is off."""
    history_shown: bool
    rail: NavRail
    _pages: QStackedWidget
    _compact: bool | None = None

    def __init__(
        self,
        workspace: Workspace,
        screens: Sequence[ScreenEntry],
        sample: Callable[[], object] | None = None,
        name: str = NAME,
        parent: QWidget | None = None,
    ) -> None:
        """Build the frame and show the first page; `sample` opens the sample data, `name` ends the title."""
        super().__init__(parent)
        self.workspace, self.sample, self._name = workspace, sample, name
        self.entries = tuple(screens)
        self._entries = {entry.name: entry for entry in screens}
        self._screens: dict[str, Screen] = {}
        self.setWindowTitle(name)
        self.setWindowIcon(icons.app_icon())
        self.setMinimumSize(*SMALLEST)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._restore()

    @property
    def current(self) -> Screen | None:
        """Give the screen shown now; None while the first page is."""
        page = self._pages.currentWidget()
        return page if isinstance(page, Screen) else None

    def screen_named(self, name: str) -> Screen:
        """Give a screen, made now if it was not opened before. Raises KeyError for an unknown name."""
        if name not in self._screens:
            screen = self._entries[name].make(self.workspace)
            screen.set_compact(self._page_width() < COMPACT_BELOW)
            self._screens[name] = screen
            self._pages.addWidget(screen)
        return self._screens[name]

    def open_screen(self, name: str, argument: object = None, *, take_focus: bool = True) -> None:
        """Show a screen and hand it the argument."""
        screen = self.screen_named(name)
        self._pages.setCurrentWidget(screen)
        self.rail.show_current(name if self._entries[name].in_rail else FIRST_SCREEN)
        self.setWindowTitle(f"{screen.title} – {self._name}")
        screen.activate(argument)
        if take_focus:
            screen.focus_widget().setFocus(Qt.FocusReason.OtherFocusReason)
        if self._entries[name].in_rail:
            self.workspace.state.set("screen", name)

    def open_if_ready(self, name: str) -> None:
        """Show a screen by its key, unless the rail is off."""
        if not self.in_first_run:
            self._focus_ring.set_by_key(True)
            self.open_screen(name)

    def open_palette(self) -> None:
        """Open the command palette under the search field, with the field's text."""
        offers = self.current.offers() if self.current else ()
        self.palette_popup.set_entries(palette_entries(self.commands, offers))
        self.palette_popup.open_under(self.top_bar.search)

    def show_first_run(self) -> None:
        """Show the first page and switch the rail off."""
        self.in_first_run = True
        self.rail.set_ready(False)
        self.rail.show_current("today")
        self._pages.setCurrentWidget(self.first_run)
        self.first_run.focus_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_first_run(self) -> None:
        """Switch the rail on; the page shown stays unless it is the first one."""
        self.in_first_run = False
        self.rail.set_ready(True)
        if self.current is None:
            self.open_screen(FIRST_SCREEN)

    def search(self, text: str) -> None:
        """Hand the text of the search field to the screen shown, or to Contacts where that one has no search."""
        if self.in_first_run:
            return
        if not hasattr(self.current, "search"):
            if not text:
                return
            self.open_screen(SEARCH_SCREEN, take_focus=False)
        getattr(self.current, "search", lambda _: None)(text)

    def move_to_region(self, step: int) -> None:
        """Move the focus to the next region, as F6 does."""
        self._focus_ring.set_by_key(True)
        regions.move_focus(self, step)

    @property
    def page(self) -> QWidget:
        """Give the page shown now, the first one included."""
        return self._pages.currentWidget() or self.first_run

    def page_focus(self) -> QWidget:
        """Give the widget that takes the focus of the page."""
        return self.current.focus_widget() if self.current else self.first_run.focus_widget()

    def toggle_history(self) -> None:
        """Show or hide the list of changes."""
        self.history_shown = not self.history_shown
        self._place_history()
        leaves = not self.history_shown and regions.holds(self.history, self.focusWidget())
        self.history.setVisible(self.history_shown)
        self._adapt_screens()
        if self.history_shown:
            self.history.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif leaves:
            self.page_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    # What is rarely seen at the start is made when it is first wanted.

    @cached_property
    def first_run(self) -> "FirstRun":
        """Give the first page."""
        from netdesk.ui.first_run import FirstRun

        page = FirstRun(self.sample)
        page.set_compact(self.width() < COMPACT_BELOW)
        page.file_wanted.connect(self.actions_by_name["import"].trigger)
        page.empty_desk_wanted.connect(self._start_empty)
        self._pages.addWidget(page)
        return page

    @cached_property
    def history(self) -> "HistoryPanel":
        """Give the list of changes."""
        from netdesk.ui.history_panel import HistoryPanel

        panel = HistoryPanel(self.workspace)
        panel.closed.connect(self.toggle_history)
        return panel

    @cached_property
    def palette_popup(self) -> "CommandPalette":
        """Give the command palette; see `extend_palette` for what other parts add to it."""
        from netdesk.ui.command_palette import CommandPalette

        popup = CommandPalette(self._root)
        for extend in self._extensions:
            extend(popup)
        return popup

    @cached_property
    def quick_log(self) -> "QuickLogPopover":
        """Give the field for what happened with whom."""
        from netdesk.ui.quick_log.popover import QuickLogPopover

        return QuickLogPopover(self.workspace, self._root)

    def extend_palette(self, extend: "Callable[[CommandPalette], object]") -> None:
        """Add to the palette (people, offers for a text that matches nothing) when it is first opened."""
        self._extensions.append(extend)

    def ask_about_left_running(self) -> None:
        """Ask in a bar above the pages about an entry that was running when the window was last seen."""
        from netdesk.ui.left_running import LeftRunningBar

        bar = LeftRunningBar(self.workspace)
        self.add_bar(bar)
        bar.check()

    def add_bar(self, bar: QWidget) -> None:
        """Place a bar below the top bar, under those that are there."""
        self._bars.addWidget(bar)

    def _make_parts(self) -> None:
        self.in_first_run = self.history_shown = False
        self._extensions: list[Callable[[CommandPalette], object]] = []
        self._menu = QMenu(self)
        self._root = QWidget(self)
        self._root.setObjectName("page")
        self.setCentralWidget(self._root)
        self.rail = NavRail(self.entries, self._menu)
        self.top_bar = TopBar()
        self._pages = QStackedWidget()
        self.undo_line = UndoLine()
        self._drops = FileDrops(self, self._root)
        self.commands = window_commands(self)
        self.actions_by_name: dict[str, QAction] = add_actions(self, self.commands)
        fill_menu(self._menu, self.commands, self.actions_by_name, self)
        self._focus_ring = FocusRing(self)

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self._root)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.addWidget(self.rail, 0, 0, 4, 1)
        self._grid.addWidget(self.top_bar, 0, 1, 1, 2)
        self._bars = QVBoxLayout()
        self._bars.setSpacing(0)
        self._grid.addLayout(self._bars, 1, 1, 1, 2)
        self._grid.addWidget(self._pages, 2, 1)
        self._grid.addWidget(self.undo_line, 3, 1)
        self._grid.setRowStretch(2, 1)
        self._grid.setColumnStretch(1, 1)

    def _connect(self) -> None:
        workspace = self.workspace
        workspace.said.connect(self.undo_line.say)
        workspace.screen_wanted.connect(self._open_wanted)
        workspace.changed.connect(self._leave_when_filled)
        self.undo_line.undo_wanted.connect(workspace.undo)
        self.rail.chosen.connect(self._rail_chosen)
        self.top_bar.searched.connect(self.search)
        self.top_bar.search.left_down.connect(self._focus_page)
        feed(self.top_bar.search, workspace)
        self._drops.over.connect(self._show_drag)
        self._drops.dropped.connect(self.files_dropped)
        self.files_dropped.connect(lambda files: self.open_screen("import", files))

    def _restore(self) -> None:
        self.resize(*USUAL)
        state = self.workspace.state
        state.restore_geometry(self)
        if self.workspace.desk_is_empty() and not state.get(EMPTY_DESK):
            self.show_first_run()
        else:
            name = state.get("screen", FIRST_SCREEN)
            self.open_screen(name if name in self._entries else FIRST_SCREEN)

    def _rail_chosen(self, name: str) -> None:
        if name == "settings":
            self.actions_by_name["settings"].trigger()
        else:
            self.open_screen(name, take_focus=not regions.holds(self.rail, self.focusWidget()))

    def _open_wanted(self, name: str, argument: object) -> None:
        """Open the screen another one asks for; on an empty desk the first page stands for all of the rail."""
        if self.in_first_run and self._entries[name].in_rail and self.workspace.desk_is_empty():
            self.show_first_run()
        else:
            self.open_screen(name, argument)

    def _start_empty(self) -> None:
        self.workspace.state.set(EMPTY_DESK, True)
        self.leave_first_run()

    def _leave_when_filled(self) -> None:
        if self.in_first_run and not self.workspace.desk_is_empty():
            self.leave_first_run()

    def _show_drag(self, files: list[Path]) -> None:
        if self.current is None:
            self.first_run.set_over(bool(files))
        else:
            self._drops.veil.show_for(files, self._pages.geometry())

    def _focus_page(self) -> None:
        self.page_focus().setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.width() < COMPACT_BELOW
        if compact != self._compact:
            self._compact = compact
            self.top_bar.set_compact(compact)
            if "first_run" in self.__dict__:
                self.first_run.set_compact(compact)
        if self.history_shown:
            self._place_history()
        self._adapt_screens()

    def _place_history(self) -> None:
        """Put the list of changes beside the pages, or over them where the window is too narrow for both."""
        if self.width() < COMPACT_BELOW:
            self._grid.addWidget(self.history, 2, 1, 2, 1, Qt.AlignmentFlag.AlignRight)
            self.history.raise_()
        else:
            self._grid.addWidget(self.history, 2, 2, 2, 1)

    def _page_width(self) -> int:
        """Give the width that pages have, rail included: the list of changes takes its part when it is beside them."""
        beside = self.history_shown and self.width() >= COMPACT_BELOW
        return self.width() - (self.history.width() if beside else 0)

    def _adapt_screens(self) -> None:
        compact = self._page_width() < COMPACT_BELOW
        for screen in self._screens.values():
            if screen.compact != compact:
                screen.set_compact(compact)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.workspace.state.keep_geometry(self)
        self.workspace.close()
        super().closeEvent(event)
