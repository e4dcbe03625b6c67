"""Who plays which part: every contact's level, number of acts, and whether they are trouble or treasure."""

from array import array
from dataclasses import dataclass, field
from enum import IntEnum
from random import Random

from netdesk.domain.participation import Level

SHARES = (214, 131, 38, 74, 46, 34, 27, 19, 11, 10, 4, 4)
"""How many of 612 people stand at each level: long on the left, a few on the right."""
ENOUGH = 50
"""From so many contacts on there is at least one of every part."""
READERS_WITH_ACTS = 0.5
MOST_ACTS = 600
CORE_ACTS = 4
TIERS = (5, 15, 50, 150)
CLIENT_PEOPLE = 7


class Trait(IntEnum):
    """What is special about a contact, besides the level."""

    NONE = 0
    LION = 1
    RECRUITER = 2
    """A recruiter of long ago, without a single act."""
    DORMANT = 3
    """Once strong, untouched for two years and more."""
    HANDLE = 4
    """Nothing known but a handle."""
    COPY = 5
    """Another contact once more."""
    NAMESAKE = 6
    """Another person of the same name."""


PARTS = (
    (Trait.LION, 0.012),
    (Trait.RECRUITER, 0.025),
    (Trait.DORMANT, 0.02),
    (Trait.HANDLE, 0.006),
    (Trait.COPY, 0.012),
    (Trait.NAMESAKE, 0.004),
)
"""Their shares; together less than the people at Read."""


@dataclass(slots=True)
class Cast:
    """All contacts by their place in the list, from 0; their id is one more.

    `like` gives the contact that a copy or namesake takes the name of, always an earlier one. `tiers` holds 1-4 for the 150
    closest; `clients` the number of the client a contact stands for, from 0; `past` likewise for former ones.
    """

    levels: bytearray
    acts: "array[int]"
    traits: bytearray
    like: dict[int, int] = field(default_factory=dict)
    tiers: dict[int, int] = field(default_factory=dict)
    clients: dict[int, int] = field(default_factory=dict)
    past: dict[int, int] = field(default_factory=dict)
    closest: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.levels)

    def with_trait(self, trait: Trait) -> list[int]:
        """List the contacts that play a part."""
        return [place for place, known in enumerate(self.traits) if known == trait]


def make(dice: Random, contacts: int, clients: int, past: int) -> Cast:
    """Cast so many contacts, for so many present and past clients."""
    cast = Cast(_levels(dice, contacts), array("i", bytes(4 * contacts)), bytearray(contacts))
    _give_parts(dice, cast)
    _count_acts(dice, cast)
    plain = [place for place in range(contacts) if cast.levels[place] >= Level.COMMENT]
    plain.sort(key=lambda place: (-cast.levels[place], -cast.acts[place]))
    cast.closest = plain[: max(TIERS)]
    _seat(cast)
    _choose_clients(cast, clients, past)
    return cast


def quotas(contacts: int) -> list[int]:
    """Share contacts out among the levels, by largest remainders; from 100 on nobody's level stays empty."""
    total = sum(SHARES)
    exact = [contacts * share / total for share in SHARES]
    counts = [int(part) for part in exact]
    if contacts >= ENOUGH:
        counts = [max(1, count) for count in counts]
    while sum(counts) > contacts:
        counts[counts.index(max(counts))] -= 1
    order = sorted(range(len(SHARES)), key=lambda level: int(exact[level]) - exact[level])
    for level in order[: contacts - sum(counts)]:
        counts[level] += 1
    return counts


def _levels(dice: Random, contacts: int) -> bytearray:
    levels = [level for level, count in zip(Level, quotas(contacts), strict=True) for _ in range(count)]
    dice.shuffle(levels)
    return bytearray(levels)


def _give_parts(dice: Random, cast: Cast) -> None:
    """Hand the special parts to people at Read; the first contact stays plain, so that a copy has somebody to be like."""
    readers = [place for place, level in enumerate(cast.levels) if level == Level.READ and place > 0]
    dice.shuffle(readers)
    for trait, share in PARTS:
        count = max(round(len(cast) * share), 1 if len(cast) >= ENOUGH else 0)
        for place in readers[:count]:
            cast.traits[place] = trait
        del readers[:count]
    for trait in (Trait.COPY, Trait.NAMESAKE):
        taken = set(cast.like.values())
        for place in cast.with_trait(trait):
            other = _plain_before(dice, cast, place, taken)
            taken.add(other)
            cast.like[place] = other


def _plain_before(dice: Random, cast: Cast, place: int, taken: set[int]) -> int:
    """Find somebody without a part, listed earlier; a few tries for one that nobody was taken for yet."""
    for _ in range(20):
        other = dice.randrange(place)
        if cast.traits[other] == Trait.NONE and other not in taken:
            return other
    return 0


def _count_acts(dice: Random, cast: Cast) -> None:
    """Share acts out by a power law: few have hundreds, most a handful; who takes part more, has more."""
    active = []
    for place, level in enumerate(cast.levels):
        if cast.traits[place] == Trait.DORMANT:
            cast.acts[place] = dice.randint(6, 30)
        elif cast.traits[place] == Trait.NONE and (level > Level.READ or dice.random() < READERS_WITH_ACTS):
            active.append(place)
    # An exponent of 2: P(at least k) = 1/k.
    draws = sorted((min(MOST_ACTS, int(1 / (1 - dice.random()))) for _ in active), reverse=True)
    keyed = sorted((-0.5 * cast.levels[place] - dice.gauss(0, 1.5), place) for place in active)
    for (_, place), draw in zip(keyed, draws, strict=True):
        cast.acts[place] = max(draw, CORE_ACTS) if cast.levels[place] >= Level.REFACTOR else draw


def _seat(cast: Cast) -> None:
    """Seat the closest in tiers of 5, 15, 50 and 150."""
    for rank, place in enumerate(cast.closest):
        cast.tiers[place] = next(tier for tier, size in enumerate(TIERS, start=1) if rank < size)


def _choose_clients(cast: Cast, clients: int, past: int) -> None:
    """Let those who work with us stand for clients, and dormant treasures for former ones."""
    working = [place for place in cast.closest if cast.levels[place] >= Level.COLLABORATE][:CLIENT_PEOPLE]
    if len(working) < clients:
        working = cast.closest[:clients]
    for number, place in enumerate(working):
        cast.clients[place] = number % clients
    for number, place in enumerate(cast.with_trait(Trait.DORMANT)[:past]):
        cast.past[place] = number
