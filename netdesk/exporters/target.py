"""The file that is written: whole or not at all, readable by its owner only."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

from netdesk.domain.errors import DataError

OLD = 86_400  # seconds
_DATABASE = b"SQLite format 3\0"


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a file beside the target to write to; it takes the target's place once all of it is safe on disk.

    Raises DataError where that fails; what stood there before is then as it was, and nothing is left half written.
    """
    real = Path(os.path.realpath(target))
    _refuse(real)
    _clear_away(real.parent)
    try:
        handle, name = mkstemp(prefix=".netdesk-", suffix=".part", dir=real.parent)  # mode 0600
    except OSError as error:
        raise DataError(_sentence(target, error)) from error
    os.close(handle)
    part = Path(name)
    try:
        yield part
        _sync(part)
        part.replace(real)
        _sync(real.parent)
    except OSError as error:
        raise DataError(_sentence(target, error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _clear_away(folder: Path) -> None:
    """Remove what an export left that was killed, once nobody can still be writing it."""
    with suppress(OSError):
        for left in folder.glob(".netdesk-*.part"):
            if time.time() - left.stat().st_mtime > OLD:
                left.unlink()


def _refuse(target: Path) -> None:
    """Refuse a folder, a device, and above all a database."""
    if not target.exists():
        return
    if not target.is_file():
        raise DataError(f"{target} is no file that could be replaced. Nothing was written: choose another name.")
    with suppress(OSError), target.open("rb") as file:
        if file.read(len(_DATABASE)) == _DATABASE:
            raise DataError(f"{target} is a database. Nothing was written: choose another name.")


def _sentence(target: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"The disk is full: {target.name} was not written. Free some space and try again."
    if error.errno == errno.ENOENT:
        return f"{target.parent} does not exist. Nothing was written: choose another folder."
    return f"{target} cannot be written: {error.strerror or error}. Nothing was changed."


def _sync(path: Path) -> None:
    """Make a file, or the names in a folder, safe on disk."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
