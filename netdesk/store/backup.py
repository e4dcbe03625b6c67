"""Backups: whole, checked copies of the database in one file each."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from netdesk.domain.errors import DataError
from netdesk.store import faults

if TYPE_CHECKING:
    from netdesk.store.database import Database


def write(db: Database, target: Path) -> Path:
    """Write a checked copy of the database to a file that does not exist yet.

    The copy appears under its name only when it is complete, synced and sound. Raises DataError otherwise.
    """
    if target.exists():
        raise DataError(f"{target} exists already. Nothing was written: choose another name.")
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise DataError(f"{target} cannot be written: {error.strerror}.") from error
    try:
        with faults.told(target):
            connection = db.connection()
            connection.pragma("query_only", False)
            try:
                connection.execute("VACUUM INTO ?", (str(part),))
            finally:
                connection.pragma("query_only", True)
        _sync(part)
        faults_found = verify(part)
        if faults_found:
            raise DataError(
                f"The copy in {target} was not sound ({faults_found[0]}). It was removed; your data is safe."
            )
        part.replace(target)
        _sync(target.parent)
    finally:
        part.unlink(missing_ok=True)
    return target


def before_upgrade(db: Database, now: int) -> Path:
    """Write a copy beside the database before its schema changes; `now` is seconds, UTC."""
    moment = datetime.fromtimestamp(now, UTC)
    version = db.connection().pragma("user_version")
    name = f"{db.path.stem}-before-upgrade-from-{version}-{moment:%Y%m%d-%H%M%S}.db"
    return write(db, db.path.parent / "backups" / name)


def verify(path: Path) -> list[str]:
    """List the faults of a database file; empty when it is sound. Nothing is written."""
    try:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            connection.pragma("cell_size_check", True)
            found = [str(line) for (line,) in connection.execute("PRAGMA integrity_check(20)") if line != "ok"]
            found += [
                f"{row[0]} row {row[1]} refers to a missing {row[2]}"
                for row in connection.execute("PRAGMA foreign_key_check")
            ]
        finally:
            connection.close()
    except apsw.Error as error:
        return [str(error)]
    return found


def search_faults(db: Database) -> list[str]:
    """List the faults of the search index against what it indexes; it can be built anew at any time.

    Where the database can only be read, SQLite cannot compare the two, and nothing is listed.
    """
    if db.read_only:
        return []
    connection = db.connection()
    connection.pragma("query_only", False)
    try:
        with faults.told(db.path):
            connection.execute("INSERT INTO contact_search (contact_search, rank) VALUES ('integrity-check', 1)")
    except DataError as error:
        if not isinstance(error.__cause__, apsw.CorruptError):
            raise
        return [f"the search index does not fit the contacts ({error.__cause__})"]
    finally:
        connection.pragma("query_only", True)
    return []


def restore(source: Path, target: Path, now: int) -> Path | None:
    """Put a checked backup in the place of a database; the present file is kept beside it.

    Returns where the present database went, None when there was none. Raises DataError when the backup is not sound.
    """
    if not source.is_file():
        raise DataError(f"{source} does not exist. Nothing was changed.")
    found = verify(source)
    if found:
        raise DataError(f"{source.name} is not a sound backup ({found[0]}). Nothing was changed.")
    _refuse_foreign(source)
    part = target.with_name(target.name + ".part")
    target.parent.mkdir(parents=True, exist_ok=True)
    _copy(source, part)
    kept = _move_aside(target, now) if target.exists() else None
    part.replace(target)
    _sync(target.parent)
    return kept


def _refuse_foreign(source: Path) -> None:
    """Refuse a sound database of another program, or a newer NetDesk's, which could not be opened then."""
    from netdesk.store import peek  # by way of migrate it needs this module

    connection = apsw.Connection(str(source), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        identity, version = connection.pragma("application_id"), connection.pragma("user_version")
    finally:
        connection.close()
    peek.refuse(source, identity, version)


def _copy(source: Path, part: Path) -> None:
    """Copy a database through SQLite, so that what lies in its log comes along."""
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_RDWR, 0o600))
    connection = apsw.Connection(str(source), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        with faults.told(part):
            connection.execute("VACUUM INTO ?", (str(part),))
    finally:
        connection.close()
    _sync(part)


def _move_aside(target: Path, now: int) -> Path:
    """Move a database with its log out of the way."""
    moment = datetime.fromtimestamp(now, UTC)
    name, number = f"{target.stem}-replaced-{moment:%Y%m%d-%H%M%S}", 1
    kept = target.with_name(f"{name}{target.suffix}")
    while kept.exists():
        number += 1
        kept = target.with_name(f"{name}-{number}{target.suffix}")
    for ending in ("", "-wal", "-shm"):
        part = target.with_name(target.name + ending)
        if part.exists():
            part.replace(kept.with_name(kept.name + ending))
    return kept


def _sync(path: Path) -> None:
    """Make a file, or the names in a folder, safe on disk."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
