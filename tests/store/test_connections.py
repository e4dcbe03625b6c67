"""The last import's news on an empty desk; the rest is tested with departures and job changes."""

from datetime import UTC
from pathlib import Path

from netdesk.store import connections
from netdesk.store.database import open_database
from tests.store.factory import NOW, add_contact


def test_no_import_no_news(tmp_path: Path) -> None:
    db = open_database(tmp_path / "news.db", NOW)
    add_contact(db, "Ada")
    assert connections.news(db, UTC) is None
    assert (connections.gone(db), connections.back(db)) == ([], [])
    db.close()
