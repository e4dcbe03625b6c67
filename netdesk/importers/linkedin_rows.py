"""What the readers of LinkedIn's smaller files share: cells by their columns, the people named in them, times, keys."""

from collections.abc import Iterator, Sequence
from datetime import UTC
from hashlib import blake2b
from typing import NamedTuple

from netdesk.domain.names import display_name, split_suffix
from netdesk.domain.period import local_day, to_day
from netdesk.domain.profile_url import parse_profile
from netdesk.importers.base import Context
from netdesk.importers.dates import MONTH_FIRST, DateReader
from netdesk.importers.linkedin_people import HIDDEN_NAME, name_key
from netdesk.importers.mapping import column_order
from netdesk.importers.text import Table

NETWORK = "linkedin"
HIDDEN = "hidden profile: LinkedIn names nobody"
EMPTY = "empty row"


class Someone(NamedTuple):
    """A person as a row names them; only the name is always there."""

    name: str
    url: str = ""
    handle: str = ""
    key: str = ""


class When(NamedTuple):
    """A time: seconds (UTC), the local day, and as it is written, whatever the zone it is read in."""

    at: int
    day: int
    written: str


def rows(table: Table, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Go through the rows: line and stripped cells in the order of `columns`, "" where a file lacks one.

    A column may have a second name after "|".
    """
    places = [table.index(*column.split("|")) for column in columns]
    for line, cells in table.pairs():
        cells.append("")  # -1, a missing column, is this cell
        yield line, [cells[place].strip() for place in places]


def full_name(first: str, last: str) -> str:
    """Join a name from its two columns, as it is shown of connections, too."""
    last, suffix = split_suffix(last) if "," in last else (last, "")
    return display_name(first, "", last, suffix)


def someone(name: str, url: str, line: int, context: Context) -> Someone | None:
    """Tell who a row names; None where LinkedIn hides them."""
    profile = parse_profile(url) if url else None
    if profile is not None and profile.network == NETWORK:
        shown = name if name and name.casefold() != HIDDEN_NAME else profile.handle
        return Someone(shown, profile.url, profile.handle, profile.key)
    if url:
        context.problems.add(line, "The address is no LinkedIn profile: left out.")
    return Someone(name) if name and name.casefold() != HIDDEN_NAME else None


class Clock:
    """Reads one column of times; those without a zone are in the zone of the context."""

    def __init__(self, table: Table, column: str, context: Context) -> None:
        place = table.index(*column.split("|"))
        order = context.date_order or (column_order(table, [place])[0] if place >= 0 else "")
        self._reader = DateReader(order or MONTH_FIRST, context.today)
        self._zone = context.zone

    def read(self, text: str) -> When | None:
        """Read a time; None for what is none."""
        moment = self._reader.moment(text)
        if moment is None:
            return None
        value = moment.value
        at = int(value.replace(tzinfo=moment.zone or self._zone).timestamp())
        if moment.zone is None:
            return When(at, to_day(value.date()), value.isoformat())
        utc = value.replace(tzinfo=moment.zone).astimezone(UTC).replace(tzinfo=None)
        return When(at, local_day(at, self._zone), utc.isoformat())


def no_date(text: str) -> str:
    """Say that a row has no time that can be read."""
    return f"“{text[:40]}” is no date" if text else "no date"


class Keys:
    """Gives each act of one kind a key that is the same in every archive that holds it."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._holders: dict[str, str] = {}

    def of(self, person: Someone, *parts: str) -> str:
        """Give the key of an act with a person; `parts` tell it from others: direction, time as written, skill.

        Archives before mid-2023 hold no addresses, so that the name stands in the key, without degrees: an act keeps its
        key when a later archive adds the address, and when it is read in another zone. The address counts only for a
        namesake: of two people of one name and second, the one named second in the file gets it into the key.
        """
        key = self._digest(name_key(person.name), *parts)
        if person.key and self._holders.setdefault(key, person.key) != person.key:
            return self._digest(person.key, name_key(person.name), *parts)
        return key

    def _digest(self, *parts: str) -> str:
        joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
        return f"{NETWORK}:{self._kind}:{blake2b(joined, digest_size=10).hexdigest()}"
