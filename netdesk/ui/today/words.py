"""What the Today screen says: headline, reasons, chips, rules."""

from netdesk.domain.cadence import DueContact, DueList
from netdesk.domain.participation import KIND_LABELS
from netdesk.domain.period import from_day
from netdesk.ui.contacts.words import date, network_name
from netdesk.ui.time.words import MONTHS, long_day_name, short_day_name

__all__ = [
    "chip", "counted", "day", "headline", "iso", "network_name", "place_of", "role_at", "rule", "short_day", "sub_headline",
    "title_day", "why",
]  # fmt: skip

day = date


def counted(number: int, one: str, many: str = "") -> str:
    """Count things: 1 person, 1,204 people."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def title_day(today: int) -> str:
    """Write the day: "Thursday 14 May · week 20"."""
    return f"{long_day_name(today)} · week {from_day(today).isocalendar().week}"


def short_day(number: int) -> str:
    """Write a day of this year or another in a chip: "12 May", "Mon 18"."""
    when = from_day(number)
    return f"{when.day} {MONTHS[when.month - 1]}"


def iso(number: int) -> str:
    """Write a day for a query."""
    return from_day(number).isoformat()


def headline(found: DueList) -> str:
    """Say how many wait."""
    if not found.waiting:
        return "Nobody is waiting."
    return f"{counted(found.waiting, 'person waits', 'people wait')} for a word from you."


def sub_headline(found: DueList) -> str:
    """Say what the cadences ask for."""
    if not found.people:
        return "Give people a tier, a tag or a cadence of their own, and they come up here in time."
    touches = counted(max(1, round(found.a_week)), "touch", "touches")
    more = f" {counted(found.coming, 'more comes', 'more come')} up within 7 days." if found.coming else ""
    return f"To keep in touch with {counted(found.people, 'person', 'people')} asks for about {touches} a week.{more}"


def chip(row: DueContact, today: int) -> str:
    """Say when: "12 days", "today", "Thu 21"."""
    over = row.due.days_over(today)
    if over > 0:
        return counted(over, "day")
    if over == 0:
        return "today"
    return short_day_name(row.due.ideal_on)


def why(row: DueContact, today: int) -> str:
    """Say in one line why one would write: a promise, a new job, the last act, the cadence."""
    if row.promise:
        return f"You promised: {row.promise}"
    if row.new_job:
        return "New job"
    if row.last_kind and row.last_kind != "touch":
        if row.last_text:
            return row.last_text
        return f"{_sentence(KIND_LABELS.get(row.last_kind, row.last_kind))}, {_when(row.since, today)}"
    return f"{_sentence(row.cadence.words)}{', ' + row.rule if row.rule else ''}"


def rule(row: DueContact, today: int) -> str:
    """Explain the day: "Every 30 days (tag berlin), last touch 12 May 2026: 12 days past the ideal date"."""
    whose = f" ({row.rule})" if row.rule else ""
    last = f"last touch {date(row.since)}" if row.last_kind else f"counted from {date(row.since)}"
    over = row.due.days_over(today)
    if over > 0:
        state = f"{counted(over, 'day')} past the ideal date"
        if today > row.due.latest_on:
            state += f", {counted(today - row.due.latest_on, 'day')} past the longest"
    else:
        state = "due today" if over == 0 else f"due {date(row.due.ideal_on)}"
    snoozed = ", snoozed" if row.snoozed_until is not None and row.snoozed_until >= row.due.ideal_on else ""
    return f"{_sentence(row.cadence.whole_words)}{whose}, {last}: {state}{snoozed}"


def role_at(position: str, company: str) -> str:
    """Join a position and a company: "CTO at Lumen Rail"."""
    return f"{position} at {company}" if position and company else position or company


def place_of(position: str, company: str, position_after: str, company_after: str) -> str:
    """Say what was left: the company, or the position where only that changed."""
    if company and company != company_after:
        return company
    return position if position != position_after else ""


def _when(number: int, today: int) -> str:
    ago = today - number
    if ago <= 0:
        return "today"
    return "yesterday" if ago == 1 else short_day(number) if ago < 300 else date(number)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
