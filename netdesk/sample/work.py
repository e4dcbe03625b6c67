"""Work of the sample data: clients with their projects, budgets, and a year of time."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import NamedTuple

from netdesk.domain.folding import fold
from netdesk.sample.calendar import SATURDAY, Calendar, weekday
from netdesk.sample.cast import Cast
from netdesk.sample.recipe import Recipe
from netdesk.sample.rows import (
    Batch,
    Budget,
    Client,
    ClientContact,
    MyActivity,
    Project,
    Tag,
    TimeEntry,
    TimeEntryContact,
    TimeEntryTag,
)
from netdesk.sample.worth import CURRENCY

YEAR = 365
MINUTE, HOUR = 60, 3600
SOURCE = "sample"
EVENING = 18 * 60 + 30
# Days off: how many days ago a holiday began, and how long it was.
HOLIDAYS = ((300, 9), (150, 14), (45, 4))
BUDGETS = (("", "day", 45 * MINUTE), ("linkedin", "week", 3 * HOUR), ("x", "week", HOUR))
CLIENT_BUDGET = 16 * HOUR
ACTIVITY = (("linkedin", ("reaction", "comment", "share")), ("x", ("like", "reply")), ("mastodon", ("like", "share")))


class Block(NamedTuple):
    """Something that is done for a while: `client` is a number, -1 for none; times in minutes."""

    start: int
    minutes: int
    client: int = -1
    network: str = ""
    project: str = ""


class Work:
    """Draws what a freelancer did; `networks` are the ids of networks by key."""

    def __init__(
        self, dice: Random, recipe: Recipe, calendar: Calendar, cast: Cast, networks: Mapping[str, int]
    ) -> None:
        """Number the projects."""
        self._dice, self._recipe, self._calendar, self._networks = dice, recipe, calendar, networks
        self._cast = cast
        self._clients = [*recipe.clients, *recipe.past_clients]
        named = [(number, name) for number, client in enumerate(self._clients) for name in client.projects]
        self._projects = {known: number for number, known in enumerate(named, start=1)}
        own = enumerate(recipe.own_projects, start=len(named) + 1)
        self._own = {name: number for number, name in own}

    def fixed(self) -> Batch:
        """Give what others refer to: tags, clients, projects, and the budgets."""
        present = len(self._recipe.clients)
        clients: list[tuple[object, ...]] = [
            Client(number + 1, client.name, fold(client.name), client.rate, CURRENCY, int(number >= present))
            for number, client in enumerate(self._clients)
        ]
        projects = [
            Project(number, client + 1, name, fold(name), int(client >= present))
            for (client, name), number in self._projects.items()
        ]
        own = [Project(number, None, name, fold(name), 0) for name, number in self._own.items()]
        budgets = [Budget(self._networks.get(key), None, period, seconds) for key, period, seconds in BUDGETS]
        tags = [Tag(number, topic) for number, topic in enumerate(self._recipe.topics, start=1)]
        return {
            "tag": [*tags],
            "client": clients,
            "project": [*projects, *own],
            "budget": [*budgets, Budget(None, 1, "month", CLIENT_BUDGET)],
            "my_activity": [*self._my_activity()],
        }

    def people(self, people: Mapping[int, list[int]]) -> list[ClientContact]:
        """Link clients to their contacts; where there are several, the first one has the larger share."""
        rows = []
        for number, contacts in people.items():
            for place, contact in enumerate(contacts):
                share = None if len(contacts) != 2 else (0.7, 0.3)[place]
                rows.append(ClientContact(number + 1, contact, share))
        return rows

    def time(self, people: Mapping[int, list[int]]) -> tuple[list[TimeEntry], Batch]:
        """Give a year of time, and it once more with whom and what it was about: up to yesterday, and a first quarter of an hour of today without clock times."""
        entries: list[TimeEntry] = []
        contacts: list[TimeEntryContact] = []
        tags: list[TimeEntryTag] = []
        today = self._calendar.today
        for day in range(today - YEAR, today):
            for block in self._day(day):
                number = len(entries) + 1
                entries.append(self._entry(number, day, block))
                contacts += [TimeEntryContact(number, contact) for contact in self._with(block, people)]
                if block.network and self._dice.random() < 0.1:
                    tags.append(TimeEntryTag(number, self._dice.randrange(len(self._recipe.topics)) + 1))
        first = self._entry(len(entries) + 1, today, Block(0, 0, network="linkedin"))
        entries.append(first._replace(seconds=15 * MINUTE))
        return entries, {"time_entry": [*entries], "time_entry_contact": [*contacts], "time_entry_tag": [*tags]}

    def _entry(self, number: int, day: int, block: Block) -> TimeEntry:
        start = self._calendar.at(day, block.start * MINUTE)
        client, project = (block.client + 1 or None), self._own.get(block.project)
        if client is not None:
            project = self._projects[block.client, block.project]
        return TimeEntry(
            number, start, start + block.minutes * MINUTE, None, day, self._calendar.zone, client, project,
            self._networks.get(block.network), self._note(block), int(client is not None), SOURCE,
        )  # fmt: skip

    def _note(self, block: Block) -> str:
        dice, recipe = self._dice, self._recipe
        if block.client >= 0:
            return dice.choice(recipe.work_notes)
        among = recipe.social_notes[block.network] if block.network else recipe.admin_notes[block.project]
        return dice.choice(among).format(topic=dice.choice(recipe.topics), event=dice.choice(recipe.events))

    def _with(self, block: Block, people: Mapping[int, list[int]]) -> list[int]:
        """Draw whom some entries were spent with."""
        dice = self._dice
        if block.client >= 0:
            return people[block.client][:1] if people.get(block.client) and dice.random() < 0.4 else []
        if not block.network or not self._cast.closest:
            return []
        count = dice.randint(1, 3) if block.network == "in_person" else int(dice.random() < 0.4)
        # The closer, the more often.
        drawn = (self._cast.closest[int(dice.random() ** 2 * len(self._cast.closest))] for _ in range(count))
        return sorted({place + 1 for place in drawn})

    def _day(self, day: int) -> Iterator[Block]:
        """Lay out a day's blocks one after the other, so that none overlap."""
        dice = self._dice
        ago = self._calendar.today - day
        if any(ago <= began and ago > began - length for began, length in HOLIDAYS) or weekday(day) >= SATURDAY:
            if dice.random() < 0.45:
                yield Block(_round(dice.randint(600, 1200)), _round(dice.randint(10, 40)), network=self._feed())
            return
        now = 8 * 60 + _round(dice.randint(0, 60))
        for chance, shortest, longest, kind in _DAY:
            if dice.random() > chance:
                now += 5 * dice.randint(0, 3)
                continue
            minutes = _round(dice.randint(shortest, longest))
            if kind != "pause":
                yield self._block(now, minutes, kind, ago)
            now += minutes
        if dice.random() < 0.09:
            yield Block(max(now, EVENING), _round(dice.randint(60, 150)), network="in_person")
        elif dice.random() < 0.25:
            yield Block(max(now, EVENING + 60), _round(dice.randint(10, 30)), network=self._feed())

    def _block(self, now: int, minutes: int, kind: str, ago: int) -> Block:
        dice, recipe = self._dice, self._recipe
        if kind == "work":
            there = [number for number, client in enumerate(recipe.clients) if ago < client.months * 30]
            # The one of longest standing gives most of the work.
            client = there[int(dice.random() ** 1.6 * len(there))]
            return Block(now, minutes, client, project=dice.choice(recipe.clients[client].projects))
        if kind == "admin":
            return Block(now, minutes, project=dice.choice(tuple(recipe.admin_notes)))
        return Block(now, minutes, network=kind if kind != "feed" else self._feed())

    def _feed(self) -> str:
        return self._dice.choices(("linkedin", "x", "mastodon", "bluesky"), (5, 4, 2, 2))[0]

    def _my_activity(self) -> Iterator[MyActivity]:
        dice, today = self._dice, self._calendar.today
        for day in range(today - YEAR, today):
            for network, kinds in ACTIVITY:
                for kind in kinds:
                    if dice.random() < 0.3:
                        yield MyActivity(self._networks[network], day, kind, 1 + int(dice.random() ** 3 * 9))


# A working day in order: how often a block comes, how long it takes at least and at most, in minutes, and what it is.
_DAY = (
    (0.75, 10, 30, "linkedin"),
    (0.95, 70, 130, "work"),
    (0.8, 5, 15, "pause"),
    (0.55, 15, 40, "admin"),
    (0.45, 10, 20, "x"),
    (0.75, 60, 110, "work"),
    (1.0, 30, 60, "pause"),
    (0.5, 10, 25, "feed"),
    (0.85, 70, 140, "work"),
    (0.35, 10, 30, "linkedin"),
    (0.5, 30, 60, "admin"),
)


def _round(minutes: int) -> int:
    return 5 * (minutes // 5)
