"""Cadences: how often to be in touch with a contact, with everybody who has a tag, with a tier."""

import apsw

from netdesk.domain.cadence import BY_TIER, Cadence, CadenceInForce, Rule, checked
from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.history import Outcome
from netdesk.store import history, sql
from netdesk.store.contact_groups import ACTIVE
from netdesk.store.database import Database


def set_for_contact(db: Database, contact: int, cadence: Cadence | None, now: int) -> Outcome:
    """Give a contact a cadence of its own, above its tags' and its tier's; None takes it away. A snooze stays."""
    name = name_of(db, contact)
    with history.change(db, _label(name, cadence), now) as change:
        if cadence is None:
            clear(change.connection, contact)
        else:
            put(change.connection, contact, checked(cadence))
    return change.outcome


def set_for_tag(db: Database, tag: str, cadence: Cadence | None, now: int) -> Outcome:
    """Give everybody who has a tag a cadence; None takes it away. Raises UsageError for an unknown tag."""
    number = db.value("SELECT id FROM tag WHERE name = ?", tag)
    if number is None:
        raise UsageError(f"There is no tag “{tag}”.")
    return _set_rule(db, "tag_id", number, f"tag {tag}", cadence, now)


def set_for_tier(db: Database, tier: int, cadence: Cadence | None, now: int) -> Outcome:
    """Give a tier another cadence than the usual one; None goes back to that."""
    if not 1 <= tier <= len(BY_TIER):
        raise UsageError(f"There is no tier {tier}: they are numbered from 1 to {len(BY_TIER)}.")
    return _set_rule(db, "tier", tier, f"tier {tier}", cadence, now)


def rules(db: Database) -> list[Rule]:
    """List what holds for each tier and for each tag that has a cadence, with how many people it concerns."""
    given = {tier: Cadence(*days) for tier, *days in db.rows(_TIER_RULES)}
    people = dict(db.rows(f"SELECT tier, count(*) FROM contact WHERE tier > 0 AND status = {ACTIVE} GROUP BY tier"))
    tiers = [
        Rule(given.get(tier, usual), tier=tier, people=people.get(tier, 0), given=tier in given)
        for tier, usual in enumerate(BY_TIER, start=1)
    ]
    return tiers + [
        Rule(Cadence(ideal, longest or ideal), tag=name, people=count)
        for name, ideal, longest, count in db.rows(_TAG_RULES)
    ]


_TIER_RULES = (
    "SELECT tier, ideal_days, ifnull(longest_days, ideal_days) FROM cadence"
    " WHERE tier > 0 AND ideal_days IS NOT NULL ORDER BY id"
)
_TAG_RULES = f"""
    SELECT t.name, k.ideal_days, k.longest_days, (SELECT count(*) FROM contact_tag ct JOIN contact c ON c.id = ct.contact_id
        WHERE ct.tag_id = t.id AND c.status = {ACTIVE})
    FROM cadence k JOIN tag t ON t.id = k.tag_id WHERE k.ideal_days IS NOT NULL ORDER BY t.name, k.id"""


def tags_without(db: Database) -> list[str]:
    """List the tags that have no cadence."""
    return [
        str(name)
        for (name,) in db.rows(
            "SELECT name FROM tag WHERE id NOT IN (SELECT tag_id FROM cadence WHERE tag_id IS NOT NULL) ORDER BY name"
        )
    ]


def of_contact(db: Database, contact: int) -> CadenceInForce:
    """Tell which cadence holds for a contact and whose it is; an empty one where none does."""
    row = db.row(
        "SELECT k.ideal_days, k.longest_days, k.rule, ifnull(t.name, ''), c.tier, k.since, nullif(k.snoozed_until, 0)"
        " FROM contact_cadence k JOIN contact c ON c.id = k.contact_id LEFT JOIN tag t ON t.id = k.rule_tag"
        " WHERE k.contact_id = ?",
        contact,
    )
    if row is None:
        return CadenceInForce()
    ideal, longest, rule, tag, tier, since, snoozed = row
    cadence = None if ideal is None else Cadence(ideal, max(ideal, longest or 0))
    other, other_rule = (
        (cadence, f"tag {tag}" if tag else f"tier {tier}") if rule != "own" else _other(db, contact, tier)
    )
    return CadenceInForce(
        cadence, rule if cadence else "", tag, tier, other, other_rule if other else "", since, snoozed
    )


def _other(db: Database, contact: int, tier: int | None) -> tuple[Cadence | None, str]:
    """Tell what would hold for a contact without a cadence of its own."""
    row = db.row(
        "SELECT g.ideal_days, g.longest_days, n.name FROM contact_tag t JOIN cadence g ON g.tag_id = t.tag_id"
        " JOIN tag n ON n.id = t.tag_id WHERE t.contact_id = ? AND g.ideal_days IS NOT NULL ORDER BY g.ideal_days, g.id",
        contact,
    )
    if row is not None:
        return Cadence(row[0], max(row[0], row[1] or 0)), f"tag {row[2]}"
    if tier is None or not 1 <= tier <= len(BY_TIER):
        return None, ""
    given = {number: Cadence(*days) for number, *days in db.rows(_TIER_RULES)}
    return given.get(tier, BY_TIER[tier - 1]), f"tier {tier}"


def put(connection: apsw.Connection, contact: int, cadence: Cadence) -> None:
    """Write a contact's own cadence, inside a change."""
    row = own_row(connection, contact)
    connection.execute(
        "UPDATE cadence SET ideal_days = ?, longest_days = ? WHERE id = ?", (cadence.ideal, cadence.longest, row)
    )


def clear(connection: apsw.Connection, contact: int) -> None:
    """Take a contact's own cadence away, inside a change; what is only snoozed stays so."""
    connection.execute("DELETE FROM cadence WHERE contact_id = ? AND snoozed_until IS NULL", (contact,))
    connection.execute("UPDATE cadence SET ideal_days = NULL, longest_days = NULL WHERE contact_id = ?", (contact,))


def own_row(connection: apsw.Connection, contact: int) -> int:
    """Give the row for a contact's own cadence and snooze, made where there is none; inside a change."""
    found = sql.value(connection, "SELECT max(id) FROM cadence WHERE contact_id = ?", contact)
    if found is None:
        connection.execute("INSERT INTO cadence (contact_id) VALUES (?)", (contact,))
        found = connection.last_insert_rowid()
    return int(found)


def name_of(db: Database, contact: int) -> str:
    """Give a contact's name. Raises DataError where it is gone."""
    name = db.value("SELECT name FROM contact WHERE id = ?", contact)
    if name is None:
        raise DataError("This contact is not there any more. Nothing was changed.")
    return str(name)


def _set_rule(db: Database, column: str, value: int, whose: str, cadence: Cadence | None, now: int) -> Outcome:
    with history.change(db, _label(whose, cadence), now) as change:
        found = sql.value(change.connection, f"SELECT max(id) FROM cadence WHERE {column} = ?", value)
        if cadence is None:
            change.connection.execute(f"DELETE FROM cadence WHERE {column} = ?", (value,))
        elif found is None:
            days = checked(cadence)
            insert = f"INSERT INTO cadence ({column}, ideal_days, longest_days) VALUES (?, ?, ?)"
            change.connection.execute(insert, (value, days.ideal, days.longest))
        else:
            days = checked(cadence)
            update = "UPDATE cadence SET ideal_days = ?, longest_days = ? WHERE id = ?"
            change.connection.execute(update, (days.ideal, days.longest, found))
    return change.outcome


def _label(whose: str, cadence: Cadence | None) -> str:
    if cadence is None:
        return f"Usual cadence for {whose}"
    return f"Keep in touch with {whose}: {cadence.words}"
