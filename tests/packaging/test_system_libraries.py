"""Which system packages Qt needs, under the names of the release at hand."""

import subprocess
import sys
from collections.abc import Iterable

import pytest
import system_libraries

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the list is for Linux")


def none_loads(name: str) -> object:
    """A machine without any library."""
    raise OSError(name)


@linux_only
def test_a_bare_machine_lacks_all_of_them() -> None:
    assert system_libraries.missing_libraries(none_loads) == list(system_libraries.LIBRARIES)


@linux_only
def test_this_machine_runs_the_tests_so_it_lacks_none() -> None:
    assert system_libraries.missing_libraries() == []


def debian_12(names: Iterable[str]) -> set[str]:
    return {name for name in names if not name.endswith("t64")}


def debian_13(names: Iterable[str]) -> set[str]:
    return {name for name in names if name != "libglib2.0-0"}


def no_lists(names: Iterable[str]) -> set[str]:
    return set()


def test_names_follow_the_release() -> None:
    wanted = ["libEGL.so.1", "libglib-2.0.so.0"]
    assert system_libraries.packages_for(wanted, debian_12) == ["libegl1", "libglib2.0-0"]
    assert system_libraries.packages_for(wanted, debian_13) == ["libegl1", "libglib2.0-0t64"]
    # Where apt knows nothing yet, the old name: newer releases still answer to it.
    assert system_libraries.packages_for(wanted, no_lists) == ["libegl1", "libglib2.0-0"]


def test_the_user_gets_one_command() -> None:
    words = system_libraries.instructions(["libEGL.so.1"], "python3.11-venv", has_apt=True, has_dnf=False)
    assert words.endswith("\n  sudo apt-get install -y --no-install-recommends libegl1 python3.11-venv")


def test_elsewhere_the_libraries_are_named() -> None:
    words = system_libraries.instructions(["libEGL.so.1"], None, has_apt=False, has_dnf=False)
    assert "libEGL.so.1" in words
    assert "dnf" not in words
    assert "sudo dnf install" in system_libraries.instructions(["libEGL.so.1"], None, has_apt=False, has_dnf=True)


@linux_only
def test_the_list_holds_what_qt_links_to() -> None:
    """Ask the loader itself: Qt's own modules and platforms find every library outside Qt."""
    from pathlib import Path

    import PySide6

    qt = Path(PySide6.__file__).parent / "Qt"
    files = [qt / "plugins/platforms/libqxcb.so", qt / "plugins/platforms/libqoffscreen.so", qt / "lib/libQt6Svg.so.6"]
    for file in files:
        done = subprocess.run(["ldd", str(file)], capture_output=True, text=True, check=True)
        assert "not found" not in done.stdout, file.name
