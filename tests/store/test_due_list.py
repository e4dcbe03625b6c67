"""The due list against a naive model in Python, its order, its counts and who is left out."""

from collections.abc import Iterator
from datetime import UTC
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netdesk.domain.cadence import BY_TIER, Cadence
from netdesk.domain.period import Moment
from netdesk.store import cadences, due_list, history, touches
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, TODAY, add_contact, add_interaction

MOMENT = Moment(NOW, UTC)
DAYS = st.none() | st.integers(0, 40)
PERSON = st.fixed_dictionaries(
    {
        "tier": st.none() | st.integers(1, 4),
        "own": DAYS,
        "snoozed": st.none() | st.integers(-5, 20),
        "tags": st.sets(st.integers(0, 2), max_size=2),
        "act": st.none() | st.integers(0, 60),
        "status": st.sampled_from([0, 0, 0, 1, 3]),
    }
)
number = count()


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "due.db", NOW)
    yield database
    database.close()


def expected(person: dict, tags: list[int | None], tiers: dict[int, int]) -> int | None:
    """Tell the ideal day of a person as one would by hand."""
    ideal = person["own"]
    of_tags = [tags[tag] for tag in person["tags"] if tags[tag] is not None]
    if ideal is None and of_tags:
        ideal = min(of_tags)
    if ideal is None and person["tier"]:
        ideal = tiers.get(person["tier"], BY_TIER[person["tier"] - 1].ideal)
    if not ideal:
        return None
    since = TODAY - (person["act"] or 0)
    return max(since + ideal, TODAY + person["snoozed"] if person["snoozed"] is not None else 0)


def fill(db: Database, people: list[dict], tags: list[int | None], tiers: dict[int, int]) -> dict[int, dict]:
    with history.change(db, "Clear", NOW) as change:
        for table in ("cadence", "contact", "tag"):
            change.connection.execute(f"DELETE FROM {table}")
    made = {}
    for person in people:
        names = tuple(f"tag {tag}" for tag in sorted(person["tags"]))
        contact = add_contact(db, f"Person {next(number)}", tags=names, status=person["status"])
        made[contact] = person
        if person["act"] is not None:
            add_interaction(db, contact, days_ago=person["act"])
        with history.change(db, "Tier", NOW) as change:
            change.connection.execute("UPDATE contact SET tier = ? WHERE id = ?", (person["tier"], contact))
        if person["own"] is not None:
            cadences.set_for_contact(db, contact, Cadence(person["own"], person["own"]), NOW)
        if person["snoozed"] is not None:
            touches.snooze(db, contact, TODAY + person["snoozed"], NOW)
    used = {tag for person in people for tag in person["tags"]}
    for tag, days in enumerate(tags):
        if days is not None and tag in used:
            cadences.set_for_tag(db, f"tag {tag}", Cadence(days, days), NOW)
    for tier, days in tiers.items():
        cadences.set_for_tier(db, tier, Cadence(days, days), NOW)
    return made


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    people=st.lists(PERSON, max_size=5),
    tags=st.lists(DAYS, min_size=3, max_size=3),
    tiers=st.dictionaries(st.integers(1, 4), st.integers(1, 30), max_size=2),
)
def test_the_views_say_what_one_would_by_hand(
    db: Database, people: list[dict], tags: list[int | None], tiers: dict[int, int]
) -> None:
    made = fill(db, people, tags, tiers)
    days = {contact: expected(person, tags, tiers) for contact, person in made.items()}
    assert dict(db.rows("SELECT contact_id, ideal_on FROM contact_due")) == {
        contact: day for contact, day in days.items() if day is not None
    }
    active = {c: day for c, day in days.items() if day is not None and made[c]["status"] == 0}
    found = due_list.due_list(db, MOMENT)
    assert {row.contact: row.due.ideal_on for row in found.rows} == {
        c: day for c, day in active.items() if day <= TODAY + 7
    }
    assert (found.past, found.on_today) == (
        sum(day < TODAY for day in active.values()),
        sum(day == TODAY for day in active.values()),
    )
    assert found.people == len(active)
    assert due_list.waiting(db, MOMENT) == found.waiting


def test_the_latest_come_first_within_each_part(db: Database) -> None:
    for name, days in (("Coming", 12), ("Late", 3), ("Later", 1), ("Today", 10), ("Far", 30)):
        contact = add_contact(db, name)
        add_interaction(db, contact, days_ago=10)
        cadences.set_for_contact(db, contact, Cadence(days, days), NOW)
    found = due_list.due_list(db, MOMENT)
    assert [row.name for row in found.rows] == ["Later", "Late", "Today", "Coming"]
    assert (found.past, found.on_today, found.coming, found.people) == (2, 1, 1, 5)
    assert found.a_week == pytest.approx(7 / 12 + 7 / 3 + 7 + 7 / 10 + 7 / 30)
    assert [row.name for row in due_list.due_list(db, MOMENT, limit=1).rows] == ["Later"]


def test_a_row_says_what_one_would_like_to_know(db: Database) -> None:
    ada = add_contact(db, "Ada", company="Acme", tags=("berlin",))
    add_interaction(db, ada, "message", days_ago=40, text="July plans?")
    cadences.set_for_tag(db, "berlin", Cadence(30, 35), NOW)
    with history.change(db, "Promise", NOW) as change:
        change.connection.execute("INSERT INTO promise (contact_id, text) VALUES (?, 'a book title')", (ada,))
    (row,) = due_list.due_list(db, MOMENT).rows
    assert (row.rule, row.last_kind, row.last_text, row.promise) == (
        "tag berlin",
        "message",
        "July plans?",
        "a book title",
    )
    assert (row.since, row.due.ideal_on, row.due.latest_on) == (TODAY - 40, TODAY - 10, TODAY - 5)


def test_somebody_without_any_act_is_due_from_the_day_they_were_added(db: Database) -> None:
    ada = add_contact(db, "Ada")
    cadences.set_for_contact(db, ada, Cadence(5, 5), NOW)
    (row,) = due_list.due_list(db, MOMENT).rows
    assert (row.last_kind, row.since, row.due.ideal_on) == ("", TODAY, TODAY + 5)
