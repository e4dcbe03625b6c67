"""Opening a database: what is in force, what is refused, and that a refused file is left as it was."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from netdesk.domain.errors import DataError
from netdesk.store import history, migrate, schema
from netdesk.store.database import PAGE_SIZE, Database, open_database, stoppable, writing
from tests.store.snapshots import faults, found, snapshot

NOW = 1_790_000_000
ROOT = Path(__file__).parents[2]
IS_ROOT = os.name == "posix" and os.geteuid() == 0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "net.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    database = open_database(path, NOW)
    yield database
    database.close()


def add(db: Database, name: str) -> int:
    with history.change(db, f"Add {name}", NOW) as change:
        change.connection.execute("INSERT INTO contact (name, name_key) VALUES (?, ?)", (name, name.casefold()))
        return change.connection.last_insert_rowid()


def names(db: Database) -> list[str]:
    return [name for (name,) in db.rows("SELECT name FROM contact ORDER BY id")]


def closed(path: Path, *people: str) -> bytes:
    """Make a database, close it, and give its bytes."""
    database = open_database(path, NOW)
    for name in people:
        add(database, name)
    database.close()
    return path.read_bytes()


def refuse(path: Path, words: str) -> None:
    """See a file refused with one sentence or two and left as it was, with nothing new beside it."""
    before = path.read_bytes()
    beside = sorted(file.name for file in path.parent.iterdir())
    with pytest.raises(DataError) as caught:
        open_database(path, NOW)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")
    assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir()) == beside


class TestInForce:
    @pytest.mark.parametrize(
        ("pragma", "value"),
        [
            ("journal_mode", "wal"),
            ("synchronous", 2),
            ("foreign_keys", 1),
            ("recursive_triggers", 1),
            ("trusted_schema", 0),
            ("cell_size_check", 1),
            ("mmap_size", 0),
            ("temp_store", 2),
            ("page_size", PAGE_SIZE),
            ("query_only", 1),
            ("application_id", schema.APPLICATION_ID),
            ("user_version", migrate.CURRENT),
        ],
    )
    def test_settings(self, db: Database, pragma: str, value: object) -> None:
        assert db.value(f"PRAGMA {pragma}") == value

    def test_a_second_thread_s_connection_has_them_too(self, db: Database) -> None:
        other = Database(db.path)
        with other.connection_context():
            assert [other.value(f"PRAGMA {name}") for name in ("synchronous", "foreign_keys", "query_only")] == [
                2,
                1,
                1,
            ]

    @pytest.mark.skipif(os.name != "posix", reason="file modes")
    def test_only_the_owner_can_read_it_or_its_log(self, db: Database) -> None:
        add(db, "Ada")
        modes = {file.name: file.stat().st_mode & 0o777 for file in db.path.parent.glob("net.db*")}
        assert modes == {"net.db": 0o600, "net.db-wal": 0o600, "net.db-shm": 0o600}

    def test_the_schema_is_the_expected_one(self, db: Database) -> None:
        assert faults(db) == []

    def test_folders_are_made(self, tmp_path: Path) -> None:
        database = open_database(tmp_path / "a" / "b" / "net.db", NOW)
        assert names(database) == []
        database.close()

    def test_what_was_written_is_there_again(self, path: Path) -> None:
        closed(path, "Ada", "Bob")
        database = open_database(path, NOW)
        assert names(database) == ["Ada", "Bob"]
        database.close()


class TestWriting:
    @pytest.mark.parametrize(
        "sql",
        [
            "INSERT INTO contact (name) VALUES ('Eve')",
            "DELETE FROM network",
            "CREATE TABLE t (a)",
            "DROP TRIGGER sum_contact_insert",
        ],
    )
    def test_outside_a_change_nothing_can_be_written(self, db: Database, sql: str) -> None:
        with pytest.raises(DataError):
            db.rows(sql)
        assert names(db) == []
        assert faults(db) == []

    def test_after_a_change_too(self, db: Database) -> None:
        add(db, "Ada")
        with pytest.raises(DataError):
            db.rows("INSERT INTO contact (name) VALUES ('Eve')")
        assert names(db) == ["Ada"]

    def test_after_a_failed_change_too(self, db: Database) -> None:
        with pytest.raises(ZeroDivisionError), writing(db) as connection:
            connection.execute("INSERT INTO contact (name) VALUES ('Eve')")
            raise ZeroDivisionError
        with pytest.raises(DataError):
            db.rows("INSERT INTO contact (name) VALUES ('Eve')")
        assert names(db) == []

    def test_a_mistake_of_ours_is_not_dressed_up(self, db: Database) -> None:
        with pytest.raises(apsw.SQLError):
            db.rows("SELECT nothing FROM contact")

    def test_while_another_program_writes(self, db: Database) -> None:
        # By the same library: two of them in one process do not see each other's locks.
        other = apsw.Connection(str(db.path))
        other.execute("BEGIN IMMEDIATE")
        connection: apsw.Connection = db.connection()
        connection.set_busy_timeout(20)
        with pytest.raises(DataError, match=r"Another program is writing to net\.db"):
            add(db, "Ada")
        assert names(db) == []
        other.close()
        add(db, "Ada")
        assert names(db) == ["Ada"]

    def test_another_connection_s_write_is_noticed(self, db: Database) -> None:
        before = db.data_version()
        other = open_database(db.path, NOW)
        add(other, "Ada")
        other.close()
        assert db.data_version() != before
        assert names(db) == ["Ada"]


PAGE = b"<!DOCTYPE html><html><body>Sign in to download your data</body></html>"


class TestRefused:
    @pytest.mark.parametrize(
        "content", [PAGE, b"\0", b"\0" * 20_000, b"SQLite format 3", os.urandom(5_000), b"a,b\n1,2\n"]
    )
    def test_what_is_no_database(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        refuse(path, "is damaged, encrypted or no NetDesk database")

    def test_a_folder(self, path: Path) -> None:
        path.mkdir()
        with pytest.raises(DataError, match="cannot be opened"):
            open_database(path, NOW)

    def test_a_path_through_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(DataError, match=r"cannot be (created|opened)"):
            open_database(tmp_path / "file" / "net.db", NOW)

    def test_an_empty_file_is_a_new_database(self, path: Path) -> None:
        path.write_bytes(b"")
        database = open_database(path, NOW)
        assert faults(database) == []
        database.close()

    @pytest.mark.parametrize("missing", [True, False])
    def test_a_log_whose_database_is_gone(self, path: Path, missing: bool) -> None:
        """SQLite would throw the log away, and with it what was written last."""
        database = open_database(path, NOW)
        add(database, "Ada")
        log = path.with_name("net.db-wal")
        kept = log.read_bytes()
        database.close()
        path.unlink()
        if not missing:
            path.write_bytes(b"")
        log.write_bytes(kept)
        with pytest.raises(DataError, match=r"net\.db-wal"):
            open_database(path, NOW)
        assert log.read_bytes() == kept

    @pytest.mark.parametrize("mode", ["delete", "wal"])
    def test_another_program_s_database(self, path: Path, mode: str) -> None:
        other = sqlite3.connect(path)
        other.execute(f"PRAGMA journal_mode = {mode}")
        other.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY)")
        other.commit()
        other.close()
        refuse(path, "another program")

    def test_another_program_s_database_with_an_open_log(self, path: Path, tmp_path: Path) -> None:
        other = sqlite3.connect(tmp_path / "theirs.db")
        other.execute("PRAGMA journal_mode = wal")
        other.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY)")
        other.commit()
        shutil.copy(tmp_path / "theirs.db", path)
        shutil.copy(tmp_path / "theirs.db-wal", path.with_name("net.db-wal"))
        before = path.read_bytes(), path.with_name("net.db-wal").read_bytes()
        with pytest.raises(DataError, match="another program"):
            open_database(path, NOW)
        assert (path.read_bytes(), path.with_name("net.db-wal").read_bytes()) == before
        other.close()

    @pytest.mark.parametrize("mode", ["delete", "wal"])
    def test_a_newer_netdesk_s_database(self, path: Path, mode: str) -> None:
        closed(path, "Ada")
        newer = sqlite3.connect(path)
        newer.execute(f"PRAGMA journal_mode = {mode}")
        newer.execute(f"PRAGMA user_version = {migrate.CURRENT + 1}")
        newer.close()
        refuse(path, "newer NetDesk")

    @pytest.mark.parametrize("pages", [0.3, 1, 2.5, 20])
    def test_a_truncated_file(self, path: Path, pages: float) -> None:
        content = closed(path, "Ada")
        path.write_bytes(content[: int(pages * PAGE_SIZE)])
        refuse(path, "net.db is damaged")

    @pytest.mark.parametrize(
        ("sql", "name"),
        [
            ("CREATE TRIGGER spy AFTER INSERT ON contact BEGIN DELETE FROM note; END", "spy"),
            ("CREATE TRIGGER history_spy AFTER INSERT ON contact BEGIN DELETE FROM note; END", "history_spy"),
            (
                "CREATE TRIGGER contact_search_spy AFTER INSERT ON contact BEGIN DELETE FROM note; END",
                "contact_search_spy",
            ),
            ("CREATE VIEW everything AS SELECT * FROM contact", "everything"),
            ("CREATE VIEW history_x AS SELECT * FROM contact", "history_x"),
            ("CREATE TABLE stranger (a)", "stranger"),
            ("CREATE TABLE undone_1_stranger (a)", "undone_1_stranger"),
            ("CREATE VIEW undone_1_contact AS SELECT * FROM contact", "undone_1_contact"),
            ("DROP TRIGGER sum_interaction_insert", "sum_interaction_insert"),
            ("DROP INDEX contact_status_name_key", "contact_status_name_key"),
            ("DROP TABLE note", "note"),
        ],
    )
    def test_parts_that_are_not_ours_or_missing(self, path: Path, sql: str, name: str) -> None:
        closed(path, "Ada")
        with_hands(path, sql)
        refuse(path, name)

    def test_a_trigger_of_ours_that_does_something_else_is_made_anew(self, path: Path) -> None:
        closed(path, "Ada")
        with_hands(
            path,
            "INSERT INTO note (contact_id, text) VALUES (1, 'kept')",
            "DROP TRIGGER sum_contact_delete",
            "CREATE TRIGGER sum_contact_delete AFTER DELETE ON contact BEGIN DELETE FROM note; END",
            "DROP TRIGGER search_contact_insert",
            "CREATE TRIGGER search_contact_insert AFTER INSERT ON contact BEGIN SELECT 1; END",
            "INSERT INTO contact (name) VALUES ('Zora')",
        )
        database = open_database(path, NOW)
        assert faults(database) == []
        assert found(database, "Zora") == [2]
        with history.change(database, "Delete", NOW) as change:
            change.connection.execute("DELETE FROM contact WHERE id = 2")
        assert database.value("SELECT text FROM note") == "kept"
        database.close()

    @pytest.mark.slow
    def test_any_flipped_byte_of_the_header_is_refused_or_harmless(self, path: Path, tmp_path: Path) -> None:
        content = closed(path, "Ada", "Bob")
        refused = 0
        for at in range(100):
            for flip in (0x01, 0x80, 0xFF):
                copy = tmp_path / f"{at}-{flip}.db"
                copy.write_bytes(content[:at] + bytes([content[at] ^ flip]) + content[at + 1 :])
                before = copy.read_bytes()
                try:
                    database = open_database(copy, NOW)
                except DataError:
                    refused += 1
                    assert copy.read_bytes() == before, at
                    continue
                try:
                    assert names(database) == ["Ada", "Bob"], at
                except DataError:
                    refused += 1
                database.close()
        assert refused > 100


def with_hands(path: Path, *statements: str) -> None:
    """Change a database as another program would."""
    connection = apsw.Connection(str(path))
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 0)
    for statement in statements:
        connection.execute(statement)
    connection.close()


CHILD = """
import sys
from pathlib import Path
from netdesk.domain.errors import DataError
from netdesk.store import history
from netdesk.store.database import open_database
path = Path(sys.argv[1])
try:
    db = open_database(path, 1790000000)
    print("read only" if db.read_only else "writable", [name for (name,) in db.rows("SELECT name FROM contact")])
    try:
        with history.change(db, "Add", 1790000000) as change:
            change.connection.execute("INSERT INTO contact (name) VALUES ('Eve')")
        print("written")
    except DataError as error:
        print("refused:", error)
except DataError as error:
    print("not opened:", error)
"""


def as_nobody(*arguments: str) -> str:
    """Run a program as a user who owns nothing, since root may write anywhere."""
    command = [sys.executable, *arguments]
    if IS_ROOT:
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT)}, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder that anybody may enter, unlike pytest's own."""
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="netdesk-shelf-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(os.name != "posix" or (IS_ROOT and not shutil.which("setpriv")), reason="modes of POSIX")
class TestReadOnly:
    def test_a_folder_that_cannot_be_written_opens_for_reading(self, shelf: Path) -> None:
        before = closed(shelf / "net.db", "Ada")
        (shelf / "net.db").chmod(0o444)
        shelf.chmod(0o555)
        said = as_nobody("-c", CHILD, str(shelf / "net.db"))
        assert said.startswith("read only ['Ada']\nrefused: net.db can only be read here")
        assert (shelf / "net.db").read_bytes() == before
        assert [file.name for file in shelf.iterdir()] == ["net.db"]

    def test_what_a_kill_left_in_the_log_is_shown_there_too(self, shelf: Path) -> None:
        database = open_database(shelf / "made.db", NOW)
        add(database, "Ada")
        for ending in ("", "-wal", "-shm"):
            shutil.copy(shelf / f"made.db{ending}", shelf / f"net.db{ending}")
            (shelf / f"net.db{ending}").chmod(0o444)
        database.close()
        shelf.chmod(0o555)
        said = as_nobody("-c", CHILD, str(shelf / "net.db"))
        assert said.startswith("read only ['Ada']\nrefused: net.db can only be read here")

    def test_a_file_that_cannot_be_written_in_a_folder_that_can(self, shelf: Path) -> None:
        closed(shelf / "net.db", "Ada")
        (shelf / "net.db").chmod(0o444)
        shelf.chmod(0o777)
        said = as_nobody("-c", CHILD, str(shelf / "net.db"))
        assert said.startswith("read only ['Ada']\nrefused: net.db can only be read here")

    def test_a_file_that_cannot_even_be_read(self, shelf: Path) -> None:
        closed(shelf / "net.db", "Ada")
        (shelf / "net.db").chmod(0)
        assert "net.db cannot be opened: Permission denied." in as_nobody("-c", CHILD, str(shelf / "net.db"))

    def test_no_new_database_in_a_folder_that_cannot_be_written(self, shelf: Path) -> None:
        shelf.chmod(0o555)
        assert "net.db cannot be created: Permission denied." in as_nobody("-c", CHILD, str(shelf / "net.db"))
        assert list(shelf.iterdir()) == []

    def test_an_older_one_cannot_be_upgraded_there(self, shelf: Path) -> None:
        closed(shelf / "net.db", "Ada")
        with_hands(shelf / "net.db", "PRAGMA user_version = 0")
        before = (shelf / "net.db").read_bytes()
        (shelf / "net.db").chmod(0o444)
        shelf.chmod(0o555)
        assert "needs an upgrade, but its folder is read-only" in as_nobody("-c", CHILD, str(shelf / "net.db"))
        assert (shelf / "net.db").read_bytes() == before


def test_opening_changes_nothing(path: Path) -> None:
    before = closed(path, "Ada")
    database = open_database(path, NOW)
    first = snapshot(database)
    database.close()
    assert path.read_bytes() == before
    database = open_database(path, NOW + 1)
    assert snapshot(database) == first
    database.close()


def test_work_stops_when_that_is_wanted(tmp_path: Path) -> None:
    db = open_database(tmp_path / "net.db", NOW)
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(DataError, match="Stopped as you asked"), stoppable(db, lambda: True):
        db.value(endless)
    with stoppable(db, lambda: False):
        assert db.value("SELECT 1") == 1
    assert db.value("SELECT 2") == 2
    db.close()
