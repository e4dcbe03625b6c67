"""Acts that name somebody by name only; values, notes, my own acts and positions of an archive."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from netdesk.domain.import_report import SourceFile
from netdesk.domain.imported import ActivityRow, NoteRow, PositionRow, Record, ValueRow
from netdesk.store import history, imports, settings
from netdesk.store.database import Database, open_database
from tests.store.importing import NOW, TODAY, Source, act, counts, linkedin, person, plan, run, source
from tests.store.snapshots import faults, snapshot


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    assert faults(database) == []
    database.close()


def named(line: int, name: str, number: int, company: str = "") -> Record:
    return act(line, name, number, key="", kind="recommendation", company=company)


def archive(name: str, *records: Record) -> Source:
    return source(SourceFile(f"{name}.csv", f"linkedin-{name}", TODAY), records)


def value(line: int, name: str, number: int, **more: Any) -> ValueRow:
    key = name.lower().replace(" ", "-")
    row = ValueRow(
        line, "linkedin", name, "", key, key, NOW, TODAY, "endorsement", "received", 3, "Maps", f"v:{number}"
    )
    return row._replace(**more)


def names_of_acts(db: Database) -> list[str]:
    return [
        row[0]
        for row in db.rows("SELECT c.name || ' ' || c.company FROM interaction i JOIN contact c ON c.id = i.contact_id")
    ]


class TestNames:
    def test_the_only_one_of_that_name_is_meant(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray"), person(2, "Bob Tan")))
        assert counts(run(db, archive("follows", named(1, "ada  RAY", 1)))) == (1, 0, 0, 0)
        assert names_of_acts(db) == ["Ada Ray "]

    def test_the_company_tells_namesakes_apart(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray", key="a", company="Acme"), person(2, "Ada Ray", key="b", company="Zen")))
        run(db, archive("recommendations", named(1, "Ada Ray", 1, "ZEN")))
        assert names_of_acts(db) == ["Ada Ray Zen"]

    def test_somebody_unknown_is_new_and_stays_so(self, db: Database) -> None:
        assert run(db, archive("follows", named(1, "Eve Orr", 1))).totals.contacts_added == 1
        run(db, linkedin(person(1, "Eve Orr", key="another"), person(2, "Eve Orr", key="third")))
        assert run(db, archive("follows", named(1, "Eve Orr", 1))).outcome.change is None

    def test_namesakes_are_asked_about_and_never_guessed(self, db: Database) -> None:
        run(db, linkedin(*(person(n, "Ada Ray", key=f"ada{n}", company=f"Firm {n}") for n in (1, 2))))
        files = archive("recommendations", named(1, "Ada Ray", 1), named(2, "Ada Ray", 2))
        found = plan(db, files)
        assert counts(found) == (0, 0, 0, 2)
        (question,) = found.questions
        assert (question.name, question.rows) == ("Ada Ray", 2)
        assert {candidate.company for candidate in question.candidates} == {"Firm 1", "Firm 2"}
        assert run(db, files).outcome.change is None
        assert found.files[0].problems[0].reason == "several people are called Ada Ray: say who is meant"

    def test_an_answer_is_remembered(self, db: Database) -> None:
        run(db, linkedin(*(person(n, "Ada Ray", key=f"ada{n}", company=f"Firm {n}") for n in (1, 2))))
        before = snapshot(db)
        files = archive("recommendations", named(1, "Ada Ray", 1))
        staged = imports.stage(db, [files], TODAY)
        (question,) = imports.work_out(db, staged).questions
        second = next(candidate for candidate in question.candidates if candidate.company == "Firm 2")
        assert counts(imports.answer(db, staged, question.identity, second.who)) == (1, 0, 0, 0)
        imports.run(db, staged, "Import", NOW)
        assert names_of_acts(db) == ["Ada Ray Firm 2"]
        later = archive("recommendations", named(1, "Ada Ray", 1), named(2, "Ada Ray", 2))
        assert counts(run(db, later)) == (1, 0, 1, 0)
        assert names_of_acts(db) == ["Ada Ray Firm 2"] * 2
        history.undo(db)
        history.undo(db)
        assert snapshot(db) == before

    def test_namesakes_of_the_same_import(self, db: Database) -> None:
        both = linkedin(*(person(n, "Ada Ray", key=f"ada{n}", company=f"Firm {n}") for n in (1, 2)))
        staged = imports.stage(db, [both, archive("follows", named(1, "Ada Ray", 1))], TODAY)
        (question,) = imports.work_out(db, staged).questions
        imports.answer(db, staged, question.identity, question.candidates[0].who)
        imports.run(db, staged, "Import", NOW)
        assert names_of_acts(db) == [f"Ada Ray {question.candidates[0].company}"]
        assert run(db, both, archive("follows", named(1, "Ada Ray", 1))).outcome.change is None

    def test_an_answer_can_be_taken_back(self, db: Database) -> None:
        run(db, linkedin(*(person(n, "Ada Ray", key=f"ada{n}") for n in (1, 2))))
        staged = imports.stage(db, [archive("follows", named(1, "Ada Ray", 1))], TODAY)
        before = imports.work_out(db, staged)
        (question,) = before.questions
        imports.answer(db, staged, question.identity, "new")
        assert imports.ask_again(db, staged) == before
        imports.discard(staged)

    def test_a_row_of_an_act_and_its_value_is_one_row(self, db: Database) -> None:
        run(db, linkedin(*(person(n, "Ada Ray", key=f"ada{n}") for n in (1, 2))))
        both = [record for n in (1, 2) for record in (named(n, "Ada Ray", n), value(n, "Ada Ray", n, key=""))]
        (question,) = plan(db, archive("recommendations", *both)).questions
        assert question.rows == 2

    def test_somebody_new_after_all(self, db: Database) -> None:
        run(db, linkedin(*(person(n, "Ada Ray", key=f"ada{n}") for n in (1, 2))))
        staged = imports.stage(db, [archive("follows", named(1, "Ada Ray", 1))], TODAY)
        (question,) = imports.work_out(db, staged).questions
        imports.answer(db, staged, question.identity, "new")
        imports.run(db, staged, "Import", NOW)
        assert db.value("SELECT count(*) FROM contact") == 3


class TestValuesAndNotes:
    def test_values_are_kept_once_and_undone(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray")))
        before = snapshot(db)
        files = archive("endorsements", value(1, "Ada Ray", 1), value(2, "Eve Orr", 2, direction="given"))
        result = run(db, files)
        assert (result.totals.value_events_added, result.totals.contacts_added) == (2, 1)
        assert db.rows("SELECT kind, direction, points, note FROM value_event ORDER BY id") == [
            ("endorsement", "received", 3, "Maps"),
            ("endorsement", "given", 3, "Maps"),
        ]
        assert run(db, files).outcome.change is None
        history.undo(db)
        assert snapshot(db) == before

    def test_a_row_that_is_an_act_and_a_value_counts_once(self, db: Database) -> None:
        both = archive("endorsements", act(1, "Ada Ray", 1, kind="endorsement"), value(1, "Ada Ray", 1))
        result = run(db, both)
        assert counts(result) == (1, 0, 0, 0)
        assert (result.totals.interactions_added, result.totals.value_events_added) == (1, 1)

    def test_notes_are_found_by_the_search_and_undone(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray")))
        before = snapshot(db)
        note = NoteRow(1, "linkedin", "Ada Ray", "", "ada-ray", "ada-ray", NOW, TODAY, "met at lantern week", "n:1")
        files = archive("notes", note, note._replace(line=2, name="Eve Orr", key="eve", external_key="n:2"))
        run(db, files)
        assert db.rows("SELECT rowid FROM contact_search WHERE contact_search MATCH 'lantern' ORDER BY 1") == [
            (1,),
            (3,),
        ]
        assert run(db, files).outcome.change is None
        history.undo(db)
        assert snapshot(db) == before


class TestMine:
    def test_my_acts_are_counted_per_day(self, db: Database) -> None:
        rows = [ActivityRow(line, "linkedin", TODAY, "reaction") for line in (1, 2, 3)]
        empty = snapshot(db)
        assert counts(run(db, archive("activity", *rows[:2]))) == (2, 0, 0, 0)
        assert counts(run(db, archive("activity", *rows))) == (1, 0, 2, 0)
        assert db.rows("SELECT day, kind, count FROM my_activity") == [(TODAY, "reaction", 3)]
        assert run(db, archive("activity", *rows[:1])).outcome.change is None
        history.undo(db)
        history.undo(db)
        assert snapshot(db) == empty

    def test_my_positions_are_kept_in_order(self, db: Database) -> None:
        new = PositionRow(1, "Gullwing", "Map keeper", 18_000, None)
        old = PositionRow(2, "Moss", "Intern", 15_000, 17_000)
        assert counts(run(db, archive("positions", new))) == (1, 0, 0, 0)
        assert counts(run(db, archive("positions", new, old))) == (1, 0, 1, 0)
        assert settings.get(db, settings.MY_POSITIONS) == [
            {"company": "Moss", "position": "Intern", "start": 15_000, "end": 17_000},
            {"company": "Gullwing", "position": "Map keeper", "start": 18_000, "end": None},
        ]
