"""Merging: several contacts that are one person, and what that person's fields become."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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


class SideFigures(NamedTuple):
    """What one of the sides brings along, in numbers; `money` is what came from it, in minor units by currency."""

    acts: int = 0
    notes: int = 0
    seconds: int = 0
    money: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class MergePlan:
    """Contacts side by side before they are merged.

    `lists` holds what is united, by its words, for each side ("E-mails": …); `names` those who introduced them, by id;
    `photos` tells which sides have one, `cadences` their ideal and longest days.
    """

    sides: tuple[MergeSide, ...]
    figures: tuple[SideFigures, ...]
    lists: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)
    photos: tuple[bool, ...] = ()
    cadences: tuple[tuple[int, int] | None, ...] = ()

    def united(self, words: str, among: Sequence[int]) -> tuple[str, ...]:
        """Give the values of a list that the sides of some ids have together, each once."""
        found = (
            value
            for side, values in zip(self.sides, self.lists[words], strict=True)
            if side.id in among
            for value in values
        )
        return tuple(dict.fromkeys(found))

    def total(self, among: Sequence[int]) -> SideFigures:
        """Add up what the sides of some ids bring along."""
        parts = [part for side, part in zip(self.sides, self.figures, strict=True) if side.id in among]
        money: dict[str, int] = {}
        for part in parts:
            for currency, amount in part.money:
                money[currency] = money.get(currency, 0) + amount
        acts, notes, seconds = (sum(numbers) for numbers in zip(*(part[:3] for part in parts), strict=True))
        return SideFigures(acts, notes, seconds, tuple(sorted(money.items())))
