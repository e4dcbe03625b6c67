"""Bulk edits: what they do, and that each is one change, undone and done again exactly, with few people and with many."""

from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from netdesk.domain.cadence import NOT_NEEDED, Cadence
from netdesk.domain.contact import Status
from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.history import Outcome
from netdesk.domain.interaction import Act
from netdesk.store import bulk, bulk_edits, history, participation
from netdesk.store.database import Database, open_database
from netdesk.store.search_index import COLUMNS
from tests.store.factory import NOW, TODAY, add_contact, add_interaction, add_people
from tests.store.snapshots import differences, found, same, snapshot

FEW, MANY = 7, bulk.FEW + 200
LATER = NOW + 60
Edit = Callable[[Database, "array[int]"], Outcome]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    participation.refresh_levels(database, NOW)
    yield database
    database.close()


def some(db: Database, count: int) -> "array[int]":
    """Make people, some of whom are tagged, starred, in a tier, with acts and a cadence; give a part of them."""
    people = add_people(db, [f"Person {n}" for n in range(count + 5)])
    ada = add_contact(db, "Ada Example", tags=("Berlin", "gold"), note="likes tea", email="ada@example.com")
    add_interaction(db, ada, "call")
    add_interaction(db, people[1])
    ids = array("q", [*people[:count], ada])
    bulk_edits.tag(db, ids[1:4], ["gold"], NOW)
    bulk_edits.add_role(db, ids[2:5], "client", NOW)
    bulk_edits.set_tier(db, ids[:2], 2, NOW)
    bulk_edits.set_cadence(db, ids[:3], Cadence(10, 20), NOW)
    bulk_edits.star(db, ids[:1], True, NOW)
    return ids


EDITS: dict[str, tuple[Edit, str]] = {
    "tag": (lambda db, ids: bulk_edits.tag(db, ids, ["new", "#gold"], LATER), "Tagged {} contacts new, gold"),
    "untag": (lambda db, ids: bulk_edits.untag(db, ids, ["GOLD"], LATER), "Took the tag gold off 4 contacts"),
    "add_role": (lambda db, ids: bulk_edits.add_role(db, ids, "peer", LATER), "Gave {} contacts the role peer"),
    "remove_role": (
        lambda db, ids: bulk_edits.remove_role(db, ids, "client", LATER),
        "Took the role client off 3 contacts",
    ),
    "set_tier": (lambda db, ids: bulk_edits.set_tier(db, ids, 1, LATER), "Put {} contacts into tier 1"),
    "no_tier": (lambda db, ids: bulk_edits.set_tier(db, ids, None, LATER), "Took 2 contacts out of the tiers"),
    "set_cadence": (
        lambda db, ids: bulk_edits.set_cadence(db, ids, Cadence(14, 28), LATER),
        "Set the cadence of {} contacts: every 14 days, 28 at most",
    ),
    "not_needed": (
        lambda db, ids: bulk_edits.set_cadence(db, ids, NOT_NEEDED, LATER),
        "No touch is needed with {} contacts",
    ),
    "follow": (
        lambda db, ids: bulk_edits.set_cadence(db, ids, None, LATER),
        "Let the cadence of 3 contacts follow tag and tier",
    ),
    "star": (lambda db, ids: bulk_edits.star(db, ids[1:], True, LATER), ""),
    "unstar": (
        lambda db, ids: bulk_edits.star(db, ids, False, LATER),
        "Took the protection off Person 0",
    ),
    "archive": (lambda db, ids: bulk_edits.archive(db, ids, LATER), "Archived {} contacts"),
    "trash": (lambda db, ids: bulk_edits.trash(db, ids, LATER), "Moved {} contacts to the trash"),
    "let_go": (lambda db, ids: bulk_edits.set_status(db, ids, Status.LET_GO, LATER), "Let go of {} contacts"),
    "log": (
        lambda db, ids: bulk_edits.log(db, ids, Act("call", "both", TODAY, "linkedin", "Hello", 30, 4), LATER),
        "Logged call with {} contacts",
    ),
}


@pytest.mark.parametrize("count", [FEW, MANY])
@pytest.mark.parametrize("name", EDITS)
def test_each_edit_is_one_change_undone_and_redone_exactly(db: Database, name: str, count: int) -> None:
    edit, label = EDITS[name]
    ids = some(db, count)
    before, changes = snapshot(db), len(history.changes(db))
    outcome = edit(db, ids)
    after = snapshot(db)
    assert differences(before, after) != {}
    assert outcome.change == len(history.changes(db)) == changes + 1
    if label:
        assert outcome.label == label.format(f"{len(ids):,}")
    same(db, after)
    history.undo(db)
    same(db, before)
    history.redo(db)
    same(db, after)
    history.undo(db)
    same(db, before)


@pytest.mark.parametrize("count", [FEW, MANY])
@pytest.mark.parametrize("name", [name for name in EDITS if name != "log"])
def test_an_edit_that_changes_nobody_is_no_change(db: Database, name: str, count: int) -> None:
    edit, _ = EDITS[name]
    ids = some(db, count)
    edit(db, ids)
    changes, before = len(history.changes(db)), snapshot(db)
    outcome = edit(db, ids)
    assert (outcome.change, outcome.tables) == (None, frozenset())
    assert outcome.label.endswith("Nothing was changed.")
    assert len(history.changes(db)) == changes
    same(db, before)


@pytest.mark.parametrize("count", [FEW, MANY])
def test_tags_are_found_at_once_and_no_longer_after_undo(db: Database, count: int) -> None:
    ids = some(db, count)
    bulk_edits.tag(db, ids, ["harbour"], LATER)
    assert found(db, "tags: harbour") == sorted(ids)
    assert found(db, "harbour AND tea") == [ids[-1]]
    history.undo(db)
    assert found(db, "harbour") == []
    assert found(db, "tea") == [ids[-1]]
    history.redo(db)
    assert found(db, "harbour") == sorted(ids)
    bulk_edits.untag(db, ids, ["harbour"], LATER)
    assert found(db, "harbour") == []
    history.undo(db)
    assert found(db, "harbour") == sorted(ids)


def test_names_of_one_person_and_tags_as_they_are_kept(db: Database) -> None:
    ids = some(db, FEW)
    ada = ids[-1:]
    assert bulk_edits.tag(db, ids[:1], ["  berlin "], NOW).label == "Tagged Person 0 Berlin"
    assert bulk_edits.untag(db, ada, ["gold", "berlin"], NOW).label == "Took the tags gold, Berlin off Ada Example"
    assert bulk_edits.trash(db, ada, NOW).label == "Moved Ada Example to the trash"
    assert db.value("SELECT count(*) FROM tag") == 2


def test_nothing_is_done_for_nobody_or_for_people_who_are_gone(db: Database) -> None:
    some(db, FEW)
    before = snapshot(db)
    for ids in (array("q"), array("q", [99_999])):
        with pytest.raises(DataError, match="not there any more"):
            bulk_edits.tag(db, ids, ["new"], NOW)
    same(db, before)


@pytest.mark.parametrize(
    "edit",
    [
        lambda db, ids: bulk_edits.tag(db, ids, [" ", "#"], NOW),
        lambda db, ids: bulk_edits.tag(db, ids, ["x" * 200], NOW),
        lambda db, ids: bulk_edits.add_role(db, ids, "king", NOW),
        lambda db, ids: bulk_edits.set_tier(db, ids, 9, NOW),
        lambda db, ids: bulk_edits.set_cadence(db, ids, Cadence(20, 10), NOW),
        lambda db, ids: bulk_edits.log(db, ids, Act("dance", "both", TODAY), NOW),
        lambda db, ids: bulk_edits.log(db, ids, Act("call", "both", TODAY, "nowhere"), NOW),
    ],
)
def test_what_makes_no_sense_is_refused_whole(db: Database, edit: Edit) -> None:
    ids = some(db, FEW)
    before = snapshot(db)
    with pytest.raises(UsageError):
        edit(db, ids)
    same(db, before)


def test_a_snooze_outlives_a_change_of_cadence(db: Database) -> None:
    ids = some(db, FEW)
    with history.change(db, "Snooze", NOW) as change:
        change.connection.execute("UPDATE cadence SET snoozed_until = 20500 WHERE contact_id = ?", (ids[0],))
    rows = "SELECT ideal_days, longest_days, snoozed_until FROM cadence WHERE contact_id = ?"
    bulk_edits.set_cadence(db, ids, Cadence(5, 6), NOW)
    assert db.rows(rows, ids[0]) == [(5, 6, 20500)]
    bulk_edits.set_cadence(db, ids, None, NOW)
    assert db.rows(rows, ids[0]) == [(None, None, 20500)]
    assert db.rows(rows, ids[1]) == []


def test_the_search_index_knows_the_columns_that_edits_change() -> None:
    """A tag is part of what a contact is found by; status, tier and star are not."""
    assert "tags" in COLUMNS
    assert not {"status", "tier", "starred"} & set(COLUMNS.split(", "))
