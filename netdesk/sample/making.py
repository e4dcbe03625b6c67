"""The sample data as a whole: from a seed and a day to rows, and into a database."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import tzinfo
from random import Random

from netdesk.domain.history import Outcome
from netdesk.domain.period import local_day
from netdesk.sample import cast as casting
from netdesk.sample import recipe as recipes
from netdesk.sample.acts import Acts
from netdesk.sample.calendar import Calendar
from netdesk.sample.cast import Cast
from netdesk.sample.people import People
from netdesk.sample.rows import Batch, Cadence
from netdesk.sample.work import Work
from netdesk.sample.worth import CURRENCY, Ledger, Worth
from netdesk.store import sample_writing, settings
from netdesk.store.database import Database
from netdesk.store.sample_writing import Known

CONTACTS = 300
MOST_CONTACTS = 1_000_000
SEED = "1"
AT_ONCE = 500
HOURLY_RATE = 85
TIME_ENTRIES = 1_500
"""About so many, whatever the number of contacts."""
CADENCES = ((7, 14), (30, 45), (90, 120))
CHOICES: dict[str, object] = {settings.CURRENCY: CURRENCY, settings.HOURLY_RATE: HOURLY_RATE}


@dataclass(frozen=True)
class Sample:
    """All rows: `fixed` first, then the `batches`; `interactions` tells how many of these will come."""

    interactions: int
    begin: int
    fixed: Batch
    batches: Iterator[Batch]


def make(contacts: int, seed: str, today: int, zone: tzinfo, known: Known) -> Sample:
    """Make so many contacts and what belongs to them; the same for the same seed, day and zone.

    `known` are ids of networks and roles. The batches are drawn while they are read, and can be read once.
    """
    recipe, calendar, networks = recipes.load(), Calendar(today, zone), known.networks

    def dice(topic: str) -> Random:
        # By text, each topic has dice of its own: a change of one leaves the others as they were.
        return Random(f"{seed}/{topic}")

    cast = casting.make(dice("cast"), contacts, len(recipe.clients), len(recipe.past_clients))
    people = People(dice("people"), recipe, calendar, cast, networks, known.roles)
    acts, worth = Acts(dice("acts"), recipe, calendar, networks), Worth(dice("worth"), recipe, calendar)
    work, ledger = Work(dice("work"), recipe, calendar, cast, networks), Ledger(dice("ledger"), recipe, calendar, cast)

    def batches() -> Iterator[Batch]:
        yield from _people(cast, people, acts, worth)
        yield _work(cast, work, ledger)

    return Sample(sum(cast.acts) + 1, calendar.begin, work.fixed(), batches())


def _people(cast: Cast, people: People, acts: Acts, worth: Worth) -> Iterator[Batch]:
    """Draw the people with their acts and what came of these, some at once."""
    batch: Batch = defaultdict(list)
    for place, (level, count, trait) in enumerate(zip(cast.levels, cast.acts, cast.traits, strict=True)):
        contact, drawn = place + 1, people.draw(place, batch)
        batch["interaction"] += acts.of(contact, level, count, trait, drawn.since, drawn.networks)
        batch["value_event"] += worth.of(contact, level, trait, drawn.since, drawn.networks)
        if place == 0:
            batch["interaction"].append(acts.of_today(contact, drawn.networks))
            people.add_first(drawn.job, batch)
        if contact % AT_ONCE == 0:
            yield batch
            batch = defaultdict(list)
    yield batch


def _work(cast: Cast, work: Work, ledger: Ledger) -> Batch:
    """Draw the time and what was earned with it."""
    entries, time = work.time(ledger.people)
    referrals, points = ledger.referrals()
    return {
        "client_contact": [*work.people(ledger.people)],
        "cadence": [Cadence(place + 1, *CADENCES[cast.tiers[place] - 1], None) for place in cast.closest[:15]],
        **time,
        "referral": [*referrals],
        "value_event": [*points, *ledger.incomes(entries)],
    }


def fill(
    db: Database,
    now: int,
    zone: tzinfo,
    *,
    contacts: int = CONTACTS,
    seed: str = SEED,
    tick: Callable[[int], None] = lambda count: None,
) -> Outcome:
    """Fill a database that holds nothing of the user's own, as one change; `now` is seconds, UTC.

    `tick` hears how many contacts are done and may raise to stop; then nothing is kept. Raises DataError where there is
    anything already.
    """
    sample_writing.refuse_own_data(db)
    sample = make(contacts, seed, local_day(now, zone), zone, sample_writing.known(db))
    expected = {"interaction": sample.interactions, "time_entry": TIME_ENTRIES}
    expected |= dict.fromkeys(("contact", "profile", "email", "contact_tag", "contact_role", "value_event"), contacts)
    batches = sample_writing.ticking(sample.batches, "contact", tick)
    return sample_writing.write(db, sample.fixed, batches, expected, CHOICES, begin=sample.begin, now=now)
