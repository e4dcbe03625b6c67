"""Who is missing from a complete list of connections, or in it again: noted once, undone exactly, never from half a list."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from netdesk.domain.imported import PersonRow, Record, Rejected
from netdesk.store import connections, history, timeline
from netdesk.store.database import Database, open_database
from netdesk.store.departures import DOUBT
from tests.store import importing
from tests.store.importing import NOW, TODAY, Source, person, plan, run

NAMES = ("Ada Byron", "Ben Carr", "Cleo Dahl", "Dora Ek", "Eli Fox", "Finn Gray", "Gil Hart", "Hal Ives")
DATED = {name: TODAY - 400 + number for number, name in enumerate(NAMES)}


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "departures.db", NOW)
    yield database
    database.close()


def archive(*without: str, day: int | None = TODAY, more: tuple[Record, ...] = ()) -> Source:
    """A complete list of all but some; `day` None for a bare file."""
    rows: list[Record] = [
        person(line, name, connected_on=DATED[name])
        for line, name in enumerate((name for name in NAMES if name not in without), 2)
    ]
    file, reader, remarks = importing.linkedin(*rows, *more)
    return replace(file, archive_day=day, complete="linkedin"), reader, remarks


def state(db: Database) -> list[tuple[str, int | None, int | None]]:
    return db.rows(
        "SELECT c.name, p.gone_on, p.back_on FROM profile p JOIN contact c ON c.id = p.contact_id"
        " WHERE p.gone_on IS NOT NULL OR p.back_on IS NOT NULL ORDER BY 1"
    )


def test_who_vanishes_is_disconnected_and_who_reappears_reconnected(db: Database) -> None:
    run(db, archive(day=TODAY - 30))
    gone = run(db, archive("Ada Byron", "Ben Carr", day=TODAY - 10), now=NOW + 1)
    assert gone.outcome.change is not None
    assert "profile" in gone.outcome.tables
    assert state(db) == [("Ada Byron", TODAY - 10, None), ("Ben Carr", TODAY - 10, None)]
    assert [moved.name for moved in connections.gone(db)] == ["Ada Byron", "Ben Carr"]
    back = run(db, archive("Ben Carr"), now=NOW + 2)
    assert back.outcome.change is not None
    assert state(db) == [("Ada Byron", None, TODAY), ("Ben Carr", TODAY - 10, None)]
    assert [moved.name for moved in connections.back(db)] == ["Ada Byron"]
    news = connections.news(db, UTC)
    assert news is not None
    assert ([moved.name for moved in news.back], news.gone) == (["Ada Byron"], ())


def test_the_timeline_tells_of_both(db: Database) -> None:
    run(db, archive(day=TODAY - 30))
    run(db, archive("Ada Byron", day=TODAY - 10))
    ada = db.value("SELECT id FROM contact WHERE name = 'Ada Byron'")
    assert ("gone", TODAY - 10) in [(item.what, item.day) for item in timeline.timeline(db, ada)]
    run(db, archive())
    assert ("back", TODAY) in [(item.what, item.day) for item in timeline.timeline(db, ada)]


def test_twice_adds_nothing(db: Database) -> None:
    run(db, archive(day=TODAY - 30))
    run(db, archive("Ada Byron"))
    assert run(db, archive("Ada Byron"), now=NOW + 5).outcome.change is None
    assert run(db, archive(day=TODAY - 30), now=NOW + 6).outcome.change is None
    run(db, archive())
    assert run(db, archive(), now=NOW + 7).outcome.change is None


def test_two_archives_at_once_and_again(db: Database) -> None:
    both = (archive(day=TODAY - 30), archive("Ada Byron"))
    run(db, *both)
    assert run(db, *both, now=NOW + 5).outcome.change is None


def test_undone_and_redone_exactly(db: Database) -> None:
    run(db, archive(day=TODAY - 30))
    before = db.rows("SELECT * FROM profile")
    run(db, archive("Ada Byron", more=(person(20, "New One", connected_on=TODAY - 1),)))
    after = db.rows("SELECT * FROM profile")
    history.undo(db)
    assert db.rows("SELECT * FROM profile") == before
    history.redo(db)
    assert db.rows("SELECT * FROM profile") == after
    assert state(db) == [("Ada Byron", TODAY, None)]


def test_the_plan_counts_them(db: Database) -> None:
    run(db, archive(day=TODAY - 30))
    assert (plan(db, archive("Ada Byron")).gone, plan(db, archive()).gone) == (1, 0)
    run(db, archive("Ada Byron", day=TODAY - 5))
    found = plan(db, archive())
    assert (found.gone, found.back) == (0, 1)


def test_half_a_list_disconnects_nobody_and_says_so(db: Database) -> None:
    run(db, archive(day=TODAY - 30))
    result = run(db, archive(*NAMES[:5]))
    assert result.outcome.change is None
    assert [problem.reason for problem in result.files[0].problems] == [DOUBT]


def test_a_bare_file_may_lack_a_few_only(db: Database) -> None:
    run(db, archive(day=TODAY - 30))
    assert plan(db, archive(*NAMES[:4], day=None)).gone == 0
    assert plan(db, archive(*NAMES[:3], day=None)).gone == 3
    assert plan(db, archive(*NAMES[-1:], day=None)).gone == 0  # without the newest known one it may be an old file


def test_an_older_archive_tells_nothing(db: Database) -> None:
    run(db, archive(day=TODAY - 5))
    assert plan(db, archive("Ada Byron", day=TODAY - 30)).gone == 0
    run(db, archive("Ada Byron"))
    assert plan(db, archive(day=TODAY - 3)).back == 0


def test_a_file_of_another_kind_tells_nothing(db: Database) -> None:
    run(db, archive(day=TODAY - 30))
    file, reader, remarks = archive("Ada Byron")
    assert plan(db, (replace(file, complete=""), reader, remarks)).gone == 0


def test_a_hidden_row_may_be_whoever_connected_that_day(db: Database) -> None:
    run(db, archive(day=TODAY - 30))
    hidden = Rejected(30, "hidden profile: only a date", DATED["Ada Byron"])
    assert plan(db, archive("Ada Byron", more=(hidden,))).gone == 0
    assert plan(db, archive("Ada Byron", "Ben Carr", more=(hidden,))).gone == 1


def test_another_address_is_no_departure(db: Database) -> None:
    def rows(key: str) -> PersonRow:
        return person(20, "Zoe Young", key=key, email="zoe@example.com", connected_on=TODAY - 300)

    run(db, archive(day=TODAY - 30, more=(rows("zoe"),)))
    assert plan(db, archive(more=(rows("zoe-young"),))).gone == 0


def test_who_was_never_a_connection_cannot_be_missing(db: Database) -> None:
    run(db, archive(day=TODAY - 30), importing.messages(importing.act(2, "Yann Stranger", 1)))
    assert plan(db, archive()).gone == 0
