"""What the facts say: cadence and next touch, birthdays, profiles."""

from netdesk.domain.cadence import Cadence, Due
from netdesk.domain.contact import ContactProfile
from netdesk.domain.period import from_day
from netdesk.ui.contacts import words


def every(days: int) -> str:
    """Write a cadence: every day, every 4 weeks, every 3 months, once a year."""
    if days in (1, 7, 30, 365):
        return {1: "every day", 7: "every week", 30: "every month", 365: "once a year"}[days]
    for unit, length in (("months", 30), ("weeks", 7)):
        if days % length == 0:
            return f"every {days // length} {unit}"
    return f"every {days} days"


def keep_in_touch(cadence: Cadence | None, due: Due | None, today: int) -> str:
    """Write how often to be in touch and when next; "" without a cadence."""
    if cadence is None or due is None:
        return ""
    over, ideal = due.days_over(today), from_day(due.ideal_on)
    # A day of another year is far off, and with its year too long for the line: its month says enough.
    same_year = ideal.year == from_day(today).year
    day = short_date(due.ideal_on, today) if same_year else f"{words.month(due.ideal_on)} {ideal.year}"
    when = f"by {day}" if over < 0 else "today" if over == 0 else f"{over:,} d over"
    return f"{every(cadence.ideal)} · {when}"


def short_date(day: int, today: int) -> str:
    """Write a day, with its year only where that is another one."""
    when = from_day(day)
    year = "" if when.year == from_day(today).year else f" {when.year}"
    return f"{when.day} {words.MONTHS[when.month - 1]}{year}"


def birthday(kept: str) -> str:
    """Write a birthday as people do: 12 May 1990, or 12 May."""
    try:
        year, month, day = (int(part or 0) for part in kept.replace("--", "0-", 1).split("-"))
    except ValueError:
        return kept
    if not 1 <= month <= 12:
        return kept
    return f"{day} {words.MONTHS[month - 1]}" + (f" {year}" if year else "")


def profile(one: ContactProfile) -> str:
    """Name a profile: by its handle, else by its address without what all have in common."""
    return one.handle or one.url.partition("://")[2].removeprefix("www.").rstrip("/") or one.url or "no address"


def gone(one: ContactProfile) -> str:
    """Say whether a profile went missing from an archive, or came back."""
    if one.gone_on is not None:
        return f"gone {_month(one.gone_on)}"
    return f"back {_month(one.back_on)}" if one.back_on is not None else ""


def _month(day: int) -> str:
    return f"{words.month(day)} {from_day(day).year}"
