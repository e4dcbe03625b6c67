import csv
from array import array
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from netdesk.domain.period import Moment
from netdesk.domain.query import EVERYBODY, Query, parse
from netdesk.store.database import Database
from netdesk.ui.export_dialog import ExportDialog, Start
from netdesk.ui.time.zone import local_zone
from netdesk.ui.workspace import Offer, Workspace
from tests.store.factory import add_contact
from tests.ui.conftest import NOW

LEFT = Qt.MouseButton.LeftButton


def query(text: str) -> Query:
    return parse(text, Moment(NOW, local_zone()))


@pytest.fixture
def three(db: Database) -> list[int]:
    return [
        add_contact(db, "Ada Example", tags=("berlin",), note="=1+1"),
        add_contact(db, "Bea Example", tags=("berlin",)),
        add_contact(db, "Cleo Example", status=1),
    ]


def opened(qtbot: QtBot, workspace: Workspace, start: Start) -> ExportDialog:
    dialog = ExportDialog(workspace, start)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not workspace.tasks.busy)
    return dialog


def write(qtbot: QtBot, dialog: ExportDialog, target: Path) -> None:
    dialog._write(target)
    qtbot.waitUntil(lambda: not dialog._workspace.tasks.busy)


def numbers(dialog: ExportDialog) -> dict[str, str]:
    return {key: label.text() for key, label in dialog._numbers.items()}


def test_it_offers_those_chosen_those_found_and_everybody(qtbot: QtBot, workspace: Workspace, three: list[int]) -> None:
    dialog = opened(qtbot, workspace, Start(array("q", three[:1]), query("tag:berlin")))
    assert numbers(dialog) == {"chosen": "1", "found": "2", "everybody": "3"}
    assert dialog.chosen_whom == "chosen"
    assert list(opened(qtbot, workspace, Start(array("q"))).whom) == ["everybody"]


def test_each_subject_offers_the_kinds_that_hold_it(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = opened(qtbot, workspace, Start(array("q")))
    assert list(dialog.tiles) == ["csv", "exact", "xlsx", "vcf", "vcf3", "json"]
    dialog.tiles["json"].setChecked(True)
    for what, kinds in (
        ("everything", ["xlsx", "json"]),
        ("time", ["csv", "exact", "xlsx", "ics", "json"]),
        ("value", ["csv", "exact", "xlsx", "json"]),
    ):
        qtbot.mouseClick(dialog.what._buttons[what], LEFT)
        assert list(dialog.tiles) == kinds
        assert dialog.chosen_kind.key == "json"
        assert dialog.note.text()


def test_what_is_found_is_written_and_said(
    qtbot: QtBot, workspace: Workspace, three: list[int], tmp_path: Path
) -> None:
    said: list[tuple[str, object]] = []
    workspace.said.connect(lambda words, offer: said.append((words, offer)))
    dialog = opened(qtbot, workspace, Start(array("q"), query("tag:berlin")))
    dialog.tiles["csv"].setChecked(True)
    write(qtbot, dialog, tmp_path / "contacts.csv")
    with (tmp_path / "contacts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted((row["name"], row["notes"]) for row in rows) == [("Ada Example", "'=1+1"), ("Bea Example", "")]
    ((words, offer),) = said
    assert words == "Exported 2 contacts to contacts.csv"
    assert isinstance(offer, Offer)
    assert offer.words == "Show in folder"
    assert not dialog.isVisible()


@pytest.mark.parametrize("kind", ["exact", "xlsx", "vcf", "vcf3", "json"])
def test_every_kind_is_written(qtbot: QtBot, workspace: Workspace, three: list[int], tmp_path: Path, kind: str) -> None:
    dialog = opened(qtbot, workspace, Start(array("q", three), EVERYBODY))
    dialog.tiles[kind].setChecked(True)
    write(qtbot, dialog, tmp_path / "file")
    assert (tmp_path / "file").stat().st_size > 100
    if kind.startswith("vcf"):
        version = "3.0" if kind == "vcf3" else "4.0"
        assert f"VERSION:{version}" in (tmp_path / "file").read_text(encoding="utf-8")


def test_what_went_wrong_is_said_in_the_dialog(
    qtbot: QtBot, workspace: Workspace, three: list[int], tmp_path: Path
) -> None:
    dialog = opened(qtbot, workspace, Start(array("q")))
    write(qtbot, dialog, tmp_path / "no" / "contacts.csv")
    assert dialog.isVisible()
    assert "does not exist. Nothing was written" in dialog.note.text()
    assert dialog.go.isVisible()


def test_stopping_leaves_nothing(qtbot: QtBot, workspace: Workspace, three: list[int], tmp_path: Path) -> None:
    dialog = opened(qtbot, workspace, Start(array("q")))
    dialog._write(tmp_path / "contacts.csv")
    dialog.reject()
    qtbot.waitUntil(lambda: not workspace.tasks.busy)
    if dialog.isVisible():  # stopped in time
        assert dialog.note.text() == "Stopped. Nothing was written."
        assert list(tmp_path.glob("*.csv")) == []
    assert list(tmp_path.rglob("*.part")) == []


def test_every_tile_has_a_name_for_screen_readers(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = opened(qtbot, workspace, Start(array("q")))
    assert all(tile.accessibleName() and tile.accessibleDescription() for tile in dialog.tiles.values())
