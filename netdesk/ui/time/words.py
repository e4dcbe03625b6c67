"""Dates, times and money in the words of the Time screen."""

from collections.abc import Sequence
from datetime import tzinfo

from netdesk.domain.period import Span, from_day, local_datetime, to_day
from netdesk.domain.time_entry import TimeEntry, Totals

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}
GAP_SECONDS = 25 * 60
"""Shorter gaps are pauses, not worth a question."""


def clock(seconds: int, zone: tzinfo) -> str:
    """Write an instant as h:mm."""
    shown = local_datetime(seconds, zone)
    return f"{shown.hour}:{shown.minute:02d}"


def clock_range(start: int, end: int, zone: tzinfo) -> str:
    """Write a span as h:mm – h:mm."""
    return f"{clock(start, zone)} – {clock(end, zone)}"


def day_name(day: int) -> str:
    """Write a day as "Thu 14 May"."""
    date = from_day(day)
    return f"{WEEKDAYS[date.weekday()]} {date.day} {MONTHS[date.month - 1]}"


def long_day_name(day: int) -> str:
    """Write a day as "Thursday 14 May"."""
    date = from_day(day)
    return f"{LONG_WEEKDAYS[date.weekday()]} {date.day} {LONG_MONTHS[date.month - 1]}"


def short_day_name(day: int) -> str:
    """Write a day as "Thu 14"."""
    date = from_day(day)
    return f"{WEEKDAYS[date.weekday()]} {date.day}"


def span_name(span: Span) -> tuple[str, str]:
    """Name a span: "11 – 17 May" and "week 20", "Thursday 14 May" and "week 20", or "May 2026" and nothing."""
    first, last = from_day(span.first), from_day(span.after - 1)
    week = f"week {first.isocalendar().week}"
    if span.after - span.first == 1:
        return long_day_name(span.first), week
    if span.after - span.first > 7:
        return f"{LONG_MONTHS[first.month - 1]} {first.year}", ""
    begin = f"{first.day}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"
    return f"{begin} – {last.day} {MONTHS[last.month - 1]}", week


def money(minor: int | None, currency: str = "EUR") -> str:
    """Write money without its cents; unknown is a dash."""
    if minor is None:
        return "–"
    amount = f"{abs(minor) / 100:,.0f}"
    sign = SIGNS.get(currency or "EUR", f"{currency} ")
    return f"{'−' if minor < 0 and amount != '0' else ''}{sign}{amount}"


def money_of(entry: TimeEntry, now: int, standard: int | None = None, currency: str = "EUR") -> str:
    """Write what an entry brings or, as social time, costs: at its own rate, else the standard one; else a dash.

    `standard` is minor units an hour, in `currency`.
    """
    if entry.billable and entry.rate is not None:
        return money(round(entry.length(now) * entry.rate / 3600), entry.currency or currency)
    if standard is None or entry.kind == "unbillable":
        return "–"
    amount = round(entry.length(now) * standard / 3600)
    return money(amount if entry.billable else -amount, currency)


def totals_words(totals: Totals) -> str:
    """Say totals for screen readers."""
    from netdesk.domain.period import duration_text

    return ", ".join(f"{duration_text(totals.drawn(kind))} {kind}" for kind in ("billable", "unbillable", "social"))


def gaps(entries: Sequence[TimeEntry], now: int) -> list[tuple[int, int]]:
    """Find the open spans of at least GAP_SECONDS between the entries of one day, in order."""
    found, until = [], None
    for entry in sorted((entry for entry in entries if entry.timed), key=lambda entry: entry.started_at):
        if until is not None and entry.started_at - until >= GAP_SECONDS:
            found.append((until, entry.started_at))
        until = entry.end(now) if until is None else max(until, entry.end(now))
    return found


def today(now: int, zone: tzinfo) -> int:
    """Give the local day of the present."""
    return to_day(local_datetime(now, zone).date())
