"""What the window remembers."""

import json
from pathlib import Path

from netdesk.ui.settings import WindowState


def test_values_survive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "window_state.json"
    WindowState(path).set("theme", "dark")
    again = WindowState(path)
    assert again.get("theme") == "dark"
    assert again.get("columns", [1]) == [1]


def test_none_forgets(tmp_path: Path) -> None:
    state = WindowState(tmp_path / "window_state.json")
    state.set("theme", "dark")
    state.set("theme", None)
    state.set("never set", None)
    assert WindowState(tmp_path / "window_state.json").get("theme") is None


def test_a_damaged_file_counts_as_empty(tmp_path: Path) -> None:
    path = tmp_path / "window_state.json"
    for content in (b"", b"{", b"[1]", b"\xff\xfe"):
        path.write_bytes(content)
        state = WindowState(path)
        assert state.get("theme", "system") == "system"
    state.set("theme", "light")
    assert json.loads(path.read_text()) == {"theme": "light"}


def test_a_folder_that_cannot_be_written_costs_only_the_layout(tmp_path: Path) -> None:
    state = WindowState(tmp_path / "missing" / "window_state.json")
    state.set("theme", "dark")
    assert state.get("theme") == "dark"


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    state = WindowState(tmp_path / "window_state.json")
    for width in range(10):
        state.set("width", width)
    assert [path.name for path in tmp_path.glob("window*")] == ["window_state.json"]
