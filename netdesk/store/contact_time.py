"""The time spent with one contact: hours by kind and year, and the entries.

An entry counts once: where it names the contact, or is for a client the contact stands behind.
"""

from collections.abc import Mapping
from typing import NamedTuple

from netdesk.domain.time_entry import Totals
from netdesk.store.database import Database

PAGE = 100
_THEIRS = """
    t.id IN (SELECT time_entry_id FROM time_entry_contact WHERE contact_id = ?1
        UNION SELECT e.id FROM client_contact cc JOIN time_entry e ON e.client_id = cc.client_id WHERE cc.contact_id = ?1)"""
_LENGTH = "coalesce(t.seconds, coalesce(t.ended_at, max(t.started_at, ?2)) - t.started_at)"
_SUMS = f"""
    total({_LENGTH} * (t.billable = 1)), total({_LENGTH} * (t.billable = 0)), total({_LENGTH} * (t.network_id IS NOT NULL)),
    total({_LENGTH} * (t.network_id IS NOT NULL AND t.billable = 1))"""


class SharedEntry(NamedTuple):
    """A time entry with a contact; `seconds` is its length, `network` a key or ""."""

    id: int
    day: int
    started_at: int
    seconds: int
    what: str
    client: str
    network: str
    billable: bool
    running: bool


def hours_by_year(db: Database, contact: int, now: int) -> Mapping[int, Totals]:
    """Sum up the time by year, newest first; `now` (seconds, UTC) ends a running entry."""
    rows = db.rows(
        f"SELECT CAST(strftime('%Y', t.day * 86400, 'unixepoch') AS INTEGER), {_SUMS} FROM time_entry t WHERE {_THEIRS}"
        " GROUP BY 1 ORDER BY 1 DESC",
        contact,
        now,
    )
    return {year: _totals(sums) for year, *sums in rows}


def hours_since(db: Database, contact: int, since: int, now: int) -> Totals:
    """Sum up the time since a day."""
    (row,) = db.rows(f"SELECT {_SUMS} FROM time_entry t WHERE t.day >= ?3 AND {_THEIRS}", contact, now, since)
    return _totals(row)


def entries(db: Database, contact: int, now: int, limit: int = PAGE, offset: int = 0) -> list[SharedEntry]:
    """List the entries, newest first."""
    rows = db.rows(
        f"SELECT t.id, t.day, t.started_at, {_LENGTH}, coalesce(nullif(t.note, ''), p.name, ''), coalesce(cl.name, ''),"
        " coalesce(n.key, ''), t.billable = 1, t.ended_at IS NULL AND t.seconds IS NULL"
        " FROM time_entry t LEFT JOIN client cl ON cl.id = t.client_id LEFT JOIN project p ON p.id = t.project_id"
        f" LEFT JOIN network n ON n.id = t.network_id WHERE {_THEIRS}"
        " ORDER BY t.started_at DESC, t.id DESC LIMIT ?3 OFFSET ?4",
        contact,
        now,
        limit,
        offset,
    )
    return [SharedEntry._make((*row[:7], bool(row[7]), bool(row[8]))) for row in rows]


def _totals(sums: "list[float] | tuple[float, ...]") -> Totals:
    return Totals(*(int(seconds) for seconds in sums))
