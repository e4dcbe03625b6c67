"""Derived acts and the sums kept of them; the worked example of one year with Ana and Ben."""

from collections.abc import Iterator
from datetime import UTC, date
from pathlib import Path

import pytest

from netdesk.analysis.concentration import gini
from netdesk.domain.participation import Level
from netdesk.domain.period import DAY_SECONDS, to_day
from netdesk.domain.time_entry import Draft
from netdesk.domain.value import Referral, ValueEvent
from netdesk.store import acts, bulk, clients, contacts, history, participation, time_entries, time_keeping, value
from netdesk.store.database import Database, open_database, writing
from tests.store.factory import TODAY, add_contact, add_interaction

NOW = (to_day(date(2026, 11, 22)) + 1) * DAY_SECONDS - 1
JUNE = to_day(date(2026, 6, 1))


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "acts.db", NOW)
    participation.refresh_levels(database, NOW)
    yield database
    database.close()


def level(db: Database, contact: int) -> int:
    found = db.value("SELECT level FROM contact_summary WHERE contact_id = ?", contact)
    return 1 if found is None else int(found)


def track(db: Database, day: int, hours: float, draft: Draft, start: int = 8) -> int:
    begin = day * DAY_SECONDS + start * 3600
    kept = time_keeping.add(db, draft, begin, begin + int(hours * 3600), NOW, UTC)
    assert kept.entry is not None
    return kept.entry


@pytest.fixture
def acme(db: Database) -> tuple[int, int]:
    """Give client Acme and Ana, who stands behind it."""
    ana = add_contact(db, "Ana", network="linkedin")
    client = clients.create_client(db, "Acme", NOW, rate=8000, currency="EUR").entry
    assert client is not None
    clients.link_contact(db, client, ana, NOW)
    return client, ana


def test_the_worked_example(db: Database, acme: tuple[int, int]) -> None:
    client, ana = acme
    ben = add_contact(db, "Ben", network="linkedin")
    for week in range(5):
        track(db, JUNE - 60 + 7 * week, 8, Draft(client="Acme", note="design"))
    value.add_event(
        db, ValueEvent("income", "received", JUNE, contact=ana, client=client, amount=320_000, currency="EUR"), NOW
    )
    number, _ = value.add_referral(db, Referral("received", JUNE - 30, referrer=ben), NOW)
    value.add_event(db, ValueEvent("referral", "received", JUNE - 30, contact=ben, referral=number), NOW)
    for day, hours, network, people in (
        (JUNE - 20, 5, "linkedin", (ana,)),
        (JUNE - 19, 15, "linkedin", ()),
        (JUNE - 18, 1, "x", (ana,)),
        (JUNE - 17, 9, "x", ()),
    ):
        track(db, day, hours, Draft(network=network, contacts=people))
    track(db, JUNE - 10, 10, Draft(note="admin"))

    totals = time_entries.totals(db)
    assert (totals.tracked, totals.billable, totals.unbillable, totals.social) == (
        80 * 3600, 40 * 3600, 40 * 3600, 30 * 3600,
    )  # fmt: skip
    assert level(db, ana) == Level.COLLABORATE
    assert level(db, ben) == Level.SHARE
    assert gini([240, 3200]) == pytest.approx(0.430, abs=0.0005)
    points = db.value("SELECT points FROM value_event WHERE kind = 'referral'")
    assert points == 30


def test_a_day_of_work_counts_once(db: Database, acme: tuple[int, int]) -> None:
    _, ana = acme
    track(db, JUNE, 1, Draft(client="Acme"), 8)
    track(db, JUNE, 1, Draft(client="Acme"), 10)
    assert level(db, ana) == Level.REFACTOR  # one act alone counts one level lower
    track(db, JUNE + 1, 1, Draft(client="Acme"))
    assert level(db, ana) == Level.COLLABORATE


def test_unbillable_time_is_no_act(db: Database, acme: tuple[int, int]) -> None:
    _, ana = acme
    entry = track(db, JUNE, 1, Draft(client="Acme", billable=False))
    assert level(db, ana) == Level.READ
    time_keeping.set_billable(db, entry, True, NOW)
    assert level(db, ana) == Level.REFACTOR
    history.undo(db)
    assert level(db, ana) == Level.READ


def test_an_entered_act_takes_the_place_of_a_derived_one(db: Database, acme: tuple[int, int]) -> None:
    _, ana = acme
    track(db, JUNE, 1, Draft(client="Acme"))
    add_interaction(db, ana, "meeting", days_ago=TODAY - JUNE, direction="both")
    assert db.value("SELECT count(*) FROM act WHERE contact_id = ?", ana) == 1
    assert level(db, ana) == Level.REFACTOR


def test_a_referral_that_led_to_income_is_lead(db: Database) -> None:
    ben = add_contact(db, "Ben")
    number, _ = value.add_referral(db, Referral("received", JUNE, referrer=ben), NOW)
    assert level(db, ben) == Level.SHARE  # one introduction
    for day in (JUNE + 10, JUNE + 40):
        event = ValueEvent("income", "received", day, referral=number, amount=100_000, currency="EUR")
        value.add_event(db, event, NOW)
    assert level(db, ben) == Level.LEAD
    history.undo(db)
    history.undo(db)
    assert level(db, ben) == Level.SHARE
    history.redo(db)
    assert level(db, ben) == Level.MODERATE


def test_income_of_a_client_reaches_its_people(db: Database, acme: tuple[int, int]) -> None:
    client, ana = acme
    value.add_event(db, ValueEvent("income", "received", JUNE, client=client, amount=1, currency="EUR"), NOW)
    assert level(db, ana) == Level.REFACTOR


def test_linking_and_unlinking_a_client_moves_its_work(db: Database, acme: tuple[int, int]) -> None:
    client, _ = acme
    track(db, JUNE, 1, Draft(client="Acme"))
    bo = add_contact(db, "Bo")
    assert level(db, bo) == Level.READ
    clients.link_contact(db, client, bo, NOW)
    assert level(db, bo) == Level.REFACTOR
    history.undo(db)
    assert level(db, bo) == Level.READ


def test_given_referrals_are_mine(db: Database) -> None:
    cleo = add_contact(db, "Cleo")
    value.add_referral(db, Referral("given", JUNE, referred=cleo), NOW)
    assert level(db, cleo) == Level.READ
    assert db.value("SELECT level_mine FROM contact_summary WHERE contact_id = ?", cleo) == Level.SHARE


def test_old_work_stops_counting_with_the_horizon(db: Database, acme: tuple[int, int]) -> None:
    _, ana = acme
    track(db, JUNE, 1, Draft(client="Acme"))
    assert level(db, ana) == Level.REFACTOR
    participation.refresh_levels(db, NOW + 365 * DAY_SECONDS)
    assert level(db, ana) == Level.READ


def test_evidence_names_derived_acts(db: Database, acme: tuple[int, int]) -> None:
    _, ana = acme
    track(db, JUNE, 1, Draft(client="Acme"))
    track(db, JUNE + 1, 1, Draft(client="Acme"))
    detail = contacts.detail(db, ana)
    assert detail is not None
    assert [(evidence.kind, len(evidence.days)) for evidence in detail.standing.evidence] == [("work", 2)]


def test_counting_one_person_reads_nobody_elses_acts(db: Database, acme: tuple[int, int]) -> None:
    _, ana = acme
    for test in (
        f"= {ana}",
        f"IN (SELECT {ana})",
        f"IN (SELECT contact_id FROM client_contact WHERE client_id = {ana})",
    ):
        plan = [str(row[3]) for row in db.rows(f"EXPLAIN QUERY PLAN {acts.summing(test)}")]
        read = [line for line in plan if line.startswith("SCAN ")]
        assert not [line for line in read if line.split()[1] in {"interaction", "t", "cc", "v", "r", "i"}], read


def test_people_are_counted_part_by_part(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [add_contact(db, f"Person {number}") for number in range(5)]
    for person in people:
        add_interaction(db, person)
    sums = db.rows("SELECT * FROM contact_summary ORDER BY 1")
    monkeypatch.setattr(acts, "PART", 2)
    with writing(db) as connection:
        connection.execute("UPDATE contact_summary SET level = 12, interactions = 99")
        bulk.sum_all(connection)
    assert db.rows("SELECT * FROM contact_summary ORDER BY 1") == sums
