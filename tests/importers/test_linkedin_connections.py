from pathlib import Path
from zoneinfo import ZoneInfo

from netdesk.domain.imported import PersonRow, Record, Rejected
from netdesk.domain.period import from_day
from netdesk.importers.base import Context
from netdesk.importers.source import gather, records

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
OLD = "First Name,Last Name,Email Address,Company,Position,Connected On"


def read(folder: Path, *lines: str, told: Context | None = None) -> list[Record]:
    path = folder / "renamed by hand.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    (file,) = gather([path]).files
    assert file.format == "linkedin-connections"
    return list(records(file, told or Context(ZoneInfo("UTC"), 20_770)))


def people(found: list[Record]) -> list[PersonRow]:
    return [record for record in found if isinstance(record, PersonRow)]


def test_one_key_for_every_spelling_of_an_address(tmp_path: Path) -> None:
    urls = (
        "https://www.linkedin.com/in/zo%C3%AB-q",
        "https://www.linkedin.com/in/Zo%c3%ab-Q/",
        "http://de.linkedin.com/in/zoë-q?trk=x",
        "https://www.linkedin.com/in/zoe%CC%88-q",
    )
    found = people(read(tmp_path, HEADER, *(f"Zoë,Q,{url},,,,07 Jun 2026" for url in urls)))
    assert {person.key for person in found} == {"zoë-q"}
    assert all(person.url.startswith("https://www.linkedin.com/in/") for person in found)


def test_people_without_an_address_are_known_by_name_and_day(tmp_path: Path) -> None:
    found = people(
        read(
            tmp_path,
            OLD,
            "Ada,King,,Acme,CTO,12 Mar 2021",
            "ADA,Kíng,,Other,CEO,12 Mar 2021",
            "Ada,King,,Acme,CTO,12 Mar 2021",
            'Ada,"King, PhD",,Acme,CTO,13 Mar 2021',
        )
    )
    assert [person.identity for person in found] == [
        "linkedin:ada king|18698",
        "linkedin:ada king|18698#2",
        "linkedin:ada king|18698",
        "linkedin:ada king|18699",
    ]


def test_hidden_and_empty_rows_are_rejected(tmp_path: Path) -> None:
    found = read(tmp_path, HEADER, ",,,,,,07 Jun 2026", ",,,,,,", ",,,,Acme,,07 Jun 2026")
    assert found[:2] == [Rejected(2, "hidden profile: only a date", 20_611), Rejected(3, "empty row")]
    assert people(found)[0].name == "Acme"


def test_dates_that_a_spreadsheet_rewrote_are_read_in_the_order_of_the_column(tmp_path: Path) -> None:
    for dates, expected in (
        (("03/04/2021", "25/04/2021"), ["2021-04-03", "2021-04-25"]),
        (("03/04/2021", "04/25/2021"), ["2021-03-04", "2021-04-25"]),
        (("44287", "21.11.2025"), ["2021-04-01", "2025-11-21"]),
    ):
        found = people(read(tmp_path, HEADER, *(f"P,{i},,,,,{date}" for i, date in enumerate(dates))))
        assert [from_day(p.connected_on or 0).isoformat() for p in found] == expected


def test_a_list_without_anybody_is_empty(tmp_path: Path) -> None:
    assert read(tmp_path, "Notes:", '"When exporting, some addresses are missing."', "", HEADER) == []


def test_odd_dates_and_addresses_are_remarked_and_the_person_kept(tmp_path: Path) -> None:
    told = Context(ZoneInfo("UTC"), 20_770)
    found = people(read(tmp_path, HEADER, "Ada,King,https://evil.example/x,,,,someday", told=told))
    assert [(person.name, person.url, person.key, person.connected_on) for person in found] == [
        ("Ada King", "", "", None)
    ]
    assert [remark.line for remark in told.problems] == [2, 2]


def test_more_columns_than_linkedins_make_it_a_table_of_contacts(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(f"{HEADER},Tags\nAda,King,https://www.linkedin.com/in/ada,,,,07 Jun 2026,maps\n", encoding="utf-8")
    (file,) = gather([path]).files
    (person,) = people(list(records(file, Context(ZoneInfo("UTC"), 20_770))))
    assert (file.format, person.key, person.more) == ("csv", "ada", '{"tags":["maps"]}')
    assert from_day(person.connected_on or 0).isoformat() == "2026-06-07"
