import json

from netdesk.domain.imported import PersonRow, Record, Rejected
from tests.importers.reading import IN, read

HEADER = (
    "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,InstantMessageHandles,"
    "FullName,Birthday,Location,BookmarkedAt,Profiles"
)
IMPORTED = (
    "FirstName,MiddleName,LastName,MaidenName,NickName,NamePrefix,NameSuffix,Title,Emails,PhoneNumbers,CreatedAt,"
    "UpdatedAt,CountryCode,RegionCode,ThirdPartyVerified,Location"
)
KEY = "linkedin-contacts"


def person(*lines: str) -> PersonRow:
    (found,) = read("Contacts.csv", lines, KEY)
    assert isinstance(found, PersonRow)
    return found


def row(**cells: str) -> str:
    return ",".join(f'"{cells.get(name, "")}"' for name in HEADER.split(","))


def test_an_entry_with_everything() -> None:
    found = person(
        HEADER,
        row(
            Source="MOBILE_CONTACTS",
            FirstName="Ada",
            LastName="King",
            Companies="Acme, Inc.",
            Title="CTO",
            Emails="Ada@Example.com,ada@example.org",
            PhoneNumbers="+1 555 0100,555 0101 22",
            CreatedAt="3/14/21, 9:26 PM",
            Addresses="1 Nowhere",
            Sites="https://ada.example.com",
            FullName="Ada King",
            Birthday="12/10/1985",
            Location="Nowhere",
        ),
    )
    assert (found.name, found.first, found.last) == ("Ada King", "Ada", "King")
    assert (found.company, found.position, found.location) == ("Acme, Inc.", "CTO", "Nowhere")
    assert (found.network, found.key, found.email, found.identity) == ("", "", "ada@example.com", "")
    assert json.loads(found.more) == {
        "emails": ["ada@example.com", "ada@example.org"],
        "phones": ["+1 555 0100", "555 0101 22"],
        "websites": ["https://ada.example.com"],
        "birthday": "1985-12-10",
        "fields": {"Addresses": "1 Nowhere"},
    }


def test_a_profile_gives_the_network() -> None:
    found = person(HEADER, row(FullName="Ada King", Profiles=f"{IN}Ada"))
    assert (found.name, found.last, found.network, found.key) == ("Ada King", "King", "linkedin", "ada")


def test_names_alone_phones_alone_and_nobody() -> None:
    found: list[Record] = read(
        "contacts.csv",
        [
            HEADER,
            row(FirstName="Mum"),
            row(PhoneNumbers="+1 555 0100"),
            row(Companies="Acme", Location="Nowhere"),
            row(Location="Nowhere"),
            row(),
        ],
        KEY,
    )
    shown = [(record.line, record.name, bool(record.identity)) for record in found if isinstance(record, PersonRow)]
    assert shown == [(2, "Mum", True), (3, "+1 555 0100", True)]
    assert found[2:] == [
        Rejected(4, "no name, e-mail or phone"),
        Rejected(5, "no name, e-mail or phone"),
        Rejected(6, "empty row"),
    ]


def test_the_other_name_of_the_file() -> None:
    (found,) = read(
        "ImportedContacts.csv",
        [IMPORTED, 'Ada,M.,King,,,,PhD,CTO,ada@example.com,,"3/14/21, 9:26 PM",,us,,,Nowhere'],
        KEY,
    )
    assert isinstance(found, PersonRow)
    assert (found.name, found.middle, found.suffix, found.position) == ("Ada M. King, PhD", "M.", "PhD", "CTO")
    assert found.more == ""


def test_other_address_books_of_that_name_stay_what_they_are() -> None:
    assert read("contacts.csv", ["First Name,Last Name,E-mail 1 - Value", "Ada,King,ada@example.com"], "csv")
