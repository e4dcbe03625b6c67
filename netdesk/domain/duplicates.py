"""Duplicates: contacts that may be one person, and why."""

from dataclasses import dataclass
from typing import NamedTuple


class Someone(NamedTuple):
    """What a contact is compared by; `profiles` are (network, key, handle, url), keys and handles in lower case.

    `birthday` is as stored (a date or --month-day), `digits` are phone numbers without signs.
    """

    id: int
    name: str
    name_key: str
    company: str = ""
    position: str = ""
    location: str = ""
    birthday: str = ""
    emails: tuple[str, ...] = ()
    digits: tuple[str, ...] = ()
    profiles: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two contacts that may be one person, the lower id first; `confidence` 0-1, `reasons` the strongest first."""

    first: int
    second: int
    confidence: float
    reasons: tuple[str, ...]

    @property
    def ids(self) -> tuple[int, int]:
        """Give both ids."""
        return self.first, self.second


@dataclass(frozen=True, slots=True)
class Group:
    """Contacts that may all be one person, joined by `pairs`, the surest first; without pairs, the user chose them."""

    ids: tuple[int, ...]
    pairs: tuple[Pair, ...]

    @property
    def confidence(self) -> float:
        """Say how sure the weakest of the pairs is."""
        return self.pairs[-1].confidence if self.pairs else 1.0
