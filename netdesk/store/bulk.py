"""Bulk work: triggers and indexes out of the way while many rows come or go, and made right afterwards."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import apsw

from netdesk.store import schema

# Below these numbers of rows the triggers are quicker than what replaces them.
FEW = 2_000
SUMMED = frozenset({"interaction", "contact"})
SEARCHED = frozenset({"contact", "email", "note", "contact_tag", "tag"})
Ranges = Mapping[str, Sequence[Sequence[int]]]


def rows_in(ranges: Ranges) -> int:
    """Count the rows that ranges of ids cover."""
    return sum(last - first + 1 for spans in ranges.values() for first, last in spans)


@contextmanager
def set_aside(connection: apsw.Connection, ranges: Ranges) -> Iterator[None]:
    """Insert or delete the rows of some ranges inside; index and sums are right afterwards.

    `ranges` may be filled while the block runs, as long as it names its tables before.
    """
    if rows_in(ranges) < FEW:
        yield
        return
    indexes = _heavy_indexes(connection, ranges)
    for name in schema.TRIGGERS:
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
    for name in indexes:
        connection.execute(f"DROP INDEX {name}")
    yield
    for statement in indexes.values():
        connection.execute(statement)
    if SEARCHED & ranges.keys():
        connection.execute("INSERT INTO contact_search (contact_search) VALUES ('rebuild')")
    if SUMMED & ranges.keys():
        sum_all(connection)
    schema.create_extras(connection)


def _heavy_indexes(connection: apsw.Connection, ranges: Ranges) -> dict[str, str]:
    """List the indexes worth building anew: those of tables of which the ranges are a large part."""
    heavy = []
    for table, spans in ranges.items():
        moved = sum(last - first + 1 for first, last in spans)
        present = connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0] or 0
        if moved * 3 > present:
            heavy.append(table)
    return schema.secondary_indexes(connection, heavy)


def sum_all(connection: apsw.Connection) -> None:
    """Count every contact's acts anew."""
    connection.execute("DELETE FROM contact_summary")
    connection.execute(
        "INSERT INTO contact_summary (contact_id, interactions, first_at, last_at, level, level_mine)"
        " SELECT contact_id, interactions, first_at, last_at, level, level_mine FROM contact_sum"
        " WHERE contact_id IN (SELECT DISTINCT contact_id FROM interaction)"
    )
