"""The file that is written: whole or not at all, on a full disk and after `kill -9` too."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.errors import DataError
from netdesk.exporters.target import replacing

ROOT = Path(__file__).parents[2]


def files(folder: Path) -> list[str]:
    """The files of a folder, hidden ones too, but not those of the program itself."""
    return [path.name for path in folder.iterdir() if path.is_file()]


def test_the_file_is_there_at_once_and_for_its_owner_only(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("before", encoding="utf-8")
    with replacing(target) as part:
        part.write_text("after", encoding="utf-8")
        assert target.read_text(encoding="utf-8") == "before"
    assert target.read_text(encoding="utf-8") == "after"
    assert target.stat().st_mode & 0o777 == 0o600
    assert files(tmp_path) == ["a.csv"]


def test_what_fails_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("before", encoding="utf-8")
    with pytest.raises(ValueError, match="stop"), replacing(target) as part:
        part.write_text("half", encoding="utf-8")
        raise ValueError("stop")
    assert target.read_text(encoding="utf-8") == "before"
    assert files(tmp_path) == ["a.csv"]


def test_a_link_is_followed_and_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("before", encoding="utf-8")
    link.symlink_to(real)
    with replacing(link) as part:
        part.write_text("after", encoding="utf-8")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "after"


def test_folders_databases_and_closed_places_are_refused(tmp_path: Path) -> None:
    database = tmp_path / "net.db"
    database.write_bytes(b"SQLite format 3\0...")
    for target, words in (
        (tmp_path, "no file that could be replaced"),
        (database, "is a database"),
        (tmp_path / "no" / "a.csv", "does not exist"),
    ):
        with pytest.raises(DataError, match=words), replacing(target):
            raise AssertionError("it was opened")
    assert database.read_bytes() == b"SQLite format 3\0..."


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if os.name != "posix" or os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root can mount a small disk; the test with a limit below stands in for it")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_is_one_sentence(small_disk: Path) -> None:
    target = small_disk / "a.csv"
    target.write_text("before", encoding="utf-8")
    with pytest.raises(DataError, match=r"The disk is full: a\.csv was not written"), replacing(target) as part:
        part.write_bytes(b"x" * (2 << 20))
    assert target.read_text(encoding="utf-8") == "before"
    assert [path.name for path in small_disk.iterdir()] == ["a.csv"]


EXPORT = """
import sys
from netdesk import cli
sys.exit(cli.main(["export", "contacts", "--to", sys.argv[1], "--format", sys.argv[2]]))
"""


def limited() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["csv", "json", "xlsx", "vcf"])
def test_an_export_that_does_not_fit_leaves_nothing(tmp_path: Path, kind: str) -> None:
    from netdesk import cli

    assert cli.main(["sample", "--contacts", "1500"]) == 0
    done = subprocess.run(
        [sys.executable, "-c", EXPORT, str(tmp_path / f"a.{kind}"), kind],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=limited,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert "The disk is full" in done.stderr
    assert files(tmp_path) == []


HALF = """
import sys, time
from pathlib import Path
from netdesk.exporters.target import replacing
with replacing(Path(sys.argv[1])) as part:
    part.write_text("half")
    print("writing", flush=True)
    time.sleep(60)
"""


def test_killed_while_writing_what_was_there_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("before", encoding="utf-8")
    command = [sys.executable, "-c", HALF, str(target)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(ROOT)})
    assert writer.stdout is not None
    assert writer.stdout.readline() == "writing\n"
    writer.kill()
    writer.wait()
    assert target.read_text(encoding="utf-8") == "before"
    (left,) = tmp_path.glob(".netdesk-*.part")
    yesterday = time.time() - 100_000
    os.utime(left, (yesterday, yesterday))
    with replacing(target) as part:
        part.write_text("after", encoding="utf-8")
    assert files(tmp_path) == ["a.csv"]
