"""Touches: somebody was in touch, waits until later, or needs no touch; each one undoable change."""

from netdesk.domain.cadence import NOT_NEEDED
from netdesk.domain.errors import UsageError
from netdesk.domain.history import Outcome
from netdesk.domain.participation import KINDS
from netdesk.domain.period import Moment, from_day
from netdesk.store import cadences, history
from netdesk.store.database import Database

TOUCH = "touch"


def touched(db: Database, contact: int, moment: Moment) -> Outcome:
    """Note that I was in touch just now: the day counts anew from here, a snooze is over, the level stays what it is.

    Raises DataError for a contact that is gone.
    """
    name = cadences.name_of(db, contact)
    with history.change(db, f"In touch with {name}", moment.now) as change:
        change.connection.execute(
            "INSERT INTO interaction (contact_id, at, day, kind, level, direction) VALUES (?, ?, ?, ?, ?, 'both')",
            (contact, moment.now, moment.today, TOUCH, int(KINDS[TOUCH])),
        )
        change.connection.execute(
            "DELETE FROM cadence WHERE contact_id = ? AND ideal_days IS NULL AND snoozed_until IS NOT NULL", (contact,)
        )
        change.connection.execute("UPDATE cadence SET snoozed_until = NULL WHERE contact_id = ?", (contact,))
    return change.outcome


def snooze(db: Database, contact: int, until: int, now: int) -> Outcome:
    """Let a contact wait until a day; a touch that is due later anyway stays where it is."""
    name, day = cadences.name_of(db, contact), from_day(until)
    if until <= 0:
        raise UsageError("There is no such day.")
    with history.change(db, f"Snooze {name} until {day.day} {day:%B %Y}", now) as change:
        row = cadences.own_row(change.connection, contact)
        change.connection.execute("UPDATE cadence SET snoozed_until = ? WHERE id = ?", (until, row))
    return change.outcome


def not_needed(db: Database, contact: int, now: int) -> Outcome:
    """Say that no touch is needed with a contact, whatever its tags and its tier say."""
    name = cadences.name_of(db, contact)
    with history.change(db, f"No need to keep in touch with {name}", now) as change:
        cadences.put(change.connection, contact, NOT_NEEDED)
    return change.outcome
