"""Days of the sample data: the past five years up to the beginning of today, in the user's zone."""

from datetime import tzinfo
from random import Random

from netdesk.domain.participation import WINDOW_DAYS
from netdesk.domain.period import start_of_day

FIVE_YEARS = 5 * 365
SATURDAY = 5


class Calendar:
    """The days up to `today` (a day), each with its first second.

    Nothing of today lies after its first second, so that the sample is the same all day and never ahead of the clock.
    """

    def __init__(self, today: int, zone: tzinfo) -> None:
        """Look up when each day begins in a zone."""
        self.today = today
        self.zone = getattr(zone, "key", None) or "UTC"
        self.oldest = today - FIVE_YEARS
        self._starts = [start_of_day(day, zone) for day in range(self.oldest, today + 1)]
        self.begin = self._starts[-1]

    def recent(self, since: int | None) -> tuple[int, int]:
        """Give the first and last day on which an act counts towards a level, `since` at the earliest."""
        return max(self.today - WINDOW_DAYS + 1, since or 0), self.today

    def past(self, since: int | None) -> tuple[int, int] | None:
        """Give the first and last day on which an act does not count any more; None where there is none."""
        first, last = max(self.oldest, since or 0), self.today - WINDOW_DAYS - 2
        return (first, last) if first <= last else None

    def at(self, day: int, seconds: int = 0) -> int:
        """Give an instant (seconds, UTC) on a day of the past five years; today always its first second."""
        return self._starts[day - self.oldest] + (seconds if day < self.today else 0)

    def some_time(self, dice: Random, day: int) -> int:
        """Give an instant between 7:00 and 22:00 of a day."""
        return self.at(day, 7 * 3600 + int(dice.random() * 15 * 3600))


def weekday(day: int) -> int:
    """Tell the day of the week, Monday 0: 1970-01-01 was a Thursday."""
    return (day + 3) % 7


def some_day(dice: Random, first: int, last: int) -> int:
    """Draw a day, both ends included."""
    return first + int(dice.random() * (last - first + 1))
