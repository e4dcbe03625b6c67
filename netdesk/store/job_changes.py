"""Job changes that imports have found: listed, handled, answered with a note or a message on record."""

from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.history import Outcome
from netdesk.domain.news import JobNews
from netdesk.domain.participation import CORE, KINDS
from netdesk.domain.period import Moment
from netdesk.store import history
from netdesk.store.contact_groups import ACTIVE, LEVEL
from netdesk.store.database import Database

MOST = 200
# Those of the last import that brought any; what was entered otherwise has no import.
_LAST = "j.import_run_id IS (SELECT max(import_run_id) FROM job_change)"
_OPEN = f"c.status = {ACTIVE} AND NOT j.handled"


def listed(db: Database, *, every: bool = False, limit: int = MOST) -> list[JobNews]:
    """List the job changes of the last import that brought some and that wait for a look; with `every` all there are.

    Newest first, the core before others. Only active contacts.
    """
    which = f"c.status = {ACTIVE}" if every else f"{_OPEN} AND {_LAST}"
    rows = db.rows(
        "SELECT j.id, c.id, c.name, j.day, j.company_before, j.position_before, j.company_after, j.position_after,"
        f" {LEVEL} >= {int(CORE)} AS core, ifnull((SELECT p.url FROM profile p JOIN network n ON n.id = p.network_id"
        " WHERE p.contact_id = c.id AND p.url <> '' AND p.gone_on IS NULL ORDER BY n.key <> 'linkedin', p.id LIMIT 1), ''),"
        " j.handled FROM job_change j JOIN contact c ON c.id = j.contact_id"
        f" LEFT JOIN contact_summary s ON s.contact_id = c.id WHERE {which}"
        " ORDER BY j.day DESC, core DESC, s.last_at DESC NULLS LAST, j.id LIMIT ?",
        limit,
    )
    return [JobNews(*row) for row in rows]


def count(db: Database) -> int:
    """Count those of the last import that wait for a look."""
    return int(
        db.value(f"SELECT count(*) FROM job_change j JOIN contact c ON c.id = j.contact_id WHERE {_OPEN} AND {_LAST}")
    )


def handled(db: Database, number: int, now: int) -> Outcome:
    """Put a job change aside."""
    contact, name = _whose(db, number)
    del contact
    with history.change(db, f"Seen: the new job of {name}", now) as change:
        change.connection.execute("UPDATE job_change SET handled = 1 WHERE id = ?", (number,))
    return change.outcome


def all_handled(db: Database, now: int) -> Outcome:
    """Put all job changes of the last import aside."""
    with history.change(db, "Seen: the new jobs", now) as change:
        change.connection.execute(f"UPDATE job_change AS j SET handled = 1 WHERE NOT handled AND {_LAST}")
    return change.outcome


def note(db: Database, number: int, text: str, moment: Moment) -> Outcome:
    """Write a note on who changed jobs, and put the change aside. Raises UsageError for a note without words."""
    contact, name = _whose(db, number)
    words = text.strip()
    if not words:
        raise UsageError("This note has no words. Nothing was changed.")
    with history.change(db, f"Note on {name}", moment.now) as change:
        change.connection.execute(
            "INSERT INTO note (contact_id, at, day, text) VALUES (?, ?, ?, ?)",
            (contact, moment.now, moment.today, words),
        )
        change.connection.execute("UPDATE job_change SET handled = 1 WHERE id = ?", (number,))
    return change.outcome


def log(db: Database, number: int, moment: Moment, text: str = "") -> Outcome:
    """Note that I wrote to who changed jobs, and put the change aside."""
    contact, name = _whose(db, number)
    with history.change(db, f"Wrote to {name} about the new job", moment.now) as change:
        change.connection.execute(
            "INSERT INTO interaction (contact_id, at, day, kind, level, direction, text)"
            " VALUES (?, ?, ?, 'message', ?, 'mine', ?)",
            (contact, moment.now, moment.today, int(KINDS["message"]), text.strip()),
        )
        change.connection.execute("UPDATE job_change SET handled = 1 WHERE id = ?", (number,))
    return change.outcome


def _whose(db: Database, number: int) -> tuple[int, str]:
    row = db.row("SELECT c.id, c.name FROM job_change j JOIN contact c ON c.id = j.contact_id WHERE j.id = ?", number)
    if row is None:
        raise DataError("This job change is not there any more. Nothing was changed.")
    return int(row[0]), str(row[1])
