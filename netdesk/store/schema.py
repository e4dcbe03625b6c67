"""What Peewee cannot say: the search index, the views, and the triggers that keep index and sums.

Made anew after every migration from these lists, since a table rebuild drops its triggers. `set_aside` and `put_back` take
triggers and secondary indexes out of the way of a bulk import.
"""

import hashlib
from collections.abc import Iterable

import apsw

from netdesk.store import sql, tables

APPLICATION_ID = 0x4E444B31  # "NDK1", in the header of every NetDesk database
DOCUMENT = ("name", "company", "position", "location", "emails", "tags", "notes")
COLUMNS = ", ".join(DOCUMENT)

# What a contact is found by. Its parts are named, so that triggers can ask for them as they were or will be.
# Without the newest SQL (ORDER BY inside group_concat), so that an older SQLite can read the file, too.
_DOCUMENT = """SELECT c.id AS id, c.name AS name, c.company AS company, c.position AS position,
            c.location AS location,
            (SELECT group_concat(address, ' ') FROM ({email} ORDER BY id)) AS emails,
            (SELECT group_concat(name, ' ') FROM (SELECT {name} AS name FROM ({contact_tag}) ct JOIN tag t
                ON t.id = ct.tag_id{tag} ORDER BY t.id)) AS tags,
            (SELECT group_concat(text, ' ') FROM ({note} ORDER BY id)) AS notes
        FROM {contact} c"""
_CHILDREN = {"email": "address", "note": "text", "contact_tag": "tag_id"}
_PRESENT = {
    "contact": "contact",
    "tag": "",
    "name": "t.name",
    **{table: f"SELECT id, {column} FROM {table} WHERE contact_id = c.id" for table, column in _CHILDREN.items()},
}

VIEWS = {
    "contact_document": f"CREATE VIEW contact_document AS {_DOCUMENT.format(**_PRESENT)}",
    # An act is what counts towards a level; acts derived from time and value join here.
    "act": """
        CREATE VIEW act AS SELECT contact_id, at, level, direction FROM interaction""",
    # Level: max(second highest act, highest act - 1) since the horizon, at least Read.
    "contact_sum": """
        CREATE VIEW contact_sum AS SELECT c.id AS contact_id,
            (SELECT count(*) FROM act WHERE contact_id = c.id) AS interactions,
            (SELECT min(at) FROM act WHERE contact_id = c.id) AS first_at,
            (SELECT max(at) FROM act WHERE contact_id = c.id) AS last_at,
            max(1, ifnull((SELECT level - 1 FROM act WHERE contact_id = c.id AND at >= h.since AND direction <> 'mine'
                    ORDER BY level DESC LIMIT 1), 1),
                ifnull((SELECT level FROM act WHERE contact_id = c.id AND at >= h.since AND direction <> 'mine'
                    ORDER BY level DESC LIMIT 1 OFFSET 1), 1)) AS level,
            max(1, ifnull((SELECT level - 1 FROM act WHERE contact_id = c.id AND at >= h.since AND direction <> 'theirs'
                    ORDER BY level DESC LIMIT 1), 1),
                ifnull((SELECT level FROM act WHERE contact_id = c.id AND at >= h.since AND direction <> 'theirs'
                    ORDER BY level DESC LIMIT 1 OFFSET 1), 1)) AS level_mine
        FROM contact c, horizon h""",
}

SEARCH_INDEX = f"""
    CREATE VIRTUAL TABLE contact_search USING fts5({COLUMNS}, content='contact_document', content_rowid='id',
        columnsize=0, tokenize='unicode61 remove_diacritics 2')"""

# Beyond what Peewee declares: only one entry runs at a time; the few levels set by hand are found without a look at all.
INDEXES = {
    "one_running": "CREATE UNIQUE INDEX one_running ON time_entry ((1)) WHERE ended_at IS NULL AND seconds IS NULL",
    "contact_manual_level": "CREATE INDEX contact_manual_level ON contact (manual_level) WHERE manual_level IS NOT NULL",
}

_FORGET = f"INSERT INTO contact_search (contact_search, rowid, {COLUMNS}) SELECT 'delete', id, {COLUMNS} FROM"
_LEARN = f"INSERT INTO contact_search (rowid, {COLUMNS}) SELECT id, {COLUMNS} FROM"
FORGET = f"{_FORGET} contact_document WHERE id"
LEARN = f"{_LEARN} contact_document WHERE id"


def _without(table: str, row: str) -> dict[str, str]:
    """Give the document's parts as they are without a row (OLD or NEW) of a table."""
    if table == "contact":
        return {"contact": f"(SELECT * FROM contact WHERE id <> {row}.id)"}
    part = _PRESENT[table]
    return {table: f"{part} AND {'t.id' if table == 'tag' else 'id'} <> {row}.id"}


def _before_update(table: str, columns: str) -> dict[str, str]:
    """Give the document's parts as they were before a row of a table was updated."""
    if table == "tag":
        return {"name": "iif(t.id = NEW.id, OLD.name, t.name)"}
    was = ", ".join(f"OLD.{column}" for column in columns.split(", "))
    if table == "contact":
        return {"contact": f"(SELECT {columns} FROM contact WHERE id <> NEW.id UNION ALL SELECT {was})"}
    rest = _without(table, "NEW")[table]
    return {table: f"{rest} UNION ALL SELECT OLD.id, OLD.{_CHILDREN[table]} WHERE OLD.contact_id = c.id"}


def _search_triggers(table: str, columns: str, whose: str) -> dict[str, str]:
    """Make the triggers that keep the search index while rows of a table come, change and go.

    The index must be told the old words exactly. Each trigger asks for them as they were before its row, or for the new
    ones as they will be: `OR IGNORE` and upserts fire BEFORE triggers for rows that never come. A delete is certain, and
    AFTER it its cascade is over, so that trigger is a BEFORE one. `whose` tells the contacts of a row.
    """

    def document(parts: dict[str, str]) -> str:
        return f"({_DOCUMENT.format(**_PRESENT | parts)})"

    new, old = whose.format("NEW"), whose.format("OLD")
    either = f"{new} UNION {old}" if "SELECT" in whose else f"{new}, {old}"
    acts = {
        "insert": f"AFTER INSERT ON {table} BEGIN {_FORGET} {document(_without(table, 'NEW'))} WHERE id IN ({new});"
        f" {LEARN} IN ({new}); END",
        "update": f"AFTER UPDATE OF {columns} ON {table} BEGIN"
        f" {_FORGET} {document(_before_update(table, columns))} WHERE id IN ({either}); {LEARN} IN ({either}); END",
        "delete": f"BEFORE DELETE ON {table} BEGIN {FORGET} IN ({old});"
        f" {_LEARN} {document(_without(table, 'OLD'))} WHERE id IN ({old}); END",
    }
    return {f"search_{table}_{act}": f"CREATE TRIGGER search_{table}_{act} {body}" for act, body in acts.items()}


def _sum_triggers(table: str) -> dict[str, str]:
    """Make the triggers that count a contact's acts anew whenever a row of a table changes them."""

    def count(which: str) -> str:
        return (
            f"DELETE FROM contact_summary WHERE contact_id = {which};"
            f" INSERT INTO contact_summary (contact_id, interactions, first_at, last_at, level, level_mine)"
            f" SELECT contact_id, interactions, first_at, last_at, level, level_mine FROM contact_sum"
            f" WHERE contact_id = {which} AND interactions > 0;"
        )

    acts = {
        "insert": f"AFTER INSERT ON {table} BEGIN {count('NEW.contact_id')} END",
        "update": f"AFTER UPDATE ON {table} BEGIN {count('OLD.contact_id')} {count('NEW.contact_id')} END",
        "delete": f"AFTER DELETE ON {table} BEGIN {count('OLD.contact_id')} END",
    }
    return {f"sum_{table}_{act}": f"CREATE TRIGGER sum_{table}_{act} {body}" for act, body in acts.items()}


TRIGGERS: dict[str, str] = {
    **_search_triggers("contact", "id, name, company, position, location", "{}.id"),
    **_search_triggers("email", "id, contact_id, address", "{}.contact_id"),
    **_search_triggers("note", "id, contact_id, text", "{}.contact_id"),
    **_search_triggers("contact_tag", "id, contact_id, tag_id", "{}.contact_id"),
    **_search_triggers("tag", "id, name", "SELECT contact_id FROM contact_tag WHERE tag_id = {}.id"),
    **_sum_triggers("interaction"),
    "sum_contact_delete": "CREATE TRIGGER sum_contact_delete AFTER DELETE ON contact BEGIN"
    " DELETE FROM contact_summary WHERE contact_id = OLD.id; END",
}
# A contact that comes back (undo of a delete) may find its acts there already: foreign keys are not enforced while a
# changeset is applied, and its tables come in any order.
TRIGGERS["sum_contact_insert"] = (
    "CREATE TRIGGER sum_contact_insert AFTER INSERT ON contact"
    " WHEN EXISTS (SELECT 1 FROM interaction WHERE contact_id = NEW.id) BEGIN"
    " DELETE FROM contact_summary WHERE contact_id = NEW.id;"
    " INSERT INTO contact_summary (contact_id, interactions, first_at, last_at, level, level_mine)"
    " SELECT contact_id, interactions, first_at, last_at, level, level_mine FROM contact_sum WHERE contact_id = NEW.id; END"
)


def create_extras(connection: apsw.Connection) -> None:
    """Create the views, the search index, the triggers and the indexes that are missing."""
    present = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    for name, statement in {**VIEWS, "contact_search": SEARCH_INDEX, **INDEXES, **TRIGGERS}.items():
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


# What the search index and the list of applied migrations keep for themselves.
_INNER = frozenset(f"contact_search_{part}" for part in ("data", "idx", "content", "docsize", "config")) | {
    "schema_migration_name"
}


def present_names(connection: apsw.Connection) -> frozenset[str]:
    """Name what the database holds, but SQLite's and the search index's own parts."""
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'")
    return frozenset(name for (name,) in rows) - _INNER


def altered(connection: apsw.Connection) -> frozenset[str]:
    """Name the views and triggers of ours that do something else than they should."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')")
    wanted = {**VIEWS, **TRIGGERS}
    return frozenset(name for name, sql in rows if name in wanted and sql.split() != wanted[name].split())


def digest(connection: apsw.Connection) -> str:
    """Sum up the SQL of every part, to compare a migrated database with a fresh one."""
    rows = connection.execute("SELECT type, name, ifnull(sql, '') FROM sqlite_schema ORDER BY type, name").fetchall()
    return hashlib.sha256(repr(rows).encode()).hexdigest()
