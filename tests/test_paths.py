"""Where the data and the resources are."""

import os
from pathlib import Path

import pytest

from netdesk import paths


def test_the_data_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETDESK_DATA", str(tmp_path / "mine"))
    assert paths.data_folder() == tmp_path / "mine"
    assert paths.default_database().parent == tmp_path / "mine"
    assert not paths.data_folder().exists()


def test_else_it_is_the_user_s(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NETDESK_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = paths.data_folder()
    assert folder.name == "NetDesk"
    assert folder.is_absolute()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise")
def test_a_new_data_folder_is_its_owner_s_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETDESK_DATA", str(tmp_path / "deep" / "mine"))
    assert paths.make_data_folder().stat().st_mode & 0o077 == 0


def test_resources_are_found_in_a_source_checkout() -> None:
    assert paths.resources().is_dir()
    assert (paths.resources() / "icons").is_dir()
