"""Staging: imported records in a file beside the database, outside its transactions, for preview and import alike.

The file is thrown away afterwards; no index of the database and no undo sees it.
"""

import glob
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp

import apsw

from netdesk.domain.errors import DataError
from netdesk.domain.folding import fold
from netdesk.domain.import_report import SourceFile
from netdesk.domain.imported import (
    ActivityRow,
    ActRow,
    FactRow,
    NoteRow,
    PersonRow,
    PhotoRow,
    PositionRow,
    Record,
    Rejected,
    ValueRow,
)
from netdesk.domain.participation import KINDS
from netdesk.store import faults, restoring, sql
from netdesk.store.database import Database

BATCH = 500
ENDING = ".staging"
OLD = 86_400  # seconds after which nobody can still be working with it
SCHEMA = """
    CREATE TABLE staging.file (id INTEGER PRIMARY KEY, path TEXT, format TEXT, archive_day INTEGER, overwrites INTEGER,
        unread_reason TEXT, first_person INTEGER, last_person INTEGER, late INTEGER,
        facts INTEGER DEFAULT 0, complete TEXT, dated INTEGER);
    CREATE TABLE staging.person (id INTEGER PRIMARY KEY, file_id INTEGER, line INTEGER, first TEXT, middle TEXT, last TEXT,
        suffix TEXT, name TEXT, company TEXT, position TEXT, location TEXT, network TEXT, url TEXT, handle TEXT, key TEXT,
        email TEXT, connected_on INTEGER, identity TEXT, more TEXT, name_key TEXT,
        from_act INTEGER DEFAULT 0);
    CREATE INDEX staging.person_email ON person (email) WHERE email <> '';
    CREATE INDEX staging.person_identity ON person (identity) WHERE identity <> '';
    CREATE INDEX staging.person_unkeyed ON person (name_key) WHERE key = '';
    CREATE INDEX staging.person_more ON person (file_id) WHERE more <> '';
    CREATE TABLE staging.place (id INTEGER PRIMARY KEY, lead INTEGER, match INTEGER, known INTEGER DEFAULT 0);
    CREATE INDEX staging.place_lead ON place (lead) WHERE lead IS NOT NULL;
    CREATE TABLE staging.address (id INTEGER, email TEXT);
    CREATE INDEX staging.address_email ON address (email);
    CREATE TABLE staging.act (id INTEGER PRIMARY KEY, file_id INTEGER, line INTEGER, network TEXT, name TEXT, url TEXT,
        handle TEXT, key TEXT, at INTEGER, day INTEGER, kind TEXT, direction TEXT, external_key TEXT, email TEXT,
        text TEXT, company TEXT, level INTEGER, name_key TEXT, points REAL, sort TEXT DEFAULT 'act', person_id INTEGER,
        known INTEGER DEFAULT 0, doubt INTEGER DEFAULT 0);
    CREATE TABLE staging.setting (key TEXT PRIMARY KEY, value TEXT);
    CREATE TABLE staging.answer (identity TEXT PRIMARY KEY, who TEXT);
    CREATE TABLE staging.activity (id INTEGER PRIMARY KEY, file_id INTEGER, line INTEGER, network TEXT, day INTEGER,
        kind TEXT, known INTEGER DEFAULT 0);
    CREATE TABLE staging.position (id INTEGER PRIMARY KEY, file_id INTEGER, line INTEGER, company TEXT, position TEXT,
        start INTEGER, end INTEGER, known INTEGER DEFAULT 0);
    CREATE TABLE staging.photo (file_id INTEGER, line INTEGER, media_type TEXT, data BLOB);
    CREATE INDEX staging.photo_line ON photo (file_id, line);
    CREATE TABLE staging.rejected (id INTEGER PRIMARY KEY, file_id INTEGER, line INTEGER, reason TEXT, day INTEGER);
    CREATE TABLE staging.remark (id INTEGER PRIMARY KEY, file_id INTEGER, line INTEGER, reason TEXT);
"""
_PERSON = (
    "INSERT INTO staging.person (file_id, line, first, middle, last, suffix, name, company, position, location,"
    " network, url, handle, key, email, connected_on, identity, more, name_key) VALUES (" + ", ".join("?" * 19) + ")"
)
_ACT = (
    "INSERT INTO staging.act (file_id, line, network, name, url, handle, key, at, day, kind, direction, external_key,"
    " email, text, company, level, name_key) VALUES (" + ", ".join("?" * 17) + ")"
)
# What has a person and a key of its own is matched like an act, whatever it becomes.
_VALUE = (
    "INSERT INTO staging.act (sort, file_id, line, network, name, url, handle, key, at, day, kind, direction, points,"
    " text, external_key, company, name_key, email) VALUES ('value', " + ", ".join("?" * 16) + ", '')"
)
_NOTE = (
    "INSERT INTO staging.act (sort, file_id, line, network, name, url, handle, key, at, day, text, external_key, name_key,"
    " kind, company, email) VALUES ('note', " + ", ".join("?" * 12) + ", 'note', '', '')"
)
_ACTIVITY = "INSERT INTO staging.activity (file_id, line, network, day, kind) VALUES (?, ?, ?, ?, ?)"
_POSITION = "INSERT INTO staging.position (file_id, line, company, position, start, end) VALUES (?, ?, ?, ?, ?, ?)"
_PHOTO = "INSERT INTO staging.photo (file_id, line, media_type, data) VALUES (?, ?, ?, ?)"
_REJECTED = "INSERT INTO staging.rejected (file_id, line, reason, day) VALUES (?, ?, ?, ?)"

Ticker = Callable[[int], None]


class Cancelled(Exception):
    """Say that the user stopped the work; nothing was kept of it."""


@dataclass(frozen=True, slots=True)
class Staging:
    """A staging file; `attached` lends it to a connection under the name `staging`."""

    path: Path

    @contextmanager
    def attached(self, db: Database) -> Iterator[apsw.Connection]:
        """Attach the file to this thread's connection, writable for the while; the database's own tables are left alone."""
        connection: apsw.Connection = db.connection()
        with faults.told(db.path):
            connection.pragma("query_only", False)
            try:
                connection.execute("ATTACH ? AS staging", (str(self.path),))
                try:
                    _without_journal(connection)
                    connection.execute("PRAGMA staging.synchronous = off")
                    connection.execute("PRAGMA staging.cache_size = -32768")
                    yield connection
                finally:
                    connection.execute("DETACH staging")
            finally:
                connection.pragma("query_only", True)

    def discard(self) -> None:
        """Throw the file away."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


def _without_journal(connection: apsw.Connection) -> None:
    """Spare the staging file a rollback journal, which a connection on its guard would not allow: nobody rolls it back."""
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 0)
    connection.execute("PRAGMA staging.journal_mode = off")
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)


def create(db: Database) -> Staging:
    """Create an empty staging file beside the database, readable by its owner only; old ones are cleared away."""
    for left in db.path.parent.glob(f"{glob.escape(db.path.name)}-*{ENDING}"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > OLD:
                left.unlink()
    try:
        handle, name = mkstemp(prefix=f"{db.path.name}-", suffix=ENDING, dir=db.path.parent)
    except OSError as error:
        raise DataError(f"{db.path.parent} cannot be written: {error.strerror}. Nothing was imported.") from error
    os.close(handle)
    staging = Staging(Path(name))
    with staging.attached(db) as connection:
        connection.execute(SCHEMA)
    return staging


def add_file(
    connection: apsw.Connection, file: SourceFile, records: Iterable[Record], ticker: Ticker, *, today: int
) -> int:
    """Stage one file's records; `today` (a day) stands in for an archive's date that is not known.

    `ticker` hears the number of records so far every few hundred and may raise Cancelled.

    Returns the file's number. Wants a connection to which the staging file is attached.
    """
    connection.execute(
        "INSERT INTO staging.file (path, format, archive_day, dated, overwrites, complete, unread_reason)"
        " VALUES (?1, ?2, ifnull(?3, ?7), ?3 IS NOT NULL, ?4, ?5, ?6)",
        (file.path, file.format, file.archive_day, file.overwrites, file.complete, file.unread_reason, today),
    )
    number = connection.last_insert_rowid()
    batch: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    people = batch[_PERSON]
    first = 1 + int(sql.value(connection, "SELECT ifnull(max(id), 0) FROM staging.person"))
    facts = restoring.Staged(connection, file.path)
    connection.execute("SAVEPOINT stage")
    try:
        for count, record in enumerate(records, 1):
            if isinstance(record, PersonRow):
                people.append((number, *record, fold(record[5])))
            elif isinstance(record, FactRow):
                batch[facts.statement(record)].append(record.values)
                facts.count(record.line)
            else:
                statement, row = _staged(number, record)
                batch[statement].append(row)
            if not count % BATCH:
                _flush(connection, batch)
                ticker(count)
        _flush(connection, batch)
        connection.execute(
            "UPDATE staging.file SET first_person = ?, last_person = (SELECT ifnull(max(id), 0) FROM staging.person),"
            " facts = ? WHERE id = ?",
            (first, facts.rows, number),
        )
    finally:
        connection.execute("RELEASE stage")
    return number


def add_remarks(connection: apsw.Connection, file: int, remarks: Iterable[Rejected]) -> None:
    """Stage remarks on rows that are imported nevertheless (ragged, badly encoded)."""
    insert = "INSERT INTO staging.remark (file_id, line, reason) VALUES (?, ?, ?)"
    connection.executemany(insert, ((file, line, reason) for line, reason, _ in remarks))


def _staged(file: int, record: Record) -> tuple[str, tuple[object, ...]]:
    """Tell where a record other than a person goes, and as what row."""
    if isinstance(record, ActRow):
        return _ACT, (file, *record, int(KINDS[record.kind]), fold(record.name))
    if isinstance(record, ValueRow):
        return _VALUE, (file, *record, fold(record.name))
    if isinstance(record, NoteRow):
        return _NOTE, (file, *record, fold(record.name))
    if isinstance(record, ActivityRow):
        return _ACTIVITY, (file, *record)
    if isinstance(record, PositionRow):
        return _POSITION, (file, *record)
    if isinstance(record, PhotoRow):
        return _PHOTO, (file, *record)
    return _REJECTED, (file, *record)


def _flush(connection: apsw.Connection, batch: dict[str, list[tuple[object, ...]]]) -> None:
    for statement, rows in batch.items():
        if rows:
            connection.executemany(statement, rows)
            rows.clear()
