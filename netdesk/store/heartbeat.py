"""The heartbeat beside a running timer: bookkeeping, no change of the history.

The window writes it every 30 seconds. A timer started on the command line has none, which is no crash.
"""

from netdesk.domain.time_entry import Kept, TimeEntry
from netdesk.store import tables, time_entries
from netdesk.store.database import Database, writing


def heartbeat(db: Database, now: int) -> Kept:
    """Note that the running entry was watched at `now` (seconds, UTC); the notes of others are forgotten.

    The result names the table, so that the window knows the write for its own.
    """
    entry = time_entries.running(db)
    beat = tables.Heartbeat
    with writing(db):
        beat.delete().where(beat.time_entry_id != (0 if entry is None else entry.id)).execute(db)
        if entry is not None:
            row = {beat.time_entry_id: entry.id, beat.at: now}
            beat.insert(row).on_conflict(conflict_target=[beat.time_entry_id], update={beat.at: now}).execute(db)
    return Kept(None, "", frozenset({"heartbeat"}), entry.id if entry else None)


def left_running(db: Database) -> tuple[TimeEntry, int] | None:
    """Give the entry that a window left running, and when it was last seen; None if there is nothing to ask about."""
    entry = time_entries.running(db)
    if entry is None:
        return None
    beat = tables.Heartbeat
    for (at,) in beat.select(beat.at).where(beat.time_entry_id == entry.id).tuples().execute(db):
        return (entry, int(at)) if at >= entry.started_at else None
    return None
