"""Imports: stage what importers yield, say what it would do, do it in one change."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

import apsw

from netdesk.domain.history import Outcome
from netdesk.domain.import_report import FileAccount, ImportPlan, ImportResult, JobMove, PreviewRow, SourceFile, Verdict
from netdesk.domain.imported import Record, Rejected
from netdesk.store import (
    departures,
    effects,
    history,
    import_accounts,
    import_writing,
    matching,
    namesakes,
    restoring,
    staging,
)
from netdesk.store.database import CACHE_KIB, Database, sorting_in_files
from netdesk.store.staging import Cancelled, Staging, Ticker
from netdesk.store.watch import Watch

__all__ = [
    "Cancelled",
    "Staging",
    "answer",
    "ask_again",
    "discard",
    "is_empty",
    "job_moves",
    "preview",
    "run",
    "stage",
    "work_out",
]

IMPORT_CACHE_KIB = 65_536
Reader = Callable[[], Iterable[Record]]
Remarks = Callable[[], Iterable[Rejected]]


def stage(
    db: Database,
    sources: Iterable[tuple[SourceFile, Reader, Remarks]],
    today: int,
    ticker: Ticker = lambda count: None,
    brought: Mapping[str, str] | None = None,
) -> Staging:
    """Read files into a new staging file; `today` (a day) stands in for an archive's date that is not known.

    `ticker` hears the number of records of the present file and may raise Cancelled. On any error the staging file is
    gone and the database as it was. `brought` are settings (JSON by key) that the import sets.
    """
    staged = staging.create(db)
    try:
        with staged.attached(db) as connection:
            for file, reader, remarks in sources:
                number = staging.add_file(connection, file, reader(), ticker, today=today)
                staging.add_remarks(connection, number, remarks())
            connection.executemany("INSERT INTO staging.setting (key, value) VALUES (?, ?)", (brought or {}).items())
    except BaseException:
        staged.discard()
        raise
    return staged


def is_empty(db: Database) -> bool:
    """Tell whether nothing is there yet, so that a NetDesk's own file can come back as it was."""
    return restoring.is_empty(db.connection())


def work_out(db: Database, staged: Staging) -> ImportPlan:
    """Match what is staged with the database as it is now and say what importing it would do."""
    with staged.attached(db) as connection:
        return _plan(connection)


def preview(
    db: Database, staged: Staging, verdict: Verdict, offset: int, limit: int, file: int | None = None
) -> list[PreviewRow]:
    """Give some of the rows with a verdict; wants `work_out` first."""
    with staged.attached(db) as connection:
        return import_accounts.preview_rows(connection, verdict, offset, limit, file)


def job_moves(db: Database, staged: Staging, limit: int = 50) -> list[JobMove]:
    """List who changed jobs; wants `work_out` first."""
    with staged.attached(db) as connection:
        return import_accounts.job_moves(connection, limit)


def answer(db: Database, staged: Staging, identity: str, who: str) -> ImportPlan:
    """Say whom a name means that several people have: one of the question's candidates, or "new"."""
    with staged.attached(db) as connection:
        namesakes.answer(connection, identity, who)
        return _plan(connection)


def ask_again(db: Database, staged: Staging) -> ImportPlan:
    """Forget all answers, match with the database as it is now, and ask all questions anew."""
    with staged.attached(db) as connection:
        namesakes.forget(connection)
        return _plan(connection)


def discard(staged: Staging) -> None:
    """Forget what was staged."""
    staged.discard()


def run(
    db: Database, staged: Staging, label: str, now: int, phase: Callable[[str], None] = lambda words: None
) -> ImportResult:
    """Import everything staged, whole or not at all, as one change; the staging file is gone afterwards.

    `phase` hears what is going on and may raise Cancelled. Nothing is written where nothing is new.
    """
    watch = Watch()
    try:
        with _roomy(db), staged.attached(db) as connection:
            phase("Comparing with your contacts")
            with watch.taking("match"):
                plan = _plan(connection)
            if not _brings_anything(plan):
                return ImportResult(plan.files, plan.totals, Outcome(None, label), watch.timings)
            version = db.data_version()
            phase("Writing")
            with watch.taking("write"), history.import_change(db, label, now) as recording:
                if db.data_version() != version:
                    plan = _plan(connection)
                if not _brings_anything(plan):  # somebody else brought it meanwhile
                    return ImportResult(plan.files, plan.totals, Outcome(None, label), watch.timings)
                restoring.write(recording)
                # A database that came back whole has the imports it had, and this is none.
                if not restoring.is_whole(connection):
                    number = _note_run(connection, plan.files, label, now)
                    import_writing.write(recording, number, now, watch)
                phase("Saving")
        return ImportResult(plan.files, plan.totals, recording.outcome, watch.timings, plan.gone, plan.back)
    finally:
        staged.discard()


def dry_run(db: Database, staged: Staging, label: str) -> ImportResult:
    """Say what importing everything staged would do; nothing is written and the staging file is gone afterwards."""
    watch = Watch()
    try:
        with watch.taking("match"):
            plan = work_out(db, staged)
    finally:
        staged.discard()
    return ImportResult(plan.files, plan.totals, Outcome(None, label), watch.timings, plan.gone, plan.back)


def _plan(connection: apsw.Connection) -> ImportPlan:
    matching.match(connection)
    effects.work_out(connection)
    departures.work_out(connection)
    return import_accounts.plan(connection)


def _brings_anything(plan: ImportPlan) -> bool:
    totals = plan.totals
    return bool(
        totals.contacts_added
        or totals.interactions_added
        or totals.profiles_added
        or plan.gone
        or plan.back
        or any(file.added or file.updated for file in plan.files)
    )


def _note_run(connection: apsw.Connection, files: tuple[FileAccount, ...], label: str, now: int) -> int:
    """Note the import and its files; returns the import's number."""
    connection.execute("INSERT INTO main.import_run (at, label) VALUES (?, ?)", (now, label))
    number = connection.last_insert_rowid()
    connection.executemany(
        "INSERT INTO main.import_file (import_run_id, path, format, archive_day, rows, added, updated, unchanged, skipped)"
        " VALUES (?, ?, ?, (SELECT archive_day FROM staging.file WHERE id = ?), ?, ?, ?, ?, ?)",
        [(number, f.path, f.format, f.file, f.rows, f.added, f.updated, f.unchanged, f.skipped) for f in files],
    )
    return number


@contextmanager
def _roomy(db: Database) -> Iterator[None]:
    """Give this thread's connection a larger page cache for the while."""
    connection: apsw.Connection = db.connection()
    connection.pragma("cache_size", -IMPORT_CACHE_KIB)
    try:
        with sorting_in_files(db):
            yield
    finally:
        connection.pragma("cache_size", -CACHE_KIB)
        connection.pragma("shrink_memory")
