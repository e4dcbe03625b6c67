"""The list of changes."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from netdesk.ui.history_panel import when
from netdesk.ui.main_window import MainWindow
from netdesk.ui.workspace import Workspace

NOW = 1_778_767_200


def labels(window: MainWindow) -> list[str]:
    model = window.history.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_it_lists_changes_and_goes_back_to_any(
    qtbot: QtBot, workspace: Workspace, window: MainWindow, people: Any
) -> None:
    for name in ("Ben", "Cem", "Dora"):
        people.add(name)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: labels(window) == ["Add Dora", "Add Cem", "Add Ben", "Add Ada"])
    window.history.list.setCurrentIndex(window.history.model.index(1, 0))
    assert window.history.back.text() == "Undo these 2 changes"
    window.history.back.click()
    qtbot.waitUntil(lambda: people.names() == ["Ada", "Ben"])
    qtbot.waitUntil(lambda: window.undo_line.words.text() == "Undone: 2 changes")
    texts = [window.history.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    qtbot.waitUntil(lambda: "undone" in window.history.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "undone" not in texts[3]


def test_an_undone_change_cannot_be_undone_again(
    qtbot: QtBot, workspace: Workspace, window: MainWindow, people: Any
) -> None:
    workspace.undo()
    window.toggle_history()
    qtbot.waitUntil(lambda: labels(window) == ["Add Ada"] and not workspace.tasks.busy)
    window.history.list.setCurrentIndex(window.history.model.index(0, 0))
    assert not window.history.back.isEnabled()


def test_the_keyboard_goes_back_to_the_page_when_the_panel_goes(qtbot: QtBot, window: MainWindow) -> None:
    window.toggle_history()
    qtbot.waitUntil(window.history.list.hasFocus)
    window.toggle_history()
    assert window.focusWidget() is window.page_focus()


def test_moments_are_said_shortly() -> None:
    assert when(NOW, NOW) == "today 14:00"
    assert when(NOW - 3 * 86_400, NOW) == "11 May 14:00"
    assert when(NOW - 400 * 86_400, NOW) == "9 Apr 2025"
