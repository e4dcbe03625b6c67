"""Everything the screen's pictures show, read and worked out at once, away from the window."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from netdesk.domain.participant import LevelPeople
from netdesk.domain.participation import Direction, Level

if TYPE_CHECKING:
    from netdesk.analysis.concentration import Concentration
    from netdesk.analysis.participation import Curve
    from netdesk.analysis.power_law import PowerLaw
    from netdesk.store.database import Database

Range = tuple[Level, Level]


@dataclass(frozen=True)
class Snapshot:
    """The people at each level in one direction, the fitted curve, and how acts are spread over people.

    `ranks` are some points of the curve of acts by rank: (rank, acts), the strongest first.
    """

    direction: Direction
    levels: tuple[LevelPeople, ...]
    curve: "Curve | None" = None
    concentration: "Concentration | None" = None
    law: "PowerLaw | None" = None
    ranks: tuple[tuple[int, int], ...] = ()

    @cached_property
    def people(self) -> int:
        """How many people there are."""
        return sum(level.people for level in self.levels)

    @cached_property
    def acts(self) -> int:
        """How many acts are on record."""
        return sum(level.acts for level in self.levels)

    @property
    def counts(self) -> tuple[int, ...]:
        """The people at each level, Read first."""
        return tuple(level.people for level in self.levels)

    def within(self, levels: Range) -> tuple[LevelPeople, ...]:
        """Give the levels from one to another, both included."""
        first, last = levels
        return self.levels[first - 1 : last]


def take(db: "Database", direction: Direction) -> Snapshot:
    """Read the database and work the pictures out; for a worker, since numpy is loaded here."""
    from netdesk.store import participation as store

    levels = store.people_by_level(db, direction)
    spread = store.acts_per_contact(db)
    return picture(direction, levels, spread)


def picture(direction: Direction, levels: tuple[LevelPeople, ...], spread: list[tuple[int, int]]) -> Snapshot:
    """Work the pictures out of the people at each level and of (acts, contacts), most acts first."""
    import numpy as np

    from netdesk.analysis import concentration, participation, power_law

    acts = np.repeat([acts for acts, _ in spread], [contacts for _, contacts in spread])
    return Snapshot(
        direction,
        levels,
        participation.fit([level.people for level in levels]),
        concentration.concentrate(acts),
        power_law.fit_counts(acts),
        concentration.ranks(acts),
    )
