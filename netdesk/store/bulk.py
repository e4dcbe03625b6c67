"""Bulk work: triggers and indexes out of the way while many rows come or go; index and sums made right afterwards."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import apsw

from netdesk.store import acts, schema, search_index, sql

# Below this number of rows the triggers are quicker than what replaces them.
FEW = 2_000
# An index is sorted in pieces of this size.
SORT_KIB = 4_096
Ranges = Mapping[str, Sequence[Sequence[int]]]


@contextmanager
def inserting(connection: apsw.Connection, ranges: Ranges, counts: Mapping[str, int] | None = None) -> Iterator[None]:
    """Insert many rows inside: those whose ids lie in `ranges`, and no others; `counts` says how many where there are gaps.

    Rows of e-mails, notes and tags must belong to contacts that come along; acts may belong to any.
    """
    counts = _counts(ranges) if counts is None else counts
    if sum(counts.values()) < FEW:
        yield
        return
    with _out_of_the_way(connection, counts):
        yield
    # With the indexes back: the search index looks up each contact's e-mails, notes and tags.
    for span in ranges.get("contact", ()):
        connection.execute(search_index.LEARN_MANY, span)
    _note_people(connection, ranges)
    _sum_noted(connection)
    schema.create_extras(connection)


@contextmanager
def deleting(connection: apsw.Connection, ranges: Ranges) -> Iterator[None]:
    """Delete many rows inside: those whose ids lie in `ranges`, all of them, and no others; there may be gaps."""
    counts = {
        table: sum(
            int(sql.value(connection, f"SELECT count(*) FROM {table} WHERE id BETWEEN ? AND ?", *span))
            for span in spans
        )
        for table, spans in ranges.items()
    }
    if sum(counts.values()) < FEW:
        yield
        return
    rebuild = "contact" in _heavy(connection, counts)
    for first, last in ranges.get("contact", ()) if not rebuild else ():
        connection.execute(f"{search_index.FORGET} BETWEEN ? AND ?", (first, last))
    _note_people(connection, ranges)
    with _out_of_the_way(connection, counts):
        yield
    if rebuild:
        connection.execute("INSERT INTO contact_search (contact_search) VALUES ('rebuild')")
    _sum_noted(connection)
    schema.create_extras(connection)


@contextmanager
def _out_of_the_way(connection: apsw.Connection, counts: Mapping[str, int]) -> Iterator[None]:
    indexes = schema.secondary_indexes(connection, _heavy(connection, counts))
    for name in schema.TRIGGERS:
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
    for name in indexes:
        connection.execute(f"DROP INDEX {name}")
    yield
    cache = connection.pragma("cache_size")
    connection.pragma("cache_size", -SORT_KIB)
    for statement in indexes.values():
        connection.execute(statement)
    connection.pragma("cache_size", cache)


def _counts(ranges: Ranges) -> dict[str, int]:
    """Count the rows of unbroken ranges."""
    return {table: sum(last - first + 1 for first, last in spans) for table, spans in ranges.items()}


def _heavy(connection: apsw.Connection, counts: Mapping[str, int]) -> list[str]:
    """List the tables whose indexes are worth building anew: those that mostly consist of the rows in question."""
    found = []
    for table, moved in counts.items():
        highest = sql.value(connection, f"SELECT max(id) FROM {table}") or 0
        if moved > FEW and moved * 2 > highest:
            found.append(table)
    return found


def _note_people(connection: apsw.Connection, ranges: Ranges) -> None:
    """Note whose sums the rows concern, while the rows are there."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS concerned (contact_id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.concerned")
    for table, spans in ranges.items():
        for first, last in spans if table in acts.WHOSE_BETWEEN else ():
            connection.execute(
                f"INSERT OR IGNORE INTO temp.concerned SELECT contact_id FROM ({acts.WHOSE_BETWEEN[table]})"
                " WHERE contact_id IS NOT NULL",
                (first, last),
            )


def _sum_noted(connection: apsw.Connection) -> None:
    """Count the acts of the noted contacts anew."""
    connection.execute("DELETE FROM contact_summary WHERE contact_id IN (SELECT contact_id FROM temp.concerned)")
    connection.execute(f"{acts.SUM} AND contact_id IN (SELECT contact_id FROM temp.concerned)")
    connection.execute("DROP TABLE temp.concerned")


def sum_all(connection: apsw.Connection) -> None:
    """Count every contact's acts anew."""
    connection.execute("DELETE FROM contact_summary")
    connection.execute(f"{acts.SUM} AND contact_id IN (SELECT contact_id FROM act)")


def make_anew(connection: apsw.Connection) -> None:
    """Make views, triggers, search index and sums anew, all of which follow from the facts."""
    schema.drop_extras(connection)
    schema.create_extras(connection)
    connection.execute("INSERT INTO contact_search (contact_search) VALUES ('rebuild')")
    sum_all(connection)
