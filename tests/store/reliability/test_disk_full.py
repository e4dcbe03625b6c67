"""A disk that fills up: one clear sentence, and everything that was kept before is still there and sound."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.errors import DataError
from netdesk.domain.import_report import SourceFile
from netdesk.domain.imported import PersonRow
from netdesk.store import backup, history, imports
from netdesk.store.database import Database, open_database
from tests.store.snapshots import differences, faults, snapshot

NOW = 1_790_000_000
ROOT = Path(__file__).parents[3]
SMALL = 8 * 1024 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(folder)]
    if os.name != "posix" or os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root can mount a small disk; the test with a limit below stands in for it")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(db: Database) -> int:
    """Add people until the disk is full; give how many were acknowledged."""
    for number in range(10_000):
        with history.change(db, "Add", NOW) as change:
            change.connection.execute("INSERT INTO contact (name, company) VALUES (?, ?)", (f"P{number}", "x" * 20_000))
    raise AssertionError("the disk never filled up")


def test_a_full_disk_is_told_and_nothing_acknowledged_is_lost(small_disk: Path) -> None:
    db = open_database(small_disk / "net.db", NOW)
    with pytest.raises(DataError, match=r"The disk is full: net\.db was not changed\."):
        fill(db)
    kept = snapshot(db)
    assert len(kept["contact"]) > 5
    assert len(kept["contact"]) == len(history.changes(db))
    db.close()
    again = open_database(small_disk / "net.db", NOW)
    assert differences(kept, snapshot(again)) == {}
    assert faults(again) == []
    again.close()


def test_room_made_later_is_used(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    db = open_database(small_disk / "net.db", NOW)
    ballast.write_bytes(b"x" * (SMALL // 3))
    with pytest.raises(DataError, match="The disk is full"):
        fill(db)
    before = db.value("SELECT count(*) FROM contact")
    ballast.unlink()
    with history.change(db, "Add", NOW) as change:
        change.connection.execute("INSERT INTO contact (name, company) VALUES ('Ada', ?)", ("x" * 20_000,))
    assert db.value("SELECT count(*) FROM contact") == before + 1
    assert faults(db) == []
    db.close()


def test_a_new_database_that_does_not_fit_can_be_made_when_there_is_room(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * (SMALL - 1_500_000))
    with pytest.raises(DataError, match="The disk is full"):
        open_database(small_disk / "net.db", NOW)
    ballast.unlink()
    db = open_database(small_disk / "net.db", NOW)
    assert faults(db) == []
    db.close()


def people(count: int) -> list[PersonRow]:
    return [
        PersonRow(
            number,
            f"First{number}",
            last="Last",
            name=f"First{number} Last",
            company="x" * 1_500,
            key=f"k{number}",
            network="linkedin",
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [2_500, 20_000])
def test_an_import_that_does_not_fit_leaves_nothing(small_disk: Path, tmp_path: Path, count: int) -> None:
    """The smaller one fits into the staging file but not into the database."""
    db = open_database(small_disk / "net.db", NOW)
    with history.change(db, "Add", NOW) as change:
        change.connection.execute("INSERT INTO contact (name) VALUES ('Ada')")
    before = snapshot(db)
    with pytest.raises(DataError, match=r"The disk is full: net\.db was not changed\."):
        source = (SourceFile("Connections.csv", "linkedin-connections", 1), lambda: people(count), list)
        imports.run(db, imports.stage(db, [source], 1), "Import", NOW)
    assert differences(before, snapshot(db)) == {}
    assert faults(db) == []
    assert sorted(file.name for file in small_disk.iterdir()) == ["net.db", "net.db-shm", "net.db-wal"]
    with pytest.raises(DataError):
        db.rows("DELETE FROM contact")
    db.close()


def test_a_backup_that_does_not_fit_leaves_nothing(small_disk: Path, tmp_path: Path) -> None:
    db = open_database(tmp_path / "net.db", NOW)
    with history.change(db, "Add", NOW) as change:
        change.connection.executemany("INSERT INTO contact (name) VALUES (?)", (("x" * 20_000,) for _ in range(400)))
    with pytest.raises(DataError, match="The disk is full"):
        backup.write(db, small_disk / "copy.db")
    assert list(small_disk.iterdir()) == []
    assert faults(db) == []
    db.close()


LIMITED = """
import resource, sys
from pathlib import Path
from netdesk.domain.errors import DataError
from netdesk.store import history
from netdesk.store.database import open_database
db = open_database(Path(sys.argv[1]), 1790000000)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    for number in range(10_000):
        with history.change(db, "Add", 1790000000) as change:
            change.connection.execute("INSERT INTO contact (name, company) VALUES (?, ?)", (f"P{number}", "x" * 20_000))
        print(number, flush=True)
except DataError as error:
    print(error, file=sys.stderr)
    sys.exit(1)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="limits of POSIX")
def test_a_limit_on_the_size_of_files_is_a_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "net.db"
    command = [sys.executable, "-c", LIMITED, str(path), str(SMALL)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT)}, timeout=60
    )
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith(
        ("The disk is full: net.db was not changed.", "The disk failed while net.db was in use")
    )
    db = open_database(path, NOW)
    assert db.value("SELECT count(*) FROM contact") == len(done.stdout.split())
    assert faults(db) == []
    db.close()
