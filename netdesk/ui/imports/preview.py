"""One preview: the files chosen, what they would change, and the work under way for it. Shows nothing itself."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from netdesk.domain.import_report import Candidate
from netdesk.ui.imports import work
from netdesk.ui.imports.words import source_name
from netdesk.ui.jobs import Cancelled, Progress, sentence_of
from netdesk.ui.time.zone import local_zone
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.domain.import_report import FileAccount
    from netdesk.importers.base import Found
    from netdesk.importers.mapping import Mapping as ColumnsMapping
    from netdesk.importers.source import Gathered
    from netdesk.store.database import Database

T = TypeVar("T")
Compare = Callable[["Database", Progress, work.Prepared, Mapping[str, Candidate]], work.Prepared]
State = Literal["looking", "asking", "reading", "ready", "importing", "faulty", "over"]
SETTLE_MS = 300
"""A changed mapping is read again when nothing else was changed for so long."""


class Preview(QObject):
    """What some files would change. Nothing is saved before `import_now`; one job is under way at a time."""

    looked = Signal()
    """The files are known."""
    strange = Signal(str)
    """The files are somebody else's; `mix` goes on."""
    reading = Signal()
    """Rows are being read, for the first time or with another mapping."""
    progressed = Signal(int, int, str)
    ready = Signal()
    failed = Signal(str)
    imported = Signal(object)
    """What was done, an ImportResult."""
    stopped = Signal()
    """The import was cancelled; nothing was saved."""

    def __init__(self, workspace: Workspace, paths: Sequence[Path], parent: QObject | None = None) -> None:
        """Keep the paths; `start` begins."""
        super().__init__(parent)
        self._workspace = workspace
        self.paths = tuple(paths)
        self.state: State = "looking"
        self.gathered: Gathered | None = None
        self.prepared: work.Prepared | None = None
        self.mappings: dict[str, ColumnsMapping] = {}
        self.remembered: set[str] = set()
        self.left_out: set[str] = set()
        self.damaged: dict[str, str] = {}
        """Files that turned out unreadable half-way, and why."""
        self.mixed = self.keep_texts = False
        self.answers: dict[str, Candidate] = {}
        """Whom the user means by names that several people have."""
        self.wanted = False
        self._job: Progress | None = None
        self._again = False
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._read)

    @property
    def name(self) -> str:
        """Name what was chosen."""
        return source_name(self.paths)

    @property
    def files(self) -> "tuple[Found, ...]":
        """Give the files found; none before `looked`."""
        return self.gathered.files if self.gathered else ()

    @property
    def settling(self) -> bool:
        """Tell whether a correction waits to be read."""
        return self._settle.isActive()

    def found(self, path: str) -> "Found | None":
        """Find a file by its path as shown."""
        return next((file for file in self.files if file.path == path), None)

    def account(self, path: str) -> "FileAccount | None":
        """Give what a file's rows come to; None while that is not known."""
        files = self.prepared.plan.files if self.prepared else ()
        return next((account for account in files if account.path == path), None)

    def mapping(self, path: str) -> "ColumnsMapping | None":
        """Give what a table's columns mean: corrected, saved or guessed; None for files of a known format."""
        found = self.found(path)
        return self.mappings.get(path, found.mapping if found else None)

    def problem(self) -> str | None:
        """Say what has to be chosen before anything can be imported."""
        return next((sentence for file in self.files if (sentence := self.fault(file.path))), None)

    def fault(self, path: str) -> str | None:
        """Say what a file's columns lack; None for a file that is left out."""
        from netdesk.importers.mapping import problem

        mapping = None if path in self.left_out else self.mapping(path)
        return None if mapping is None else problem(mapping)

    def start(self) -> None:
        """Look into the files, then read them."""
        paths = self.paths
        self._begin(lambda db, _progress: work.look(db, paths), self._looked)

    def set_mapping(self, path: str, mapping: "ColumnsMapping") -> None:
        """Correct what the columns of a file mean; it is read again soon."""
        self.mappings[path] = mapping
        self._read_soon()

    def set_left_out(self, path: str, left_out: bool) -> None:
        """Leave a file out, or take it in again."""
        (self.left_out.add if left_out else self.left_out.discard)(path)
        self._read_soon()

    def set_keep_texts(self, keep: bool) -> None:
        """Keep the texts of messages, or count them only; the files are read again soon."""
        self.keep_texts = keep
        self._read_soon()

    def mix(self) -> None:
        """Read somebody else's files all the same."""
        if self.state == "asking" and self.gathered is not None:
            self.mixed = True
            self._go_on()

    def answer(self, identity: str, who: Candidate | None) -> None:
        """Say whom a name means; None leaves its rows out."""
        if who is None:
            self.answers.pop(identity, None)
        else:
            self.answers[identity] = who
        if self.state == "ready":  # else the end of the job under way takes the answer up
            self.state = "reading"
            self._compare(work.take_answers)

    def compare_again(self) -> None:
        """Work out again what would change, because the contacts have."""
        if self.state == "ready" and self._job is None:
            self._enter("reading")
            self._compare(work.work_out_again)

    def import_when_ready(self, wanted: bool = True) -> None:
        """Import as soon as everything is read; at once where it is."""
        self.wanted = wanted
        if wanted and self.state == "ready" and not self.settling:
            self._import()

    def cancel(self) -> None:
        """Stop an import under way; nothing of it is kept."""
        if self._job is not None:
            self._job.cancel()

    def abandon(self) -> None:
        """Throw everything away; a job under way ends at its next look."""
        self.state = "over"
        self._settle.stop()
        self.cancel()
        self._discard()
        if self._job is None:
            self.deleteLater()

    # --- results ---------------------------------------------------------------------------------------------------

    def _looked(self, looked: work.Looked) -> None:
        self._job = None
        if self._is_over():
            return
        self.gathered = looked.gathered
        if looked.stranger:
            self.wanted = False
            self._enter("asking")
            self.strange.emit(looked.stranger)
        else:
            self._go_on()

    def _go_on(self) -> None:
        self.looked.emit()
        self._read()

    def _read_soon(self) -> None:
        self._enter("reading")
        if self._job is not None:
            self._again = True
            self._job.cancel()
        self._settle.start()

    def _read(self) -> None:
        if self._job is not None or self.gathered is None:
            return  # its end comes back here
        self._again = False
        self._discard()
        self._enter("reading")
        gathered = self.gathered
        faulty = {file.path for file in gathered.files if self.fault(file.path)} | self.damaged.keys()
        left_out = frozenset(self.left_out | faulty)
        moment = (self._workspace.clock(), local_zone())
        request = work.Request(*moment, dict(self.mappings), left_out, self.keep_texts, self.mixed, dict(self.answers))
        self._begin(lambda db, progress: work.prepare(db, progress, gathered, request), self._prepared)

    def _compare(self, compare: Compare) -> None:
        prepared, answers = self.prepared, dict(self.answers)
        if prepared is not None:
            self._begin(lambda db, progress: compare(db, progress, prepared, answers), self._prepared)

    def _prepared(self, prepared: work.Prepared) -> None:
        self._job = None
        self.prepared = prepared
        if self._is_over():
            return
        if self._again:
            self._read_unless_settling()
            return
        if prepared.asked.wanted != self.answers:
            self._compare(work.take_answers)
            return
        self._enter("ready")
        self.ready.emit()
        if self.wanted and not self.problem():
            self._import()

    def _import(self) -> None:
        if self.prepared is None or self._job is not None:
            return
        self.wanted = False
        self._enter("importing")
        chosen = {path: mapping for path in self.remembered - self.left_out if (mapping := self.mapping(path))}
        arguments = (self.prepared.staging, self.paths, self._workspace.clock(), work.to_remember(self.files, chosen))
        self._begin(lambda db, progress: work.bring_in(db, progress, *arguments), self._imported)

    def _imported(self, done: work.Imported) -> None:
        self._job = None
        self.prepared = None
        if not self._is_over():
            self.state = "over"
            self.imported.emit(done.result)

    def _fail(self, error: Exception) -> None:
        self._job = None
        if self._is_over():
            return
        cancelled = isinstance(error, Cancelled)
        if cancelled and self._again:
            self._read_unless_settling()
        elif cancelled:
            self.prepared = None
            self._enter("faulty")
            self.stopped.emit()
        elif not self._goes_on_without(sentence_of(error)):
            self._discard()
            self._enter("faulty")
            self.failed.emit(sentence_of(error))

    def _goes_on_without(self, sentence: str) -> bool:
        """Read the other files where the sentence is about one of several."""
        waiting = [file.path for file in self.files if file.path not in self.left_out | self.damaged.keys()]
        culprit = next((path for path in waiting if path in sentence), None)
        if self.state != "reading" or culprit is None or len(waiting) == 1:
            return False
        self.damaged[culprit] = sentence
        self.looked.emit()
        self._read()
        return True

    def _read_unless_settling(self) -> None:
        if not self.settling:
            self._read()

    def _is_over(self) -> bool:
        """Clean up after a job that ended when nobody wants this preview any more."""
        if self.state != "over":
            return False
        self._discard()
        self.deleteLater()
        return True

    def _discard(self) -> None:
        from netdesk.store import imports

        if self.prepared is not None:
            imports.discard(self.prepared.staging)
            self.prepared = None

    def _enter(self, state: State) -> None:
        self.state = state
        if state == "reading":
            self.reading.emit()

    def _begin(self, job: "Callable[[Database, Progress], T]", done: Callable[[T], None]) -> None:
        self._job = self._workspace.tasks.long(job, done, self._fail, self.progressed.emit)
