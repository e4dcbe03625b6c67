"""What every screen shares: the database, the tasks, the look, the clock, and the signals between screens."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from netdesk.ui.settings import WindowState
from netdesk.ui.tasks import Tasks
from netdesk.ui.theme import Theme, ThemeHolder

if TYPE_CHECKING:
    from netdesk.store.database import Database

LOOK_EVERY_MS = 1000


class Workspace(QObject):
    """One open database and everything the screens need to work on it."""

    changed = Signal(object)  # frozenset of table names; screens showing them refresh
    said = Signal(str, object)  # a sentence for the undo line, and the id of the change to undo or None
    screen_wanted = Signal(str, object)  # a screen's name and its argument
    theme_changed = Signal(object)  # the new Theme

    def __init__(
        self,
        db: "Database",
        look: ThemeHolder,
        state: WindowState | None = None,
        clock: Callable[[], int] = lambda: int(time.time()),
        parent: QObject | None = None,
    ) -> None:
        """Join the parts; `clock` gives UTC seconds. The database is open on the calling (GUI) thread."""
        super().__init__(parent)
        self.db = db
        self.look = look
        self.state = state or WindowState()
        self.clock = clock
        self.tasks = Tasks(db, self)
        self.tasks.changed.connect(self._own_change)
        self.tasks.said.connect(self.said)
        look.changed.connect(self.theme_changed)
        self._version = self._data_version()
        self._watch = QTimer(self)
        self._watch.timeout.connect(self.look_outside)
        self._watch.start(LOOK_EVERY_MS)

    @property
    def theme(self) -> Theme:
        """Give the theme to paint with now; listen to `theme_changed` for the next one."""
        return self.look.theme

    def undo(self) -> None:
        """Undo the last change."""
        self._step("undo", "Undone: {}", "There is nothing to undo.")

    def redo(self) -> None:
        """Do the last undone change again."""
        self._step("redo", "Done again: {}", "There is nothing to redo.")

    def open_screen(self, name: str, argument: object = None) -> None:
        """Ask the window to show a screen."""
        self.screen_wanted.emit(name, argument)

    def look_outside(self) -> None:
        """Tell the screens when another process (the command line) has written the file."""
        if self.tasks.writing:
            return
        version = self._data_version()
        if version != self._version:
            self._version = version
            self.changed.emit(frozenset(self.db.get_tables()))

    def close(self) -> None:
        """Let the writer finish and stop watching."""
        self._watch.stop()
        self.tasks.close()

    def _step(self, which: str, words: str, nothing: str) -> None:
        from netdesk.store import history

        now = self.clock()
        step = history.undo if which == "undo" else history.redo
        self.tasks.write(
            lambda db: step(db, now),
            lambda change: self.said.emit(words.format(change.label) if change else nothing, None),
            say=False,
        )

    def _own_change(self, tables: frozenset[str]) -> None:
        self._version = self._data_version()
        self.changed.emit(tables)

    def _data_version(self) -> int:
        return int(self.db.execute_sql("PRAGMA data_version").fetchone()[0])
