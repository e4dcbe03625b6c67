"""Days in a query: a day, month or year, or so long ago or ahead, as the span of local days that is meant."""

import calendar
import re
from datetime import date, timedelta

from netdesk.domain.period import DAY_SECONDS, Moment, Span, from_day, month_of, start_of_day, to_day

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_AWAY = re.compile(r"([-+\N{MINUS SIGN}])(\d{1,6})([dwmy])", re.ASCII | re.IGNORECASE)
_NAMED = {"today": 0, "yesterday": -1, "tomorrow": 1}
_SURE = (to_day(date(1900, 1, 1)), to_day(date(2200, 1, 1)))
"""Beyond these days no zone's clock is asked: dates near the ends of the calendar would break it."""


def span(text: str, moment: Moment) -> Span | None:
    """Read a value such as 2026-01-31, 2026-01, 2026, -180d, +2w, -6m, -2y, today; None where it is none of them."""
    named = _NAMED.get(text.casefold())
    if named is not None:
        return Span(moment.today + named, moment.today + named + 1)
    away, given = _AWAY.fullmatch(text), _DATE.fullmatch(text)
    try:
        if away:
            day = _away(from_day(moment.today), int(away[2]) * (1 if away[1] == "+" else -1), away[3].lower())
            return Span(day, day + 1)
        if given:
            return _given(int(given[1]), given[2], given[3])
    except (ValueError, OverflowError):
        pass
    return None


def instant(day: int | None, moment: Moment) -> int | None:
    """Give the instant (seconds, UTC) at which a local day begins; None stays None."""
    if day is None:
        return None
    if _SURE[0] < day < _SURE[1]:
        return start_of_day(day, moment.zone)
    return day * DAY_SECONDS


def _given(year: int, month: str | None, day: str | None) -> Span:
    if month is None:
        return Span(to_day(date(year, 1, 1)), to_day(date(year, 12, 31)) + 1)
    first = to_day(date(year, int(month), int(day or 1)))
    if day is not None:
        return Span(first, first + 1)
    return month_of(first) if (year, int(month)) != (9999, 12) else Span(first, first + 31)


def _away(today: date, count: int, unit: str) -> int:
    if unit in "dw":
        return to_day(today + timedelta(days=count * (7 if unit == "w" else 1)))
    months = today.year * 12 + today.month - 1 + count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    last = calendar.monthrange(date(year, month + 1, 1).year, month + 1)[1]
    return to_day(date(year, month + 1, min(today.day, last)))
