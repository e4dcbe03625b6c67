"""How the table says when the next touch is due: a plain date ahead, today, or so many days over."""

from netdesk.domain.period import from_day
from netdesk.ui.contacts import words
from netdesk.ui.delegates.number import UNKNOWN, DueCell


def cell(due_on: int | None, today: int) -> DueCell:
    """Give the day and its mark; a day of another year is named with it."""
    if due_on is None:
        return DueCell(UNKNOWN)
    if due_on == today:
        return DueCell("today", "today")
    if due_on < today:
        return DueCell(f"{today - due_on:,} d over", "over")
    when = from_day(due_on)
    if when.year == from_day(today).year:
        return DueCell(f"{when.day} {words.MONTHS[when.month - 1]}")
    return DueCell(f"{words.MONTHS[when.month - 1]} {when.year}")


def spoken(due_on: int | None, today: int) -> str:
    """Say it for screen readers."""
    if due_on is None:
        return "No next touch is due"
    if due_on == today:
        return "Due today"
    if due_on < today:
        return f"{words.counted(today - due_on, 'day')} past the ideal date"
    return f"Next due {words.date(due_on)}"
