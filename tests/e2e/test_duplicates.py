"""Duplicates in the real window: found, a field chosen, merged, undone, told apart; and a person erased for good."""

from array import array

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.contacts import erase
from netdesk.ui.contacts.duplicates.screen import DuplicatesScreen
from netdesk.ui.contacts.screen import ContactsScreen
from netdesk.ui.delegates.cell import CELL_ROLE
from netdesk.ui.main_window import MainWindow
from tests.store.factory import add_contact, add_interaction

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 20_000


@pytest.fixture
def desk(window: MainWindow) -> MainWindow:
    db = window.workspace.db
    ada = add_contact(db, "Ada Example", company="Acme", email="ada@example.com", note="Likes tea")
    other = add_contact(db, "A. Example", company="Acme Labs", position="Owner", email="ada@example.com")
    add_contact(db, "Bob Winter", company="Beta")
    add_contact(db, "Bob Winter", company="Beta")
    for contact in (ada, other):
        add_interaction(db, contact)
    window.resize(1440, 900)
    window.leave_first_run()
    return window


def click(widget: QWidget) -> None:
    assert widget.isVisible() and widget.isEnabled()
    QTest.mouseClick(widget, LEFT, pos=QPoint(12, widget.height() // 2))


def titles(screen: DuplicatesScreen) -> list[str]:
    return [screen.model.index(row, 0).data(CELL_ROLE).names for row in range(screen.model.rowCount())]


def shown(qtbot: QtBot, screen: DuplicatesScreen, wanted: list[str]) -> None:
    """Wait until the list holds these groups and nothing is read any more."""
    qtbot.waitUntil(lambda: titles(screen) == wanted and not screen.workspace.tasks.busy, timeout=PATIENCE)


def find(qtbot: QtBot, desk: MainWindow) -> DuplicatesScreen:
    """Open the page by the palette, as a user who knows its name."""
    desk.open_palette()
    palette = desk.palette_popup
    qtbot.waitUntil(palette.isVisible, timeout=PATIENCE)
    QTest.keyClicks(palette.field, "find dup")
    qtbot.waitUntil(lambda: not desk.workspace.tasks.busy, timeout=PATIENCE)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(desk.current, DuplicatesScreen), timeout=PATIENCE)
    screen = desk.current
    assert isinstance(screen, DuplicatesScreen)
    return screen


def names(desk: MainWindow) -> list[str]:
    return [name for (name,) in desk.workspace.db.rows("SELECT name FROM contact ORDER BY id")]


def test_merge_undo_and_not_the_same(qtbot: QtBot, desk: MainWindow) -> None:
    db = desk.workspace.db
    screen = find(qtbot, desk)
    shown(qtbot, screen, ["Ada Example · A. Example", "Bob Winter (2)"])
    assert "same e-mail ada@example.com" in screen.view.footer.reason.text()
    click(screen.view.compare.buttons["company", 2])
    assert screen.view.compare.results["company"].text() == "Acme Labs"
    click(screen.view.footer.act)
    shown(qtbot, screen, ["Bob Winter (2)"])
    row = db.row("SELECT name, company, position, (SELECT interactions FROM contact_summary) FROM contact WHERE id = 1")
    assert row == ("Ada Example", "Acme Labs", "Owner", 2)
    assert names(desk) == ["Ada Example", "Bob Winter", "Bob Winter"]

    QTest.keyClick(desk, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shown(qtbot, screen, ["Ada Example · A. Example", "Bob Winter (2)"])
    assert names(desk) == ["Ada Example", "A. Example", "Bob Winter", "Bob Winter"]

    screen.view.groups.view.setFocus()
    QTest.keyClick(screen.view.groups.view, Qt.Key.Key_Down)
    qtbot.waitUntil(screen._ready, timeout=PATIENCE)
    QTest.keyClick(screen.view.groups.view, Qt.Key.Key_N)
    shown(qtbot, screen, ["Ada Example · A. Example"])
    click(screen.view.again)
    shown(qtbot, screen, ["Ada Example · A. Example"])
    assert db.rows("SELECT contact_id, other_id FROM not_same") == [(3, 4)]


def test_people_chosen_in_the_table(qtbot: QtBot, desk: MainWindow) -> None:
    desk.open_screen("contacts")
    contacts = desk.current
    assert isinstance(contacts, ContactsScreen)
    from netdesk.ui.contacts import acts

    merge = next(act for act in acts.all_acts() if act.name == "merge")
    merge.act(contacts, array("q", [1, 3]))
    screen = desk.current
    assert isinstance(screen, DuplicatesScreen)
    qtbot.waitUntil(lambda: titles(screen)[:1] == ["Ada Example · Bob Winter"], timeout=PATIENCE)
    qtbot.waitUntil(screen._ready, timeout=PATIENCE)
    QTest.keyClick(screen.view.groups.view, Qt.Key.Key_2)
    QTest.keyClick(screen.view.groups.view, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: names(desk) == ["A. Example", "Bob Winter", "Bob Winter"], timeout=PATIENCE)


@pytest.mark.parametrize("sure", [False, True])
def test_erasing_asks_once_and_is_final(qtbot: QtBot, desk: MainWindow, sure: bool) -> None:
    db = desk.workspace.db
    desk.open_screen("contacts")
    contacts = desk.current
    assert isinstance(contacts, ContactsScreen)
    asked: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(20, answer)
            return
        asked.append(dialog.findChildren(QWidget)[0].property("text") or "")
        wanted = "Erase for good" if sure else "Cancel"
        click(next(button for button in dialog.findChildren(QPushButton) if button.text() == wanted))

    QTimer.singleShot(0, answer)
    erase.ERASE.act(contacts, array("q", [1]))
    qtbot.waitUntil(lambda: bool(asked) and not desk.workspace.tasks.busy, timeout=PATIENCE)
    assert asked[0].startswith("Erase Ada Example for good?")
    assert "cannot be undone" in asked[0]
    assert ("Ada Example" in names(desk)) == (not sure)
    if not sure:
        return
    assert b"Likes tea" not in db.path.read_bytes()
    while desk.workspace.tasks.busy or db.value("SELECT count(*) FROM change WHERE state = 0"):
        desk.workspace.undo()
        qtbot.waitUntil(lambda: not desk.workspace.tasks.busy, timeout=PATIENCE)
    assert names(desk) == []
    desk.workspace.redo()
    qtbot.waitUntil(lambda: not desk.workspace.tasks.busy, timeout=PATIENCE)
    assert names(desk) == ["A. Example"]
