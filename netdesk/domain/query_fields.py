"""The fields of the query language: what kind each one is, how its values are called, and a line about it."""

from dataclasses import dataclass
from typing import Literal

from netdesk.domain.folding import fold
from netdesk.domain.network import NETWORKS, network_named
from netdesk.domain.participation import Level
from netdesk.domain.role import ROLES

Kind = Literal["text", "choice", "level", "number", "day", "instant"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field: how it is written, what it takes, and what it is about."""

    name: str
    kind: Kind
    about: str
    aliases: tuple[str, ...] = ()


FIELDS: tuple[Field, ...] = (
    Field("name", "text", "words of the name", ("names",)),
    Field("company", "text", "words of the company", ("companies",)),
    Field("position", "text", "words of the position", ("positions",)),
    Field("location", "text", "words of the location", ("locations",)),
    Field("email", "text", "part of an e-mail address", ("emails", "mail")),
    Field("note", "text", "words of the notes", ("notes",)),
    Field("tag", "text", "words of a tag", ("tags",)),
    Field("source", "text", "where the contact came from", ("sources",)),
    Field("role", "choice", "client, peer, friend…", ("roles",)),
    Field("network", "choice", "LinkedIn, X, e-mail…", ("networks",)),
    Field("status", "choice", "active, archived, let go, trashed"),
    Field("has", "choice", "has:email, -has:phone…"),
    Field("is", "choice", "starred, core, due, overdue…"),
    Field("level", "level", "participation, 1 to 12 or by name"),
    Field("tier", "number", "1 to 4, the closest first", ("tiers",)),
    Field("score", "number", "0 to 100"),
    Field("interactions", "number", "how many there are"),
    Field("connected", "day", "when you connected"),
    Field("added", "instant", "when the contact was added"),
    Field("first", "instant", "the first touch"),
    Field("last", "instant", "the last touch: last<-180d is longer ago"),
    Field("next", "day", "when the next touch is due", ("due",)),
)
BY_NAME: dict[str, Field] = {name: field for field in FIELDS for name in (field.name, *field.aliases)}

STATUSES: dict[str, str] = {"active": "active", "archived": "archived", "let_go": "let go", "trashed": "trashed"}
ANY_STATUS = "any"
HAS: dict[str, str] = {
    "email": "an e-mail address",
    "phone": "a phone number",
    "website": "a website",
    "profile": "a profile on a network",
    "photo": "a photo",
    "note": "a note",
    "name": "a name",
    "company": "a company",
    "position": "a position",
    "location": "a location",
    "birthday": "a birthday",
    "tag": "a tag",
    "role": "a role",
    "tier": "a tier",
    "score": "a score",
    "cadence": "a cadence",
    "interaction": "an interaction",
    "promise": "an open promise",
}
IS: dict[str, str] = {
    "starred": "marked with a star",
    "core": "at Refactor or above",
    "due": "next touch due today or before",
    "overdue": "past the longest time between touches",
    "snoozed": "snoozed until a day to come",
    "disconnected": "gone from a network",
    "reconnected": "back on a network",
}


def keys_of(field: str, value: str) -> tuple[str, ...]:
    """Find the keys that a value of a choice means: an exact key or name, else all whose name it begins."""
    wanted = fold(value.replace("_", " "))
    if not wanted:
        return ()
    if field == "status" and wanted in (ANY_STATUS, "all"):
        return tuple(STATUSES)
    if field == "network":
        known = network_named(value)
        return (known.key,) if known else _beginning({network.key: network.name for network in NETWORKS}, wanted)
    if field in ("has", "is"):
        names = {key: key for key in (HAS if field == "has" else IS)}
        exact = next((key for key in names if wanted in (key, key + "s")), None)
        return (exact,) if exact else ()
    return _beginning(ROLES if field == "role" else STATUSES, wanted)


def names_of(field: str) -> tuple[str, ...]:
    """List the values a choice or a level can have, as they are called."""
    if field == "level":
        return tuple(level.name.lower() for level in Level)
    if field == "network":
        return tuple(network.name for network in NETWORKS)
    if field in ("has", "is"):
        return tuple(HAS if field == "has" else IS)
    return tuple((ROLES if field == "role" else STATUSES).values())


def level_of(value: str) -> Level | None:
    """Find a level by its number or name."""
    wanted = fold(value)
    return next((level for level in Level if wanted in (level.name.lower(), str(int(level)))), None)


def _beginning(names: dict[str, str], wanted: str) -> tuple[str, ...]:
    folded = {key: fold(name) for key, name in names.items()}
    exact = tuple(key for key, name in folded.items() if wanted in (key.replace("_", " "), name))
    return exact or tuple(key for key, name in folded.items() if name.startswith(wanted))
