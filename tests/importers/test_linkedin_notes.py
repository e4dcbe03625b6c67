from netdesk.domain.imported import NoteRow, Record, Rejected
from netdesk.domain.period import from_day
from tests.importers.reading import IN, read

HEADER = "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On"
KEY = "linkedin-notes"
MADE = "2025-07-30 18:20:00 UTC"
EDITED = "2026-01-02 23:30:00 UTC"


def notes(*lines: str) -> list[Record]:
    return read("Notes.csv", [HEADER, *lines], KEY)


def one(line: str) -> NoteRow:
    (note,) = notes(line)
    assert isinstance(note, NoteRow)
    return note


def test_a_note_with_its_text_at_its_last_edit() -> None:
    note = one(f'Ada,King,{IN}ada,"Met at ""Tides""\nlikes maps",{MADE},{EDITED}')
    assert (note.line, note.network, note.name, note.key) == (2, "linkedin", "Ada King", "ada")
    assert note.text == 'Met at "Tides"\nlikes maps'
    assert (note.at, from_day(note.day).isoformat()) == (1_767_396_600, "2026-01-03")
    assert one(f"Ada,King,{IN}ada,Hi,{MADE},").at == 1_753_899_600
    assert one(f"Ada,King,{IN}ada,Hi,,{EDITED}").at == note.at


def test_the_key_follows_the_text_not_the_time_of_the_edit() -> None:
    first = one(f'Ada,King,{IN}ada,"Met  at\nTides",{MADE},')
    same = one(f"Ada,King,{IN}ada,Met at Tides,{MADE},{EDITED}")
    other = one(f"Ada,King,{IN}ada,Met at Tides again,{MADE},{EDITED}")
    assert first.external_key == same.external_key != other.external_key


def test_rows_without_a_text_a_person_or_a_time_are_rejected() -> None:
    assert notes(f"Ada,King,{IN}ada, ,{MADE},", f",,,Hi,{MADE},", "Ada,King,,Hi,soon,") == [
        Rejected(2, "empty row"),
        Rejected(3, "hidden profile: LinkedIn names nobody"),
        Rejected(4, "“soon” is no date"),
    ]
