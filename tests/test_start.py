"""Starting from a source checkout, as a user does: in a process of its own, without a display."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    line = [sys.executable, str(ROOT / "main.py"), *arguments]
    return subprocess.run(
        line,
        env={**bare, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_one_sentence_names_the_ways_without_one() -> None:
    done = start()
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "screenshots" in done.stderr
    assert "xvfb-run" in done.stderr
    assert done.stdout == ""


def test_help_needs_no_display() -> None:
    done = start("--help")
    assert done.returncode == 0, done.stderr
    assert "import" in done.stdout


def test_the_command_line_never_loads_qt(tmp_path: Path) -> None:
    code = "import sys; sys.modules['PySide6'] = None; from netdesk.cli import main; sys.exit(main(sys.argv[1:]))"
    line = [sys.executable, "-c", code, "history", "--database", str(tmp_path / "new.db")]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


def test_the_module_starts_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "netdesk", "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_wrong_usage_ends_with_two() -> None:
    assert start("list", "no-such-thing").returncode == 2
