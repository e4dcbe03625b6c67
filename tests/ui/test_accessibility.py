"""Screen readers find a name on everything that takes the focus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.main_window import MainWindow
from netdesk.ui.settings_dialog import SettingsDialog
from netdesk.ui.workspace import Workspace


def nameless(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.objectName().startswith("qt_"):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


@pytest.mark.parametrize("window", ["filled", "empty"], indirect=True)
def test_everything_in_the_frame_has_a_name(window: MainWindow) -> None:
    window.toggle_history()
    window.open_palette()
    window.workspace.said.emit("Let go of Piet Aldersen", 1)
    assert nameless(window) == []


def test_the_settings_have_names(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = SettingsDialog(workspace)
    qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []


@pytest.mark.parametrize("window", ["filled", "empty"], indirect=True)
def test_targets_are_large_enough(window: MainWindow) -> None:
    window.toggle_history()
    window.workspace.said.emit("Let go of Piet Aldersen", 1)
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.height() >= 24 and widget.width() >= 24, widget


def test_choosing_a_theme_is_remembered(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = SettingsDialog(workspace)
    qtbot.addWidget(dialog)
    dialog.theme.chosen.emit("dark")
    assert workspace.theme.dark
    assert workspace.state.get("theme") == "dark"
