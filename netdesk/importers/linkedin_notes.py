"""LinkedIn's Notes.csv (since 2026): the user's own notes on connections, which are kept with their texts."""

from collections.abc import Iterator

from netdesk.domain.imported import NoteRow, Record, Rejected
from netdesk.importers.base import Context, Format, Found, Peek
from netdesk.importers.linkedin_rows import EMPTY, HIDDEN, NETWORK, Clock, Keys, full_name, no_date, rows, someone

NEEDED = frozenset(["connectionfirstname", "connectionlastname", "note", "createdon"])
COLUMNS = (
    "Connection First Name",
    "Connection Last Name",
    "Connection Profile URL",
    "Note",
    "Created On",
    "Edited On",
)


def recognise(peek: Peek) -> str:
    """Tell notes by their columns."""
    return "LinkedIn notes on connections" if peek.columns >= NEEDED else ""


def records(found: Found, context: Context) -> Iterator[Record]:
    """Yield every note, at the time of its last edit."""
    assert found.table is not None
    created_clock = Clock(found.table, "Created On", context)
    edited_clock = Clock(found.table, "Edited On", context)
    keys = Keys("note")
    for line, (first, last, url, text, created, edited) in rows(found.table, COLUMNS):
        if not text:
            yield Rejected(line, EMPTY)
            continue
        person = someone(full_name(first, last), url, line, context)
        made = created_clock.read(created)
        when = edited_clock.read(edited) or made
        if person is None or when is None:
            yield Rejected(line, HIDDEN if person is None else no_date(created or edited))
            continue
        # The text is part of the key: a note edited later comes beside the one that is there, and neither is lost.
        key = keys.of(person, made.written if made else when.written, " ".join(text.split()))
        yield NoteRow(line, NETWORK, *person, when.at, when.day, text, key)


FORMAT = Format("linkedin-notes", 60, recognise, records)
