"""What the tests of the store look at: whole databases, table by table, and whether everything still fits together."""

from collections import defaultdict
from typing import Any

import apsw

from netdesk.domain.participation import level_of
from netdesk.store import backup, schema, tables
from netdesk.store.database import Database

Snapshot = dict[str, list[tuple[Any, ...]]]
COMPARED = (*sorted(tables.FACT_NAMES), "contact_summary")


def snapshot(db: Database) -> Snapshot:
    """Give every row of every fact table and of the sums, in order."""
    return {table: rows_of(db, table) for table in COMPARED}


def rows_of(db: Database, table: str) -> list[tuple[Any, ...]]:
    return db.rows(f"SELECT * FROM {table} ORDER BY 1")


def differences(before: Snapshot, after: Snapshot) -> dict[str, tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]]:
    """Name the tables that differ, with what went and what came; empty when all is the same."""
    found = {}
    for table, rows in before.items():
        gone, come = set(rows) - set(after[table]), set(after[table]) - set(rows)
        if gone or come or len(rows) != len(after[table]):
            found[table] = (sorted(gone, key=repr), sorted(come, key=repr))
    return found


def faults(db: Database) -> list[str]:
    """List everything that does not fit: schema, pages, references, search index and sums per contact."""
    connection: apsw.Connection = db.connection()
    found = [f"schema: {name}" for name in schema.expected_names() ^ schema.present_names(connection)]
    found += [f"pages: {line}" for (line,) in db.rows("PRAGMA integrity_check") if line != "ok"]
    found += [f"reference: {row}" for row in db.rows("PRAGMA foreign_key_check")]
    found += backup.search_faults(db)
    sums = {row[0]: row[1:] for row in db.rows("SELECT * FROM contact_summary")}
    if sums != counted(db):
        found.append(f"sums: {sums} instead of {counted(db)}")
    return found


def counted(db: Database) -> dict[int, tuple[int, int, int, int, int]]:
    """Count every contact's acts the slow and plain way: number, first, last, level, level of mine."""
    since = db.value("SELECT since FROM horizon")
    acts = defaultdict(list)
    for contact, at, level, direction in db.rows("SELECT contact_id, at, level, direction FROM act"):
        acts[contact].append((at, level, direction))
    return {
        contact: (
            len(found),
            min(at for at, _, _ in found),
            max(at for at, _, _ in found),
            int(level_of(level for at, level, direction in found if at >= since and direction != "mine")),
            int(level_of(level for at, level, direction in found if at >= since and direction != "theirs")),
        )
        for contact, found in acts.items()
    }


def found(db: Database, words: str) -> list[int]:
    """List the contacts that the full-text index finds."""
    return [
        row[0] for row in db.rows("SELECT rowid FROM contact_search WHERE contact_search MATCH ? ORDER BY rowid", words)
    ]


def same(db: Database, wanted: Snapshot) -> None:
    assert differences(wanted, snapshot(db)) == {}
    assert faults(db) == []
