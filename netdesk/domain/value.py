"""Value: what was given and received, in money, points or joy."""

import re
from dataclasses import dataclass
from typing import Literal

from netdesk.domain.errors import UsageError

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
HOURS_A_POINT = 0.1
MOST_DIGITS = 12


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


def read_amount(text: str) -> int | None:
    """Read an amount in minor units: 1870, 1,870.50 or 1.870,50; None for an empty text.

    A point or comma with two digits (or one) behind it at the end begins the cents; others only part thousands.
    """
    bare = "".join(text.split()).lstrip("€$£¥").replace("’", "").replace("'", "")
    if not bare:
        return None
    match = re.fullmatch(r"(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?", bare, re.ASCII)
    whole = match[1].replace(",", "").replace(".", "") if match else ""
    if match is None or len(whole) > MOST_DIGITS:
        raise UsageError(f"“{text.strip()[:40]}” is no amount. Write it as 1870 or 1870.50.")
    return int(whole) * 100 + int((match[2] or "").ljust(2, "0"))


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


@dataclass(frozen=True, slots=True)
class Side:
    """What came from a contact, or went to it, in a period.

    `money` is in minor units by currency, `points` beside it, `counts` tells events by kind, income left out. `seconds` is
    the time that nobody pays for, only on the side of what was given.
    """

    money: tuple[tuple[str, int], ...] = ()
    points: float = 0
    counts: tuple[tuple[str, int], ...] = ()
    seconds: int = 0

    def worth(self, currency: str, rate: float | None) -> float | None:
        """Give one number for the scale, in units of `currency`: points and hours at `rate` an hour.

        None where there is something that has no worth without a rate, or money in another currency.
        """
        if any(code not in (currency, "") for code, _ in self.money) or (
            rate is None and (self.points or self.seconds)
        ):
            return None
        money = sum(amount for _, amount in self.money) / 100
        return money + (rate or 0) * (self.points * HOURS_A_POINT + self.seconds / 3600)


@dataclass(frozen=True, slots=True)
class Balance:
    """Got and given with one contact since a day; `rate` an hour in `currency`, None while nobody set one.

    `events` counts all there are, `first_day` is the day of the first one.
    """

    since: int
    got: Side
    gave: Side
    currency: str
    rate: float | None
    events: int = 0
    first_day: int | None = None
    open_promises: int = 0


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A value event of a contact; of a client's income its share (`part` of the whole), which is not edited here."""

    id: int
    event: ValueEvent
    at: int
    client: str = ""
    part: float = 1.0


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """A referral a contact is part of, with the names of the others and the income it led to, by currency."""

    id: int
    direction: Way
    day: int
    referrer: str
    referred: str
    target: str
    outcome: str
    note: str
    income: tuple[tuple[str, int], ...] = ()
