"""One contact as a whole, its timeline, and what is logged with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.cadence import Cadence, Due
from netdesk.domain.contact import ContactField, Labelled, Promise, Status, Wish
from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.participation import Level
from netdesk.store import contacts, history
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, TODAY, add_contact, add_interaction


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    with history.change(database, "Look at the last year", NOW) as change:
        change.connection.execute("UPDATE horizon SET since = ?", (NOW - 365 * 86_400,))
    yield database
    database.close()


def run(db: Database, sql: str, *values: object) -> None:
    with history.change(db, "Change", NOW) as change:
        change.connection.execute(sql, values)


def test_detail_tells_everything(db: Database) -> None:
    ada = add_contact(
        db, "Ada Lovelace", company="Analytical", position="Founder", location="London", network="linkedin",
        url="https://linkedin.com/in/ada", email="ada@example.org", tags=("berlin", "analyst"), note="Likes engines",
        connected_on=20_000,
    )  # fmt: skip
    run(db, "INSERT INTO phone (contact_id, number) VALUES (?, '+44 1')", ada)
    run(db, "INSERT INTO website (contact_id, url) VALUES (?, 'https://ada.example')", ada)
    run(db, "INSERT INTO custom_field (contact_id, name, value) VALUES (?, 'Shoe size', '38')", ada)
    run(db, "INSERT INTO contact_role (contact_id, role_id) SELECT ?, id FROM role WHERE key = 'client'", ada)
    found = contacts.detail(db, ada)
    assert found is not None
    assert (found.name, found.company, found.position, found.location) == (
        "Ada Lovelace",
        "Analytical",
        "Founder",
        "London",
    )
    assert [(profile.network, profile.url) for profile in found.profiles] == [
        ("linkedin", "https://linkedin.com/in/ada")
    ]
    run(db, "INSERT INTO promise (contact_id, text, due_day) VALUES (?, 'The slides', 5)", ada)
    run(db, "INSERT INTO wish (contact_id, kind, text) VALUES (?, 'need', 'an editor')", ada)
    found = contacts.detail(db, ada)
    assert found is not None
    assert (found.emails, found.phones) == ((Labelled(1, "ada@example.org"),), (Labelled(1, "+44 1"),))
    assert (found.websites, found.fields) == (
        (Labelled(1, "https://ada.example"),),
        (ContactField(1, "Shoe size", "38"),),
    )
    assert (found.promises, found.wishes) == ((Promise(1, "The slides", 5),), (Wish(1, "need", "an editor"),))
    assert (found.roles, found.tags) == (("client",), ("analyst", "berlin"))
    assert [(note.text, note.day) for note in found.notes] == [("Likes engines", TODAY)]
    assert (found.connected_on, found.added_at, found.status) == (20_000, NOW, Status.ACTIVE)
    assert contacts.detail(db, 999) is None


def test_evidence_is_what_makes_the_level(db: Database) -> None:
    ada = add_contact(db, "Ada")
    add_interaction(db, ada, "like", days_ago=5)
    add_interaction(db, ada, "message", days_ago=20)
    add_interaction(db, ada, "message", days_ago=30)
    add_interaction(db, ada, "call", days_ago=40, direction="mine")
    add_interaction(db, ada, "hire", days_ago=400)
    found = contacts.detail(db, ada)
    assert found is not None
    standing = found.standing
    assert (standing.level, standing.acts, standing.last_at) == (Level.WRITE, 5, NOW - 5 * 86_400)
    assert [(item.kind, item.level, item.days) for item in standing.evidence] == [
        ("message", Level.WRITE, (TODAY - 20, TODAY - 30))
    ]


def test_billable_time_for_the_client_of_a_contact_counts_as_an_act(db: Database) -> None:
    ada = add_contact(db, "Ada")
    run(db, "INSERT INTO client (name, name_key) VALUES ('Acme', 'acme')")
    run(db, "INSERT INTO client_contact (client_id, contact_id) VALUES (1, ?)", ada)
    for days in (3, 4):
        at = NOW - days * 86_400
        run(
            db,
            "INSERT INTO time_entry (started_at, ended_at, day, client_id, billable) VALUES (?, ?, ?, 1, 1)",
            at,
            at + 900,
            TODAY - days,
        )
    found = contacts.detail(db, ada)
    assert found is not None
    assert (found.standing.level, found.standing.acts) == (Level.COLLABORATE, 2)
    assert [(item.kind, item.days) for item in found.standing.evidence] == [("work", (TODAY - 3, TODAY - 4))]
    assert contacts.listed(db, columns=("last",)) == [{"last": "2026-09-18"}]


def test_one_act_alone_stands_one_level_above_what_it_makes(db: Database) -> None:
    ada = add_contact(db, "Ada", level=3)
    add_interaction(db, ada, "call", days_ago=5)
    standing = getattr(contacts.detail(db, ada), "standing")  # noqa: B009  None would fail here as well
    assert (standing.computed, standing.manual, standing.level) == (Level.REFACTOR, Level.TAG, Level.TAG)
    assert [item.kind for item in standing.evidence] == ["call"]


def test_when_to_be_in_touch_next(db: Database) -> None:
    ada = add_contact(db, "Ada")
    assert getattr(contacts.detail(db, ada), "due") is None  # noqa: B009  None would fail here as well
    run(db, "INSERT INTO cadence (contact_id, ideal_days, longest_days) VALUES (?, 28, 42)", ada)
    found = contacts.detail(db, ada)
    assert found is not None
    assert (found.cadence, found.due) == (Cadence(28, 42), Due(TODAY + 28, TODAY + 42))


def test_the_newest_photo_counts(db: Database) -> None:
    ada = add_contact(db, "Ada")
    assert contacts.photo(db, ada) is None
    for data in (b"old", b"new"):
        run(db, "INSERT INTO photo (contact_id, media_type, data) VALUES (?, 'image/png', ?)", ada, data)
    assert contacts.photo(db, ada) == b"new"


def test_logging_an_act_raises_the_level_and_can_be_undone(db: Database) -> None:
    ada = add_contact(db, "Ada")
    done = contacts.log_interaction(db, ada, "call", "both", TODAY, NOW, network="phone", text="Plans")
    assert done.change is not None
    assert "interaction" in done.tables
    contacts.log_interaction(db, ada, "call", "theirs", TODAY - 3, NOW)
    row = contacts.rows(db, [ada])[0]
    assert (row.level, row.last_at) == (Level.COLLABORATE, NOW)
    items = contacts.timeline(db, ada)
    assert [item.day for item in items if item.kind == "act"] == [TODAY, TODAY - 3]
    history.undo(db)
    assert contacts.rows(db, [ada])[0].level == Level.REFACTOR


def test_what_cannot_be_logged_is_refused(db: Database) -> None:
    ada = add_contact(db, "Ada")
    with pytest.raises(UsageError):
        contacts.log_interaction(db, ada, "telepathy", "mine", TODAY, NOW)
    with pytest.raises(UsageError):
        contacts.log_interaction(db, ada, "call", "mine", TODAY, NOW, network="fidonet")
    with pytest.raises(DataError):
        contacts.log_interaction(db, 99, "call", "mine", TODAY, NOW)
    assert contacts.timeline(db, ada)[0].kind == "added"
