"""Contacts side by side, read before they are merged."""

from collections.abc import Sequence

from netdesk.domain.duplicates import Group
from netdesk.domain.merge import MergePlan, SideFigures
from netdesk.store import contact_value, merging
from netdesk.store.database import Database

ALWAYS = -(10**6)  # a day before all others
# What is united, in its words: a query with one column, of a contact.
LISTS = {
    "Profiles": "SELECT trim(n.name || ' ' || p.handle) FROM profile p JOIN network n ON n.id = p.network_id"
    " WHERE p.contact_id = ? ORDER BY n.id, p.id",
    "E-mails": "SELECT address FROM email WHERE contact_id = ? ORDER BY id",
    "Phones": "SELECT number FROM phone WHERE contact_id = ? ORDER BY id",
    "Websites": "SELECT url FROM website WHERE contact_id = ? ORDER BY id",
    "Roles": "SELECT r.name FROM contact_role c JOIN role r ON r.id = c.role_id WHERE c.contact_id = ? ORDER BY r.id",
    "Tags": "SELECT t.name FROM contact_tag c JOIN tag t ON t.id = c.tag_id WHERE c.contact_id = ? ORDER BY t.name",
    "Clients": "SELECT l.name FROM client_contact c JOIN client l ON l.id = c.client_id WHERE c.contact_id = ? ORDER BY l.name",
    "Own fields": "SELECT name || ': ' || value FROM custom_field WHERE contact_id = ? ORDER BY id",
    "Wishes": "SELECT kind || ': ' || text FROM wish WHERE contact_id = ? ORDER BY id",
    "Promises": "SELECT text FROM promise WHERE contact_id = ? ORDER BY id",
}
_FIGURES = """
    SELECT ifnull((SELECT interactions FROM contact_summary WHERE contact_id = ?1), 0),
        (SELECT count(*) FROM note WHERE contact_id = ?1),
        (SELECT total(coalesce(t.seconds, coalesce(t.ended_at, max(t.started_at, ?2)) - t.started_at))
            FROM time_entry_contact c JOIN time_entry t ON t.id = c.time_entry_id WHERE c.contact_id = ?1)"""


def read(db: Database, contacts: Sequence[int], now: int) -> MergePlan:
    """Read some contacts side by side, in their order; those that are gone are missing. `now` ends a running entry."""
    sides = merging.read(db, contacts)
    ids = [side.id for side in sides]
    known = {side.introduced_by_id for side in sides if side.introduced_by_id}
    return MergePlan(
        tuple(sides),
        tuple(_figures(db, one, now) for one in ids),
        {words: tuple(_column(db, sql, one) for one in ids) for words, sql in LISTS.items()},
        {one: str(db.value("SELECT name FROM contact WHERE id = ?", one)) for one in known},
        tuple(bool(db.value("SELECT count(*) FROM photo WHERE contact_id = ?", one)) for one in ids),
        tuple(_cadence(db, one) for one in ids),
    )


def standing(db: Database, groups: Sequence[Group]) -> tuple[list[Group], dict[int, str]]:
    """Keep the groups whose people are still there, not in the trash, and not said to be different; give their names, too.

    A group of three of whom one is gone is left as a pair, if these two had something in common.
    """
    ids = str(sorted({number for group in groups for number in group.ids}))
    names = dict(
        db.rows(
            "SELECT c.id, c.name FROM json_each(?) j CROSS JOIN contact c ON c.id = j.value WHERE c.status IN (0, 1, 2)",
            ids,
        )
    )
    here = names.keys()
    apart = set(db.rows("SELECT contact_id, other_id FROM not_same"))
    found = []
    for group in groups:
        if not group.pairs:
            if all(number in here for number in group.ids) and not apart.issuperset(_pairs(group.ids)):
                found.append(group)
            continue
        pairs = tuple(
            pair for pair in group.pairs if all(number in here for number in pair.ids) and pair.ids not in apart
        )
        if len(pairs) == len(group.pairs):
            found.append(group)
        elif pairs:
            found.append(Group(tuple(sorted({number for pair in pairs for number in pair.ids})), pairs))
    return found, names


def _pairs(ids: Sequence[int]) -> list[tuple[int, int]]:
    return [(low, high) for low in ids for high in ids if low < high]


def _figures(db: Database, contact: int, now: int) -> SideFigures:
    acts, notes, seconds = db.rows(_FIGURES, contact, now)[0]
    return SideFigures(acts, notes, int(seconds), contact_value.balance(db, contact, ALWAYS, now).got.money)


def _cadence(db: Database, contact: int) -> tuple[int, int] | None:
    row = db.row(
        "SELECT ideal_days, ifnull(longest_days, ideal_days) FROM cadence WHERE contact_id = ? AND ideal_days IS NOT NULL",
        contact,
    )
    return None if row is None else (row[0], row[1])


def _column(db: Database, sql: str, contact: int) -> tuple[str, ...]:
    return tuple(str(value) for (value,) in db.rows(sql, contact))
