"""Finding: every contact compared, in pieces that can be stopped, against the copies that sample data has by design."""

import threading
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from netdesk.sample import cast as casting
from netdesk.sample import making
from netdesk.sample import recipe as recipes
from netdesk.sample.cast import Trait
from netdesk.store import duplicates
from netdesk.store.database import Database, open_database
from netdesk.ui.contacts.duplicates.finding import find
from netdesk.ui.jobs import Cancelled, Progress
from tests.store.factory import NOW, add_contact

PEOPLE = 3_000


def progress(told: list[str] | None = None) -> Progress:
    def tell(_done: int, _total: int, words: str) -> None:
        if told is not None:
            told.append(words)

    return Progress(tell, threading.Lock())


def test_gives_groups_names_and_how_far_it_is(db: Database) -> None:
    for company in ("Acme", "Acme", "Beta"):
        add_contact(db, "Ada Example", company=company)
    told: list[str] = []
    found = find(db, progress(told))
    assert [group.ids for group in found.groups] == [(1, 2, 3)]
    assert found.names == dict.fromkeys((1, 2, 3), "Ada Example")
    assert told[0] == "Comparing e-mail addresses"


def test_stops_when_asked_to(db: Database) -> None:
    stopped = progress()
    stopped.cancel()
    with pytest.raises(Cancelled):
        find(db, stopped)


@pytest.mark.slow
def test_finds_most_copies_of_the_sample_and_few_others(tmp_path: Path) -> None:
    db = open_database(tmp_path / "sample.db", NOW)
    making.fill(db, NOW, ZoneInfo("UTC"), contacts=PEOPLE, seed="1")
    recipe = recipes.load()
    cast = casting.make(Random("1/cast"), PEOPLE, len(recipe.clients), len(recipe.past_clients))
    copies = {tuple(sorted((place + 1, cast.like[place] + 1))) for place in cast.with_trait(Trait.COPY)}
    pairs = {pair.ids: pair for group in find(db, progress()).groups for pair in group.pairs}
    sure = {ids for ids, pair in pairs.items() if pair.confidence >= 0.8}
    assert len(copies & pairs.keys()) >= 0.8 * len(copies)
    assert len(sure & copies) >= 0.95 * len(sure)
    assert not set(duplicates.not_same(db)) & pairs.keys()
    db.close()
