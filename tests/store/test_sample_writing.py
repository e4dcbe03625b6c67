"""The sample in a database: sound, one change, only where nothing of one's own is."""

from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path

import pytest

from netdesk.domain.errors import DataError
from netdesk.sample import making
from netdesk.store import clients, desk, history, participation, settings, time_entries
from netdesk.store.database import Database, open_database
from tests.store.snapshots import differences, faults, found, snapshot

NOW = 1_790_000_000  # 21 September 2026, 14:13 UTC
Fill = Callable[..., Database]


@pytest.fixture
def fill(tmp_path: Path) -> Iterator[Fill]:
    """Make a database with sample data; each call another one."""
    made: list[Database] = []

    def make(contacts: int = 300, seed: str = "1", now: int = NOW) -> Database:
        db = open_database(tmp_path / f"{len(made)}.db", now)
        made.append(db)
        making.fill(db, now, UTC, contacts=contacts, seed=seed)
        return db

    yield make
    for db in made:
        db.close()


@pytest.mark.parametrize("contacts", [1, 50, 300])
def test_it_is_sound_and_complete(fill: Fill, contacts: int) -> None:
    db = fill(contacts)
    assert faults(db) == []
    assert db.value("SELECT count(*) FROM contact WHERE status = 0") == contacts
    assert [record.label for record in history.changes(db)] == ["Sample data"]
    assert time_entries.running(db) is None


def test_the_same_seed_and_day_give_the_same_database(fill: Fill) -> None:
    first = snapshot(fill())
    assert differences(first, snapshot(fill(now=NOW + 3 * 3600))) == {}
    assert differences(first, snapshot(fill(seed="2")))
    assert differences(first, snapshot(fill(now=NOW + 24 * 3600)))


@pytest.mark.parametrize("contacts", [100, 300])
def test_all_twelve_levels_have_people(fill: Fill, contacts: int) -> None:
    people = [level.people for level in participation.people_by_level(fill(contacts))]
    assert min(people) >= 1 and sum(people) == contacts
    assert people[0] > contacts / 4 and sum(people[8:]) < contacts / 10


def test_levels_are_as_the_recipe_wants_them_whatever_work_and_income_add(fill: Fill) -> None:
    people = [level.people for level in participation.people_by_level(fill())]
    assert people == [105, 64, 19, 36, 23, 17, 13, 9, 5, 5, 2, 2]


def test_a_rate_and_a_currency_are_chosen(fill: Fill) -> None:
    db = fill(50)
    assert (settings.currency(db), settings.hourly_rate(db)) == ("EUR", 85)


def test_people_are_found(fill: Fill) -> None:
    db = fill(50)
    for number, last in db.rows("SELECT id, last FROM contact WHERE last <> '' ORDER BY id LIMIT 5"):
        assert number in found(db, f'"{last}"')


@pytest.mark.parametrize("contacts", [50, 300])
def test_undo_gives_the_empty_database_and_redo_the_sample(fill: Fill, tmp_path: Path, contacts: int) -> None:
    empty = open_database(tmp_path / "empty.db", NOW)
    nothing = snapshot(empty)
    empty.close()
    db = fill(contacts)
    full = snapshot(db)
    history.undo(db)
    assert differences(nothing, snapshot(db)) == {} and faults(db) == [] and desk.is_empty(db)
    history.redo(db)
    assert differences(full, snapshot(db)) == {} and faults(db) == []


def test_after_undo_it_can_be_filled_again(fill: Fill) -> None:
    db = fill(50)
    full = snapshot(db)
    history.undo(db)
    making.fill(db, NOW, UTC, contacts=50)
    assert differences(full, snapshot(db)) == {}


def test_ones_own_data_is_refused_and_left_alone(tmp_path: Path) -> None:
    db = open_database(tmp_path / "own.db", NOW)
    clients.create_client(db, "Acme", NOW)
    before = snapshot(db)
    with pytest.raises(DataError, match=r"own\.db holds data of your own\. .* Nothing was changed\."):
        making.fill(db, NOW, UTC, contacts=50)
    assert differences(before, snapshot(db)) == {} and len(history.changes(db)) == 1
    db.close()


def test_a_settings_choice_is_no_data_of_ones_own(tmp_path: Path) -> None:
    db = open_database(tmp_path / "chosen.db", NOW)
    settings.put(db, settings.CURRENCY, "CHF", "Chose a currency", NOW)
    making.fill(db, NOW, UTC, contacts=3)
    assert settings.currency(db) == "EUR"
    history.undo(db)
    assert settings.currency(db) == "CHF"
    db.close()


def test_stopping_half_way_leaves_nothing(tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def stop(count: int) -> None:
        if count >= 1_000:
            raise Stop

    db = open_database(tmp_path / "stopped.db", NOW)
    with pytest.raises(Stop):
        making.fill(db, NOW, UTC, contacts=2_000, tick=stop)
    assert desk.is_empty(db) and faults(db) == [] and history.changes(db) == []
    making.fill(db, NOW, UTC, contacts=20)
    assert db.value("SELECT count(*) FROM contact") == 20
    db.close()
