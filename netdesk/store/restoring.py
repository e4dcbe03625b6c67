"""Restoring: rows of NetDesk's own tables, as another NetDesk wrote them, into a database where nothing is yet.

They are staged in tables of their own, checked there, and go in unrecorded by id range, as bulk rows do.
"""

import apsw

from netdesk.domain.errors import DataError
from netdesk.domain.imported import FactRow
from netdesk.store import bulk, sql, tables
from netdesk.store.history import Recording

# What a new database holds, or keeps when its people go: the file's rows take their place, recorded one by one.
SEEDED = ("network", "role", "tag", "setting", "saved_search", "import_mapping", "exchange_rate")
NAMES = tuple(model._meta.table_name for model in tables.FACTS)
HIGHEST_ID = 1 << 40
_TYPES = {"INTEGER": "integer", "TEXT": "text", "REAL": "real", "BLOB": "blob"}
# What a column may hold beyond its type.
_BOUNDS = {
    ("contact", "status"): "BETWEEN 0 AND 3",
    ("contact", "manual_level"): "BETWEEN 1 AND 12",
    ("interaction", "level"): "BETWEEN 1 AND 12",
    ("interaction", "direction"): "IN ('theirs', 'mine', 'both')",
}
_DAYS, _INSTANTS = "BETWEEN -719162 AND 2932896", "BETWEEN -62135596800 AND 253402300799"
# Keys and names in the place of ids: table, column, where they are looked up, and the column there.
_NAMED = (
    ("profile", "network_id", "network", "key"),
    ("contact_role", "role_id", "role", "key"),
    ("contact_tag", "tag_id", "tag", "name"),
)
_MISFIT = "{path} does not fit together ({why}). Nothing was imported."


class Staged:
    """The rows of one file on their way into the staging file; `rows` counts its lines."""

    def __init__(self, connection: apsw.Connection, path: str) -> None:
        self.rows = 0
        self._connection = connection
        self._path = path
        self._line = 0
        self._known: dict[tuple[str, tuple[str, ...]], str] = {}

    def count(self, line: int) -> None:
        """Count a line once, however many rows it makes."""
        self.rows += line != self._line
        self._line = line

    def statement(self, record: FactRow) -> str:
        """Give the statement that stages a row, making its table when it is the first one."""
        known = self._known.get((record.table, record.columns))
        if known is None:
            known = self._known[record.table, record.columns] = self._made(record.table, record.columns)
        return known

    def _made(self, table: str, columns: tuple[str, ...]) -> str:
        own = _columns(self._connection, table) if table in NAMES else {}
        unknown = [column for column in columns if column not in own]
        if not own or unknown or len(set(columns)) < len(columns):
            what = f"{table}.{unknown[0]}" if own and unknown else table
            raise DataError(
                f"{self._path} holds “{what[:60]}”, which this NetDesk does not know. Nothing was imported."
            )
        # Without types: a tag called 2024 must stay a text.
        self._connection.execute(f"CREATE TABLE IF NOT EXISTS staging.fact_{table} ({', '.join(own)})")
        return f"INSERT INTO staging.fact_{table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def is_empty(connection: apsw.Connection) -> bool:
    """Tell whether the database holds nothing yet but what every new one does."""
    rows = " UNION ALL ".join(
        f"SELECT 1 FROM (SELECT 1 FROM main.{name} LIMIT 1)" for name in NAMES if name not in SEEDED
    )
    return not sql.value(connection, f"SELECT EXISTS ({rows})")


def staged(connection: apsw.Connection) -> list[str]:
    """List the tables that have rows to be restored, in the order of tables.FACTS."""
    found = {
        name
        for (name,) in sql.rows(
            connection, "SELECT name FROM staging.sqlite_schema WHERE name LIKE 'fact!_%' ESCAPE '!'"
        )
    }
    return [name for name in NAMES if f"fact_{name}" in found]


def is_whole(connection: apsw.Connection) -> bool:
    """Tell whether everything of a NetDesk is staged, instead of its contacts alone."""
    return bool(
        sql.value(connection, "SELECT EXISTS (SELECT 1 FROM staging.sqlite_schema WHERE name = 'fact_network')")
    )


def count(connection: apsw.Connection, table: str) -> int:
    """Count the rows of a table that are to be restored."""
    return (
        int(sql.value(connection, f"SELECT count(*) FROM staging.fact_{table}")) if table in staged(connection) else 0
    )


def preview(connection: apsw.Connection) -> list[str]:
    """Word what shows the staged rows in a preview: people first; of everything, the other tables' rows after them."""
    names = staged(connection)
    file = "(SELECT min(id) FROM staging.file WHERE facts > 0)"
    people = f"SELECT {file}, p.rowid, p.name, p.position, p.company, 'as it was' FROM staging.fact_contact p ORDER BY p.rowid"
    others = [
        f"SELECT {file}, p.rowid, '', '', '', '{name.replace('_', ' ')}' FROM staging.fact_{name} p ORDER BY p.rowid"
        for name in names
        if name != "contact"
    ]
    return [*([people] if "contact" in names else []), *(others if is_whole(connection) else [])]


def write(recording: Recording) -> None:
    """Write what is staged; wants the staging file attached, inside an import's change.

    Raises DataError where the database is not empty any more, or the rows do not fit together.
    """
    connection = recording.connection
    names = staged(connection)
    if not names:
        return
    path = str(sql.value(connection, "SELECT path FROM staging.file WHERE facts > 0"))
    if not is_empty(connection):
        raise DataError(f"{path} can only be read into an empty database, and there is something in it now.")
    _look_up(connection, names)
    for name in names:
        _check(connection, name, path)
    try:
        _insert(recording, names)
    except apsw.ConstraintError as error:
        raise DataError(_MISFIT.format(path=path, why=str(error)[:80])) from error
    for name in names:
        for row in connection.execute(f"PRAGMA main.foreign_key_check({name})"):
            raise DataError(_MISFIT.format(path=path, why=f"a {name} refers to a missing {row[2]}"))


def _insert(recording: Recording, names: list[str]) -> None:
    connection = recording.connection
    for name in names:
        if name in SEEDED:
            connection.execute(f"DELETE FROM main.{name}")
            connection.execute(_moved(connection, name))
    bulky = [name for name in names if name not in SEEDED]
    counts = {name: count(connection, name) for name in bulky}
    counts = {name: rows for name, rows in counts.items() if rows}
    # Nothing is there: whatever ids come, they are all new.
    ranges = {name: [(1, HIGHEST_ID)] for name in counts}
    with recording.unrecorded_rows(), bulk.inserting(connection, ranges, counts):
        for name in counts:
            connection.execute(_moved(connection, name))
            first, last = sql.rows(connection, f"SELECT min(id), max(id) FROM main.{name}")[0]
            recording.inserted(name, first, last)


def _moved(connection: apsw.Connection, name: str) -> str:
    """Word how the staged rows of a table go in; columns an older NetDesk did not know take their defaults."""
    defaults = _columns(connection, name)
    values = [
        column if default is None else f"ifnull({column}, {default})" for column, (_, default) in defaults.items()
    ]
    return f"INSERT INTO main.{name} ({', '.join(defaults)}) SELECT {', '.join(values)} FROM staging.fact_{name} ORDER BY rowid"


def _columns(connection: apsw.Connection, table: str) -> dict[str, tuple[str, str | None]]:
    """Give the columns of a table with their type and what stands for nothing where that is not allowed."""
    found = {}
    for _, name, kind, not_null, default, key in sql.rows(connection, f"PRAGMA main.table_info({table})"):
        found[name] = (kind, default if not_null and not key else None)
    return found


def _look_up(connection: apsw.Connection, names: list[str]) -> None:
    """Put ids in the place of keys and names; those that are not known are made."""
    for table, column, target, key in _NAMED:
        if table not in names:
            continue
        texts = f"FROM staging.fact_{table} WHERE typeof({column}) = 'text'"
        more = {"network": ", name, letter", "role": ", name", "tag": ""}[target]
        values = {"network": f", {column}, upper(substr({column}, 1, 1))", "role": f", {column}", "tag": ""}[target]
        connection.execute(
            f"INSERT INTO main.{target} ({key}{more}) SELECT {column}{values} FROM (SELECT DISTINCT {column} {texts}"
            f" AND {column} NOT IN (SELECT {key} FROM main.{target}))"
        )
        connection.execute(
            f"UPDATE staging.fact_{table} SET {column} = (SELECT id FROM main.{target} t WHERE t.{key} = {column})"
            f" WHERE typeof({column}) = 'text'"
        )
    if "contact" in names and not is_whole(connection):
        # Whoever introduced them may not be among those who were exported.
        connection.execute(
            "UPDATE staging.fact_contact SET introduced_by_id = NULL WHERE introduced_by_id IS NOT NULL"
            " AND introduced_by_id NOT IN (SELECT id FROM staging.fact_contact)"
        )


def _check(connection: apsw.Connection, table: str, path: str) -> None:
    """Refuse values of the wrong type, and those that nothing could show."""
    conditions = []
    for column, (kind, _) in _columns(connection, table).items():
        wanted = _TYPES.get(kind, "integer")
        kinds = "'real', 'integer', 'null'" if wanted == "real" else f"'{wanted}', 'null'"
        conditions.append((column, f"typeof({column}) NOT IN ({kinds})"))
        bound = _BOUNDS.get((table, column))
        if column == "id":
            bound = f"BETWEEN 1 AND {HIGHEST_ID}"
        elif column in ("day", "snoozed_until") or column.endswith(("_on", "_day")):
            bound = _DAYS
        elif column == "at" or column.endswith("_at"):
            bound = _INSTANTS
        if bound:
            conditions.append((column, f"{column} NOT {bound}"))
    anything = " OR ".join(f"ifnull({condition}, 0)" for _, condition in conditions)
    if not sql.value(connection, f"SELECT EXISTS (SELECT 1 FROM staging.fact_{table} WHERE {anything})"):
        return
    for column, condition in conditions:
        if sql.value(connection, f"SELECT EXISTS (SELECT 1 FROM staging.fact_{table} WHERE {condition})"):
            raise DataError(_MISFIT.format(path=path, why=f"{column} of a {table} is not possible"))
