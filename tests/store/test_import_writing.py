"""What an import writes: every part of a person, once, undone and done again."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from netdesk.store import bulk, history
from netdesk.store.database import Database, open_database
from tests.store.importing import NOW, TODAY, act, column, counts, linkedin, messages, person, run, table
from tests.store.snapshots import differences, faults, found, snapshot


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    assert faults(database) == []
    database.close()


@pytest.fixture(params=["few", "many"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With triggers and indexes in place, and with them set aside as for many rows."""
    if request.param == "many":
        monkeypatch.setattr(bulk, "FEW", 1)
    return str(request.param)


ALL = {
    "emails": ["a@x.org", "b@x.org", "b@x.org"],
    "phones": ["+49 (30) 12-34", "0151 1"],
    "websites": ["https://ada.example"],
    "profiles": [{"network": "x", "key": "adax", "handle": "adax", "url": "https://x.com/adax"}],
    "tags": ["berlin", "chess", "berlin"],
    "roles": ["client", "friend", "unheard of"],
    "note": "met in Porto",
    "birthday": "1990-02-03",
    "met_on": 12_345,
    "fields": {"Hobby": "sailing", "Shoe size": "39"},
}


def details(db: Database) -> dict[str, Any]:
    return {
        "emails": column(db, "SELECT address FROM email ORDER BY id"),
        "phones": db.rows("SELECT number, digits FROM phone ORDER BY id"),
        "websites": column(db, "SELECT url FROM website ORDER BY id"),
        "profiles": db.rows("SELECT n.key, p.key FROM profile p JOIN network n ON n.id = p.network_id ORDER BY p.id"),
        "tags": column(db, "SELECT name FROM contact_tag JOIN tag ON tag.id = tag_id ORDER BY name"),
        "roles": column(db, "SELECT key FROM contact_role JOIN role ON role.id = role_id ORDER BY key"),
        "notes": db.rows("SELECT text, at FROM note ORDER BY id"),
        "fields": db.rows("SELECT name, value FROM custom_field ORDER BY id"),
        "person": db.rows("SELECT birthday, met_on FROM contact ORDER BY id"),
    }


WANTED = {
    "emails": ["a@x.org", "b@x.org"],
    "phones": [("+49 (30) 12-34", "49301234"), ("0151 1", "01511")],
    "websites": ["https://ada.example"],
    "profiles": [("linkedin", "ada-ray"), ("x", "adax")],
    "tags": ["berlin", "chess"],
    "roles": ["client", "friend"],
    "notes": [("met in Porto", NOW)],
    "fields": [("Hobby", "sailing"), ("Shoe size", "39")],
    "person": [("1990-02-03", 12_345)],
}


class TestDetails:
    def test_of_somebody_new(self, db: Database, way: str) -> None:
        before = snapshot(db)
        row = person(1, "Ada Ray", email="a@x.org", more=json.dumps(ALL))
        assert counts(run(db, table(row))) == (1, 0, 0, 0)
        assert details(db) == WANTED
        assert found(db, "porto berlin") == [1]
        again = run(db, table(row))
        assert (counts(again), again.outcome.change) == ((0, 0, 1, 0), None)
        history.undo(db)
        assert differences(before, snapshot(db)) == {}
        history.redo(db)
        assert details(db) == WANTED

    def test_of_somebody_known(self, db: Database, way: str) -> None:
        run(db, table(person(1, "Ada Ray", email="a@x.org")))
        before = snapshot(db)
        row = person(1, "Ada Ray", email="a@x.org", more=json.dumps(ALL))
        assert counts(run(db, table(row))) == (0, 1, 0, 0)
        assert details(db) == WANTED
        assert found(db, "porto berlin") == [1]
        again = run(db, table(row))
        assert (counts(again), again.outcome.change) == ((0, 0, 1, 0), None)
        history.undo(db)
        assert differences(before, snapshot(db)) == {}
        history.redo(db)
        assert details(db) == WANTED

    @pytest.mark.parametrize("name", [*ALL])
    def test_each_alone_is_seen_and_then_known(self, db: Database, name: str) -> None:
        run(db, table(person(1, "Ada Ray")))
        row = person(1, "Ada Ray", more=json.dumps({name: ALL[name]}))
        assert counts(run(db, table(row))) == (0, 1, 0, 0)
        assert counts(run(db, table(row))) == (0, 0, 1, 0)

    def test_what_the_user_has_set_is_not_overwritten(self, db: Database) -> None:
        run(db, table(person(1, "Ada Ray", more=json.dumps(ALL))))
        other = {"birthday": "2000-01-01", "met_on": 1, "fields": {"Hobby": "chess"}}
        assert counts(run(db, table(person(1, "Ada Ray", more=json.dumps(other))))) == (0, 0, 1, 0)
        assert details(db)["person"] == [("1990-02-03", 12_345)]
        assert ("Hobby", "sailing") in details(db)["fields"]

    def test_spread_over_several_rows_of_one_person(self, db: Database, way: str) -> None:
        rows = [
            person(
                1, "Ada Ray", email="a@x.org", more=json.dumps({"emails": ["a@x.org", "b@x.org"], "tags": ["berlin"]})
            ),
            person(
                2, "Ada Ray", email="b@x.org", more=json.dumps({"tags": ["berlin", "chess"], "birthday": "--02-03"})
            ),
            person(3, "Ada Ray", more=json.dumps({"note": "met in Porto", "phones": ["0151 1"]})),
        ]
        run(db, table(*rows))
        assert (details(db)["emails"], details(db)["tags"]) == (["a@x.org", "b@x.org"], ["berlin", "chess"])
        assert details(db)["person"] == [("--02-03", None)]
        assert run(db, table(*rows)).outcome.change is None

    def test_a_further_profile_joins_the_row_that_has_it(self, db: Database) -> None:
        row = person(2, "Ada Ray", more=json.dumps({"profiles": ALL["profiles"]}))
        rows = [person(1, "ada", network="x", key="adax"), row]
        assert counts(run(db, table(*rows), messages(act(1, "@ada", 1, network="x", key="adax")))) == (2, 1, 0, 0)
        assert details(db)["profiles"] == [("x", "adax"), ("linkedin", "ada-ray")]
        assert db.value("SELECT count(*) FROM contact") == 1
        assert run(db, table(*rows)).outcome.change is None

    def test_a_further_profile_finds_somebody_known(self, db: Database) -> None:
        run(db, table(person(1, "ada", network="x", key="adax")))
        run(db, table(person(2, "Ada Ray", more=json.dumps({"profiles": ALL["profiles"]}))))
        assert db.rows("SELECT contact_id, key FROM profile ORDER BY id") == [(1, "adax"), (1, "ada-ray")]

    def test_a_further_profile_that_is_somebody_else_s_stays_theirs(self, db: Database) -> None:
        run(db, table(person(1, "Ada Ray"), person(2, "Eve Orr", network="x", key="adax")))
        run(db, table(person(1, "Ada Ray", more=json.dumps({"profiles": ALL["profiles"]}))))
        assert db.rows("SELECT contact_id, key FROM profile ORDER BY id") == [(1, "ada-ray"), (2, "adax")]


class TestNewAndKnownTogether:
    def test_all_at_once(self, db: Database, way: str) -> None:
        """Known people that change and do not, new ones, acts of both, and of people nobody described."""
        run(
            db,
            linkedin(*(person(n, f"Known {n}", company="Acme", email=f"{n}@x.org") for n in range(6)), day=100),
            messages(*(act(n, f"Known {n}", n) for n in range(4))),
        )
        before = snapshot(db)
        files = [
            linkedin(
                *(person(n, f"Known {n}", company="Acme" if n % 2 else "Zen", email=f"{n}@x.org") for n in range(6)),
                *(person(n, f"New {n}", company="Acme", email=f"{n}@x.org") for n in range(6, 20)),
                person(20, "New 6", location="Porto"),
                day=200,
            ),
            messages(
                *(act(n, f"Known {n % 6}", n) for n in range(12)), *(act(n, f"New {n}", n) for n in range(12, 26))
            ),
        ]
        result = run(db, *files)
        after = snapshot(db)
        assert (result.totals.contacts_added, result.totals.contacts_updated, result.totals.contacts_unchanged) == (
            20,
            3,
            3,
        )
        assert (result.totals.interactions_added, len(after["interaction"])) == (22, 26)
        assert result.totals.profiles_added == 20 == len(after["profile"]) - len(before["profile"])
        assert len(after["contact"]) == 26
        assert [row[0] for row in after["job_change"]] == [1, 2, 3]
        assert faults(db) == []
        again = run(db, *files)
        assert again.outcome.change is None
        history.undo(db)
        assert differences(before, snapshot(db)) == {}
        assert faults(db) == []
        history.redo(db)
        assert differences(after, snapshot(db)) == {}

    @pytest.mark.parametrize(("old", "new"), [(0, 3_000), (500, 3_000), (6_000, 2_500), (3_000, 5)])
    def test_in_their_real_numbers(self, db: Database, old: int, new: int) -> None:
        """Above and below the bound, with most of the table new and with most of it old."""
        if old:
            run(db, linkedin(*(person(n, f"Known {n}", company="Acme") for n in range(old)), day=100))
        before = snapshot(db)
        result = run(
            db,
            linkedin(
                *(person(n, f"Known {n}", company="Acme" if n % 9 else "Zen") for n in range(old)),
                *(person(n, f"New {n}", email=f"{n}@x.org") for n in range(old, old + new)),
                day=200,
            ),
            messages(*(act(n, f"Known {n}" if n < old else f"New {n}", n) for n in range(0, old + new, 5))),
        )
        assert (result.totals.contacts_added, result.totals.contacts_updated) == (new, -(-old // 9))
        assert faults(db) == []
        assert len(found(db, "new")) == new
        after = snapshot(db)
        history.undo(db)
        assert differences(before, snapshot(db)) == {}
        assert faults(db) == []
        history.redo(db)
        assert differences(after, snapshot(db)) == {}
        assert faults(db) == []

    def test_a_list_without_addresses_takes_no_longer_for_being_long(self, db: Database) -> None:
        """Quadratic work would take minutes here: LinkedIn's files of before 2019 name no profiles."""
        rows = [
            person(
                n, f"Person {n}", key="", email=f"{n}@x.org", more=json.dumps({"emails": [f"{n}@x.org", f"{n}@y.org"]})
            )
            for n in range(12_000)
        ]
        assert counts(run(db, linkedin(*rows))) == (12_000, 0, 0, 0)
        assert db.value("SELECT count(*) FROM email") == 24_000
        assert counts(run(db, linkedin(*rows))) == (0, 0, 12_000, 0)


class TestBookkeeping:
    def test_the_import_and_its_files_are_noted(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray"), day=100), messages(act(1, "Ada Ray", 1)))
        assert db.rows("SELECT at, label FROM import_run") == [(NOW, "Import")]
        assert db.rows("SELECT path, format, archive_day, rows, added FROM import_file ORDER BY id") == [
            ("Connections.csv", "linkedin-connections", 100, 1, 1),
            ("messages.csv", "linkedin-messages", TODAY, 1, 1),
        ]
        assert db.rows("SELECT import_run_id FROM interaction") == [(1,)]
        assert db.rows("SELECT source, added_at FROM contact") == [("linkedin-connections", NOW)]

    def test_one_import_is_one_change_that_tells_its_tables(self, db: Database) -> None:
        result = run(db, linkedin(person(1, "Ada Ray", email="a@x.org")), messages(act(1, "Ada Ray", 1)))
        assert result.outcome.label == "Import"
        assert result.outcome.tables == {"contact", "profile", "email", "interaction", "import_run", "import_file"}
        assert len(history.changes(db)) == 1

    def test_undo_in_the_middle_of_other_changes(self, db: Database) -> None:
        """An import between two of the user's own changes goes and comes back with them, in order."""
        states = [snapshot(db)]
        for step in range(3):
            if step == 1:
                run(db, linkedin(*(person(n, f"Person {n}") for n in range(50))))
            else:
                with history.change(db, "Rename", NOW) as change:
                    change.connection.execute("INSERT INTO contact (name) VALUES ('Own')")
                    change.connection.execute("UPDATE contact SET name = name || '!' WHERE id % 2")
            states.append(snapshot(db))
        for wanted in states[-2::-1]:
            history.undo(db)
            assert differences(wanted, snapshot(db)) == {}
            assert faults(db) == []
        for wanted in states[1:]:
            history.redo(db)
            assert differences(wanted, snapshot(db)) == {}
            assert faults(db) == []
