"""What bulk edits share: who is chosen, how they are called, and rows that come recorded or by range."""

from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.errors import DataError
from netdesk.store import bulk, chosen, history
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, add_people
from tests.store.snapshots import same, snapshot


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def test_only_people_who_are_still_there_are_chosen_each_once(db: Database) -> None:
    ada, bob, _ = add_people(db, ["Ada", "Bob", "Cleo"])
    with chosen.change(db, array("q", [bob, ada, bob, 99]), NOW) as change:
        assert chosen.count(change.connection) == 2
        assert chosen.words(change.connection) == "2 contacts"
        assert chosen.keep(change.connection, "c.name > ?", "B") == 1
        assert chosen.words(change.connection) == "Bob"
        assert chosen.keep(change.connection, "0") == 0
    assert change.outcome.change is None
    assert chosen.outcome(change, "Nothing.").label == "Nothing."


def test_somebody_without_a_name_is_called_so(db: Database) -> None:
    people = array("q", add_people(db, [""]))
    with chosen.change(db, people, NOW) as change:
        assert chosen.words(change.connection) == "a contact without a name"


def test_after_an_edit_that_fails_the_next_one_works(db: Database) -> None:
    people = array("q", add_people(db, ["Ada"]))
    with pytest.raises(ZeroDivisionError), chosen.change(db, people, NOW):
        raise ZeroDivisionError
    with pytest.raises(DataError), chosen.change(db, array("q", [99]), NOW):
        pass
    with chosen.change(db, people, NOW) as change:
        assert chosen.count(change.connection) == 1


@pytest.mark.parametrize("many", [False, True])
def test_rows_come_recorded_or_by_range(db: Database, monkeypatch: pytest.MonkeyPatch, many: bool) -> None:
    monkeypatch.setattr(bulk, "FEW", 2 if many else 100)
    people = array("q", add_people(db, ["Ada", "Bob", "Cleo"]))
    before = snapshot(db)
    with chosen.change(db, people, NOW) as change:
        change.label = "Wish"
        with chosen.coming(change, {"wish": 3, "promise": 0}):
            change.connection.execute("INSERT INTO wish (contact_id, text) SELECT id, 'x' FROM temp.chosen")
    assert change.ranges == ({"wish": [(1, 3)]} if many else {})
    after = snapshot(db)
    history.undo(db)
    same(db, before)
    history.redo(db)
    same(db, after)


@pytest.mark.parametrize("page", [1, 2, 3, 4, 7, 8])
def test_updates_are_recorded_page_by_page(db: Database, monkeypatch: pytest.MonkeyPatch, page: int) -> None:
    monkeypatch.setattr(chosen, "PAGE", page)
    monkeypatch.setattr(history, "PIECE", 40)
    people = array("q", add_people(db, [f"Person {n}" for n in range(7)]))
    before = snapshot(db)
    with chosen.change(db, people, NOW) as change:
        change.label = "Tier"
        chosen.update(change, "tier = ?", 3)
    after = snapshot(db)
    assert {row[0] for row in db.rows("SELECT tier FROM contact")} == {3}
    assert change.outcome.tables == {"contact"}
    for _ in range(2):
        history.undo(db)
        same(db, before)
        history.redo(db)
        same(db, after)
