"""The table of what an import would change."""

from pytestqt.qtbot import QtBot

from netdesk.ui.imports.changes import WIDTHS, ChangesPanel
from netdesk.ui.imports.model import COMPANY, NAME, ChangesModel
from netdesk.ui.workspace import Workspace


def test_names_and_companies_take_their_share_of_a_wide_window(qtbot: QtBot, workspace: Workspace) -> None:
    panel = ChangesPanel(ChangesModel(lambda work, done, key: workspace.tasks.read(work, done, key=key)))
    qtbot.addWidget(panel)
    panel.show_changes()
    panel.resize(1000, 600)
    panel.show()
    header = panel.table.horizontalHeader()
    assert header.sectionSize(NAME) > WIDTHS[NAME]
    assert header.sectionSize(COMPANY) > WIDTHS[COMPANY]
    assert header.length() == panel.table.viewport().width()
    panel.resize(500, 600)
    assert header.sectionSize(NAME) == WIDTHS[NAME]
    panel.set_compact(True)
    assert header.sectionSize(COMPANY) == 0
