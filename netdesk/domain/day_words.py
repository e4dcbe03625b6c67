"""Days as people say them: yesterday, mon, last friday, 3 may, 2026-05-03, 3.5., two days back as -2d."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
YEARS = range(1971, 2200)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH_NAMES = {
    name: number for number, month in enumerate(_MONTHS, start=1) for name in (month, month[:3])
} | {"sept": 9}  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?", re.ASCII)
_BACK = re.compile(r"[-–\N{MINUS SIGN}](\d{1,4})([dwmy])", re.ASCII)
_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30}
_SPAN = {"d": 1, "w": 7, "m": 30, "y": 365}


def plain_day(word: str, today: date) -> date | None:
    """Read one word: today, yesterday, a weekday (the last one, or today), 2026-05-03, 3.5. or 3.5.2026."""
    word = word.casefold()
    if word in ("today", "yesterday"):
        return today - timedelta(days=word == "yesterday")
    weekday = _weekday(word)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    return exact_day(word, today)


def exact_day(word: str, today: date) -> date | None:
    """Read one word that can be nothing but a date, as 2026-05-03, 3.5. or 3.5.2026; without a year it lies behind."""
    if match := _ISO.fullmatch(word):
        return _calendar(int(match[1]), int(match[2]), int(match[3]))
    if match := _DOTTED.fullmatch(word):
        return _dated(int(match[1]), int(match[2]), int(match[3]) if match[3] else None, today)
    return None


def said_day(words: Sequence[str], today: date) -> tuple[date | None, int]:
    """Read a day off the first words, in all its forms; gives the number of words taken, 0 where there is none."""
    if not words:
        return None, 0
    for read in (_last, _days_ago, _with_month):
        found, taken = read(words, today)
        if taken:
            return found, taken
    found = back_day(words[0], today) or plain_day(words[0], today)
    return found, int(found is not None)


def back_day(word: str, today: date) -> date | None:
    """Read -2d, -3w, -6m or -1y."""
    match = _BACK.fullmatch(word.casefold())
    return _before(today, int(match[1]) * _SPAN[match[2]]) if match else None


def _last(words: Sequence[str], today: date) -> tuple[date | None, int]:
    """Read "last friday" (never today) and "last week"."""
    if words[0].casefold() != "last" or len(words) < 2:
        return None, 0
    word = words[1].casefold()
    weekday = _weekday(word)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1), 2
    if word == "night":
        return today - timedelta(days=1), 2
    return (_before(today, _UNITS[word]), 2) if word in ("week", "month") else (None, 0)


def _days_ago(words: Sequence[str], today: date) -> tuple[date | None, int]:
    """Read "2 days ago" and "a week ago"."""
    if len(words) < 3 or words[2].casefold() != "ago" or words[1].casefold() not in _UNITS:
        return None, 0
    count = 1 if words[0].casefold() in ("a", "an", "one") else int(words[0]) if _short_number(words[0]) else None
    return (_before(today, count * _UNITS[words[1].casefold()]), 3) if count is not None else (None, 0)


def _with_month(words: Sequence[str], today: date) -> tuple[date | None, int]:
    """Read "3 may", "may 3rd" and either with a year."""
    if len(words) < 2:
        return None, 0
    first, second = words[0].casefold().rstrip("."), words[1].casefold().rstrip(".")
    number, name = (words[0], second) if second in _MONTH_NAMES else (words[1], first)
    match = _NUMBER.fullmatch(number.casefold())
    if match is None or name not in _MONTH_NAMES:
        return None, 0
    year = int(words[2]) if len(words) > 2 and _YEAR.fullmatch(words[2]) and int(words[2]) in YEARS else None
    found = _dated(int(match[1]), _MONTH_NAMES[name], year, today)
    return found, (2 + (year is not None) if found is not None else 0)


def _weekday(word: str) -> int | None:
    return next((number for number, name in enumerate(WEEKDAYS) if word in (name, name[:3])), None)


def _short_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 3


def _before(today: date, days: int) -> date:
    return max(today - timedelta(days=min(days, today.toordinal() - 1)), date(YEARS.start, 1, 1))


def _dated(day: int, month: int, year: int | None, today: date) -> date | None:
    """Give a date; without a year, the last one with that day that is not ahead."""
    if year is not None:
        return _calendar(year, month, day)
    found = _calendar(today.year, month, day)
    if found is None or found > today:
        return _calendar(today.year - 1, month, day)
    return found


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None
