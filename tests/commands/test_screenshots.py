"""netdesk screenshots: pictures of every screen, the same ones each time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def draw(out: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    line = [sys.executable, str(ROOT / "main.py"), "screenshots", "--out", str(out), *words]
    return subprocess.run(line, capture_output=True, text=True, check=False, env=environment, timeout=120)


def test_the_same_picture_twice(tmp_path: Path) -> None:
    words = ("--screen", "contacts-timeline", "--theme", "dark", "--size", "1024x700")
    pictures = []
    for name in ("once", "again"):
        done = draw(tmp_path / name, *words)
        assert done.returncode == 0, done.stderr
        (picture,) = (tmp_path / name).iterdir()
        assert picture.name == "contacts-timeline-dark-1024x700.png"
        pictures.append(picture.read_bytes())
    assert pictures[0] == pictures[1]
    assert len(pictures[0]) > 20_000


def test_scale_two_has_four_times_the_pixels(tmp_path: Path) -> None:
    words = ("--screen", "first-run", "--theme", "light", "--size", "1024x700", "--scale", "2")
    assert draw(tmp_path / "out", *words).returncode == 0
    (picture,) = (tmp_path / "out").iterdir()
    assert picture.name == "first-run-light-1024x700@2x.png"
    width, height = (int.from_bytes(picture.read_bytes()[at : at + 4]) for at in (16, 20))
    assert (width, height) == (2048, 1400)


@pytest.mark.parametrize("words", [("--screen", "nonsense"), ("--size", "large")])
def test_wrong_words(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = draw(tmp_path, *words)
    assert done.returncode == 2
    assert not list(tmp_path.glob("*.png"))
