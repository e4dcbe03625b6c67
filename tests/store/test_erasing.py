"""Erasing a person: not a trace in the file, everybody else as before, and every other change still undone exactly."""

from array import array
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from netdesk.domain.errors import DataError
from netdesk.store import bulk_edits, erasing, history, merging
from netdesk.store.database import Database, open_database
from netdesk.store.erasing import Erased
from tests.store.factory import NOW, TODAY, add_contact, add_interaction
from tests.store.snapshots import faults, found, same, snapshot

SECRETS = ("Xanthippe", "Quuxworth", "xq@secretive.example", "Zwiebelkuchen", "Flunderweg", "+49 999 0001")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def write(db: Database, statement: str, *values: Any) -> int:
    with history.change(db, "Write", NOW) as change:
        change.connection.execute(statement, values)
        return change.connection.last_insert_rowid()


def traces(db: Database, words: tuple[str, ...] = SECRETS) -> list[str]:
    """List the words that the raw bytes of the database and its log still hold."""
    files = [db.path, *db.path.parent.glob(f"{db.path.name}-*")]
    data = b"".join(path.read_bytes() for path in files)
    return [word for word in words if word.encode() in data or word.lower().encode() in data]


def add_secret(db: Database) -> int:
    """Add a person with unique words everywhere."""
    contact = add_contact(
        db, "Xanthippe Quuxworth", email="xq@secretive.example", note="Bakes Zwiebelkuchen", tags=("berlin",),
        network="linkedin", url="https://linkedin.example/in/quuxworth",
    )  # fmt: skip
    add_interaction(db, contact, "message", text="Zwiebelkuchen again")
    write(db, "UPDATE contact SET location = 'Flunderweg' WHERE id = ?", contact)
    write(db, "UPDATE contact SET location = 'Elsewhere' WHERE id = ?", contact)
    write(db, "INSERT INTO phone (contact_id, number, digits) VALUES (?, '+49 999 0001', '499990001')", contact)
    write(db, "UPDATE note SET text = 'Sells Zwiebelkuchen' WHERE contact_id = ?", contact)
    return contact


def undo_all(db: Database) -> None:
    while history.undo(db):
        assert faults(db) == []


def test_nothing_is_left_in_the_file(db: Database) -> None:
    ada = add_contact(db, "Ada Example", email="ada@example.com", note="Likes tea")
    contact = add_secret(db)
    add_interaction(db, ada)
    assert traces(db)
    erased = erasing.erase(db, contact)
    assert erased == Erased("Xanthippe Quuxworth", undoable=True, swept=True)
    assert "for good" in erased.words
    assert traces(db) == []
    assert faults(db) == []
    assert (found(db, "zwiebelkuchen"), found(db, "tea")) == ([], [ada])
    assert [name for (name,) in db.rows("SELECT name FROM contact")] == ["Ada Example"]
    assert all("Quuxworth" not in record.label for record in history.changes(db))
    undo_all(db)
    while history.redo(db):
        assert faults(db) == []
    assert traces(db) == []
    assert [name for (name,) in db.rows("SELECT name FROM contact")] == ["Ada Example"]


def test_what_could_be_done_again_is_forgotten_too(db: Database) -> None:
    contact = add_secret(db)
    write(db, "UPDATE contact SET company = 'Zwiebelkuchen GmbH' WHERE id = ?", contact)
    history.undo(db)
    erasing.erase(db, contact)
    assert history.redo(db) is None
    assert traces(db) == []


def test_changes_of_others_are_undone_exactly(db: Database) -> None:
    """Do the same with and without the person, and undo step by step."""
    ada, bob = add_contact(db, "Ada"), add_contact(db, "Bob")
    secret = add_secret(db)
    steps = [snapshot(db)]
    for statement, values in (
        ("UPDATE contact SET company = 'Acme' WHERE id IN (?, ?)", (ada, secret)),
        ("UPDATE contact SET introduced_by_id = ? WHERE id = ?", (secret, bob)),
        ("UPDATE contact SET introduced_by_id = ? WHERE id = ?", (ada, bob)),
        (
            "INSERT INTO referral (kind, direction, referrer_id, referred_id) VALUES ('referral', 'received', ?, ?)",
            (secret, ada),
        ),
        ("UPDATE referral SET outcome = 'won' WHERE referrer_id = ?", (secret,)),
        ("DELETE FROM contact WHERE id = ?", (bob,)),
    ):
        write(db, statement, *values)
        steps.append(snapshot(db))
    assert erasing.erase(db, secret).undoable
    wanted = [without(step, secret) for step in steps]
    # What was about the person alone is no step any more.
    wanted = [step for step, after in pairwise([*wanted, {}]) if step != after]
    assert len(wanted) == len(steps) - 1
    for step in reversed(wanted[:-1]):
        assert history.undo(db) is not None
        assert faults(db) == []
        assert {name: rows for name, rows in snapshot(db).items() if name != "tag"} == step


def without(before: dict[str, list[tuple[Any, ...]]], person: int) -> dict[str, list[tuple[Any, ...]]]:
    """Give a snapshot as it would be without a person: ids of contacts are 1 to 3 here, and no other number is."""
    wanted = {}
    for name, rows in before.items():
        if name == "tag":
            continue
        if name == "contact":
            kept = [row for row in rows if row[0] != person]
            wanted[name] = [
                tuple(None if at == 14 and value == person else value for at, value in enumerate(row)) for row in kept
            ]
        elif name == "referral":
            wanted[name] = [(*row[:4], None if row[4] == person else row[4], *row[5:]) for row in rows]
        elif name in ("role", "network"):
            wanted[name] = rows
        elif name == "contact_summary":
            wanted[name] = [row for row in rows if row[0] != person]
        else:
            wanted[name] = [row for row in rows if row[1] != person]
    return wanted


def test_time_and_paid_income_stay_without_the_person(db: Database) -> None:
    contact = add_secret(db)
    client = write(db, "INSERT INTO client (name, name_key) VALUES ('Acme', 'acme')")
    write(db, "INSERT INTO client_contact (client_id, contact_id) VALUES (?, ?)", client, contact)
    entry = write(
        db, "INSERT INTO time_entry (started_at, ended_at, day, zone, billable, client_id) VALUES (?, ?, ?, 'UTC', 1, ?)",
        NOW, NOW + 3600, TODAY, client,
    )  # fmt: skip
    write(db, "INSERT INTO time_entry_contact (time_entry_id, contact_id) VALUES (?, ?)", entry, contact)
    value = "INSERT INTO value_event (contact_id, client_id, at, kind, direction, amount, note) VALUES (?, ?, ?, ?, 'received', 500, ?)"
    write(db, value, contact, client, NOW, "income", "Zwiebelkuchen campaign")
    write(db, "UPDATE value_event SET amount = 700, note = 'Flunderweg' WHERE client_id = ?", client)
    write(db, value, contact, None, NOW, "help", "Zwiebelkuchen recipe")
    erasing.erase(db, contact)
    assert db.rows("SELECT contact_id, client_id, amount, note FROM value_event") == [(None, client, 700, "")]
    assert db.rows("SELECT ended_at - started_at, client_id FROM time_entry") == [(3600, client)]
    assert db.rows("SELECT * FROM time_entry_contact") == []
    assert traces(db) == []
    undo_all(db)
    while history.redo(db):
        assert faults(db) == []
    assert db.rows("SELECT contact_id, client_id, amount, note FROM value_event") == [(None, client, 700, "")]


def test_who_was_merged_into_the_person_goes_too(db: Database) -> None:
    ada = add_contact(db, "Ada", email="ada@example.com")
    other = add_secret(db)
    keep = add_contact(db, "X. Q.")
    merging.merge(db, keep, [other], {}, NOW)
    write(db, "UPDATE contact SET company = 'Acme' WHERE id IN (?, ?)", ada, keep)
    assert erasing.erase(db, keep).undoable
    assert traces(db) == []
    undo_all(db)
    while history.redo(db):
        assert faults(db) == []
    assert db.rows("SELECT name, company FROM contact") == [("Ada", "Acme")]


def test_a_row_that_became_somebody_else_s_ends_what_can_be_undone(db: Database) -> None:
    ada = add_contact(db, "Ada")
    contact = add_secret(db)
    write(db, "UPDATE email SET contact_id = ? WHERE contact_id = ?", ada, contact)
    write(db, "UPDATE contact SET company = 'Acme' WHERE id = ?", ada)
    erased = erasing.erase(db, contact)
    assert not erased.undoable
    assert "can no longer be undone" in erased.words
    assert traces(db) == ["xq@secretive.example"]  # it is Ada's now
    assert history.undo(db) is not None
    assert history.undo(db) is None
    assert db.rows("SELECT name, company FROM contact") == [("Ada", "")]
    assert faults(db) == []


def test_rows_taken_out_in_bulk_do_not_come_back(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = add_contact(db, "Ada", tags=("berlin",))
    contact = add_secret(db)
    bulk_edits.untag(db, array("q", [ada, contact]), ["berlin"], NOW)
    erasing.erase(db, contact)
    assert history.undo(db) is not None
    assert faults(db) == []
    assert db.rows("SELECT contact_id FROM contact_tag") == [(ada,)]
    undo_all(db)


def test_an_imported_person(db: Database) -> None:
    with history.change(db, "Import", NOW) as change:
        with change.unrecorded_rows():
            change.connection.executemany("INSERT INTO contact (name) VALUES (?)", (("Ada",), ("Xanthippe",), ("Bob",)))
            change.connection.execute("INSERT INTO email (contact_id, address) VALUES (2, 'xq@secretive.example')")
        change.inserted("contact", 1, 3)
        change.inserted("email", 1, 1)
    write(db, "UPDATE contact SET company = 'Zwiebelkuchen' WHERE id = 2")
    erasing.erase(db, 2)
    assert traces(db) == []
    undo_all(db)
    assert db.rows("SELECT * FROM contact") == []
    while history.redo(db):
        assert faults(db) == []
    assert [name for (name,) in db.rows("SELECT name FROM contact ORDER BY id")] == ["Ada", "Bob"]


def test_another_row_had_the_same_number_before(db: Database) -> None:
    """Numbers of deleted rows are given again."""
    first = add_contact(db, "Ada", email="ada@example.com")
    before = snapshot(db)
    write(db, "DELETE FROM contact WHERE id = ?", first)
    contact = add_secret(db)
    assert contact == first
    erasing.erase(db, contact)
    while db.value("SELECT count(*) FROM contact") == 0:
        assert history.undo(db) is not None
    tags = {"tag"}
    assert {name: rows for name, rows in snapshot(db).items() if name not in tags} == {
        name: rows for name, rows in before.items() if name not in tags
    }


def test_a_namesake_keeps_the_name(db: Database) -> None:
    contact = add_contact(db, "Ada Example")
    add_contact(db, "Ada Example")
    erasing.erase(db, contact)
    assert [record.label for record in history.changes(db)] == ["Add Ada Example"]


def test_nobody_there(db: Database) -> None:
    add_contact(db)
    before = snapshot(db)
    with pytest.raises(DataError, match="Nothing was changed"):
        erasing.erase(db, 77)
    same(db, before)


@pytest.mark.parametrize("seed", range(6))
def test_any_history_without_one_person(tmp_path: Path, seed: int) -> None:
    """Whatever was done, what is left fits together at each step back and forth, and ends as it was."""
    dice = Random(seed)
    db = open_database(tmp_path / "net.db", NOW)
    people = [add_contact(db, f"Person {n}", email=f"p{n}@example.com", note=f"Note {n}") for n in range(4)]
    secret = add_secret(db)
    for _ in range(30):
        one, other = dice.sample([*people, secret], 2)
        statement, values = dice.choice(
            (
                ("UPDATE contact SET company = ? WHERE id IN (?, ?)", (f"Company {dice.random()}", one, other)),
                ("UPDATE contact SET introduced_by_id = ? WHERE id = ?", (one, other)),
                ("INSERT INTO note (contact_id, text) VALUES (?, ?)", (one, f"Note {dice.random()}")),
                ("DELETE FROM note WHERE contact_id = ?", (one,)),
                ("INSERT INTO interaction (contact_id, at, level, direction) VALUES (?, ?, 8, 'mine')", (one, NOW)),
                ("DELETE FROM interaction WHERE contact_id = ?", (one,)),
                (
                    "INSERT INTO referral (kind, direction, referrer_id, referred_id) VALUES ('r', 'received', ?, ?)",
                    (one, other),
                ),
                ("DELETE FROM referral WHERE id = (SELECT max(id) FROM referral)", ()),
                ("UPDATE email SET label = ? WHERE contact_id = ?", (f"label {dice.random()}", one)),
            )
        )
        write(db, statement, *values)
        if dice.random() < 0.1:
            history.undo(db)
    assert erasing.erase(db, secret).undoable
    assert traces(db) == []
    steps = [snapshot(db)]
    while history.undo(db):
        assert faults(db) == []
        steps.append(snapshot(db))
    assert db.value("SELECT count(*) FROM contact") == 0
    for step in reversed(steps[:-1]):
        assert history.redo(db) is not None
        same(db, step)
    assert history.redo(db) is None
    assert all(one != other for one, other in pairwise(steps))
    db.close()
