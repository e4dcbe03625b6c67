"""What the screen reads for a span, and the spans themselves."""

from datetime import date

import pytest

from netdesk.domain.period import Span, to_day
from netdesk.domain.time_entry import Totals
from netdesk.store import clients, settings
from netdesk.store.database import Database
from netdesk.ui.time.charts import rate_of
from netdesk.ui.time.shown import Bar, Range, bar_name, read_shown, span_of, step
from netdesk.ui.time.words import span_name
from tests.ui.time.conftest import Add, at

THURSDAY = to_day(date(2026, 5, 14))
NOW = at("2026-05-14 16:00")


@pytest.mark.parametrize(
    ("kind", "name", "before"),
    [
        ("day", ("Thursday 14 May", "week 20"), ("Wednesday 13 May", "week 20")),
        ("week", ("11 – 17 May", "week 20"), ("4 – 10 May", "week 19")),
        ("month", ("May 2026", ""), ("April 2026", "")),
    ],
)
def test_spans(kind: Range, name: tuple[str, str], before: tuple[str, str]) -> None:
    span = span_of(kind, THURSDAY)
    assert span_name(span) == name
    assert span_name(step(kind, span, -1)) == before
    assert step(kind, step(kind, span, -13), 13) == span


def test_a_week_over_two_months_names_both() -> None:
    assert span_name(span_of("week", to_day(date(2026, 4, 30)))) == ("27 Apr – 3 May", "week 18")


def test_the_week_and_nine_before_it(db: Database, add: Add) -> None:
    clients.create_client(db, "Acme", NOW, rate=8000, currency="EUR")
    add("2026-05-14 09:00", "2026-05-14 10:00", client="Acme")
    add("2026-05-12 09:00", "2026-05-12 10:00", network="x")
    add("2026-05-10 23:00", "2026-05-11 01:00", note="over midnight")
    add("2026-03-10 09:00", "2026-03-10 10:00", note="nine weeks ago")
    shown = read_shown(db, "week", span_of("week", THURSDAY), NOW)
    assert [bar.name for bar in shown.bars] == [str(week) for week in range(11, 21)]
    assert [bar.here for bar in shown.bars] == [False] * 9 + [True]
    assert shown.totals == Totals(3600, 3600, 3600, 0)
    assert (shown.bars[0].totals.unbillable, shown.bars[8].totals.unbillable) == (3600, 7200)
    assert (shown.bars[9].earned, rate_of(shown.bars[9]), shown.bars[8].earned) == (8000, 4000, None)
    assert [entry.note for entry in shown.entries] == ["over midnight", "", ""]


def test_money_of_several_currencies_is_never_added_up(db: Database, add: Add) -> None:
    clients.create_client(db, "Acme", NOW, rate=8000, currency="USD")
    add("2026-05-14 09:00", "2026-05-14 10:00", client="Acme")
    shown = read_shown(db, "week", span_of("week", THURSDAY), NOW)
    assert (shown.currency, shown.bars[9].earned) == ("", None)
    settings.put(db, settings.CURRENCY, "USD", "Chose USD", NOW)
    settings.put(db, settings.HOURLY_RATE, 50.0, "Set the rate", NOW)
    add("2026-05-14 10:00", "2026-05-14 11:00", client="Without a rate")
    shown = read_shown(db, "week", span_of("week", THURSDAY), NOW)
    assert (shown.currency, shown.rate, shown.bars[9].earned) == ("USD", 5000, 13000)


def test_a_rate_needs_time_and_money() -> None:
    assert rate_of(Bar("1", Totals(), 100, False)) is None
    assert rate_of(Bar("1", Totals(billable=3600), None, False)) is None
    assert bar_name("day", Span(THURSDAY, THURSDAY + 1)) == "T 14"
