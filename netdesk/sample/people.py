"""The people of the sample data, one after the other, with what hangs on each of them."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, NamedTuple

from netdesk.domain.folding import fold
from netdesk.domain.participation import Level
from netdesk.domain.period import from_day
from netdesk.sample.calendar import Calendar, some_day
from netdesk.sample.cast import Cast, Trait
from netdesk.sample.names import Name, Names, plain
from netdesk.sample.presence import Places, Presence
from netdesk.sample.recipe import Recipe
from netdesk.sample.rows import Batch, Contact, ContactRole, ContactTag, JobChange, Note, NotSame, Promise, Wish

SOURCE = "sample"
FIRST_IMPORT = 400
"""So many days ago the contacts were imported first; from then on once a month."""
MONTH = 30
OLDEST = 12 * 365


class Job(NamedTuple):
    """Where somebody works."""

    company: str
    position: str
    senior: bool = False


class Drawn(NamedTuple):
    """What others need to know of somebody just drawn: networks are ids."""

    since: int | None
    networks: tuple[int, ...]
    job: Job


class People:
    """Draws people in order; what belongs to each goes into a batch."""

    def __init__(
        self,
        dice: Random,
        recipe: Recipe,
        calendar: Calendar,
        cast: Cast,
        networks: Mapping[str, int],
        roles: Mapping[str, int],
    ) -> None:
        """Keep what people are made of."""
        self._dice, self._recipe, self._calendar, self._cast, self._roles = dice, recipe, calendar, cast, roles
        self._names = Names(dice, recipe)
        self._places = Places(dice, networks, calendar.today)
        # Those who are taken after by copies and namesakes, kept until these come.
        self._models: dict[int, tuple[Name, Presence, Job]] = {}
        self._wanted = set(cast.like.values())

    def draw(self, place: int, batch: Batch) -> Drawn:
        """Draw the person at a place of the cast."""
        trait, contact = Trait(self._cast.traits[place]), place + 1
        since = self._since(place, trait)
        model = self._models.get(self._cast.like.get(place, -1))
        name = self._name(trait, model)
        job = self._job(place, trait)
        found = self._presence(contact, trait, name, since, model)
        if trait == Trait.COPY and model is not None:
            job = Job("", model[2].position) if self._dice.random() < 0.5 else Job(model[2].company, "")
        if place in self._wanted:
            self._models[place] = (name, found, job)
        batch["contact"].append(self._contact(place, trait, name, job, since))
        batch["profile"] += found.profiles
        batch["email"] += found.emails
        batch["phone"] += found.phones
        batch["website"] += found.websites
        if trait == Trait.NAMESAKE and self._dice.random() < 0.5:
            batch["not_same"].append(NotSame(self._cast.like[place] + 1, contact))
        self._add_roles(place, trait, batch)
        if trait in (Trait.NONE, Trait.DORMANT):
            self._add_details(contact, job, batch)
        return Drawn(since, tuple(profile.network_id for profile in found.profiles), job)

    def add_first(self, job: Job, batch: Batch) -> None:
        """Give the first contact one of each detail, so that even a small sample holds them: a need that meets an offer, too."""
        day, topic = self._calendar.today, self._recipe.topics[0]
        batch["wish"].append(Wish(1, "need", topic))
        if len(self._cast) > 1:
            batch["wish"].append(Wish(2, "offer", topic))
        batch["contact_tag"] = [row for row in batch["contact_tag"] if row[1] != 1] + [ContactTag(1, 1)]
        batch["note"].append(Note(1, self._calendar.at(day), day, self._words(self._recipe.notes)))
        batch["promise"].append(Promise(1, self._words(self._recipe.promises), day + 3, None))
        batch["job_change"].append(JobChange(1, day - 12, self._company(), "Editor", job.company, job.position, 0))

    def _since(self, place: int, trait: Trait) -> int | None:
        """Draw the day somebody was connected on: the newer, the more."""
        dice, today = self._dice, self._calendar.today
        if trait in (Trait.HANDLE, Trait.COPY):
            return None
        if trait in (Trait.RECRUITER, Trait.DORMANT):
            return some_day(dice, today - OLDEST, today - 5 * 365)
        if place in self._cast.clients:
            return some_day(dice, today - OLDEST, today - 3 * 365)
        return today - int(OLDEST * dice.random() ** 1.4)

    def _name(self, trait: Trait, model: tuple[Name, Presence, Job] | None) -> Name:
        if trait == Trait.HANDLE:
            handle = f"{self._dice.choice(self._recipe.handles)}_{self._dice.randrange(10, 100)}"
            return Name(handle, handle, "", "", handle.replace("_", "-"), self._recipe.languages[0])
        if model is not None and trait == Trait.NAMESAKE:
            return model[0]
        if model is not None:
            return plain(model[0]) if self._dice.random() < 0.5 else model[0]
        name = self._names.draw()
        if trait == Trait.LION:
            return name._replace(shown=f"{name.shown} {self._dice.choice(self._recipe.lion_marks)}")
        return name

    def _job(self, place: int, trait: Trait) -> Job:
        dice, recipe = self._dice, self._recipe
        number = self._cast.clients.get(place, self._cast.past.get(place, -1))
        if number >= 0:
            client = (recipe.clients if place in self._cast.clients else recipe.past_clients)[number]
            return Job(client.name, dice.choice(recipe.senior_positions), senior=True)
        if trait == Trait.HANDLE:
            return Job("", "")
        if trait == Trait.LION:
            return Job(self._company(), dice.choice(recipe.lion_positions))
        if trait == Trait.RECRUITER:
            return Job(self._company(), dice.choice(recipe.recruiter_positions))
        if trait == Trait.DORMANT or dice.random() < 0.12:
            return Job(self._company(), dice.choice(recipe.senior_positions), senior=True)
        company = "Self-employed" if dice.random() < 0.12 else self._company()
        return Job(company, dice.choice(recipe.positions))

    def _company(self) -> str:
        """Draw a company: a few employ many."""
        heads, tails = self._recipe.company_heads, self._recipe.company_tails
        rank = int(self._dice.random() ** 2 * len(heads) * len(tails))
        head, tail = heads[rank % len(heads)], tails[(rank + rank // len(heads)) % len(tails)]
        return f"{head} {tail}"

    def _presence(
        self, contact: int, trait: Trait, name: Name, since: int | None, model: tuple[Name, Presence, Job] | None
    ) -> Presence:
        if trait == Trait.HANDLE:
            return Presence([self._places.profile(contact, "x", name.latin, None)], [], [], [])
        if trait == Trait.COPY and model is not None:
            # Found on another network, perhaps with the same address.
            emails = [row._replace(contact_id=contact) for row in model[1].emails[:1]]
            network = self._dice.choice(("x", "mastodon", "facebook"))
            return Presence([self._places.profile(contact, network, name.latin, None)], emails, [], [])
        return self._places.draw(contact, name.latin, since)

    def _contact(self, place: int, trait: Trait, name: Name, job: Job, since: int | None) -> Contact:
        dice = self._dice
        known = trait in (Trait.NONE, Trait.DORMANT)
        city = dice.choice(name.language.cities) if known and dice.random() < 0.75 else ""
        met = known and dice.random() < 0.15
        met_on = since - dice.randrange(30) if met and since is not None else None
        met_how = self._words(("{event}",)) if met else ""
        introduced = dice.randrange(place) + 1 if known and place and dice.random() < 0.03 else None
        return Contact(
            place + 1, name.shown, fold(name.shown), name.first, name.middle, name.last, "", job.company, job.position,
            city, self._birthday() if known and dice.random() < 0.12 else "", since, met_on, met_how, introduced, SOURCE,
            self._added_at(since), int(self._cast.tiers.get(place, 9) <= 2 and dice.random() < 0.7),
            self._cast.tiers.get(place),
        )  # fmt: skip

    def _added_at(self, since: int | None) -> int:
        """Give the time of the import that brought somebody: the first one, or the month's after they were connected."""
        today = self._calendar.today
        first = today - FIRST_IMPORT
        months = -(-max(0, (since or 0) - first) // MONTH)
        return self._calendar.at(min(today, first + months * MONTH), 9 * 3600)

    def _birthday(self) -> str:
        dice = self._dice
        date = from_day(some_day(dice, -20 * 365, 32 * 365))
        return f"--{date:%m-%d}" if dice.random() < 0.5 else date.isoformat()

    def _add_roles(self, place: int, trait: Trait, batch: Batch) -> None:
        dice, level, keys = self._dice, self._cast.levels[place], []
        if place in self._cast.clients:
            keys.append("client")
        elif place in self._cast.past:
            keys.append("past_client")
        elif trait == Trait.RECRUITER:
            keys.append("recruiter")
        elif trait in (Trait.NONE, Trait.DORMANT):
            draw = dice.random()
            shares = (("peer", 0.4), ("prospect", 0.48), ("supplier", 0.5), ("thought_leader", 0.53), ("friend", 0.56))
            keys += next(([key] for key, below in (*shares, ("family", 0.565)) if draw < below), [])
        if level >= Level.NETWORK and dice.random() < 0.3:
            keys.append("referral_partner")
        batch["contact_role"].extend(ContactRole(place + 1, self._roles[key]) for key in keys)

    def _add_details(self, contact: int, job: Job, batch: Batch) -> None:
        """Add tags, notes, wishes, promises and job changes to some."""
        dice, recipe, today = self._dice, self._recipe, self._calendar.today
        if dice.random() < 0.4:
            tags = dice.sample(range(1, len(recipe.topics) + 1), dice.randint(1, 3))
            batch["contact_tag"].extend(ContactTag(contact, tag) for tag in sorted(tags))
        if dice.random() < 0.12:
            day = some_day(dice, self._calendar.oldest, today)
            batch["note"].append(Note(contact, self._calendar.some_time(dice, day), day, self._words(recipe.notes)))
        for kind in ("need", "offer"):
            if dice.random() < 0.06:
                batch["wish"].append(Wish(contact, kind, dice.choice(recipe.topics)))
        if dice.random() < 0.015:
            due = today + dice.randrange(-10, 30)
            done = today - dice.randrange(1, 20) if dice.random() < 0.4 else None
            batch["promise"].append(Promise(contact, self._words(recipe.promises), due, done))
        if job.company and dice.random() < 0.03:
            before = Job(self._company(), dice.choice(recipe.positions))
            handled = int(dice.random() < 0.3)
            day = today - dice.randrange(200)
            batch["job_change"].append(JobChange(contact, day, before.company, before.position, *job[:2], handled))

    def _words(self, among: Sequence[str]) -> str:
        dice, recipe = self._dice, self._recipe
        words: Any = dice.choice(among)
        return str(words.format(topic=dice.choice(recipe.topics), event=dice.choice(recipe.events)))
