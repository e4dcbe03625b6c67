"""A look at a file before it is opened for good: whose it is, without writing to it."""

from pathlib import Path

import apsw

from netdesk.domain.errors import DataError
from netdesk.store import faults, migrate, schema, sql

MAGIC = b"SQLite format 3\0"
_VERSION, _IDENTITY = slice(60, 64), slice(68, 72)


def log_of(path: Path) -> Path | None:
    """Name a database's write-ahead log where it holds anything."""
    log = path.with_name(path.name + "-wal")
    return log if log.exists() and log.stat().st_size else None


def refuse_lone_log(path: Path) -> None:
    """Refuse to make a database where the log of another one lies: SQLite would throw the log away."""
    log = log_of(path)
    if log is not None:
        raise DataError(
            f"{path.name} is missing or empty, but its log {log.name} is there. Nothing was changed: put {path.name} back"
            " beside it, or move the log away."
        )


def refuse_strangers(path: Path) -> None:
    """Refuse what is no NetDesk database of this version or an older one. Raises DataError; the file is not touched.

    What was refused here must not be connected to: that alone may change its journal mode.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise DataError(f"{path} cannot be opened: {error.strerror}.") from error
    if head[:16] != MAGIC or len(head) < 100:
        raise DataError(
            f"{path.name} is damaged, encrypted or no NetDesk database. It was left as it was: restore a backup"
            " with `netdesk restore`, or choose another file with --database."
        )
    identity, version = (int.from_bytes(head[part], "big") for part in (_IDENTITY, _VERSION))
    if identity != schema.APPLICATION_ID:
        identity, version, empty = _look_inside(path)
        if empty and not identity:
            return
    refuse(path, identity, version)


def refuse(path: Path, identity: int, version: int) -> None:
    """Refuse another program's database, or a newer NetDesk's."""
    if identity != schema.APPLICATION_ID:
        raise DataError(f"{path.name} is a database of another program. It was left as it was.")
    if version > migrate.CURRENT:
        raise DataError(
            f"{path.name} was written by a newer NetDesk (schema {version}; this one knows {migrate.CURRENT})."
            " It was left as it was: update NetDesk, or open a backup."
        )


def read_only_name(path: Path, *, immutable: bool) -> str:
    """Give the address under which SQLite opens a file for reading; `immutable` ignores its log and leaves no trace."""
    name = path.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:{name}?mode=ro{'&immutable=1' if immutable else ''}"


def _look_inside(path: Path) -> tuple[int, int, bool]:
    """Ask SQLite for identity and version, which may still be in the log, and whether the file holds nothing at all."""
    name = read_only_name(path, immutable=log_of(path) is None)
    with faults.opening(path):
        connection = apsw.Connection(name, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
        try:
            empty = not sql.value(connection, "SELECT count(*) FROM sqlite_schema")
            return connection.pragma("application_id"), connection.pragma("user_version"), empty
        finally:
            connection.close()
