"""The number in the rail."""

from pytestqt.qtbot import QtBot

from netdesk.domain.period import Moment
from netdesk.store import touches
from netdesk.ui.nav_rail import RailItem
from netdesk.ui.time.zone import local_zone
from netdesk.ui.today.badge import DueBadge
from netdesk.ui.workspace import Workspace
from tests.ui.conftest import NOW


def test_counts_who_waits_and_again_after_a_change(qtbot: QtBot, workspace: Workspace, waiting: dict[str, int]) -> None:
    item = RailItem("Today", "today")
    qtbot.addWidget(item)
    DueBadge(workspace, item)
    qtbot.waitUntil(lambda: item.accessibleDescription() == "2 due")
    workspace.tasks.write(lambda db: touches.touched(db, waiting["Omar"], Moment(NOW, local_zone())))
    qtbot.waitUntil(lambda: item.accessibleDescription() == "1 due")
