import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from netdesk.domain.imported import PersonRow, Record, Rejected
from netdesk.importers.base import Context
from netdesk.importers.fields import FIELDS, NAMES, field_named
from netdesk.importers.mapping import Mapping, guess_mapping, problem, signature
from netdesk.importers.people_csv import people
from netdesk.importers.text import read_text

DATA = Path(__file__).parents[1] / "data"


def context(**told: Any) -> Context:
    return Context(ZoneInfo("Europe/Berlin"), 20_770, **told)


def read(text: str, told: Context | None = None) -> list[Record]:
    table = read_text(text.encode())
    return list(people(table, guess_mapping(table), told or context()))


def one(text: str) -> PersonRow:
    (record,) = read(text)
    assert isinstance(record, PersonRow)
    return record


def fields_of(text: str) -> dict[str, str]:
    return {column.header: column.field for column in guess_mapping(read_text(text.encode())).columns}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("First Name", "first"),
        ("FirstName", "first"),
        ("first_name", "first"),
        ("Vorname", "first"),
        ("Prénom", "first"),
        ("E-mail 1 - Value", "email"),
        ("E-Mail-Adresse", "email"),
        ("Telefon geschäftlich", "phone"),
        ("Firma", "company"),
        ("Geburtstag", "birthday"),
        ("LinkedIn URL", "profile:linkedin"),
        ("Twitter", "profile:x"),
        ("X", "profile:x"),
        ("GitHub", "profile:github"),
        ("Connected On", "connected_on"),
        ("Kennengelernt am", "met_on"),
        ("Favourite colour", ""),
    ],
)
def test_columns_are_known_by_their_names(header: str, field: str) -> None:
    assert field_named(header) == field


def test_every_named_field_has_a_label() -> None:
    assert set(NAMES) <= set(FIELDS)


def test_columns_without_known_names_are_told_by_their_values() -> None:
    fields = fields_of("Wer;Wie;Wo;Wann\nZora Q;zora@example.com;https://x.com/zora;+49 30 123456\n")
    assert fields == {"Wer": "custom", "Wie": "email", "Wo": "profile:x", "Wann": "phone"}


def test_what_only_other_columns_can_tell() -> None:
    assert fields_of("Vorname;Name\nZora;Quill\n") == {"Vorname": "first", "Name": "last"}
    assert fields_of("Title,Name\nDr.,Zora\n") == {"Title": "custom", "Name": "name"}
    assert fields_of("Title,Name\nHead of Maps,Zora\n") == {"Title": "position", "Name": "name"}
    assert fields_of("Name,Role\nZora,Engineer\n")["Role"] == "position"
    assert fields_of("Name,Role\nZora,client; friend\n")["Role"] == "role"
    assert fields_of("Name,Occupation,Organization 1 - Title\nZora,,Mapper\n")["Occupation"] == "custom"


def test_a_guess_from_values_is_not_sure() -> None:
    mapping = guess_mapping(read_text(DATA / "awkward/no_header.csv"))
    assert [(c.field, c.sure, c.sample) for c in mapping.columns] == [
        ("name", False, "Zora Quillfeather"),
        ("email", False, "zora@example.com"),
        ("phone", False, "+1 555 0100"),
    ]


def test_a_mapping_can_be_stored_without_the_data_in_it() -> None:
    mapping = guess_mapping(read_text(DATA / "awkward/date_ambiguous.csv"))
    text = mapping.to_json()
    assert "Zora" not in text
    again = Mapping.from_json(text)
    assert [(c.index, c.header, c.field, c.sure) for c in again.columns] == [
        (c.index, c.header, c.field, c.sure) for c in mapping.columns
    ]
    assert (again.date_order, again.date_words) == ("dmy", "Day first")
    with pytest.raises(ValueError, match="no stored mapping"):
        Mapping.from_json('{"columns": [1]}')


def test_a_signature_depends_on_the_names_only() -> None:
    assert signature(["First Name", "E-Mail"]) == signature(["first name", "email"])
    assert signature(["First Name"]) != signature(["Last Name"])


def test_a_mapping_without_people_is_told() -> None:
    mapping = guess_mapping(read_text(b"Colour,Sound\nred,low\n"))
    assert problem(mapping) == "No column holds a name, an e-mail address or a profile: choose one."
    assert problem(mapping.with_field(1, "email")) is None
    assert problem(mapping.with_field(1, "profile:x")) is None


def test_the_order_of_dates_is_judged_by_the_whole_file() -> None:
    rows = "".join(f"P{i},03/04/2021\n" for i in range(500))
    late = guess_mapping(read_text(f"Name,Met on\n{rows}Zoe,04/13/2021\n".encode()))
    assert (late.date_order, late.date_order_sure) == ("mdy", True)
    open_ = guess_mapping(read_text(f"Name,Met on\n{rows}".encode()), "en_US")
    assert (open_.date_order, open_.date_order_sure, open_.date_words) == ("mdy", False, "Month first (supposed)")
    assert guess_mapping(read_text(f"Name,Met on\n{rows}".encode())).date_order == "dmy"


def test_all_the_fields_of_a_person() -> None:
    person = one(
        "Name;Company;Job title;City;Country;Email;Phone;LinkedIn;Twitter;Website;Birthday;Met on;Connected on;Tags;"
        "Relationship;Notes;Shoe size\n"
        '"Quillfeather, Zora";Gullwing;Mapper;Nowhere;Fictionland;Zora@Example.com, z.q@example.com;'
        "+1 555 0100 ::: +1 555 0101;https://www.linkedin.com/in/Zora-Q/;@zora_q;https://zora.example.com;"
        "--03-01;2021-04-03;4 Apr 2021;Map club, Friends;client;met at the fair;38\n"
    )
    assert (person.name, person.first, person.last) == ("Zora Quillfeather", "Zora", "Quillfeather")
    assert (person.company, person.position, person.location) == ("Gullwing", "Mapper", "Nowhere, Fictionland")
    assert (person.network, person.key, person.handle) == ("linkedin", "zora-q", "Zora-Q")
    assert (person.email, person.connected_on, person.identity) == ("zora@example.com", 18_721, "")
    assert json.loads(person.more) == {
        "emails": ["zora@example.com", "z.q@example.com"],
        "phones": ["+1 555 0100", "+1 555 0101"],
        "websites": ["https://zora.example.com"],
        "profiles": [{"network": "x", "handle": "zora_q", "key": "zora_q", "url": "https://x.com/zora_q"}],
        "tags": ["Map club", "Friends"],
        "roles": ["client"],
        "note": "met at the fair",
        "birthday": "--03-01",
        "met_on": 18_720,
        "fields": {"Shoe size": "38"},
    }


def test_what_does_not_fit_its_field_is_kept_under_its_column() -> None:
    told = context()
    (record,) = read("Name,Email,LinkedIn,Met on\nZora,see card,not yet,last summer\n", told)
    assert isinstance(record, PersonRow)
    assert json.loads(record.more) == {"fields": {"Email": "see card", "LinkedIn": "not yet", "Met on": "last summer"}}
    assert [remark.line for remark in told.problems] == [2]


def test_rows_that_tell_nobody_are_rejected_with_their_line() -> None:
    found = read("Name,Email,Notes\n,,\nZora,,\n,,only a note\n")
    assert found[0] == Rejected(2, "empty row")
    assert found[2] == Rejected(4, "no name, e-mail or profile")


def test_people_without_an_address_get_stable_keys_of_their_own() -> None:
    found = read("Name,Company,Phone\nZoë Q,Acme,1234567\nZoe Q,Acme,7654321\nZoë Q,Acme,1234567\n")
    keys = [record.identity for record in found if isinstance(record, PersonRow)]
    assert keys == ["csv:zoe q|acme", "csv:zoe q|acme#2", "csv:zoe q|acme"]


def test_formulas_and_hostile_links_stay_text() -> None:
    person = one("Name,Website,Notes\n\"=cmd|'/c calc'!A1\",javascript:alert(1),<img src=/dev/zero>\n")
    assert person.name == "=cmd|'/c calc'!A1"
    assert json.loads(person.more) == {
        "note": "<img src=/dev/zero>",
        "fields": {"Website": "javascript:alert(1)"},
    }


def test_mastodon_addresses_are_profiles_not_mail() -> None:
    person = one("Account address,Show boosts\nzora@maps.example,true\n")
    assert (person.network, person.key, person.email) == ("mastodon", "zora@maps.example", "")


def test_a_name_that_is_an_address_is_an_address() -> None:
    person = one("Name,Phone\nzora@example.com,\n")
    assert (person.name, person.first, person.email) == ("zora@example.com", "", "zora@example.com")
