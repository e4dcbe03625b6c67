"""LinkedIn's Member_Follows.csv: whom I follow, by name alone."""

from collections.abc import Iterator

from netdesk.domain.imported import ActRow, Record, Rejected
from netdesk.importers.base import Context, Format, Found, Peek
from netdesk.importers.linkedin_rows import HIDDEN, NETWORK, Clock, Keys, no_date, rows, someone

NEEDED = frozenset(["date", "status", "fullname"])
COLUMNS = ("Date", "Status", "FullName|Full Name")
UNFOLLOWED = "no longer followed"


def recognise(peek: Peek) -> str:
    """Tell follows by name and columns: the columns alone could be anybody's."""
    return "LinkedIn: people you follow" if peek.base == "memberfollows" and peek.columns >= NEEDED else ""


def records(found: Found, context: Context) -> Iterator[Record]:
    """Yield an act of mine for everybody who is still followed."""
    assert found.table is not None
    clock = Clock(found.table, "Date", context)
    keys = Keys("follow")
    for line, (date, status, name) in rows(found.table, COLUMNS):
        if status.casefold() != "active":
            yield Rejected(line, UNFOLLOWED)
            continue
        person = someone(name, "", line, context)
        when = clock.read(date)
        if person is None or when is None:
            yield Rejected(line, HIDDEN if person is None else no_date(date))
            continue
        key = keys.of(person, when.written)
        yield ActRow(line, NETWORK, *person, when.at, when.day, "follow", "mine", key)


FORMAT = Format("linkedin-follows", 75, recognise, records)
