"""`kill -9` at any moment: what was acknowledged is there, an import is whole or absent, and nothing is damaged."""

import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from netdesk.domain.import_report import SourceFile
from netdesk.domain.imported import PersonRow
from netdesk.store import history, imports, staging
from netdesk.store.database import open_database
from tests.store.snapshots import faults

NOW = 1_790_000_000
ROOT = Path(__file__).parents[3]
ROWS = 50_000

WRITER = """
import sys
from pathlib import Path
from netdesk.store import history
from netdesk.store.database import open_database
db = open_database(Path(sys.argv[1]), 1790000000)
for number in range(1_000_000):
    with history.change(db, f"Add {number}", 1790000000) as change:
        change.connection.execute("INSERT INTO contact (name, name_key) VALUES (?, 'x')", (f"P{number}",))
        contact = change.connection.last_insert_rowid()
        change.connection.execute("INSERT INTO email (contact_id, address) VALUES (?, ?)", (contact, f"{contact}@x.org"))
    print(contact, change.id, flush=True)
    if number % 7 == 6:
        history.undo(db)
        print(-contact, change.id, flush=True)
"""

IMPORTER = """
import sys
from pathlib import Path
from netdesk.domain.import_report import SourceFile
from netdesk.domain.imported import PersonRow
from netdesk.store import imports
from netdesk.store.database import open_database
db = open_database(Path(sys.argv[1]), 1790000000)
def people():
    for n in range(int(sys.argv[2])):
        yield PersonRow(n, f"F{n}", last="L", name=f"F{n} L", network="linkedin", key=f"k{n}", email=f"{n}@x.org", company="Acme")
print("ready", flush=True)
staged = imports.stage(db, [(SourceFile("c.csv", "linkedin-connections", 20000, True), people, lambda: [])], 20000)
imports.run(db, staged, "Import", 1790000000)
print("done", flush=True)
"""


def start(program: str, *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(ROOT)})


def kill_after(child: "subprocess.Popen[str]", seconds: float) -> list[str]:
    """Let a child work for a while from its first line on, kill it, and give what it had acknowledged."""
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(seconds)  # the moment of the kill is what is tested
    child.send_signal(signal.SIGKILL)
    rest = child.stdout.read()
    child.wait()
    child.stdout.close()
    # A last line without its end was being written.
    return [line for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]


@pytest.mark.slow
def test_acknowledged_changes_survive(tmp_path: Path) -> None:
    random = Random(20)
    path = tmp_path / "net.db"
    there: set[int] = set()
    for _ in range(20):
        lines = kill_after(start(WRITER, str(path)), random.uniform(0, 0.15))
        said = [tuple(map(int, line.split())) for line in lines]
        for contact, _ in said:
            (there.add if contact > 0 else there.discard)(abs(contact))
        db = open_database(path, NOW)
        found = {row[0] for row in db.rows("SELECT id FROM contact")}
        # The child may have kept, or taken back, one more than it could say.
        assert len(there ^ found) <= 1, (there ^ found, lines[-3:])
        if there - found:
            assert history.changes(db, 1)[0].undone
        assert {row[0] for row in db.rows("SELECT contact_id FROM email")} == found
        assert faults(db) == []
        there = found
        db.close()
    assert len(there) > 20


@pytest.mark.slow
def test_an_import_is_whole_or_absent_and_can_be_done_again(tmp_path: Path) -> None:
    counts = set()
    seconds = whole(tmp_path / "first.db")
    # The first one surely comes too early, whatever else the machine was doing while the time was taken.
    for turn, share in enumerate((0.02, 0.3, 0.5, 0.7, 0.9, 1.1)):
        path = tmp_path / f"net{turn}.db"
        kill_after(start(IMPORTER, str(path), str(ROWS)), share * seconds)
        db = open_database(path, NOW)
        count = db.value("SELECT count(*) FROM contact")
        counts.add(count)
        assert count in (0, ROWS)
        assert db.value("SELECT count(*) FROM profile") == count
        assert len(history.changes(db)) == (1 if count else 0)
        assert faults(db) == []
        db.close()
    assert 0 in counts


def whole(path: Path) -> float:
    """Do the import once unharmed; give how long it took."""
    child = start(IMPORTER, str(path), str(ROWS))
    assert child.stdout is not None
    child.stdout.readline()
    begun = time.monotonic()
    assert child.stdout.read() == "done\n"
    child.wait()
    child.stdout.close()
    return time.monotonic() - begun


def test_staging_files_that_a_kill_left_do_no_harm_and_are_cleared_later(tmp_path: Path) -> None:
    import os

    path = tmp_path / "net [1].db"
    db = open_database(path, NOW)
    old, new, other = (tmp_path / f"{name}.staging" for name in ("net [1].db-old", "net [1].db-new", "net 1.db-old"))
    for file in (old, new, other):
        file.write_bytes(b"half of something")
    for file in (old, other):
        os.utime(file, (time.time() - 2 * 86_400,) * 2)
    person = PersonRow(1, "Ada", name="Ada", network="linkedin", key="ada")
    staged = imports.stage(db, [(SourceFile("c.csv", "linkedin-connections", 1), lambda: [person], list)], 1)
    assert imports.run(db, staged, "Import", NOW).totals.contacts_added == 1
    assert sorted(file.name for file in tmp_path.glob(f"*{staging.ENDING}")) == sorted([other.name, new.name])
    db.close()
