"""Bulk edits: what can be done with any number of contacts, each one undoable change.

The ids are an `array("q")`; the work is SQL on sets, so that 100,000 contacts take a moment. Tags and roles are in
`bulk_marks`, archive and trash in `trash`. An edit that changes nobody makes no change and says so in its label.
"""

from array import array

import apsw

from netdesk.domain.cadence import NOT_NEEDED, TIERS, Cadence
from netdesk.domain.errors import UsageError
from netdesk.domain.history import Outcome
from netdesk.domain.interaction import Act
from netdesk.domain.participation import KIND_LABELS
from netdesk.store import chosen
from netdesk.store.act_edits import columns_of, instant_of
from netdesk.store.bulk_marks import add_role, remove_role, tag, untag
from netdesk.store.database import Database
from netdesk.store.history import Recording
from netdesk.store.trash import archive, restore, set_status, trash

__all__ = [
    "add_role",
    "archive",
    "log",
    "remove_role",
    "restore",
    "set_cadence",
    "set_status",
    "set_tier",
    "star",
    "tag",
    "toggle_star",
    "trash",
    "untag",
]
_OWN = "EXISTS (SELECT 1 FROM main.cadence k WHERE k.contact_id = c.id{})"


def set_tier(db: Database, ids: "array[int]", tier: int | None, now: int) -> Outcome:
    """Put contacts into a tier (1 is the closest), or into none. Raises UsageError for an unknown one."""
    if tier is not None and not 1 <= tier <= len(TIERS):
        raise UsageError(f"Tiers go from 1 to {len(TIERS)}. Nothing was changed.")
    with chosen.change(db, ids, now) as change:
        if chosen.keep(change.connection, "c.tier IS NOT ?", tier):
            people = chosen.words(change.connection)
            change.label = f"Put {people} into tier {tier}" if tier else f"Took {people} out of the tiers"
            chosen.update(change, "tier = ?", tier)
    return chosen.outcome(change, "They are there already. Nothing was changed.")


def star(db: Database, ids: "array[int]", on: bool, now: int) -> Outcome:
    """Protect contacts by a star, or take it off."""
    with chosen.change(db, ids, now) as change:
        if chosen.keep(change.connection, "c.starred <> ?", int(on)):
            people = chosen.words(change.connection)
            change.label = f"Protected {people}" if on else f"Took the protection off {people}"
            chosen.update(change, "starred = ?", int(on))
    return chosen.outcome(change, f"They are {'' if on else 'not '}protected already. Nothing was changed.")


def toggle_star(db: Database, ids: "array[int]", now: int) -> Outcome:
    """Protect contacts; where all of them are protected already, take the star off."""
    missing = "SELECT EXISTS (SELECT 1 FROM carray(?) a CROSS JOIN contact c ON c.id = a.value WHERE NOT c.starred)"
    return star(db, ids, bool(db.value(missing, apsw.carray(ids))), now)


def set_cadence(db: Database, ids: "array[int]", cadence: Cadence | None, now: int) -> Outcome:
    """Give contacts a cadence of their own (NOT_NEEDED is one), or None: back to that of their tag or tier.

    A snooze stays as it is. Raises UsageError for days that make no sense.
    """
    if cadence is not None and not 0 <= cadence.ideal <= cadence.longest:
        raise UsageError("The longest time between touches cannot be shorter than the ideal one. Nothing was changed.")
    with chosen.change(db, ids, now) as change:
        if cadence is None:
            _follow(change)
        else:
            _keep_to(change, cadence)
    return chosen.outcome(change, "They have that cadence already. Nothing was changed.")


def log(db: Database, ids: "array[int]", act: Act, now: int) -> Outcome:
    """Write down one act with each of several contacts. Raises UsageError for an act that cannot be."""
    with chosen.change(db, ids, now) as change:
        put_act(db, change, act, now)
        change.label = f"Logged {KIND_LABELS[act.kind]} with {chosen.words(change.connection)}"
    return change.outcome


def put_act(db: Database, change: Recording, act: Act, now: int) -> None:
    """Write down one act with each of the chosen inside a change. Raises UsageError for an act that cannot be."""
    row = columns_of(db, act) | {"at": instant_of(act.day, now)}
    with chosen.coming(change, {"interaction": chosen.count(change.connection)}):
        change.connection.execute(
            f"INSERT INTO interaction (contact_id, {', '.join(row)})"
            f" SELECT id, {', '.join('?' * len(row))} FROM temp.chosen ORDER BY id",
            tuple(row.values()),
        )


def _keep_to(change: Recording, cadence: Cadence) -> None:
    connection, days = change.connection, (cadence.ideal, cadence.longest)
    same = _OWN.format(" AND k.ideal_days IS ? AND k.longest_days IS ?")
    if not chosen.keep(connection, f"NOT {same}", *days):
        return
    people = chosen.words(connection)
    words = f"Set the cadence of {people}: {cadence.whole_words}"
    change.label = f"No touch is needed with {people}" if cadence == NOT_NEEDED else words
    connection.execute(f"UPDATE cadence SET ideal_days = ?, longest_days = ? WHERE contact_id IN ({chosen.IDS})", days)
    new = chosen.keep(connection, f"NOT {_OWN.format('')}")
    with chosen.coming(change, {"cadence": new}):
        connection.execute(
            "INSERT INTO cadence (contact_id, ideal_days, longest_days) SELECT id, ?, ? FROM temp.chosen ORDER BY id",
            days,
        )


def _follow(change: Recording) -> None:
    connection = change.connection
    if not chosen.keep(connection, _OWN.format(" AND k.ideal_days IS NOT NULL")):
        return
    change.label = f"Let the cadence of {chosen.words(connection)} follow tag and tier"
    own = f"contact_id IN ({chosen.IDS})"
    connection.execute(f"DELETE FROM cadence WHERE {own} AND snoozed_until IS NULL")
    connection.execute(f"UPDATE cadence SET ideal_days = NULL, longest_days = NULL WHERE {own}")
