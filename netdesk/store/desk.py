"""What lies on the desk as a whole."""

from pathlib import Path

from netdesk.store.database import Database


def is_empty(db: Database) -> bool:
    """Tell whether nobody was imported or entered and no time was tracked yet."""
    return not db.value("SELECT EXISTS (SELECT 1 FROM contact) OR EXISTS (SELECT 1 FROM time_entry)")


def remove(path: Path) -> None:
    """Delete a database that nobody has open, with its log."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
