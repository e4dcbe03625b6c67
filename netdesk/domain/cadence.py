"""Cadence: how often to be in touch with somebody, by contact, by tag or by tier, and when the next touch is due."""

from dataclasses import dataclass

from netdesk.domain.errors import UsageError

TIERS = (5, 15, 50, 150)
"""How many people each tier has room for, the closest first; tiers are numbered from 1 (Dunbar: a band, not a rule)."""


LONGEST_DAYS = 3_650
"""More than ten years apart is no keeping in touch."""


@dataclass(frozen=True, slots=True)
class Cadence:
    """Ideal and longest days between touches; an ideal of 0 says that none is needed."""

    ideal: int
    longest: int

    @property
    def is_needed(self) -> bool:
        """Whether any touch is asked for."""
        return self.ideal > 0

    @property
    def words(self) -> str:
        """Say it: "every 30 days", "no touch needed"."""
        if not self.is_needed:
            return "no touch needed"
        return "every day" if self.ideal == 1 else f"every {self.ideal} days"

    @property
    def whole_words(self) -> str:
        """Say it with its limit: "every 30 days, 45 at most"."""
        return f"{self.words}, {self.longest} at most" if self.is_needed and self.longest > self.ideal else self.words


NOT_NEEDED = Cadence(0, 0)
BY_TIER: tuple[Cadence, ...] = (Cadence(7, 14), Cadence(30, 45), Cadence(90, 120), Cadence(180, 365))
"""What each tier gets until the user says otherwise."""


PRESETS: tuple[tuple[str, Cadence], ...] = (
    ("Week", BY_TIER[0]),
    ("Month", BY_TIER[1]),
    ("Quarter", BY_TIER[2]),
    ("Half year", BY_TIER[3]),
)
"""The cadences one picks by a word."""


def checked(cadence: Cadence) -> Cadence:
    """Give a cadence whose longest days are not below its ideal ones. Raises UsageError for what no cadence can be."""
    if not 0 <= cadence.ideal <= LONGEST_DAYS or not 0 <= cadence.longest <= LONGEST_DAYS:
        raise UsageError(f"A cadence is between 1 and {LONGEST_DAYS:,} days, or 0 where no touch is needed.")
    return Cadence(cadence.ideal, max(cadence.ideal, cadence.longest) if cadence.is_needed else 0)


@dataclass(frozen=True, slots=True)
class Due:
    """When the next touch is due: the ideal and the longest day, counted from 1970-01-01."""

    ideal_on: int
    latest_on: int

    def days_over(self, today: int) -> int:
        """Count the days past the ideal day; negative while it is ahead."""
        return today - self.ideal_on


@dataclass(frozen=True, slots=True)
class CadenceInForce:
    """The cadence that holds for a contact, and why: its own, the shortest of its tags', or its tier's.

    `rule` is "own", "tag", "tier" or "" where there is none; `tag` names the tag; `other` is what would hold without one of
    its own, and `other_rule` whose it is, in words. `since` is the day it counts from; `snoozed_until` the day until which it waits.
    """

    cadence: Cadence | None = None
    rule: str = ""
    tag: str = ""
    tier: int | None = None
    other: Cadence | None = None
    other_rule: str = ""
    since: int = 0
    snoozed_until: int | None = None

    @property
    def own(self) -> Cadence | None:
        """The contact's own cadence, if it has one."""
        return self.cadence if self.rule == "own" else None


@dataclass(frozen=True, slots=True)
class Rule:
    """A cadence for everybody of a tier or with a tag; `people` counts whom it concerns, `given` is False for a default."""

    cadence: Cadence
    tier: int | None = None
    tag: str = ""
    people: int = 0
    given: bool = True


@dataclass(frozen=True, slots=True)
class DueContact:
    """Somebody with whom a touch is due, and what one would like to know before: days are local, counted from 1970-01-01.

    `since` is the day the due one counts from: that of the last act where `last_kind` names it, else of being added.
    `promise` is the oldest open one, `new_job` says that a job change waits to be looked at.
    """

    contact: int
    name: str
    due: Due
    cadence: Cadence
    rule: str
    since: int
    position: str = ""
    company: str = ""
    core: bool = False
    last_kind: str = ""
    last_direction: str = ""
    last_text: str = ""
    promise: str = ""
    new_job: bool = False
    snoozed_until: int | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class DueList:
    """Who is past the ideal day, due today, and coming up; the counts are of all, `rows` may be the first of them only.

    `people` have a cadence at all; together they ask for `a_week` touches.
    """

    today: int
    rows: tuple[DueContact, ...] = ()
    past: int = 0
    on_today: int = 0
    coming: int = 0
    people: int = 0
    a_week: float = 0.0

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return self.past + self.on_today
