"""What happened with one contact: order, pages, kinds, words."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest

from netdesk.domain.contact import TimelineItem
from netdesk.domain.value import ValueEvent
from netdesk.store import contacts, history, timeline, value
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, TODAY, add_contact, add_interaction


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def run(db: Database, sql: str, *values: object) -> None:
    with history.change(db, "Change", NOW) as change:
        change.connection.execute(sql, values)


def test_it_is_newest_first_and_pages(db: Database) -> None:
    ada = add_contact(db, "Ada", network="x", connected_on=TODAY - 500, note="Note of today")
    add_interaction(db, ada, "message", days_ago=10, direction="mine", network="linkedin", text="Hello")
    add_interaction(db, ada, "call", days_ago=700)
    run(
        db,
        "INSERT INTO job_change (contact_id, day, company_before, position_before, company_after, position_after)"
        " VALUES (?, ?, 'Old', 'CTO', 'New', '')",
        ada,
        TODAY - 50,
    )
    run(
        db,
        "INSERT INTO time_entry (started_at, ended_at, day, note) VALUES (?, ?, ?, 'Draft')",
        NOW - 60 * 86_400,
        NOW - 60 * 86_400 + 900,
        TODAY - 60,
    )
    run(db, "INSERT INTO time_entry_contact (time_entry_id, contact_id) VALUES (1, ?)", ada)
    run(db, "INSERT INTO note (contact_id, text) VALUES (?, 'Undated')", ada)
    items = contacts.timeline(db, ada)
    assert [(item.kind, item.what, item.text) for item in items] == [
        ("added", "", ""),
        ("note", "", "Note of today"),
        ("act", "message", "Hello"),
        ("job", "New", "CTO, Old"),
        ("time", "", "Draft"),
        ("connected", "", ""),
        ("act", "call", ""),
        ("note", "", "Undated"),
    ]
    assert (items[2].direction, items[2].network, items[4].seconds, items[5].network) == ("mine", "linkedin", 900, "x")
    assert items[2].id == 1
    assert contacts.timeline(db, ada, 2, items[1].place) == items[2:4]
    assert contacts.timeline(db, ada, 2, items[6].place) == items[7:]
    assert contacts.timeline(db, ada, 2, items[7].place) == []


def test_value_stands_in_the_timeline(db: Database) -> None:
    contact = add_contact(db, "Ada Ray")
    event = ValueEvent(
        "income", "received", TODAY - 3, contact=contact, amount=320_000, currency="EUR", note="invoice 7"
    )
    value.add_event(db, event, NOW)
    (item,) = [item for item in contacts.timeline(db, contact) if item.kind == "value"]
    assert (item.what, item.direction, item.amount, item.currency, item.text) == (
        "income", "received", 320_000, "EUR", "invoice 7",
    )  # fmt: skip


def pages(db: Database, contact: int, size: int) -> list[TimelineItem]:
    found: list[TimelineItem] = []
    while page := contacts.timeline(db, contact, size, found[-1].place if found else None):
        found += page
    return found


@pytest.mark.parametrize("size", [1, 3, 7])
def test_pages_put_together_are_the_whole(db: Database, size: int) -> None:
    ada = add_contact(db, "Ada", network="x", connected_on=TODAY - 5, note="Note")
    for days in (3, 5, 5, 5, 8):
        add_interaction(db, ada, "message", days_ago=days)
        run(db, "INSERT INTO note (contact_id, day, text) VALUES (?, ?, 'n')", ada, TODAY - days)
        run(db, "INSERT INTO note (contact_id, text) VALUES (?, 'undated')", ada)
    whole = contacts.timeline(db, ada)
    assert len(whole) == 18
    assert pages(db, ada, size) == whole
    assert [item.text for item in whole[-5:]] == ["undated"] * 5


def test_kinds_are_counted_and_chosen(db: Database) -> None:
    ada = add_contact(db, "Ada", network="x", connected_on=TODAY - 5, note="Note")
    add_contact(db, "Bo", note="Other")
    add_interaction(db, ada, "call")
    add_interaction(db, ada, "message", text="100% sure_thing!")
    assert timeline.counts(db, ada) == {"act": 2, "note": 1, "connected": 1, "added": 1}
    assert {item.kind for item in contacts.timeline(db, ada, kinds=("note", "connected"))} == {"note", "connected"}


def test_words_find_texts_and_kinds(db: Database) -> None:
    ada = add_contact(db, "Ada", note="Likes engines")
    add_interaction(db, ada, "call")
    add_interaction(db, ada, "message", text="100% sure_thing!")

    def found(text: str) -> list[str]:
        return [item.what or item.kind for item in contacts.timeline(db, ada, text=text)]

    assert found("engine") == ["note"]
    assert found("CALL") == ["call"]
    assert found("0%") == found("sure_") == found("thing!") == ["message"]
    assert found("%_") == []
    assert found("'; DROP TABLE note; --") == []


def test_the_last_page_of_many_acts_costs_no_more_than_the_first(db: Database) -> None:
    ada = add_contact(db, "Ada")
    with history.change(db, "Many", NOW) as change, change.unrecorded_rows():
        change.connection.execute("DROP TRIGGER sum_interaction_insert")
        change.connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 30000) INSERT INTO interaction"
            " (contact_id, at, day, kind, level, direction) SELECT ?, ? - i * 600, (? - i * 600) / 86400, 'message', 8, 'mine'"
            " FROM n",
            (ada, NOW, NOW),
        )
    whole = contacts.timeline(db, ada, 40_000)

    def cost(after: TimelineItem | None) -> float:
        times = []
        for _ in range(5):
            start = perf_counter()
            assert len(contacts.timeline(db, ada, 100, after.place if after else None)) == 100
            times.append(perf_counter() - start)
        return min(times)

    assert cost(whole[-200]) < 5 * cost(None) + 0.002
