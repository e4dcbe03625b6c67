"""Candidates from the database: each thing in common is found, and what the user said is remembered."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from netdesk.domain.duplicates import Someone
from netdesk.store import duplicates, history
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, add_contact, add_people
from tests.store.snapshots import same, snapshot


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def found(db: Database) -> dict[tuple[int, int], set[str]]:
    """Give every pair with the searches that found it."""
    pairs: dict[tuple[int, int], set[str]] = {}
    for batch in duplicates.batches(db):
        assert set(batch.people) >= {number for pair in batch.pairs for number in pair}
        for pair in batch.pairs:
            pairs.setdefault(pair, set()).add(batch.words)
    return pairs


def add_rows(db: Database, table: str, *rows: dict[str, Any]) -> None:
    with history.change(db, "Write", NOW) as change:
        for row in rows:
            change.connection.execute(
                f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
            )


@pytest.mark.parametrize(
    ("one", "other", "search"),
    [
        (("Ada Fox", ""), ("Ada Fox", "Acme"), "names"),
        (("Dörte Fox", ""), ("Dorte Fox", "Acme"), "names"),
        (("Ben Fox", ""), ("Fox Ben", ""), "name parts"),
        (("Fox, Ben", ""), ("Ben Fox, PhD", ""), "name parts"),
        (("Ada M. Fox", ""), ("Ada Fox", ""), "name parts"),
        (("Ben Fox", "Acme"), ("Benjamin Fox", "acme GmbH"), "names at a company"),
        (("Bob Fox", "Acme"), ("Robert Fox", "Acme"), "nicknames"),
        (("Ada Winter", "Acme"), ("Ada Wintre", "Acme"), "spellings"),
        (("A. Fox", ""), ("Ada Fox", "Acme"), "initials"),
    ],
)
def test_names(db: Database, one: tuple[str, str], other: tuple[str, str], search: str) -> None:
    first, second = (add_contact(db, name, company=company) for name, company in (one, other))
    add_contact(db, "Carl Third", company="Acme")
    assert set(found(db)) == {(first, second)}
    assert search in found(db)[first, second]


def test_addresses(db: Database) -> None:
    ids = add_people(db, ["Ada", "Bea", "Carl", "Dora", "Eve", "Finn", "Gus", "Hana"])
    add_rows(db, "email", *({"contact_id": n, "address": address} for n, address in ((1, "a@x.org"), (2, "A@x.org"))))
    add_rows(
        db, "phone",
        {"contact_id": 3, "number": "+49 30 1234567", "digits": "49301234567"},
        {"contact_id": 4, "number": "030 1234567", "digits": "0301234567"},
    )  # fmt: skip
    add_rows(
        db, "profile",
        {"contact_id": 5, "network_id": 1, "url": "https://linkedin.com/in/eve"},
        {"contact_id": 6, "network_id": 1, "key": "eve", "url": "https://LinkedIn.com/in/eve/"},
        {"contact_id": 7, "network_id": 2, "key": "gusgus", "handle": "gusgus"},
        {"contact_id": 8, "network_id": 3, "key": "gusgus@s.example", "handle": "GusGus@s.example"},
    )  # fmt: skip
    assert list(ids) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert found(db) == {
        (1, 2): {"e-mail addresses"},
        (3, 4): {"phone numbers"},
        (5, 6): {"addresses of profiles"},
        (7, 8): {"handles"},
    }


def test_what_too_many_share_says_nothing(db: Database) -> None:
    add_people(db, ["Ada Fox"] * 9)
    assert found(db) == {}


def test_among_very_many_a_common_name_says_less(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    add_people(db, ["Ada Fox"] * 6)
    assert len(found(db)) == 15
    monkeypatch.setattr(duplicates, "MANY", 1)
    assert found(db) == {}


def test_people_in_the_trash_are_left_out(db: Database) -> None:
    first = add_contact(db, "Ada Fox", email="a@x.org")
    second = add_contact(db, "Ada Fox", email="a@x.org", status=3)
    third = add_contact(db, "Ada Fox", status=1)
    assert set(found(db)) == {(first, third)}
    assert [one.id for one in duplicates.read(db, [first, second])] == [first]


def test_a_person_is_read_whole(db: Database) -> None:
    contact = add_contact(
        db, "Ada Fox", company="Acme", position="Owner", location="Berlin", network="linkedin", url="https://l.example/a",
        email="Ada@x.org",
    )  # fmt: skip
    add_rows(db, "phone", {"contact_id": contact, "number": "+49 30 1234567", "digits": "49301234567"})
    assert duplicates.read(db, [contact]) == [
        Someone(
            contact, "Ada Fox", "ada fox", "Acme", "Owner", "Berlin", "", ("ada@x.org",), ("49301234567",),
            (("linkedin", "", "", "https://l.example/a"),),
        )
    ]  # fmt: skip


def test_not_the_same_person_is_remembered_and_can_be_undone(db: Database) -> None:
    ids = [add_contact(db, "Ada Fox", company=company) for company in ("Acme", "Beta", "Gamma")]
    assert set(found(db)) == set(combinations(ids, 2))
    before = snapshot(db)
    outcome = duplicates.say_not_same(db, [ids[1], ids[0]], NOW)
    assert outcome.label == "Not the same person: Ada Fox"
    assert set(found(db)) == {(ids[0], ids[2]), (ids[1], ids[2])}
    assert duplicates.not_same(db) == [(ids[0], ids[1])]
    assert duplicates.say_not_same(db, ids[:2], NOW).change is None
    duplicates.say_not_same(db, ids, NOW)
    assert found(db) == {}
    history.undo(db)
    history.undo(db)
    same(db, before)


def test_nobody_who_is_gone_is_told_apart(db: Database) -> None:
    contact = add_contact(db)
    assert duplicates.say_not_same(db, [contact, 77], NOW).change is None
