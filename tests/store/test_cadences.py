"""Cadences of a contact, a tag, a tier: set, cleared, listed, and which of them holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.cadence import BY_TIER, NOT_NEEDED, Cadence
from netdesk.domain.errors import DataError, UsageError
from netdesk.store import cadences, history
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, TODAY, add_contact

WEEKLY, MONTHLY = Cadence(7, 14), Cadence(30, 45)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "cadences.db", NOW)
    yield database
    database.close()


def set_tier(db: Database, contact: int, tier: int | None) -> None:
    with history.change(db, "Tier", NOW) as change:
        change.connection.execute("UPDATE contact SET tier = ? WHERE id = ?", (tier, contact))


def test_the_own_cadence_stands_above_the_tags_and_that_above_the_tiers(db: Database) -> None:
    ada = add_contact(db, "Ada", tags=("berlin", "choir"))
    assert cadences.of_contact(db, ada).cadence is None
    set_tier(db, ada, 3)
    found = cadences.of_contact(db, ada)
    assert (found.cadence, found.rule, found.other_rule) == (BY_TIER[2], "tier", "tier 3")
    cadences.set_for_tier(db, 3, Cadence(100, 130), NOW)
    assert cadences.of_contact(db, ada).cadence == Cadence(100, 130)
    cadences.set_for_tag(db, "berlin", Cadence(60, 90), NOW)
    cadences.set_for_tag(db, "choir", MONTHLY, NOW)
    found = cadences.of_contact(db, ada)
    assert (found.cadence, found.rule, found.tag) == (MONTHLY, "tag", "choir")
    outcome = cadences.set_for_contact(db, ada, WEEKLY, NOW)
    assert outcome.label == "Keep in touch with Ada: every 7 days"
    found = cadences.of_contact(db, ada)
    assert (found.own, found.other, found.other_rule) == (WEEKLY, MONTHLY, "tag choir")
    cadences.set_for_contact(db, ada, None, NOW)
    assert cadences.of_contact(db, ada).cadence == MONTHLY
    assert db.value("SELECT count(*) FROM cadence WHERE contact_id IS NOT NULL") == 0


def test_what_would_hold_without_the_own_one_may_be_the_tier_or_nothing(db: Database) -> None:
    ada = add_contact(db, "Ada")
    cadences.set_for_contact(db, ada, NOT_NEEDED, NOW)
    found = cadences.of_contact(db, ada)
    assert (found.cadence, found.other, found.other_rule) == (NOT_NEEDED, None, "")
    set_tier(db, ada, 1)
    found = cadences.of_contact(db, ada)
    assert (found.other, found.other_rule) == (BY_TIER[0], "tier 1")
    assert found.since == TODAY


def test_rules_are_listed_with_the_people_they_concern(db: Database) -> None:
    ada, ben = add_contact(db, "Ada", tags=("berlin",)), add_contact(db, "Ben", tags=("berlin",), status=3)
    set_tier(db, ada, 2)
    set_tier(db, ben, 2)
    cadences.set_for_tag(db, "berlin", WEEKLY, NOW)
    cadences.set_for_tier(db, 2, MONTHLY, NOW)
    found = cadences.rules(db)
    assert [(rule.tier, rule.people, rule.given) for rule in found[:4]] == [
        (1, 0, False),
        (2, 1, True),
        (3, 0, False),
        (4, 0, False),
    ]
    assert [(rule.tag, rule.cadence, rule.people) for rule in found[4:]] == [("berlin", WEEKLY, 1)]
    cadences.set_for_tag(db, "berlin", None, NOW)
    cadences.set_for_tier(db, 2, None, NOW)
    assert [rule.cadence for rule in cadences.rules(db)] == list(BY_TIER)


def test_setting_the_same_again_writes_nothing(db: Database) -> None:
    ada = add_contact(db, "Ada")
    assert cadences.set_for_contact(db, ada, WEEKLY, NOW).change is not None
    assert cadences.set_for_contact(db, ada, WEEKLY, NOW).change is None
    assert cadences.set_for_contact(db, add_contact(db, "Ben"), None, NOW).change is None


def test_undone_exactly(db: Database) -> None:
    ada = add_contact(db, "Ada", tags=("berlin",))
    cadences.set_for_contact(db, ada, WEEKLY, NOW)
    before = db.rows("SELECT * FROM cadence")
    for step in (
        lambda: cadences.set_for_contact(db, ada, MONTHLY, NOW),
        lambda: cadences.set_for_contact(db, ada, None, NOW),
        lambda: cadences.set_for_tag(db, "berlin", MONTHLY, NOW),
        lambda: cadences.set_for_tier(db, 1, MONTHLY, NOW),
    ):
        step()
        assert db.rows("SELECT * FROM cadence") != before
        history.undo(db)
        assert db.rows("SELECT * FROM cadence") == before


def test_what_is_not_there(db: Database) -> None:
    with pytest.raises(DataError):
        cadences.set_for_contact(db, 99, WEEKLY, NOW)
    with pytest.raises(UsageError):
        cadences.set_for_tag(db, "nowhere", WEEKLY, NOW)
    with pytest.raises(UsageError):
        cadences.set_for_tier(db, 5, WEEKLY, NOW)
