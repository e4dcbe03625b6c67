"""The columns of the contacts table."""

from collections.abc import Callable
from datetime import tzinfo

from netdesk.domain.contact import ContactRow
from netdesk.ui import meter
from netdesk.ui.contacts import words
from netdesk.ui.delegates.number import UNKNOWN
from netdesk.ui.delegates.person import PersonCell
from netdesk.ui.table_model import Column

SORT_WORDS = {
    "name": "name",
    "company": "company",
    "networks": "number of networks",
    "level": "participation",
    "connected": "date of connection",
    "last": "last contact",
}
"""How the summary says what the table is sorted by."""


def columns(clock: Callable[[], int], zone: tzinfo) -> tuple[Column, ...]:
    """List the columns, left to right; `clock` gives UTC seconds."""

    def last(row: ContactRow) -> str:
        return words.ago(row.last_at, clock(), zone)

    return (
        Column("name", "Name, role", _person, _name, _spoken_name),
        Column("company", "Company", _company, _company, lambda row: row.company or "Company unknown"),
        Column("networks", "Networks", _letters, _networks, lambda row: _networks(row) or "No network", descends=True),
        Column("level", "Participation", _level, lambda row: row.level.label, _spoken_level, descends=True),
        Column("connected", "Connected", _connected, _connected, _spoken_connected, right=True, descends=True),
        Column(
            "last",
            "Last",
            last,
            last,
            lambda row: words.ago_spoken(row.last_at, clock(), zone),
            right=True,
            descends=True,
        ),
        Column("tags", "Tags", _tags, _tag_words, lambda row: _tag_words(row) or "No tags", sorts=False),
    )


def _person(row: ContactRow) -> PersonCell:
    return PersonCell(row.name or "Without a name", row.position, row.level.is_core)


def _name(row: ContactRow) -> str:
    return row.name or "Without a name"


def _spoken_name(row: ContactRow) -> str:
    return f"{_name(row)}, {row.position}" if row.position else _name(row)


def _company(row: ContactRow) -> str:
    return row.company


def _letters(row: ContactRow) -> tuple[str, ...]:
    return tuple(words.network_letter(key) for key in row.networks)


def _networks(row: ContactRow) -> str:
    return ", ".join(words.network_name(key) for key in row.networks)


def _level(row: ContactRow) -> int:
    return int(row.level)


def _spoken_level(row: ContactRow) -> str:
    return meter.spoken(row.level) + (", set by hand" if row.by_hand else "")


def _connected(row: ContactRow) -> str:
    return UNKNOWN if row.connected_on is None else words.date(row.connected_on)


def _spoken_connected(row: ContactRow) -> str:
    return "Connected on an unknown day" if row.connected_on is None else f"Connected {words.date(row.connected_on)}"


def _tags(row: ContactRow) -> tuple[str, ...]:
    return row.tags


def _tag_words(row: ContactRow) -> str:
    return ", ".join(row.tags)
