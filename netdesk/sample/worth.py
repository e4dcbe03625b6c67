"""What came back: knowledge, help, joy and single incomes per contact; referrals and the clients' invoices."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from random import Random

from netdesk.domain.participation import CORE, Level
from netdesk.domain.period import from_day, to_day
from netdesk.sample.calendar import Calendar, some_day
from netdesk.sample.cast import Cast, Trait
from netdesk.sample.recipe import ClientRecipe, Recipe
from netdesk.sample.rows import Referral, TimeEntry, ValueEvent

CURRENCY = "EUR"
POINTS = {"introduction": 15, "recommendation": 15, "knowledge": 10, "help": 10, "endorsement": 3}
REFERRAL_POINTS = 30
KINDS = (
    "knowledge", "knowledge", "knowledge", "help", "help", "endorsement", "endorsement", "endorsement", "introduction",
    "recommendation", "enjoyment", "enjoyment",
)  # fmt: skip
ONCE = tuple(dict.fromkeys(KINDS))
MOST_EVENTS = 40
INVOICE_DAY = 3
YEAR = 365
OPEN_OUTCOMES = ("asked", "accepted", "met", "met", "lost")


class Worth:
    """Draws what contacts gave and got."""

    def __init__(self, dice: Random, recipe: Recipe, calendar: Calendar) -> None:
        """Keep what value is made of."""
        self._dice, self._recipe, self._calendar = dice, recipe, calendar

    def of(self, contact: int, level: int, trait: int, since: int | None, on: tuple[int, ...]) -> Iterator[ValueEvent]:
        """Give the value events of one contact: the closer, the more often; how many follows a power law."""
        dice, calendar = self._dice, self._calendar
        first = max(calendar.oldest, since or 0)
        if contact <= len(ONCE):  # so that even a small sample holds one of each
            direction = "received" if contact % 2 else "given"
            yield self._event(contact, ONCE[contact - 1], direction, some_day(dice, first, calendar.today), on)
        if trait == Trait.DORMANT:
            yield self._event(contact, "recommendation", "received", some_day(dice, first, first + 500), on)
            yield self._income(contact, some_day(dice, first, first + 900))
        elif trait == Trait.NONE and dice.random() < 0.02 + 0.06 * (level - 1):
            for _ in range(min(MOST_EVENTS, int(1 / (1 - dice.random())))):
                direction = "received" if dice.random() < 0.62 else "given"
                yield self._event(contact, dice.choice(KINDS), direction, some_day(dice, first, calendar.today), on)
        # A recent income would lift others to Collaborate by itself.
        if level >= CORE and dice.random() < 0.3:
            yield self._income(contact, some_day(dice, first, calendar.today))

    def _event(self, contact: int, kind: str, direction: str, day: int, on: tuple[int, ...]) -> ValueEvent:
        dice, recipe = self._dice, self._recipe
        words = dice.choice(recipe.gifts[kind]).format(
            topic=dice.choice(recipe.topics), event=dice.choice(recipe.events)
        )
        points, rating = POINTS.get(kind), min(5, max(1, round(dice.gauss(3.9, 0.9)))) if kind == "enjoyment" else None
        at = self._calendar.some_time(dice, day)
        return ValueEvent(
            contact, None, dice.choice(on), None, at, day, kind, direction, None, "", points, rating, words
        )

    def _income(self, contact: int, day: int) -> ValueEvent:
        """Draw a single small job, in whole five euros."""
        cents = 500 * round(min(6_000, 60 / (1 - self._dice.random())) / 5)
        at = self._calendar.some_time(self._dice, day)
        return ValueEvent(
            contact, None, None, None, at, day, "income", "received", cents, CURRENCY, None, None, "A single job"
        )


class Ledger:
    """Referrals and invoices of the clients: `people` are the ids of each client's contacts."""

    def __init__(self, dice: Random, recipe: Recipe, calendar: Calendar, cast: Cast) -> None:
        """Gather who stands for which client; former clients are numbered after the present ones."""
        self._dice, self._calendar, self._cast = dice, calendar, cast
        self._clients: list[ClientRecipe] = [*recipe.clients, *recipe.past_clients]
        self._present = len(recipe.clients)
        self.people: dict[int, list[int]] = defaultdict(list)
        for place, number in cast.clients.items():
            self.people[number].append(place + 1)
        for place, number in cast.past.items():
            self.people[self._present + number].append(place + 1)
        self._won: dict[int, Referral] = {}

    def referrals(self) -> tuple[list[Referral], list[ValueEvent]]:
        """Give the referrals, those that won clients first, and the points they brought."""
        rows = list(self._won_referrals())
        contacts = len(self._cast)
        for _ in range(max(4, contacts // 120) if contacts > 1 else 0):
            rows.append(self._open_referral(len(rows) + 1))
        return rows, [self._points(row) for row in rows if row.direction == "received"]

    def incomes(self, entries: Iterable[TimeEntry]) -> Iterator[ValueEvent]:
        """Give the invoices: of the last year by the hours tracked, before that as they may have been."""
        hours: dict[tuple[int, date], int] = defaultdict(int)
        first = self._calendar.today
        for entry in entries:
            if entry.billable and entry.client_id is not None and entry.seconds is None:
                hours[entry.client_id - 1, _month(entry.day)] += entry.ended_at - entry.started_at
                first = min(first, entry.day)
        for number, client in enumerate(self._clients):
            if not client.invoiced:
                continue
            for month, cents in self._before(number, client, _month(first)):
                yield from self._invoice(number, month, cents)
            for (whose, month), seconds in hours.items():
                if whose == number:
                    yield from self._invoice(number, month, round(seconds * client.rate / 3600))

    def _won_referrals(self) -> Iterator[Referral]:
        """Let each client but the first be won by a referral of those who were there before: a chain."""
        lead = self._cast.closest[0] + 1 if self._cast.closest else 0
        for number, client in enumerate(self._clients):
            referred = next(iter(self.people[number]), 0)
            # Who sends a client within the year leads with me; the new client came without.
            if not referred or not lead or referred == lead or not client.invoiced:
                continue
            old = number >= self._present
            start = self._calendar.oldest + 30 if old else self._calendar.today - client.months * 30
            row = Referral(
                len(self._won) + 1, "referral", "received", start, lead, referred, None, number + 1, "won",
                int(old), f"Sent {client.name}",
            )  # fmt: skip
            self._won[number] = row
            yield row
            if client.months > 12:
                lead = referred

    def _open_referral(self, number: int) -> Referral:
        """Draw a referral or introduction that led to no client, or is on its way."""
        dice, calendar = self._dice, self._calendar
        among = self._cast.closest or range(len(self._cast))
        referrer = dice.choice(among) + 1
        referred = dice.randrange(len(self._cast) - 1) + 1
        referred += int(referred >= referrer)
        kind = "introduction" if dice.random() < 0.5 else "referral"
        direction, outcome = "received" if dice.random() < 0.6 else "given", dice.choice(OPEN_OUTCOMES)
        # An introduction of the last year would lift others to Network by itself.
        last = calendar.today - (1 if self._level(referrer) >= Level.NETWORK else YEAR + 2)
        day = some_day(dice, last - YEAR, last)
        target = None
        if direction == "given":
            target, referrer = referrer, 0
        return Referral(number, kind, direction, day, referrer or None, referred, target, None, outcome, None, "")

    def _points(self, row: Referral) -> ValueEvent:
        points = REFERRAL_POINTS if row.kind == "referral" else POINTS["introduction"]
        at = self._calendar.some_time(self._dice, row.day)
        return ValueEvent(
            row.referrer_id, None, None, row.id, at, row.day, row.kind, "received", None, "", points, None, row.note
        )

    def _before(self, number: int, client: ClientRecipe, until: date) -> Iterator[tuple[date, int]]:
        """Make up the months before the first one tracked: of present clients since they came, of former ones the first two years."""
        dice, calendar = self._dice, self._calendar
        past = number >= self._present
        start = calendar.oldest if past else max(calendar.oldest, calendar.today - client.months * 30)
        end = min(until, _month(start + 2 * 365)) if past else until
        month = _next(_month(start))
        while month < end:
            if dice.random() < 0.7:
                yield month, client.rate * dice.randrange(8, 56) // 2
            month = _next(month)

    def _invoice(self, number: int, month: date, cents: int) -> Iterator[ValueEvent]:
        """Write a month's invoice in the first days of the next one, if that has begun."""
        day = to_day(_next(month)) + INVOICE_DAY - 1
        if day > self._calendar.today:
            return
        people = self.people[number]
        # What several people stand for is shared among them: no single one is named.
        contact = people[0] if len(people) == 1 else None
        at = self._calendar.at(day, 10 * 3600)
        note = f"Invoice for {month:%B %Y}"
        yield ValueEvent(
            contact,
            number + 1,
            None,
            self._source(number, day),
            at,
            day,
            "income",
            "received",
            cents,
            CURRENCY,
            None,
            None,
            note,
        )

    def _source(self, number: int, day: int) -> int | None:
        """Name the referral that led to a client's income; within the year, it makes a Lead of whoever sent the client."""
        row = self._won.get(number)
        if row is None or (self._level(row.referrer_id or 0) < Level.LEAD and day > self._calendar.today - YEAR - 2):
            return None
        return row.id

    def _level(self, contact: int) -> int:
        return self._cast.levels[contact - 1]


def _month(day: int) -> date:
    return from_day(day).replace(day=1)


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
