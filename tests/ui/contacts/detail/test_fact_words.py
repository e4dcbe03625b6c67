"""What the facts say."""

import pytest

from netdesk.domain.cadence import Cadence, Due
from netdesk.domain.contact import ContactProfile
from netdesk.ui.contacts.detail import fact_words

TODAY = 20_000  # 4 October 2024


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "every day"), (7, "every week"), (28, "every 4 weeks"), (30, "every month"), (90, "every 3 months"),
     (45, "every 45 days"), (365, "once a year")],
)  # fmt: skip
def test_cadences(days: int, words: str) -> None:
    assert fact_words.every(days) == words


def test_the_next_touch() -> None:
    month = Cadence(28, 42)
    assert fact_words.keep_in_touch(month, Due(TODAY + 5, TODAY + 9), TODAY) == "every 4 weeks · by 9 Oct"
    assert fact_words.keep_in_touch(month, Due(TODAY + 100, TODAY + 120), TODAY) == "every 4 weeks · by Jan 2025"
    assert fact_words.keep_in_touch(month, Due(TODAY, TODAY), TODAY) == "every 4 weeks · today"
    assert fact_words.keep_in_touch(month, Due(TODAY - 6, TODAY), TODAY) == "every 4 weeks · 6 d over"
    assert fact_words.keep_in_touch(None, None, TODAY) == ""
    assert fact_words.short_date(TODAY + 100, TODAY) == "12 Jan 2025"


def test_birthdays() -> None:
    assert fact_words.birthday("1990-05-12") == "12 May 1990"
    assert fact_words.birthday("--05-12") == "12 May"
    for odd in ("", "soon", "1990", "--99-01", "1-2-3-4"):
        assert fact_words.birthday(odd) == odd


def test_profiles() -> None:
    assert fact_words.profile(ContactProfile("x", "ada", "https://x.com/ada")) == "ada"
    assert fact_words.profile(ContactProfile("other", "", "https://www.ada.example/")) == "ada.example"
    assert fact_words.profile(ContactProfile("other")) == "no address"
    assert fact_words.gone(ContactProfile("x", gone_on=TODAY)) == "gone Oct 2024"
    assert fact_words.gone(ContactProfile("x", back_on=TODAY)) == "back Oct 2024"
