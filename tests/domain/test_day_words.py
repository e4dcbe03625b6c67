"""Days in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.day_words import back_day, exact_day, plain_day, said_day

TODAY = date(2026, 5, 14)  # a Thursday


def test_a_weekday_is_the_last_one_or_today() -> None:
    assert plain_day("thu", TODAY) == TODAY
    assert plain_day("Friday", TODAY) == date(2026, 5, 8)
    assert said_day(["last", "thursday"], TODAY) == (date(2026, 5, 7), 2)


def test_without_a_year_it_lies_behind() -> None:
    assert exact_day("15.5.", TODAY) == date(2025, 5, 15)
    assert said_day(["15", "May"], TODAY) == (date(2025, 5, 15), 2)
    assert said_day(["15", "May", "2027"], TODAY) == (date(2027, 5, 15), 3)


@pytest.mark.parametrize(
    "words", [[], ["may"], ["3"], ["last"], ["last", "one"], ["2", "days"], ["32", "may"], ["0.0."]]
)
def test_what_is_no_day(words: list[str]) -> None:
    assert said_day(words, TODAY) == (None, 0)


def test_back_stops_at_the_beginning() -> None:
    assert back_day("-2d", TODAY) == date(2026, 5, 12)
    assert back_day("-9999y", TODAY) == date(1971, 1, 1)
    assert back_day("2d", TODAY) is None


@given(st.lists(st.text(max_size=6) | st.sampled_from(["last", "3", "may", "2026", "ago", "days"]), max_size=4))
def test_no_words_are_too_strange(words: list[str]) -> None:
    day, taken = said_day(words, TODAY)
    assert (day is None) == (taken == 0)
    assert taken <= len(words)
