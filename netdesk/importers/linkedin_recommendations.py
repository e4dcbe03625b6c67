"""LinkedIn's Recommendations_Received.csv and Recommendations_Given.csv: who, where, when; texts stay where they are."""

from collections.abc import Iterator

from netdesk.domain.imported import ActRow, Record, Rejected, ValueRow
from netdesk.importers.base import Context, Format, Found, Peek, base_name
from netdesk.importers.linkedin_rows import HIDDEN, NETWORK, Clock, Keys, full_name, no_date, rows, someone

NEEDED = frozenset(["firstname", "lastname", "text", "creationdate"])
COLUMNS = ("First Name", "Last Name", "Company", "Text", "Creation Date")
POINTS = 15.0
"""What a recommendation counts unless the user sets something else: half a referral."""


def recognise(peek: Peek) -> str:
    """Tell recommendations by name and columns: both files have the same columns."""
    if not peek.base.startswith("recommendation") or not peek.columns >= NEEDED:
        return ""
    if "received" in peek.base:
        return "LinkedIn recommendations received"
    return "LinkedIn recommendations given" if "given" in peek.base else ""


def records(found: Found, context: Context) -> Iterator[Record]:
    """Yield an act and its value for every recommendation; hidden ones were written all the same."""
    assert found.table is not None
    received = "received" in base_name(found.path)
    way, direction = ("theirs", "received") if received else ("mine", "given")
    clock = Clock(found.table, "Creation Date", context)
    keys = Keys("recommendation")
    for line, (first, last, company, text, created) in rows(found.table, COLUMNS):
        person = someone(full_name(first, last), "", line, context)
        when = clock.read(created)
        if person is None or when is None:
            yield Rejected(line, HIDDEN if person is None else no_date(created))
            continue
        kept = text if context.keep_texts else ""
        key = keys.of(person, way, when.written)
        named = (line, NETWORK, *person, when.at, when.day)
        yield ActRow(*named, "recommendation", way, key, text=kept, company=company)
        yield ValueRow(*named, "recommendation", direction, POINTS, kept, key, company)


FORMAT = Format("linkedin-recommendations", 50, recognise, records)
