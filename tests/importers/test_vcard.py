import json
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.exported import ExportedContact
from netdesk.domain.imported import PersonRow, PhotoRow, Record, Rejected
from netdesk.exporters.vcard import card
from netdesk.importers import vcard
from netdesk.importers.base import Context, Found, Peek
from netdesk.importers.raw import raw_of
from netdesk.importers.vcard_lines import parts_of

VCARD = Path(__file__).parent.parent / "data" / "vcard"


def read(source: bytes | Path) -> tuple[list[Record], Context]:
    context = Context(zone=UTC, today=20_000)
    raw = raw_of(source, "" if isinstance(source, Path) else "cards.vcf")
    return list(vcard.records(Found(raw.name, "vcard", "", raw), context)), context


def people(source: bytes | Path) -> dict[str, PersonRow]:
    return {record.name: record for record in read(source)[0] if isinstance(record, PersonRow)}


def more(person: PersonRow) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(person.more or "{}")
    return found


def test_apple_s_cards() -> None:
    records, _ = read(VCARD / "v30_apple_icloud.vcf")
    zoe = next(record for record in records if isinstance(record, PersonRow))
    assert (zoe.name, zoe.first, zoe.last, zoe.company) == ("Zoë Brask-Fjord", "Zoë", "Brask-Fjord", "Papier Étoile")
    assert (zoe.network, zoe.key, zoe.email, zoe.location) == (
        "linkedin", "zoë-brask-fjord", "zoe@example.org", "Fjordby, Norway",
    )  # fmt: skip
    told = more(zoe)
    assert told["birthday"] == "--05-04"
    assert told["phones"] == ["+47 00 00 00 00", "+47 00 00 00 01"]
    assert told["own"]["labels"]["phone"]["+47 00 00 00 01"] == "Boathouse"
    assert told["fields"]["Partner"] == "Émile Dufresne-Imaginé"
    assert told["own"]["notes"][0]["text"].endswith("éèêë and so on; with\nline breaks")
    assert [type(record).__name__ for record in records] == ["PersonRow", "PhotoRow", "PersonRow", "Rejected"]
    assert isinstance(records[-1], Rejected)
    assert records[-1].reason == "a group, not a person"


def test_outlook_s_card_in_windows_1252_with_a_picture() -> None:
    records, _ = read(VCARD / "v21_outlook_cp1252.vcf")
    person, photo = records
    assert isinstance(person, PersonRow)
    assert (person.name, person.company) == ("Jürgen Mustermännchen", "Grünwald & Söhne GmbH")
    assert more(person)["fields"]["Address"].startswith("Nirgendstraße 1, Hinterhaus")
    assert isinstance(photo, PhotoRow)
    assert (photo.media_type, photo.data[:3]) == ("image/jpeg", b"\xff\xd8\xff")


def test_android_s_quoted_printable() -> None:
    found = people(VCARD / "v21_android_qp.vcf")
    assert list(found) == ["Úrsula Ñández", "no.name@example.com"]
    assert more(found["Úrsula Ñández"])["own"]["notes"][0]["text"] == "Línea uno\nLínea dos; fin"
    assert more(found["Úrsula Ñández"])["own"]["labels"]["phone"]["+15550102"] == "ático"


def test_version_4() -> None:
    (idris,) = people(VCARD / "v40_rfc6350.vcf").values()
    assert (idris.name, idris.suffix, idris.key) == ("Idris Marzipan, PhD", "PhD", "idris-marzipan")
    assert more(idris)["phones"] == ["+1-555-0103 ext. 5555"]
    assert more(idris)["birthday"] == "--02-03"


def test_awkward_cards() -> None:
    records, context = read(VCARD / "awkward.vcf")
    names = [record.name for record in records if isinstance(record, PersonRow)]
    assert names == ['Zora "Maps" Quillfeather', "No End Here", "After Missing End", "Only An Org"]
    zora = next(record for record in records if isinstance(record, PersonRow))
    assert zora.email == "zora@example.com"
    assert "café ok" in zora.more
    assert [problem.line for problem in context.problems] == [15]


def test_a_card_inside_a_card_is_somebody_else_s() -> None:
    text = b"BEGIN:VCARD\nFN:Ada\nAGENT:\nBEGIN:VCARD\nFN:Helper\nEND:VCARD\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:Eve\nEND:VCARD\n"
    found = people(text)
    assert list(found) == ["Ada", "Eve"]
    assert more(found["Ada"])["phones"] == ["1"]


@pytest.mark.parametrize(
    ("line", "birthday"),
    [("BDAY:19850612", "1985-06-12"), ("BDAY:1985-06-12T00:00:00Z", "1985-06-12"), ("BDAY:--0203", "--02-03"),
     ("BDAY:1604-05-04", "--05-04")],
)  # fmt: skip
def test_birthdays(line: str, birthday: str) -> None:
    (ada,) = people(f"BEGIN:VCARD\nFN:Ada\n{line}\nEND:VCARD".encode()).values()
    assert more(ada)["birthday"] == birthday


def test_pictures_that_are_none_or_too_large_are_left_out() -> None:
    for value in ("PHOTO;ENCODING=b:aGVsbG8=", f"PHOTO;ENCODING=b:{'/9j/' * 800_000}"):
        records, context = read(f"BEGIN:VCARD\nFN:Ada\n{value}\nEND:VCARD\n".encode())
        assert len(records) == 1
        assert len(context.problems) == 1
    records, context = read(b"BEGIN:VCARD\nFN:Ada\nPHOTO:https://example.com/ada.jpg\nEND:VCARD\n")
    assert (len(records), len(context.problems)) == (1, 0)


def test_utf16_and_bare_carriage_returns() -> None:
    text = "BEGIN:VCARD\r\nFN:Zoë\r\nEND:VCARD\r\n"
    assert list(people(text.encode("utf-16"))) == ["Zoë"]
    assert list(people(text.replace("\n", "").encode())) == ["Zoë"]
    for data in (text.encode("utf-16"), text.encode("utf-8-sig"), text.replace("\n", "").encode()):
        assert vcard.recognise(Peek("a.vcf", raw_of(data, "a.vcf")))


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    read(b"BEGIN:VCARD\nFN:Ada\n" + data)


@given(st.lists(st.text(alphabet='a\\;,:n\n" é', max_size=6), min_size=1, max_size=4))
def test_escaped_parts_come_back(parts: list[str]) -> None:
    from netdesk.exporters.content_lines import escaped

    assert parts_of(";".join(escaped(part) for part in parts)) == parts


WORDS = st.text(alphabet='aé;,:\\" \nZ漢', max_size=90).map(lambda text: " ".join(text.split()))


@given(WORDS, WORDS, st.sampled_from(["4.0", "3.0"]), st.binary(max_size=200))
def test_what_is_written_is_read_again(name: str, note: str, version: str, data: bytes) -> None:
    contact = ExportedContact(
        7, f"Ada {name}".strip(), "Ada", "", name, "", "Example & Sons; Ltd", "Editor, chief", "Berlin", "--05-04", None,
        None, "", None, "", "sample", 0, 0, None, 0, None, None, None,
        profiles=(("linkedin", "ada", "ada", "https://www.linkedin.com/in/ada", None, None, None, None, None, None),),
        emails=(("ada@example.com", "work"), ("b@example.com", "")), phones=(("+1 555 0100", "cell"),),
        websites=(("https://ada.example.com/a,b",),), roles=(("peer",),), tags=(("a, b",), ("c",)),
        notes=((f"first {note}", None, None, None),), fields=(("Shoe; size", "3,5"),),
        photos=(("image/png", b"\x89PNG" + data),),
    )  # fmt: skip
    text = "".join(card(contact, 0, version))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    person, photo = read(text.encode())[0]
    assert isinstance(person, PersonRow)
    assert (person.name, person.company, person.position) == (contact.name, contact.company, contact.position)
    assert (person.location, person.network, person.key, person.email) == (
        "Berlin",
        "linkedin",
        "ada",
        "ada@example.com",
    )
    told = more(person)
    assert told["own"]["notes"][0]["text"] == f"first {note}".strip()
    assert told["tags"] == ["a, b", "c"]
    assert told["roles"] == ["peer"]
    assert told["fields"]["Shoe; size"] == "3,5"
    assert told["birthday"] == "--05-04"
    assert told["own"]["labels"] == {"email": {"ada@example.com": "work"}, "phone": {"+1 555 0100": "cell"}}
    assert isinstance(photo, PhotoRow)
    assert photo.data == b"\x89PNG" + data
