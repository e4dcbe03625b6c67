"""Triggers, search index and sums: whatever is written, they follow."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import apsw
import pytest

from netdesk.domain.participation import DIRECTIONS
from netdesk.store import bulk, schema
from netdesk.store.database import Database, open_database, writing
from tests.store.snapshots import counted, faults, found

NOW = 1_790_000_000
DAY = 86_400


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """One person, Ada: a search index that is one row off is damaged at once."""
    database = open_database(tmp_path / "net.db", NOW)
    with writing(database) as connection:
        connection.execute("UPDATE horizon SET since = ?", (NOW - 365 * DAY,))
        connection.execute("INSERT INTO contact (id, name, company) VALUES (1, 'Ada Lovelace', 'Acme')")
        connection.execute("INSERT INTO email (id, contact_id, address) VALUES (1, 1, 'ada@x.org')")
        connection.execute("INSERT INTO note (id, contact_id, text, external_key) VALUES (1, 1, 'met in Porto', 'k')")
        connection.execute("INSERT INTO tag (id, name) VALUES (1, 'berlin'), (2, 'spare')")
        connection.execute("INSERT INTO contact_tag (id, contact_id, tag_id) VALUES (1, 1, 1)")
    yield database
    database.close()


@pytest.mark.parametrize(
    ("sql", "gone", "come"),
    [
        ("UPDATE contact SET company = 'Zenith'", "acme", "zenith"),
        ("UPDATE contact SET starred = 1", "", "acme"),
        ("INSERT INTO email (contact_id, address) VALUES (1, 'second@x.org')", "", "second ada"),
        ("UPDATE email SET address = 'new@x.org'", '"ada x"', "new"),
        ("UPDATE email SET id = 9", "", "ada"),
        ("DELETE FROM email", "org", "lovelace"),
        ("INSERT INTO note (contact_id, text) VALUES (1, 'likes chess')", "", "chess porto"),
        ("UPDATE note SET text = 'met in Faro'", "porto", "faro"),
        ("DELETE FROM note", "porto", "ada"),
        ("INSERT INTO contact_tag (contact_id, tag_id) VALUES (1, 2)", "", "spare berlin"),
        ("UPDATE contact_tag SET tag_id = 2", "berlin", "spare"),
        ("DELETE FROM contact_tag", "berlin", "ada"),
        ("UPDATE tag SET name = 'paris' WHERE id = 1", "berlin", "paris"),
        ("DELETE FROM tag WHERE id = 1", "berlin", "ada"),
        ("DELETE FROM tag", "berlin", "ada"),
        ("DELETE FROM contact", "ada", ""),
        # Writes that conflict, and are passed over or become others.
        ("INSERT OR IGNORE INTO contact_tag (contact_id, tag_id) VALUES (1, 1)", "", "berlin ada"),
        ("INSERT OR IGNORE INTO contact (id, name) VALUES (1, 'Eve')", "eve", "ada"),
        ("INSERT OR IGNORE INTO email (id, contact_id, address) VALUES (1, 1, 'eve@x.org')", "eve", "ada"),
        ("INSERT OR IGNORE INTO tag (id, name) VALUES (1, 'rome')", "rome", "berlin"),
        ("INSERT OR REPLACE INTO tag (id, name) VALUES (1, 'rome')", "berlin", "ada"),
        ("INSERT OR REPLACE INTO note (contact_id, text, external_key) VALUES (1, 'again', 'k')", "porto", "again"),
        ("INSERT INTO contact (id, name) VALUES (1, 'Eve') ON CONFLICT DO UPDATE SET name = excluded.name", "lovelace", "eve"),
        ("INSERT INTO tag (id, name) VALUES (1, 'rome') ON CONFLICT (id) DO UPDATE SET name = excluded.name", "berlin", "rome"),
        ("INSERT INTO tag (name) VALUES ('berlin') ON CONFLICT (name) DO NOTHING", "", "berlin"),
        ("UPDATE OR IGNORE tag SET name = 'spare' WHERE id = 1", "spare", "berlin"),
        ("UPDATE OR REPLACE tag SET name = 'spare' WHERE id = 1", "berlin", "spare"),
    ],
)  # fmt: skip
def test_the_index_follows_each_write(db: Database, sql: str, gone: str, come: str) -> None:
    with writing(db) as connection:
        connection.execute(sql)
    assert faults(db) == []
    if gone:
        assert found(db, gone) == []
    if come:
        assert found(db, come) == [1]


def test_a_row_that_moves_to_another_person_is_found_there(db: Database) -> None:
    with writing(db) as connection:
        connection.execute("INSERT INTO contact (id, name) VALUES (2, 'Bob')")
        connection.execute("INSERT INTO contact_tag (id, contact_id, tag_id) VALUES (2, 2, 2)")
        for table in ("email", "note", "contact_tag"):
            connection.execute(f"UPDATE OR IGNORE {table} SET contact_id = 2 WHERE contact_id = 1")
    assert faults(db) == []
    for word in ("porto", "berlin", "org"):
        assert found(db, word) == [2]


def test_rows_may_come_before_what_they_belong_to(db: Database) -> None:
    """As when a changeset brings a person back: its tables come in any order."""
    connection: apsw.Connection = db.connection()
    connection.pragma("foreign_keys", False)
    with writing(db):
        connection.execute("INSERT INTO email (contact_id, address) VALUES (7, 'grace@x.org')")
        connection.execute("INSERT INTO contact_tag (contact_id, tag_id) VALUES (7, 9)")
        connection.execute("INSERT INTO tag (id, name) VALUES (9, 'navy')")
        connection.execute(
            "INSERT INTO interaction (contact_id, at, level, direction) VALUES (7, ?, 5, 'mine')", (NOW,)
        )
        connection.execute("INSERT INTO contact (id, name) VALUES (7, 'Grace')")
    assert faults(db) == []
    assert found(db, "grace navy") == [7]
    assert db.value("SELECT level_mine FROM contact_summary WHERE contact_id = 7") == 4
    with writing(db):
        connection.execute("DELETE FROM contact WHERE id = 7")
        connection.execute("DELETE FROM tag WHERE id = 9")
        for table in ("email", "contact_tag", "interaction"):
            connection.execute(f"DELETE FROM {table} WHERE contact_id = 7")
    connection.pragma("foreign_keys", True)
    assert faults(db) == []


def test_accents_and_case_do_not_matter(db: Database) -> None:
    with writing(db) as connection:
        connection.execute("UPDATE contact SET name = 'Zoë Çelik-Straße'")
    assert found(db, "zoe celik") == [1]
    assert found(db, "ZOË") == [1]


@pytest.mark.parametrize("seed", range(6))
def test_sums_equal_a_plain_count(db: Database, seed: int) -> None:
    random = Random(seed)
    with writing(db) as connection:
        connection.executemany("INSERT INTO contact (id, name) VALUES (?, 'x')", ((n,) for n in range(2, 8)))

        def act() -> tuple[object, ...]:
            days = random.choice((0, 100, 364, 365, 366, 900))
            return random.randint(1, 7), NOW - days * DAY, random.randint(1, 12), random.choice(DIRECTIONS)

        for _ in range(60):
            choice = random.random()
            if choice < 0.6:
                connection.execute(
                    "INSERT INTO interaction (contact_id, at, level, direction) VALUES (?, ?, ?, ?)", act()
                )
            elif choice < 0.8:
                connection.execute(
                    "UPDATE interaction SET contact_id = ?, at = ?, level = ?, direction = ? WHERE id = ?",
                    (*act(), random.randint(1, 40)),
                )
            else:
                connection.execute("DELETE FROM interaction WHERE id = ?", (random.randint(1, 40),))
    sums = {row[0]: row[1:] for row in db.rows("SELECT * FROM contact_summary")}
    assert sums == counted(db)
    assert len(sums) > 3
    with writing(db) as connection:
        connection.execute("UPDATE contact_summary SET level = 12, interactions = 99")
        bulk.sum_all(connection)
    assert {row[0]: row[1:] for row in db.rows("SELECT * FROM contact_summary")} == sums


class TestParts:
    def test_a_fresh_database_holds_what_is_expected_and_nothing_else(self, db: Database) -> None:
        assert schema.present_names(db.connection()) == schema.expected_names()
        assert schema.altered(db.connection()) == frozenset()

    def test_taken_down_and_made_again_they_are_the_same(self, db: Database) -> None:
        before = schema.digest(db.connection())
        with writing(db) as connection:
            schema.drop_extras(connection)
            assert schema.digest(connection) != before
            schema.create_extras(connection)
        assert schema.digest(db.connection()) == before

    def test_unique_indexes_are_never_set_aside(self, db: Database) -> None:
        aside = schema.secondary_indexes(db.connection(), ["contact", "profile", "email", "interaction"])
        assert {"contact_status_name_key", "profile_contact_id", "email_address"} <= aside.keys()
        assert not [name for name, sql in aside.items() if "UNIQUE" in sql]
        assert schema.secondary_indexes(db.connection(), []) == {}

    def test_only_one_entry_runs_at_a_time(self, db: Database) -> None:
        with writing(db) as connection:
            connection.execute("INSERT INTO time_entry (started_at) VALUES (1)")
        with pytest.raises(apsw.ConstraintError), writing(db) as connection:
            connection.execute("INSERT INTO time_entry (started_at) VALUES (2)")

    def test_triggers_ask_indexes_not_whole_tables(self, db: Database) -> None:
        """At 1,000,000 people a scan for each write would be felt."""
        connection: apsw.Connection = db.connection()
        with writing(db):
            for sql in (
                "UPDATE email SET address = 'x' WHERE id = 1",
                "UPDATE note SET text = 'x' WHERE id = 1",
                "UPDATE contact SET name = 'x' WHERE id = 1",
                "UPDATE contact_tag SET tag_id = 2 WHERE id = 1",
                "UPDATE tag SET name = 'x' WHERE id = 1",
                "INSERT INTO interaction (contact_id, at, level, direction) VALUES (1, 1, 1, 'mine')",
                "DELETE FROM contact WHERE id = 1",
            ):
                steps: list[int] = []

                def note(event: dict[str, Any], steps: list[int] = steps) -> None:
                    steps.append(event["stmt_status"]["SQLITE_STMTSTATUS_FULLSCAN_STEP"])

                connection.trace_v2(apsw.SQLITE_TRACE_PROFILE, note)
                connection.execute(sql)
                connection.trace_v2(0)
                assert sum(steps) < 10, (sql, steps)
