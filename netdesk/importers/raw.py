"""Raw bytes to import, wherever they lie: memory, a file, a member of an archive. They can be opened again and again."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from netdesk.domain.errors import DataError


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes with a name; `open` gives a fresh binary stream each time, `size` counts the bytes."""

    name: str
    size: int
    open: Callable[[], BinaryIO]

    def head(self, most: int = 4096) -> bytes:
        """Read the first bytes."""
        with self.open() as stream:
            return stream.read(most)


def raw_of(source: "bytes | Path | Raw", name: str = "") -> Raw:
    """Take bytes or a path as a source; raises DataError when the file cannot be read."""
    if isinstance(source, Raw):
        return source
    if isinstance(source, bytes):
        data = source
        return Raw(name or "The file", len(data), lambda: io.BytesIO(data))
    path = source
    try:
        size = path.stat().st_size
    except OSError as error:
        raise unreadable(name or path.name, error) from error

    def open_file() -> BinaryIO:
        try:
            return cast(BinaryIO, path.open("rb"))
        except OSError as error:
            raise unreadable(name or path.name, error) from error

    return Raw(name or path.name, size, open_file)


def unreadable(name: str, error: OSError) -> DataError:
    """Word what the system says about a file that cannot be read."""
    if isinstance(error, FileNotFoundError):
        return DataError(f"{name} was not found.")
    if isinstance(error, PermissionError):
        return DataError(f"{name} may not be read: permission is missing.")
    return DataError(f"{name} cannot be read: {error.strerror or error}.")
