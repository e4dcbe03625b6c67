"""Job changes of the last import: listed, put aside, answered with a note or a message."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest

from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.period import Moment
from netdesk.store import connections, history, job_changes
from netdesk.store.database import Database, open_database
from tests.store.importing import NOW, TODAY, linkedin, person, run

MOMENT = Moment(NOW, UTC)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "jobs.db", NOW)
    names = ("Ada Byron", "Ben Carr", "Cleo Dahl")
    run(database, linkedin(*(person(n, name, company="Old", position="Editor") for n, name in enumerate(names, 2))))
    rows = [
        person(2, names[0], company="Lumen", position="CTO"),
        person(3, names[1], company="Bluefen", position="Lead"),
    ]
    run(database, linkedin(*rows), now=NOW + 100)
    yield database
    database.close()


def test_those_of_the_last_import_are_listed(db: Database) -> None:
    found = job_changes.listed(db)
    assert [
        (job.name, job.position_before, job.company_before, job.position_after, job.company_after) for job in found
    ] == [
        ("Ada Byron", "Editor", "Old", "CTO", "Lumen"),
        ("Ben Carr", "Editor", "Old", "Lead", "Bluefen"),
    ]
    assert found[0].url == "https://linkedin.example/ada-byron"
    run(db, linkedin(person(2, "Cleo Dahl", company="Tidewell", position="Editor")), now=NOW + 200)
    assert [job.name for job in job_changes.listed(db)] == ["Cleo Dahl"]
    assert [job.name for job in job_changes.listed(db, every=True)] == ["Ada Byron", "Ben Carr", "Cleo Dahl"]
    news = connections.news(db, UTC)
    assert news is not None
    assert (len(news.jobs), news.more_jobs, news.added) == (1, 0, 3)


def test_put_aside_and_undone(db: Database) -> None:
    first = job_changes.listed(db)[0]
    assert job_changes.handled(db, first.id, NOW).label == "Seen: the new job of Ada Byron"
    assert [job.name for job in job_changes.listed(db)] == ["Ben Carr"]
    history.undo(db)
    assert job_changes.count(db) == 2
    job_changes.all_handled(db, NOW)
    assert job_changes.count(db) == 0
    history.undo(db)
    assert job_changes.count(db) == 2


def test_a_note_and_a_message_put_it_aside(db: Database) -> None:
    first, second = job_changes.listed(db)
    job_changes.note(db, first.id, "  CTO now: ask about docs ", MOMENT)
    assert db.rows("SELECT contact_id, day, text FROM note") == [(first.contact, TODAY, "CTO now: ask about docs")]
    job_changes.log(db, second.id, MOMENT, "Congratulated")
    assert db.rows("SELECT contact_id, kind, direction, text FROM interaction") == [
        (second.contact, "message", "mine", "Congratulated")
    ]
    assert job_changes.listed(db) == []
    history.undo(db)
    assert [job.name for job in job_changes.listed(db)] == ["Ben Carr"]


def test_what_cannot_be(db: Database) -> None:
    with pytest.raises(DataError):
        job_changes.handled(db, 99, NOW)
    with pytest.raises(UsageError):
        job_changes.note(db, job_changes.listed(db)[0].id, " ", MOMENT)


def test_the_archived_are_left_out(db: Database) -> None:
    with history.change(db, "Archive", NOW) as change:
        change.connection.execute("UPDATE contact SET status = 1 WHERE name = 'Ada Byron'")
    assert [job.name for job in job_changes.listed(db)] == ["Ben Carr"]
