"""Rows kept aside: those a change took out come back, go again, and are given up with the change."""

from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.store import bulk, bulk_edits, history, schema, sql
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, add_people
from tests.store.snapshots import faults, found, same, snapshot

PEOPLE = bulk.FEW + 50


@pytest.fixture
def tagged(tmp_path: Path) -> Iterator[tuple[Database, "array[int]"]]:
    db = open_database(tmp_path / "net.db", NOW)
    ids = array("q", add_people(db, [f"Person {n}" for n in range(PEOPLE)]))
    bulk_edits.tag(db, ids, ["harbour"], NOW)
    yield db, ids
    db.close()


def kept_tables(db: Database) -> list[str]:
    return [
        name for (name,) in db.rows("SELECT name FROM sqlite_schema WHERE name LIKE '%_contact_tag' AND type = 'table'")
    ]


def test_rows_taken_out_are_kept_until_the_change_is_passed_over(tagged: tuple[Database, "array[int]"]) -> None:
    db, ids = tagged
    outcome = bulk_edits.untag(db, ids, ["harbour"], NOW)
    name = schema.removed_table(outcome.change or 0, "contact_tag")
    assert kept_tables(db) == [name]
    assert db.value(f"SELECT count(*) FROM {name}") == PEOPLE
    assert faults(db) == []
    history.undo(db)
    assert kept_tables(db) == [name]
    assert len(found(db, "harbour")) == PEOPLE
    bulk_edits.star(db, ids[:1], True, NOW)
    assert kept_tables(db) == []
    assert faults(db) == []


def test_both_ways_outlive_a_restart(tagged: tuple[Database, "array[int]"], tmp_path: Path) -> None:
    db, ids = tagged
    before = snapshot(db)
    bulk_edits.untag(db, ids, ["harbour"], NOW)
    after = snapshot(db)
    for wanted, step in ((before, history.undo), (after, history.redo), (before, history.undo)):
        with_new = open_database(tmp_path / "net.db", NOW)
        step(with_new)
        same(with_new, wanted)
        with_new.close()


def test_nothing_is_left_behind_by_an_edit_that_fails(tagged: tuple[Database, "array[int]"]) -> None:
    db, _ = tagged
    before = snapshot(db)
    with pytest.raises(ZeroDivisionError), history.change(db, "Fail", NOW) as change:
        change.remove("contact_tag", "SELECT id FROM contact_tag")
        assert sql.value(change.connection, "SELECT count(*) FROM contact_tag") == 0
        raise ZeroDivisionError
    assert kept_tables(db) == []
    same(db, before)
