"""Days, weeks and spans of time: integers in the store, dates and zones at the edges."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

EPOCH = date(1970, 1, 1).toordinal()
DAY_SECONDS = 86_400


def to_day(value: date) -> int:
    """Count the days from 1970-01-01 to a date."""
    return value.toordinal() - EPOCH


def from_day(day: int) -> date:
    """Turn a count of days since 1970-01-01 into a date."""
    return date.fromordinal(day + EPOCH)


def local_day(seconds: int, zone: tzinfo) -> int:
    """Tell the local day of an instant (seconds, UTC)."""
    return to_day(datetime.fromtimestamp(seconds, zone).date())


def local_datetime(seconds: int, zone: tzinfo) -> datetime:
    """Show an instant (seconds, UTC) on the clock of a zone."""
    return datetime.fromtimestamp(seconds, zone)


def start_of_day(day: int, zone: tzinfo) -> int:
    """Give the instant (seconds, UTC) at which a local day begins."""
    first = datetime.combine(from_day(day), datetime.min.time(), zone)
    return int(first.astimezone(UTC).timestamp())


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where something is asked: `now` is seconds, UTC."""

    now: int
    zone: tzinfo

    @property
    def today(self) -> int:
        """The local day, counted from 1970-01-01."""
        return local_day(self.now, self.zone)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open span of days: the first one in it, the first one after it."""

    first: int
    after: int

    def days(self) -> Iterator[int]:
        """Go through the days, in order."""
        return iter(range(self.first, self.after))

    def seconds(self, zone: tzinfo) -> tuple[int, int]:
        """Give the instants (seconds, UTC) between which the span lies, the second one outside."""
        return start_of_day(self.first, zone), start_of_day(self.after, zone)


def week_of(day: int) -> Span:
    """Give the week, Monday to Sunday, that holds a day."""
    first = day - from_day(day).weekday()
    return Span(first, first + 7)


def month_of(day: int) -> Span:
    """Give the calendar month that holds a day."""
    first = from_day(day).replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return Span(to_day(first), to_day(after))


def clock_text(seconds: int) -> str:
    """Write a running time as h:mm:ss."""
    seconds = max(0, seconds)
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def duration_text(seconds: int) -> str:
    """Write a length of time as h:mm, cut to the minute, with a true minus sign."""
    minutes = abs(seconds) // 60
    sign = "\N{MINUS SIGN}" if seconds < 0 and minutes else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02d}"
