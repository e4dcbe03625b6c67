"""What an import would do: verdicts, reasons, job changes, and the pages of the preview."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.import_report import VERDICTS, PreviewRow, RowProblem, SourceFile, Verdict
from netdesk.domain.imported import PersonRow, Record, Rejected
from netdesk.store import imports
from netdesk.store.database import Database, open_database
from tests.store.importing import (
    NOW,
    TODAY,
    Source,
    act,
    column,
    counts,
    linkedin,
    messages,
    people,
    person,
    plan,
    run,
    source,
    table,
)
from tests.store.snapshots import faults


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    assert faults(database) == []
    database.close()


def workplace(db: Database) -> list[tuple[str, str]]:
    return [(company, position) for company, position in db.rows("SELECT company, position FROM contact ORDER BY id")]


class TestWhoKnowsBest:
    def test_another_company_is_a_job_change(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray", company="Acme", position="Editor"), day=100))
        result = run(db, linkedin(person(1, "Ada Ray", company="Zen", position="Chief editor"), day=200))
        assert counts(result) == (0, 1, 0, 0)
        assert workplace(db) == [("Zen", "Chief editor")]
        assert db.rows(
            "SELECT company_before, position_before, company_after, position_after, day, import_run_id FROM job_change"
        ) == [("Acme", "Editor", "Zen", "Chief editor", TODAY, 2)]

    def test_the_preview_lists_it_before(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray", company="Acme", position="Editor"), person(2, "Bob Tan", company="Zen")))
        staged = imports.stage(
            db, [linkedin(person(1, "Ada Ray", company="Zen"), person(2, "Bob Tan", company="Zen"))], TODAY
        )
        imports.work_out(db, staged)
        (move,) = imports.job_moves(db, staged)
        imports.discard(staged)
        assert (move.name, move.company_before, move.company_after) == ("Ada Ray", "Acme", "Zen")
        assert (move.position_before, move.position_after) == ("Editor", "Editor")
        assert workplace(db)[0] == ("Acme", "Editor")

    def test_a_gap_filled_is_no_job_change(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray"), day=100))
        run(db, linkedin(person(1, "Ada Ray", company="Acme"), day=200))
        assert workplace(db) == [("Acme", "")]
        assert db.value("SELECT count(*) FROM job_change") == 0

    def test_an_empty_cell_takes_nothing_away(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray", company="Acme", position="Editor"), day=100))
        assert counts(run(db, linkedin(person(1, "Ada Ray"), day=200))) == (0, 0, 1, 0)
        assert workplace(db) == [("Acme", "Editor")]

    def test_an_older_archive_does_not_overwrite_a_newer_one(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray", company="Zen"), day=200))
        assert counts(run(db, linkedin(person(1, "Ada Ray", company="Acme"), day=100))) == (0, 0, 1, 0)
        assert counts(run(db, linkedin(person(1, "Ada Ray", company="Acme", position="Editor"), day=100))) == (
            0,
            1,
            0,
            0,
        )
        assert workplace(db) == [("Zen", "Editor")]

    def test_nor_one_that_confirmed_what_was_known(self, db: Database) -> None:
        """The archive of day 300 found Ada unchanged; that of day 200 knows less, though it is newer than her row."""
        run(db, linkedin(person(1, "Ada Ray", company="Acme"), day=100))
        run(db, linkedin(person(1, "Ada Ray", company="Acme"), person(2, "Bob Tan"), day=300))
        run(db, linkedin(person(1, "Ada Ray", company="Beta"), day=200))
        assert workplace(db)[0] == ("Acme", "")
        run(db, linkedin(person(1, "Ada Ray", company="Zen"), day=300))
        assert workplace(db)[0] == ("Zen", "")

    def test_archives_of_several_years_at_once_in_any_order(self, db: Database) -> None:
        files = [
            linkedin(person(1, "Ada Ray", company=company), day=day) for day, company in ((2, "B"), (3, "C"), (1, "A"))
        ]
        run(db, *files)
        assert workplace(db) == [("C", "")]
        for result in (run(db, *files), run(db, *reversed(files)), run(db, files[0])):
            assert result.outcome.change is None
        assert workplace(db) == [("C", "")]

    def test_a_table_of_ones_own_only_fills_gaps(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray", company="Acme"), day=100))
        result = run(db, table(person(1, "Ada Ray", company="Beta", position="Editor", location="Porto")))
        assert counts(result) == (0, 1, 0, 0)
        assert db.rows("SELECT company, position, location FROM contact") == [("Acme", "Editor", "Porto")]
        assert db.value("SELECT count(*) FROM job_change") == 0

    def test_unless_somebody_came_from_there(self, db: Database) -> None:
        row = person(1, "Ada Ray", key="", network="", email="a@x.org", company="Acme")
        run(db, table(row))
        assert counts(run(db, table(row._replace(company="Zen")))) == (0, 1, 0, 0)
        assert workplace(db) == [("Zen", "")]

    def test_the_first_connection_counts(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray", connected_on=500)))
        assert counts(run(db, linkedin(person(1, "Ada Ray", connected_on=600)))) == (0, 0, 1, 0)
        assert counts(run(db, linkedin(person(1, "Ada Ray", connected_on=400)))) == (0, 1, 0, 0)
        assert db.value("SELECT connected_on FROM contact") == 400

    def test_somebody_from_the_messages_learns_since_when(self, db: Database) -> None:
        run(db, messages(act(1, "Ada Ray", 1)))
        run(db, linkedin(person(1, "Ada Ray", connected_on=500)))
        assert db.rows("SELECT c.connected_on, p.connected_on FROM contact c JOIN profile p") == [(500, 500)]


class TestSeveralRowsOfOnePerson:
    """They settle among themselves what to tell: importing them again changes nothing."""

    ROWS = (
        [person(1, "Ada Ray", company="Acme"), person(2, "Ada Ray", company="Beta")],
        [person(1, "Ada Ray"), person(2, "Ada Ray", company="Acme"), person(3, "Ada Ray", company="Beta", location="Porto")],
        [person(1, "Ada Ray", email="a@x.org"), person(2, "Ada", key="", network="", email="a@x.org", company="Acme")],
        [person(1, "Ada", key="", network="", email="a@x.org", company="Acme"), person(2, "Ada Ray", email="a@x.org", company="Zen")],
        [person(1, "Ada Ray", connected_on=5), person(2, "Ada Ray", connected_on=3), person(3, "Ada Ray", connected_on=4)],
    )  # fmt: skip

    @pytest.mark.parametrize("known", [False, True])
    @pytest.mark.parametrize("rows", ROWS)
    def test_in_one_file(self, db: Database, rows: list[PersonRow], known: bool) -> None:
        if known:
            run(db, table(person(1, "Ada Ray", email="a@x.org", location="Faro")))
        first = run(db, linkedin(*rows))
        assert sum(counts(first)) == len(rows)
        before = workplace(db)
        assert len(before) == 1
        again = run(db, linkedin(*rows))
        assert counts(again) == (0, 0, len(rows), 0)
        assert again.outcome.change is None

    @pytest.mark.parametrize("known", [False, True])
    @pytest.mark.parametrize("order", [1, -1])
    def test_in_files_of_several_kinds(self, db: Database, order: int, known: bool) -> None:
        if known:
            run(db, messages(act(1, "Ada Ray", 1)))
        files = [
            table(person(1, "Ada Ray", company="Own", location="Porto", more=json.dumps({"birthday": "1990-01-02"}))),
            linkedin(person(1, "Ada Ray", company="Linked", position="Editor")),
            messages(act(1, "Ada Ray", 1)),
        ][::order]
        run(db, *files)
        assert run(db, *files).outcome.change is None
        assert db.rows("SELECT position, location, birthday FROM contact") == [("Editor", "Porto", "1990-01-02")]
        if known:
            assert workplace(db) == [("Linked", "Editor")]

    def test_each_gives_what_the_others_lack(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray")))
        result = run(
            db,
            linkedin(person(1, "Ada Ray", company="Acme"), day=TODAY),
            table(person(1, "Ada Ray", location="Porto"), person(2, "Ada Ray", position="Editor")),
        )
        assert counts(result) == (0, 3, 0, 0)
        assert result.totals.contacts_updated == 1
        assert db.rows("SELECT company, position, location FROM contact") == [("Acme", "Editor", "Porto")]


class TestAccounts:
    def test_every_row_has_a_fate(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray", company="Acme"), person(2, "Bob Tan")))
        found = plan(
            db,
            linkedin(
                person(1, "Ada Ray", company="Zen"),
                person(2, "Bob Tan"),
                person(3, "Eve Orr"),
                Rejected(4, "empty row"),
            ),
            messages(act(1, "Bob Tan", 1), act(1, "Eve Orr", 1), Rejected(2, "a draft")),
        )
        assert [(f.rows, f.added, f.updated, f.unchanged, f.skipped) for f in found.files] == [
            (4, 1, 1, 1, 1),
            (2, 1, 0, 0, 1),
        ]
        totals = found.totals
        assert (totals.contacts_added, totals.contacts_updated, totals.contacts_unchanged) == (1, 1, 1)
        assert (totals.profiles_added, totals.interactions_added, totals.skipped) == (1, 2, 2)
        assert people(db) == [("Ada Ray", "Acme"), ("Bob Tan", "")]

    def test_problems_and_remarks_are_listed_by_line(self, db: Database) -> None:
        file = SourceFile("a.csv", "csv", TODAY)
        records: list[Record] = [Rejected(9, "empty row"), person(2, "Ada Ray"), Rejected(4, "no name")]
        found = plan(db, source(file, records, [Rejected(2, "ragged")]))
        assert found.files[0].problems == (
            RowProblem(2, "ragged"),
            RowProblem(4, "no name"),
            RowProblem(9, "empty row"),
        )
        assert (found.files[0].rows, found.files[0].skipped) == (3, 2)

    def test_a_file_that_could_not_be_read_says_why(self, db: Database) -> None:
        found = plan(db, source(SourceFile("x.zip", "", TODAY, unread_reason="no table in it"), []))
        assert found.files[0].problems == (RowProblem(1, "no table in it"),)
        assert found.files[0].rows == 0

    def test_an_empty_import(self, db: Database) -> None:
        result = run(db, linkedin())
        assert counts(result) == (0, 0, 0, 0)
        assert result.outcome.change is None


class TestPreview:
    @pytest.fixture
    def files(self, db: Database) -> list[Source]:
        """Two files of people and one of acts, with rows of every verdict, some of them about one person."""
        run(db, linkedin(*(person(n, f"Known {n}", company="Acme") for n in range(10))), messages(act(1, "Known 1", 1)))
        return [
            linkedin(
                *(person(n, f"Known {n}", company="Acme" if n % 2 else "Zen") for n in range(6)),
                *(person(n, f"New {n}") for n in range(6, 17)),
                *(Rejected(n, f"reason {n}") for n in range(17, 22)),
            ),
            table(
                *(person(n, f"New {n}", location="Porto", company="Own") for n in range(9, 14)), Rejected(14, "empty")
            ),
            messages(*(act(n, f"Known {n % 3}", n) for n in range(1, 9)), act(9, "Known 1", 9), act(9, "Known 2", 9)),
        ]

    @pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
    @pytest.mark.parametrize("file", [None, 1, 2, 3])
    def test_pages_hold_exactly_what_was_counted(
        self, db: Database, files: list[Source], limit: int, file: int | None
    ) -> None:
        staged = imports.stage(db, files, TODAY)
        accounts = [account for account in imports.work_out(db, staged).files if file in (None, account.file)]
        assert sum(account.rows for account in accounts) > 5
        for verdict in VERDICTS:
            rows: list[PreviewRow] = []
            while page := imports.preview(db, staged, verdict, len(rows), limit, file):
                rows += page
                assert len(page) <= limit
            assert len(rows) == sum(account.count(verdict) for account in accounts), verdict
            assert len({(row.file, row.line) for row in rows}) == len(rows)
            assert {row.verdict for row in rows} <= {verdict}
            assert imports.preview(db, staged, verdict, 0, 1_000, file) == rows
        imports.discard(staged)

    def test_reasons(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray", company="Acme"), person(2, "Bob Tan")))
        staged = imports.stage(
            db,
            [
                linkedin(
                    person(1, "Ada Ray", company="Zen", position="Editor", email="a@x.org"),
                    person(2, "Bob Tan"),
                    person(3, "Bob Tan", location="Porto"),
                    person(4, "Eve Orr"),
                    person(5, "Eve Orr"),
                ),
                messages(act(6, "Eve Orr", 1, direction="mine")),
            ],
            TODAY,
        )
        imports.work_out(db, staged)

        def reasons(verdict: Verdict) -> list[tuple[int, str]]:
            return [(row.line, row.why) for row in imports.preview(db, staged, verdict, 0, 100)]

        assert reasons("added") == [(4, "new"), (6, "you: message")]
        assert reasons("updated") == [
            (1, "company, was Acme, position added, e-mail added"),
            (3, "same person as line 2: location added"),
        ]
        assert reasons("unchanged") == [(2, ""), (5, "same person as line 4")]
        imports.discard(staged)

    def test_names_are_shown_as_they_are(self, db: Database) -> None:
        staged = imports.stage(db, [linkedin(person(1, "<b>Ada</b> O'Ray", company="“Acme”", position="x,y"))], TODAY)
        imports.work_out(db, staged)
        (row,) = imports.preview(db, staged, "added", 0, 10)
        imports.discard(staged)
        assert (row.name, row.company, row.position) == ("<b>Ada</b> O'Ray", "“Acme”", "x,y")
        assert column(db, "SELECT name FROM contact") == []
