"""Bulk work: triggers and indexes out of the way while many rows come or go; index and sums made right afterwards."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import apsw

from netdesk.store import schema, sql

# Below this number of rows the triggers are quicker than what replaces them.
FEW = 2_000
Ranges = Mapping[str, Sequence[Sequence[int]]]

_SUMS = (
    "INSERT INTO contact_summary (contact_id, interactions, first_at, last_at, level, level_mine)"
    " SELECT contact_id, interactions, first_at, last_at, level, level_mine FROM contact_sum WHERE interactions > 0"
)


@contextmanager
def inserting(connection: apsw.Connection, ranges: Ranges) -> Iterator[None]:
    """Insert many rows inside: those whose ids lie in `ranges`, and no others.

    Rows of e-mails, notes and tags must belong to contacts that come along; acts may belong to any.
    """
    if _count(ranges) < FEW:
        yield
        return
    with _out_of_the_way(connection, ranges):
        yield
    # With the indexes back: the search index looks up each contact's e-mails, notes and tags.
    for first, last in ranges.get("contact", ()):
        connection.execute(f"{schema.LEARN} BETWEEN ? AND ?", (first, last))
    _note_people(connection, ranges)
    _sum_noted(connection)
    schema.create_extras(connection)


@contextmanager
def deleting(connection: apsw.Connection, ranges: Ranges) -> Iterator[None]:
    """Delete many rows inside: those whose ids lie in `ranges`, all of them, and no others."""
    if _count(ranges) < FEW:
        yield
        return
    rebuild = "contact" in _heavy(connection, ranges)
    for first, last in ranges.get("contact", ()) if not rebuild else ():
        connection.execute(f"{schema.FORGET} BETWEEN ? AND ?", (first, last))
    _note_people(connection, ranges)
    with _out_of_the_way(connection, ranges):
        yield
    if rebuild:
        connection.execute("INSERT INTO contact_search (contact_search) VALUES ('rebuild')")
    _sum_noted(connection)
    schema.create_extras(connection)


@contextmanager
def _out_of_the_way(connection: apsw.Connection, ranges: Ranges) -> Iterator[None]:
    indexes = schema.secondary_indexes(connection, _heavy(connection, ranges))
    for name in schema.TRIGGERS:
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
    for name in indexes:
        connection.execute(f"DROP INDEX {name}")
    yield
    for statement in indexes.values():
        connection.execute(statement)


def _count(ranges: Ranges) -> int:
    return sum(last - first + 1 for spans in ranges.values() for first, last in spans)


def _heavy(connection: apsw.Connection, ranges: Ranges) -> list[str]:
    """List the tables whose indexes are worth building anew: those that mostly consist of the rows in question."""
    found = []
    for table, spans in ranges.items():
        moved = sum(last - first + 1 for first, last in spans)
        highest = sql.value(connection, f"SELECT max(id) FROM {table}") or 0
        if moved > FEW and moved * 2 > highest:
            found.append(table)
    return found


def _note_people(connection: apsw.Connection, ranges: Ranges) -> None:
    """Note whose sums the rows concern, while the rows are there."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS concerned (contact_id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.concerned")
    for first, last in ranges.get("interaction", ()):
        connection.execute(
            "INSERT OR IGNORE INTO temp.concerned SELECT contact_id FROM interaction WHERE id BETWEEN ? AND ?",
            (first, last),
        )


def _sum_noted(connection: apsw.Connection) -> None:
    """Count the acts of the noted contacts anew."""
    connection.execute("DELETE FROM contact_summary WHERE contact_id IN (SELECT contact_id FROM temp.concerned)")
    connection.execute(f"{_SUMS} AND contact_id IN (SELECT contact_id FROM temp.concerned)")
    connection.execute("DROP TABLE temp.concerned")


def sum_all(connection: apsw.Connection) -> None:
    """Count every contact's acts anew."""
    connection.execute("DELETE FROM contact_summary")
    connection.execute(f"{_SUMS} AND contact_id IN (SELECT DISTINCT contact_id FROM interaction)")


def make_anew(connection: apsw.Connection) -> None:
    """Make views, triggers, search index and sums anew, all of which follow from the facts."""
    schema.drop_extras(connection)
    schema.create_extras(connection)
    connection.execute("INSERT INTO contact_search (contact_search) VALUES ('rebuild')")
    sum_all(connection)
