"""Reading time: names, order, sums per day and kind."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from netdesk.domain.period import to_day
from netdesk.domain.time_entry import Draft, Totals
from netdesk.store import clients, history, tables, time_entries, time_keeping
from netdesk.store.database import Database, open_database

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = 3600


def at(text: str, zone: ZoneInfo = BERLIN) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC).timestamp())


NOW = at("2026-05-14 14:50")
THURSDAY = to_day(datetime(2026, 5, 14, tzinfo=UTC).date())


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "netdesk.db", NOW)
    yield database
    database.close()


def person(db: Database, name: str) -> int:
    with history.change(db, "Added", NOW):
        return int(tables.Contact.insert(name=name, name_key=name.lower()).execute(db))


def add(db: Database, start: str, end: str, **about: object) -> int:
    draft = Draft(**about)  # type: ignore[arg-type]  # tests give what they mean
    entry = time_keeping.add(db, draft, at(start), at(end), NOW, BERLIN).entry
    assert entry is not None
    return entry


def test_an_entry_carries_its_names(db: Database) -> None:
    jane, zoe = person(db, "Jane Doe"), person(db, "Zoe")
    number = add(
        db, "2026-05-14 09:00", "2026-05-14 10:30",
        client="Acme", project="Site", network="linkedin", note="thread", contacts=(zoe, jane), tags=("sales", "q2"),
    )  # fmt: skip
    (entry,) = time_entries.list_entries(db)
    assert (entry.id, entry.client, entry.project, entry.network, entry.network_key) == (
        number, "Acme", "Site", "LinkedIn", "linkedin",
    )  # fmt: skip
    assert (entry.contacts, entry.contact_ids, entry.tags) == (("Zoe", "Jane Doe"), (zoe, jane), ("sales", "q2"))
    assert (entry.day, entry.zone, entry.length(NOW), entry.note) == (THURSDAY, "Europe/Berlin", 5400, "thread")
    assert time_entries.entry(db, number) == entry
    assert time_entries.entry(db, number + 1) is None


def test_lists_are_in_order_and_limited_by_day(db: Database) -> None:
    later = add(db, "2026-05-13 09:00", "2026-05-13 10:00", note="b")
    first = add(db, "2026-05-12 23:30", "2026-05-13 00:30", note="a")  # belongs to the day it began
    assert [entry.id for entry in time_entries.list_entries(db)] == [first, later]
    assert [entry.id for entry in time_entries.list_entries(db, newest_first=True, limit=1)] == [later]
    day = THURSDAY - 2
    assert [entry.id for entry in time_entries.list_entries(db, since=day, until=day)] == [first]


def test_totals_count_social_time_in_both(db: Database) -> None:
    add(db, "2026-05-14 08:00", "2026-05-14 09:00", client="Acme")
    add(db, "2026-05-14 09:00", "2026-05-14 09:30", network="linkedin")
    add(db, "2026-05-14 09:30", "2026-05-14 09:45", client="Acme", network="x", billable=True)
    add(db, "2026-05-13 09:00", "2026-05-13 09:10", note="admin")
    minute = 60
    assert time_entries.totals(db) == Totals(75 * minute, 40 * minute, 45 * minute, 15 * minute)
    assert time_entries.totals(db, THURSDAY, THURSDAY).unbillable == 30 * minute
    assert time_entries.totals(db, until=THURSDAY - 1) == Totals(0, 10 * minute, 0, 0)
    assert time_entries.totals_by_day(db, THURSDAY - 3, THURSDAY) == {
        THURSDAY: Totals(75 * minute, 30 * minute, 45 * minute, 15 * minute),
        THURSDAY - 1: Totals(0, 10 * minute, 0, 0),
    }
    assert time_entries.totals(db, THURSDAY + 1) == Totals()


def test_a_running_entry_counts_up_to_now_if_asked(db: Database) -> None:
    time_keeping.start(db, Draft(client="Acme"), NOW, BERLIN, at=NOW - 600)
    assert time_entries.totals(db) == Totals()
    assert time_entries.totals(db, now=NOW) == Totals(600, 0, 0, 0)
    assert time_entries.totals(db, now=NOW - 6000) == Totals()


def test_a_length_without_clock_times_counts(db: Database) -> None:
    with history.change(db, "Import", NOW):
        row = {"started_at": NOW, "ended_at": NOW, "seconds": 5400, "day": THURSDAY, "zone": "Europe/Berlin"}
        tables.TimeEntry.insert(row).execute(db)
    assert time_entries.totals(db).unbillable == 5400
    assert time_entries.running(db) is None
    assert time_entries.overlapping(db, NOW - 60, NOW + 60, NOW) == []


def test_long_and_short_days_have_their_true_length(db: Database) -> None:
    add(db, "2026-10-25 01:00", "2026-10-25 04:00", note="autumn")
    add(db, "2026-03-29 01:00", "2026-03-29 04:00", note="spring")
    lengths = {entry.note: entry.length(NOW) for entry in time_entries.list_entries(db)}
    assert lengths == {"autumn": 4 * HOUR, "spring": 2 * HOUR}
    days = {day: totals.unbillable for day, totals in time_entries.totals_by_day(db, 0, 30_000).items()}
    assert sorted(days.values()) == [2 * HOUR, 4 * HOUR]


def test_recent_subjects_come_once(db: Database) -> None:
    add(db, "2026-05-12 09:00", "2026-05-12 10:00", client="Acme", note="old")
    add(db, "2026-05-13 09:00", "2026-05-13 10:00", client="Acme", note="new")
    again = add(db, "2026-05-14 09:00", "2026-05-14 10:00", client="Acme", note="old")
    add(db, "2026-05-01 09:00", "2026-05-01 10:00", client="Acme", note="old")  # written last, but long ago
    time_keeping.start(db, Draft(note="running"), NOW, BERLIN)
    assert [entry.note for entry in time_entries.recent(db)] == ["old", "new"]
    assert [entry.id for entry in time_entries.recent(db, 1)] == [again]


def test_earned_money_needs_a_rate(db: Database) -> None:
    clients.create_client(db, "Acme", NOW, rate=8000, currency="EUR")
    add(db, "2026-05-14 09:00", "2026-05-14 10:30", client="acme")
    add(db, "2026-05-14 11:00", "2026-05-14 12:00", client="acme", billable=False)
    add(db, "2026-05-14 12:00", "2026-05-14 13:00", client="Rateless")
    assert time_entries.earned_by_day(db, THURSDAY, THURSDAY) == {(THURSDAY, "EUR"): 12000}
    assert time_entries.earned_by_day(db, THURSDAY, THURSDAY, standard=6000) == {
        (THURSDAY, "EUR"): 12000, (THURSDAY, ""): 6000,
    }  # fmt: skip


def test_many_people_and_tags_cost_a_fixed_number_of_queries(db: Database) -> None:
    ann = person(db, "Ann")
    for minute in range(20):
        add(db, f"2026-05-14 09:{minute:02d}", f"2026-05-14 09:{minute + 1:02d}", contacts=(ann,), tags=("t",))
    seen: list[str] = []
    db.connection().trace_v2(1, lambda event: seen.append(event["sql"]))
    entries = time_entries.list_entries(db)
    db.connection().trace_v2(0, None)
    assert len(entries) == 20 and all(entry.contacts == ("Ann",) and entry.tags == ("t",) for entry in entries)
    assert len(seen) == 3
