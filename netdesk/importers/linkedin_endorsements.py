"""LinkedIn's Endorsement_Received_Info.csv and Endorsement_Given_Info.csv: who vouches for whose skill.

Addresses stand there without a scheme, and before mid-2023 not at all. Endorsements that wait or are hidden were given
all the same.
"""

from collections.abc import Iterator

from netdesk.domain.imported import ActRow, Record, Rejected, ValueRow
from netdesk.importers.base import Context, Format, Found, Peek
from netdesk.importers.linkedin_rows import HIDDEN, NETWORK, Clock, Keys, full_name, no_date, rows, someone

RECEIVED = frozenset(["endorsementdate", "skillname", "endorserfirstname", "endorserlastname"])
GIVEN = frozenset(["endorsementdate", "skillname", "endorseefirstname", "endorseelastname"])
POINTS = 3.0
"""What an endorsement counts unless the user sets something else: a tenth of a referral."""
REJECTED = "rejected endorsement"


def recognise(peek: Peek) -> str:
    """Tell endorsements by their columns."""
    if peek.columns >= RECEIVED:
        return "LinkedIn endorsements received"
    return "LinkedIn endorsements given" if peek.columns >= GIVEN else ""


def records(found: Found, context: Context) -> Iterator[Record]:
    """Yield an act and its value for every endorsement that was not rejected."""
    table = found.table
    assert table is not None
    received = table.index("Endorser First Name") >= 0
    role = "Endorser" if received else "Endorsee"
    columns = (f"{role} First Name", f"{role} Last Name", f"{role} Public Url")
    way, direction = ("theirs", "received") if received else ("mine", "given")
    clock = Clock(table, "Endorsement Date", context)
    keys = Keys("endorsement")
    for line, cells in rows(table, ("Endorsement Date", "Skill Name", *columns, "Endorsement Status")):
        date, skill, first, last, url, status = cells
        if status.upper() == "REJECTED":
            yield Rejected(line, REJECTED)
            continue
        person = someone(full_name(first, last), url, line, context)
        when = clock.read(date)
        if person is None or when is None:
            yield Rejected(line, HIDDEN if person is None else no_date(date))
            continue
        key = keys.of(person, way, when.written, skill)
        yield ActRow(line, NETWORK, *person, when.at, when.day, "endorsement", way, key)
        yield ValueRow(line, NETWORK, *person, when.at, when.day, "endorsement", direction, POINTS, skill, key)


FORMAT = Format("linkedin-endorsements", 40, recognise, records)
