"""The trash: thirty days, back again, and the end, which can be undone like anything else."""

from array import array
from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path

import pytest

from netdesk.domain.contact import Status
from netdesk.domain.history import Outcome
from netdesk.domain.period import DAY_SECONDS
from netdesk.sample import making
from netdesk.store import bulk, contacts, history, participation, trash
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, add_contact, add_interaction, add_people
from tests.store.snapshots import found, same, snapshot

Away = Callable[[Database, "array[int]", int], Outcome]
LATER = NOW + 30 * DAY_SECONDS


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def status_of(db: Database, contact: int) -> Status:
    return Status(db.value("SELECT status FROM contact WHERE id = ?", contact))


def test_who_is_in_the_trash_is_in_no_list_and_no_count(db: Database) -> None:
    ada, bob = add_contact(db, "Ada Example", network="linkedin"), add_contact(db, "Bob Example")
    add_interaction(db, ada, "hire")
    trash.trash(db, array("q", [ada]), NOW)
    assert list(contacts.ids(db)) == list(contacts.first_ids(db)) == [bob]
    assert contacts.count(db) == 1
    assert list(participation.people_ids(db)) == [bob]
    assert trash.trashed(db).tolist() == [ada]


@pytest.mark.parametrize("away", [trash.archive, trash.trash])
def test_restoring_makes_active_again_with_all_that_was_there(db: Database, away: Away) -> None:
    ada = add_contact(db, "Ada Example", note="likes tea", tags=("gold",))
    people = array("q", [ada])
    before = snapshot(db)
    away(db, people, NOW)
    assert status_of(db, ada) != Status.ACTIVE
    assert trash.restore(db, people, NOW + 5).label == "Restored Ada Example"
    assert status_of(db, ada) == Status.ACTIVE
    assert found(db, "tea AND gold") == [ada]
    history.undo(db)
    history.undo(db)
    same(db, before)


def test_the_trash_is_kept_for_thirty_days(db: Database) -> None:
    ada, bob, *others = add_people(db, ["Ada", "Bob", "Cleo", "Dora"])
    trash.trash(db, array("q", [ada]), NOW)
    trash.trash(db, array("q", [bob]), NOW + DAY_SECONDS)
    trash.archive(db, array("q", others), NOW)
    assert trash.due_for_purge(db, LATER - 1).tolist() == []
    assert trash.purge(db, LATER - 1) == []
    assert trash.due_for_purge(db, LATER).tolist() == [ada]
    before = snapshot(db)
    (outcome,) = trash.purge(db, LATER)
    assert outcome.label == "Deleted Ada after 30 days in the trash"
    assert db.rows("SELECT id FROM contact ORDER BY id") == [(bob,), *((other,) for other in others)]
    history.undo(db)
    same(db, before)


def test_a_purge_waits_while_something_could_still_be_redone(db: Database) -> None:
    """It comes by itself, and must not take away what the user may want to do again."""
    ada, bob = add_people(db, ["Ada", "Bob"])
    trash.trash(db, array("q", [ada]), NOW)
    trash.archive(db, array("q", [bob]), NOW)
    history.undo(db)
    assert trash.purge(db, LATER) == []
    history.redo(db)
    assert len(trash.purge(db, LATER)) == 1


@pytest.mark.parametrize("few", [1, 1_000])
def test_with_all_that_hangs_on_them_people_go_and_come_back_exactly(
    db: Database, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """Sample people have acts, value, referrals, clients, time and cadences; some were introduced by others."""
    monkeypatch.setattr(bulk, "FEW_PEOPLE", few)
    making.fill(db, NOW, UTC, contacts=120)
    income = "SELECT sum(amount) FROM value_event WHERE kind = 'income' AND client_id IS NOT NULL"
    paid = db.value(income)
    everybody = array("q", [number for (number,) in db.rows("SELECT id FROM contact ORDER BY id")])
    trash.trash(db, everybody[::2], NOW)
    before = snapshot(db)
    (outcome,) = trash.empty(db, NOW + 60)
    assert outcome.label == "Emptied the trash: 60 contacts deleted"
    assert "interaction" in outcome.tables
    assert db.value(income) == paid > 0
    after = snapshot(db)
    assert len(after["contact"]) == 60
    same(db, after)
    for _ in range(2):
        history.undo(db)
        same(db, before)
        history.redo(db)
        same(db, after)


def test_many_go_in_portions_each_a_change(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trash, "PORTION", 3)
    ids = array("q", add_people(db, [f"Person {n}" for n in range(7)]))
    trash.trash(db, ids, NOW)
    before = snapshot(db)
    outcomes = trash.empty(db, NOW)
    assert [outcome.label.split()[3] for outcome in outcomes] == ["3", "3", "Person"]
    assert db.value("SELECT count(*) FROM contact") == 0
    for _ in outcomes:
        history.undo(db)
    same(db, before)


def test_an_empty_trash_is_emptied_without_a_change(db: Database) -> None:
    add_contact(db, "Ada Example")
    assert trash.empty(db, NOW) == []
    assert len(history.changes(db)) == 1


@pytest.mark.parametrize("few", [1, 1_000])
def test_who_shares_a_client_or_a_referral_is_counted_anew(
    db: Database, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """Income of a client counts for all behind it once nobody is named; income that is gone was led to by nobody."""
    monkeypatch.setattr(bulk, "FEW_PEOPLE", few)
    gone, partner, referrer = add_people(db, ["Gone", "Partner", "Referrer"])
    with history.change(db, "Work", NOW) as change:
        run = change.connection.execute
        run("INSERT INTO client (id, name, name_key) VALUES (1, 'Acme', 'acme')")
        run("INSERT INTO client_contact (client_id, contact_id) VALUES (1, ?), (1, ?)", (gone, partner))
        run(
            "INSERT INTO referral (id, referrer_id, referred_id, day, direction) VALUES (1, ?, ?, 20000, 'received')",
            (referrer, gone),
        )
        event = "INSERT INTO value_event (contact_id, client_id, referral_id, at, day, kind, direction, amount)"
        run(f"{event} VALUES (?, 1, NULL, ?, ?, 'income', 'received', 100)", (gone, NOW, NOW // DAY_SECONDS))
        run(f"{event} VALUES (?, NULL, 1, ?, ?, 'income', 'received', 50)", (gone, NOW, NOW // DAY_SECONDS))
    acts = "SELECT contact_id, interactions, level FROM contact_summary ORDER BY 1"
    trash.trash(db, array("q", [gone]), NOW)
    before, counted = snapshot(db), db.rows(acts)
    trash.empty(db, NOW)
    assert db.rows("SELECT contact_id, amount FROM value_event") == [(None, 100)]
    assert {row[0] for row in db.rows(acts)} == {partner, referrer}
    assert db.rows(acts) != counted
    after = snapshot(db)
    same(db, after)
    history.undo(db)
    same(db, before)
    history.redo(db)
    same(db, after)
