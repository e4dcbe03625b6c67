"""Whom a few typed words name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netdesk.store.database import Database, open_database
from netdesk.store.people_named import who
from tests.store.factory import NOW, add_contact, add_interaction, add_people


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def named(db: Database, words: str, *, prefix: bool = True) -> list[str]:
    return [row.name for row in who(db, words, prefix=prefix)]


@pytest.fixture
def people(db: Database) -> dict[str, int]:
    names = ["Ada Example", "Ada Marsh", "Ana Beltrán", "Jo van Dyk", "Lena Adams", "Zoë O’Neil", "李 小龙"]
    return {name: add_contact(db, name) for name in names}


def test_words_of_a_name_in_any_order(db: Database, people: dict[str, int]) -> None:
    assert named(db, "jo dyk") == named(db, "Dyk Jo") == named(db, "jo van dyk") == ["Jo van Dyk"]
    assert named(db, "beltran") == named(db, "BELTRÁN ana") == ["Ana Beltrán"]
    assert named(db, "zoe o'neil") == ["Zoë O’Neil"]
    assert named(db, "李 小龙") == ["李 小龙"]
    assert named(db, "nobody") == named(db, "") == named(db, "…") == []


def test_whole_words_stand_before_beginnings(db: Database, people: dict[str, int]) -> None:
    assert set(named(db, "ada")) == {"Ada Example", "Ada Marsh"}
    assert named(db, "adam") == ["Lena Adams"]
    assert named(db, "adam", prefix=False) == []
    assert named(db, "ada ma") == ["Ada Marsh"]


def test_who_was_met_last_comes_first(db: Database, people: dict[str, int]) -> None:
    add_interaction(db, people["Ada Marsh"], days_ago=30)
    assert named(db, "ada")[0] == "Ada Marsh"
    add_interaction(db, people["Ada Example"], days_ago=3)
    assert named(db, "ada")[0] == "Ada Example"


def test_a_first_name_is_a_better_guess_than_a_last_one(db: Database) -> None:
    for name in ("Mona Kim", "Kim Moss"):
        add_contact(db, name)
    add_interaction(db, who(db, "mona")[0].id, days_ago=1)
    assert named(db, "kim") == ["Kim Moss", "Mona Kim"]


def test_the_whole_name_is_meant_alone(db: Database) -> None:
    for name in ("Ada Example Smith", "Ada Example", "Ada"):
        add_contact(db, name)
    assert named(db, "ada example") == ["Ada Example"]
    assert named(db, "ada") == ["Ada", "Ada Example", "Ada Example Smith"]


def test_who_is_gone_is_not_meant(db: Database) -> None:
    add_contact(db, "Ada Example", status=3)
    assert named(db, "ada") == []


def test_those_touched_last_are_found_among_very_many(db: Database) -> None:
    ids = add_people(db, [f"Ada Number{number}" for number in range(2_500)])
    add_interaction(db, ids[-1], days_ago=1)
    assert named(db, "ada")[0] == named(db, "ad")[0] == "Ada Number2499"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(max_size=12))
def test_no_words_are_too_strange(db: Database, text: str) -> None:
    assert who(db, text) == []
