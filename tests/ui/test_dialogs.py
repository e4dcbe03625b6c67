"""Small dialogs."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.commands import key_list
from netdesk.ui.dialogs import KeysDialog, ask, tell
from netdesk.ui.main_window import MainWindow
from netdesk.ui.theme import ThemeHolder

POISON = 'Remove <img src="/dev/zero">?'


def press_soon(key: Qt.Key, seen: list[QWidget]) -> None:
    """Press a key once a dialog is up."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        seen.append(dialog)
        QTest.keyClick(QApplication.focusWidget() or dialog, key)

    QTimer.singleShot(50, act)


def test_enter_refuses_what_cannot_be_undone(qtbot: QtBot, look: ThemeHolder) -> None:
    seen: list[QWidget] = []
    press_soon(Qt.Key.Key_Return, seen)
    assert not ask(None, POISON, "Remove")
    assert isinstance(seen[0], QDialog)


def test_the_verb_agrees(qtbot: QtBot, look: ThemeHolder) -> None:
    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        words = [label.text() for label in dialog.findChildren(QLabel)]
        assert POISON in words
        button = next(b for b in dialog.findChildren(QWidget) if getattr(b, "text", lambda: "")() == "Remove")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(50, agree)
    assert ask(None, POISON, "Remove")


def test_a_sentence_is_told_as_it_is(qtbot: QtBot, look: ThemeHolder) -> None:
    seen: list[QWidget] = []
    press_soon(Qt.Key.Key_Return, seen)
    tell(None, POISON)
    box = seen[0]
    assert isinstance(box, QMessageBox)
    assert box.text() == POISON
    assert box.textFormat() == Qt.TextFormat.PlainText


def test_the_keys_of_the_page_and_of_the_window_are_listed(qtbot: QtBot, window: MainWindow) -> None:
    dialog = KeysDialog("Contacts", [("/", "Filter")], key_list(window.commands))
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert words[:3] == ["Contacts", "/", "Filter"]
    assert {"Everywhere", "Ctrl+K", "Ctrl+Z", "Undo", "Next region"} <= set(words)
