"""Levels in a real database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.errors import DataError
from netdesk.domain.participation import KINDS, Direction, Level, level_of
from netdesk.domain.period import DAY_SECONDS
from netdesk.store import history
from netdesk.store.database import Database, open_database, writing
from netdesk.store.participation import (
    AT_ONCE,
    acts_per_contact,
    people,
    people_by_level,
    people_ids,
    refresh_levels,
    set_level,
)

NOW = 1_790_000_000
DAY = DAY_SECONDS


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def add(db: Database, *names: str, status: int = 0) -> None:
    with history.change(db, "Add people", NOW) as change:
        change.connection.executemany(
            "INSERT INTO contact (name, name_key, company, position, status) VALUES (?, ?, 'Acme', 'Editor', ?)",
            ((name, name.casefold(), status) for name in names),
        )


def act(db: Database, contact: int, kind: str, *, days_ago: int = 10, direction: str = "theirs") -> None:
    at = NOW - days_ago * DAY
    with history.change(db, "Log", NOW) as change:
        change.connection.execute(
            "INSERT INTO interaction (contact_id, at, day, kind, level, direction) VALUES (?, ?, ?, ?, ?, ?)",
            (contact, at, at // DAY, kind, int(KINDS[kind]), direction),
        )


def counts(db: Database, direction: Direction = "theirs") -> dict[str, int]:
    return {row.level.label: row.people for row in people_by_level(db, direction) if row.people}


def names(db: Database, *args: object, **more: object) -> list[str]:
    return [found.name for found in people(db, people_ids(db, *args, **more))]  # type: ignore[arg-type]  # passed on


def test_nobody(db: Database) -> None:
    assert [row.level for row in people_by_level(db)] == list(Level)
    assert counts(db) == {}
    assert acts_per_contact(db) == []
    assert names(db) == []


def test_people_without_acts_are_at_read_and_resting_ones_do_not_count(db: Database) -> None:
    add(db, "Ana", "Ben")
    add(db, "Gone", status=1)
    act(db, 3, "message")
    assert counts(db) == {"Read": 2}
    assert acts_per_contact(db) == [(0, 2)]
    assert names(db) == ["Ana", "Ben"]


def test_levels_by_direction(db: Database) -> None:
    add(db, "Ana", "Ben", "Cid")
    for _ in range(2):
        act(db, 1, "message", direction="mine")
        act(db, 2, "comment")
        act(db, 3, "meeting", direction="both")
    assert counts(db) == {"Read": 1, "Comment": 1, "Collaborate": 1}
    assert counts(db, "mine") == {"Read": 1, "Write": 1, "Collaborate": 1}
    assert counts(db, "both") == {"Write": 1, "Comment": 1, "Collaborate": 1}
    assert acts_per_contact(db) == [(2, 3)]
    assert [(row.people, row.acts) for row in people_by_level(db)][:4] == [(1, 2), (0, 0), (0, 0), (1, 2)]


def test_people_of_a_range_in_any_order(db: Database) -> None:
    add(db, "Dora", "Cid", "Ben", "Ana", "Eve")
    act(db, 1, "comment", days_ago=3)
    act(db, 1, "comment", days_ago=4)
    act(db, 2, "meeting", days_ago=9)
    act(db, 2, "meeting", days_ago=8)
    act(db, 2, "like", days_ago=7)
    assert names(db) == ["Cid", "Dora", "Ana", "Ben", "Eve"]
    assert names(db, descending=False) == ["Ana", "Ben", "Eve", "Dora", "Cid"]
    assert names(db, order="name", descending=False) == ["Ana", "Ben", "Cid", "Dora", "Eve"]
    assert names(db, order="name") == ["Eve", "Dora", "Cid", "Ben", "Ana"]
    assert names(db, order="last") == ["Dora", "Cid", "Ana", "Ben", "Eve"]
    assert names(db, order="last", descending=False) == ["Cid", "Dora", "Ana", "Ben", "Eve"]
    assert names(db, order="acts") == ["Cid", "Dora", "Ana", "Ben", "Eve"]
    assert names(db, order="acts", descending=False) == ["Ana", "Ben", "Eve", "Dora", "Cid"]
    read = (Level.READ, Level.READ)
    assert names(db, read) == ["Ana", "Ben", "Eve"]
    assert names(db, read, order="name") == ["Eve", "Ben", "Ana"]
    assert names(db, (Level.READ, Level.COMMENT), order="name", descending=False) == ["Ana", "Ben", "Dora", "Eve"]
    assert names(db, (Level.COMMENT, Level.LEAD), order="name", descending=False) == ["Cid", "Dora"]
    for order in ("level", "name", "role", "last", "acts"):
        for descending in (True, False):
            whole = people_ids(db, order=order, descending=descending)
            for limit in (1, 2, 3, 4):
                first = people_ids(db, order=order, descending=descending, limit=limit)
                assert first == whole[:limit]


def test_people_by_role_those_without_one_last(db: Database) -> None:
    add(db, "Ana", "Ben", "Cid")
    with history.change(db, "Edit", NOW) as change:
        change.connection.execute("UPDATE contact SET position = '' WHERE name = 'Ana'")
        change.connection.execute("UPDATE contact SET position = 'Author' WHERE name = 'Cid'")
    assert names(db, order="role", descending=False) == ["Cid", "Ben", "Ana"]
    assert names(db, order="role") == ["Ben", "Cid", "Ana"]


def test_a_row_says_what_is_known(db: Database) -> None:
    add(db, "Ana")
    act(db, 1, "message", days_ago=2)
    (ana,) = people(db, [1, 99])
    assert (ana.contact, ana.name, ana.position, ana.company) == (1, "Ana", "Editor", "Acme")
    assert (ana.level, ana.by_hand, ana.last_at, ana.acts) == (Level.NETWORK, False, NOW - 2 * DAY, 1)
    with pytest.raises(ValueError, match="at once"):
        people(db, range(AT_ONCE + 1))


def test_a_level_set_by_hand_overrides_and_can_be_undone(db: Database) -> None:
    add(db, "Ana", "Ben")
    act(db, 1, "message")
    outcome = set_level(db, [1], Level.LEAD, NOW)
    assert outcome.label == "Set Ana to Lead by hand"
    assert outcome.tables == {"contact"}
    assert counts(db) == {"Read": 1, "Lead": 1}
    assert people_by_level(db)[11].by_hand == 1
    assert counts(db, "mine") == {"Read": 2}
    set_level(db, [2], Level.COMMENT, NOW)  # without any act
    assert names(db, (Level.TAG, Level.LEAD)) == ["Ana", "Ben"]
    assert people(db, [2])[0].by_hand
    set_level(db, [1, 2], None, NOW)
    assert counts(db) == {"Read": 1, "Network": 1}
    history.undo(db)
    history.undo(db)
    assert counts(db) == {"Read": 1, "Lead": 1}
    assert set_level(db, [1], Level.LEAD, NOW).change is None
    with pytest.raises(DataError, match="not there any more"):
        set_level(db, [77], Level.LEAD, NOW)


def test_acts_stop_counting_after_a_year(db: Database) -> None:
    add(db, "Ana", "Ben", "Cid")
    act(db, 1, "meeting", days_ago=360)
    act(db, 1, "meeting", days_ago=364)
    act(db, 2, "message", days_ago=20)
    act(db, 3, "meeting", days_ago=700)
    assert counts(db) == {"Network": 1, "Refactor": 1, "Collaborate": 1}  # the year begins with the first look
    first = refresh_levels(db, NOW)
    assert first.tables == {"contact_summary"}
    assert counts(db) == {"Read": 1, "Network": 1, "Collaborate": 1}
    assert refresh_levels(db, NOW).tables == frozenset()
    assert refresh_levels(db, NOW + 2 * DAY).tables == {"contact_summary"}
    assert people(db, [1])[0].level == level_of([10])
    refresh_levels(db, NOW + 6 * DAY)
    assert people(db, [1])[0].level == Level.READ
    assert people(db, [1])[0].acts == 2
    # A clock set back brings them back, too.
    refresh_levels(db, NOW)
    assert people(db, [1])[0].level == Level.COLLABORATE
    assert history.changes(db)[0].label == "Log"


def test_only_those_who_passed_the_horizon_are_summed_anew(db: Database) -> None:
    add(db, "Ana", "Ben")
    act(db, 1, "meeting", days_ago=364)
    act(db, 2, "meeting", days_ago=10)
    refresh_levels(db, NOW)
    with writing(db) as connection:
        connection.execute("UPDATE contact_summary SET interactions = 77")
    refresh_levels(db, NOW + 2 * DAY)
    assert [found.acts for found in people(db, [1, 2])] == [1, 77]


def test_new_acts_are_judged_by_the_moved_horizon(db: Database) -> None:
    add(db, "Ana")
    refresh_levels(db, NOW)
    act(db, 1, "meeting", days_ago=366)
    assert people(db, [1])[0].level == Level.READ
    act(db, 1, "meeting", days_ago=364)
    assert people(db, [1])[0].level == Level.REFACTOR
