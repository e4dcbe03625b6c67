"""What history forgets of a person, change by change; whole persons are erased in test_erasing."""

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from netdesk.store import forgetting, history, tables
from netdesk.store.database import Database, open_database, writing
from netdesk.store.forgetting import SOMEBODY, Forgetting
from tests.store.factory import NOW, add_contact


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def write(db: Database, statement: str, *values: object) -> int:
    with history.change(db, "Write", NOW) as change:
        change.connection.execute(statement, values)
    assert change.id is not None
    return change.id


def told(db: Database, number: int) -> list[tuple[str, str]]:
    """List the rows of a change as (act, table)."""
    data = history.load_changeset(db.connection(), number, history.FORWARD)
    return [(item.op, item.name) for item in apsw.Changeset.iter(data)]


def forget(db: Database, contact: int) -> bool:
    with writing(db) as connection:
        whole = Forgetting(connection, contact, ()).run()
        connection.execute("DELETE FROM contact WHERE id = ?", (contact,))
    return whole


def test_every_reference_is_either_owned_or_a_mention() -> None:
    """A new table that names a contact is forgotten with it, whatever its rule."""
    assert set(forgetting.MENTIONS) == {"contact", "referral"}
    assert {"email", "note", "interaction", "not_same", "value_event"} <= set(forgetting.OWNED)
    assert set(forgetting.OWNED) | set(forgetting.MENTIONS) <= tables.FACT_NAMES


def test_a_change_loses_the_rows_of_the_person_and_keeps_the_others(db: Database) -> None:
    ada, bob = add_contact(db, "Ada"), add_contact(db, "Bob")
    number = write(db, "UPDATE contact SET company = 'Acme' WHERE id IN (?, ?)", ada, bob)
    alone = write(db, "INSERT INTO note (contact_id, text) VALUES (?, 'Tea')", bob)
    assert told(db, number) == [("UPDATE", "contact")] * 2
    assert forget(db, bob)
    assert told(db, number) == [("UPDATE", "contact")]
    assert [record.change for record in history.changes(db)] == [number, 1]
    assert alone not in [record.change for record in history.changes(db)]


def test_who_mentions_the_person_names_nobody(db: Database) -> None:
    ada, bob = add_contact(db, "Ada"), add_contact(db, "Bob")
    number = write(db, "UPDATE contact SET introduced_by_id = ?, company = 'Acme' WHERE id = ?", bob, ada)
    assert forget(db, bob)
    data = history.load_changeset(db.connection(), number, history.FORWARD)
    assert [value for item in apsw.Changeset.iter(data) for value in item.new or () if value == bob] == []
    assert history.undo(db) is not None
    assert db.rows("SELECT company, introduced_by_id FROM contact") == [("", None)]


def test_what_came_before_a_row_changed_hands_cannot_be_told(db: Database) -> None:
    ada, bob = add_contact(db, "Ada"), add_contact(db, "Bob", email="b@x.org")
    moved = write(db, "UPDATE email SET contact_id = ? WHERE contact_id = ?", ada, bob)
    after = write(db, "UPDATE contact SET company = 'Acme' WHERE id = ?", ada)
    assert not forget(db, bob)
    assert {record.change: record.can_undo for record in history.changes(db)} == {
        after: True,
        moved: False,
        2: False,
        1: False,
    }
    assert told(db, moved) == []


def test_labels_lose_whole_names_only(db: Database) -> None:
    for label in ("Log call: Ann", "Log call: Annette", "Tagged Ann and 2 others"):
        with history.change(db, label, NOW) as change:
            change.connection.execute("INSERT INTO tag (name) VALUES (?)", (label,))
    with writing(db) as connection:
        forgetting.forget_labels(connection, ["Ann", " "])
    assert [record.label for record in reversed(history.changes(db))] == [
        f"Log call: {SOMEBODY}",
        "Log call: Annette",
        f"Tagged {SOMEBODY} and 2 others",
    ]
