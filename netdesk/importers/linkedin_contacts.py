"""LinkedIn's Contacts.csv and ImportedContacts.csv: the address book of a phone that was synchronised with LinkedIn."""

import json
from collections.abc import Iterator

from netdesk.domain.imported import PersonRow, Record, Rejected
from netdesk.importers import people_csv
from netdesk.importers.base import Context, Format, Found, Peek
from netdesk.importers.dates import MONTH_FIRST
from netdesk.importers.header import squash
from netdesk.importers.mapping import ColumnMapping, Mapping, column_order
from netdesk.importers.text import Table

NEEDED = frozenset(["firstname", "lastname", "emails", "phonenumbers", "createdat"])
FIELDS: dict[str, str] = {
    "firstname": "first",
    "middlename": "middle",
    "lastname": "last",
    "namesuffix": "suffix",
    "fullname": "name",
    "companies": "company",
    "title": "position",
    "emails": "email",
    "phonenumbers": "phone",
    "sites": "website",
    "profiles": "url",
    "birthday": "birthday",
    "location": "location",
    "nickname": "custom",
    "addresses": "custom",
    "instantmessagehandles": "custom",
}
"""What the columns mean; those that are not here, such as when LinkedIn read the entry, are left out."""
NOBODY = "no name, e-mail or phone"


def recognise(peek: Peek) -> str:
    """Tell the address book by its columns, which nobody else writes so."""
    return "LinkedIn address book" if peek.columns >= NEEDED else ""


def records(found: Found, context: Context) -> Iterator[Record]:
    """Yield a person for every entry with a name, an e-mail address or a phone number."""
    table = found.table
    assert table is not None
    for record in people_csv.people(table, _mapping(table), context):
        yield record if _is_kept(record) else Rejected(record.line, NOBODY)


def _mapping(table: Table) -> Mapping:
    columns = tuple(
        ColumnMapping(index, header, FIELDS.get(squash(header), "skip"), sure=True)
        for index, header in enumerate(table.header)
    )
    birthday = table.index("Birthday")
    order = column_order(table, [birthday])[0] if birthday >= 0 else ""
    return Mapping(columns, order or MONTH_FIRST)


def _is_kept(record: Record) -> bool:
    """Tell a person from a row with nothing but a company; a name of any kind has a first or a last part."""
    if not isinstance(record, PersonRow):
        return isinstance(record, Rejected) and record.reason == people_csv.EMPTY
    if record.first or record.last or record.email or record.key:
        return True
    return bool(record.more) and "phones" in json.loads(record.more)


FORMAT = Format("linkedin-contacts", 70, recognise, records)
