"""Any sequence of bulk edits, undo and redo, compared with what the database was at each point."""

from array import array
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netdesk.domain.cadence import Cadence
from netdesk.domain.contact import Status
from netdesk.domain.errors import DataError
from netdesk.domain.history import Outcome
from netdesk.domain.interaction import Act
from netdesk.store import bulk, bulk_edits, chosen, history, trash
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, TODAY, add_contact, add_interaction
from tests.store.snapshots import same, snapshot

PEOPLE = 14
FEW = 8
"""Patched to so few rows, so that both paths are taken in every sequence."""
Edit = Callable[[Database, "array[int]"], Outcome | list[Outcome]]

_TAGS = st.lists(st.sampled_from(("gold", "Berlin", "new", "ß tag", "o'neil")), min_size=1, max_size=3)
_EDITS: st.SearchStrategy[Edit] = st.one_of(
    _TAGS.map(lambda tags: lambda db, ids: bulk_edits.tag(db, ids, tags, NOW)),
    _TAGS.map(lambda tags: lambda db, ids: bulk_edits.untag(db, ids, tags, NOW)),
    st.sampled_from(("client", "peer")).map(lambda role: lambda db, ids: bulk_edits.add_role(db, ids, role, NOW)),
    st.sampled_from(("client", "peer")).map(lambda role: lambda db, ids: bulk_edits.remove_role(db, ids, role, NOW)),
    st.sampled_from((1, 2, None)).map(lambda tier: lambda db, ids: bulk_edits.set_tier(db, ids, tier, NOW)),
    st.sampled_from((Cadence(7, 9), Cadence(0, 0), None)).map(
        lambda cadence: lambda db, ids: bulk_edits.set_cadence(db, ids, cadence, NOW)
    ),
    st.sampled_from(tuple(Status)).map(lambda status: lambda db, ids: bulk_edits.set_status(db, ids, status, NOW)),
    st.booleans().map(lambda on: lambda db, ids: bulk_edits.star(db, ids, on, NOW)),
    st.sampled_from(("call", "like")).map(
        lambda kind: lambda db, ids: bulk_edits.log(db, ids, Act(kind, "theirs", TODAY), NOW)
    ),
    st.just(lambda db, _ids: trash.empty(db, NOW)),
)
_PEOPLE = st.sets(st.integers(1, PEOPLE + 1), min_size=1).map(lambda ids: array("q", sorted(ids)))
_STEPS = st.lists(
    st.one_of(st.tuples(_EDITS, _PEOPLE), st.sampled_from(("undo", "redo", "undo"))), min_size=3, max_size=14
)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("start") / "net.db"
    db = open_database(path, NOW)
    for number in range(PEOPLE):
        tags = ("gold",) if number % 3 else ()
        person = add_contact(db, f"Person {number}", tags=tags, note="tea", email=f"{number}@example.com")
        add_interaction(db, person, "call", days_ago=number)
    db.close()
    return path


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS)
def test_any_sequence_of_bulk_edits(start: Path, monkeypatch: pytest.MonkeyPatch, steps: list[object]) -> None:
    monkeypatch.setattr(bulk, "FEW", FEW)
    monkeypatch.setattr(chosen, "PAGE", 4)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "net.db"
        copyfile(start, path)
        db = open_database(path, NOW)
        try:
            _walk(db, steps)
        finally:
            db.close()


def _walk(db: Database, steps: list[object]) -> None:
    """Keep a picture of the data at each point of the history, and compare after each step."""
    pictures, place = [snapshot(db)], 0
    for step in steps:
        if step == "undo":
            if place:
                assert history.undo(db) is not None
                place -= 1
        elif step == "redo":
            assert (history.redo(db) is not None) == (place < len(pictures) - 1)
            place = min(place + 1, len(pictures) - 1)
        else:
            assert isinstance(step, tuple)
            before = len(history.changes(db))
            try:
                step[0](db, step[1])
            except DataError:
                continue
            if len(history.changes(db)) > before:
                del pictures[place + 1 :]
                pictures.append(snapshot(db))
                place += 1
        same(db, pictures[place])
    for wanted in range(place - 1, -1, -1):
        history.undo(db)
        same(db, pictures[wanted])
    for wanted in range(1, len(pictures)):
        assert history.redo(db) is not None
        same(db, pictures[wanted])
