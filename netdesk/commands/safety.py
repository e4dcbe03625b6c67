"""check, backup, restore."""

from argparse import Namespace
from pathlib import Path

from netdesk.commands.desk import database_path, moment, opened, print_text
from netdesk.domain.errors import DataError
from netdesk.store import backup as backups


def check(options: Namespace) -> int:
    """Look for damage and tell; nothing is repaired."""
    path = database_path(options)
    with opened(options, moment().now) as db:
        found = backups.verify(path) + backups.search_faults(db)
    if found:
        raise DataError(
            f"{path.name} is damaged: {'; '.join(found[:3])}. Restore a backup with `netdesk restore FILE`."
        )
    print_text(f"{path.name} is sound.")
    return 0


def backup(options: Namespace) -> int:
    """Write a checked copy."""
    with opened(options, moment().now) as db:
        target = backups.write(db, Path(options.file).expanduser())
    print_text(f"Backup written to {target}.")
    return 0


def restore(options: Namespace) -> int:
    """Put a backup in the database's place; what was there is kept beside it."""
    kept = backups.restore(Path(options.file).expanduser(), database_path(options), moment().now)
    print_text(f"Restored {options.file}." + (f" The database before is kept as {kept.name}." if kept else ""))
    return 0
