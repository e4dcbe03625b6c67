"""Connections lost and found: profiles that a complete archive did not list any more, or listed again; the last import's news."""

from datetime import tzinfo

from netdesk.domain.news import ImportNews, Moved
from netdesk.domain.period import local_day, start_of_day
from netdesk.store import job_changes
from netdesk.store.contact_groups import ACTIVE
from netdesk.store.database import Database

MOST = 50
_MOVED = f"""
    FROM profile p JOIN contact c ON c.id = p.contact_id JOIN network n ON n.id = p.network_id
    WHERE c.status = {ACTIVE} AND p.{{column}} IS NOT NULL AND p.{{column}} >= ?"""


def gone(db: Database, since: int = 0, limit: int = MOST) -> list[Moved]:
    """List who went from a network's connections, told by archives from day `since` on, newest first."""
    return _moved(db, "gone_on", since, limit)


def back(db: Database, since: int = 0, limit: int = MOST) -> list[Moved]:
    """List who was gone and came back."""
    return _moved(db, "back_on", since, limit)


def news(db: Database, zone: tzinfo, limit: int = MOST) -> ImportNews | None:
    """Tell what the last import brought; None where nothing was ever imported and no job change waits."""
    row = db.row("SELECT id, at, label FROM import_run ORDER BY id DESC LIMIT 1")
    jobs = job_changes.listed(db, limit=limit)
    more = job_changes.count(db) - len(jobs) if len(jobs) == limit else 0
    if row is None:  # job changes that came otherwise, as in the sample data
        return ImportNews(0, "", max(job.day for job in jobs), jobs=tuple(jobs), more_jobs=more) if jobs else None
    run, at, label = row
    since = local_day(at, zone)
    # Days of lost and found connections are those of the archives in it.
    day = db.value("SELECT min(archive_day) FROM import_file WHERE import_run_id = ?", run)
    day = since if day is None else min(day, since)
    return ImportNews(
        at=at,
        label=label,
        since=since,
        added=int(
            db.value(
                f"SELECT count(*) FROM contact WHERE status = {ACTIVE} AND added_at >= ?", start_of_day(since, zone)
            )
        ),
        gone=tuple(gone(db, day, limit)),
        back=tuple(back(db, day, limit)),
        jobs=tuple(jobs),
        more_jobs=more,
        gone_count=_count(db, "gone_on", day),
        back_count=_count(db, "back_on", day),
    )


def _moved(db: Database, column: str, since: int, limit: int) -> list[Moved]:
    rows = db.rows(
        f"SELECT p.id, c.id, c.name, n.key, p.{column}, c.company, c.position {_MOVED.format(column=column)}"
        f" ORDER BY p.{column} DESC, c.name_key LIMIT ?",
        since,
        limit,
    )
    return [Moved(*row) for row in rows]


def _count(db: Database, column: str, since: int) -> int:
    return int(db.value(f"SELECT count(*) {_MOVED.format(column=column)}", since))
