"""What Peewee cannot say: the search index, the views, and the triggers that keep index and sums.

Made anew after every migration from these lists, since a table rebuild drops its triggers.
"""

import hashlib
import re
from collections.abc import Iterable

import apsw

from netdesk.store import acts, due, search_index, sql, tables

APPLICATION_ID = 0x4E444B31  # "NDK1", in the header of every NetDesk database
VIEWS: dict[str, str] = {"contact_document": search_index.VIEW, **acts.VIEWS, **due.VIEWS}
TRIGGERS: dict[str, str] = {**search_index.TRIGGERS, **acts.TRIGGERS}

# Beyond what Peewee declares: only one entry runs at a time; what few contacts have is found without a look at all.
INDEXES = {
    "one_running": "CREATE UNIQUE INDEX one_running ON time_entry ((1)) WHERE ended_at IS NULL AND seconds IS NULL",
    "contact_introduced_by": "CREATE INDEX contact_introduced_by ON contact (introduced_by_id)"
    " WHERE introduced_by_id IS NOT NULL",
    "contact_manual_level": "CREATE INDEX contact_manual_level ON contact (manual_level) WHERE manual_level IS NOT NULL",
    # Whom a network holds, without a look at each profile: ten times quicker with a million of them.
    "profile_here": "CREATE INDEX profile_here ON profile (network_id, contact_id) WHERE gone_on IS NULL",
    "profile_moved": "CREATE INDEX profile_moved ON profile (gone_on, back_on)"
    " WHERE gone_on IS NOT NULL OR back_on IS NOT NULL",
    "cadence_tier": "CREATE INDEX cadence_tier ON cadence (tier) WHERE tier IS NOT NULL",
    "contact_tier": "CREATE INDEX contact_tier ON contact (tier) WHERE tier IS NOT NULL",
}


def create_extras(connection: apsw.Connection) -> None:
    """Create the views, the search index, the triggers and the indexes that are missing."""
    present = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    for name, statement in {**VIEWS, "contact_search": search_index.SEARCH_INDEX, **INDEXES, **TRIGGERS}.items():
        if name not in present:
            connection.execute(statement)


def drop_extras(connection: apsw.Connection) -> None:
    """Drop triggers and views, as before a migration; the search index stays."""
    for name in TRIGGERS:
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
    for name in VIEWS:
        connection.execute(f"DROP VIEW IF EXISTS {name}")


def secondary_indexes(connection: apsw.Connection, of_tables: Iterable[str]) -> dict[str, str]:
    """List the indexes of some tables that can be built again, by name, with their SQL; unique ones stay."""
    wanted = tuple(of_tables)
    marks = ", ".join("?" * len(wanted))
    found = sql.rows(
        connection,
        f"SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE 'CREATE INDEX%' AND tbl_name IN ({marks})",
        *wanted,
    )
    return dict(found)


def expected_names() -> frozenset[str]:
    """Name every table, view, index and trigger that a sound database holds, but SQLite's and the index's own."""
    indexes = {index._name for model in tables.MODELS for index in model._meta.fields_to_index()}
    return frozenset(
        {model._meta.table_name for model in tables.MODELS}
        | indexes
        | {"contact_search", "schema_migration", *VIEWS, *TRIGGERS, *INDEXES}
    )


_ASIDE = re.compile(r"(?:undone|removed)_\d+_(" + "|".join(sorted(tables.FACT_NAMES)) + ")")
# What the search index and the list of applied migrations keep for themselves.
_INNER = frozenset(f"contact_search_{part}" for part in ("data", "idx", "content", "docsize", "config")) | {
    "schema_migration_name"
}


def present_names(connection: apsw.Connection) -> frozenset[str]:
    """Name what the database holds, but SQLite's and the search index's own parts."""
    rows = connection.execute("SELECT name, type FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'")
    return frozenset(str(name) for name, kind in rows if not (kind == "table" and _ASIDE.fullmatch(str(name)))) - _INNER


def undone_table(change: int, table: str) -> str:
    """Name the table that keeps the bulk rows an undone change had put into another one."""
    return f"undone_{int(change)}_{table}"


def removed_table(change: int, table: str) -> str:
    """Name the table that keeps the many rows a change took out of another one."""
    return f"removed_{int(change)}_{table}"


def altered(connection: apsw.Connection) -> frozenset[str]:
    """Name the views and triggers of ours that do something else than they should."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')")
    wanted = {**VIEWS, **TRIGGERS}
    return frozenset(name for name, sql in rows if name in wanted and sql.split() != wanted[name].split())


def digest(connection: apsw.Connection) -> str:
    """Sum up the SQL of every part, to compare a migrated database with a fresh one."""
    rows = connection.execute("SELECT type, name, ifnull(sql, '') FROM sqlite_schema ORDER BY type, name").fetchall()
    return hashlib.sha256(repr(rows).encode()).hexdigest()
