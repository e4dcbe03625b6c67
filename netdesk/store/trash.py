"""Where contacts stand: archived, in the trash for 30 days, back again; and the end of what was in the trash too long.

A contact in the trash keeps everything and is found by `status:trashed` only. Restoring makes it active, wherever it was
before. After 30 days it is deleted with all that hangs on it, in a change that can be undone like any other; income that a
client paid stays, without the person.
"""

from array import array

from netdesk.domain.contact import Status
from netdesk.domain.history import Outcome
from netdesk.domain.period import DAY_SECONDS
from netdesk.store import bulk, chosen, history
from netdesk.store.database import Database
from netdesk.store.id_lists import column

KEPT_DAYS = 30
PORTION = 10_000
"""So many people are deleted in one change at most, so that its record fits into little memory."""
_DONE = {
    Status.ACTIVE: "Restored {}",
    Status.ARCHIVED: "Archived {}",
    Status.LET_GO: "Let go of {}",
    Status.TRASHED: "Moved {} to the trash",
}
_ALREADY = {
    Status.ACTIVE: "They are active already. Nothing was changed.",
    Status.ARCHIVED: "They are archived already. Nothing was changed.",
    Status.LET_GO: "They were let go already. Nothing was changed.",
    Status.TRASHED: "They are in the trash already. Nothing was changed.",
}
# What a client paid stays the client's.
_PAID = f"contact_id IN ({chosen.IDS}) AND kind = 'income' AND client_id IS NOT NULL"
_DUE = f"SELECT id FROM contact WHERE status = {int(Status.TRASHED)} AND status_at <= ?"


def set_status(db: Database, ids: "array[int]", status: Status, now: int) -> Outcome:
    """Change where contacts stand; `now` is seconds, UTC."""
    with chosen.change(db, ids, now) as change:
        connection = change.connection
        if chosen.keep(connection, "c.status <> ?", int(status)):
            change.label = _DONE[status].format(chosen.words(connection))
            chosen.update(change, "status = ?, status_at = ?", int(status), now)
    return chosen.outcome(change, _ALREADY[status])


def archive(db: Database, ids: "array[int]", now: int) -> Outcome:
    """Set contacts aside; they are found by `status:archived`."""
    return set_status(db, ids, Status.ARCHIVED, now)


def restore(db: Database, ids: "array[int]", now: int) -> Outcome:
    """Make contacts active again, from archive or trash."""
    return set_status(db, ids, Status.ACTIVE, now)


def trash(db: Database, ids: "array[int]", now: int) -> Outcome:
    """Move contacts to the trash, where they stay for 30 days."""
    return set_status(db, ids, Status.TRASHED, now)


def trashed(db: Database) -> "array[int]":
    """List who is in the trash."""
    return column(db, f"SELECT id FROM contact WHERE status = {int(Status.TRASHED)} ORDER BY id")


def due_for_purge(db: Database, now: int) -> "array[int]":
    """List who has been in the trash for 30 days or longer."""
    return column(db, f"{_DUE} ORDER BY id", now - KEPT_DAYS * DAY_SECONDS)


def purge(db: Database, now: int) -> list[Outcome]:
    """Delete who has been in the trash for 30 days; nobody while something undone could still be redone.

    A purge comes by itself, and a change gives up what could be redone.
    """
    if history.next_redo(db) is not None:
        return []
    return _delete(db, due_for_purge(db, now), now, "Deleted {} after 30 days in the trash")


def empty(db: Database, now: int) -> list[Outcome]:
    """Delete everybody in the trash, however long they have been there."""
    return _delete(db, trashed(db), now, "Emptied the trash: {} deleted")


def _delete(db: Database, ids: "array[int]", now: int, label: str) -> list[Outcome]:
    outcomes = []
    for start in range(0, len(ids), PORTION):
        with chosen.change(db, ids[start : start + PORTION], now) as change:
            if chosen.keep(change.connection, "c.status = ?", int(Status.TRASHED)):
                change.label = label.format(chosen.words(change.connection))
                with bulk.deleting_people(change.connection, chosen.IDS):
                    change.connection.execute(f"UPDATE value_event SET contact_id = NULL WHERE {_PAID}")
                    change.connection.execute(f"DELETE FROM contact WHERE id IN ({chosen.IDS})")
        outcomes.append(change.outcome)
    return outcomes
