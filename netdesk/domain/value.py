"""Value: what was given and received, in money, points or joy."""

from dataclasses import dataclass
from typing import Literal

Way = Literal["received", "given"]

# Points of value events that are no money (defaults; a point is a tenth of a standard hour where both must be one number).
POINTS: dict[str, float] = {
    "referral": 30,
    "introduction": 15,
    "recommendation": 15,
    "knowledge": 10,
    "help": 10,
    "endorsement": 3,
}
KINDS = ("income", *POINTS, "enjoyment")


@dataclass(frozen=True, slots=True)
class ValueEvent:
    """Something given or received on a day; `amount` in minor units of `currency`, `points` beside it, `rating` 1-5.

    Income of a client without a contact belongs to all of its contacts.
    """

    kind: str
    direction: Way
    day: int
    contact: int | None = None
    client: int | None = None
    network: str = ""
    referral: int | None = None
    amount: int | None = None
    currency: str = ""
    points: float | None = None
    rating: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Referral:
    """Who sent whom to whom: `referrer` sent `referred` to me (received), or I sent `referred` to `target` (given)."""

    direction: Way
    day: int
    referrer: int | None = None
    referred: int | None = None
    target: int | None = None
    client: int | None = None
    outcome: str = ""
    note: str = ""
