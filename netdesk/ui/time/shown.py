"""What the Time screen shows for a span of days: read at once, beside the window."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from netdesk.domain.period import Span, from_day, month_of, week_of
from netdesk.domain.time_entry import TimeEntry, Totals
from netdesk.ui.time.words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from netdesk.store.database import Database

Range = Literal["day", "week", "month"]
BARS = 10


@dataclass(frozen=True, slots=True)
class Bar:
    """A day, week or month of the charts; `earned` is minor units, None where no rate is known."""

    name: str
    totals: Totals
    earned: int | None
    here: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """The entries and sums of a span.

    `rate` is the standard rate (minor units an hour), None while nobody set one; `currency` is that of all money, "" where
    there are several.
    """

    span: Span
    range: Range
    entries: tuple[TimeEntry, ...]
    days: dict[int, Totals]
    bars: tuple[Bar, ...]
    currency: str
    rate: int | None = None

    @property
    def totals(self) -> Totals:
        """Sum up the span."""
        return sum(self.days.values(), Totals())


def span_of(kind: Range, day: int) -> Span:
    """Give the day, week or month that holds a day."""
    if kind == "day":
        return Span(day, day + 1)
    return week_of(day) if kind == "week" else month_of(day)


def step(kind: Range, span: Span, count: int) -> Span:
    """Move some spans forth or, with a negative count, back."""
    for _ in range(abs(count)):
        span = span_of(kind, span.after if count > 0 else span.first - 1)
    return span


def read_shown(db: "Database", kind: Range, span: Span, now: int) -> Shown:
    """Read a span and the nine before it."""
    from netdesk.store import settings, time_entries

    spans = [step(kind, span, back) for back in range(1 - BARS, 1)]
    first, last = spans[0].first, span.after - 1
    days = time_entries.totals_by_day(db, first, last, now)
    own, standard = settings.currency(db), settings.hourly_rate(db)
    rate = None if standard is None else round(standard * 100)
    earned = time_entries.earned_by_day(db, first, last, now, rate)
    currencies = {currency or own for _, currency in earned} | {own}
    money: dict[int, int] = {}
    for (day, _), amount in earned.items() if len(currencies) == 1 else ():
        money[day] = money.get(day, 0) + amount
    # Entries that began the day before may reach into the span's first day.
    entries = time_entries.list_entries(db, since=span.first - 1, until=last)
    bars = tuple(_bar(kind, each, days, money, here=each == span) for each in spans)
    inside = {day: totals for day, totals in days.items() if span.first <= day < span.after}
    return Shown(span, kind, tuple(entries), inside, bars, own if len(currencies) == 1 else "", rate)


def _bar(kind: Range, span: Span, days: dict[int, Totals], money: dict[int, int], *, here: bool) -> Bar:
    totals = sum((days[day] for day in span.days() if day in days), Totals())
    earned = [money[day] for day in span.days() if day in money]
    return Bar(bar_name(kind, span), totals, sum(earned) if earned else None, here)


def bar_name(kind: Range, span: Span) -> str:
    """Name a bar: the day, the week's number, or the month."""
    first = from_day(span.first)
    if kind == "day":
        return f"{WEEKDAYS[first.weekday()][:1]} {first.day}"
    return str(first.isocalendar().week) if kind == "week" else MONTHS[first.month - 1]
