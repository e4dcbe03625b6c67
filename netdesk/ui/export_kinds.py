"""The ways an export can be written, each with the line that explains it."""

from dataclasses import dataclass

from netdesk.exporters.base import Style, What

DEFUSED = Style()


@dataclass(frozen=True, slots=True)
class FileKind:
    """One way: the key of its format, its title and one calm line, and how it is written."""

    key: str
    format: str
    title: str
    words: str
    style: Style = DEFUSED
    holds: tuple[What, ...] = ("contacts", "interactions", "value", "time")


KINDS: tuple[FileKind, ...] = (
    FileKind("csv", "csv", "CSV for spreadsheets", "Opens everywhere; nothing in it runs.", Style(marked=True)),
    FileKind("exact", "csv", "CSV, exact", "Every field as it is, to be read back.", Style(exact=True)),
    FileKind("xlsx", "xlsx", "Excel workbook", "Dates as dates, texts as texts.", holds=(
        "contacts", "interactions", "value", "time", "everything",
    )),
    FileKind("vcf", "vcf", "vCard 4.0", "For address books, with pictures.", holds=("contacts",)),
    FileKind("vcf3", "vcf", "vCard 3.0", "For older phones and mail programs.", Style(vcard="3.0"), ("contacts",)),
    FileKind("ics", "ics", "Calendar", "Each time entry as an event.", holds=("time",)),
    FileKind("json", "json", "JSON", "All there is, for another NetDesk.", holds=(
        "contacts", "interactions", "value", "time", "everything",
    )),
)  # fmt: skip
BY_KEY = {kind.key: kind for kind in KINDS}
SUBJECTS: tuple[tuple[What, str], ...] = (
    ("contacts", "Contacts"),
    ("interactions", "Interactions"),
    ("value", "Value"),
    ("time", "Time"),
    ("everything", "Everything"),
)
NOUNS: dict[What, tuple[str, str]] = {
    "contacts": ("contact", "contacts"),
    "interactions": ("interaction", "interactions"),
    "value": ("value event", "value events"),
    "time": ("time entry", "time entries"),
    "everything": ("row", "rows of all tables"),
}


def for_what(what: What) -> tuple[FileKind, ...]:
    """List the ways something can be written."""
    return tuple(kind for kind in KINDS if what in kind.holds)


def counted(what: What, number: int) -> str:
    """Say how many were written: "612 contacts"."""
    one, many = NOUNS[what]
    return f"{number:,} {one if number == 1 else many}"
