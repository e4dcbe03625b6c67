"""People seen by their participation level."""

from dataclasses import dataclass

from netdesk.domain.participation import Level


@dataclass(frozen=True, slots=True)
class LevelPeople:
    """The people at one level: how many, how many of them were put there by hand, and all acts on record with them."""

    level: Level
    people: int = 0
    by_hand: int = 0
    acts: int = 0


@dataclass(frozen=True, slots=True)
class Participant:
    """A contact with its level; `last_at` is seconds, UTC, None without any act; `acts` counts all on record."""

    contact: int
    name: str
    position: str
    company: str
    level: Level
    by_hand: bool
    last_at: int | None
    acts: int
