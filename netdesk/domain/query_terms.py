"""What a query is made of once it is read: records that say exactly which contacts are meant.

Each condition is true or false of a contact, never unknown, so that what is negated is exactly the rest.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Words that follow each other in one of the searched texts, whole but for the last one where `prefix` is set."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class TextField:
    """Words that follow each other in one field, the last one may go on; or `whole`, all that the field holds."""

    field: str
    words: tuple[str, ...]
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some values, by their keys: roles, networks, where a contact stands."""

    field: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A number between two bounds, both included; None is no bound. What is unknown is never between them."""

    field: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A day (counted from 1970) or an instant (seconds, UTC) from `first` on and before `after`; None is no bound.

    What is unknown or never was is outside, unless `never` counts it in.
    """

    field: str
    first: int | None = None
    after: int | None = None
    never: bool = False


@dataclass(frozen=True, slots=True)
class Has:
    """Something that a contact has or lacks: an e-mail address, a note…"""

    what: str


@dataclass(frozen=True, slots=True)
class Is:
    """What a contact is or is not: starred, disconnected…"""

    what: str


@dataclass(frozen=True, slots=True)
class Not:
    """Everybody but those of a term."""

    term: "Term"


@dataclass(frozen=True, slots=True)
class And:
    """Those of all the terms."""

    terms: tuple["Term", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Those of any of the terms."""

    terms: tuple["Term", ...]


Leaf = Words | TextField | Choice | Number | Time | Has | Is
Term = Leaf | Not | And | Or


def leaves(term: Term | None) -> Iterator[Leaf]:
    """Go through the conditions of a term, in the order of its text."""
    if isinstance(term, Not):
        yield from leaves(term.term)
    elif isinstance(term, And | Or):
        for part in term.terms:
            yield from leaves(part)
    elif term is not None:
        yield term
