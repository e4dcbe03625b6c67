"""Whatever a contact holds, what is written of it is read back as it was: exact, for spreadsheets, and as JSON."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.exported import LISTS, SCALARS, ExportedContact, Kind
from netdesk.domain.imported import FactRow, PersonRow, PhotoRow, Record, Rejected
from netdesk.exporters import csv_file, json_file
from netdesk.exporters.base import Material, Style
from netdesk.importers import detect, netdesk_contacts, netdesk_json
from netdesk.importers.base import Context, Peek
from netdesk.importers.netdesk_people import facts
from netdesk.importers.raw import raw_of

TEXT = st.text(max_size=12) | st.text(" :\\'=+@\"\r\n\t\0,;a", max_size=10)
DAYS, INSTANTS = st.integers(-719_162, 2_932_896), st.integers(-62_135_596_800, 253_402_300_799)
VALUES = {
    Kind.TEXT: TEXT,
    Kind.MAYBE_TEXT: st.none() | TEXT.filter(bool),
    Kind.NUMBER: st.integers(0, 1),
    Kind.MAYBE_NUMBER: st.none() | st.integers(1, 9),
    Kind.REAL: st.none() | st.floats(allow_nan=False, allow_infinity=False),
    Kind.DAY: st.none() | DAYS,
    Kind.INSTANT: INSTANTS,
    Kind.MAYBE_INSTANT: st.none() | INSTANTS,
    Kind.STATUS: st.integers(0, 3),
}
NAMES = st.text(min_size=1, max_size=20).filter(str.strip)
SPECIAL = {"id": st.integers(1, 99_999), "name": NAMES, "introduced_by": st.just("")}


@st.composite
def contacts(draw: st.DrawFn) -> ExportedContact:
    scalars = [draw(SPECIAL.get(column.name, VALUES[column.kind])) for column in SCALARS]
    lists = [
        tuple(draw(st.lists(st.tuples(*(VALUES[column.kind] for column in several.columns)), max_size=3)))
        for several in LISTS
    ]
    photos = tuple(draw(st.lists(st.tuples(st.just("image/png"), st.binary(max_size=30)), max_size=1)))
    return ExportedContact._make([*scalars, *lists, photos, 1, 0, None])


def read(path: Path, *, empty: bool = True) -> list[Record]:
    found = detect.identify(Peek(path.name, raw_of(path)), None)
    reader = netdesk_json if found.format == "netdesk-json" else netdesk_contacts
    assert found.format in ("netdesk-json", "netdesk-contacts"), found
    context = Context(zone=UTC, today=20_000, empty=empty)
    records = list(reader.records(found, context))
    assert list(context.problems) == []
    return records


@pytest.mark.slow
@pytest.mark.parametrize("style", [Style(exact=True), Style(), Style(marked=True)], ids=["exact", "sheet", "marked"])
@given(contact=contacts())
def test_tables_come_back(style: Style, contact: ExportedContact) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "contacts.csv"
        csv_file.write(Material("contacts", 0, contacts=[contact]), path, style)
        records = read(path)
    assert [record._replace(line=0) for record in of(records)] == list(facts(0, contact._replace(photos=())))


@pytest.mark.slow
@given(contact=contacts())
def test_json_comes_back(contact: ExportedContact) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "contacts.json"
        json_file.write(Material("contacts", 0, contacts=[contact]), path, Style())
        records = read(path)
    assert [record._replace(line=0) for record in of(records)] == list(facts(0, contact))


def of(records: list[Record]) -> Iterator[FactRow]:
    for record in records:
        assert isinstance(record, FactRow), record
        yield record


ADA = ExportedContact(
    7, "Ada Example", "Ada", "", "Example", "", "Example & Sons", "Editor", "", "", None, None, "", None, "", "sample", 0,
    0, None, 1, 2, None, None, notes=(("x" * 200_000, None, None, None),), photos=(("image/png", b"\x89PNG"),),
)  # fmt: skip


def test_a_note_longer_than_any_cell_comes_back(tmp_path: Path) -> None:
    csv_file.write(Material("contacts", 0, contacts=[ADA]), tmp_path / "a.csv", Style(exact=True))
    note = next(record for record in of(read(tmp_path / "a.csv")) if record.table == "note")
    assert note.values[1] == "x" * 200_000


def test_a_table_that_a_spreadsheet_wrote_again_is_read(tmp_path: Path) -> None:
    csv_file.write(Material("contacts", 0, contacts=[ADA]), tmp_path / "a.csv", Style())
    text = (tmp_path / "a.csv").read_text(encoding="utf-8").replace("x" * 200_000, "Likes tea")
    (tmp_path / "b.csv").write_text(text.replace(",", ";"), encoding="cp1252")
    note = next(record for record in of(read(tmp_path / "b.csv")) if record.table == "note")
    assert note.values[1] == "Likes tea"


def test_beside_others_they_are_people(tmp_path: Path) -> None:
    json_file.write(Material("contacts", 0, contacts=[ADA]), tmp_path / "a.json", Style())
    person, photo = read(tmp_path / "a.json", empty=False)
    assert isinstance(person, PersonRow)
    assert (person.name, person.company) == ("Ada Example", "Example & Sons")
    assert '"tier":2' in person.more and '"starred":1' in person.more
    assert isinstance(photo, PhotoRow)


def test_what_is_no_contact_says_why(tmp_path: Path) -> None:
    people = [ADA, ADA, ADA._replace(id=-3), ADA._replace(id=8, name=" ")]
    json_file.write(Material("contacts", 0, contacts=people), tmp_path / "a.json", Style())
    reasons = [record.reason for record in read(tmp_path / "a.json") if isinstance(record, Rejected)]
    assert reasons == ["the id 7 is that of an earlier row", "-3 is no id of a contact", "no name"]
