"""Acts with one contact: logged with length and rating, changed, rated, deleted, undone exactly."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.interaction import Act
from netdesk.store import act_edits, contacts, history
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, TODAY, add_contact, add_interaction
from tests.store.snapshots import same, snapshot


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def test_an_act_keeps_its_length_and_rating(db: Database) -> None:
    ada = add_contact(db, "Ada Ray")
    act_edits.log(db, ada, Act("meeting", "both", TODAY, "", " Plans ", 40, 4), NOW)
    assert db.rows("SELECT minutes, rating, text, at FROM interaction") == [(40, 4, "Plans", NOW)]
    for minutes, rating in ((40, 6), (2000, 4), (-1, 4)):
        with pytest.raises(UsageError):
            act_edits.log(db, ada, Act("meeting", "both", TODAY, minutes=minutes, rating=rating), NOW)


def test_an_act_is_written_anew_and_keeps_its_source(db: Database) -> None:
    ada = add_contact(db, "Ada Ray")
    add_interaction(db, ada, "message", days_ago=10)
    with history.change(db, "Import", NOW) as change:
        change.connection.execute("UPDATE interaction SET external_key = 'k'")
    before = snapshot(db)
    act = Act("call", "both", TODAY - 3, "phone", "About the book", 25, 5)
    assert act_edits.change_interaction(db, 1, act, NOW).label == "Changed call: Ada Ray"
    assert db.rows("SELECT kind, level, direction, day, minutes, rating, text, external_key FROM interaction") == [
        ("call", 10, "both", TODAY - 3, 25, 5, "About the book", "k")
    ]
    after = snapshot(db)
    assert act_edits.change_interaction(db, 1, act, NOW).change is None
    history.undo(db)
    same(db, before)
    history.redo(db)
    same(db, after)


def test_the_clock_time_stays_while_the_day_does(db: Database) -> None:
    ada = add_contact(db, "Ada Ray")
    add_interaction(db, ada, "message", days_ago=10)
    at = NOW - 10 * 86_400
    act_edits.change_interaction(db, 1, Act("call", "theirs", TODAY - 10), NOW)
    assert db.value("SELECT at FROM interaction") == at


def test_an_act_is_rated_and_deleted(db: Database) -> None:
    ada = add_contact(db, "Ada Ray")
    add_interaction(db, ada, "call")
    before = snapshot(db)
    assert act_edits.rate_interaction(db, 1, 4, NOW).label == "Rated an act with Ada Ray: 4 of 5"
    assert db.value("SELECT rating FROM interaction") == 4
    act_edits.rate_interaction(db, 1, None, NOW)
    same(db, before)
    assert act_edits.delete_interaction(db, 1, NOW).label == "Deleted call: Ada Ray"
    assert contacts.rows(db, [ada])[0].interactions == 0
    for gone in (
        lambda: act_edits.delete_interaction(db, 1, NOW),
        lambda: act_edits.rate_interaction(db, 1, 3, NOW),
        lambda: act_edits.change_interaction(db, 1, Act("call", "both", TODAY), NOW),
    ):
        with pytest.raises(DataError):
            gone()
    history.undo(db)
    same(db, before)
