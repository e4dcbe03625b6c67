"""Work beside the window: two readers, one writer in order, one long job at a time."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

from netdesk.domain.errors import NetDeskError
from netdesk.ui.jobs import Cancelled, Job, Progress, sentence_of

if TYPE_CHECKING:
    from netdesk.store.database import Database

log = logging.getLogger(__name__)

READERS = 2
T = TypeVar("T")
Failed = Callable[[Exception], None]
Report = Callable[[int, int, str], None]


@dataclass(slots=True)
class _Waiting:
    """What the GUI thread keeps of a request under way, closures over widgets included."""

    work: Callable[..., Any]
    done: Callable[[Any], None] | None
    failed: Failed | None
    key: object = None
    writes: bool = False
    say: bool = False
    report: Report | None = None
    progress: Progress | None = None


class Tasks(QObject):
    """Run work on the database off the GUI thread and hand results back on it.

    Each piece of work gets the database with a connection of its own open. Callbacks run on the GUI thread; one that
    belongs to a deleted widget is dropped. A failure without a `failed` callback is said in one sentence.
    """

    changed = Signal(object)  # frozenset of table names: a write has landed
    said = Signal(str, object)  # a sentence, and the id of the change it tells of or None
    _finished = Signal(int, object, object)
    _progressed = Signal(int, object, object, str)

    def __init__(self, db: "Database", parent: QObject | None = None) -> None:
        """Make the pools; threads start with the first request."""
        super().__init__(parent)
        self._db = db
        self._readers, self._writer, self._long = _pool(READERS, self), _pool(1, self), _pool(1, self)
        self._write_lock = threading.Lock()
        self._waiting: dict[int, _Waiting] = {}
        self._latest: dict[object, int] = {}
        self._last = 0
        self._closed = False
        self._finished.connect(self._arrive)
        self._progressed.connect(self._pass_on)

    def read(
        self,
        work: "Callable[[Database], T]",
        done: Callable[[T], None],
        *,
        key: object = None,
        failed: Failed | None = None,
    ) -> None:
        """Read something; a newer request with the same `key` makes this one stale, and its result is dropped."""
        self._start(self._readers, _Waiting(work, done, failed, key))

    def write(
        self,
        work: "Callable[[Database], T]",
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        say: bool = True,
    ) -> None:
        """Write something, after all writes asked for before.

        The result is usually the change's Outcome (or a list of them): `changed` is emitted with its tables, and the
        undo line says its label unless `say` is off.
        """
        self._start(self._writer, _Waiting(work, done, failed, writes=True, say=say), self._write_lock)

    def long(
        self,
        work: "Callable[[Database, Progress], T]",
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        progress: Report | None = None,
    ) -> Progress:
        """Start a job of seconds to minutes, after the one under way; give its Progress, which can cancel it.

        Inside the work, `with progress.writing():` belongs around the one transaction that stores the result.
        `failed` receives `Cancelled` after a cancel. Tables of the result are handled as in `write`.
        """
        ticket = self._last + 1
        handle = Progress(
            lambda done, total, words: self._progressed.emit(ticket, done, total, words), self._write_lock
        )
        waiting = _Waiting(lambda db: work(db, handle), done, failed, writes=True, report=progress, progress=handle)
        self._start(self._long, waiting)
        return handle

    @property
    def writing(self) -> bool:
        """Tell whether a write or a long job is under way."""
        return any(waiting.writes for waiting in self._waiting.values())

    @property
    def busy(self) -> bool:
        """Tell whether any result is still awaited."""
        return bool(self._waiting)

    def close(self) -> None:
        """Let all writes finish, drop reads, cancel long jobs; no callback runs afterwards."""
        self._closed = True
        self._readers.clear()
        self._long.clear()
        for waiting in self._waiting.values():
            if waiting.progress is not None:
                waiting.progress.cancel()
        for pool in (self._writer, self._long, self._readers):
            pool.waitForDone()
        self._waiting.clear()

    def _start(self, pool: QThreadPool, waiting: _Waiting, lock: "threading.Lock | None" = None) -> None:
        if self._closed:
            return
        self._last += 1
        ticket = self._last
        self._waiting[ticket] = waiting
        if waiting.key is not None:
            self._latest[waiting.key] = ticket
        pool.start(
            Job(
                self._db,
                waiting.work,
                lambda result, error: self._finished.emit(ticket, result, error),
                lambda: self._is_stale(ticket, waiting),
                lock,
            )
        )

    def _is_stale(self, ticket: int, waiting: _Waiting) -> bool:
        if waiting.progress is not None and waiting.progress.cancelled and self._closed:
            return True
        return waiting.key is not None and self._latest.get(waiting.key) != ticket

    def _pass_on(self, ticket: int, done: int, total: int, words: str) -> None:
        waiting = self._waiting.get(ticket)
        if waiting is not None and waiting.report is not None and _alive(waiting.report):
            waiting.report(done, total, words)

    def _arrive(self, ticket: int, result: object, error: Exception | None) -> None:
        waiting = self._waiting.pop(ticket, None)
        if waiting is None or self._closed or self._is_stale(ticket, waiting):
            return
        if waiting.key is not None:
            del self._latest[waiting.key]
        if error is not None:
            self._tell_failure(waiting, error)
            return
        if waiting.done is not None and _alive(waiting.done):
            waiting.done(result)
        if waiting.writes:
            self._tell_change(waiting, result)

    def _tell_failure(self, waiting: _Waiting, error: Exception) -> None:
        if not isinstance(error, NetDeskError | Cancelled):
            log.error("Background work failed", exc_info=error)
        if waiting.failed is not None and _alive(waiting.failed):
            waiting.failed(error)
        elif not isinstance(error, Cancelled):
            self.said.emit(sentence_of(error), None)

    def _tell_change(self, waiting: _Waiting, result: object) -> None:
        steps = result if isinstance(result, list | tuple) else [result]
        tables = frozenset(name for step in steps for name in getattr(step, "tables", None) or ())
        if tables:
            self.changed.emit(tables)
        number, label = getattr(result, "change", getattr(result, "id", None)), getattr(result, "label", "")
        if waiting.say and number is not None and label:
            self.said.emit(label, number)


def _pool(threads: int, parent: QObject) -> QThreadPool:
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(threads)
    return pool


def _alive(callback: Callable[..., Any]) -> bool:
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
