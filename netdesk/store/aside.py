"""Rows of a change that are kept aside, in tables of their own, instead of being recorded one by one.

Those it put in are there while it is undone; those it took out stay as long as it can be undone or redone.
"""

from collections.abc import Iterable, Mapping, Sequence

import apsw

from netdesk.store import bulk, schema, sql

Ranges = Mapping[str, Sequence[Sequence[int]]]


def take_out(connection: apsw.Connection, change: int, ranges: Ranges) -> None:
    """Undo what was put in: move the rows of some id ranges aside."""
    for table, spans in ranges.items():
        aside = schema.undone_table(change, table)
        connection.execute(f"CREATE TABLE {aside} AS SELECT * FROM {table} WHERE 0")
        for span in spans:
            connection.execute(f"INSERT INTO {aside} SELECT * FROM {table} WHERE id BETWEEN ? AND ?", span)
    with bulk.deleting(connection, ranges):
        for table, spans in ranges.items():
            for span in spans:
                connection.execute(f"DELETE FROM {table} WHERE id BETWEEN ? AND ?", span)


def put_back(connection: apsw.Connection, change: int, ranges: Ranges) -> None:
    """Redo what was put in: move the rows back to where they were."""
    names = {table: schema.undone_table(change, table) for table in ranges}
    counts = {table: int(sql.value(connection, f"SELECT count(*) FROM {aside}")) for table, aside in names.items()}
    whose = [f"SELECT contact_id FROM {names[table]}" for table in ranges if table in bulk.WORDED]
    with bulk.inserting(connection, ranges, counts, whose):
        for table, aside in names.items():
            connection.execute(f"INSERT INTO {table} SELECT * FROM {aside}")
    for aside in names.values():
        connection.execute(f"DROP TABLE {aside}")


def remove(connection: apsw.Connection, change: int, table: str, ids: str) -> None:
    """Take rows of a table out for the first time and keep them; `ids` is a SELECT of theirs."""
    connection.execute(
        f"CREATE TABLE {schema.removed_table(change, table)} AS SELECT * FROM {table} WHERE id IN ({ids})"
    )
    remove_again(connection, change, (table,))


def remove_again(connection: apsw.Connection, change: int, tables: Iterable[str]) -> None:
    """Redo what was taken out; the rows are still kept."""
    for table in tables:
        kept = schema.removed_table(change, table)
        with _rewording(connection, table, kept):
            connection.execute(f"DELETE FROM {table} WHERE id IN (SELECT id FROM {kept})")


def bring_back(connection: apsw.Connection, change: int, tables: Iterable[str]) -> None:
    """Undo what was taken out; the rows stay kept for redo."""
    for table in tables:
        kept = schema.removed_table(change, table)
        with _rewording(connection, table, kept):
            connection.execute(f"INSERT INTO {table} SELECT * FROM {kept}")


def drop(connection: apsw.Connection, change: int, inserted: Iterable[str], removed: Iterable[str]) -> None:
    """Give up the rows of a change that is passed over."""
    for table in inserted:
        connection.execute(f"DROP TABLE IF EXISTS {schema.undone_table(change, table)}")
    for table in removed:
        connection.execute(f"DROP TABLE IF EXISTS {schema.removed_table(change, table)}")


def _rewording(connection: apsw.Connection, table: str, kept: str) -> "bulk.Context":
    count = int(sql.value(connection, f"SELECT count(*) FROM {kept}"))
    return bulk.rewording(connection, {table: count}, [f"SELECT contact_id FROM {kept}"])
