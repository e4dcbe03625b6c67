"""Mappings of columns, remembered by the header they belong to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.store import history, mappings
from netdesk.store.database import Database, open_database

NOW = 1_000_000


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "netdesk.db", NOW)
    yield database
    database.close()


def test_a_mapping_is_found_by_its_header_only(db: Database) -> None:
    mappings.remember(db, "aaa", '{"columns": ["Müller"]}', NOW)
    assert mappings.saved(db, "aaa") == '{"columns": ["Müller"]}'
    assert mappings.saved(db, "bbb") is None


def test_a_later_mapping_takes_the_place_of_the_first(db: Database) -> None:
    mappings.remember(db, "aaa", "1", NOW)
    mappings.remember(db, "aaa", "2", NOW)
    assert mappings.saved(db, "aaa") == "2"


def test_remembering_the_same_again_is_no_change(db: Database) -> None:
    assert mappings.remember(db, "aaa", "1", NOW).change is not None
    assert mappings.remember(db, "aaa", "1", NOW).change is None
    assert len(history.changes(db)) == 1


def test_remembering_can_be_undone(db: Database) -> None:
    outcome = mappings.remember(db, "aaa", "1", NOW)
    assert outcome.tables == frozenset({"import_mapping"})
    mappings.remember(db, "aaa", "2", NOW)
    history.undo(db)
    assert mappings.saved(db, "aaa") == "1"
    history.undo(db)
    assert mappings.saved(db, "aaa") is None
