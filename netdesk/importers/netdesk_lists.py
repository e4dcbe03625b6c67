"""NetDesk's own lists of interactions, value and time: known, so that nobody takes them for tables of people."""

from collections.abc import Iterator

from netdesk.domain.imported import Record, Rejected
from netdesk.importers.base import Context, Format, Found, Peek

UNREAD = "only everything as JSON brings interactions, value and time back"
_LISTS = {
    "NetDesk interactions": frozenset(
        ("contactid", "contact", "at", "network", "kind", "level", "direction", "derived")
    ),
    "NetDesk value": frozenset(
        ("id", "contactid", "contact", "at", "kind", "direction", "amount", "currency", "points")
    ),
    "NetDesk time": frozenset(
        ("id", "start", "end", "seconds", "client", "project", "network", "contacts", "billable")
    ),
}


def recognise(peek: Peek) -> str:
    """Know a list by its columns."""
    return next((title for title, columns in _LISTS.items() if peek.columns >= columns), "")


def records(found: Found, context: Context) -> Iterator[Record]:
    """Pass over every row."""
    del context
    assert found.table is not None
    for line, _ in found.table.pairs():
        yield Rejected(line, UNREAD)


FORMAT = Format("netdesk-lists", 95, recognise, records, lambda _peek: UNREAD)
