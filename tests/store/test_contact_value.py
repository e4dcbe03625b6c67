"""What one contact gave and got."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.value import Referral, Side, ValueEvent
from netdesk.store import clients, contact_value, history, settings, value
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, TODAY, add_contact

SINCE = TODAY - 365


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def test_sides_are_summed_and_currencies_never_added_up(db: Database) -> None:
    ada, bo = add_contact(db, "Ada Ray"), add_contact(db, "Bo Lind")
    settings.put(db, settings.HOURLY_RATE, 85, "Rate", NOW)
    for event in (
        ValueEvent("income", "received", TODAY - 3, contact=ada, amount=100_000, currency="EUR"),
        ValueEvent("income", "received", TODAY - 4, contact=ada, amount=50_000, currency="USD"),
        ValueEvent("income", "received", TODAY - 400, contact=ada, amount=7, currency="EUR"),
        ValueEvent("knowledge", "received", TODAY - 3, contact=ada),
        ValueEvent("knowledge", "received", TODAY - 9, contact=ada),
        ValueEvent("introduction", "given", TODAY - 3, contact=ada),
        ValueEvent("income", "received", TODAY - 3, contact=bo, amount=1, currency="EUR"),
    ):
        value.add_event(db, event, NOW)
    found = contact_value.balance(db, ada, SINCE, NOW)
    assert found.got == Side((("EUR", 100_000), ("USD", 50_000)), 20, (("knowledge", 2),))
    assert found.gave == Side((), 15, (("introduction", 1),))
    assert (found.events, found.first_day, found.rate, found.currency) == (6, TODAY - 400, 85, "EUR")
    assert found.got.worth("EUR", 85) is None
    assert found.gave.worth("EUR", 85) == 127.5
    assert found.gave.worth("EUR", None) is None


def test_income_of_a_client_is_shared_out(db: Database) -> None:
    ada, bo, cy = (add_contact(db, name) for name in ("Ada", "Bo", "Cy"))
    acme = clients.create_client(db, "Acme", NOW).entry
    assert acme is not None
    clients.link_contact(db, acme, ada, NOW, 0.5)
    clients.link_contact(db, acme, bo, NOW)
    clients.link_contact(db, acme, cy, NOW)
    value.add_event(
        db, ValueEvent("income", "received", TODAY, client=acme, amount=100_000, currency="EUR", note="job"), NOW
    )
    shares = [contact_value.balance(db, who, SINCE, NOW).got.money for who in (ada, bo, cy)]
    assert shares == [(("EUR", 50_000),), (("EUR", 25_000),), (("EUR", 25_000),)]
    (line,) = contact_value.ledger(db, bo)
    assert (line.event.amount, line.event.contact, line.client, line.part) == (25_000, None, "Acme", 0.25)


def test_unpaid_time_was_given(db: Database) -> None:
    ada = add_contact(db, "Ada")
    with history.change(db, "Track", NOW) as change:
        for number, (billable, start, end) in enumerate(
            ((0, NOW - 7200, NOW - 3600), (1, NOW - 3600, NOW - 60), (0, NOW - 60, None)), 1
        ):
            change.connection.execute(
                "INSERT INTO time_entry (id, started_at, ended_at, day, billable) VALUES (?, ?, ?, ?, ?)",
                (number, start, end, TODAY, billable),
            )
            change.connection.execute(
                "INSERT INTO time_entry_contact (time_entry_id, contact_id) VALUES (?, ?)", (number, ada)
            )
    assert contact_value.balance(db, ada, SINCE, NOW).gave == Side(seconds=3660)


def test_the_ledger_pages_newest_first(db: Database) -> None:
    ada = add_contact(db, "Ada")
    for days in (1, 5, 3):
        value.add_event(db, ValueEvent("help", "given", TODAY - days, contact=ada), NOW)
    assert [line.event.day for line in contact_value.ledger(db, ada)] == [TODAY - 1, TODAY - 3, TODAY - 5]
    assert [line.event.day for line in contact_value.ledger(db, ada, 1, 1)] == [TODAY - 3]


def test_referrals_name_everybody_and_what_came_of_them(db: Database) -> None:
    ada, bo = add_contact(db, "Ada"), add_contact(db, "Bo")
    number, _ = value.add_referral(db, Referral("received", TODAY, ada, bo, outcome="won", note="Sent Bo"), NOW)
    value.add_event(
        db, ValueEvent("income", "received", TODAY, contact=bo, referral=number, amount=5, currency="EUR"), NOW
    )
    for who in (ada, bo):
        (line,) = contact_value.referrals(db, who)
        assert (line.referrer, line.referred, line.target, line.outcome, line.income) == (
            "Ada", "Bo", "", "won", (("EUR", 5),),
        )  # fmt: skip
    assert contact_value.referrals(db, add_contact(db, "Cy")) == []
