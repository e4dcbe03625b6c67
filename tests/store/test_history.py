"""History: what is done, undone and done again, against a plain list of how the database looked."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import apsw
import pytest

from netdesk.domain.errors import DataError
from netdesk.domain.history import Outcome
from netdesk.store import bulk, history, migrate, tables
from netdesk.store.database import Database, open_database
from tests.store.snapshots import faults, found, same, snapshot

NOW = 1_790_000_000
ROOT = Path(__file__).parents[2]
WORDS = "ada bob çelik dora émile faß gül 김민지 “quoted” o'neil".split()


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def add(db: Database, name: str = "Ada") -> int:
    with history.change(db, f"Add {name}", NOW) as change:
        change.connection.execute("INSERT INTO contact (name) VALUES (?)", (name,))
        return change.connection.last_insert_rowid()


def names(db: Database) -> list[str]:
    return [name for (name,) in db.rows("SELECT name FROM contact ORDER BY id")]


def test_many_rows_in_their_real_number(db: Database) -> None:
    """As above, without the lowered bound: 5,000 people of whom the first 500 were there before."""
    with history.change(db, "First", NOW) as change:
        change.connection.executemany("INSERT INTO contact (name) VALUES (?)", ((f"Person {n}",) for n in range(500)))
    first = snapshot(db)
    spans = {"contact": [(501, 5_000)], "interaction": [(1, 5_000)]}
    with history.change(db, "Many", NOW) as change:
        with change.unrecorded_rows(), bulk.inserting(change.connection, spans):
            change.connection.executemany(
                "INSERT INTO contact (name) VALUES (?)", ((f"New {n}",) for n in range(4_500))
            )
            change.connection.executemany(
                "INSERT INTO interaction (contact_id, at, level, direction) VALUES (?, ?, 8, 'theirs')",
                ((n, NOW) for n in range(1, 5_001)),
            )
        for table, ranges in spans.items():
            change.inserted(table, *ranges[0])
    assert change.tables == {"contact", "interaction"}
    second = snapshot(db)
    assert faults(db) == []
    assert len(found(db, "new")) == 4_500
    history.undo(db)
    same(db, first)
    history.redo(db)
    same(db, second)
    history.undo(db)
    history.undo(db)
    assert names(db) == []


def test_rows_that_were_taken_out_are_kept_until_another_future_begins(db: Database) -> None:
    def undone() -> list[str]:
        return [name for (name,) in db.rows("SELECT name FROM sqlite_schema WHERE name LIKE 'undone%' ORDER BY 1")]

    with history.change(db, "Many", NOW) as change:
        with change.unrecorded_rows():
            change.connection.executemany("INSERT INTO contact (name) VALUES (?)", (("Ada",), ("Bob",)))
            change.connection.execute("INSERT INTO email (contact_id, address) VALUES (2, 'b@x.org')")
        change.inserted("contact", 1, 2)
        change.inserted("email", 1, 1)
    assert undone() == []
    history.undo(db)
    assert undone() == ["undone_1_contact", "undone_1_email"]
    assert faults(db) == []
    open_database(db.path, NOW).close()
    history.redo(db)
    assert undone() == []
    assert (names(db), found(db, "org")) == (["Ada", "Bob"], [2])
    history.undo(db)
    add(db, "Eve")
    assert undone() == []
    assert names(db) == ["Eve"]


@pytest.mark.parametrize("people", [1, 3_000])
def test_a_few_new_rows_beside_many_old_ones(db: Database, people: int) -> None:
    """The indexes of a table are left alone when most of its rows stay."""
    with history.change(db, "First", NOW) as change:
        change.connection.executemany("INSERT INTO contact (name) VALUES (?)", ((f"Person {n}",) for n in range(8_000)))
    first = snapshot(db)
    span = (8_001, 8_000 + people)
    with history.change(db, "Few", NOW) as change:
        with change.unrecorded_rows(), bulk.inserting(change.connection, {"contact": [span]}):
            change.connection.executemany(
                "INSERT INTO contact (name) VALUES (?)", ((f"New {n}",) for n in range(people))
            )
        change.inserted("contact", *span)
    assert len(found(db, "new")) == people
    assert faults(db) == []
    history.undo(db)
    same(db, first)
    assert found(db, "new") == []


class TestChange:
    def test_says_what_was_touched(self, db: Database) -> None:
        with history.change(db, "Add Ada", NOW) as change:
            change.connection.execute("INSERT INTO contact (name) VALUES ('Ada')")
            change.connection.execute("INSERT INTO email (contact_id, address) VALUES (1, 'a@x.org')")
        assert change.tables == {"contact", "email"}
        assert change.outcome == Outcome(1, "Add Ada", frozenset({"contact", "email"}))
        outcome = history.undo(db)
        assert outcome == change.outcome
        assert history.redo(db) == change.outcome

    def test_that_writes_nothing_leaves_no_trace(self, db: Database) -> None:
        with history.change(db, "Nothing", NOW) as change:
            change.connection.execute("UPDATE contact SET name = 'x' WHERE id = 77")
        with history.change(db, "There and back", NOW) as other:
            other.connection.execute("INSERT INTO contact (name) VALUES ('Ada')")
            other.connection.execute("DELETE FROM contact")
        assert (change.id, change.tables, other.id) == (None, frozenset(), None)
        assert history.changes(db) == []

    def test_that_writes_nothing_keeps_what_can_be_redone(self, db: Database) -> None:
        add(db)
        history.undo(db)
        with history.change(db, "Nothing", NOW):
            pass
        assert history.redo(db) is not None
        assert names(db) == ["Ada"]

    def test_that_fails_keeps_nothing(self, db: Database) -> None:
        add(db)
        before = snapshot(db)
        with pytest.raises(ZeroDivisionError), history.change(db, "Fail", NOW) as change:
            change.connection.execute("DELETE FROM contact")
            raise ZeroDivisionError
        same(db, before)
        assert [record.label for record in history.changes(db)] == ["Add Ada"]
        add(db, "Bob")
        assert names(db) == ["Ada", "Bob"]

    def test_that_breaks_a_reference_fails_whole(self, db: Database) -> None:
        before = snapshot(db)
        with pytest.raises(apsw.ConstraintError), history.change(db, "Fail", NOW) as change:
            change.connection.execute("INSERT INTO contact (name) VALUES ('Ada')")
            change.connection.execute("INSERT INTO email (contact_id, address) VALUES (99, 'a@x.org')")
        same(db, before)

    def test_label_and_time_are_kept(self, db: Database) -> None:
        add(db, "Ada <b>")
        record = history.changes(db)[0]
        assert (record.change, record.at, record.label, record.undone, record.can_undo) == (
            1,
            NOW,
            "Add Ada <b>",
            False,
            True,
        )
        assert history.next_undo(db) == "Add Ada <b>"
        history.undo(db)
        assert history.changes(db)[0].undone
        assert history.next_undo(db) is None

    def test_every_fact_table_is_recorded(self, db: Database) -> None:
        """Settings and templates, too: a table without a primary key would be passed over in silence."""
        for table in sorted(tables.FACT_NAMES):
            keys = [row for row in db.rows("SELECT * FROM pragma_table_info(?)", table) if row[5]]
            assert [row[1] for row in keys] == ["id"], table
            assert db.value("SELECT sql FROM sqlite_schema WHERE name = ?", table).count("PRIMARY KEY") == 1

    def test_replacing_by_conflict_is_undone_as_well(self, db: Database) -> None:
        """`recursive_triggers` lets the delete of a REPLACE reach the search index."""
        with history.change(db, "Tag", NOW) as change:
            change.connection.execute("INSERT INTO tag (name) VALUES ('berlin')")
            change.connection.execute("INSERT INTO contact (name) VALUES ('Ada')")
            change.connection.execute("INSERT INTO contact_tag (contact_id, tag_id) VALUES (1, 1)")
        before = snapshot(db)
        with history.change(db, "Upsert", NOW) as change:
            change.connection.execute(
                "INSERT INTO tag (id, name) VALUES (1, 'paris') ON CONFLICT (id) DO UPDATE SET name = excluded.name"
            )
        assert (found(db, "berlin"), found(db, "paris")) == ([], [1])
        history.undo(db)
        same(db, before)
        assert (found(db, "berlin"), found(db, "paris")) == ([1], [])


class TestUndo:
    def test_nothing_to_undo_or_redo(self, db: Database) -> None:
        assert history.undo(db) is None
        assert history.redo(db) is None

    def test_survives_a_restart(self, tmp_path: Path) -> None:
        db = open_database(tmp_path / "net.db", NOW)
        before = snapshot(db)
        add(db)
        add(db, "Bob")
        db.close()
        db = open_database(tmp_path / "net.db", NOW)
        history.undo(db)
        db.close()
        db = open_database(tmp_path / "net.db", NOW)
        assert names(db) == ["Ada"]
        history.undo(db)
        same(db, before)
        db.close()
        db = open_database(tmp_path / "net.db", NOW)
        assert [history.redo(db) is not None for _ in range(3)] == [True, True, False]
        assert names(db) == ["Ada", "Bob"]
        db.close()

    def test_a_new_change_ends_the_other_future(self, db: Database) -> None:
        add(db, "Ada")
        add(db, "Bob")
        history.undo(db)
        add(db, "Eve")
        assert history.redo(db) is None
        assert names(db) == ["Ada", "Eve"]
        history.undo(db)
        history.undo(db)
        assert names(db) == []
        assert [history.redo(db) is not None for _ in range(3)] == [True, True, False]
        assert names(db) == ["Ada", "Eve"]
        assert [record.undone for record in history.changes(db)] == [False, True, False]
        assert db.value("SELECT count(*) FROM change_part WHERE change_id = 2") == 0

    def test_a_deleted_person_comes_back_with_everything(self, db: Database) -> None:
        with history.change(db, "Add", NOW) as change:
            for sql in (
                "INSERT INTO contact (name) VALUES ('Ada')",
                "INSERT INTO email (contact_id, address) VALUES (1, 'ada@x.org')",
                "INSERT INTO note (contact_id, text) VALUES (1, 'met in Porto')",
                f"INSERT INTO interaction (contact_id, at, level, direction) VALUES (1, {NOW}, 8, 'both')",
                f"INSERT INTO interaction (contact_id, at, level, direction) VALUES (1, {NOW}, 8, 'theirs')",
            ):
                change.connection.execute(sql)
        before = snapshot(db)
        assert db.rows("SELECT level, level_mine FROM contact_summary") == [(8, 7)]
        with history.change(db, "Delete", NOW) as change:
            change.connection.execute("DELETE FROM contact")
        assert change.tables == {"contact", "email", "note", "interaction"}
        assert db.rows("SELECT * FROM contact_summary") == []
        assert found(db, "porto") == []
        history.undo(db)
        same(db, before)
        assert found(db, "porto") == found(db, "ada") == [1]

    def test_to_a_point(self, db: Database) -> None:
        numbers = []
        for name in ("Ada", "Bob", "Eve"):
            add(db, name)
            numbers.append(history.changes(db)[0].change)
        outcomes = history.undo_to(db, numbers[1])
        assert [outcome.label for outcome in outcomes] == ["Add Eve", "Add Bob"]
        assert names(db) == ["Ada"]
        for unknown in (numbers[1], 99):
            with pytest.raises(DataError, match=f"no change {unknown} to go back to"):
                history.undo_to(db, unknown)
        assert names(db) == ["Ada"]

    def test_what_was_changed_behind_its_back_is_not_overwritten(self, db: Database) -> None:
        add(db)
        stranger = apsw.Connection(str(db.path))
        stranger.execute("UPDATE contact SET name = 'Zora'")
        stranger.close()
        before = snapshot(db)
        with pytest.raises(DataError, match="no longer fits the data"):
            history.undo(db)
        same(db, before)
        assert not history.changes(db)[0].undone

    def test_changes_from_before_an_upgrade_are_history_only(self, db: Database) -> None:
        add(db)
        stranger = apsw.Connection(str(db.path))
        stranger.execute("UPDATE change SET schema_version = ?", (migrate.CURRENT - 1,))
        stranger.close()
        assert history.undo(db) is None
        assert history.next_undo(db) is None
        assert [record.can_undo for record in history.changes(db)] == [False]
        with pytest.raises(DataError, match="no change 1"):
            history.undo_to(db, 1)
        add(db, "Bob")
        assert history.undo(db) is not None
        assert history.undo(db) is None
        assert names(db) == ["Ada"]

    def test_sorts_are_in_memory_again_afterwards(self, db: Database) -> None:
        add(db)
        for step in (history.undo, history.redo):
            step(db)
            assert db.value("PRAGMA temp_store") == 2

    def test_references_are_checked_again_afterwards(self, db: Database) -> None:
        add(db)
        history.undo(db)
        assert db.value("PRAGMA foreign_keys") == 1
        history.redo(db)
        assert db.value("PRAGMA foreign_keys") == 1
        with history.import_change(db, "Import", NOW):
            assert db.value("PRAGMA foreign_keys") == 0
        assert db.value("PRAGMA foreign_keys") == 1

    def test_large_values_survive(self, db: Database) -> None:
        """A changeset longer than one stored piece."""
        text = Random(1).randbytes(history.PIECE // 2 + 1_000).hex()
        with history.change(db, "Long note", NOW) as change:
            change.connection.execute("INSERT INTO contact (name) VALUES ('Ada')")
            change.connection.execute("INSERT INTO note (contact_id, text) VALUES (1, ?)", (text,))
        assert db.value("SELECT count(*) FROM change_part") > 1
        before = snapshot(db)
        history.undo(db)
        assert names(db) == []
        history.redo(db)
        same(db, before)


OTHER = """
import sys
from pathlib import Path
from netdesk.store import history
from netdesk.store.database import open_database
db = open_database(Path(sys.argv[1]), 1790000000)
for number in range(20):
    with history.change(db, f"Theirs {number}", 1790000000) as change:
        change.connection.execute("INSERT INTO contact (name) VALUES (?)", (f"Theirs {number}",))
"""


def test_two_processes_write_in_turn(tmp_path: Path) -> None:
    path = tmp_path / "net.db"
    db = open_database(path, NOW)
    before = snapshot(db)
    with subprocess.Popen([sys.executable, "-c", OTHER, str(path)], env={"PYTHONPATH": str(ROOT)}) as child:
        for number in range(20):
            add(db, f"Ours {number}")
    assert child.returncode == 0
    assert sorted(names(db)) == sorted([f"{whose} {n}" for whose in ("Ours", "Theirs") for n in range(20)])
    assert len(history.changes(db)) == 40
    assert faults(db) == []
    while history.undo(db):
        pass
    same(db, before)
    db.close()


def test_a_failed_change_stops_recording(db: Database) -> None:
    """A session left behind would go on recording everything, in memory, for nothing."""
    kept: list[BaseException] = []  # as a task that failed may be kept for its message

    def grown() -> int:
        before = apsw.memory_used()
        for letter in "abc":
            with history.change(db, "Long", NOW) as change:
                change.connection.execute("UPDATE contact SET company = ?", (letter * 1_000_000,))
        return apsw.memory_used() - before

    add(db)
    grown()
    usual = grown()
    for _ in range(5):
        with pytest.raises(ZeroDivisionError) as caught, history.change(db, "Fail", NOW):
            raise ZeroDivisionError
        kept.append(caught.value)
    assert grown() < usual + 3_000_000
