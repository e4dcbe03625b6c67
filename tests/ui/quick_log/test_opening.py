"""From the table to the quick log: L for the current or the ticked contacts, Ctrl+L for the ticked ones."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from netdesk.store.database import Database
from netdesk.ui.contacts.screen import ContactsScreen
from netdesk.ui.main_window import MainWindow
from netdesk.ui.screens import SCREENS
from netdesk.ui.workspace import Workspace
from tests.store.factory import add_people

NAMES = ["Ada Example", "Ben Fox", "Cleo Marsh"]
Settled = Callable[[Workspace], None]


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, db: Database, settled: Settled) -> MainWindow:
    add_people(db, NAMES)
    made = MainWindow(workspace, SCREENS)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.open_screen("contacts")
    settled(workspace)
    return made


def screen_of(window: MainWindow) -> ContactsScreen:
    assert isinstance(window.current, ContactsScreen)
    return window.current


def test_l_takes_the_current_contact_or_the_ticked_ones(desk: MainWindow, settled: Settled, db: Database) -> None:
    table = screen_of(desk).table
    QTest.keyClick(table, Qt.Key.Key_L)
    settled(desk.workspace)
    assert desk.quick_log.chosen.label.text() == "Ada Example"
    QTest.keyClick(desk.quick_log.field, Qt.Key.Key_Escape)
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_L)
    settled(desk.workspace)
    assert desk.quick_log.chosen.label.text() == "3 people: Ada, Ben, Cleo"
    QTest.keyClicks(desk.quick_log.field, "meetup yesterday")
    QTest.keyClick(desk.quick_log.field, Qt.Key.Key_Return)
    settled(desk.workspace)
    assert db.value("SELECT count(*) FROM interaction WHERE kind = 'event'") == 3


def test_control_l_takes_the_ticked_ones_alone(desk: MainWindow, settled: Settled) -> None:
    table = screen_of(desk).table
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert desk.quick_log.chosen.isHidden()
    QTest.keyClick(desk.quick_log.field, Qt.Key.Key_Escape)
    QTest.keyClick(table, Qt.Key.Key_Space)
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settled(desk.workspace)
    assert desk.quick_log.chosen.label.text() == "Ada Example"


def test_a_database_that_can_only_be_read_says_so(desk: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.workspace.db, "read_only", True)
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not desk.quick_log.isVisible()
    assert "only be read" in desk.undo_line.words.text()
