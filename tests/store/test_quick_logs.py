"""One-line logs: what a line means among these people, and that writing it down is one change, undone exactly."""

from array import array
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest

from netdesk.domain.cadence import Cadence
from netdesk.domain.errors import UsageError
from netdesk.domain.interaction import Act
from netdesk.domain.period import Moment
from netdesk.store import bulk, bulk_edits, history, participation, quick_logs
from netdesk.store.database import Database, open_database
from netdesk.store.quick_logs import Pick, QuickDraft, Reading, draft_of
from tests.store.factory import NOW, TODAY, add_contact, add_interaction, add_people
from tests.store.snapshots import found, same, snapshot

MOMENT = Moment(NOW, UTC)
NOBODY: "array[int]" = array("q")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    participation.refresh_levels(database, NOW)
    yield database
    database.close()


@pytest.fixture
def people(db: Database) -> dict[str, int]:
    names = ["Ada Example", "Ada Marsh", "Ben Fox", "Jo van Dyk", "Mark Call"]
    people = {name: add_contact(db, name) for name in names}
    add_interaction(db, people["Ada Example"], days_ago=5)
    return people


def first(reading: Reading) -> list[Pick]:
    """Take the best guess for each name."""
    return [named.candidates[0].id if named.candidates else None for named in reading.named]


def understood(db: Database, text: str, also: "array[int]" = NOBODY) -> QuickDraft:
    reading = quick_logs.read_line(db, text, MOMENT)
    return draft_of(reading, first(reading), also)


def test_the_example(db: Database, people: dict[str, int]) -> None:
    draft = understood(db, "coffee with ada 40m yesterday #berlin ++")
    act = Act("event", "both", TODAY - 1, "", "coffee", 40, 5)
    assert draft == QuickDraft(act, array("q", [people["Ada Example"]]), (), ("berlin",), "coffee")
    outcome = quick_logs.log(db, draft, NOW)
    assert outcome.label == "Logged coffee with Ada Example"
    written = db.rows(
        "SELECT contact_id, day, kind, level, direction, minutes, rating, text FROM interaction ORDER BY id"
    )
    assert written[-1] == (people["Ada Example"], TODAY - 1, "event", 7, "both", 40, 5, "coffee")
    assert found(db, "tags : berlin") == [people["Ada Example"]]


def test_several_people_at_once(db: Database, people: dict[str, int]) -> None:
    draft = understood(db, 'call with ada, ben and "Jo van Dyk" 30m mon')
    assert list(draft.people) == [people[name] for name in ("Ada Example", "Ben Fox", "Jo van Dyk")]
    assert quick_logs.log(db, draft, NOW).label == "Logged call with Ada Example, Ben Fox and 1 other"
    assert (
        quick_logs.log(db, understood(db, "email from ben and jo"), NOW).label
        == "Logged e-mail from Ben Fox and Jo van Dyk"
    )
    assert quick_logs.log(db, understood(db, "met ben"), NOW).label == "Logged meeting with Ben Fox"


def test_a_name_takes_as_many_words_as_it_has(db: Database, people: dict[str, int]) -> None:
    for text, note in (
        ("lunch with ada marsh great pasta", "lunch great pasta"),
        ("lunch with jo van dyk great pasta", "lunch great pasta"),
        ("lunch with jo great pasta", "lunch great pasta"),
        ("lunch with the team", "lunch with the team"),
        ("lunch with zork, great pasta", "lunch with zork, great pasta"),
    ):
        assert understood(db, text).act.text == note, text
    assert list(understood(db, "lunch with ada marsh great pasta").people) == [people["Ada Marsh"]]


def test_the_beginning_of_a_name_is_enough_where_somebody_was_introduced(db: Database, people: dict[str, int]) -> None:
    assert list(understood(db, "tea with be").people) == [people["Ben Fox"]]
    assert understood(db, "tea be").act.text == "tea be"
    assert list(understood(db, "tea ben").people) == [people["Ben Fox"]]


def test_who_did_it_depends_on_who_is_somebody(db: Database, people: dict[str, int]) -> None:
    assert understood(db, "ben wrote").act.direction == "theirs"
    assert understood(db, "quickly wrote ben").act == Act("message", "mine", TODAY, "", "quickly")
    assert understood(db, "call with ben from berlin").act.direction == "both"
    chosen = array("q", [people["Ben Fox"]])
    assert understood(db, "email from", chosen).act == Act("email", "theirs", TODAY)
    assert understood(db, "she wrote", chosen).act.direction == "theirs"


def test_a_common_name_has_several_candidates(db: Database, people: dict[str, int]) -> None:
    (named,) = quick_logs.read_line(db, "lunch with ada", MOMENT).named
    assert [row.name for row in named.candidates] == ["Ada Example", "Ada Marsh"]
    assert not named.unknown
    (named,) = quick_logs.read_line(db, "lunch with Zork", MOMENT).named
    assert (named.candidates, named.unknown, named.words) == ((), True, "Zork")


def test_somebody_new_comes_along_in_the_same_change(db: Database, people: dict[str, int]) -> None:
    before = snapshot(db)
    reading = quick_logs.read_line(db, 'lunch with ben and "Zoe Zork" #new', MOMENT)
    draft = draft_of(reading, [people["Ben Fox"], "Zoe Zork"], NOBODY)
    assert draft.act.text == "lunch"
    assert quick_logs.log(db, draft, NOW).label == "Logged lunch with Ben Fox and Zoe Zork"
    assert db.row("SELECT first, last, source FROM contact WHERE name = 'Zoe Zork'") == ("Zoe", "Zork", "by hand")
    after = snapshot(db)
    history.undo(db)
    same(db, before)
    history.redo(db)
    same(db, after)
    alone = draft_of(quick_logs.read_line(db, "lunch with Yuki", MOMENT), ["Yuki"], NOBODY)
    assert quick_logs.log(db, alone, NOW).label == "Logged lunch with Yuki"


def test_nobody_is_nobody(db: Database, people: dict[str, int]) -> None:
    before = snapshot(db)
    with pytest.raises(UsageError, match="Say with whom"):
        quick_logs.log(db, understood(db, "coffee with zork"), NOW)
    same(db, before)


def test_those_chosen_elsewhere_count_once(db: Database, people: dict[str, int]) -> None:
    chosen = array("q", [people["Ben Fox"], people["Ada Example"]])
    draft = understood(db, "beer with ada", chosen)
    assert list(draft.people) == list(chosen)
    assert quick_logs.log(db, draft, NOW).label == "Logged beer with Ben Fox and Ada Example"


@pytest.mark.parametrize("count", [3, bulk.FEW + 50])
def test_many_are_one_change_undone_exactly(db: Database, count: int) -> None:
    ids = array("q", add_people(db, [f"Person {number}" for number in range(count)]))
    bulk_edits.tag(db, ids[:2], ["berlin"], NOW)
    before, changes = snapshot(db), len(history.changes(db))
    outcome = quick_logs.log(db, understood(db, "meetup -3d #Berlin #new ++", ids), NOW)
    assert outcome.label == f"Logged meetup with Person 0, Person 1 and {count - 2:,} other{'s' * (count > 3)}"
    assert len(history.changes(db)) == changes + 1
    assert db.value("SELECT count(*) FROM interaction WHERE rating = 5 AND day = ?", TODAY - 3) == count
    assert len(found(db, "tags : new")) == len(found(db, "tags : berlin")) == count
    after = snapshot(db)
    history.undo(db)
    same(db, before)
    history.redo(db)
    same(db, after)


def test_any_act_moves_the_day_when_one_is_due(db: Database, people: dict[str, int]) -> None:
    ben = people["Ben Fox"]
    add_interaction(db, ben, "like", days_ago=60)
    bulk_edits.set_cadence(db, array("q", [ben]), Cadence(30, 45), NOW)
    due = "SELECT ideal_on, latest_on FROM contact_due WHERE contact_id = ?"
    assert db.row(due, ben) == (TODAY - 30, TODAY - 15)
    quick_logs.log(db, understood(db, "liked ben's post yesterday"), NOW)
    assert db.row(due, ben) == (TODAY + 29, TODAY + 44)
    history.undo(db)
    assert db.row(due, ben) == (TODAY - 30, TODAY - 15)


def test_a_network_of_ones_own(db: Database, people: dict[str, int]) -> None:
    with history.change(db, "Add network", NOW) as change:
        change.connection.execute("INSERT INTO network (key, name) VALUES ('slow_post', 'Slow Post')")
    draft = understood(db, "message to ben @Slow_Post")
    assert draft.act.network == "slow_post"
    quick_logs.log(db, draft, NOW)
    assert understood(db, "message to ben on linkedin").act.network == "linkedin"


def test_what_was_logged_lately_reads_as_the_same_again(db: Database, people: dict[str, int]) -> None:
    lines = "coffee with ada 40m; work call with ben; meeting about work with ben; email from ben and ada; met jo"
    for line in [*lines.split("; "), "coffee with ada -2d"]:
        quick_logs.log(db, understood(db, line), NOW)
    found = quick_logs.recent(db)
    assert found == [
        'coffee with "Ada Example"', 'met with "Jo van Dyk"', 'email from "Ada Example" and "Ben Fox"',
        'work meeting with "Ben Fox"', 'work call with "Ben Fox"',
    ]  # fmt: skip
    for line in found:
        again = understood(db, line)
        assert again.people and again.act.day == TODAY
