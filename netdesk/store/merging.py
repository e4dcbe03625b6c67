"""Merging: several contacts become one, with everything that hangs on them, in one undoable change."""

from collections.abc import Mapping, Sequence

import apsw

from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.history import Outcome
from netdesk.domain.merge import CHOICES, OTHER_CHOICES, MergeSide, settled
from netdesk.store import bulk, history, sql
from netdesk.store.database import Database


def _fill(*columns: str) -> dict[str, str]:
    """Say that a row takes over what it lacks from the other one."""
    return {column: f"iif(k.{column} IS NULL OR k.{column} = '', o.{column}, k.{column})" for column in columns}


_BLANK_PROFILE = "k.network_id = o.network_id AND o.key IS NULL AND o.handle = '' AND o.url = ''"
_BOTH = "iif(k.{0} IS NULL OR o.{0} IS NULL, ifnull(k.{0}, o.{0}), {1}(k.{0}, o.{0}))"
# A share that is said, else an even part of what those leave.
_PART = (
    "ifnull({0}.share, (SELECT max(0.0, 1.0 - total(x.share)) / count(iif(x.share IS NULL, 1, NULL))"
    " FROM client_contact x WHERE x.client_id = {0}.client_id))"
)
# What makes a row o of a table the same as a row k that stays, and what k takes over from it. Rows of these tables that
# are not the same all go to the contact that is kept.
SAME: Mapping[str, tuple[str, dict[str, str]]] = {
    "email": ("k.address = o.address", _fill("label")),
    "phone": ("k.digits = o.digits AND (k.digits <> '' OR k.number = o.number)", _fill("label")),
    "website": ("k.url = o.url", {}),
    "custom_field": ("k.name = o.name AND k.value = o.value", {}),
    "note": ("k.text = o.text AND k.day IS o.day AND o.external_key IS NULL", {}),
    "wish": ("k.kind = o.kind AND k.text = o.text", {}),
    "promise": ("k.text = o.text AND k.due_day IS o.due_day AND k.done_day IS o.done_day", {}),
    # A profile of unknown address says no more than one with an address on the same network.
    "profile": (
        _BLANK_PROFILE,
        _fill("i_follow", "follows_me")
        | {"connected_on": _BOTH.format("connected_on", "min"), "seen_on": _BOTH.format("seen_on", "max")},
    ),
    "contact_tag": ("k.tag_id = o.tag_id", {}),
    "contact_role": ("k.role_id = o.role_id", {}),
    "time_entry_contact": ("k.time_entry_id = o.time_entry_id", {}),
    # Both shares of a client's income are this person's; two even shares are an even one again.
    "client_contact": (
        "k.client_id = o.client_id",
        {
            "share": f"iif(k.share IS NULL AND o.share IS NULL, NULL, min(1.0, {_PART.format('k')} + {_PART.format('o')}))"
        },
    ),
    # One act with both, as a message to several people.
    "interaction": ("k.external_key = o.external_key", _fill("minutes", "rating", "text", "network_id")),
    "review_decision": (
        "k.review_id = o.review_id",
        {
            "decision": "iif(ifnull(o.decided_at, 0) > ifnull(k.decided_at, 0), o.decision, k.decision)",
            **{
                column: _BOTH.format(column, "max")
                for column in ("decided_at", "opened_at", "ticked_at", "restored_at")
            },
        },
    ),
    "job_change": (
        "k.import_run_id IS o.import_run_id AND k.day = o.day AND k.company_before = o.company_before"
        " AND k.position_before = o.position_before AND k.company_after = o.company_after"
        " AND k.position_after = o.position_after",
        {"handled": "max(k.handled, o.handled)"},
    ),
}
# Columns whose rows all go to the contact that is kept.
MOVED = (
    ("identity", "contact_id"),
    ("value_event", "contact_id"),
    ("referral", "referrer_id"),
    ("referral", "referred_id"),
    ("referral", "target_id"),
)
# Columns with a rule of their own, below.
OWN_RULE = (
    ("photo", "contact_id"),
    ("cadence", "contact_id"),
    ("not_same", "contact_id"),
    ("not_same", "other_id"),
    ("contact", "introduced_by_id"),
)
_SIDE = ", ".join(MergeSide._fields)


def merge(db: Database, keep: int, others: Sequence[int], choices: Mapping[str, int], now: int) -> Outcome:
    """Merge contacts into `keep`: everything of the others moves there, then they are gone.

    `choices` tells for a field (domain.merge) whose value is taken; the others are settled by themselves. Raises UsageError
    for choices that make no sense, DataError when one of the contacts is gone.
    """
    everybody = (keep, *others)
    if len(set(everybody)) != len(everybody) or not others:
        raise UsageError("Merging takes two different people or more. Nothing was changed.")
    if set(choices) - {*CHOICES, *OTHER_CHOICES} or set(choices.values()) - set(everybody):
        raise UsageError("A value was chosen that none of these people has. Nothing was changed.")
    sides = read(db, everybody)
    if len(sides) < len(everybody):
        raise DataError("One of these people is not there any more. Nothing was changed.")
    result = settled(sides, choices)
    with history.change(db, f"Merged {len(everybody)} people: {result.name}", now) as change:
        with bulk.counting_once(change.connection, everybody):
            _join(change.connection, sides, choices)
        _update(change.connection, result)
        _remember_names(change.connection, sides)
    return change.outcome


def read(db: Database, contacts: Sequence[int]) -> list[MergeSide]:
    """Read the fields of some contacts, in their order; those that are gone are missing."""
    found = [db.row(f"SELECT {_SIDE} FROM contact WHERE id = ?", contact) for contact in contacts]
    return [MergeSide(*row) for row in found if row is not None]


def _join(connection: apsw.Connection, sides: Sequence[MergeSide], choices: Mapping[str, int]) -> None:
    """Move everything of the other sides to the first one, then delete them."""
    keep = sides[0].id
    everybody = [side.id for side in sides]
    for table in OTHER_CHOICES:
        _leave_one(connection, table, everybody, choices.get(table))
    for other in sides[1:]:
        _fold(connection, "profile", into=other.id, of=keep)
        for table in SAME:
            _fold(connection, table, into=keep, of=other.id)
            connection.execute(f"UPDATE {table} SET contact_id = ? WHERE contact_id = ?", (keep, other.id))
        for table, column in MOVED:
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (keep, other.id))
        connection.execute(
            "UPDATE contact SET introduced_by_id = nullif(?1, id) WHERE introduced_by_id = ?2", (keep, other.id)
        )
        _move_differences(connection, keep, other.id)
        # Last: whatever still hung on it would go, too.
        connection.execute("DELETE FROM contact WHERE id = ?", (other.id,))


def _update(connection: apsw.Connection, result: MergeSide) -> None:
    columns = MergeSide._fields[1:]
    pairs = ", ".join(f"{column} = ?" for column in columns)
    connection.execute(f"UPDATE contact SET {pairs} WHERE id = ?", (*result[1:], result.id))


def _fold(connection: apsw.Connection, table: str, *, into: int, of: int) -> None:
    """Delete the rows of one contact that the other one has, too, after taking over what they know."""
    same, takes = SAME[table]
    if takes:
        pairs = ", ".join(f"{column} = {value}" for column, value in takes.items())
        connection.execute(
            f"UPDATE {table} AS k SET {pairs} FROM {table} o WHERE k.contact_id = ? AND o.contact_id = ? AND {same}",
            (into, of),
        )
    connection.execute(
        f"DELETE FROM {table} WHERE id IN (SELECT o.id FROM {table} o JOIN {table} k ON {same}"
        " WHERE k.contact_id = ? AND o.contact_id = ?)",
        (into, of),
    )


def _leave_one(connection: apsw.Connection, table: str, everybody: Sequence[int], wanted: int | None) -> None:
    """Leave the photo or cadence of the chosen contact, else of the first that has one, and give it to the first."""
    order = everybody if wanted is None else (wanted, *everybody)
    counts = "ideal_days IS NOT NULL" if table == "cadence" else "1"
    having = [
        one for one in order if sql.value(connection, f"SELECT max({counts}) FROM {table} WHERE contact_id = ?", one)
    ]
    among = f"contact_id IN ({', '.join('?' * len(everybody))})"
    if table == "cadence":
        # A snooze holds for the person, whichever contact it was said of.
        snoozed = sql.value(connection, f"SELECT max(snoozed_until) FROM cadence WHERE {among}", *everybody)
        connection.execute(f"UPDATE cadence SET snoozed_until = ? WHERE {among}", (snoozed, *everybody))
        having = having or [
            one for one in everybody if sql.value(connection, "SELECT 1 FROM cadence WHERE contact_id = ?", one)
        ]
    if having:
        connection.execute(f"DELETE FROM {table} WHERE {among} AND contact_id <> ?", (*everybody, having[0]))
        connection.execute(f"UPDATE {table} SET contact_id = ? WHERE contact_id = ?", (everybody[0], having[0]))


def _move_differences(connection: apsw.Connection, keep: int, other: int) -> None:
    """Let "not the same person" said of the other one hold for the one that is kept; the pair itself has become one."""
    pairs = sql.rows(connection, "SELECT contact_id, other_id FROM not_same WHERE ? IN (contact_id, other_id)", other)
    connection.execute("DELETE FROM not_same WHERE ? IN (contact_id, other_id)", (other,))
    for pair in pairs:
        third = pair[0] if pair[1] == other else pair[1]
        if third != keep:
            connection.execute(
                "INSERT INTO not_same (contact_id, other_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (min(keep, third), max(keep, third)),
            )


# Acts were imported that named nobody but by name: whom they mean, should the same file come again.
_NAMED = (
    "INSERT INTO identity (contact_id, key) SELECT ?1, n.key || ':name:' || ?2 || w.more FROM (SELECT network_id"
    " FROM interaction WHERE contact_id = ?1 AND external_key IS NOT NULL UNION SELECT network_id FROM value_event"
    " WHERE contact_id = ?1 AND external_key IS NOT NULL) a JOIN network n ON n.id = a.network_id"
    " JOIN (SELECT '' AS more UNION SELECT '|' || lower(?3) WHERE ?3 <> '') w"
    " WHERE ?2 <> '' AND NOT EXISTS (SELECT 1 FROM contact WHERE name_key = ?2 AND status IN (0, 1, 2))"
    " ON CONFLICT DO NOTHING"
)


def _remember_names(connection: apsw.Connection, sides: Sequence[MergeSide]) -> None:
    """Remember whom the names mean that nobody bears any more."""
    for side in sides:
        connection.execute(_NAMED, (sides[0].id, side.name_key, side.company))
