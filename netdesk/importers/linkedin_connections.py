"""LinkedIn's Connections.csv of every era, from the Outlook-shaped one to today's.

Columns are found by name: `First Name,Last Name[,URL],Email Address,Company,Position,Connected On`, with or without the
preamble, and as Excel saves it again (byte order mark, padded preamble, dates such as 4-Apr-21).
"""

from collections.abc import Callable, Iterator
from operator import itemgetter

from netdesk.domain.folding import fold
from netdesk.domain.imported import PersonRow, Record, Rejected
from netdesk.domain.names import display_name, split_suffix
from netdesk.domain.profile_url import LINKEDIN_URL, parse_profile
from netdesk.importers import people_csv
from netdesk.importers.base import Context, Format, Found, Peek
from netdesk.importers.dates import MONTH_FIRST, DateReader
from netdesk.importers.identities import Identities
from netdesk.importers.mapping import column_order, guess_mapping
from netdesk.importers.text import Table

COLUMNS = frozenset(["firstname", "lastname", "url", "emailaddress", "company", "position", "connectedon"])
LEGACY_COLUMNS = 59
NETWORK = "linkedin"
HIDDEN = "hidden profile: only a date"
EMPTY = "empty row"
PLAIN = len(LINKEDIN_URL)
strip = str.strip


def recognise(peek: Peek) -> str:
    """Tell a list of connections by its columns, whatever the file is called."""
    columns = peek.columns
    if "connectedon" in columns and "firstname" in columns and columns <= COLUMNS:
        return "LinkedIn connections"
    return "LinkedIn connections (before 2017)" if is_legacy(peek) else ""


def is_legacy(peek: Peek) -> bool:
    """Tell the Outlook-shaped file of the years to 2016: it knows neither when people connected nor its own day."""
    header = [name.casefold() for name in peek.table.header]
    return (
        header[:6] == ["title", "first name", "middle name", "last name", "suffix", "e-mail address"]
        and (len(header) == LEGACY_COLUMNS or peek.base.startswith("linkedinconnectionsexport"))
        and "e-mail type" not in header
    )


def records(found: Found, context: Context) -> Iterator[Record]:
    """Yield a person for every connection; rows with nothing but a date are rejected: LinkedIn hides those profiles."""
    table = found.table
    assert table is not None
    if table.index("Connected On") < 0:
        return _legacy_records(found, table, context)
    return _records(table, context)


class _Days(dict[str, int | None]):
    """Days by their text: each of the few thousand texts of a file is worked out once."""

    def __init__(self, table: Table, context: Context) -> None:
        super().__init__({"": None})
        order = context.date_order or column_order(table, [table.index("Connected On")])[0]
        self._read = DateReader(order or MONTH_FIRST, context.today).day

    def __missing__(self, text: str) -> int | None:
        day = self[text] = self._read(text)
        return day


def _records(table: Table, context: Context) -> Iterator[Record]:
    # The loop runs a million times: local names, no calls where none are needed.
    names = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
    pick = itemgetter(*(table.index(name) for name in names))  # -1, a missing column, is the empty cell added below
    days = _Days(table, context)
    odd = context.problems.add
    identity_of = Identities().of
    new = tuple.__new__
    for line, cells in table.pairs():
        cells.append("")
        first, last, url, email, company, position, connected = map(strip, pick(cells))
        day = days[connected]
        if day is None and connected:
            odd(line, f"“{connected[:40]}” is no date: left empty.")
        handle = key = ""
        if url:
            slug = url[PLAIN:]
            if slug.replace("-", "").isalnum() and slug.isascii() and url.startswith(LINKEDIN_URL):
                handle, key = slug, slug.lower()
            else:
                url, handle, key = _address(url, line, odd)
        suffix = identity = ""
        if "," in last:
            last, suffix = split_suffix(last)
        if first.isascii() and last.isascii() and not suffix:
            name = f"{first} {last}" if first and last else first or last
        else:
            name = display_name(first, "", last, suffix)
        email = email.lower()
        if not name:
            name = handle or email or company or position
            if not name:
                yield Rejected(line, HIDDEN if connected else EMPTY, day)
                continue
        if not key:
            bare = fold(f"{first} {last}") or fold(name)
            identity = identity_of(f"{NETWORK}:{bare}|{'' if day is None else day}", (email, company, position))
        values = (line, first, "", last, suffix, name, company, position, "", NETWORK, url, handle, key, email)
        yield new(PersonRow, (*values, day, identity, ""))


def _address(url: str, line: int, odd: Callable[[int, str], None]) -> tuple[str, str, str]:
    """Read an address that is not plain: address, handle and key; all empty when it is nobody's profile."""
    profile = parse_profile(url)
    if profile is None or profile.network != NETWORK:
        odd(line, "The address is no LinkedIn profile: left out.")
        return "", "", ""
    return profile.url, profile.handle, profile.key


def _legacy_records(found: Found, table: Table, context: Context) -> Iterator[Record]:
    """Read the columns of Outlook; there is neither an address nor a date of the connection."""
    identities = Identities()
    mapping = context.mapping or found.mapping or guess_mapping(table)
    for record in people_csv.people(table, mapping, context):
        if isinstance(record, PersonRow):
            identity = identities.of(f"{NETWORK}:{fold(record.name)}|", (record.email, record.company))
            yield record._replace(network=record.network or NETWORK, identity="" if record.key else identity)
        else:
            yield record


FORMAT = Format("linkedin-connections", 10, recognise, records)
