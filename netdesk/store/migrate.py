"""Bringing an older database up to the current schema, after a backup of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from netdesk.domain.errors import DataError
from netdesk.store import backup, schema

if TYPE_CHECKING:
    from netdesk.store.database import Database

CURRENT = 2
FOLDER = Path(__file__).parent / "migrations"


def run(db: Database, *, fresh: bool, now: int) -> None:
    """Apply the missing migrations in one go and check that the outcome equals a fresh database's schema.

    `now` is seconds, UTC, and names the backup. Raises DataError where migration files are missing.
    """
    from playhouse.migrations import Runner

    runner = Runner(db, str(FOLDER))
    known = runner.migrations()
    if not known or known[-1].idx != CURRENT:
        raise DataError(
            "This NetDesk is incomplete: its schema files are missing. Install it again; your data is safe."
        )
    if not fresh:
        backup.before_upgrade(db, now)
    connection = db.connection()
    connection.pragma("query_only", False)
    try:
        strangers = set(runner.applied()) - {step.name for step in known}
        if strangers:
            raise DataError(f"{db.path.name} was changed by a NetDesk this one does not know. It was left as it was.")
        connection.pragma("application_id", schema.APPLICATION_ID)
        schema.drop_extras(connection)
        runner.up()
        schema.create_extras(connection)
        connection.pragma("user_version", CURRENT)
    finally:
        connection.pragma("query_only", True)
