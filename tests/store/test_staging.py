"""The staging file: private, outside the database, gone when it is done with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.errors import DataError
from netdesk.domain.import_report import SourceFile
from netdesk.domain.imported import Record, Rejected
from netdesk.store import sql, staging
from netdesk.store.database import Database, open_database
from tests.store.importing import NOW, TODAY, act, person
from tests.store.snapshots import differences, snapshot

FILE = SourceFile("a.csv", "csv", TODAY)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def stage(db: Database, *files: list[Record]) -> staging.Staging:
    staged = staging.create(db)
    with staged.attached(db) as connection:
        for records in files:
            staging.add_file(connection, FILE, iter(records), lambda count: None, today=TODAY)
    return staged


def test_records_go_where_they_belong(db: Database) -> None:
    staged = stage(
        db, [person(1, "Zoë Ray"), act(2, "Çelik", 1), Rejected(3, "odd"), person(4, "Bob")], [person(1, "Eve")]
    )
    with staged.attached(db) as connection:
        assert sql.rows(connection, "SELECT file_id, line, name, name_key FROM staging.person") == [
            (1, 1, "Zoë Ray", "zoe ray"),
            (1, 4, "Bob", "bob"),
            (2, 1, "Eve", "eve"),
        ]
        assert sql.rows(connection, "SELECT line, name_key, level FROM staging.act") == [(2, "celik", 8)]
        assert sql.rows(connection, "SELECT line, reason FROM staging.rejected") == [(3, "odd")]
        assert sql.rows(connection, "SELECT first_person, last_person FROM staging.file") == [(1, 2), (3, 3)]
    staged.discard()
    assert not staged.path.exists()
    staged.discard()


def test_a_file_without_people_has_an_empty_range(db: Database) -> None:
    staged = stage(db, [person(1, "Ada")], [Rejected(1, "odd")], [], [person(1, "Bob")])
    with staged.attached(db) as connection:
        ranges = sql.rows(connection, "SELECT first_person, last_person FROM staging.file")
    staged.discard()
    assert ranges == [(1, 1), (2, 1), (2, 1), (2, 2)]


def test_the_database_sees_nothing_of_it(db: Database) -> None:
    before = snapshot(db)
    staged = stage(db, [person(n, f"Person {n}") for n in range(1_200)])
    assert differences(before, snapshot(db)) == {}
    with pytest.raises(DataError):
        db.rows("DELETE FROM network")
    assert staged.path.stat().st_mode & 0o077 == 0
    assert staged.path.parent == db.path.parent
    staged.discard()


def test_it_writes_no_journal_and_the_connection_is_on_its_guard_again(db: Database) -> None:
    staged = staging.create(db)
    with staged.attached(db) as connection:
        assert sql.value(connection, "PRAGMA staging.journal_mode") == "off"
        assert sql.value(connection, "PRAGMA main.journal_mode") == "wal"
        connection.execute("PRAGMA main.writable_schema = on")
        assert sql.value(connection, "PRAGMA writable_schema") == 0
    staged.discard()


def test_the_ticker_hears_of_every_batch_and_what_follows_is_complete(db: Database) -> None:
    heard: list[int] = []
    staged = staging.create(db)
    with staged.attached(db) as connection:
        staging.add_file(connection, FILE, (person(n, f"Person {n}") for n in range(1_700)), heard.append, today=TODAY)
        assert sql.value(connection, "SELECT count(*) FROM staging.person") == 1_700
    assert heard == [500, 1_000, 1_500]
    staged.discard()


def test_remarks_keep_their_file(db: Database) -> None:
    staged = stage(db, [person(1, "Ada")])
    with staged.attached(db) as connection:
        staging.add_remarks(connection, 1, [Rejected(1, "ragged"), Rejected(1, "badly encoded")])
        assert sql.rows(connection, "SELECT file_id, line, reason FROM staging.remark") == [
            (1, 1, "ragged"),
            (1, 1, "badly encoded"),
        ]
    staged.discard()


def test_a_folder_that_is_gone(db: Database, tmp_path: Path) -> None:
    lost = Database(tmp_path / "nowhere" / "net.db")
    with pytest.raises(DataError, match=r"cannot be written: .*Nothing was imported"):
        staging.create(lost)


def test_it_can_be_lent_again_and_to_another_connection(db: Database) -> None:
    staged = stage(db, [person(1, "Ada")])
    other = open_database(db.path, NOW)
    for database in (db, other, db):
        with staged.attached(database) as connection:
            assert sql.value(connection, "SELECT name FROM staging.person") == "Ada"
    other.close()
    staged.discard()
