"""The wheel carries what the program reads at run time, and finds it where it was unpacked."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    line = [sys.executable, "-c", BUILD, str(folder)]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(folder / done.stdout.split()[-1]) as wheel:
        wheel.extractall(folder / "installed")
    return folder / "installed"


def relative(folder: Path, *, suffixes: tuple[str, ...]) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in suffixes}


def test_migrations_and_modules_are_complete(unpacked: Path) -> None:
    wanted = relative(ROOT / "netdesk", suffixes=(".py", ".sql", ".lark"))
    assert any("migrations/0001" in name for name in wanted)
    assert wanted <= relative(unpacked / "netdesk", suffixes=(".py", ".sql", ".lark"))


def test_resources_are_complete(unpacked: Path) -> None:
    kinds = (".svg", ".json", ".ttf", ".otf", ".qm")
    wanted = relative(ROOT / "resources", suffixes=kinds)
    assert len(wanted) > 10
    assert wanted == relative(unpacked / "netdesk" / "resources", suffixes=kinds)


def test_the_unpacked_program_finds_its_own_resources(unpacked: Path, tmp_path: Path) -> None:
    code = "from netdesk import paths; print(paths.resources())"
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    line = [sys.executable, "-c", code]
    done = subprocess.run(line, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()) == unpacked / "netdesk" / "resources"


def test_the_commands_are_declared(unpacked: Path) -> None:
    (entries,) = unpacked.glob("netdesk-*.dist-info/entry_points.txt")
    assert "netdesk = netdesk.__main__:run" in entries.read_text(encoding="utf-8")


def test_nothing_else_is_in_it(unpacked: Path) -> None:
    assert {path.name.partition("-")[0] for path in unpacked.iterdir()} == {"netdesk"}
