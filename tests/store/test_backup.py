"""Backups are whole and checked; a restore loses nothing."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import apsw
import pytest

from netdesk.domain.errors import DataError
from netdesk.store import backup, history, migrate
from netdesk.store.database import Database, open_database, writing
from tests.store.snapshots import differences, faults, snapshot

NOW = 1_790_000_000  # 2026-09-21 14:13:20 UTC


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def add(db: Database, *names: str) -> None:
    for name in names:
        with history.change(db, f"Add {name}", NOW) as change:
            change.connection.execute("INSERT INTO contact (name) VALUES (?)", (name,))


def names(path: Path) -> list[str]:
    database = open_database(path, NOW)
    try:
        return [name for (name,) in database.rows("SELECT name FROM contact ORDER BY id")]
    finally:
        database.close()


class TestWrite:
    def test_holds_what_still_lies_in_the_log(self, db: Database, tmp_path: Path) -> None:
        add(db, "Ada", "Bob")
        assert db.path.with_name("net.db-wal").stat().st_size > 0
        before = snapshot(db)
        target = backup.write(db, tmp_path / "deep" / "copy.db")
        assert [file.name for file in target.parent.iterdir()] == ["copy.db"]
        copy = open_database(target, NOW)
        assert differences(before, snapshot(copy)) == {}
        assert faults(copy) == []
        history.undo(copy)
        assert copy.value("SELECT count(*) FROM contact") == 1
        copy.close()
        assert differences(before, snapshot(db)) == {}

    @pytest.mark.skipif(os.name != "posix", reason="file modes")
    def test_only_the_owner_can_read_it(self, db: Database, tmp_path: Path) -> None:
        assert backup.write(db, tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600

    def test_never_replaces_a_file(self, db: Database, tmp_path: Path) -> None:
        target = tmp_path / "copy.db"
        target.write_bytes(b"mine")
        with pytest.raises(DataError, match="exists already"):
            backup.write(db, target)
        assert target.read_bytes() == b"mine"

    def test_a_place_that_cannot_be_written(self, db: Database, tmp_path: Path) -> None:
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(DataError, match="cannot be written"):
            backup.write(db, tmp_path / "file" / "copy.db")

    def test_leaves_the_connection_guarded(self, db: Database, tmp_path: Path) -> None:
        backup.write(db, tmp_path / "copy.db")
        with pytest.raises(DataError):
            db.rows("DELETE FROM network")

    def test_takes_the_place_of_a_half_written_one(self, db: Database, tmp_path: Path) -> None:
        (tmp_path / "copy.db.part").write_bytes(b"half")
        assert backup.verify(backup.write(db, tmp_path / "copy.db")) == []
        assert not (tmp_path / "copy.db.part").exists()

    def test_before_an_upgrade_it_lies_beside_and_tells_from_when(self, db: Database) -> None:
        add(db, "Ada")
        path = backup.before_upgrade(db, NOW)
        assert path == db.path.parent / "backups" / f"net-before-upgrade-from-{migrate.CURRENT}-20260921-141320.db"
        assert names(path) == ["Ada"]


class TestVerify:
    def test_a_sound_one(self, db: Database, tmp_path: Path) -> None:
        assert backup.verify(backup.write(db, tmp_path / "copy.db")) == []

    @pytest.mark.parametrize("damage", ["cut", "zeros", "text", "empty page"])
    def test_damage_is_found(self, db: Database, tmp_path: Path, damage: str) -> None:
        add(db, *(f"Person {n} {'x' * 500}" for n in range(40)))
        path = backup.write(db, tmp_path / "copy.db")
        content = path.read_bytes()
        page = db.value("SELECT rootpage FROM sqlite_schema WHERE name = 'contact'")
        size = 16_384
        path.write_bytes(
            {
                "cut": content[: len(content) // 2],
                "zeros": bytes(len(content)),
                "text": b"no database at all",
                "empty page": content[: (page - 1) * size] + bytes(size) + content[page * size :],
            }[damage]
        )
        assert backup.verify(path) != []

    def test_a_reference_to_nobody_is_found(self, db: Database, tmp_path: Path) -> None:
        stranger = apsw.Connection(str(db.path))
        stranger.execute("INSERT INTO email (contact_id, address) VALUES (99, 'x@x.org')")
        stranger.close()
        assert backup.verify(db.path) == ["email row 1 refers to a missing contact"]

    def test_a_missing_file(self, tmp_path: Path) -> None:
        assert backup.verify(tmp_path / "nothing.db") != []
        assert not (tmp_path / "nothing.db").exists()

    def test_the_search_index_against_the_people(self, db: Database) -> None:
        add(db, "Ada")
        assert backup.search_faults(db) == []
        with writing(db) as connection:
            connection.execute("INSERT INTO contact_search (contact_search) VALUES ('delete-all')")
        assert len(backup.search_faults(db)) == 1
        with writing(db) as connection:
            connection.execute("INSERT INTO contact_search (contact_search) VALUES ('rebuild')")
        assert backup.search_faults(db) == []

    def test_the_search_index_is_not_blamed_for_a_lock(self, db: Database) -> None:
        other = apsw.Connection(str(db.path))
        other.execute("BEGIN IMMEDIATE")
        db.connection().set_busy_timeout(10)
        with pytest.raises(DataError, match="Another program"):
            backup.search_faults(db)
        other.close()

    def test_a_database_that_can_only_be_read_is_not_blamed_either(self, db: Database) -> None:
        add(db, "Ada")
        db.close()
        reader = Database(db.path, read_only=True)
        with reader.connection_context():
            assert backup.search_faults(reader) == []


class TestRestore:
    def test_puts_the_copy_in_place_and_keeps_the_present_one(self, db: Database, tmp_path: Path) -> None:
        add(db, "Ada")
        copy = backup.write(db, tmp_path / "copy.db")
        before = copy.read_bytes()
        add(db, "Bob")
        db.close()
        kept = backup.restore(copy, tmp_path / "net.db", NOW)
        assert kept == tmp_path / "net-replaced-20260921-141320.db"
        assert names(tmp_path / "net.db") == ["Ada"]
        assert names(kept) == ["Ada", "Bob"]
        assert copy.read_bytes() == before

    def test_what_a_kill_left_in_the_log_is_kept_as_well(self, db: Database, tmp_path: Path) -> None:
        copy = backup.write(db, tmp_path / "copy.db")
        add(db, "Ada")
        home = tmp_path / "home"
        home.mkdir()
        for ending in ("", "-wal", "-shm"):
            shutil.copy(f"{db.path}{ending}", home / f"net.db{ending}")
        kept = backup.restore(copy, home / "net.db", NOW)
        assert names(home / "net.db") == []
        assert kept is not None
        assert names(kept) == ["Ada"]

    def test_twice_in_a_second_keeps_both(self, db: Database, tmp_path: Path) -> None:
        empty = backup.write(db, tmp_path / "empty.db")
        add(db, "Ada")
        ada = backup.write(db, tmp_path / "ada.db")
        add(db, "Bob")
        db.close()
        kept = [backup.restore(copy, tmp_path / "net.db", NOW) for copy in (empty, ada, empty)]
        assert [names(path) for path in kept if path] == [["Ada", "Bob"], [], ["Ada"]]

    def test_where_there_is_none(self, db: Database, tmp_path: Path) -> None:
        add(db, "Ada")
        copy = backup.write(db, tmp_path / "copy.db")
        assert backup.restore(copy, tmp_path / "new" / "net.db", NOW) is None
        assert names(tmp_path / "new" / "net.db") == ["Ada"]

    def test_over_a_damaged_one(self, db: Database, tmp_path: Path) -> None:
        add(db, "Ada")
        copy = backup.write(db, tmp_path / "copy.db")
        broken = tmp_path / "broken.db"
        broken.write_bytes(Random(1).randbytes(10_000))
        kept = backup.restore(copy, broken, NOW)
        assert names(broken) == ["Ada"]
        assert kept is not None
        assert kept.read_bytes() == Random(1).randbytes(10_000)

    def test_refuses_what_is_not_sound_and_leaves_the_present_one(self, db: Database, tmp_path: Path) -> None:
        add(db, "Ada")
        copy = backup.write(db, tmp_path / "copy.db")
        copy.write_bytes(copy.read_bytes()[:100_000])
        self.refused(db, copy, "not a sound backup")

    def test_refuses_what_is_not_there(self, db: Database, tmp_path: Path) -> None:
        add(db, "Ada")
        self.refused(db, tmp_path / "nothing.db", "does not exist")

    def test_refuses_another_program_s(self, db: Database, tmp_path: Path) -> None:
        add(db, "Ada")
        other = apsw.Connection(str(tmp_path / "other.db"))
        other.execute("CREATE TABLE moz_places (id)")
        other.close()
        self.refused(db, tmp_path / "other.db", "another program")

    def test_refuses_a_newer_netdesk_s_that_could_not_be_opened_then(self, db: Database, tmp_path: Path) -> None:
        add(db, "Ada")
        copy = backup.write(db, tmp_path / "copy.db")
        newer = apsw.Connection(str(copy))
        newer.pragma("user_version", migrate.CURRENT + 1)
        newer.close()
        self.refused(db, copy, "newer NetDesk")

    def refused(self, db: Database, source: Path, words: str) -> None:
        db.close()
        before = db.path.read_bytes()
        beside = sorted(file.name for file in db.path.parent.iterdir())
        with pytest.raises(DataError, match=words):
            backup.restore(source, db.path, NOW)
        assert db.path.read_bytes() == before
        assert sorted(file.name for file in db.path.parent.iterdir()) == beside
        assert names(db.path) == ["Ada"]
