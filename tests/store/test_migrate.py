"""Bringing a database up to date."""

from pathlib import Path

import apsw
import pytest

from netdesk.domain.errors import DataError
from netdesk.store import history, migrate, schema
from netdesk.store.database import Database, open_database
from tests.store.snapshots import differences, faults, snapshot

NOW = 1_790_000_000


def made(path: Path) -> None:
    database = open_database(path, NOW)
    with history.change(database, "Add", NOW) as change:
        change.connection.execute("INSERT INTO contact (name) VALUES ('Ada')")
    database.close()


def with_hands(path: Path, *statements: str) -> None:
    connection = apsw.Connection(str(path))
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    "left",
    [
        ["PRAGMA user_version = 0"],
        ["PRAGMA user_version = 0", *(f"DROP TRIGGER {name}" for name in schema.TRIGGERS)],
        ["PRAGMA user_version = 0", *(f"DROP TRIGGER {name}" for name in list(schema.TRIGGERS)[5:])],
        ["PRAGMA user_version = 0", *(f"DROP TRIGGER {name}" for name in schema.TRIGGERS), "DROP VIEW contact_sum"],
    ],
)
def test_an_upgrade_that_was_killed_is_completed_at_the_next_start(tmp_path: Path, left: list[str]) -> None:
    path = tmp_path / "net.db"
    made(path)
    with_hands(path, *left)
    database = open_database(path, NOW)
    assert faults(database) == []
    assert database.rows("SELECT name FROM contact") == [("Ada",)]
    assert database.value("PRAGMA user_version") == migrate.CURRENT
    assert history.undo(database) is not None
    database.close()
    assert [file.name for file in (tmp_path / "backups").iterdir()] == ["net-before-upgrade-from-0-20260921-141320.db"]


def test_a_creation_that_was_killed_at_its_very_beginning_is_completed(tmp_path: Path) -> None:
    path = tmp_path / "net.db"
    database = Database(path)
    with database.connection_context():
        connection = database.connection()
        connection.pragma("query_only", False)
        connection.pragma("application_id", schema.APPLICATION_ID)
    database = open_database(path, NOW)
    assert faults(database) == []
    database.close()


PARTS = [*schema.VIEWS, "contact_search", *schema.INDEXES, *schema.TRIGGERS]


@pytest.mark.parametrize("kept", range(0, len(PARTS), 3))
def test_a_creation_that_stopped_after_any_statement_is_completed(tmp_path: Path, kept: int) -> None:
    """Whatever part of a new database reached the disk, the next start makes the rest."""
    path = tmp_path / "net.db"
    open_database(path, NOW).close()
    kinds = {**dict.fromkeys(schema.VIEWS, "VIEW"), **dict.fromkeys(schema.INDEXES, "INDEX"), "contact_search": "TABLE"}
    with_hands(
        path,
        "PRAGMA user_version = 0",
        *(f"DROP {kinds.get(name, 'TRIGGER')} {name}" for name in reversed(PARTS[kept:])),
    )
    database = open_database(path, NOW)
    assert faults(database) == []
    database.close()


def test_a_backup_is_made_before_an_upgrade_and_none_at_creation(tmp_path: Path) -> None:
    path = tmp_path / "net.db"
    made(path)
    assert not (tmp_path / "backups").exists()
    before = open_database(path, NOW)
    wanted = snapshot(before)
    before.close()
    with_hands(path, "PRAGMA user_version = 0")
    open_database(path, NOW).close()
    (copy,) = (tmp_path / "backups").iterdir()
    again = open_database(copy, NOW)
    assert differences(wanted, snapshot(again)) == {}
    again.close()


def test_missing_schema_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A frozen app may be shipped without them: it would start with no tables and no error."""
    empty = tmp_path / "migrations"
    empty.mkdir()
    monkeypatch.setattr(migrate, "FOLDER", empty)
    with pytest.raises(DataError, match="its schema files are missing"):
        open_database(tmp_path / "net.db", NOW)
    monkeypatch.undo()
    database = open_database(tmp_path / "net.db", NOW)
    assert faults(database) == []
    database.close()


def test_too_few_schema_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "CURRENT", migrate.CURRENT + 1)
    with pytest.raises(DataError, match="its schema files are missing"):
        open_database(tmp_path / "net.db", NOW)


def test_an_unknown_migration_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "net.db"
    made(path)
    with_hands(
        path, "PRAGMA user_version = 0", "INSERT INTO schema_migration (name, applied) VALUES ('0009_future', 'x')"
    )
    with pytest.raises(DataError, match="a NetDesk this one does not know"):
        open_database(path, NOW)


def test_a_fresh_database_and_one_migrated_step_by_step_are_the_same(tmp_path: Path) -> None:
    fresh = open_database(tmp_path / "fresh.db", NOW)
    made(tmp_path / "old.db")
    with_hands(tmp_path / "old.db", "PRAGMA user_version = 0")
    old = open_database(tmp_path / "old.db", NOW)
    assert schema.digest(old.connection()) == schema.digest(fresh.connection())
    assert schema.present_names(fresh.connection()) == schema.expected_names()
    fresh.close()
    old.close()


def as_version_1(path: Path) -> None:
    """Take back what the second migration and the parts made with it brought."""
    dropped = ("profile_moved", "profile_here", "cadence_tier", "contact_tier")
    with_hands(
        path,
        *(f"DROP TRIGGER {name}" for name in schema.TRIGGERS),
        *(f"DROP VIEW {name}" for name in schema.VIEWS),
        *(f"DROP INDEX {name}" for name in dropped),
        "ALTER TABLE profile DROP COLUMN back_on",
        "DELETE FROM schema_migration WHERE name LIKE '0002%'",
        "UPDATE change SET schema_version = 1",
        "PRAGMA user_version = 1",
    )


def test_a_database_of_version_1_is_upgraded_after_a_backup(tmp_path: Path) -> None:
    fresh = open_database(tmp_path / "fresh.db", NOW)
    made(tmp_path / "old.db")
    as_version_1(tmp_path / "old.db")
    old = open_database(tmp_path / "old.db", NOW)
    assert [file.name for file in (tmp_path / "backups").iterdir()] == ["old-before-upgrade-from-1-20260921-141320.db"]
    assert schema.digest(old.connection()) == schema.digest(fresh.connection())
    assert faults(old) == []
    assert old.rows("SELECT name FROM contact") == [("Ada",)]
    # What was changed before the upgrade is history only.
    assert [record.can_undo for record in history.changes(old)] == [False]
    assert history.undo(old) is None
    fresh.close()
    old.close()


def test_the_schema_files_are_shipped_beside_the_code() -> None:
    names = sorted(file.name for file in migrate.FOLDER.iterdir() if file.suffix in (".py", ".sql"))
    assert f"{migrate.CURRENT:04}_" in names[-1]
