"""Merging: several contacts that are one person, and what that person's fields become."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from netdesk.domain.contact import Status


class MergeSide(NamedTuple):
    """One of the contacts to be merged: the fields that have one value only, as the store keeps them."""

    id: int
    name: str = ""
    name_key: str = ""
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
    introduced_by_id: int | None = None
    source: str = ""
    added_at: int = 0
    status: int = Status.ACTIVE
    status_at: int | None = None
    starred: int = 0
    tier: int | None = None
    manual_level: int | None = None
    manual_score: float | None = None


CHOICES: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "name_key", "first", "middle", "last", "suffix"),
    "company": ("company",),
    "position": ("position",),
    "location": ("location",),
    "birthday": ("birthday",),
    "met_on": ("met_on",),
    "met_how": ("met_how",),
    "introduced_by": ("introduced_by_id",),
    "tier": ("tier",),
    "manual_level": ("manual_level",),
    "manual_score": ("manual_score",),
}
"""What the user chooses, with the columns that go together."""
OTHER_CHOICES = ("photo", "cadence")
"""Chosen too, but kept in tables of their own: one of them counts."""


def chosen(sides: Sequence[MergeSide], field: str, choices: Mapping[str, int]) -> MergeSide:
    """Give the side whose value a field takes: the chosen one, else the first that has any; the first one is kept."""
    wanted = choices.get(field)
    if wanted is not None:
        return next(side for side in sides if side.id == wanted)
    if field == "tier":
        return min(sides, key=lambda side: side.tier or 9)  # tier 1 is the closest
    return next((side for side in sides if any(_value(side, column) for column in CHOICES[field])), sides[0])


def settled(sides: Sequence[MergeSide], choices: Mapping[str, int]) -> MergeSide:
    """Make one of several sides, the first of which stays: the fields as chosen, the earliest dates, any star.

    Whoever is active in one of them is active; nobody is introduced by themselves.
    """
    values = {column: getattr(chosen(sides, field, choices), column) for field in CHOICES for column in CHOICES[field]}
    ids = {side.id for side in sides}
    if values["introduced_by_id"] in ids:
        others = (side.introduced_by_id for side in sides)
        values["introduced_by_id"] = next((person for person in others if person and person not in ids), None)
    standing = min(sides, key=lambda side: side.status)
    return sides[0]._replace(
        **values,
        connected_on=min((side.connected_on for side in sides if side.connected_on is not None), default=None),
        added_at=min((side.added_at for side in sides if side.added_at), default=0),
        source=next((side.source for side in sides if side.source), ""),
        status=standing.status,
        status_at=standing.status_at,
        starred=max(side.starred for side in sides),
    )


def _value(side: MergeSide, column: str) -> object:
    return getattr(side, column)
