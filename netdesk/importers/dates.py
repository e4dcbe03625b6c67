"""Dates as files write them, to days and instants; the order of day and month is judged by a whole column."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import NamedTuple

from netdesk.domain.folding import fold
from netdesk.domain.period import to_day

DAY_FIRST = "dmy"
MONTH_FIRST = "mdy"
ORDERS: dict[str, str] = {DAY_FIRST: "Day first", MONTH_FIRST: "Month first"}

_MONTHS = (
    "jan january januar janner janvier janv enero ene",
    "feb february februar feber fevrier fevr febrero",
    "mar march marz mrz mars marzo",
    "apr april avril avr abril abr",
    "may mai mayo",
    "jun june juni juin junio",
    "jul july juli juillet juil julio",
    "aug august aout agosto ago",
    "sep sept september septembre septiembre",
    "oct october okt oktober octobre octubre",
    "nov november novembre noviembre",
    "dec december dez dezember decembre diciembre dic",
)
MONTHS: dict[str, int] = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}

TIME = (
    r"(?:[T,\s]+(?:(?:at|um|à)\s+)?(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>UTC|GMT|Z|[+-]\d\d:?\d\d)?)?"
)
SHAPES = tuple(
    re.compile(shape + TIME, re.IGNORECASE)
    for shape in (
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
        r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
        r"(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日일]",
        r"(?P<a>\d{1,2})(?P<sign>[./-])(?P<b>\d{1,2})[./-](?P<y>\d{4}|\d\d)",
        r"(?:[^\W\d]+\.?,?\s+)?(?P<d>\d{1,2})(?:\.|st|nd|rd|th|er)?[\s-]+(?:de\s+)?(?P<name>[^\W\d]+)\.?,?"
        r"[\s-]+(?:de\s+)?(?P<y>\d{4}|\d\d)",
        r"(?:[^\W\d]+\.?,?\s+)?(?P<name>[^\W\d]+)\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})",
    )
)
UNIX = re.compile(
    r"[A-Za-z]{3}\s+(?P<name>[A-Za-z]{3})\s+(?P<d>\d{1,2})\s+(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)"
    r"(?P<half>)\s+(?P<zone>UTC|GMT|[+-]\d{4})\s+(?P<y>\d{4})"
)
MONTH = re.compile(
    r"(?P<name>[^\W\d]+)\.?,?[\s-]+(?P<short>\d{4}|\d\d)"
    r"|(?:(?P<m>\d{1,2})[/.])?(?P<y>\d{4})"
    r"|(?P<year>\d{4})-(?P<month>\d\d)"
)
NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](?:\d{4}|\d\d)(?!\d)")
SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
FIRST_SERIAL, LAST_SERIAL = 10_000, 80_000
FIRST_YEAR, LAST_YEAR = 1600, 2200
EXCEL_EPOCH = date(1899, 12, 30)
BIRTHDAY = re.compile(r"-{2,}(\d\d)-?(\d\d)")
NO_YEAR = 1604
"""Apple's year for a birthday whose year nobody told."""


class Moment(NamedTuple):
    """A date and time as written; `zone` None where the file names none, `timed` false where it has no clock time."""

    value: datetime
    zone: tzinfo | None
    timed: bool


def order_of(texts: Iterable[str]) -> tuple[str, bool]:
    """Judge whether days or months come first in a column: the order ("" if no value needs one) and whether it is sure.

    A value above 12 decides; a column that says both is unsure. Dates with points are day first.
    """
    day_first = month_first = open_ones = points = 0
    for text in texts:
        found = NUMERIC.match(text.strip())
        if found is None:
            continue
        first, second = int(found[1]), int(found[2])
        if first > 12 >= second:
            day_first += 1
        elif second > 12 >= first:
            month_first += 1
        elif "." in text[:3]:
            points += 1
        elif first != second:
            open_ones += 1
    if day_first and month_first:
        return (DAY_FIRST if day_first >= month_first else MONTH_FIRST), False
    if day_first or month_first:
        return (DAY_FIRST if day_first else MONTH_FIRST), True
    return (DAY_FIRST if points and not open_ones else ""), not open_ones


def likely_order(texts: Iterable[str], language: str = "") -> str:
    """Suppose an order for a column that does not tell: by AM and PM, by the user's language such as "en_US"."""
    if any(re.search(r"\d\s*[ap]\.?m\b", text, re.IGNORECASE) for text in texts):
        return MONTH_FIRST
    return MONTH_FIRST if language.replace("-", "_").lower().endswith(("_us", "_ph")) else DAY_FIRST


class DateReader:
    """Read dates of any shape; each text is worked out once.

    `order` is "dmy" or "mdy" for dates such as 3/4/2021; `today` (a day) bounds years of two digits.
    """

    def __init__(self, order: str = DAY_FIRST, today: int | None = None) -> None:
        self._day_first = order != MONTH_FIRST
        latest = to_day(date(2068, 12, 31)) if today is None else today + 366
        self._last_year = (date(1970, 1, 1) + timedelta(days=latest)).year
        self._days: dict[str, int | None] = {}

    def day(self, text: str) -> int | None:
        """Give the day (since 1970-01-01) a text names; None for what is no date."""
        if text in self._days:
            return self._days[text]
        moment = self.moment(text)
        day = to_day(moment.value.date()) if moment else None
        if len(self._days) > 100_000:
            self._days.clear()
        self._days[text] = day
        return day

    def seconds(self, text: str, zone: tzinfo) -> int | None:
        """Give the instant (seconds, UTC) a text names; times without a zone are in `zone`."""
        moment = self.moment(text)
        if moment is None:
            return None
        return int(moment.value.replace(tzinfo=moment.zone or zone).astimezone(UTC).timestamp())

    def moment(self, text: str) -> Moment | None:
        """Read date and time as they are written."""
        text = text.strip()
        if not text or len(text) > 60:
            return None
        if SERIAL.fullmatch(text):
            return _serial(text)
        for shape in (*SHAPES, UNIX):
            found = shape.fullmatch(text)
            if found:
                return self._built(found)
        return None

    def month(self, text: str) -> int | None:
        """Give the first day of the month or year a text names; a whole date gives its day.

        Read are "Jan 2024", "Jan-24" (as spreadsheets save it), "01/2024", "2024-01" and "2024".
        """
        found = MONTH.fullmatch(text.strip())
        if found is None:
            return self.day(text)
        parts = found.groupdict()
        month = MONTHS.get(fold(parts["name"]), 0) if parts["name"] else int(parts["m"] or parts["month"] or 1)
        year = self._year(parts["short"] or parts["y"] or parts["year"])
        if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
            return None
        return to_day(date(year, month, 1))

    def birthday(self, text: str) -> str:
        """Write a birthday as ISO, without a year as --MM-DD; "" for what is none."""
        text = text.strip()
        found = BIRTHDAY.fullmatch(text)
        if found:
            month, day = int(found[1]), int(found[2])
            return f"--{month:02d}-{day:02d}" if _exists(2000, month, day) else ""
        moment = self.moment(text)
        if moment is None:
            return ""
        value = moment.value.date()
        return f"--{value:%m-%d}" if value.year == NO_YEAR else value.isoformat()

    def _built(self, found: re.Match[str]) -> Moment | None:
        parts = found.groupdict()
        if parts.get("name"):
            month, day = MONTHS.get(fold(parts["name"]), 0), int(parts["d"])
        elif parts.get("a"):
            month, day = self._ordered(int(parts["a"]), int(parts["b"]), point=parts["sign"] == ".")
        else:
            month, day = int(parts["m"]), int(parts["d"])
        year = self._year(parts["y"])
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
        if parts["half"]:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if parts["half"][0] in "pP" else 0)
        try:
            value = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the zone is told beside it
        except ValueError:
            return None
        return Moment(value, _zone(parts["zone"]), parts["hour"] is not None)

    def _year(self, text: str) -> int:
        year = int(text)
        if len(text) == 2:
            year += 2000 if 2000 + year <= self._last_year else 1900
        return year

    def _ordered(self, first: int, second: int, *, point: bool) -> tuple[int, int]:
        """Tell month and day; a value above 12 decides for itself, points mean day first."""
        day_first = self._day_first or point
        if first > 12 >= second:
            day_first = True
        elif second > 12 >= first:
            day_first = False
        return (second, first) if day_first else (first, second)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _serial(text: str) -> Moment | None:
    """Read the number under which spreadsheets keep a date: days since 1899-12-30."""
    number = float(text.replace(",", "."))
    if not FIRST_SERIAL <= number < LAST_SERIAL:
        return None
    value = datetime.combine(EXCEL_EPOCH, datetime.min.time()) + timedelta(seconds=round(number * 86_400))
    return Moment(value, None, "." in text or "," in text)


def _zone(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text.upper() in ("UTC", "GMT", "Z"):
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    if minutes >= 24 * 60:
        return None
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))
