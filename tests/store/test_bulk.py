"""Many rows at once: what is set aside comes back, and the search index and the sums are right."""

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from netdesk.store import bulk, schema
from netdesk.store.database import Database, open_database, writing
from tests.store.snapshots import faults, found

NOW = 1_790_000_000


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def people(connection: apsw.Connection, first: int, last: int, word: str) -> None:
    connection.executemany(
        "INSERT INTO contact (id, name) VALUES (?, ?)", ((n, f"{word} {n}") for n in range(first, last + 1))
    )


def acts(connection: apsw.Connection, first: int, last: int, contact: int) -> None:
    connection.executemany(
        "INSERT INTO interaction (id, contact_id, at, level, direction) VALUES (?, ?, ?, 8, 'both')",
        ((n, contact + (n % 2 if contact > 1 else 0), NOW) for n in range(first, last + 1)),
    )


@pytest.mark.parametrize("old", [0, 500, 6_000])
@pytest.mark.parametrize("new", [1, bulk.FEW - 1, bulk.FEW + 1, 5_000])
def test_insert_and_delete(db: Database, old: int, new: int) -> None:
    """Few and many, beside none, fewer and more that stay: with triggers, with an index filled, with one rebuilt."""
    before = schema.digest(db.connection())
    span = {"contact": [(old + 1, old + new)], "interaction": [(1, new)]}
    with writing(db) as connection:
        people(connection, 1, old, "Old")
    with writing(db) as connection, bulk.inserting(connection, span):
        people(connection, old + 1, old + new, "New")
        acts(connection, 1, new, old + 1 if old == 0 else old - 1)
    assert schema.digest(db.connection()) == before
    assert faults(db) == []
    assert (len(found(db, "old")), len(found(db, "new"))) == (old, new)
    # References are unchecked where many rows are deleted: acts go with their people by range.
    db.connection().pragma("foreign_keys", False)
    with writing(db) as connection, bulk.deleting(connection, span):
        for table, spans in span.items():
            connection.execute(f"DELETE FROM {table} WHERE id BETWEEN ? AND ?", spans[0])
    assert schema.digest(db.connection()) == before
    assert faults(db) == []
    assert (len(found(db, "old")), len(found(db, "new"))) == (old, 0)
    assert db.value("SELECT count(*) FROM contact_summary") == 0


def test_acts_alone_leave_the_search_index_alone(db: Database) -> None:
    with writing(db) as connection:
        people(connection, 1, 10, "Old")
    with writing(db) as connection, bulk.inserting(connection, {"interaction": [(1, 4_000)]}):
        acts(connection, 1, 4_000, 2)
    assert faults(db) == []
    assert db.value("SELECT count(*) FROM contact_summary") == 2


def test_the_page_cache_is_as_large_as_before_afterwards(db: Database) -> None:
    before = db.value("PRAGMA cache_size")
    with writing(db) as connection, bulk.inserting(connection, {"contact": [(1, 3_000)]}):
        people(connection, 1, 3_000, "New")
    assert db.value("PRAGMA cache_size") == before


def test_nothing_is_set_aside_for_few_rows(db: Database) -> None:
    before = schema.digest(db.connection())
    with writing(db) as connection, bulk.inserting(connection, {"contact": [(1, bulk.FEW - 1)]}):
        assert schema.digest(connection) == before


def test_a_failure_brings_everything_back(db: Database) -> None:
    before = schema.digest(db.connection())
    many = {"contact": [(1, 5_000)]}
    with pytest.raises(ZeroDivisionError), writing(db) as connection, bulk.inserting(connection, many):
        assert schema.digest(connection) != before
        people(connection, 1, 100, "New")
        raise ZeroDivisionError
    assert schema.digest(db.connection()) == before
    assert faults(db) == []
    assert db.value("SELECT count(*) FROM contact") == 0


def test_everything_that_follows_from_the_facts_can_be_made_anew(db: Database) -> None:
    with writing(db) as connection:
        people(connection, 1, 10, "Old")
        acts(connection, 1, 10, 2)
    stranger = apsw.Connection(str(db.path))
    stranger.execute("DROP TRIGGER search_contact_update")
    stranger.execute("UPDATE contact SET name = 'Zora' WHERE id = 5")
    stranger.execute("DELETE FROM contact_summary")
    stranger.close()
    assert faults(db) != []
    with writing(db) as connection:
        bulk.make_anew(connection)
    assert faults(db) == []
    assert found(db, "zora") == [5]
