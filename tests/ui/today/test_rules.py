"""The cadences of tiers and tags."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from netdesk.domain.cadence import Cadence
from netdesk.store import bulk_edits, cadences
from netdesk.store.database import Database
from netdesk.ui.cadence_editor import CadenceEditor
from netdesk.ui.today.rules import RulesDialog
from netdesk.ui.workspace import Workspace
from tests.ui.conftest import NOW


def test_a_tier_and_a_tag_get_a_cadence(
    qtbot: QtBot, workspace: Workspace, db: Database, waiting: dict[str, int], settled: Callable[[Workspace], None]
) -> None:
    from array import array

    bulk_edits.tag(db, array("q", waiting.values()), ["berlin"], NOW)
    dialog = RulesDialog(workspace)
    qtbot.addWidget(dialog)
    settled(workspace)
    assert [button.text() for button in dialog.buttons] == [
        "Every 7 days, 14 at most (usual)",
        "Every 30 days, 45 at most (usual)",
        "Every 90 days, 120 at most (usual)",
        "Every 180 days, 365 at most (usual)",
    ]
    dialog.buttons[1].click()
    editor = dialog.findChild(CadenceEditor)
    assert isinstance(editor, CadenceEditor)
    editor.ideal.setValue(21)
    editor.accept()
    settled(workspace)
    assert dialog.buttons[1].text() == "Every 21 days, 45 at most"
    dialog.add.click()
    editor = dialog.findChildren(CadenceEditor)[-1]
    editor.accept()
    settled(workspace)
    assert cadences.rules(db)[-1].cadence == Cadence(30, 45)
    assert not dialog.add.isEnabled()
