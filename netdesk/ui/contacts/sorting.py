"""What a click on a heading does to the order, and how the order is said."""

from collections.abc import Sequence

from netdesk.ui.contacts.model import SORT_WORDS
from netdesk.ui.table_model import Sort


def clicked(sort: Sort, key: str, *, descends: bool, adds: bool) -> Sort:
    """Give the order after a click on a heading; `descends` says which way the column begins with.

    A click sorts by that column alone, a second one the other way round. With Shift (`adds`) the column comes after the
    ones sorted by already: first as it begins, then the other way round, then no more.
    """
    now = dict(sort)
    if not adds:
        return ((key, not now[key] if key in now and len(now) == 1 else now.get(key, descends)),)
    if key not in now:
        return (*sort, (key, descends))
    if now[key] == descends:
        return tuple((name, not way if name == key else way) for name, way in sort)
    return tuple(step for step in sort if step[0] != key) or ((key, descends),)


def words(sort: Sort) -> str:
    """Say what the list is sorted by: "sorted by company, then name"."""
    if len(sort) == 1:
        return f"sorted by {SORT_WORDS.get(sort[0][0], sort[0][0])}"
    return "sorted by " + ", then ".join(SORT_WORDS.get(key, key) for key, _ in sort)


def remembered(value: object, known: Sequence[str]) -> Sort:
    """Read an order that was kept as JSON; what is not known any more is left out."""
    steps = value if isinstance(value, list) else []
    pairs = [step for step in steps if isinstance(step, list) and len(step) == 2]
    return tuple((key, bool(descending)) for key, descending in pairs if key in known)


def as_text(sort: Sort) -> str:
    """Write an order as the command line has it: "-score,name"."""
    return ",".join(f"{'-' if descending else ''}{key}" for key, descending in sort)


def from_text(text: str, known: Sequence[str]) -> Sort:
    """Read an order as the command line has it; what is not known is left out."""
    steps = [(part.lstrip("-"), part.startswith("-")) for part in text.split(",") if part]
    return tuple(step for step in steps if step[0] in known)
