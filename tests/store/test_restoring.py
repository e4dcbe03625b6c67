"""Rows of NetDesk's own tables: checked before they go in, whole or not at all, and taken back like any change."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.errors import DataError
from netdesk.domain.import_report import SourceFile
from netdesk.domain.imported import FactRow, Record
from netdesk.store import history, imports
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, TODAY, add_contact
from tests.store.snapshots import differences, faults, snapshot

CONTACT = ("id", "name", "name_key", "added_at", "introduced_by_id")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def bring(db: Database, *facts: Record) -> None:
    file = SourceFile("all.json", "netdesk-json")
    staged = imports.stage(db, [(file, lambda: facts, lambda: ())], TODAY)
    imports.run(db, staged, "Import", NOW)


def contact(number: int, line: int = 1, introducer: int | None = None) -> FactRow:
    return FactRow(line, "contact", CONTACT, (number, f"Person {number}", f"person {number}", NOW, introducer))


def test_keys_and_names_become_references(db: Database) -> None:
    bring(
        db,
        contact(70),
        FactRow(1, "profile", ("contact_id", "network_id", "key"), (70, "linkedin", "ada")),
        FactRow(1, "profile", ("contact_id", "network_id", "key"), (70, "guild", "ada")),
        FactRow(1, "contact_role", ("contact_id", "role_id"), (70, "peer")),
        FactRow(1, "contact_tag", ("contact_id", "tag_id"), (70, "2024")),
        contact(5, 2, introducer=99),
    )
    assert db.rows("SELECT id, introduced_by_id FROM contact ORDER BY id") == [(5, None), (70, None)]
    assert db.rows("SELECT n.key FROM profile p JOIN network n ON n.id = p.network_id ORDER BY p.id") == [
        ("linkedin",), ("guild",),
    ]  # fmt: skip
    assert db.rows("SELECT name FROM tag") == [("2024",)]
    assert db.value("SELECT count(*) FROM contact_role") == 1
    assert faults(db) == []


def test_undo_and_redo_of_many(db: Database) -> None:
    before = snapshot(db)
    acts = ("contact_id", "at", "day", "kind", "level", "direction")
    facts: list[Record] = []
    for number in range(1, 2_501):
        facts += [
            contact(number * 3, number),
            FactRow(number, "interaction", acts, (number * 3, NOW, TODAY, "message", 8, "theirs")),
        ]
    bring(db, *facts)
    after = snapshot(db)
    assert (len(after["contact"]), len(after["contact_summary"])) == (2_500, 2_500)
    assert faults(db) == []
    assert history.undo(db) is not None
    assert differences(before, snapshot(db)) == {}
    assert history.redo(db) is not None
    assert differences(after, snapshot(db)) == {}
    assert faults(db) == []


@pytest.mark.parametrize(
    ("faulty", "words"),
    [
        (FactRow(1, "sqlite_schema", ("id",), (1,)), "does not know"),
        (FactRow(1, "contact", ("id", "name; DROP TABLE contact"), (1, "x")), "does not know"),
        (FactRow(1, "contact", ("id", "name", "status"), (1, "x", 9)), "status of a contact is not possible"),
        (FactRow(1, "contact", ("id", "name", "added_at"), (1, "x", "soon")), "added_at of a contact is not possible"),
        (FactRow(1, "contact", ("id", "name", "connected_on"), (1, "x", 10**12)), "connected_on of a contact"),
        (FactRow(1, "contact", ("id", "name"), (-1, "x")), "id of a contact is not possible"),
        (FactRow(1, "email", ("contact_id", "address"), (1, "a@b.example")), "an? email refers to a missing contact"),
        (FactRow(1, "tag", ("id", "name"), (1, "x")), None),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_whole(db: Database, faulty: FactRow, words: str | None) -> None:
    if words is None:
        bring(db, faulty)
        assert db.rows("SELECT name FROM tag") == [("x",)]
        return
    before = snapshot(db)
    with pytest.raises(DataError, match=words):
        bring(db, contact(7), faulty)
    assert differences(before, snapshot(db)) == {}
    assert faults(db) == []


def test_the_same_id_twice_is_refused(db: Database) -> None:
    with pytest.raises(DataError, match="does not fit together"):
        bring(db, contact(1), contact(1, 2))
    assert db.value("SELECT count(*) FROM contact") == 0


def test_somebody_who_came_meanwhile_is_never_overwritten(db: Database) -> None:
    assert imports.is_empty(db)
    staged = imports.stage(db, [(SourceFile("a.json", "netdesk-json"), lambda: [contact(1)], lambda: ())], TODAY)
    add_contact(db, "Bea")
    assert not imports.is_empty(db)
    with pytest.raises(DataError, match="there is something in it now"):
        imports.run(db, staged, "Import", NOW)
    assert db.rows("SELECT name FROM contact") == [("Bea",)]


def test_the_preview_shows_every_row_people_first(db: Database) -> None:
    facts = [
        FactRow(1, "network", ("id", "key", "name", "letter"), (1, "linkedin", "LinkedIn", "L")),
        FactRow(2, "tag", ("id", "name"), (1, "berlin")),
        contact(7, 3),
    ]
    staged = imports.stage(db, [(SourceFile("all.json", "netdesk-json"), lambda: facts, lambda: ())], TODAY)
    assert imports.work_out(db, staged).files[0].added == 3
    rows = imports.preview(db, staged, "added", 0, 10)
    assert [(row.name, row.why) for row in rows] == [("Person 7", "as it was"), ("", "network"), ("", "tag")]
    assert [row.why for row in imports.preview(db, staged, "added", 2, 10)] == ["tag"]
    imports.discard(staged)
