"""Opening the database: create or check it, set it up safely, bring it up to date, read from it.

A connection belongs to its thread and refuses to write (`query_only`) until `writing` lets it: `store.history.change` is
the way in for facts, so that everything can be undone.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
from playhouse.apsw_ext import APSWDatabase
from typing_extensions import override

from netdesk.domain.errors import DataError
from netdesk.store import faults, migrate, schema

PAGE_SIZE = 16_384
CACHE_KIB = 16_384
BUSY_SECONDS = 5
PRAGMAS = (
    ("journal_mode", "wal"),
    ("synchronous", "full"),
    ("foreign_keys", "on"),
    ("recursive_triggers", "on"),
    ("trusted_schema", "off"),
    ("cell_size_check", "on"),
    ("mmap_size", 0),
    ("temp_store", "memory"),
    ("cache_size", -CACHE_KIB),
)


class Database(APSWDatabase):
    """One NetDesk database file; each thread has a connection of its own."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Describe the file; nothing is opened yet."""
        self.path = path
        self.read_only = read_only
        pragmas = [(name, value) for name, value in PRAGMAS if not (read_only and name == "journal_mode")]
        name, options = str(path), {}
        if read_only:
            name = f"file:{path.absolute().as_posix().replace('%', '%25').replace('?', '%3f')}?mode=ro&immutable=1"
            options = {"flags": apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI}
        super().__init__(name, pragmas=pragmas, timeout=BUSY_SECONDS, **options)

    @override
    def _add_conn_hooks(self, conn: apsw.Connection) -> None:
        # APSW refuses what Peewee's migration history binds (datetime): store its text.
        conn.convert_binding = lambda cursor, number, value: str(value)
        conn.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        if not self.read_only and conn.pragma("page_count") == 0:
            conn.pragma("page_size", PAGE_SIZE)
        super()._add_conn_hooks(conn)
        conn.pragma("query_only", True)

    def rows(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Give all rows of a query."""
        with faults.told(self.path):
            return self.connection().execute(sql, parameters).fetchall()

    def row(self, sql: str, *parameters: Any) -> tuple[Any, ...] | None:
        """Give the first row of a query, if any."""
        with faults.told(self.path):
            return self.connection().execute(sql, parameters).fetchone()

    def value(self, sql: str, *parameters: Any) -> Any:
        """Give the first column of the first row of a query, if any."""
        found = self.row(sql, *parameters)
        return found[0] if found else None

    def data_version(self) -> int:
        """Give a number that changes when another connection has written."""
        return int(self.connection().pragma("data_version"))


@contextmanager
def writing(db: Database) -> Iterator[apsw.Connection]:
    """Let this thread's connection write inside one transaction: all of it is kept, or nothing.

    Raises DataError when the disk is full, the file read-only or another program holds it.
    """
    connection: apsw.Connection = db.connection()
    if db.read_only:
        raise DataError(f"{db.path.name} can only be read here: its folder is read-only. Nothing was changed.")
    with faults.told(db.path):
        connection.pragma("query_only", False)
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # SQLite has rolled back by itself where the disk is full: a second ROLLBACK would mask why.
                if not connection.getautocommit():
                    connection.execute("ROLLBACK")
                raise
        finally:
            connection.pragma("query_only", True)


def open_database(path: Path, now: int) -> Database:
    """Open a database on this thread; create it where it is missing, bring it up to date where it is older.

    `now` is seconds, UTC. A backup is made before an upgrade. Raises DataError for a file that is damaged, newer, locked,
    encrypted or no NetDesk database; it is left as it was.
    """
    new = not path.exists() or path.stat().st_size == 0
    with faults.told(path):
        if new:
            _create_file(path)
        else:
            _refuse_strangers(path)
        db = Database(path)
        try:
            db.connect()
        except Exception as error:
            if new or not faults.is_read_only(error):
                raise
            db = Database(path, read_only=True)
            db.connect()
        try:
            _bring_up_to_date(db, new=new, now=now)
        except BaseException:
            db.close()
            raise
    return db


def _bring_up_to_date(db: Database, *, new: bool, now: int) -> None:
    """Create or migrate the schema where needed, and make sure that it is the expected one."""
    connection: apsw.Connection = db.connection()
    identity, version = connection.pragma("application_id"), connection.pragma("user_version")
    fresh = new or (identity == 0 and version == 0 and not schema.present_names(connection))
    if not fresh and identity != schema.APPLICATION_ID:
        raise DataError(f"{db.path.name} is a database of another program. It was left as it was.")
    if version > migrate.CURRENT:
        raise DataError(
            f"{db.path.name} was written by a newer NetDesk (schema {version}; this one knows {migrate.CURRENT})."
            " It was left as it was: update NetDesk, or open a backup."
        )
    if version < migrate.CURRENT:
        if db.read_only:
            raise DataError(f"{db.path.name} needs an upgrade, but its folder is read-only. It was left as it was.")
        migrate.run(db, fresh=fresh, now=now)
    missing_or_strange = schema.expected_names() ^ schema.present_names(connection)
    if missing_or_strange:
        raise DataError(
            f"{db.path.name} does not hold what a NetDesk database holds ({', '.join(sorted(missing_or_strange)[:3])})."
            " It was left as it was: restore a backup with `netdesk restore`."
        )


def _create_file(path: Path) -> None:
    """Create the empty file for its owner only, so that its log and index files inherit the mode."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise DataError(f"{path} cannot be created: {error.strerror}. Choose another place with --database.") from error


def _refuse_strangers(path: Path) -> None:
    """Tell a file that is no SQLite database before SQLite writes beside it."""
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise DataError(f"{path} cannot be opened: {error.strerror}.") from error
    if head != b"SQLite format 3\0":
        raise DataError(
            f"{path.name} is damaged, encrypted or no NetDesk database. It was left as it was: restore a backup"
            " with `netdesk restore`, or choose another file with --database."
        )
