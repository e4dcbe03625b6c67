"""When the next touch is due, as the table says it."""

from datetime import date

import pytest

from netdesk.domain.period import to_day
from netdesk.ui.contacts.due_words import cell, spoken

TODAY = to_day(date(2026, 5, 14))


@pytest.mark.parametrize(
    ("day", "shown", "mark", "said"),
    [
        (None, "–", "", "No next touch is due"),
        (TODAY, "today", "today", "Due today"),
        (TODAY - 1, "1 d over", "over", "1 day past the ideal date"),
        (TODAY - 6, "6 d over", "over", "6 days past the ideal date"),
        (to_day(date(2026, 6, 9)), "9 Jun", "", "Next due 9 Jun 2026"),
        (to_day(date(2027, 1, 5)), "Jan 2027", "", "Next due 5 Jan 2027"),
    ],
)
def test_it_is_a_date_today_or_days_over(day: int | None, shown: str, mark: str, said: str) -> None:
    assert cell(day, TODAY) == (shown, mark)
    assert spoken(day, TODAY) == said
