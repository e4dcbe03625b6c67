"""Saved searches: kept, changed, moved, removed, each undoable."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.saved_search import CRITERION, VIEW
from netdesk.store import history, saved_searches
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "desk.db", NOW)
    yield database
    database.close()


def add(db: Database, *names: str) -> list[int]:
    for name in names:
        saved_searches.add(db, VIEW, name, f"tag:{name}", NOW)
    return [search.id for search in saved_searches.listed(db, VIEW)]


def names(db: Database) -> list[str]:
    return [search.name for search in saved_searches.listed(db, VIEW)]


def test_a_new_database_has_none(db: Database) -> None:
    assert saved_searches.listed(db, VIEW) == []


def test_a_search_is_kept_with_all_that_belongs_to_it(db: Database) -> None:
    done = saved_searches.add(db, VIEW, "  Old \n friends ", "role:friend", NOW, columns="name,last", sort="-last")
    saved_searches.add(db, CRITERION, "Recruiters", "role:recruiter", NOW, points=-20)
    (view,) = saved_searches.listed(db, VIEW)
    assert (view.name, view.query, view.columns, view.sort) == ("Old friends", "role:friend", "name,last", "-last")
    assert (view.points, view.enabled) == (None, True)
    assert saved_searches.listed(db, CRITERION)[0].points == -20
    assert done.tables == {"saved_search"}
    assert done.label == "Saved “Old friends”"


def test_what_is_given_is_changed_and_undone(db: Database) -> None:
    (search,) = add(db, "a")
    saved_searches.change(db, search, NOW, name="b")
    saved_searches.change(db, search, NOW, query="is:due", sort="name")
    (view,) = saved_searches.listed(db, VIEW)
    assert (view.name, view.query, view.sort) == ("b", "is:due", "name")
    assert saved_searches.change(db, search, NOW, name="b").change is None
    history.undo(db)
    history.undo(db)
    assert [(view.name, view.query) for view in saved_searches.listed(db, VIEW)] == [("a", "tag:a")]


@pytest.mark.parametrize(
    ("which", "place", "expected"), [(2, 0, "cabd"), (0, 9, "bcda"), (1, 2, "acbd"), (3, 3, "abcd")]
)
def test_they_stand_where_the_user_puts_them(db: Database, which: int, place: int, expected: str) -> None:
    ids = add(db, "a", "b", "c", "d")
    saved_searches.move(db, ids[which], place, NOW)
    assert "".join(names(db)) == expected
    if expected != "abcd":
        history.undo(db)
    assert names(db) == ["a", "b", "c", "d"]


def test_one_that_is_removed_comes_back_by_undo(db: Database) -> None:
    ids = add(db, "a", "b")
    saved_searches.remove(db, ids[0], NOW)
    assert names(db) == ["b"]
    history.undo(db)
    assert names(db) == ["a", "b"]


def test_it_says_what_cannot_be_done(db: Database) -> None:
    with pytest.raises(UsageError):
        saved_searches.add(db, VIEW, " ", "x", NOW)
    for act in (
        lambda: saved_searches.change(db, 9, NOW, name="x"),
        lambda: saved_searches.remove(db, 9, NOW),
        lambda: saved_searches.move(db, 9, 0, NOW),
    ):
        with pytest.raises(DataError):
            act()
