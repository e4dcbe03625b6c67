"""What the import page does beside the window: look into files, stage them, work out, import."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from netdesk.domain.import_report import VERDICTS, ImportPlan, ImportResult, JobMove, PreviewRow, Verdict
from netdesk.ui.imports.answers import Answers, Asked, ask
from netdesk.ui.jobs import Cancelled, Progress

if TYPE_CHECKING:
    from netdesk.importers.base import Found
    from netdesk.importers.mapping import Mapping as ColumnsMapping
    from netdesk.importers.source import Gathered
    from netdesk.store.database import Database
    from netdesk.store.staging import Staging

COMPARING = "Comparing with your contacts"
PAUSE = 0.001  # seconds after each batch: the window repaints while rows are read
MOST_MOVES = 50
SAMPLE_ROWS = 50


@dataclass(frozen=True)
class Request:
    """What to read and how; `now` is seconds, UTC.

    Corrected mappings and what is left out by path; `mixed` says that two people's archives belong together.
    """

    now: int
    zone: tzinfo
    mappings: "Mapping[str, ColumnsMapping]" = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    keep_texts: bool = False
    mixed: bool = False
    answers: Answers = field(default_factory=dict)


@dataclass(frozen=True)
class Looked:
    """The files found; `stranger` says whose archive it is, where that is not the person whose data is here."""

    gathered: "Gathered"
    stranger: str = ""


@dataclass(frozen=True)
class Prepared:
    """What importing would do and what was asked; `staging` holds the rows."""

    staging: "Staging"
    asked: Asked
    moves: tuple[JobMove, ...]

    @property
    def plan(self) -> ImportPlan:
        """Give what importing would do, with the answers given."""
        return self.asked.plan


@dataclass(frozen=True)
class Imported:
    """What was done; `tables` names what changed, for the screens."""

    result: ImportResult
    tables: frozenset[str]


def look(db: "Database", paths: Sequence[Path]) -> Looked:
    """Find out what the files are and whose. Raises DataError when none of them can be imported."""
    from netdesk import intake

    gathered = intake.gather(db, paths, QLocale().name(), correctable=True)
    return Looked(gathered, intake.stranger(db, gathered) or "")


class Ticker:
    """Hears how many rows of the present file are staged; lets the window breathe and stops when cancelled."""

    def __init__(self, progress: Progress, total: int, words: str) -> None:
        self._progress, self._total, self._words = progress, total, words
        self._before = self._last = 0

    def __call__(self, count: int) -> None:
        """Report; raises staging.Cancelled."""
        from netdesk.store import staging

        if count < self._last:  # another file has begun
            self._before += self._last
        self._last = count
        done = self._before + count
        self._progress.report(done, max(self._total, done + 1), self._words)
        time.sleep(PAUSE)
        if self._progress.cancelled:
            raise staging.Cancelled


def prepare(db: "Database", progress: Progress, gathered: "Gathered", request: Request) -> Prepared:
    """Stage the files and work out what importing them would do. Raises Cancelled; nothing is left then."""
    from netdesk import intake
    from netdesk.store import imports, staging

    wanted = [file for file in gathered.files if file.path not in request.left_out]
    rows = sum(file.rows if file.rows is not None else file.lines for file in wanted)
    words = f"Reading {len(wanted):,} files" if len(wanted) != 1 else "Reading"
    progress.report(0, rows + 1, words)
    try:
        staged = intake.stage(
            db,
            gathered,
            request.now,
            request.zone,
            intake.Choices(request.mappings, request.left_out, request.keep_texts, request.mixed),
            Ticker(progress, rows, words),
        )
    except staging.Cancelled as stop:
        raise Cancelled from stop
    try:
        progress.check()
        progress.report(rows, rows, COMPARING)
        prepared = _asked(db, staged, request.answers)
        progress.check()
    except BaseException:
        imports.discard(staged)
        raise
    return prepared


def work_out_again(db: "Database", progress: Progress, prepared: Prepared, answers: Answers) -> Prepared:
    """Compare what is staged with the contacts as they are now."""
    progress.report(1, 1, COMPARING)
    return _asked(db, prepared.staging, answers)


def take_answers(db: "Database", progress: Progress, prepared: Prepared, answers: Answers) -> Prepared:
    """Work out what other answers come to, with the contacts as they were."""
    progress.report(1, 1, COMPARING)
    return _asked(db, prepared.staging, answers, prepared.asked)


def _asked(db: "Database", staged: "Staging", answers: Answers, before: Asked | None = None) -> Prepared:
    from netdesk.store import imports

    asked = ask(db, staged, answers, before)
    return Prepared(staged, asked, tuple(imports.job_moves(db, staged, MOST_MOVES)))


def bring_in(
    db: "Database", progress: Progress, staged: "Staging", paths: Sequence[Path], now: int, remember: Mapping[str, str]
) -> Imported:
    """Import what is staged as one change; `remember` maps signatures of headers to the mappings to keep.

    Raises Cancelled; the staging file is gone in any case.
    """
    from netdesk import intake
    from netdesk.store import imports, mappings, staging

    def phase(words: str) -> None:
        progress.report(1, 1, words)
        if progress.cancelled:
            raise staging.Cancelled

    try:
        with progress.writing():
            for signature, mapping in remember.items():  # first, so that the import is the next step to undo
                mappings.remember(db, signature, mapping, now)
            result = imports.run(db, staged, intake.label(paths), now, phase)
    except staging.Cancelled as stop:
        raise Cancelled from stop
    return Imported(result, result.outcome.tables)


def to_remember(files: "Sequence[Found]", chosen: "Mapping[str, ColumnsMapping]") -> dict[str, str]:
    """Give the mappings chosen by path as what `bring_in` keeps of them."""
    from netdesk.importers.mapping import signature

    return {
        signature(file.table.header): chosen[file.path].to_json()
        for file in files
        if file.path in chosen and file.table is not None
    }


Segments = tuple[tuple[Verdict, int], ...]


def segments_of(plan: ImportPlan, verdict: Verdict | None, file: int | None) -> Segments:
    """List the verdicts shown, with their numbers of rows, in the order in which they are shown."""
    accounts = [account for account in plan.files if file is None or account.file == file]
    order: tuple[Verdict, ...] = ("added", "updated", "skipped", "unchanged")
    if verdict is not None:
        order = (verdict,)
    return tuple((kind, sum(account.count(kind) for account in accounts)) for kind in order)


def figures_of(plan: ImportPlan, file: int | None) -> dict[Verdict, int]:
    """Sum up the rows of all files, or of one, by verdict."""
    counts = dict(segments_of(plan, None, file))
    return {verdict: counts[verdict] for verdict in VERDICTS}


def rows_between(
    db: "Database", staged: "Staging", segments: Segments, file: int | None, offset: int, limit: int
) -> list[PreviewRow]:
    """Read some of the rows that the segments, one after the other, make up."""
    from netdesk.store import imports

    found: list[PreviewRow] = []
    start = 0
    for verdict, length in segments:
        if len(found) < limit and offset + len(found) < start + length:
            inside = max(0, offset + len(found) - start)
            most = min(limit - len(found), length - inside)
            found += imports.preview(db, staged, verdict, inside, most, file)
        start += length
    return found


def sample(found: "Found") -> list[list[str]]:
    """Read the first rows of a table as they stand. Raises DataError when the file cannot be read any more."""
    if found.table is None:
        return []
    width = len(found.table.header)
    return [cells[:width] for _, cells in islice(found.table.pairs(), SAMPLE_ROWS)]
