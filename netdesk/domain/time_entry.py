"""Time entries: spans of time, their kinds and totals, and how a new one makes room among its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["billable", "unbillable", "social"]
KINDS: tuple[Kind, ...] = ("billable", "unbillable", "social")


@dataclass(frozen=True, slots=True)
class Draft:
    """What an entry is about, before it has a time.

    `client` and `project` are names, `network` a key or a name, `billable` None where the default decides; `contacts` are
    ids. An empty text means none.
    """

    client: str = ""
    project: str = ""
    network: str = ""
    note: str = ""
    billable: bool | None = None
    contacts: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeEntry:
    """An entry as the lists show it. Times are seconds (UTC), `day` is the local day of its start.

    `ended_at` is None while it runs; `seconds` is set only where a file knew no clock times, and then it is the length.
    `network` is the name, `network_key` its key; `rate` is minor units an hour, of the entry, its project or its client.
    """

    id: int
    started_at: int
    ended_at: int | None
    seconds: int | None
    day: int
    zone: str
    client: str = ""
    project: str = ""
    network: str = ""
    network_key: str = ""
    note: str = ""
    billable: bool = False
    contacts: tuple[str, ...] = ()
    contact_ids: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    rate: int | None = None
    currency: str = ""
    source: str = ""

    @property
    def running(self) -> bool:
        """Tell whether the entry has no end yet."""
        return self.ended_at is None and self.seconds is None

    @property
    def timed(self) -> bool:
        """Tell whether the entry has a place on the clock, not only a length."""
        return self.seconds is None

    @property
    def kind(self) -> Kind:
        """Tell how the entry is drawn: each second counts once."""
        return kind_of(billable=self.billable, social=bool(self.network_key))

    @property
    def what(self) -> str:
        """Name the entry: its note, else its project, client or network."""
        return self.note or self.project or self.client or self.network or "No note"

    def end(self, now: int) -> int:
        """Give the end, or the present for a running entry."""
        return max(self.started_at, now) if self.ended_at is None else self.ended_at

    def length(self, now: int) -> int:
        """Give the length in seconds; `now` ends a running entry."""
        return self.seconds if self.seconds is not None else self.end(now) - self.started_at

    def draft(self) -> Draft:
        """Give what the entry is about, to start or add it again."""
        return Draft(self.client, self.project, self.network_key, self.note, self.billable, self.contact_ids, self.tags)


@dataclass(frozen=True, slots=True)
class Totals:
    """Seconds of a period. Social time is billable or unbillable too, so `billable + unbillable` is all of it.

    `social_billable` is the part that is both social and billable.
    """

    billable: int = 0
    unbillable: int = 0
    social: int = 0
    social_billable: int = 0

    @property
    def tracked(self) -> int:
        """Give all seconds, each once."""
        return self.billable + self.unbillable

    def drawn(self, kind: Kind) -> int:
        """Give the seconds of a kind as the window draws them: social time apart, each second once."""
        if kind == "social":
            return self.social
        if kind == "billable":
            return self.billable - self.social_billable
        return self.unbillable - (self.social - self.social_billable)

    def __add__(self, other: "Totals") -> "Totals":
        return Totals(
            self.billable + other.billable,
            self.unbillable + other.unbillable,
            self.social + other.social,
            self.social_billable + other.social_billable,
        )


@dataclass(frozen=True, slots=True)
class Cut:
    """What happens to a neighbour that a new entry overlaps.

    `kept` are the spans that stay of it: none (it goes), one (it is shortened) or two (it is split).
    `overlap` is in seconds.
    """

    entry: TimeEntry
    overlap: int
    kept: tuple[tuple[int, int | None], ...]

    @property
    def words(self) -> str:
        """Say what will happen, for the preview."""
        return ("that entry will go", "that entry will be shortened", "that entry will be split")[len(self.kept)]


def kind_of(*, billable: bool, social: bool) -> Kind:
    """Tell how time is drawn: social when it carries a network, else billable or unbillable."""
    if social:
        return "social"
    return "billable" if billable else "unbillable"


def default_billable(given: bool | None, *, client: bool | None, project: bool | None) -> bool:
    """Decide whether an entry is billable: as said, else as its project, else as its client; without a client it is not.

    Time on a network without a client is unbillable by the same rule.
    """
    for choice in (given, project, client):
        if choice is not None:
            return choice
    return False


def make_room(start: int, end: int, neighbours: Sequence[TimeEntry], now: int) -> tuple[Cut, ...]:
    """Plan how neighbours give way to a new span [start, end); spans that only touch do not overlap.

    A running neighbour counts as ending at `now` and keeps running: its start moves to the end of the new span, or its part
    before it becomes an entry of its own. Entries without clock times take no place.
    """
    cuts = []
    for entry in neighbours:
        until = entry.end(now)
        overlap = min(end, until) - max(start, entry.started_at)
        if not entry.timed or overlap <= 0:
            continue
        kept: list[tuple[int, int | None]] = []
        if entry.started_at < start:
            kept.append((entry.started_at, start))
        if entry.running:
            kept.append((min(end, now), None))
        elif until > end:
            kept.append((end, until))
        cuts.append(Cut(entry, overlap, tuple(kept)))
    return tuple(cuts)


def overlapping(entries: Sequence[TimeEntry], now: int) -> frozenset[int]:
    """Find the entries (by id) that share time with another one."""
    found: set[int] = set()
    latest: TimeEntry | None = None
    for entry in sorted((entry for entry in entries if entry.timed), key=lambda entry: entry.started_at):
        if latest is not None and entry.started_at < latest.end(now) and entry.end(now) > entry.started_at:
            found |= {latest.id, entry.id}
        if latest is None or entry.end(now) > latest.end(now):
            latest = entry
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a write to the time came to: its change (None when nothing was written), its words, the entry it is about."""

    id: int | None
    label: str
    tables: frozenset[str] = frozenset()
    entry: int | None = None
