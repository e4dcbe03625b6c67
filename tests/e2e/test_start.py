"""The window opens on a real display, with its first rows painted, and closes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_window_opens_on_a_new_database(display: str, data_folder: Path) -> None:
    line = [
        sys.executable,
        str(ROOT / "main.py"),
        "--quit-after-first-paint",
        "--database",
        str(data_folder / "new.db"),
    ]
    done = subprocess.run(line, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert (data_folder / "new.db").exists()


def test_the_command_that_is_installed_opens_it_too(display: str, data_folder: Path) -> None:
    line = [sys.executable, "-m", "netdesk", "--quit-after-first-paint"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert any(data_folder.iterdir())
