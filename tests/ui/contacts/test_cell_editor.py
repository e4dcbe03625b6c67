"""Cells typed over in the table, each value one undoable change."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from netdesk.store import history
from netdesk.store.database import Database
from netdesk.ui.contacts.screen import ContactsScreen
from tests.store.factory import add_contact
from tests.ui.contacts.conftest import Quiet


@pytest.fixture
def screen(db: Database, open_contacts: Callable[[], ContactsScreen]) -> ContactsScreen:
    add_contact(db, "Ada", company="Acme", position="Founder")
    add_contact(db, "Bob")
    made = open_contacts()
    made.table.setFocus()
    made.table.make_current(0)
    return made


def test_f2_types_over_name_role_and_company(qtbot: QtBot, db: Database, screen: ContactsScreen, quiet: Quiet) -> None:
    line = screen.editor.line
    qtbot.keyClick(screen.table, Qt.Key.Key_F2)
    assert line.isVisible() and line.text() == "Ada" and line.selectedText() == "Ada"
    assert line.accessibleName() == "Name of Ada"
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "Founder"
    line.setText("Owner")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "Acme"
    line.setText("Bluefen")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    quiet(screen)
    assert not line.isVisible()
    assert db.row("SELECT name, position, company FROM contact WHERE name = 'Ada'") == ("Ada", "Owner", "Bluefen")
    assert screen.model.index(0, screen.table.columns.keys.index("company")).data() == "Bluefen"
    assert history.next_undo(db) == "Changed Ada’s company"


def test_esc_keeps_what_was_there(qtbot: QtBot, db: Database, screen: ContactsScreen, quiet: Quiet) -> None:
    before = db.value("SELECT count(*) FROM change")
    qtbot.keyClick(screen.table, Qt.Key.Key_F2)
    qtbot.keyClicks(screen.editor.line, "Zoe")
    qtbot.keyClick(screen.editor.line, Qt.Key.Key_Escape)
    quiet(screen)
    assert db.value("SELECT count(*) FROM change") == before
    assert screen.table.hasFocus()


def test_what_cannot_stand_there_is_said(qtbot: QtBot, screen: ContactsScreen) -> None:
    screen.table.columns.set_hidden("tier", False)
    screen.table.setCurrentIndex(screen.model.index(0, screen.table.columns.keys.index("tier")))
    qtbot.keyClick(screen.table, Qt.Key.Key_F2)
    screen.editor.line.setText("near")
    with qtbot.waitSignal(screen.workspace.said) as said:
        qtbot.keyClick(screen.editor.line, Qt.Key.Key_Return)
    assert said.args is not None and "no tier" in said.args[0]


def test_a_tier_is_set_by_its_number(qtbot: QtBot, db: Database, screen: ContactsScreen, quiet: Quiet) -> None:
    screen.table.columns.set_hidden("tier", False)
    screen.table.setCurrentIndex(screen.model.index(0, screen.table.columns.keys.index("tier")))
    qtbot.keyClick(screen.table, Qt.Key.Key_F2)
    qtbot.keyClicks(screen.editor.line, "2")
    qtbot.keyClick(screen.editor.line, Qt.Key.Key_Return)
    quiet(screen)
    assert db.value("SELECT tier FROM contact WHERE name = 'Ada'") == 2


def test_scrolling_or_another_list_closes_the_line(qtbot: QtBot, screen: ContactsScreen, quiet: Quiet) -> None:
    qtbot.keyClick(screen.table, Qt.Key.Key_F2)
    screen.search("bob")
    quiet(screen)
    assert not screen.editor.line.isVisible()
