"""Value events: added, changed, deleted; undone exactly."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.value import ValueEvent
from netdesk.store import history, value
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, TODAY, add_contact
from tests.store.snapshots import same, snapshot


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def test_an_event_comes_changes_and_goes(db: Database) -> None:
    ada = add_contact(db, "Ada Ray")
    states = [snapshot(db)]
    income = ValueEvent("income", "received", TODAY - 3, contact=ada, amount=320_000, currency="EUR", note="invoice 7")
    help_given = ValueEvent("help", "given", TODAY - 2, contact=ada, rating=4)
    steps = (
        (lambda: value.add_event(db, income, NOW), "Added income from Ada Ray"),
        (lambda: value.change_event(db, 1, help_given, NOW), "Changed help for Ada Ray"),
        (lambda: value.delete_event(db, 1, NOW), "Deleted help for Ada Ray"),
    )
    for step, label in steps:
        outcome = step()
        assert outcome.label == label
        assert outcome.tables == {"value_event"}
        states.append(snapshot(db))
        if label.startswith("Changed"):
            row = "SELECT contact_id, kind, direction, day, amount, currency, points, rating, note FROM value_event"
            assert db.rows(row) == [(ada, "help", "given", TODAY - 2, None, "", 10.0, 4, "")]
            assert value.change_event(db, 1, help_given, NOW).change is None
    for state in reversed(states[:-1]):
        history.undo(db)
        same(db, state)


def test_what_cannot_be_is_refused(db: Database) -> None:
    ada = add_contact(db, "Ada Ray")
    before = snapshot(db)
    with pytest.raises(DataError):
        value.add_event(db, ValueEvent("luck", "received", TODAY, contact=ada), NOW)
    for wrong in (
        ValueEvent("income", "received", TODAY, contact=ada, amount=-1, currency="EUR"),
        ValueEvent("enjoyment", "received", TODAY, contact=ada, rating=6),
    ):
        with pytest.raises(UsageError):
            value.add_event(db, wrong, NOW)
    for gone in (
        lambda: value.delete_event(db, 9, NOW),
        lambda: value.change_event(db, 9, ValueEvent("help", "given", TODAY), NOW),
    ):
        with pytest.raises(DataError):
            gone()
    same(db, before)
