"""Erasing from the menu: asked once, then final."""

from array import array
from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from netdesk.store import history
from netdesk.store.database import Database
from netdesk.ui.contacts import acts, erase
from netdesk.ui.contacts.screen import ContactsScreen
from tests.store.factory import add_contact

Quiet = Callable[[ContactsScreen], None]


@pytest.mark.parametrize("sure", [False, True])
def test_asks_once_and_says_what_came_of_it(
    qtbot: QtBot,
    db: Database,
    open_contacts: Callable[[], ContactsScreen],
    quiet: Quiet,
    sure: bool,
) -> None:
    contact = add_contact(db, "Ada Example")
    add_contact(db, "Bob")
    screen = open_contacts()
    asked: list[str] = []
    said: list[str] = []
    screen.workspace.said.connect(lambda words, _number: said.append(words))

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(20, answer)
            return
        asked.extend(label.text() for label in dialog.findChildren(QLabel))
        words = "Erase for good" if sure else "Cancel"
        next(button for button in dialog.findChildren(QPushButton) if button.text() == words).click()

    QTimer.singleShot(0, answer)
    erase.ERASE.act(screen, array("q", [contact]))
    qtbot.waitUntil(lambda: bool(asked))
    quiet(screen)
    assert len(asked) == 1
    assert asked[0].startswith("Erase Ada Example for good?") and "Backups made before" in asked[0]
    assert [name for (name,) in db.rows("SELECT name FROM contact")] == (["Bob"] if sure else ["Ada Example", "Bob"])
    words = ["Erasing Ada Example…", "Ada Example was erased for good. Backups made before still hold this person."]
    assert said == (words if sure else [])
    assert len(history.changes(db)) == (1 if sure else 2)


def test_wants_one_contact() -> None:
    assert erase.ERASE in acts.all_acts()
    assert erase.ERASE.hindrance(2, read_only=False) == "Wants one contact."
