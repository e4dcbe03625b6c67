"""Note when a profile that was gone came back: reconnected people."""

from peewee import IntegerField, SqliteDatabase
from playhouse.migrate import SchemaMigrator, migrate


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Add the column."""
    migrate(migrator.add_column("profile", "back_on", IntegerField(null=True)))
