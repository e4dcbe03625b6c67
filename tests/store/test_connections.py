"""The last import's news on an empty desk; the rest is tested with departures and job changes."""

from datetime import UTC
from pathlib import Path

from netdesk.store import connections, history
from netdesk.store.database import open_database
from tests.store.factory import NOW, TODAY, add_contact


def test_no_import_no_news(tmp_path: Path) -> None:
    db = open_database(tmp_path / "news.db", NOW)
    add_contact(db, "Ada")
    assert connections.news(db, UTC) is None
    assert (connections.gone(db), connections.back(db)) == ([], [])
    db.close()


def test_job_changes_that_came_otherwise_are_news_too(tmp_path: Path) -> None:
    db = open_database(tmp_path / "news.db", NOW)
    contact = add_contact(db, "Ada")
    with history.change(db, "Jobs", NOW) as change:
        for day in (TODAY - 3, TODAY - 2):
            change.connection.execute(
                "INSERT INTO job_change (contact_id, day, company_after) VALUES (?, ?, 'Acme')", (contact, day)
            )
    news = connections.news(db, UTC, limit=1)
    assert news is not None
    assert (news.since, len(news.jobs), news.more_jobs) == (TODAY - 2, 1, 1)
    db.close()
