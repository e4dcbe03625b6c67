"""What every screen shares: the database, the tasks, the look, the clock, and the signals between screens."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from netdesk.domain.errors import DataError
from netdesk.ui.settings import WindowState
from netdesk.ui.tasks import Tasks
from netdesk.ui.theme import Choice, Theme, ThemeHolder

if TYPE_CHECKING:
    from netdesk.domain.history import Outcome
    from netdesk.store.database import Database

LOOK_EVERY_MS = 1000
UNDO_LOOK = 1000  # newest changes to look through for the one to undo


class Offer(NamedTuple):
    """A button beside a sentence in the undo line, as "Resume" after a timer was stopped."""

    words: str
    act: Callable[[], object]


class Workspace(QObject):
    """One open database and everything the screens need to work on it."""

    changed = Signal(object)  # frozenset of table names; screens showing them refresh
    said = Signal(str, object)  # a sentence for the undo line, and the id of the change to undo, an Offer or None
    screen_wanted = Signal(str, object)  # a screen's name and its argument
    theme_changed = Signal(object)  # the new Theme
    closing = Signal()  # the window goes: whatever is held beside the database can be thrown away

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
        self._version = self.db.data_version()
        self._watch = QTimer(self)
        self._watch.timeout.connect(self.look_outside)
        self._watch.start(LOOK_EVERY_MS)

    @property
    def theme(self) -> Theme:
        """Give the theme to paint with now; listen to `theme_changed` for the next one."""
        return self.look.theme

    def undo(self, change: int | None = None) -> None:
        """Undo the last change; with a number only if that change is still the last one."""
        from netdesk.store import history  # only needed after a click: the start stays quick

        def work(db: "Database") -> "Outcome | None":
            last = next((record.change for record in history.changes(db, UNDO_LOOK) if not record.undone), None)
            if change is not None and last != change:
                raise DataError("Something else was changed since. Nothing was undone: see the history (Ctrl+H).")
            return history.undo(db)

        self._step(work, "Undone: {}", "There is nothing to undo.")

    def redo(self) -> None:
        """Make the change undone last again."""
        from netdesk.store import history

        self._step(history.redo, "Done again: {}", "There is nothing to redo.")

    def choose_theme(self, choice: Choice) -> None:
        """Switch the theme and remember it."""
        self.look.choose(choice)
        self.state.set("theme", choice)

    def open_screen(self, name: str, argument: object = None) -> None:
        """Ask the window to show a screen."""
        self.screen_wanted.emit(name, argument)

    def desk_is_empty(self) -> bool:
        """Tell whether nobody was imported or entered and no time was tracked yet."""
        from netdesk.store import desk

        return desk.is_empty(self.db)

    def look_outside(self) -> None:
        """Tell the screens when another process (the command line) has written the file."""
        if self.tasks.writing:
            return
        version = self.db.data_version()
        if version != self._version:
            self._version = version
            self.changed.emit(frozenset(self.db.get_tables()))

    def close(self) -> None:
        """Let the writer finish and stop watching."""
        self.closing.emit()
        self._watch.stop()
        self.tasks.close()

    def _step(self, work: "Callable[[Database], Outcome | None]", words: str, nothing: str) -> None:
        self.tasks.write(
            work,
            lambda outcome: self.said.emit(words.format(outcome.label) if outcome else nothing, None),
            say=False,
        )

    def _own_change(self, tables: frozenset[str]) -> None:
        self._version = self.db.data_version()
        self.changed.emit(tables)
