"""Contacts: people, as a table row, as a whole, and as what happened with them over time."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal, NamedTuple

from netdesk.domain.cadence import Cadence, Due
from netdesk.domain.participation import Level


class Status(IntEnum):
    """Where a contact stands; lists show the active ones."""

    ACTIVE = 0
    ARCHIVED = 1
    LET_GO = 2
    TRASHED = 3


class ContactRow(NamedTuple):
    """What a table shows of a contact; a tuple, for pages of hundreds.

    `networks` are network keys in the order of domain.network; `connected_on` is a day, `last_at` and `added_at` seconds
    UTC; `due_on` and `latest_on` are the ideal and the longest day for the next touch (domain.cadence), `score` is 0-100;
    None is unknown or never.
    """

    id: int
    name: str
    position: str = ""
    company: str = ""
    location: str = ""
    networks: tuple[str, ...] = ()
    level: Level = Level.READ
    by_hand: bool = False
    connected_on: int | None = None
    last_at: int | None = None
    tags: tuple[str, ...] = ()
    starred: bool = False
    roles: tuple[str, ...] = ()
    tier: int | None = None
    score: float | None = None
    due_on: int | None = None
    latest_on: int | None = None
    added_at: int = 0
    interactions: int = 0
    source: str = ""
    status: Status = Status.ACTIVE


@dataclass(frozen=True, slots=True)
class ContactProfile:
    """A contact's presence on a network; `url` is what the file said and not yet checked.

    `gone_on` and `back_on` are the days of the archives in which it was missing, and found again.
    """

    network: str
    handle: str = ""
    url: str = ""
    connected_on: int | None = None
    gone_on: int | None = None
    back_on: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Labelled:
    """An e-mail address, phone number or web address of a contact, with the user's word for it."""

    id: int
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class ContactField:
    """A value under a name of the user's own."""

    id: int
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class ContactNote:
    """A note on a contact; `day` None where the file gave no date."""

    text: str
    day: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Promise:
    """Something I promised a contact; both days are None while nobody said one."""

    id: int
    text: str
    due_day: int | None = None
    done_day: int | None = None


WishKind = Literal["know", "need", "offer"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a contact knows about, needs or offers."""

    id: int
    kind: WishKind
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Acts of one kind behind a level, within the last year; `days` newest first."""

    kind: str
    level: Level
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A contact's level and what it rests on.

    `computed` follows from the acts of the last year, `manual` is the user's word and wins. `evidence` holds the acts that
    made `computed`, highest first; `acts` counts all on record, `last_at` is the newest one (seconds, UTC).
    """

    computed: Level = Level.READ
    manual: Level | None = None
    evidence: tuple[Evidence, ...] = ()
    acts: int = 0
    last_at: int | None = None

    @property
    def level(self) -> Level:
        """The level that counts."""
        return self.manual or self.computed


@dataclass(frozen=True, slots=True)
class ContactDetail:
    """Everything the store knows of one contact, its timeline aside."""

    id: int
    name: str
    first: str = ""
    middle: str = ""
    last: str = ""
    suffix: str = ""
    company: str = ""
    position: str = ""
    location: str = ""
    birthday: str = ""
    connected_on: int | None = None
    met_on: int | None = None
    met_how: str = ""
    introduced_by: str = ""
    introduced_by_id: int | None = None
    source: str = ""
    added_at: int = 0
    status: Status = Status.ACTIVE
    starred: bool = False
    tier: int | None = None
    manual_score: float | None = None
    cadence: Cadence | None = None
    due: Due | None = None
    standing: Standing = field(default_factory=Standing)
    profiles: tuple[ContactProfile, ...] = ()
    emails: tuple[Labelled, ...] = ()
    phones: tuple[Labelled, ...] = ()
    websites: tuple[Labelled, ...] = ()
    fields: tuple[ContactField, ...] = ()
    notes: tuple[ContactNote, ...] = ()
    promises: tuple[Promise, ...] = ()
    wishes: tuple[Wish, ...] = ()
    roles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


TimelineKind = Literal["act", "job", "note", "time", "value", "connected", "added"]


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One thing that happened with a contact.

    `day` is a local day, None when nobody knows; `what` is an act's kind, the new position of a job change, the client of
    a time entry, the kind of a value event or the source of a contact; `text` what was written down, or the position
    before; `seconds` the length; `rating` 1-5. `id` is the row's own, `at` and `part` its place in the order (TimelinePlace).
    """

    kind: TimelineKind
    day: int | None
    what: str = ""
    text: str = ""
    direction: str = ""
    network: str = ""
    seconds: int = 0
    amount: int | None = None
    currency: str = ""
    id: int = 0
    rating: int | None = None
    at: int | None = None
    part: int = 0
    points: float | None = None

    @property
    def place(self) -> "TimelinePlace":
        """Where the item stands; what is older comes after it."""
        return TimelinePlace(self.at, self.part, self.id)


class TimelinePlace(NamedTuple):
    """A place in a timeline: the instant (None: unknown, last), which kind of row, and its id; all fall."""

    at: int | None
    part: int
    id: int
