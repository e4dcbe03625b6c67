"""Contacts copied as cells."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.store.database import Database
from netdesk.ui.contacts.screen import ContactsScreen
from tests.store.factory import add_contact, add_people
from tests.ui.contacts.conftest import Quiet

CTRL = Qt.KeyboardModifier.ControlModifier


def test_what_is_ticked_is_copied_as_the_table_shows_it(
    qtbot: QtBot, db: Database, open_contacts: Callable[[], ContactsScreen], quiet: Quiet
) -> None:
    add_contact(db, "Ada", position="Founder", company="Acme\tInc\n", network="linkedin")
    add_contact(db, "Bob", company="=1+1", tags=("x", "y"))
    add_contact(db, "Cleo")
    screen = open_contacts()
    for key in ("last", "score", "next", "level"):
        screen.table.columns.set_hidden(key, True)
    screen.ticks.toggle(0)
    screen.ticks.toggle(1)
    with qtbot.waitSignal(screen.workspace.said) as said:
        qtbot.keyClick(screen.table, Qt.Key.Key_C, CTRL)
    lines = QApplication.clipboard().text().split("\n")
    assert lines == [
        "Name\tPosition\tCompany\tNetworks\tTags",
        "Ada\tFounder\tAcme Inc\tLinkedIn\t",
        "Bob\t\t=1+1\t\tx, y",
        "",
    ]
    assert said.args == ["Copied 2 contacts as cells.", None]


def test_more_than_a_page_is_copied_in_order(
    qtbot: QtBot, db: Database, open_contacts: Callable[[], ContactsScreen], quiet: Quiet
) -> None:
    add_people(db, [f"Person {number:04}" for number in range(1_200)])
    screen = open_contacts()
    qtbot.keyClick(screen.table, Qt.Key.Key_A, CTRL)
    with qtbot.waitSignal(screen.workspace.said):
        qtbot.keyClick(screen.table, Qt.Key.Key_C, CTRL)
    lines = QApplication.clipboard().text().split("\n")
    assert [line.split("\t")[0] for line in lines[1:-1]] == [f"Person {number:04}" for number in range(1_200)]
