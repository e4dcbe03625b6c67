"""Acts of the sample data: five years of them for each contact, adding up to the level the contact is to have."""

from bisect import bisect
from collections.abc import Mapping
from itertools import accumulate
from random import Random

from netdesk.domain.participation import Level
from netdesk.sample.calendar import Calendar, some_day
from netdesk.sample.cast import Trait
from netdesk.sample.recipe import Recipe
from netdesk.sample.rows import Interaction

# Kinds of each level with the network they happen on; "" is any the contact is on.
KINDS: tuple[tuple[tuple[str, str], ...], ...] = (
    (("newsletter", "email"), ("profile_view", "")),
    (("like", ""), ("reaction", "")),
    (("endorsement", ""), ("list", "")),
    (("comment", ""), ("reply", "")),
    (("follow", ""), ("invitation", "")),
    (("share", ""), ("quote", "")),
    (("invitation_with_message", ""), ("introduction", "email"), ("event", "in_person")),
    (("message", ""), ("email", "email"), ("mention", "")),
    (("recommendation", ""), ("work_review", "email")),
    (("call", "phone"), ("meeting", "in_person"), ("work", "email")),
    (("group", ""), ("host", "in_person")),
    (("project_lead", "email"), ("mentoring", "in_person"), ("hire", "email")),
)
TOGETHER = frozenset({"event", "call", "meeting", "work"})
LASTING = {"call": (10, 45), "meeting": (30, 120), "work": (60, 240), "event": (60, 180), "mentoring": (30, 90)}
TALKS = frozenset({"call", "meeting", "work", "mentoring"})
RATINGS = (2, 3, 3, 4, 4, 4, 5, 5)
RECENT = 0.4
# How often each level comes: one over its number to the power of 1.3.
_OFTEN = tuple(accumulate(level**-1.3 for level in Level))


class Acts:
    """Draws acts; `networks` are the ids of networks by key."""

    def __init__(self, dice: Random, recipe: Recipe, calendar: Calendar, networks: Mapping[str, int]) -> None:
        """Keep what acts are made of."""
        self._dice, self._recipe, self._calendar, self._networks = dice, recipe, calendar, networks

    def of(
        self, contact: int, level: int, count: int, trait: int, since: int | None, on: tuple[int, ...]
    ) -> list[Interaction]:
        """Give exactly `count` acts with a contact that make a level; `since` is the day they connected, `on` their networks."""
        if trait == Trait.DORMANT:
            return self._once_strong(contact, count, on)
        rows = [self._act(contact, *how, since, on) for how in _needed(level, count)]
        past, dice = self._calendar.past(since), self._dice
        for _ in range(count - len(rows)):
            if past is None or dice.random() < RECENT:
                rows.append(self._recent(contact, level, since, on))
            else:
                at_most = min(Level.LEAD, level + 2)
                rows.append(self._make(contact, self._level(at_most), some_day(dice, *past), self._direction(), on))
        return rows

    def of_today(self, contact: int, on: tuple[int, ...]) -> Interaction:
        """Give the act that today began with."""
        return self._make(contact, Level.READ, self._calendar.today, "theirs", on)

    def _act(self, contact: int, level: int, direction: str, since: int | None, on: tuple[int, ...]) -> Interaction:
        return self._make(contact, level, some_day(self._dice, *self._calendar.recent(since)), direction, on)

    def _recent(self, contact: int, level: int, since: int | None, on: tuple[int, ...]) -> Interaction:
        """Draw an act of the last year that leaves the level as it is."""
        direction = self._direction()
        # What I do lifts nobody, as long as it is nothing done together.
        at_most = max(level, Level.COMMENT) if direction == "mine" else level
        return self._act(contact, self._level(at_most), direction, since, on)

    def _once_strong(self, contact: int, count: int, on: tuple[int, ...]) -> list[Interaction]:
        """Draw acts of somebody who was close, all of them more than two years ago."""
        first, last = self._calendar.oldest, self._calendar.today - 2 * 365 - 20
        levels = [Level.COLLABORATE, Level.WRITE, *(self._dice.randint(4, 10) for _ in range(count - 2))]
        return [
            self._make(contact, level, some_day(self._dice, first, last), self._direction(), on)
            for level in levels[:count]
        ]

    def _level(self, at_most: int) -> int:
        return 1 + bisect(_OFTEN, self._dice.random() * _OFTEN[at_most - 1], 0, at_most - 1)

    def _direction(self) -> str:
        return "theirs" if self._dice.random() < 0.55 else "mine"

    def _make(self, contact: int, level: int, day: int, direction: str, on: tuple[int, ...]) -> Interaction:
        dice = self._dice
        kinds = KINDS[level - 1]
        kind, place = kinds[int(dice.random() * len(kinds))]
        network = self._networks[place] if place else on[int(dice.random() * len(on))]
        if kind in TOGETHER:
            direction = "both"
        minutes = 5 * round(dice.randint(*LASTING[kind]) / 5) if kind in LASTING else None
        rating = dice.choice(RATINGS) if kind in LASTING and dice.random() < 0.6 else None
        text = self._talk() if kind in TALKS and dice.random() < 0.5 else ""
        at = self._calendar.some_time(dice, day)
        return Interaction(contact, network, at, day, kind, level, direction, minutes, rating, text)

    def _talk(self) -> str:
        dice, recipe = self._dice, self._recipe
        return dice.choice(recipe.talks).format(topic=dice.choice(recipe.topics), event=dice.choice(recipe.events))


def _needed(level: int, count: int) -> list[tuple[int, str]]:
    """Give the acts without which a level would not come about: two of it, or one of the next (a single one counts less)."""
    if level == Level.READ or not count:
        return []
    if count == 1:
        return [(level + 1, "theirs")]
    needed = [(level, "theirs"), (level, "theirs")]
    if level >= Level.COMMENT and count >= len(needed) * 2:
        needed += [(level, "mine"), (level, "mine")]
    return needed
