"""The ingredients of the sample data, as resources/sample/recipe.json holds them."""

import json
import re
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from netdesk import paths
from netdesk.domain.folding import fold

# Letters that are no accented forms, so that folding leaves them.
_LATIN = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_NO_ADDRESS = re.compile(r"[^a-z0-9]+")
Word = tuple[str, str]
"""A name as shown, and in the letters of an address."""


@dataclass(frozen=True, slots=True)
class Language:
    """Names of one language; `joined` ones touch each other, `family_first` ones begin with the family."""

    name: str
    firsts: tuple[Word, ...]
    lasts: tuple[Word, ...]
    cities: tuple[str, ...]
    joined: bool = False
    family_first: bool = False


@dataclass(frozen=True, slots=True)
class ClientRecipe:
    """A client: `rate` in cents an hour, `months` for which it has been one; not every one was invoiced yet."""

    name: str
    rate: int
    projects: tuple[str, ...]
    months: int = 0
    invoiced: bool = True


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything the sample data is made of; texts may hold {topic} and {event}."""

    languages: tuple[Language, ...]
    weights: tuple[int, ...]
    company_heads: tuple[str, ...]
    company_tails: tuple[str, ...]
    positions: tuple[str, ...]
    senior_positions: tuple[str, ...]
    recruiter_positions: tuple[str, ...]
    lion_marks: tuple[str, ...]
    lion_positions: tuple[str, ...]
    handles: tuple[str, ...]
    topics: tuple[str, ...]
    events: tuple[str, ...]
    notes: tuple[str, ...]
    talks: tuple[str, ...]
    promises: tuple[str, ...]
    gifts: dict[str, list[str]]
    clients: tuple[ClientRecipe, ...]
    past_clients: tuple[ClientRecipe, ...]
    own_projects: tuple[str, ...]
    work_notes: tuple[str, ...]
    admin_notes: dict[str, list[str]]
    social_notes: dict[str, list[str]]


def load() -> Recipe:
    """Read the recipe that comes with the program."""
    text = (paths.resources() / "sample" / "recipe.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    languages = tuple(_language(spoken) for spoken in found["languages"])
    clients, past = (tuple(_client(known) for known in found[name]) for name in ("clients", "past_clients"))
    lists = (
        "positions senior_positions recruiter_positions lion_marks lion_positions handles topics events notes talks"
        " promises own_projects work_notes"
    )
    return Recipe(
        languages=languages,
        weights=tuple(accumulate(spoken["weight"] for spoken in found["languages"])),
        company_heads=tuple(found["company_heads"].split()),
        company_tails=tuple(found["company_tails"]),
        gifts=found["gifts"],
        clients=clients,
        past_clients=past,
        admin_notes=found["admin_notes"],
        social_notes=found["social_notes"],
        **{name: tuple(found[name]) for name in lists.split()},
    )


def address(text: str) -> str:
    """Write a name in the letters of a web address: "Grønbæk" is "gronbaek"; "" where it has none."""
    return _NO_ADDRESS.sub("", fold(text).translate(_LATIN))


def _language(spoken: dict[str, Any]) -> Language:
    return Language(
        spoken["name"],
        _names(spoken["firsts"]),
        _names(spoken["lasts"]),
        tuple(spoken["cities"]),
        spoken.get("joined", False),
        spoken.get("family_first", False),
    )


def _names(words: str) -> tuple[Word, ...]:
    pairs = (word.partition("/") for word in words.split())
    return tuple((shown, latin or address(shown)) for shown, _, latin in pairs)


def _client(known: dict[str, Any]) -> ClientRecipe:
    return ClientRecipe(
        known["name"], known["rate"], tuple(known["projects"]), known.get("months", 0), known.get("invoiced", True)
    )
