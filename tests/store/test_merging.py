"""Merging: nothing of anybody is lost, and undo brings every table back as it was."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from peewee import ForeignKeyField

from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.folding import fold
from netdesk.store import bulk, history, merging, tables
from netdesk.store.database import Database, open_database
from tests.store import importing
from tests.store.factory import NOW, TODAY, add_contact, add_interaction
from tests.store.importing import act, linkedin, messages, person, table
from tests.store.snapshots import found, same, snapshot


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def write(db: Database, statement: str, *values: Any) -> int:
    with history.change(db, "Write", NOW) as change:
        change.connection.execute(statement, values)
        return change.connection.last_insert_rowid()


def insert(db: Database, name: str, /, **values: Any) -> int:
    return write(
        db, f"INSERT INTO {name} ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})", *values.values()
    )


def there_and_back(db: Database, keep: int, *others: int, **choices: int) -> None:
    """Merge; see that undo and redo are exact; end merged."""
    before = snapshot(db)
    outcome = merging.merge(db, keep, others, choices, NOW)
    assert outcome.change is not None
    after = snapshot(db)
    same(db, after)
    assert history.undo(db) == outcome
    same(db, before)
    history.redo(db)
    same(db, after)


def one(db: Database, column: str, contact: int) -> Any:
    return db.value(f"SELECT {column} FROM contact WHERE id = ?", contact)


def column(db: Database, sql: str, *values: Any) -> list[Any]:
    return [row[0] for row in db.rows(sql, *values)]


def references() -> list[tuple[str, str]]:
    """List every column of the database that points to a contact."""
    return [
        (model._meta.table_name, field.column_name)
        for model in tables.MODELS
        for field in model._meta.sorted_fields
        if isinstance(field, ForeignKeyField) and field.rel_model is tables.Contact
    ]


def test_every_reference_to_a_contact_has_its_rule() -> None:
    handled = {(name, "contact_id") for name in merging.SAME} | {*merging.MOVED, *merging.OWN_RULE}
    assert handled == set(references())
    # What triggers keep follows; no other table names a contact without saying so.
    named = {
        (model._meta.table_name, field.column_name)
        for model in tables.MODELS
        for field in model._meta.sorted_fields
        if field.column_name == "contact_id"
    }
    assert named - set(references()) == {("contact_summary", "contact_id")}


def parents(db: Database) -> dict[str, int]:
    """Make one of everything that rows about contacts lean on."""
    return {
        "network_id": db.value("SELECT id FROM network WHERE key = 'linkedin'"),
        "role_id": db.value("SELECT min(id) FROM role"),
        "tag_id": insert(db, "tag", name="berlin"),
        "client_id": insert(db, "client", name="Acme", name_key="acme"),
        "time_entry_id": insert(
            db, "time_entry", started_at=NOW - 7200, ended_at=NOW, day=TODAY, zone="UTC", billable=1
        ),
        "review_id": insert(db, "review", started_at=NOW),
    }


@pytest.mark.parametrize(("name", "reference"), references())
def test_a_row_of_every_table_is_kept(db: Database, name: str, reference: str) -> None:
    keep, other, third = (add_contact(db, word) for word in ("Ada Example", "A. Example", "Carl Third"))
    filled = parents(db)
    model = next(model for model in tables.MODELS if model._meta.table_name == name)
    columns = {field.column_name for field in model._meta.sorted_fields}
    values: dict[str, Any] = {column: number for column, number in filled.items() if column in columns}
    if name == "contact":
        values = {"name": "Dora", "name_key": "dora"}
    if name == "not_same":
        values["contact_id" if reference == "other_id" else "other_id"] = third
        values = dict(sorted((values | {reference: other}).items()))
    if name == "photo":
        values |= {"media_type": "image/png", "data": b"\x89PNG"}
    row = insert(db, name, **(values | {reference: other}))
    there_and_back(db, keep, other)
    if name == "not_same":
        assert db.rows("SELECT contact_id, other_id FROM not_same") == [(keep, third)]
        return
    assert db.value(f"SELECT {reference} FROM {name} WHERE id = ?", row) == keep


class TestFields:
    def test_are_those_of_who_is_kept_and_gaps_are_filled(self, db: Database) -> None:
        keep = add_contact(db, "Ada Example", company="Acme")
        other = add_contact(db, "Adeline Example", company="Beta", position="Owner", location="Berlin")
        there_and_back(db, keep, other)
        assert db.rows("SELECT id, name, company, position, location FROM contact") == [
            (keep, "Ada Example", "Acme", "Owner", "Berlin")
        ]
        assert (found(db, "owner"), found(db, "beta"), found(db, "adeline")) == ([keep], [], [])

    def test_are_taken_from_whom_the_user_chose(self, db: Database) -> None:
        keep = add_contact(db, "Ada Example", company="Acme", position="Owner")
        other = add_contact(db, "Adeline Example", company="Beta")
        write(db, "UPDATE contact SET first = 'Adeline', last = 'Example' WHERE id = ?", other)
        there_and_back(db, keep, other, name=other, company=other, position=other)
        assert db.rows("SELECT id, name, name_key, first, last, company, position FROM contact") == [
            (keep, "Adeline Example", "adeline example", "Adeline", "Example", "Beta", "")
        ]

    def test_that_settle_themselves(self, db: Database) -> None:
        keep, other, third = add_contact(db), add_contact(db, status=1), add_contact(db)
        for contact, connected, added, starred, tier in (
            (keep, 90, 500, 0, 3),
            (other, 80, 400, 1, None),
            (third, None, 0, 0, 2),
        ):
            write(
                db,
                "UPDATE contact SET connected_on = ?, added_at = ?, starred = ?, tier = ?, source = 'csv' WHERE id = ?",
                connected, added, starred, tier, contact,
            )  # fmt: skip
        there_and_back(db, keep, other, third)
        row = db.row("SELECT connected_on, added_at, starred, tier, status FROM contact")
        assert row == (80, 400, 1, 2, 0)

    def test_nobody_introduces_themselves(self, db: Database) -> None:
        keep, other, host = add_contact(db, "Ada"), add_contact(db, "A."), add_contact(db, "Host")
        write(db, "UPDATE contact SET introduced_by_id = ? WHERE id = ?", other, keep)
        write(db, "UPDATE contact SET introduced_by_id = ? WHERE id = ?", host, other)
        there_and_back(db, keep, other)
        assert one(db, "introduced_by_id", keep) == host

    def test_of_two_who_introduced_each_other(self, db: Database) -> None:
        keep, other = add_contact(db, "Ada"), add_contact(db, "A.")
        write(db, "UPDATE contact SET introduced_by_id = ? WHERE id = ?", other, keep)
        write(db, "UPDATE contact SET introduced_by_id = ? WHERE id = ?", keep, other)
        there_and_back(db, keep, other)
        assert one(db, "introduced_by_id", keep) is None


class TestWhatBothHave:
    def test_is_there_once(self, db: Database) -> None:
        keep = add_contact(db, email="ada@example.com", tags=("berlin", "ux"), note="Likes tea")
        other = add_contact(db, email="ada@example.com", tags=("ux", "go"), note="Likes tea")
        for contact in (keep, other):
            insert(db, "website", contact_id=contact, url="https://example.com")
            insert(db, "custom_field", contact_id=contact, name="Shoe", value="42")
        insert(db, "phone", contact_id=keep, number="+49 30 1234", digits="49301234")
        insert(db, "phone", contact_id=other, number="+49301234", digits="49301234", label="work")
        there_and_back(db, keep, other)
        for name in ("email", "note", "website", "custom_field"):
            assert db.value(f"SELECT count(*) FROM {name}") == 1
        assert db.rows("SELECT number, label FROM phone") == [("+49 30 1234", "work")]
        assert column(db, "SELECT name FROM contact_tag JOIN tag t ON t.id = tag_id ORDER BY 1") == [
            "berlin",
            "go",
            "ux",
        ]

    def test_other_values_stand_side_by_side(self, db: Database) -> None:
        keep, other = add_contact(db, email="ada@example.com"), add_contact(db, email="ada@acme.example")
        insert(db, "custom_field", contact_id=keep, name="Shoe", value="42")
        insert(db, "custom_field", contact_id=other, name="Shoe", value="43")
        there_and_back(db, keep, other)
        assert column(db, "SELECT address FROM email ORDER BY id") == ["ada@example.com", "ada@acme.example"]
        assert column(db, "SELECT value FROM custom_field ORDER BY id") == ["42", "43"]

    def test_two_profiles_on_one_network_both_stay(self, db: Database) -> None:
        keep, other = add_contact(db), add_contact(db)
        network = db.value("SELECT id FROM network WHERE key = 'linkedin'")
        for contact, key in ((keep, "ada"), (other, "ada-2")):
            insert(db, "profile", contact_id=contact, network_id=network, key=key, handle=key)
        there_and_back(db, keep, other)
        assert column(db, "SELECT key FROM profile WHERE contact_id = ? ORDER BY 1", keep) == ["ada", "ada-2"]

    @pytest.mark.parametrize("blank", [0, 1])
    def test_a_profile_without_address_joins_one_that_has_it(self, db: Database, blank: int) -> None:
        both = add_contact(db), add_contact(db)
        network = db.value("SELECT id FROM network WHERE key = 'linkedin'")
        insert(db, "profile", contact_id=both[blank], network_id=network, connected_on=80, seen_on=10)
        insert(db, "profile", contact_id=both[1 - blank], network_id=network, key="ada", handle="ada", connected_on=90)
        there_and_back(db, *both)
        assert db.rows("SELECT contact_id, key, connected_on, seen_on FROM profile") == [(both[0], "ada", 80, 10)]

    def test_an_act_with_both_is_one_and_keeps_what_was_said_of_it(self, db: Database) -> None:
        keep, other = add_contact(db), add_contact(db)
        values = {"at": NOW, "day": TODAY, "kind": "message", "level": 8, "direction": "mine", "external_key": "msg:1"}
        insert(db, "interaction", contact_id=keep, minutes=20, **values)
        insert(db, "interaction", contact_id=other, rating=4, minutes=30, text="Hello", **values)
        add_interaction(db, other, "call")
        there_and_back(db, keep, other)
        rows = db.rows("SELECT contact_id, kind, minutes, rating, text FROM interaction ORDER BY id")
        assert rows == [(keep, "message", 20, 4, "Hello"), (keep, "call", None, None, "")]

    @pytest.mark.parametrize(
        ("mine", "theirs", "share"),
        [(0.25, 0.5, 0.75), (0.7, 0.6, 1.0), (None, 0.5, 0.75), (0.5, None, 0.75), (None, None, None)],
    )
    def test_shares_of_a_client(
        self, db: Database, mine: float | None, theirs: float | None, share: float | None
    ) -> None:
        keep, other = add_contact(db), add_contact(db)
        client = insert(db, "client", name="Acme", name_key="acme")
        insert(db, "client_contact", client_id=client, contact_id=keep, share=mine)
        insert(db, "client_contact", client_id=client, contact_id=other, share=theirs)
        third = add_contact(db, "Third")
        insert(db, "client_contact", client_id=client, contact_id=third)
        there_and_back(db, keep, other)
        assert db.rows("SELECT contact_id, share FROM client_contact") == [(keep, share), (third, None)]

    def test_the_newer_decision_of_a_review_holds(self, db: Database) -> None:
        keep, other = add_contact(db), add_contact(db)
        review = insert(db, "review", started_at=NOW)
        insert(db, "review_decision", review_id=review, contact_id=keep, decision="drop", decided_at=10, ticked_at=11)
        insert(db, "review_decision", review_id=review, contact_id=other, decision="keep", decided_at=20)
        there_and_back(db, keep, other)
        assert db.rows("SELECT contact_id, decision, decided_at, ticked_at FROM review_decision") == [
            (keep, "keep", 20, 11)
        ]

    def test_one_photo_and_one_cadence_stay(self, db: Database) -> None:
        keep, other, third = add_contact(db), add_contact(db), add_contact(db)
        for contact in (other, third):
            insert(db, "photo", contact_id=contact, media_type="image/png", data=bytes([contact]))
        insert(db, "cadence", contact_id=keep, snoozed_until=TODAY + 9)
        insert(db, "cadence", contact_id=other, ideal_days=30, longest_days=40)
        insert(db, "cadence", contact_id=third, ideal_days=7, longest_days=9)
        there_and_back(db, keep, other, third, photo=third)
        assert db.rows("SELECT contact_id, data FROM photo") == [(keep, bytes([third]))]
        assert db.rows("SELECT contact_id, ideal_days, snoozed_until FROM cadence") == [(keep, 30, TODAY + 9)]

    def test_a_snooze_alone_stays(self, db: Database) -> None:
        keep, other = add_contact(db), add_contact(db)
        insert(db, "cadence", contact_id=other, snoozed_until=TODAY + 9)
        there_and_back(db, keep, other)
        assert db.rows("SELECT contact_id, ideal_days, snoozed_until FROM cadence") == [(keep, None, TODAY + 9)]


def test_not_the_same_as_a_third_person_still_holds(db: Database) -> None:
    first, keep, other, last = (add_contact(db, name) for name in ("First", "Keep", "Other", "Last"))
    for pair in ((first, keep), (first, other), (keep, other), (other, last)):
        insert(db, "not_same", contact_id=pair[0], other_id=pair[1])
    there_and_back(db, keep, other)
    assert db.rows("SELECT contact_id, other_id FROM not_same ORDER BY 1, 2") == [(first, keep), (keep, last)]


def test_sums_are_those_of_all_acts_together(db: Database) -> None:
    keep, other = add_contact(db), add_contact(db)
    add_interaction(db, keep, "message", days_ago=400)
    for days in (3, 2):
        add_interaction(db, other, "meeting" if days == 3 else "call", days_ago=days)
    there_and_back(db, keep, other)
    assert db.value("SELECT interactions FROM contact_summary WHERE contact_id = ?", keep) == 3


@pytest.mark.parametrize("few", [1, 100])
def test_acts_by_the_hundred(db: Database, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(bulk, "FEW_ACTS", few)
    keep, other, third = add_contact(db, "Ada"), add_contact(db, "A."), add_contact(db, "Third")
    with history.change(db, "Log", NOW) as change:
        change.connection.executemany(
            "INSERT INTO interaction (contact_id, at, level, direction) VALUES (?, ?, 8, 'theirs')",
            ((contact, NOW - n) for contact in (keep, other, third) for n in range(150)),
        )
    client = insert(db, "client", name="Acme", name_key="acme")
    insert(db, "client_contact", client_id=client, contact_id=other)
    insert(db, "time_entry", started_at=NOW, ended_at=NOW + 60, day=TODAY, zone="UTC", billable=1, client_id=client)
    there_and_back(db, keep, other)
    assert dict(db.rows("SELECT contact_id, interactions FROM contact_summary")) == {keep: 301, third: 150}


def test_ten_thousand_acts_take_a_moment(db: Database) -> None:
    """Counting all acts after each one moved would take minutes; a slow machine gets seconds."""
    keep, other = add_contact(db, "Ada"), add_contact(db, "A.")
    with history.change(db, "Log", NOW) as change:
        with change.unrecorded_rows(), bulk.inserting(change.connection, {"interaction": [(1, 10_000)]}):
            change.connection.executemany(
                "INSERT INTO interaction (contact_id, at, level, direction) VALUES (?, ?, 8, 'theirs')",
                ((other, NOW - n) for n in range(10_000)),
            )
        change.inserted("interaction", 1, 10_000)
    started = time.monotonic()
    there_and_back(db, keep, other)
    assert time.monotonic() - started < 20


class TestImportAfterwards:
    """A file that comes again finds the merged person and adds nothing."""

    def merge_two(self, db: Database, **choices: int) -> None:
        first, second = column(db, "SELECT id FROM contact ORDER BY id")
        merging.merge(db, first, [second], dict.fromkeys(choices, second), NOW)

    @pytest.mark.parametrize("chosen", [(), ("company",), ("company", "position", "name")])
    def test_by_profile(self, db: Database, chosen: tuple[str, ...]) -> None:
        file = linkedin(
            person(2, "Ada Example", company="Acme"), person(3, "Adeline Example", company="Beta", position="Owner")
        )
        importing.run(db, file)
        self.merge_two(db, **dict.fromkeys(chosen, 1))
        before = snapshot(db)
        assert importing.counts(importing.plan(db, file))[:2] == (0, 0)
        importing.run(db, file)
        assert snapshot(db)["contact"] == before["contact"]

    def test_by_the_key_of_a_table(self, db: Database) -> None:
        file = table(
            *(
                person(n, name, key="", network="", company=name, identity=f"csv:{fold(name)}|")
                for n, name in ((2, "Ada Example"), (3, "Adeline Example"))
            )
        )
        importing.run(db, file)
        self.merge_two(db, name=1)
        assert importing.counts(importing.plan(db, file)) == (0, 0, 2, 0)

    def test_by_a_name_nobody_bears_any_more(self, db: Database) -> None:
        importing.run(db, linkedin(person(2, "Ada Example")))
        file = messages(act(2, "A. Example", 1, key=""))
        importing.run(db, file)
        self.merge_two(db)
        assert column(db, "SELECT name FROM contact") == ["Ada Example"]
        assert importing.counts(importing.plan(db, file)) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("others", "choices", "error"),
    [
        ([], {}, UsageError),
        ([1], {}, UsageError),
        ([2, 2], {}, UsageError),
        ([2], {"shoe": 2}, UsageError),
        ([2], {"name": 3}, UsageError),
        ([77], {}, DataError),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    db: Database, others: list[int], choices: dict[str, int], error: type[Exception]
) -> None:
    for name in ("Ada", "Bob", "Carl"):
        add_contact(db, name)
    before = snapshot(db)
    with pytest.raises(error, match="Nothing was changed"):
        merging.merge(db, 1, others, choices, NOW)
    same(db, before)


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["email", "tag", "role", "act", "shared act", "note", "client", "time", "value", "not same"]),
        st.integers(1, 4),
        st.integers(0, 2),
    ),
    max_size=25,
)


def add_row(db: Database, kind: str, contact: int, number: int) -> None:
    shapes: dict[str, tuple[str, tuple[Any, ...]]] = {
        "email": ("email (contact_id, address) VALUES (?, ?)", (contact, f"{number}@example.com")),
        "tag": ("contact_tag (contact_id, tag_id) VALUES (?, ?)", (contact, number + 1)),
        "role": ("contact_role (contact_id, role_id) VALUES (?, ?)", (contact, number + 1)),
        "act": ("interaction (contact_id, at, level, direction) VALUES (?, ?, 8, 'mine')", (contact, NOW - number)),
        "shared act": (
            "interaction (contact_id, at, level, direction, external_key) VALUES (?, ?, 9, 'both', ?)",
            (contact, NOW, f"msg:{number}"),
        ),
        "note": ("note (contact_id, text) VALUES (?, ?)", (contact, f"note {number}")),
        "client": ("client_contact (client_id, contact_id, share) VALUES (?, ?, 0.2)", (number + 1, contact)),
        "time": ("time_entry_contact (time_entry_id, contact_id) VALUES (?, ?)", (number + 1, contact)),
        "value": ("value_event (contact_id, at, kind, direction) VALUES (?, ?, 'income', 'received')", (contact, NOW)),
        "not same": ("not_same (contact_id, other_id) VALUES (?, ?)", (contact, contact + 1 + number)),
    }
    statement, values = shapes[kind]
    with history.change(db, kind, NOW) as change:
        change.connection.execute(f"INSERT INTO {statement} ON CONFLICT DO NOTHING", values)


def distinct(db: Database) -> dict[str, int]:
    """Count the values that no merge may lose."""
    tables = (("email", "address"), ("contact_tag", "tag_id"), ("note", "text"), ("value_event", "id"))
    return {name: len(set(column(db, f"SELECT {what} FROM {name}"))) for name, what in tables}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, order=st.permutations([1, 2, 3, 4]), count=st.integers(2, 4), few=st.sampled_from([1, 100]))
def test_any_merge_is_undone_exactly(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, int, int]], order: list[int], count: int, few: int
) -> None:
    db = open_database(tmp_path_factory.mktemp("merge") / "net.db", NOW)
    for name in ("Ada", "Bob", "Carl", "Dora", "Eve", "Finn", "Gus"):
        add_contact(db, name)
    for number in range(3):
        insert(db, "tag", name=f"tag {number}")
        insert(db, "client", name=f"Client {number}", name_key=str(number))
        insert(
            db, "time_entry", started_at=NOW, ended_at=NOW + 60, day=TODAY, zone="UTC", billable=1, client_id=number + 1
        )
    for row in rows:
        add_row(db, *row)
    kept = distinct(db)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk, "FEW_ACTS", few)
        there_and_back(db, *order[:count])
    assert distinct(db) == kept
    db.close()
