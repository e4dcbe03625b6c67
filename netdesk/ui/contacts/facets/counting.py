"""Counting facets in the store, for a worker's thread."""

from collections.abc import Callable
from datetime import tzinfo
from typing import TYPE_CHECKING

from netdesk.domain.facet import Facets
from netdesk.domain.period import Moment
from netdesk.domain.query import parse

if TYPE_CHECKING:
    from netdesk.store.database import Database

Count = Callable[["Database", str, Callable[[], bool]], Facets | None]
"""Counts what the people of a text have in common; None when nobody wanted it any more."""


def counter(clock: Callable[[], int], zone: tzinfo) -> Count:
    """Make the way to count; `clock` gives UTC seconds."""

    def count(db: "Database", text: str, wanted: Callable[[], bool]) -> Facets | None:
        from netdesk.store import facets

        moment = Moment(clock(), zone)
        try:
            return facets.counts(db, parse(text, moment), moment.today, wanted)
        except facets.Stopped:
            return None

    return count
