"""One contact's own fields: set, refused, undone exactly."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.names import NameParts
from netdesk.store import contact_edits, contacts, history
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, TODAY, add_contact
from tests.store.snapshots import found, same, snapshot


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def column(db: Database, contact: int, name: str) -> object:
    return db.value(f"SELECT {name} FROM contact WHERE id = ?", contact)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("company", " Halden & Rowe ", "Halden & Rowe"), ("position", "CTO", "CTO"), ("location", "Berlin", "Berlin"),
        ("birthday", "12 May 1990", "1990-05-12"), ("met_on", "2021-03-14", 18_700), ("met_on", 18_700, 18_700),
        ("connected_on", "14.3.2021", 18_700), ("met_how", "at a meetup", "at a meetup"),
    ],
)  # fmt: skip
def test_a_field_is_set_and_undone_exactly(db: Database, field: str, typed: str | int, kept: object) -> None:
    ada = add_contact(db, "Ada Ray", company="Old")
    before = snapshot(db)
    outcome = contact_edits.set_field(db, ada, field, typed, NOW)
    assert outcome.tables == {"contact"}
    assert outcome.label.startswith("Changed Ada Ray’s ") or field.endswith("_on")
    assert column(db, ada, field) == kept
    after = snapshot(db)
    history.undo(db)
    same(db, before)
    history.redo(db)
    same(db, after)


def test_several_fields_are_one_change(db: Database) -> None:
    ada = add_contact(db, "Ada Ray")
    before = snapshot(db)
    outcome = contact_edits.set_fields(db, ada, {"position": "CTO", "company": "Acme"}, NOW)
    assert outcome.label == "Changed Ada Ray’s position and company"
    assert (column(db, ada, "position"), column(db, ada, "company")) == ("CTO", "Acme")
    history.undo(db)
    same(db, before)


def test_an_equal_value_is_no_change(db: Database) -> None:
    ada = add_contact(db, "Ada Ray", company="Old")
    assert contact_edits.set_field(db, ada, "company", "Old ", NOW).change is None
    assert contact_edits.set_field(db, ada, "name", "Ada Ray", NOW).change is None


def test_a_day_can_be_taken_out(db: Database) -> None:
    ada = add_contact(db, "Ada Ray", connected_on=TODAY)
    contact_edits.set_field(db, ada, "connected_on", "", NOW)
    assert column(db, ada, "connected_on") is None


def test_a_name_is_taken_apart_and_its_parts_make_it(db: Database) -> None:
    ada = add_contact(db, "Ada Ray")
    contact_edits.set_field(db, ada, "name", "Ada van der Ray", NOW)
    assert (column(db, ada, "first"), column(db, ada, "last")) == ("Ada", "van der Ray")
    contact_edits.set_field(db, ada, "first", "Édith", NOW)
    assert (column(db, ada, "name"), column(db, ada, "name_key")) == ("Édith van der Ray", "edith van der ray")
    assert found(db, "edith") == [ada]
    contact_edits.set_name(db, ada, NameParts("Ada", "B.", "Ray", "PhD"), NOW)
    assert column(db, ada, "name") == "Ada B. Ray, PhD"
    for nothing in ("", "  "):
        with pytest.raises(UsageError, match="needs a name"):
            contact_edits.set_field(db, ada, "name", nothing, NOW)
    with pytest.raises(UsageError, match="needs a name"):
        contact_edits.set_name(db, ada, NameParts(), NOW)


def test_what_cannot_stand_there_is_refused(db: Database) -> None:
    ada = add_contact(db, "Ada Ray")
    before = snapshot(db)
    for field, typed in (("birthday", "soon"), ("met_on", "2030-01-01"), ("company", "x" * 501), ("shoe", "38")):
        with pytest.raises(UsageError):
            contact_edits.set_field(db, ada, field, typed, NOW)
    with pytest.raises(DataError):
        contact_edits.set_field(db, 99, "company", "Acme", NOW)
    same(db, before)


def test_who_introduced_somebody(db: Database) -> None:
    ada, bo = add_contact(db, "Ada Ray"), add_contact(db, "Bo Lind")
    assert contact_edits.set_introducer(db, ada, bo, NOW).label == "Changed who introduced Ada Ray"
    detail = contacts.detail(db, ada)
    assert detail is not None
    assert detail.introduced_by == "Bo Lind"
    with pytest.raises(UsageError):
        contact_edits.set_introducer(db, ada, ada, NOW)
    with pytest.raises(DataError):
        contact_edits.set_introducer(db, ada, 99, NOW)
    contact_edits.set_introducer(db, ada, None, NOW)
    assert column(db, ada, "introduced_by_id") is None


def test_a_score_by_hand_and_back(db: Database) -> None:
    ada = add_contact(db, "Ada Ray")
    before = snapshot(db)
    assert contact_edits.set_score(db, ada, 71, NOW).label == "Set Ada Ray’s score by hand"
    assert column(db, ada, "manual_score") == 71
    contact_edits.set_score(db, ada, None, NOW)
    same(db, before)
    for wrong in (-1, 101):
        with pytest.raises(UsageError):
            contact_edits.set_score(db, ada, wrong, NOW)


def test_a_new_contact_is_added_by_name(db: Database) -> None:
    before = snapshot(db)
    made = contact_edits.create(db, "  Ada   Ray ", NOW)
    assert made.label == "Added Ada Ray"
    assert made.tables == {"contact"}
    assert made.entry is not None
    assert (column(db, made.entry, "name"), column(db, made.entry, "last")) == ("Ada Ray", "Ray")
    assert column(db, made.entry, "added_at") == NOW
    assert found(db, "ray") == [made.entry]
    history.undo(db)
    same(db, before)
    with pytest.raises(UsageError):
        contact_edits.create(db, " ", NOW)
