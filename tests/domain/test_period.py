from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.period import (
    DAY_SECONDS,
    Span,
    clock_text,
    duration_text,
    from_day,
    local_datetime,
    local_day,
    month_of,
    start_of_day,
    to_day,
    week_of,
)

BERLIN = ZoneInfo("Europe/Berlin")
KOLKATA = ZoneInfo("Asia/Kolkata")
# Clocks in Beirut went forward at midnight: the day of 2026-03-29 begins at 1:00.
BEIRUT = ZoneInfo("Asia/Beirut")
DATES = st.dates(date(1902, 1, 1), date(2100, 1, 1))


def test_days_count_from_1970() -> None:
    assert (to_day(date(1970, 1, 1)), to_day(date(1970, 1, 2)), to_day(date(1969, 12, 31))) == (0, 1, -1)
    assert to_day(date(2026, 10, 25)) == 20_751


@given(DATES)
def test_a_date_survives_the_way_to_a_day_and_back(value: date) -> None:
    assert from_day(to_day(value)) == value


@pytest.mark.parametrize(
    ("zone", "day"), [(UTC, date(2026, 10, 24)), (BERLIN, date(2026, 10, 25)), (KOLKATA, date(2026, 10, 25))]
)
def test_the_local_day_is_the_zones(zone: ZoneInfo, day: date) -> None:
    late = int(datetime(2026, 10, 24, 22, 30, tzinfo=UTC).timestamp())
    assert local_day(late, zone) == to_day(day)
    assert local_datetime(late, zone).date() == day


@given(DATES, st.sampled_from([UTC, BERLIN, KOLKATA, BEIRUT]))
def test_a_day_holds_its_start_and_not_the_second_before(value: date, zone: ZoneInfo) -> None:
    day = to_day(value)
    start = start_of_day(day, zone)
    assert local_day(start, zone) == day
    assert local_day(start - 1, zone) == day - 1


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 10, 25), 25), (date(2026, 3, 29), 23), (date(2026, 3, 30), 24)])
def test_days_are_as_long_as_the_clocks_make_them(day: date, hours: int) -> None:
    first = to_day(day)
    start, after = Span(first, first + 1).seconds(BERLIN)
    assert after - start == hours * 3600


def test_a_span_is_half_open() -> None:
    assert list(Span(3, 6).days()) == [3, 4, 5]
    assert list(Span(3, 3).days()) == []


@given(DATES)
def test_a_week_runs_from_monday_and_holds_its_day(value: date) -> None:
    day = to_day(value)
    week = week_of(day)
    assert from_day(week.first).weekday() == 0
    assert week.after - week.first == 7
    assert week.first <= day < week.after


@given(DATES)
def test_months_follow_each_other_without_a_gap(value: date) -> None:
    month = month_of(to_day(value))
    first, after = from_day(month.first), from_day(month.after)
    assert (first.year, first.month, first.day) == (value.year, value.month, 1)
    assert after.day == 1
    assert month_of(month.after).first == month.after
    assert 28 <= month.after - month.first <= 31


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00:00"), (59, "0:00:59"), (3_661, "1:01:01"), (360_000, "100:00:00"), (-5, "0:00:00")]
)
def test_a_running_clock_never_goes_below_zero(seconds: int, shown: str) -> None:
    assert clock_text(seconds) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0:00"), (59, "0:00"), (60, "0:01"), (DAY_SECONDS, "24:00"), (-90, "−0:01"), (-59, "0:00"), (-3_600, "−1:00")],
)
def test_lengths_are_cut_to_the_minute(seconds: int, shown: str) -> None:
    assert duration_text(seconds) == shown
