"""What the panel reads, each in one go beside the window."""

from typing import TYPE_CHECKING

from netdesk.domain.contact import TimelinePlace
from netdesk.ui.contacts.detail.facts import Roles
from netdesk.ui.contacts.detail.panel import Shown
from netdesk.ui.contacts.detail.photo import decode

if TYPE_CHECKING:
    from netdesk.store.database import Database
    from netdesk.ui.contacts.detail.time_page import TimeShown
    from netdesk.ui.contacts.detail.timeline_page import Filter, TimelineShown
    from netdesk.ui.contacts.detail.value_page import ValueShown


def contact(db: "Database", number: int, today: int) -> Shown | None:
    """Read a contact and decode its photo; None when it is gone."""
    from netdesk.store import contact_parts, contacts

    found = contacts.detail(db, number)
    if found is None:
        return None
    return Shown(found, Roles(tuple(contact_parts.roles(db))), decode(contacts.photo(db, number)), today)


def timeline(
    db: "Database", number: int, narrowed: "Filter", limit: int, after: TimelinePlace | None
) -> "TimelineShown":
    """Read a page of what happened, and what there is of each kind."""
    from netdesk.store import settings
    from netdesk.store import timeline as store
    from netdesk.ui.contacts.detail.timeline_page import TimelineShown

    items = store.timeline(db, number, limit, after, narrowed.kinds, narrowed.text)
    counts = store.counts(db, number) if after is None else {}
    return TimelineShown(number, narrowed, items, len(items) < limit, counts, settings.currency(db))


def value(db: "Database", number: int, since: int, now: int, asked: int) -> "ValueShown":
    """Read the sums since a day and the first lines of the ledger."""
    from netdesk.store import contact_value
    from netdesk.ui.contacts.detail.value_page import ValueShown

    balance = contact_value.balance(db, number, since, now)
    ledger = contact_value.ledger(db, number, asked)
    return ValueShown(number, balance, ledger, contact_value.referrals(db, number), asked)


def time(db: "Database", number: int, since: int, now: int, asked: int) -> "TimeShown":
    """Read the hours since a day and by year, and the first entries."""
    from netdesk.store import contact_time
    from netdesk.ui.contacts.detail.time_page import TimeShown

    entries = contact_time.entries(db, number, now, asked)
    year = contact_time.hours_since(db, number, since, now)
    return TimeShown(number, year, contact_time.hours_by_year(db, number, now), entries, len(entries) < asked)
