"""The sample as rows: the same for the same seed and day, exactly as many as asked for, every ingredient in it."""

import json
from collections import Counter, defaultdict
from datetime import UTC, date
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from netdesk.domain.folding import fold
from netdesk.domain.network import NETWORKS
from netdesk.domain.participation import KINDS, Level
from netdesk.domain.period import local_day, start_of_day, to_day
from netdesk.domain.profile_url import parse_profile
from netdesk.sample import acts, making, recipe
from netdesk.sample.cast import Cast, Trait, quotas
from netdesk.sample.cast import make as make_cast
from netdesk.store.sample_writing import Known

TODAY = to_day(date(2026, 5, 14))
ROLES = (
    "peer thought_leader client past_client prospect referral_partner supplier recruiter friend family other".split()
)
KNOWN = Known(
    {network.key: number for number, network in enumerate(NETWORKS, 1)}, {key: n for n, key in enumerate(ROLES, 1)}
)
NETWORK_OF = {number: key for key, number in KNOWN.networks.items()}
Rows = dict[str, list[Any]]


def rows(contacts: int = 300, seed: str = "1", today: int = TODAY, zone: Any = UTC) -> Rows:
    sample = making.make(contacts, seed, today, zone, KNOWN)
    found: Rows = defaultdict(list)
    for batch in (sample.fixed, *sample.batches):
        for table, some in batch.items():
            found[table] += some
    assert len(found["interaction"]) == sample.interactions
    return dict(found)


def cast_of(contacts: int) -> Cast:
    from random import Random

    ingredients = recipe.load()
    return make_cast(Random("1/cast"), contacts, len(ingredients.clients), len(ingredients.past_clients))


@pytest.fixture(scope="module")
def usual() -> Rows:
    return rows()


def test_the_same_seed_and_day_give_the_same_rows(usual: Rows) -> None:
    assert rows() == usual


def test_another_seed_or_day_gives_other_people(usual: Rows) -> None:
    assert [row.name for row in rows(seed="2")["contact"]] != [row.name for row in usual["contact"]]
    assert rows(today=TODAY + 1)["interaction"] != usual["interaction"]


@pytest.mark.parametrize("contacts", [1, 2, 3, 7, 12, 49, 50, 51, 100, 137])
def test_there_are_exactly_as_many_as_asked_for(contacts: int) -> None:
    found = rows(contacts)
    assert [row.id for row in found["contact"]] == list(range(1, contacts + 1))
    assert len(found["time_entry"]) > 1_000


@pytest.mark.parametrize("contacts", [50, 300])
def test_every_ingredient_is_there(contacts: int) -> None:
    found = rows(contacts)
    wanted = (
        "contact profile email phone website note contact_role contact_tag wish promise cadence job_change interaction client"
        " client_contact project tag budget my_activity time_entry time_entry_contact time_entry_tag referral value_event"
    )
    assert not [table for table in wanted.split() if not found.get(table)]
    traits = Counter(cast_of(contacts).traits)
    assert all(traits[trait] for trait in Trait)
    kinds = {row.kind for row in found["value_event"]}
    assert {"income", "referral", "introduction", "knowledge", "help", "endorsement", "enjoyment"} <= kinds
    assert {row.direction for row in found["value_event"]} == {"received", "given"}
    assert any(row.rating for row in found["interaction"]) and any(row.rating for row in found["value_event"])
    assert "won" in {row.outcome for row in found["referral"]}


def test_needs_meet_offers(usual: Rows) -> None:
    needs, offers = ({row.text for row in usual["wish"] if row.kind == kind} for kind in ("need", "offer"))
    assert needs & offers


def test_shares_among_the_levels() -> None:
    assert sum(quotas(300)) == 300 and quotas(300) == [105, 64, 19, 36, 23, 17, 13, 9, 5, 5, 2, 2]
    for contacts in range(1, 400):
        counts = quotas(contacts)
        assert sum(counts) == contacts and min(counts) >= (1 if contacts >= 50 else 0)


def test_acts_are_of_kinds_and_levels_that_fit(usual: Rows) -> None:
    for level, kinds in zip(Level, acts.KINDS, strict=True):
        assert all(KINDS[kind] == level for kind, _ in kinds)
    assert {row.level for row in usual["interaction"]} == set(range(1, 13))
    assert {row.direction for row in usual["interaction"]} == {"theirs", "mine", "both"}


def test_few_have_many_acts(usual: Rows) -> None:
    counts = sorted(Counter(row.contact_id for row in usual["interaction"]).values(), reverse=True)
    assert sum(counts[:30]) > sum(counts) / 2
    assert counts[len(counts) // 2] <= 4


def test_five_years_end_today_and_nothing_lies_ahead(usual: Rows) -> None:
    days = [row.day for row in usual["interaction"]]
    assert max(days) == TODAY and TODAY - 5 * 365 <= min(days) < TODAY - 4 * 365
    begin = start_of_day(TODAY, UTC)
    assert max(row.at for table in ("interaction", "value_event", "note") for row in usual[table]) == begin
    assert max(row.added_at for row in usual["contact"]) <= begin
    assert max(row.connected_on or 0 for row in usual["contact"]) <= TODAY
    assert max(row.ended_at for row in usual["time_entry"]) == begin


def test_a_year_of_time_without_overlaps(usual: Rows) -> None:
    entries = sorted(usual["time_entry"], key=lambda row: row.started_at)
    assert {entries[0].day, entries[-1].day} <= {TODAY - 365, TODAY - 364, TODAY}
    for earlier, later in pairwise(entries):
        assert earlier.started_at <= earlier.ended_at <= later.started_at
    assert {NETWORK_OF[row.network_id] for row in entries if row.network_id} == {
        "linkedin", "x", "mastodon", "bluesky", "in_person",
    }  # fmt: skip
    assert 3 <= len({row.client_id for row in entries if row.billable}) <= 6
    assert any(not row.billable and row.network_id is None for row in entries)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Pacific/Auckland"])
def test_days_are_those_of_the_users_zone(zone: str) -> None:
    where = ZoneInfo(zone)
    for row in rows(50, zone=where)["time_entry"][::7]:
        assert local_day(row.started_at, where) == row.day and row.zone == zone


def test_profiles_are_read_back_as_they_are(usual: Rows) -> None:
    for row in [*usual["profile"], *rows(2_000)["profile"]]:
        found = parse_profile(row.url)
        assert found is not None, row.url
        assert (found.network, found.key) == (NETWORK_OF[row.network_id], row.key)
    keys = [(row.network_id, row.key) for row in usual["profile"]]
    assert len(keys) == len(set(keys))


def test_addresses_and_numbers_are_nobodys() -> None:
    found = rows(3_000)
    assert {row.address.partition("@")[2] for row in found["email"]} <= {"example.com", "example.org", "example.net"}
    assert all(row.address.isascii() for row in found["email"])
    numbers = [row.number for row in found["phone"]]
    assert all(number.startswith("+1 ") and " 555 01" in number for number in numbers)
    assert len(numbers) == len(set(numbers))
    assert all(row.url.endswith(".example.net") for row in found["website"])


def test_names_are_of_many_languages_and_each_comes_once() -> None:
    assert len(recipe.load().languages) >= 20
    found = rows(3_000)["contact"]
    assert any(not fold(row.name).isascii() for row in found)
    expected = sum(1 for trait in cast_of(3_000).traits if trait in (Trait.COPY, Trait.NAMESAKE))
    named = [row.name_key for row in found if row.last]
    assert len(named) - len(set(named)) <= expected


def test_troubles_look_like_what_they_are(usual: Rows) -> None:
    cast = cast_of(300)
    people = usual["contact"]
    acted = {row.contact_id: row.at for row in sorted(usual["interaction"], key=lambda row: row.at)}
    for place in cast.with_trait(Trait.LION):
        assert "lion" in f"{people[place].name} {people[place].position}".lower() or "network" in people[place].position
    for place in cast.with_trait(Trait.RECRUITER):
        assert place + 1 not in acted and people[place].connected_on < TODAY - 5 * 365 + 1
    for place in cast.with_trait(Trait.DORMANT):
        assert acted[place + 1] < start_of_day(TODAY - 2 * 365, UTC)
    for place in cast.with_trait(Trait.COPY):
        other = people[cast.like[place]]
        assert fold(people[place].last) == fold(other.last) and other.id < people[place].id


def test_clients_are_paid_for_the_hours_tracked(usual: Rows) -> None:
    client = usual["client"][0]
    hours = sum(
        row.ended_at - row.started_at
        for row in usual["time_entry"]
        if row.client_id == client.id and to_day(date(2026, 4, 1)) <= row.day < to_day(date(2026, 5, 1))
    )
    (invoice,) = [
        row for row in usual["value_event"] if row.client_id == client.id and row.note == "Invoice for April 2026"
    ]
    assert invoice.amount == round(hours * client.rate / 3600)
    assert (invoice.currency, client.currency) == ("EUR", "EUR")


def test_the_recipe_names_what_it_is() -> None:
    from netdesk import paths

    assert "invented" in json.loads((paths.resources() / "sample" / "recipe.json").read_text(encoding="utf-8"))["about"]
