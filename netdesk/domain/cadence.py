"""Cadence: how often to be in touch with somebody, by contact, by tag or by tier, and when the next touch is due."""

from dataclasses import dataclass

TIERS = (5, 15, 50, 150)
"""How many people each tier has room for, the closest first; tiers are numbered from 1 (Dunbar: a band, not a rule)."""


@dataclass(frozen=True, slots=True)
class Cadence:
    """Ideal and longest days between touches; an ideal of 0 says that none is needed."""

    ideal: int
    longest: int


NOT_NEEDED = Cadence(0, 0)
BY_TIER: tuple[Cadence, ...] = (Cadence(7, 14), Cadence(30, 45), Cadence(90, 120), Cadence(180, 365))
"""What each tier gets until the user says otherwise."""


@dataclass(frozen=True, slots=True)
class Due:
    """When the next touch is due: the ideal and the longest day, counted from 1970-01-01."""

    ideal_on: int
    latest_on: int

    def days_over(self, today: int) -> int:
        """Count the days past the ideal day; negative while it is ahead."""
        return today - self.ideal_on
