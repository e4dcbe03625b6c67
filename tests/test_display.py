"""What is said where no window can open."""

import pytest

from netdesk import display


def test_linux_without_a_display_gets_the_ways_without_one() -> None:
    sentence = display.missing_display({}, "linux")
    assert sentence is not None
    for way in ("netdesk --help", "screenshots", "xvfb-run python3 main.py"):
        assert way in sentence


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_any_display_will_do(name: str) -> None:
    assert display.missing_display({name: "x"}, "linux") is None
    assert display.missing_display({name: ""}, "linux") is not None


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_always_have_one(platform: str) -> None:
    assert display.missing_display({}, platform) is None


def test_a_missing_system_library_is_named() -> None:
    fault = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    sentence = display.missing_library(fault)
    assert sentence is not None
    assert "libEGL.so.1" in sentence
    assert display.missing_library(ImportError("No module named 'numpy'")) is None
