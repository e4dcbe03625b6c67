"""Touches, snoozes, "not needed": what each does to the day, and that it is undone exactly."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest

from netdesk.domain.cadence import NOT_NEEDED, Cadence
from netdesk.domain.errors import DataError
from netdesk.domain.participation import KINDS, Level
from netdesk.domain.period import Moment
from netdesk.store import cadences, history, touches
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, TODAY, add_contact, add_interaction

MOMENT = Moment(NOW, UTC)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "touches.db", NOW)
    yield database
    database.close()


@pytest.fixture
def ada(db: Database) -> int:
    contact = add_contact(db, "Ada")
    add_interaction(db, contact, "meeting", days_ago=40)
    add_interaction(db, contact, "meeting", days_ago=50)
    cadences.set_for_contact(db, contact, Cadence(30, 45), NOW)
    return contact


def ideal_on(db: Database, contact: int) -> int | None:
    found = db.value("SELECT ideal_on FROM contact_due WHERE contact_id = ?", contact)
    return None if found is None else int(found)


def test_a_touch_starts_the_days_anew_and_leaves_the_level(db: Database, ada: int) -> None:
    level = db.value("SELECT level FROM contact_summary WHERE contact_id = ?", ada)
    assert ideal_on(db, ada) == TODAY - 10
    assert touches.touched(db, ada, MOMENT).label == "In touch with Ada"
    assert ideal_on(db, ada) == TODAY + 30
    assert db.value("SELECT level FROM contact_summary WHERE contact_id = ?", ada) == level == Level.COLLABORATE
    history.undo(db)
    assert ideal_on(db, ada) == TODAY - 10


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_any_act_starts_the_days_anew(db: Database, ada: int, kind: str) -> None:
    add_interaction(db, ada, kind, days_ago=1)
    assert ideal_on(db, ada) == TODAY + 29


def test_a_snooze_moves_the_day_away_only(db: Database, ada: int) -> None:
    touches.snooze(db, ada, TODAY + 3, NOW)
    assert ideal_on(db, ada) == TODAY + 3
    assert cadences.of_contact(db, ada).snoozed_until == TODAY + 3
    touches.touched(db, ada, MOMENT)
    assert ideal_on(db, ada) == TODAY + 30
    assert cadences.of_contact(db, ada).snoozed_until is None
    touches.snooze(db, ada, TODAY + 3, NOW)
    assert ideal_on(db, ada) == TODAY + 30


def test_a_snooze_of_somebody_without_an_own_cadence_goes_with_the_touch(db: Database) -> None:
    ben = add_contact(db, "Ben")
    with history.change(db, "Tier", NOW) as change:
        change.connection.execute("UPDATE contact SET tier = 1 WHERE id = ?", (ben,))
    touches.snooze(db, ben, TODAY + 60, NOW)
    assert ideal_on(db, ben) == TODAY + 60
    assert cadences.of_contact(db, ben).rule == "tier"
    touches.touched(db, ben, MOMENT)
    assert ideal_on(db, ben) == TODAY + 7
    assert db.value("SELECT count(*) FROM cadence") == 0


def test_not_needed(db: Database, ada: int) -> None:
    touches.not_needed(db, ada, NOW)
    assert ideal_on(db, ada) is None
    assert cadences.of_contact(db, ada).own == NOT_NEEDED
    history.undo(db)
    assert ideal_on(db, ada) == TODAY - 10


def test_each_is_undone_exactly_and_refused_for_who_is_gone(db: Database, ada: int) -> None:
    before = [db.rows(f"SELECT * FROM {table}") for table in ("cadence", "interaction", "contact_summary")]
    touches.touched(db, ada, MOMENT)
    touches.snooze(db, ada, TODAY + 3, NOW)
    touches.not_needed(db, ada, NOW)
    for _ in range(3):
        history.undo(db)
    assert [db.rows(f"SELECT * FROM {table}") for table in ("cadence", "interaction", "contact_summary")] == before
    with pytest.raises(DataError):
        touches.touched(db, 99, MOMENT)
