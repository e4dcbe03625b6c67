"""What I did on LinkedIn without anybody being named: reactions, comments, posts, reposts, votes. Texts are not read."""

from collections.abc import Iterator

from netdesk.domain.imported import ActivityRow, Record, Rejected
from netdesk.importers.base import Context, Format, Found, Peek, base_name
from netdesk.importers.linkedin_columns import ACTIVITIES
from netdesk.importers.linkedin_rows import NETWORK, Clock, no_date, rows

KINDS: dict[str, tuple[str, str]] = {
    "reactions": ("reaction", "reactions"),
    "comments": ("comment", "comments"),
    "shares": ("share", "posts"),
    "instantreposts": ("repost", "reposts"),
    "votes": ("vote", "votes"),
}
"""By the file's base name: the kind of the acts, and their name as shown."""
NEEDED: dict[str, frozenset[str]] = {
    **ACTIVITIES,
    "shares": frozenset(["date", "sharelink"]),  # the other columns came and went
    "votes": frozenset(["date", "link"]),
}


def recognise(peek: Peek) -> str:
    """Tell my activity by name and columns: the columns alone could be anybody's."""
    known = KINDS.get(peek.base)
    return f"LinkedIn: your {known[1]}" if known and peek.columns >= NEEDED[peek.base] else ""


def records(found: Found, context: Context) -> Iterator[Record]:
    """Yield my activity row by row; it is counted by day later."""
    assert found.table is not None
    kind, _ = KINDS[base_name(found.path)]
    clock = Clock(found.table, "Date", context)
    for line, (date,) in rows(found.table, ("Date",)):
        when = clock.read(date)
        yield ActivityRow(line, NETWORK, when.day, kind) if when else Rejected(line, no_date(date))


FORMAT = Format("linkedin-activity", 85, recognise, records)
