"""Bulk edits of a hundred thousand contacts: some seconds, little memory, and the way back."""

import time
from array import array
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from netdesk.domain.interaction import Act
from netdesk.store import bulk_edits, history
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, TODAY
from tests.store.snapshots import faults, found

COUNT = 100_000
MOST_SECONDS = 30
"""Measured: 4 at most; a slow machine gets more."""
MOST_MIB = 120
"""Measured: 70 at most, above what the process had before."""
PEAK = Path("/proc/self/clear_refs")

Edit = Callable[[Database, "array[int]"], object]
EDITS: dict[str, tuple[Edit, str]] = {
    "tag": (lambda db, ids: bulk_edits.tag(db, ids, ["harbour", "new"], NOW), "SELECT count(*) FROM contact_tag"),
    "untag": (lambda db, ids: bulk_edits.untag(db, ids, ["gold"], NOW), "SELECT count(*) FROM contact_tag"),
    "trash": (lambda db, ids: bulk_edits.trash(db, ids, NOW), "SELECT sum(status) FROM contact"),
    "log": (
        lambda db, ids: bulk_edits.log(db, ids, Act("call", "both", TODAY), NOW),
        "SELECT sum(interactions) FROM contact_summary",
    ),
}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, "array[int]"]]:
    db = open_database(tmp_path_factory.mktemp("large") / "net.db", NOW)
    with history.import_change(db, "People", NOW) as change, change.unrecorded_rows():
        change.connection.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) INSERT INTO contact (id, name,"
            " name_key, company) SELECT i, 'Person ' || i, 'person ' || i, 'Company ' || (i % 997) FROM n",
            (COUNT,),
        )
        change.inserted("contact", 1, COUNT)
    ids = array("q", range(1, COUNT + 1))
    bulk_edits.tag(db, ids, ["gold"], NOW)
    yield db, ids
    db.close()


def resident(name: str) -> int:
    """Give the memory of this process in MiB: VmRSS now, VmHWM at most."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith(name))


@pytest.mark.slow
@pytest.mark.skipif(not PEAK.exists(), reason="The peak of memory can only be read on Linux.")
@pytest.mark.parametrize("name", EDITS)
def test_a_hundred_thousand_at_once(large: tuple[Database, "array[int]"], name: str) -> None:
    db, ids = large
    edit, figure = EDITS[name]
    before = db.value(figure)

    def step(work: Callable[[], object]) -> None:
        PEAK.write_text("5")
        start, memory = time.perf_counter(), resident("VmRSS")
        work()
        assert time.perf_counter() - start < MOST_SECONDS
        assert resident("VmHWM") - memory < MOST_MIB

    step(lambda: edit(db, ids))
    after = db.value(figure)
    assert after != before
    for wanted, way in ((before, history.undo), (after, history.redo), (before, history.undo)):
        step(partial(way, db))
        assert db.value(figure) == wanted
    assert len(found(db, "gold")) == COUNT
    assert faults(db) == []
