"""Opening the database: create or check it, set it up safely, bring it up to date, read from it.

A connection belongs to its thread and refuses to write (`query_only`) until `writing` lets it: `store.history.change` is
the way in for facts, so that everything can be undone.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
from playhouse.apsw_ext import APSWDatabase
from typing_extensions import override

from netdesk.domain.errors import DataError
from netdesk.store import bulk, faults, migrate, peek, schema

PAGE_SIZE = 16_384
CACHE_KIB = 16_384
BUSY_SECONDS = 5
STEPS_BETWEEN_LOOKS = 100_000  # about a millisecond of SQLite
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
            name = peek.read_only_name(path, immutable=True)
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
            found: list[tuple[Any, ...]] = self.connection().execute(sql, parameters).fetchall()
            return found

    def row(self, sql: str, *parameters: Any) -> tuple[Any, ...] | None:
        """Give the first row of a query, if any."""
        with faults.told(self.path):
            found: tuple[Any, ...] | None = self.connection().execute(sql, parameters).fetchone()
            return found

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


@contextmanager
def stoppable(db: Database, wanted: Callable[[], bool]) -> Iterator[None]:
    """Let work inside stop soon after `wanted` says so: a write is rolled back and DataError says it was stopped."""
    connection: apsw.Connection = db.connection()
    connection.set_progress_handler(wanted, STEPS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        connection.set_progress_handler(None)


@contextmanager
def sorting_in_files(db: Database) -> Iterator[None]:
    """Let large sorts inside be done in pieces, kept in temporary files, instead of at once in memory.

    An index is built twice as fast, since a piece (the size of the page cache, see `bulk`) fits into the processor's
    cache. The files are deleted at once and readable by their owner only, as the database is. Wants no transaction.
    """
    connection: apsw.Connection = db.connection()
    connection.pragma("temp_store", "file")
    try:
        yield
    finally:
        connection.pragma("temp_store", "memory")


def open_database(path: Path, now: int) -> Database:
    """Open a database on this thread; create it where it is missing, bring it up to date where it is older.

    `now` is seconds, UTC. A backup is made before an upgrade. Raises DataError for a file that is damaged, newer, locked,
    encrypted or no NetDesk database; it is left as it was.
    """
    with faults.told(path):
        new = not path.exists() or path.stat().st_size == 0
        if new:
            peek.refuse_lone_log(path)
            _create_file(path)
        else:
            peek.refuse_strangers(path)
        with faults.opening(path):
            db = _connected(path, new=new)
        try:
            _bring_up_to_date(db, now=now)
        except BaseException:
            db.close()
            raise
    return db


def _connected(path: Path, *, new: bool) -> Database:
    """Connect to a file, for reading only where it cannot be written."""
    db = Database(path)
    try:
        db.connect()
    except Exception as error:
        if new or not faults.is_read_only(error):
            raise
        if peek.log_of(path) is not None:
            raise DataError(
                f"{path.name} was not closed in order, and its folder is read-only. It was left as it was: copy it"
                f" together with {path.name}-wal to a folder that you can write to, and open it there."
            ) from error
        db = Database(path, read_only=True)
        db.connect()
    db.read_only = db.connection().readonly("main")
    return db


def _bring_up_to_date(db: Database, *, now: int) -> None:
    """Create or migrate the schema where needed, and make sure that it is the expected one."""
    connection: apsw.Connection = db.connection()
    identity, version = connection.pragma("application_id"), connection.pragma("user_version")
    fresh = identity == 0 and version == 0 and not schema.present_names(connection)
    if not fresh:
        peek.refuse(db.path, identity, version)
    if version < migrate.CURRENT:
        if db.read_only:
            raise DataError(f"{db.path.name} needs an upgrade, but its folder is read-only. It was left as it was.")
        migrate.run(db, fresh=fresh, now=now)
    wrong = schema.expected_names() ^ schema.present_names(connection)
    altered = schema.altered(connection)
    if altered and not wrong and not db.read_only:
        with writing(db):
            bulk.make_anew(connection)
        altered = schema.altered(connection)
    wrong |= altered
    if wrong:
        raise DataError(
            f"{db.path.name} does not hold what a NetDesk database holds ({', '.join(sorted(wrong)[:3])})."
            " It was left as it was: restore a backup with `netdesk restore`."
        )


def _create_file(path: Path) -> None:
    """Create the empty file for its owner only, so that its log and index files inherit the mode."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise DataError(f"{path} cannot be created: {error.strerror}. Choose another place with --database.") from error
