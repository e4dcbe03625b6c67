"""The two desks a window can stand on: the user's own database and the sample; one of them is open at a time."""

import time
from collections.abc import Callable
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from netdesk.domain.errors import DataError
from netdesk.store.database import open_database
from netdesk.ui.jobs import Progress, sentence_of
from netdesk.ui.time.zone import local_zone

if TYPE_CHECKING:
    from netdesk.store.database import Database
    from netdesk.ui.main_window import MainWindow

BREATH = 0.001


class Desks(QObject):
    """Opens databases, each in a window of its own that takes the place of the one before.

    `make` builds the window on a database; the second argument tells whether that is the sample.
    """

    def __init__(
        self,
        own: Path,
        sample: Path,
        make: "Callable[[Database, bool], MainWindow]",
        clock: Callable[[], int] = lambda: int(time.time()),
        parent: QObject | None = None,
    ) -> None:
        """Name the files; nothing is opened yet. `clock` gives UTC seconds."""
        super().__init__(parent)
        self._own, self._sample, self._make, self._clock = own, sample, make, clock
        self._making = False
        self.window: MainWindow | None = None

    def open(self, path: Path) -> "MainWindow":
        """Open a database in place of the one shown. Raises DataError, and then the one shown stays."""
        before = self.window
        if before is not None:
            before.workspace.state.keep_geometry(before)
        db = open_database(path, self._clock())
        window = self._make(db, path == self._sample)
        if path == self._sample:
            self._add_bar(window)
        self.window = window
        if before is not None:
            window.show()
            _put_away(before)
        return window

    def try_sample(self) -> None:
        """Make the sample data where there is none yet, and open it."""
        window = self.window
        if window is None or self._making:
            return
        self._making = True
        zone, now = local_zone(), self._clock()

        def work(_own: "Database", progress: Progress) -> None:
            _make_sample(self._sample, now, zone, progress)

        self._report(0, 1)
        window.workspace.tasks.long(work, self._made, self._not_made, self._report)

    def go_back(self) -> bool:
        """Open the user's own desk again; False where it cannot be opened, and the window says why."""
        try:
            self.open(self._own)
        except DataError as error:
            if self.window is None:
                raise
            self.window.workspace.said.emit(str(error), None)
            return False
        return True

    def remove_sample(self) -> None:
        """Go back to the user's own desk and delete the sample's file."""
        from netdesk.store import desk

        if self.go_back() and self.window is not None:
            desk.remove(self._sample)
            self.window.workspace.said.emit("The sample data is removed.", None)

    def close(self) -> None:
        """Close the database that is open."""
        if self.window is not None:
            self.window.workspace.close()
            self.window.workspace.db.close()

    def _add_bar(self, window: "MainWindow") -> None:
        from netdesk.ui.sample_bar import SampleBar

        bar = SampleBar()
        # Later: the window that holds the button goes.
        bar.left.connect(lambda: QTimer.singleShot(0, self, self.go_back))
        bar.removed.connect(lambda: QTimer.singleShot(0, self, self.remove_sample))
        window.add_bar(bar)

    def _report(self, done: int, total: int, _words: str = "") -> None:
        if self.window is not None and self.window.in_first_run:
            self.window.first_run.say_making(f"Inventing people, {100 * done // total}%")

    def _made(self, _nothing: None) -> None:
        QTimer.singleShot(0, self, self._open_sample)

    def _open_sample(self) -> None:
        try:
            self.open(self._sample)
        except DataError as error:
            self._not_made(error)
        self._making = False

    def _not_made(self, error: Exception) -> None:
        self._making = False
        if self.window is not None:
            if self.window.in_first_run:
                self.window.first_run.say_making("")
            self.window.workspace.said.emit(sentence_of(error), None)


def _make_sample(path: Path, now: int, zone: tzinfo, progress: Progress) -> None:
    """Make the sample's file where it is missing or empty; one of an earlier day that nobody touched is made anew."""
    from netdesk.sample import making
    from netdesk.store import desk, sample_writing

    def tick(count: int) -> None:
        progress.check()
        progress.report(count, making.CONTACTS, "Inventing people")
        time.sleep(BREATH)  # the window paints beside it

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    db = open_database(path, now)
    try:
        outdated = sample_writing.untouched_since_before(db, now, zone)
        if outdated:
            db.close()
            desk.remove(path)
            db = open_database(path, now)
        if not sample_writing.holds_own_data(db):
            making.fill(db, now, zone, tick=tick)
    finally:
        db.close()


def _put_away(window: "MainWindow") -> None:
    """Close a window for good, with its database."""
    workspace = window.workspace
    window.close()
    workspace.db.close()
    window.deleteLater()
    workspace.deleteLater()
