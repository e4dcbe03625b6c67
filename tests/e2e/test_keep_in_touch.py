"""Keeping in touch in the real window: a cadence for a tag, the person on Today, done, undone, snoozed; and a new job."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from netdesk.store import cadences
from netdesk.ui.cadence_editor import CadenceEditor
from netdesk.ui.main_window import MainWindow
from netdesk.ui.today.rules import RulesDialog
from netdesk.ui.today.screen import TodayScreen
from tests.e2e.conftest import NOW
from tests.store.factory import add_contact, add_interaction

PATIENCE = 20_000


@pytest.fixture
def today(qtbot: QtBot, window: MainWindow) -> TodayScreen:
    """Ada, tagged, was last heard of 100 days before the others' now; Ben has no cadence."""
    db = window.workspace.db
    ada = add_contact(db, "Ada Example", tags=("berlin",))
    add_interaction(db, ada, days_ago=40, text="About the docs")
    add_contact(db, "Ben Fox")
    window.leave_first_run()
    window.open_screen("today")
    settle(qtbot, window)
    assert isinstance(window.current, TodayScreen)
    return window.current


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.workspace.tasks.busy, timeout=PATIENCE)


def names(screen: TodayScreen) -> list[str]:
    return [line.title for line in screen.view.due.list.lines.lines if line.kind == "due"]


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.windowHandle(), key, modifier)


def test_from_a_rule_to_done_undone_and_snoozed(qtbot: QtBot, window: MainWindow, today: TodayScreen) -> None:
    assert today.view.answer.text() == "Nobody is waiting."
    dialog = RulesDialog(window.workspace, window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.tags.currentText() == "berlin", timeout=PATIENCE)
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    editor = QApplication.activePopupWidget()
    assert isinstance(editor, CadenceEditor)
    QTest.mouseClick(editor.set_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(today) == ["Ada Example"], timeout=PATIENCE)
    dialog.accept()
    window.activateWindow()
    item = window.rail.items["today"]
    qtbot.waitUntil(lambda: item.accessibleDescription() == "1 due", timeout=PATIENCE)

    lines = today.view.due.list
    lines.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Qt.Key.Key_J)
    press(window, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: names(today) == [], timeout=PATIENCE)
    assert window.undo_line.words.text() == "In touch with Ada Example"
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names(today) == ["Ada Example"], timeout=PATIENCE)

    settle(qtbot, window)
    lines.setFocus(Qt.FocusReason.TabFocusReason)
    lines.setCurrentIndex(lines.lines.index(lines.lines.next_row(-1, 1)))
    press(window, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=PATIENCE)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(today) == [], timeout=PATIENCE)
    db = window.workspace.db
    assert cadences.of_contact(db, 1).snoozed_until == NOW // 86_400 + 30


def test_not_needed_by_key(qtbot: QtBot, window: MainWindow, today: TodayScreen) -> None:
    from netdesk.domain.cadence import NOT_NEEDED, Cadence

    window.workspace.tasks.write(lambda db: cadences.set_for_contact(db, 1, Cadence(7, 14), NOW))
    qtbot.waitUntil(lambda: names(today) == ["Ada Example"], timeout=PATIENCE)
    today.view.due.list.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: names(today) == [], timeout=PATIENCE)
    assert cadences.of_contact(window.workspace.db, 1).own == NOT_NEEDED
