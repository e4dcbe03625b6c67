"""What hangs on one contact: added, changed, removed, refused; undone exactly."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from netdesk.domain.contact_fields import TakenError
from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.history import Outcome
from netdesk.store import contact_parts, history
from netdesk.store.contact_parts import Part
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, TODAY, add_contact
from tests.store.snapshots import found, same, snapshot

Save = Callable[[Database, int, int | None], Outcome]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


@pytest.fixture
def ada(db: Database) -> int:
    return add_contact(db, "Ada Ray")


PARTS: dict[Part, tuple[Save, Save, str, object]] = {
    "email": (
        lambda db, who, number: contact_parts.save_email(db, who, number, "Ada@Example.org", "work", NOW),
        lambda db, who, number: contact_parts.save_email(db, who, number, "ada@example.com", "", NOW),
        "address", "ada@example.com",
    ),
    "phone": (
        lambda db, who, number: contact_parts.save_phone(db, who, number, "+44 1234", "home", NOW),
        lambda db, who, number: contact_parts.save_phone(db, who, number, "+44 (1) 99", "home", NOW),
        "digits", "44199",
    ),
    "website": (
        lambda db, who, number: contact_parts.save_website(db, who, number, "ada.example", NOW),
        lambda db, who, number: contact_parts.save_website(db, who, number, "https://ray.example/a", NOW),
        "url", "https://ray.example/a",
    ),
    "profile": (
        lambda db, who, number: contact_parts.save_profile(db, who, number, "x", "@ada", NOW),
        lambda db, who, number: contact_parts.save_profile(db, who, number, "", "linkedin.com/in/Ada-Ray", NOW),
        "key", "ada-ray",
    ),
    "custom_field": (
        lambda db, who, number: contact_parts.save_field(db, who, number, "Shoe size", "38", NOW),
        lambda db, who, number: contact_parts.save_field(db, who, number, "Shoes", "39", NOW),
        "name", "Shoes",
    ),
    "note": (
        lambda db, who, number: contact_parts.save_note(db, who, number, " Likes\n\nengines ", TODAY, NOW),
        lambda db, who, number: contact_parts.save_note(db, who, number, "Likes looms", None, NOW),
        "text", "Likes looms",
    ),
    "promise": (
        lambda db, who, number: contact_parts.save_promise(db, who, number, "The slides", None, NOW),
        lambda db, who, number: contact_parts.save_promise(db, who, number, "The slides", TODAY + 5, NOW),
        "due_day", TODAY + 5,
    ),
    "wish": (
        lambda db, who, number: contact_parts.save_wish(db, who, number, "need", "an editor", NOW),
        lambda db, who, number: contact_parts.save_wish(db, who, number, "offer", "an editor", NOW),
        "kind", "offer",
    ),
}  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
def test_a_part_comes_changes_and_goes(db: Database, ada: int, part: Part) -> None:
    add, change, column, kept = PARTS[part]
    states = [snapshot(db)]
    for verb, step in (
        ("Added", lambda: add(db, ada, None)),
        ("Changed", lambda: change(db, ada, 1)),
        ("Removed", lambda: contact_parts.remove(db, part, 1, NOW)),
    ):
        outcome = step()
        assert outcome.label == f"{verb} {contact_parts.NAMES[part]} Ada Ray"
        assert outcome.tables == {part}
        states.append(snapshot(db))
        if verb == "Changed":
            assert db.value(f"SELECT {column} FROM {part}") == kept
            assert change(db, ada, 1).change is None
    for state in reversed(states[:-1]):
        history.undo(db)
        same(db, state)
    for state in states[1:]:
        history.redo(db)
        same(db, state)
    with pytest.raises(DataError):
        contact_parts.remove(db, part, 1, NOW)
    with pytest.raises(DataError):
        change(db, ada, 1)
    with pytest.raises(DataError):
        add(db, 99, None)


def test_bad_input_is_one_sentence_and_no_change(db: Database, ada: int) -> None:
    before = snapshot(db)
    for save in (
        lambda: contact_parts.save_email(db, ada, None, "ada", "", NOW),
        lambda: contact_parts.save_phone(db, ada, None, "ring me", "", NOW),
        lambda: contact_parts.save_website(db, ada, None, "javascript:alert(1)", NOW),
        lambda: contact_parts.save_profile(db, ada, None, "x", "javascript:alert(1)", NOW),
        lambda: contact_parts.save_field(db, ada, None, " ", "38", NOW),
        lambda: contact_parts.save_field(db, ada, None, "Shoe", "", NOW),
        lambda: contact_parts.save_note(db, ada, None, " \n", None, NOW),
        lambda: contact_parts.save_promise(db, ada, None, "", None, NOW),
        lambda: contact_parts.save_wish(db, ada, None, "need", "", NOW),
        lambda: contact_parts.set_roles(db, ada, ["emperor"], NOW),
    ):
        with pytest.raises(UsageError):
            save()
    same(db, before)


def test_nothing_is_there_twice(db: Database, ada: int) -> None:
    for part in ("email", "phone", "website", "profile", "custom_field"):
        add = PARTS[part][0]
        add(db, ada, None)
        with pytest.raises(UsageError, match="already"):
            add(db, ada, None)


def test_an_address_of_somebody_else_is_never_taken(db: Database, ada: int) -> None:
    bo = add_contact(db, "Bo Lind", email="bo@example.org")
    contact_parts.save_profile(db, bo, None, "x", "bo", NOW)
    before = snapshot(db)
    with pytest.raises(TakenError, match="Bo Lind has this already") as caught:
        contact_parts.save_profile(db, ada, None, "", "https://twitter.com/Bo", NOW)
    assert (caught.value.contact, caught.value.shared) == (bo, False)
    with pytest.raises(TakenError) as caught:
        contact_parts.save_email(db, ada, None, "bo@example.org", "", NOW)
    assert (caught.value.contact, caught.value.shared) == (bo, True)
    same(db, before)
    contact_parts.save_email(db, ada, None, "bo@example.org", "", NOW, shared=True)
    assert found(db, "emails:bo") == [ada, bo]


def test_a_changed_profile_keeps_its_days(db: Database) -> None:
    bo = add_contact(db, "Bo", network="linkedin", url="https://www.linkedin.com/in/bo", connected_on=TODAY - 9)
    contact_parts.save_profile(db, bo, 1, "linkedin", "https://www.linkedin.com/in/bo-lind", NOW)
    assert db.rows("SELECT key, handle, connected_on FROM profile") == [("bo-lind", "bo-lind", TODAY - 9)]


def test_a_promise_is_ticked_and_unticked(db: Database, ada: int) -> None:
    contact_parts.save_promise(db, ada, None, "The slides", TODAY, NOW)
    before = snapshot(db)
    assert contact_parts.keep_promise(db, 1, TODAY, NOW).label == "Kept a promise to Ada Ray"
    assert db.value("SELECT done_day FROM promise") == TODAY
    contact_parts.keep_promise(db, 1, None, NOW)
    same(db, before)


def test_tags_and_roles_are_what_was_chosen(db: Database, ada: int) -> None:
    other = add_contact(db, "Bo", tags=("Berlin",))
    before = snapshot(db)
    contact_parts.set_tags(db, ada, ["berlin", "poet", "Poet"], NOW)
    contact_parts.set_tags(db, ada, ["poet", "chess"], NOW)
    tags = "SELECT t.name FROM contact_tag ct JOIN tag t ON t.id = tag_id WHERE contact_id = ? ORDER BY 1"
    assert db.rows(tags, ada) == [("Poet",), ("chess",)]
    assert db.rows(tags, other) == [("Berlin",)]
    assert found(db, "tags:chess") == [ada]
    assert contact_parts.set_tags(db, ada, ["POET", "chess"], NOW).change is None
    contact_parts.set_roles(db, ada, ["client", "friend"], NOW)
    contact_parts.set_roles(db, ada, ["friend", "peer"], NOW)
    roles = "SELECT r.key FROM contact_role cr JOIN role r ON r.id = role_id WHERE contact_id = ? ORDER BY 1"
    assert db.rows(roles, ada) == [("friend",), ("peer",)]
    for _ in range(4):
        history.undo(db)
    same(db, before)


def test_roles_are_listed(db: Database) -> None:
    assert ("client", "client") in contact_parts.roles(db)
