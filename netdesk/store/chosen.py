"""Chosen contacts: what bulk edits share. The ids are kept in a table beside the database while a change is made."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext

import apsw

from netdesk.domain.errors import DataError
from netdesk.domain.history import Outcome
from netdesk.store import bulk, history, sql
from netdesk.store.database import Database, sorting_in_files
from netdesk.store.history import Recording

IDS = "SELECT id FROM temp.chosen"
MANY = 10_000
PAGE = 50_000
"""So many updated rows are recorded at once."""


@contextmanager
def change(db: Database, ids: "array[int]", now: int) -> Iterator[Recording]:
    """Make one change of the chosen contacts that are still there; inside, `temp.chosen` holds their ids.

    The label is set inside, once it is known who was changed.
    """
    with spilling(db, len(ids)), history.change(db, "", now) as recording, among(recording.connection, ids):
        yield recording


def spilling(db: Database, count: int) -> AbstractContextManager[None]:
    """Keep what SQLite needs beside a change of very many contacts in temporary files, not in memory."""
    return sorting_in_files(db) if count > MANY else nullcontext()


@contextmanager
def among(connection: apsw.Connection, ids: "array[int]") -> Iterator[None]:
    """Keep the ids of contacts that are still there in `temp.chosen`, inside a change."""
    connection.execute("CREATE TEMP TABLE chosen (id INTEGER PRIMARY KEY)")
    connection.execute(
        "INSERT OR IGNORE INTO temp.chosen SELECT a.value FROM carray(?) a JOIN main.contact c ON c.id = a.value",
        (apsw.carray(ids),) if ids else (apsw.carray(array("q", [0])),),
    )
    if not sql.value(connection, f"SELECT EXISTS ({IDS})"):
        raise DataError("These contacts are not there any more. Nothing was changed.")
    yield
    connection.execute("DROP TABLE temp.chosen")


def keep(connection: apsw.Connection, condition: str, *parameters: object) -> int:
    """Keep only those of the chosen for whom a condition on contact c holds; give their number."""
    connection.execute(
        "DELETE FROM temp.chosen WHERE id NOT IN (SELECT c.id FROM temp.chosen h CROSS JOIN main.contact c ON c.id = h.id"
        f" WHERE {condition})",
        parameters,
    )
    return count(connection)


def count(connection: apsw.Connection) -> int:
    """Count the chosen."""
    return int(sql.value(connection, "SELECT count(*) FROM temp.chosen"))


def words(connection: apsw.Connection, people: str = IDS) -> str:
    """Say who it is: a name, or how many contacts; `people` is a SELECT of their ids."""
    number = int(sql.value(connection, f"SELECT count(DISTINCT id) FROM ({people})"))
    if number != 1:
        return f"{number:,} contacts"
    name = sql.value(connection, f"SELECT name FROM main.contact WHERE id IN ({people})")
    return str(name) or "a contact without a name"


def update(recording: Recording, assignments: str, *values: object) -> None:
    """Update the chosen, as in `tier = ?`, page by page: no other row of a contact may be written in the same change."""
    connection, first = recording.connection, 0
    while first is not None:
        last = sql.value(connection, f"{IDS} WHERE id >= ? ORDER BY id LIMIT 1 OFFSET ?", first, PAGE)
        page = f"{IDS} WHERE id >= ?" + ("" if last is None else " AND id < ?")
        bounds = (first,) if last is None else (first, last)
        connection.execute(f"UPDATE contact SET {assignments} WHERE id IN ({page})", (*values, *bounds))
        if last is not None:
            recording.turn_page()
        first = last


@contextmanager
def coming(recording: Recording, counts: Mapping[str, int], whose: Iterable[str] = ()) -> Iterator[None]:
    """Insert so many rows into some tables inside: many of them by id range, few recorded one by one.

    `whose` are SELECTs of the `contact_id` of those who will be found by other words. Nothing else may be written inside.
    """
    if sum(counts.values()) < bulk.FEW:
        yield
        return
    connection = recording.connection
    before = {table: _highest(connection, table) for table in counts}
    ranges = {table: [(before[table] + 1, before[table] + new)] for table, new in counts.items() if new}
    with recording.unrecorded_rows(), bulk.inserting(connection, ranges, whose=whose):
        yield
        for table in ranges:
            recording.inserted(table, before[table] + 1, _highest(connection, table))


def outcome(recording: Recording, nothing: str) -> Outcome:
    """Tell what came of it; `nothing` is said where nobody was changed."""
    return recording.outcome if recording.id is not None else Outcome(None, nothing)


def _highest(connection: apsw.Connection, table: str) -> int:
    return int(sql.value(connection, f"SELECT ifnull(max(id), 0) FROM main.{table}"))
