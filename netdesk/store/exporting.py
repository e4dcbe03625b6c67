"""Reading for export, in streams: contacts with all that hangs on them, acts, value and time.

Wants `snapshot` around it, so that all of it shows one moment, whatever is written meanwhile.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import apsw

from netdesk.domain.contact import Status
from netdesk.domain.exported import Cell, ExportedContact
from netdesk.domain.time_entry import TimeEntry
from netdesk.store import faults, time_entries
from netdesk.store.contact_groups import LEVEL
from netdesk.store.database import Database
from netdesk.store.id_lists import column

PIECE = 500
_NOT_TRASHED = f"status <> {int(Status.TRASHED)}"
_CONTACT = f"""
    SELECT c.id, c.name, c.first, c.middle, c.last, c.suffix, c.company, c.position, c.location, c.birthday,
        c.connected_on, c.met_on, c.met_how, c.introduced_by_id,
        ifnull((SELECT name FROM contact i WHERE i.id = c.introduced_by_id), ''), c.source, c.added_at, c.status,
        c.status_at, c.starred, c.tier, c.manual_level, c.manual_score, {LEVEL}, ifnull(s.interactions, 0), s.last_at
    FROM carray(?) a CROSS JOIN contact c ON c.id = a.value LEFT JOIN contact_summary s ON s.contact_id = c.id"""
# What hangs on a contact, in the order of domain.exported.LISTS: table and columns.
_LISTS = (
    (
        "profile t JOIN network n ON n.id = t.network_id",
        "n.key, t.key, t.handle, t.url, t.connected_on, t.gone_on, t.back_on, t.seen_on, t.i_follow, t.follows_me",
    ),
    ("email t", "t.address, t.label"),
    ("phone t", "t.number, t.label"),
    ("website t", "t.url"),
    ("contact_role t JOIN role r ON r.id = t.role_id", "r.key"),
    ("contact_tag t JOIN tag g ON g.id = t.tag_id", "g.name"),
    ("note t", "t.text, t.at, t.day, t.external_key"),
    ("custom_field t", "t.name, t.value"),
    ("wish t", "t.text, t.kind"),
    ("promise t", "t.text, t.due_day, t.done_day"),
    ("cadence t", "t.ideal_days, t.longest_days, t.snoozed_until"),
    ("identity t", "t.key"),
    ("photo t", "t.media_type, t.data"),
)
_SORTED = frozenset({"contact_role", "contact_tag"})
_INTERACTIONS = """
    SELECT i.contact_id, c.name, i.at, n.name, i.kind, i.level, i.direction, 0 AS derived FROM interaction i
        JOIN contact c ON c.id = i.contact_id LEFT JOIN network n ON n.id = i.network_id WHERE {0}
    UNION ALL SELECT i.contact_id, c.name, i.at, NULL, i.kind, i.level, i.direction, 1 FROM act i
        JOIN contact c ON c.id = i.contact_id WHERE i.derived AND {0}
    ORDER BY 1, 3, 8"""
_VALUE = """
    SELECT v.id, v.contact_id, c.name, v.at, n.name, v.kind, v.direction, v.amount, v.currency, v.points, v.note
    FROM value_event v LEFT JOIN contact c ON c.id = v.contact_id LEFT JOIN network n ON n.id = v.network_id
    WHERE {0} ORDER BY v.id"""
_TIME_WITH = (
    "SELECT id FROM time_entry WHERE id IN (SELECT time_entry_id FROM time_entry_contact WHERE contact_id IN"
    " (SELECT value FROM carray(?))) ORDER BY started_at, id"
)


@contextmanager
def snapshot(db: Database) -> Iterator[None]:
    """Read one moment of the database inside, on this thread."""
    connection: apsw.Connection = db.connection()
    with faults.told(db.path):
        connection.execute("BEGIN")
        try:
            yield
        finally:
            if not connection.getautocommit():
                connection.execute("ROLLBACK")


def everybody(db: Database) -> "array[int]":
    """List all contacts but those in the trash, archived ones included."""
    return column(db, f"SELECT id FROM contact WHERE {_NOT_TRASHED} ORDER BY id")


def contacts(db: Database, ids: "array[int]", *, photos: bool = False) -> Iterator[ExportedContact]:
    """Go through some contacts, in that order; one that is gone is left out."""
    lists = _LISTS if photos else _LISTS[:-1]
    empty = {source for source, _ in lists if not db.value(f"SELECT EXISTS (SELECT 1 FROM {source.split()[0]})")}
    for start in range(0, len(ids), PIECE):
        piece = ids[start : start + PIECE]
        rows = {row[0]: row for row in db.rows(_CONTACT, apsw.carray(piece))}
        hanging = [{} if source in empty else _by_contact(db, source, columns, piece) for source, columns in lists]
        for number in piece:
            row = rows.get(number)
            if row is not None:
                several = [tuple(found.get(number, ())) for found in hanging]
                yield ExportedContact(*row[:23], *several, *(() if photos else ((),)), *row[23:])


def _by_contact(db: Database, source: str, columns: str, piece: "array[int]") -> dict[int, list[tuple[Any, ...]]]:
    """Read what hangs on some contacts, each list in the order in which it was made; roles and tags sorted."""
    table = source.split(maxsplit=1)[0]
    order = columns if table in _SORTED else "t.id"
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for owner, *item in db.rows(
        f"SELECT t.contact_id, {columns} FROM carray(?) a CROSS JOIN {source.replace(' JOIN', ' CROSS JOIN', 1)}"
        f"{' AND' if ' ON ' in source else ' ON'} t.contact_id = a.value ORDER BY {order}",
        apsw.carray(piece),
    ):
        found[owner].append(tuple(item))
    return found


def interactions(db: Database, ids: "array[int] | None" = None) -> Iterator[tuple[Cell, ...]]:
    """Go through the acts with some contacts (None: with all but those in the trash), derived ones included.

    A row holds the contact's id and name, the instant, the network's name, kind, level, direction, and 1 where derived.
    """
    yield from _stream(db, _INTERACTIONS, "i.contact_id", ids)


def value(db: Database, ids: "array[int] | None" = None) -> Iterator[tuple[Cell, ...]]:
    """Go through what was given to and got from some contacts; None: from all, and from clients without a contact.

    A row holds id, the contact's id and name, the instant, the network's name, kind, direction, amount (minor units),
    currency, points and note.
    """
    yield from _stream(db, _VALUE, "v.contact_id", ids)


def _stream(db: Database, statement: str, owner: str, ids: "array[int] | None") -> Iterator[tuple[Cell, ...]]:
    if ids is None:
        condition = f"({owner} IS NULL OR c.{_NOT_TRASHED})"
        yield from _cursor(db, statement.format(condition))
    elif len(ids):
        condition = f"{owner} IN (SELECT value FROM carray(?1))"
        yield from _cursor(db, statement.format(condition), apsw.carray(ids))


def _cursor(db: Database, statement: str, *parameters: object) -> Iterator[tuple[Any, ...]]:
    connection: apsw.Connection = db.connection()
    yield from connection.execute(statement, parameters)


def time(db: Database, ids: "array[int] | None" = None) -> Iterator[TimeEntry]:
    """Go through the time entries in the order of their start; with `ids`, those spent with one of these contacts."""
    if ids is None:
        wanted = column(db, "SELECT id FROM time_entry ORDER BY started_at, id")
    else:
        wanted = column(db, _TIME_WITH, apsw.carray(ids)) if len(ids) else array("q")
    for start in range(0, len(wanted), PIECE):
        yield from time_entries.list_entries(db, ids=list(wanted[start : start + PIECE]))


def name_of(db: Database, contact: int) -> str | None:
    """Give the name of a contact; None when it is gone."""
    found = db.value("SELECT name FROM contact WHERE id = ?", contact)
    return None if found is None else str(found)
