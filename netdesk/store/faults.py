"""What SQLite complains of, told as one sentence: the environment's faults apart from our own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from netdesk.domain.errors import DataError

_SENTENCES: tuple[tuple[type[Exception], str], ...] = (
    (apsw.FullError, "The disk is full: {name} was not changed. Free some space and try again."),
    (apsw.ReadOnlyError, "{name} can only be read here: the file or its folder is read-only. Nothing was changed."),
    (apsw.BusyError, "Another program is writing to {name}. Nothing was changed: try again in a moment."),
    (apsw.LockedError, "Another program is writing to {name}. Nothing was changed: try again in a moment."),
    (apsw.NotADBError, "{name} is damaged, encrypted or no NetDesk database. It was left as it was."),
    (apsw.CorruptError, "{name} is damaged. Run `netdesk check`, and restore a backup with `netdesk restore`."),
    (apsw.CantOpenError, "{name} cannot be opened: its folder is missing or closed to you."),
    (apsw.InterruptError, "Stopped as you asked. Nothing was changed."),
    (apsw.IOError, "The disk failed while {name} was in use. Nothing of the last step was kept."),
)


def cause_of(error: BaseException) -> apsw.Error | None:
    """Find SQLite's own complaint in an error or in what led to it (Peewee may hide a full disk behind a rollback)."""
    seen: BaseException | None = error
    found: apsw.Error | None = None
    while seen is not None:
        if isinstance(seen, apsw.Error):
            found = seen
            if not isinstance(seen, apsw.SQLError):
                return seen
        seen = seen.__cause__ or seen.__context__
    return found


def is_read_only(error: BaseException) -> bool:
    """Tell whether a file could not be opened for writing."""
    return isinstance(cause_of(error), (apsw.ReadOnlyError, apsw.CantOpenError))


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn a fault of disk or file inside into a DataError; programming errors pass unchanged."""
    try:
        yield
    except DataError:
        raise
    except Exception as error:
        cause = cause_of(error)
        for kind, sentence in _SENTENCES:
            if isinstance(cause, kind):
                raise DataError(sentence.format(name=path.name)) from error
        raise


@contextmanager
def opening(path: Path) -> Iterator[None]:
    """As `told`, for work that only looks: what SQLite cannot make sense of is the file's fault, too."""
    try:
        with told(path):
            yield
    except DataError:
        raise
    except Exception as error:
        if cause_of(error) is None:
            raise
        raise DataError(f"{path.name} is damaged or from a newer SQLite. It was left as it was.") from error
