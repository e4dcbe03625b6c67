"""One piece of work on another thread, and how far it is."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QRunnable
from typing_extensions import override

from netdesk.domain.errors import NetDeskError

if TYPE_CHECKING:
    from netdesk.store.database import Database

log = logging.getLogger(__name__)

REPORT_EVERY = 0.05  # seconds; more reports than the eye can follow would only slow the work


class Cancelled(Exception):
    """The user pressed Cancel."""


class Progress:
    """How far a long job is; handed to the work, and kept by the screen for its Cancel button."""

    def __init__(self, tell: Callable[[int, int, str], None], write_lock: threading.Lock) -> None:
        """Report through `tell`, which may be called from any thread."""
        self._tell = tell
        self._write_lock = write_lock
        self._cancelled = threading.Event()
        self._told_at = 0.0

    def report(self, done: int, total: int, words: str) -> None:
        """Say that `done` of `total` units are done; `total` 0 means unknown. Called often, it passes on a few."""
        now = time.monotonic()
        if done < total and now - self._told_at < REPORT_EVERY:
            return
        self._told_at = now
        self._tell(done, total, words)

    @property
    def cancelled(self) -> bool:
        """Tell whether the work should stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next look."""
        self._cancelled.set()

    def check(self) -> None:
        """Raise Cancelled when the work should stop."""
        if self.cancelled:
            raise Cancelled

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Take the writer's turn, so that clicks on other screens queue instead of meeting a lock."""
        with self._write_lock:
            yield


class Job(QRunnable):
    """Work with a database connection of its own; its outcome leaves by a signal of an object that outlives it."""

    def __init__(
        self,
        db: "Database",
        work: "Callable[[Database], Any]",
        finish: Callable[[object, Exception | None], None],
        stale: Callable[[], bool],
        lock: "threading.Lock | None" = None,
    ) -> None:
        """Keep what is needed; `stale` is asked just before the start, `lock` is held while working."""
        super().__init__()
        self._db = db
        self._work: Callable[[Database], Any] | None = work
        self._finish = finish
        self._stale = stale
        self._lock = lock

    @override
    def run(self) -> None:
        """Work, unless nobody waits for the result any more."""
        result, error = None, cast("Exception | None", None)
        if not self._stale() and self._work is not None:
            try:
                with self._lock or nullcontext(), self._db.connection_context():
                    result = self._work(self._db)
            except Exception as problem:  # whatever fails is the caller's to tell; the thread lives on
                error = problem
        self._work = None  # a closure over widgets must not be dropped on this thread
        self._finish(result, error)


def sentence_of(error: Exception) -> str:
    """Put a failure into one calm sentence."""
    if isinstance(error, NetDeskError):
        return str(error)
    return f"That did not work, and nothing was changed. ({type(error).__name__})"
