"""What the time tab says: hours by kind, and the lines of its entries."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netdesk.domain.period import duration_text, from_day
from netdesk.domain.time_entry import Totals, kind_of
from netdesk.ui.contacts import words
from netdesk.ui.contacts.detail.fact_words import short_date
from netdesk.ui.contacts.detail.lines import ListLine
from netdesk.ui.paint import Kind

if TYPE_CHECKING:
    from netdesk.store.contact_time import SharedEntry

KINDS: tuple[Kind, ...] = ("billable", "unbillable", "social")


def by_kind(totals: Totals) -> list[tuple[Kind, int]]:
    """Give the seconds of each kind, each second once; kinds without any are left out."""
    return [(kind, totals.drawn(kind)) for kind in KINDS if totals.drawn(kind)]


def spoken(name: str, totals: Totals) -> str:
    """Say the hours of a period."""
    parts = ", ".join(f"{duration_text(seconds)} {kind}" for kind, seconds in by_kind(totals))
    return f"{name}: {parts or 'no time'}"


def lines(entries: "Sequence[SharedEntry]", today: int) -> list[ListLine]:
    """Make lines of entries, under their years."""
    found: list[ListLine] = []
    year = ""
    for entry in entries:
        if str(from_day(entry.day).year) != year:
            year = str(from_day(entry.day).year)
            found.append(ListLine(year))
        kind = kind_of(billable=entry.billable, social=bool(entry.network))
        where = " · ".join(
            part for part in (entry.client, words.network_name(entry.network) if entry.network else "") if part
        )
        second = " · ".join(part for part in (kind.capitalize(), where if entry.what else "") if part)
        length = "now" if entry.running else duration_text(entry.seconds)
        found.append(
            ListLine(
                entry.what or where or "No note", second, length, short_date(entry.day, today), kind=kind, about=entry
            )
        )
    return found
