"""Participation levels: Ross Mayfield's Power Law of Participation, 27 April 2006."""

from collections.abc import Iterable
from enum import IntEnum
from typing import Literal

Direction = Literal["theirs", "mine", "both"]
DIRECTIONS: tuple[Direction, ...] = ("theirs", "mine", "both")
WINDOW_DAYS = 365


class Level(IntEnum):
    """The twelve steps from low threshold to high engagement."""

    READ = 1
    FAVORITE = 2
    TAG = 3
    COMMENT = 4
    SUBSCRIBE = 5
    SHARE = 6
    NETWORK = 7
    WRITE = 8
    REFACTOR = 9
    COLLABORATE = 10
    MODERATE = 11
    LEAD = 12

    @property
    def label(self) -> str:
        """The level's name as shown."""
        return self.name.capitalize()

    @property
    def is_core(self) -> bool:
        """Whether the level makes up the core: Refactor and above."""
        return self >= CORE


CORE = Level.REFACTOR

KINDS: dict[str, Level] = {
    "read": Level.READ,
    "touch": Level.READ,
    "profile_view": Level.READ,
    "newsletter": Level.READ,
    "like": Level.FAVORITE,
    "reaction": Level.FAVORITE,
    "endorsement": Level.TAG,
    "list": Level.TAG,
    "comment": Level.COMMENT,
    "reply": Level.COMMENT,
    "follow": Level.SUBSCRIBE,
    "invitation": Level.SUBSCRIBE,
    "share": Level.SHARE,
    "quote": Level.SHARE,
    "invitation_with_message": Level.NETWORK,
    "introduction": Level.NETWORK,
    "event": Level.NETWORK,
    "talk": Level.NETWORK,
    "message": Level.WRITE,
    "email": Level.WRITE,
    "mention": Level.WRITE,
    "recommendation": Level.REFACTOR,
    "work_review": Level.REFACTOR,
    "call": Level.COLLABORATE,
    "meeting": Level.COLLABORATE,
    "work": Level.COLLABORATE,
    "group": Level.MODERATE,
    "host": Level.MODERATE,
    "project_lead": Level.LEAD,
    "mentoring": Level.LEAD,
    "hire": Level.LEAD,
}

KIND_LABELS: dict[str, str] = {
    "read": "read something of yours",
    "touch": "in touch",
    "profile_view": "viewed the profile",
    "newsletter": "newsletter opened",
    "like": "like",
    "reaction": "reaction",
    "endorsement": "skill endorsement",
    "list": "put on a list",
    "comment": "comment",
    "reply": "reply",
    "follow": "follow",
    "invitation": "invitation",
    "share": "share",
    "quote": "quote",
    "invitation_with_message": "invitation with a message",
    "introduction": "introduction",
    "event": "met",
    "talk": "talk",
    "message": "message",
    "email": "e-mail",
    "mention": "mention",
    "recommendation": "recommendation",
    "work_review": "review of work",
    "call": "call",
    "meeting": "meeting",
    "work": "joint work",
    "group": "runs a group",
    "host": "hosted an event",
    "project_lead": "led a project",
    "mentoring": "mentoring",
    "hire": "hired",
}


# What follows from other data, as a level's evidence names it.
DERIVED_LABELS: dict[str, str] = {"income": "paid work", "referral_income": "referral that led to income"}


def level_of(acts: Iterable[int]) -> Level:
    """Tell the level that the acts of a year make: max(second highest act, highest act - 1), at least Read.

    `acts` are the levels (1-12) of the acts within the window; a single act counts one level lower.
    """
    highest = second = 0
    for act in acts:
        if act > highest:
            highest, second = act, highest
        elif act > second:
            second = act
    return Level(max(second, highest - 1, Level.READ))
