"""Keeping time: one running entry, neighbours that give way, everything undoable, nothing lost in a crash."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from netdesk.domain.errors import DataError
from netdesk.domain.time_entry import Draft, TimeEntry
from netdesk.store import clients, history, tables, time_entries, time_keeping
from netdesk.store.database import Database, open_database
from netdesk.store.heartbeat import heartbeat, left_running

BERLIN = ZoneInfo("Europe/Berlin")


def at(clock: str, day: str = "2026-05-14") -> int:
    return int(datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=BERLIN).astimezone(UTC).timestamp())


NOW = at("14:50")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "netdesk.db", NOW)
    yield database
    database.close()


def add(db: Database, start: str, end: str, **about: object) -> int:
    draft = Draft(**about)  # type: ignore[arg-type]  # tests give what they mean
    entry = time_keeping.add(db, draft, at(start), at(end), NOW, BERLIN).entry
    assert entry is not None
    return entry


def shown(db: Database) -> list[tuple[str, str, str]]:
    """Each entry as its note, start and end on the clock."""

    def clock(seconds: int | None) -> str:
        return "" if seconds is None else datetime.fromtimestamp(seconds, BERLIN).strftime("%H:%M")

    return [(entry.note, clock(entry.started_at), clock(entry.ended_at)) for entry in time_entries.list_entries(db)]


def contents(db: Database) -> list[object]:
    names = [model._meta.table_name for model in tables.FACTS]
    return [db.rows(f"SELECT * FROM {name} ORDER BY 1") for name in names]


def test_starting_stops_the_running_one_at_the_same_moment(db: Database) -> None:
    time_keeping.start(db, Draft(note="a"), at("09:00"), BERLIN)
    done = time_keeping.start(db, Draft(note="b"), at("10:00"), BERLIN)
    assert shown(db) == [("a", "09:00", "10:00"), ("b", "10:00", "")]
    assert done.label == "Started b" and "time_entry" in done.tables
    running = time_entries.running(db)
    assert running is not None and running.id == done.entry
    history.undo(db)
    assert shown(db) == [("a", "09:00", "")]


def test_starting_earlier_cuts_what_was_there(db: Database) -> None:
    add(db, "09:00", "10:00", note="done")
    time_keeping.start(db, Draft(note="a"), at("10:10"), BERLIN, at=at("09:45"))
    assert shown(db) == [("done", "09:00", "09:45"), ("a", "09:45", "")]
    # Earlier than the running one began: that one keeps its place with no length, and nothing is lost.
    time_keeping.start(db, Draft(note="b"), at("10:20"), BERLIN, at=at("09:40"))
    assert shown(db) == [("done", "09:00", "09:40"), ("b", "09:40", ""), ("a", "09:45", "09:45")]


def test_stopping(db: Database) -> None:
    assert time_keeping.stop(db, NOW) is None
    time_keeping.start(db, Draft(note="a"), at("09:00"), BERLIN)
    done = time_keeping.stop(db, at("09:42"))
    assert done is not None and done.label == "Stopped after 0:42" and done.id is not None
    assert shown(db) == [("a", "09:00", "09:42")]
    history.undo(db)
    assert time_entries.running(db) is not None
    time_keeping.stop(db, at("12:00"), at=at("08:00"))  # before its start: no negative length
    assert shown(db) == [("a", "09:00", "09:00")]


def test_resuming(db: Database) -> None:
    assert time_keeping.resume_last(db, NOW, BERLIN) is None
    number = add(db, "09:00", "10:00", client="Acme", network="x", note="a", tags=("t",))
    done = time_keeping.resume_last(db, NOW, BERLIN)
    assert done is not None and done.entry is not None
    copy, old = time_entries.entry(db, done.entry), time_entries.entry(db, number)
    assert copy is not None and old is not None and copy.draft() == old.draft() and copy.running
    assert time_keeping.resume_last(db, NOW, BERLIN) is None  # it runs already
    with pytest.raises(DataError):
        time_keeping.resume(db, 999, NOW, BERLIN)


def test_a_new_entry_splits_its_neighbour_in_one_change(db: Database) -> None:
    number = add(db, "08:50", "12:18", client="Orchard Cloud", note="Style guide", tags=("t",), network="x")
    before = contents(db)
    done = time_keeping.add(db, Draft(client="Norddruck", note="title"), at("11:30"), at("12:10"), NOW, BERLIN)
    assert done.label == "Added 0:40, title"
    assert shown(db) == [
        ("Style guide", "08:50", "11:30"), ("title", "11:30", "12:10"), ("Style guide", "12:10", "12:18"),
    ]  # fmt: skip
    parts = [entry for entry in time_entries.list_entries(db) if entry.note == "Style guide"]
    assert parts[0].id == number and parts[0].draft() == parts[1].draft()
    after = contents(db)
    history.undo(db)
    assert contents(db) == before
    history.redo(db)
    assert contents(db) == after


def test_covered_neighbours_go_and_touching_ones_stay(db: Database) -> None:
    for start, end, note in (("09:00", "10:00", "a"), ("10:00", "10:20", "b"), ("10:20", "11:00", "c")):
        add(db, start, end, note=note)
    add(db, "10:00", "10:30", note="new")
    assert shown(db) == [("a", "09:00", "10:00"), ("new", "10:00", "10:30"), ("c", "10:30", "11:00")]


def test_an_entry_inside_the_running_one_leaves_it_running(db: Database) -> None:
    time_keeping.start(db, Draft(note="long"), at("09:00"), BERLIN)
    before = time_entries.running(db)
    add(db, "10:00", "10:30", note="call")
    assert shown(db) == [("long", "09:00", "10:00"), ("call", "10:00", "10:30"), ("long", "10:30", "")]
    after = time_entries.running(db)
    assert before is not None and after is not None and before.id == after.id
    assert (before.ended_at, after.ended_at) == (None, None)


def test_new_names_are_made_and_undone_with_the_entry(db: Database) -> None:
    before = contents(db)
    add(db, "09:00", "10:00", client="Acme", project="Site", network="DocsGuild", tags=("One",))
    (entry,) = time_entries.list_entries(db)
    assert (entry.client, entry.project, entry.network, entry.network_key) == ("Acme", "Site", "DocsGuild", "docsguild")
    add(db, "10:00", "11:00", client="ACME", project="site", network="docsguild", tags=("ONE", "one"))
    again = time_entries.list_entries(db)[1]
    assert (again.client, again.project, again.tags) == ("Acme", "Site", ("One",))
    assert len(clients.clients(db)) == 1
    history.undo(db)
    history.undo(db)
    assert contents(db) == before


@pytest.mark.parametrize(
    ("about", "billable"),
    [
        ({"note": "x"}, False),
        ({"network": "linkedin"}, False),
        ({"client": "New"}, True),
        ({"client": "Free"}, False),
        ({"client": "Free", "billable": True}, True),
        ({"client": "New", "billable": False}, False),
        ({"client": "New", "network": "x"}, True),
    ],
)
def test_billable_by_default(db: Database, about: dict[str, object], billable: bool) -> None:
    clients.create_client(db, "Free", NOW, billable=False)
    number = add(db, "09:00", "10:00", **about)
    entry = time_entries.entry(db, number)
    assert entry is not None and entry.billable is billable


def test_editing(db: Database) -> None:
    number = add(db, "09:00", "10:00", client="Acme", note="a", tags=("t",))
    time_keeping.edit(db, number, NOW, begin=at("23:30", "2026-05-13"), end=at("00:15"))
    entry = time_entries.entry(db, number)
    assert entry is not None and (entry.day, entry.length(NOW)) == (at("12:00", "2026-05-13") // 86400, 45 * 60)
    assert entry.tags == ("t",)
    time_keeping.edit(db, number, NOW, draft=Draft(network="x", note="b"))
    entry = time_entries.entry(db, number)
    assert entry is not None and (entry.client, entry.network_key, entry.note, entry.tags) == ("", "x", "b", ())
    with pytest.raises(DataError):
        time_keeping.edit(db, number, NOW, begin=at("12:00"))
    with pytest.raises(DataError):
        time_keeping.edit(db, number + 1, NOW, begin=at("12:00"))
    history.undo(db)
    history.undo(db)
    assert shown(db) == [("a", "09:00", "10:00")]


def test_moving_a_start_makes_room_when_asked(db: Database) -> None:
    add(db, "09:00", "10:00", note="a")
    number = add(db, "10:00", "11:00", note="b")
    time_keeping.edit(db, number, NOW, begin=at("09:30"))
    assert shown(db) == [("a", "09:00", "10:00"), ("b", "09:30", "11:00")]
    time_keeping.crop_neighbours(db, number, NOW)
    assert shown(db) == [("a", "09:00", "09:30"), ("b", "09:30", "11:00")]
    time_keeping.edit(db, number, NOW, begin=at("09:15"), room=True)
    assert shown(db)[0] == ("a", "09:00", "09:15")


def test_duplicating_finds_free_time(db: Database) -> None:
    number = add(db, "09:00", "10:00", note="a", tags=("t",))
    add(db, "10:30", "11:00", note="b")
    done = time_keeping.duplicate(db, number, NOW)
    assert done is not None
    assert shown(db)[-1] == ("a", "11:00", "12:00")
    assert time_entries.list_entries(db)[-1].tags == ("t",)
    running = time_keeping.start(db, Draft(note="r"), NOW, BERLIN).entry
    assert running is not None and time_keeping.duplicate(db, running, NOW) is None


def test_deleting_and_billable(db: Database) -> None:
    first, second = add(db, "09:00", "10:00", note="a", tags=("t",)), add(db, "10:00", "11:00", note="b")
    before = contents(db)
    assert time_keeping.set_billable(db, first, True, NOW).label == "a is billable now"
    assert time_keeping.delete(db, [first, second], NOW).label == "Deleted 2 entries, 2:00"
    assert shown(db) == []
    history.undo(db)
    history.undo(db)
    assert contents(db) == before
    assert time_keeping.delete(db, [first], NOW).label == "Deleted a, 1:00"


def test_the_heartbeat_tells_a_crash_from_the_command_line(db: Database) -> None:
    assert left_running(db) is None
    time_keeping.start(db, Draft(note="a"), at("09:10"), BERLIN)
    assert left_running(db) is None  # started without a window
    labels = len(history.changes(db))
    assert heartbeat(db, at("11:00")).tables == {"heartbeat"}
    heartbeat(db, at("11:42"))
    assert len(history.changes(db)) == labels  # no change of the history
    found = left_running(db)
    assert found is not None and (found[0].note, found[1]) == ("a", at("11:42"))
    time_keeping.stop(db, at("12:00"))
    assert left_running(db) is None
    heartbeat(db, at("12:01"))
    assert db.value("SELECT count(*) FROM heartbeat") == 0


CRASH = """
import os, signal, sys
from datetime import UTC
from pathlib import Path
from netdesk.domain.time_entry import Draft
from netdesk.store import time_keeping
from netdesk.store.database import open_database
from netdesk.store.heartbeat import heartbeat

db = open_database(Path(sys.argv[1]), 1000)
time_keeping.start(db, Draft(client="Acme", note="survivor"), 1000, UTC)
heartbeat(db, 1030)
print("started", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_running_timer_survives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "netdesk.db"
    root = Path(__file__).resolve().parents[2]
    child = subprocess.run(
        [sys.executable, "-c", CRASH, str(path)], cwd=root, env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert child.returncode == -signal.SIGKILL and child.stdout == "started\n", child.stderr
    db = open_database(path, 2000)
    found = left_running(db)
    entry: TimeEntry | None = time_entries.running(db)
    db.close()
    assert entry is not None and (entry.client, entry.note, entry.started_at) == ("Acme", "survivor", 1000)
    assert found == (entry, 1030)
