"""Imports as a whole: the same twice, cancelled, interrupted by others, undone; and any mixture of rows."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from netdesk.domain.errors import DataError
from netdesk.domain.import_report import VERDICTS, ImportResult, SourceFile
from netdesk.domain.imported import Record, Rejected
from netdesk.store import bulk, history, imports
from netdesk.store.database import Database, open_database
from tests.store.importing import (
    NOW,
    TODAY,
    Source,
    act,
    counts,
    linkedin,
    messages,
    people,
    person,
    run,
    source,
    table,
)
from tests.store.snapshots import Snapshot, differences, faults, snapshot


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    assert faults(database) == []
    database.close()


def files_beside(db: Database) -> list[str]:
    return sorted(file.name for file in db.path.parent.iterdir() if "staging" in file.name)


TWO = linkedin(person(1, "Ada Ray", company="Acme"), person(2, "Bob Tan")), messages(act(1, "Ada Ray", 1))


class TestTwice:
    def test_the_same_again_adds_nothing_and_is_no_change(self, db: Database) -> None:
        run(db, *TWO)
        before = snapshot(db)
        again = run(db, *TWO)
        assert (again.outcome.change, again.outcome.tables) == (None, frozenset())
        assert counts(again) == (0, 0, 3, 0)
        assert differences(before, snapshot(db)) == {}
        assert len(history.changes(db)) == 1

    def test_after_undo_it_adds_again(self, db: Database) -> None:
        first = run(db, *TWO)
        history.undo(db)
        again = run(db, *TWO)
        assert again.totals == first.totals
        assert again.outcome.change is not None

    def test_undo_leaves_everything_as_it_was_and_redo_brings_it_back(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray", company="Old"), day=1))
        before = snapshot(db)
        run(db, *TWO)
        after = snapshot(db)
        history.undo(db)
        assert differences(before, snapshot(db)) == {}
        history.redo(db)
        assert differences(after, snapshot(db)) == {}


class TestCancel:
    def test_while_reading(self, db: Database) -> None:
        before = snapshot(db)
        heard = []

        def ticker(count: int) -> None:
            heard.append(count)
            if count >= 1_000:
                raise imports.Cancelled

        with pytest.raises(imports.Cancelled):
            imports.stage(db, [linkedin(*(person(n, f"Person {n}") for n in range(5_000)))], TODAY, ticker)
        assert heard == [500, 1_000]
        assert files_beside(db) == []
        assert differences(before, snapshot(db)) == {}

    @pytest.mark.parametrize("at", ["Comparing with your contacts", "Writing", "Saving"])
    @pytest.mark.parametrize("number", [10, 3_000])
    def test_while_working(self, db: Database, at: str, number: int) -> None:
        run(db, linkedin(person(0, "Person 0", company="Acme"), day=1))
        before = snapshot(db)
        staged = imports.stage(db, [linkedin(*(person(n, f"Person {n}", company="Zen") for n in range(number)))], TODAY)
        heard = []

        def phase(words: str) -> None:
            heard.append(words)
            if words == at:
                raise imports.Cancelled

        with pytest.raises(imports.Cancelled):
            imports.run(db, staged, "Import", NOW, phase)
        assert heard[-1] == at
        assert files_beside(db) == []
        assert differences(before, snapshot(db)) == {}
        assert faults(db) == []
        assert len(history.changes(db)) == 1
        with pytest.raises(DataError):
            db.rows("DELETE FROM contact")

    def test_a_file_that_fails_while_being_read(self, db: Database) -> None:
        def broken() -> Iterator[Record]:
            yield person(1, "Ada Ray")
            raise DataError("line 2 is odd.")

        with pytest.raises(DataError, match="line 2 is odd"):
            imports.stage(db, [(SourceFile("a.csv", "csv", TODAY), broken, list)], TODAY)
        assert files_beside(db) == []
        assert people(db) == []

    def test_an_act_of_an_unknown_kind_is_our_mistake_and_leaves_nothing(self, db: Database) -> None:
        with pytest.raises(KeyError):
            imports.stage(db, [messages(act(1, "Ada Ray", 1, kind="teleport"))], TODAY)
        assert files_beside(db) == []


class TestBetweenPreviewAndImport:
    def test_changes_of_others_count(self, db: Database) -> None:
        """What is imported is matched with the database as it is then, not as it was when the preview was made."""
        staged = imports.stage(db, [linkedin(person(1, "Ada Ray", company="Acme"), person(2, "Bob Tan"))], TODAY)
        assert imports.work_out(db, staged).totals.contacts_added == 2
        run(db, linkedin(person(1, "Ada Ray", company="Zen"), day=TODAY - 9))
        assert imports.work_out(db, staged).totals.contacts_added == 1
        result = imports.run(db, staged, "Import", NOW)
        assert (result.totals.contacts_added, result.totals.contacts_updated) == (1, 1)
        assert people(db) == [("Ada Ray", "Acme"), ("Bob Tan", "")]

    @pytest.mark.parametrize("theirs", ["one", "all"])
    def test_even_at_the_last_moment(self, db: Database, theirs: str) -> None:
        """Another NetDesk (the command line, say) imports between matching and writing."""
        rows = [person(1, "Ada Ray"), person(2, "Bob Tan")]
        staged = imports.stage(db, [linkedin(*rows)], TODAY)

        def phase(words: str) -> None:
            if words == "Writing":
                other = open_database(db.path, NOW)
                run(other, linkedin(*(rows[:1] if theirs == "one" else rows)))
                other.close()

        result = imports.run(db, staged, "Import", NOW, phase)
        assert people(db) == [("Ada Ray", ""), ("Bob Tan", "")]
        assert counts(result) == ((1, 0, 1, 0) if theirs == "one" else (0, 0, 2, 0))
        assert (result.outcome.change is None) == (theirs == "all")
        assert len(history.changes(db)) == (2 if theirs == "one" else 1)

    def test_a_dry_run_writes_nothing(self, db: Database) -> None:
        before = snapshot(db)
        staged = imports.stage(db, TWO, TODAY)
        result = imports.dry_run(db, staged, "Import")
        assert (result.totals.contacts_added, result.outcome.change) == (2, None)
        assert files_beside(db) == []
        assert differences(before, snapshot(db)) == {}

    def test_the_staging_file_is_private_and_gone_afterwards(self, db: Database) -> None:
        staged = imports.stage(db, TWO, TODAY)
        assert staged.path.stat().st_mode & 0o077 == 0
        assert files_beside(db) == [staged.path.name]
        imports.run(db, staged, "Import", NOW)
        assert files_beside(db) == []

    def test_phases_and_timings_are_told(self, db: Database) -> None:
        heard: list[str] = []
        result = imports.run(db, imports.stage(db, TWO, TODAY), "Import", NOW, heard.append)
        assert heard == ["Comparing with your contacts", "Writing", "Saving"]
        assert set(result.timings) == {"match", "write", "index"}
        assert all(seconds >= 0 for seconds in result.timings.values())


class TestAnything:
    """Any mixture of rows, drawn at random: sane ones, about five people, and hostile ones, in which nothing fits."""

    @pytest.mark.parametrize("few", [2_000, 1])
    @pytest.mark.parametrize("seed", range(15))
    def test_sane_rows(self, template: Path, monkeypatch: pytest.MonkeyPatch, few: int, seed: int) -> None:
        monkeypatch.setattr(bulk, "FEW", few)
        random = Random(seed)
        two_imports(template, [sane_files(random), sane_files(random)], sane=True)

    @pytest.mark.parametrize("few", [2_000, 1])
    @pytest.mark.parametrize("seed", range(15))
    def test_hostile_rows(self, template: Path, monkeypatch: pytest.MonkeyPatch, few: int, seed: int) -> None:
        """The same addresses on several people's rows: who is whom is anybody's guess, but nothing breaks."""
        monkeypatch.setattr(bulk, "FEW", few)
        random = Random(seed)
        two_imports(template, [hostile_files(random), hostile_files(random)], sane=False)


def two_imports(template: Path, drawn: list[list[Source]], *, sane: bool) -> None:
    """Import twice: every row is accounted for, importing the same again is nothing, undo and redo are exact."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "net.db"
        shutil.copy(template, path)
        db = open_database(path, NOW)
        states = [snapshot(db)]
        for files in drawn:
            result = one_import(db, files, states[-1])
            if result.outcome.change is not None:
                states.append(snapshot(db))
            if sane:
                assert run(db, *files).outcome.change is None, differences(states[-1], snapshot(db))
                keys = "SELECT c.name, substr(p.key, 2) FROM contact c JOIN profile p ON p.contact_id = c.id"
                for name, number in db.rows(
                    f"{keys} UNION SELECT name, address + 0 FROM contact c JOIN email e ON c.id = contact_id"
                ):
                    assert name == f"Person{number} Name"
        for wanted in states[-2::-1]:
            assert history.undo(db) is not None
            assert differences(wanted, snapshot(db)) == {}
            assert faults(db) == []
        for wanted in states[1:]:
            assert history.redo(db) is not None
            assert differences(wanted, snapshot(db)) == {}
            assert faults(db) == []
        db.close()


def one_import(db: Database, files: list[Source], before: Snapshot) -> ImportResult:
    """Import, and see that preview, accounts, totals and tables tell the same."""
    staged = imports.stage(db, files, TODAY)
    plan = imports.work_out(db, staged)
    shown = tuple(len(imports.preview(db, staged, verdict, 0, 100)) for verdict in VERDICTS)
    result = imports.run(db, staged, "Import", NOW)
    after = snapshot(db)
    assert result.files == plan.files
    assert shown == counts(result)
    assert sum(shown) == sum(len({record.line for record in reader()}) for _, reader, _ in files)
    assert len(after["contact"]) - len(before["contact"]) == result.totals.contacts_added
    assert len(after["interaction"]) - len(before["interaction"]) == result.totals.interactions_added
    assert faults(db) == []
    return result


DETAILS = (
    {"tags": ["t"], "phones": ["1"]},
    {"note": "n", "birthday": "2000-01-01", "roles": ["client"]},
    {"fields": {"f": "v"}, "websites": ["w"], "met_on": 5},
)


def sane_files(random: Random) -> list[Source]:
    """Make files about five people, each with addresses of their own; a row tells some of what there is."""

    def row(line: int) -> list[Record]:
        who = random.randrange(5)
        name, keys = f"Person{who} Name", {"linkedin": f"l{who}", "x": f"x{who}"}
        network = random.choice(("linkedin", "x"))
        if random.random() < 0.1:
            return [Rejected(line, "odd")]
        if random.random() < 0.4:
            group = random.sample(range(5), random.randint(1, 3))
            number = random.randrange(6)
            return [
                act(line, f"Person{one} Name", number, key=f"{network[0]}{one}", network=network, at=NOW - number)
                for one in group
            ]
        more = dict(random.choice(DETAILS)) if random.random() < 0.4 else {}
        both = random.random() < 0.3
        if both:
            other = "x" if network == "linkedin" else "linkedin"
            more["profiles"] = [{"network": other, "key": keys[other], "handle": keys[other], "url": ""}]
        return [
            person(
                line,
                name,
                key=keys[network],
                network=network,
                # Without it, the person's two networks could not be told to be one's.
                email=f"{who}@x.org",
                company=random.choice(("", "Acme", "Zen")),
                location=random.choice(("", "Porto")),
                connected_on=random.choice((None, 5, 7)),
                more=json.dumps(more) if more else "",
            )
        ]

    return [
        source(
            SourceFile(
                f"{number}.csv",
                random.choice(("linkedin-connections", "csv")),
                100 * random.randint(1, 3),
                random.random() < 0.5,
            ),
            [record for line in range(1, random.randint(1, 8)) for record in row(line)],
        )
        for number in range(random.randint(1, 3))
    ]


def hostile_files(random: Random) -> list[Source]:
    """Make files in which names, profile addresses and e-mails are mixed at will."""
    names, emails = ("Ada Ray", "Bob Tan", "ADA RAY"), ("", "", "a@x.org", "b@x.org")
    further = {"profiles": [{"network": "x", "key": "b", "handle": "b", "url": "u"}], "emails": ["a@x.org", "c@x.org"]}

    def row(line: int) -> list[Record]:
        number = random.randint(1, 5)
        mixed = [
            {
                "key": random.choice(("", "", "a", "b", "c")),
                "network": random.choice(("linkedin", "x", "email")),
                "email": random.choice(emails),
                "company": random.choice(("", "Acme", "acme")),
            }
            for _ in range(random.randint(1, 3))
        ]
        if random.random() < 0.4:
            return [act(line, random.choice(names), number, direction="both", at=NOW - number, **one) for one in mixed]
        identity = "" if mixed[0]["key"] or mixed[0]["email"] else f"id:{number}"
        more = random.choice(("", "", json.dumps(further), json.dumps(DETAILS[0]), json.dumps(DETAILS[1])))
        return [person(line, random.choice(names), identity=identity, more=more, **mixed[0])]

    return [
        source(
            SourceFile(
                f"{number}.csv",
                random.choice(("linkedin-connections", "csv")),
                100 * random.randint(1, 3),
                random.random() < 0.5,
            ),
            [record for line in range(1, random.randint(1, 8)) for record in row(line)],
        )
        for number in range(random.randint(1, 3))
    ]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database to copy: making one takes longer than the small imports here."""
    path = tmp_path_factory.mktemp("template") / "net.db"
    open_database(path, NOW).close()
    return path


def test_somebody_s_own_table_beside_the_archive(db: Database) -> None:
    """The ordinary first evening: an archive, messages, and a table of one's own, at once."""
    result = run(
        db,
        linkedin(*(person(n, f"Person {n}", company="Acme", connected_on=n) for n in range(1, 30))),
        messages(*(act(n, f"Person {n % 7 + 1}", n) for n in range(1, 40))),
        table(person(1, "Person 3", key="", network="", company="Acme", location="Porto", identity="csv:1")),
    )
    assert result.totals.contacts_added == 29
    assert result.totals.interactions_added == 39
    assert db.value("SELECT location FROM contact WHERE name = 'Person 3'") == "Porto"
