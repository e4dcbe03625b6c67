"""What the window remembers between two starts: theme, geometry, column layout. One small JSON file, no user data."""

import json
import logging
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSaveFile
from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)

GEOMETRY = "geometry"


class WindowState:
    """A small store of JSON values that survives a crash; losing it costs nothing but a layout."""

    def __init__(self, path: Path | None = None) -> None:
        """Read the file; without a path nothing is kept, and a damaged file counts as empty."""
        self._path = path
        self._values: dict[str, Any] = _read(path)

    def get(self, key: str, default: Any = None) -> Any:
        """Give a remembered value."""
        return self._values.get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Remember a JSON value and write the file when it is a new one; None forgets."""
        if self._values.get(key) == value:
            return
        if value is None:
            del self._values[key]
        else:
            self._values[key] = value
        self._write()

    def keep_geometry(self, window: QWidget) -> None:
        """Remember where a window stands and how large it is."""
        self.set(GEOMETRY, bytes(window.saveGeometry().toBase64().data()).decode())

    def restore_geometry(self, window: QWidget) -> None:
        """Put a window where it stood, as far as there is still a screen."""
        text = self.get(GEOMETRY)
        if isinstance(text, str):
            window.restoreGeometry(QByteArray.fromBase64(text.encode()))

    def _write(self) -> None:
        if self._path is None:
            return
        file = QSaveFile(str(self._path))
        if file.open(QSaveFile.OpenModeFlag.WriteOnly):
            file.write(json.dumps(self._values, indent=1, ensure_ascii=False).encode())
            if file.commit():
                return
        log.warning("The window's layout could not be kept: %s", file.errorString())


def _read(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        values = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}
