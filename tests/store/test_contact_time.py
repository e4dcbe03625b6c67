"""Time with one contact."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.time_entry import Totals
from netdesk.store import clients, contact_time, history
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, TODAY, add_contact

HOUR = 3600


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def track(db: Database, days_ago: int, *, contact: int | None = None, client: int | None = None, network: str = "",
          billable: bool = False, running: bool = False) -> None:  # fmt: skip
    start = NOW - days_ago * 86_400 - HOUR
    with history.change(db, "Track", NOW) as change:
        change.connection.execute(
            "INSERT INTO time_entry (started_at, ended_at, day, client_id, network_id, billable, note)"
            " VALUES (?, ?, ?, ?, (SELECT id FROM network WHERE key = ?), ?, 'n')",
            (start, None if running else start + HOUR, start // 86_400, client, network, int(billable)),
        )
        number = change.connection.last_insert_rowid()
        if contact is not None:
            change.connection.execute(
                "INSERT INTO time_entry_contact (time_entry_id, contact_id) VALUES (?, ?)", (number, contact)
            )


def test_hours_by_kind_and_year_each_entry_once(db: Database) -> None:
    ada, bo = add_contact(db, "Ada"), add_contact(db, "Bo")
    acme = clients.create_client(db, "Acme", NOW).entry
    assert acme is not None
    clients.link_contact(db, acme, ada, NOW)
    track(db, 1, contact=ada, client=acme, billable=True)
    track(db, 2, client=acme, billable=True)
    track(db, 3, contact=ada, network="linkedin")
    track(db, 400, contact=ada)
    track(db, 0, contact=bo)
    track(db, 0, contact=ada, running=True)
    this = Totals(2 * HOUR, 2 * HOUR, HOUR, 0)
    assert contact_time.hours_by_year(db, ada, NOW) == {2026: this, 2025: Totals(0, HOUR)}
    assert contact_time.hours_since(db, ada, TODAY - 365, NOW) == this
    assert contact_time.hours_since(db, bo, TODAY - 365, NOW) == Totals(0, HOUR)
    found = contact_time.entries(db, ada, NOW)
    assert [(entry.client, entry.network, entry.billable, entry.running) for entry in found] == [
        ("", "", False, True), ("Acme", "", True, False), ("Acme", "", True, False), ("", "linkedin", False, False),
        ("", "", False, False),
    ]  # fmt: skip
    assert contact_time.entries(db, ada, NOW, 2, 1) == found[1:3]
    assert {entry.seconds for entry in found} == {HOUR}
