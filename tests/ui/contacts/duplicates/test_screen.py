"""The page of duplicates: found, side by side, chosen, merged, told apart, put off."""

from array import array
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from netdesk.store import duplicates, history
from netdesk.store.database import Database
from netdesk.ui.contacts.duplicates.screen import DuplicatesScreen
from netdesk.ui.delegates.cell import CELL_ROLE
from netdesk.ui.workspace import Workspace
from tests.store.factory import add_contact, add_interaction

Settle = Callable[[Workspace], None]


@pytest.fixture
def screen(qtbot: QtBot, workspace: Workspace, db: Database, settled: Settle) -> DuplicatesScreen:
    ada = add_contact(db, "Ada Example", company="Acme", email="ada@example.com", tags=("ux",))
    add_contact(db, "A. Example", company="Acme Ltd", position="Owner", email="ada@example.com", tags=("go",))
    add_contact(db, "Bob Winter", company="Beta")
    add_contact(db, "Robert Winter", company="Beta")
    add_contact(db, "Carl Third")
    add_interaction(db, ada)
    return opened(qtbot, workspace, settled)


def opened(qtbot: QtBot, workspace: Workspace, settled: Settle) -> DuplicatesScreen:
    made = DuplicatesScreen(workspace)
    qtbot.addWidget(made)
    made.resize(1340, 840)
    made.show()
    made.activate()
    settled(workspace)
    settled(workspace)
    return made


def names(db: Database) -> list[str]:
    return [name for (name,) in db.rows("SELECT name FROM contact ORDER BY id")]


def titles(screen: DuplicatesScreen) -> list[str]:
    return [screen.model.index(row, 0).data(CELL_ROLE).names for row in range(screen.model.rowCount())]


def page(screen: DuplicatesScreen) -> object:
    return screen.view.pages.currentWidget()


def test_shows_groups_with_their_reasons_the_surest_first(screen: DuplicatesScreen) -> None:
    assert titles(screen) == ["Ada Example · A. Example", "Bob Winter · Robert Winter"]
    assert screen.view.summary.text() == "2 likely"
    assert "same e-mail ada@example.com" in screen.view.footer.reason.text()
    assert (
        screen.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Ada Example · A. Example, 95 %")
    )


def test_shows_what_would_come_of_it(screen: DuplicatesScreen) -> None:
    compare = screen.view.compare
    assert screen.view.footer.words.text() == "2 become one: Ada Example"
    shown = {key: label.text() for key, label in compare.results.items()}
    assert (shown["name"], shown["company"], shown["position"]) == ("Ada Example", "Acme", "Owner")
    assert (shown["E-mails"], shown["Tags"], shown["Acts"]) == ("ada@example.com", "ux\ngo", "1")
    compare.buttons["company", 2].click()
    assert compare.results["company"].text() == "Acme Ltd"
    compare.choose_keep(1)
    assert screen.view.footer.words.text() == "2 become one: A. Example"
    assert compare.results["company"].text() == "Acme Ltd"
    assert compare.buttons["keep", 2].isChecked()


def test_merges_as_chosen_and_comes_back_with_undo(
    qtbot: QtBot, screen: DuplicatesScreen, workspace: Workspace, db: Database, settled: Settle
) -> None:
    with qtbot.waitSignal(workspace.said) as said:
        screen.view.compare.buttons["company", 2].click()
        screen.view.footer.act.click()
    settled(workspace)
    assert said.args is not None
    assert said.args[0] == "Merged 2 people: Ada Example"
    assert db.rows("SELECT name, company, position FROM contact WHERE id = 1") == [("Ada Example", "Acme Ltd", "Owner")]
    assert titles(screen) == ["Bob Winter · Robert Winter"]
    workspace.undo()
    settled(workspace)
    settled(workspace)
    assert titles(screen) == ["Ada Example · A. Example", "Bob Winter · Robert Winter"]
    assert names(db)[:2] == ["Ada Example", "A. Example"]


def test_keys(qtbot: QtBot, screen: DuplicatesScreen, workspace: Workspace, db: Database, settled: Settle) -> None:
    screen.activateWindow()
    screen.view.groups.view.setFocus()
    qtbot.waitUntil(screen.view.groups.view.hasFocus)
    qtbot.keyClick(screen.view.groups.view, Qt.Key.Key_S)
    settled(workspace)
    assert titles(screen) == ["Bob Winter · Robert Winter"]
    settled(workspace)
    qtbot.keyClick(screen.view.groups.view, Qt.Key.Key_2)
    assert screen.view.compare.keep == 4
    qtbot.keyClick(screen.view.groups.view, Qt.Key.Key_N)
    settled(workspace)
    settled(workspace)
    assert titles(screen) == []
    assert page(screen) is screen.view.empty
    assert duplicates.not_same(db) == [(3, 4)]


def test_not_the_same_survives_a_new_search_and_later_does_not(
    screen: DuplicatesScreen, workspace: Workspace, db: Database, settled: Settle
) -> None:
    screen.say_different()
    settled(workspace)
    settled(workspace)
    screen.put_off()
    settled(workspace)
    assert titles(screen) == []
    screen.search_again()
    settled(workspace)
    settled(workspace)
    assert titles(screen) == ["Bob Winter · Robert Winter"]
    history.undo(db)
    screen.search_again()
    settled(workspace)
    settled(workspace)
    assert len(titles(screen)) == 2


def test_people_whom_the_user_chose_stand_at_the_top(
    screen: DuplicatesScreen, workspace: Workspace, db: Database, settled: Settle
) -> None:
    screen.activate(array("q", [5, 3, 1]))
    settled(workspace)
    settled(workspace)
    assert titles(screen)[0] == "Ada Example · Bob Winter · Carl Third"
    compare = screen.view.compare
    assert compare.among == [1, 3, 5]
    compare._leave_out(3, True)
    assert compare.among == [1, 5]
    assert screen.view.footer.words.text() == "2 become one: Ada Example"
    screen.merge()
    settled(workspace)
    assert names(db) == ["Ada Example", "A. Example", "Bob Winter", "Robert Winter"]


def test_says_that_there_are_none(qtbot: QtBot, workspace: Workspace, db: Database, settled: Settle) -> None:
    add_contact(db, "Ada Example")
    screen = opened(qtbot, workspace, settled)
    assert page(screen) is screen.view.empty
    assert screen.view.empty.title.text() == "No duplicates found."
    assert screen.view.again.isVisible()


def test_a_search_can_be_stopped(qtbot: QtBot, workspace: Workspace, db: Database, settled: Settle) -> None:
    add_contact(db, "Ada Example", company="Acme")
    add_contact(db, "Ada Example", company="Acme")
    screen = DuplicatesScreen(workspace)
    qtbot.addWidget(screen)
    screen.show()
    screen.activate()
    assert page(screen) is screen.view.searching
    screen.view.searching.cancel.click()
    settled(workspace)
    settled(workspace)
    assert page(screen) is screen.view.empty
    assert screen.view.empty.title.text() == "Not everybody was compared."


def test_nothing_can_be_merged_where_the_database_can_only_be_read(
    screen: DuplicatesScreen, workspace: Workspace, db: Database, settled: Settle
) -> None:
    db.read_only = True
    screen._read()
    settled(workspace)
    assert not screen.view.footer.act.isEnabled()
    screen.merge()
    settled(workspace)
    assert len(names(db)) == 5
    db.read_only = False


def test_the_keyboard_goes_to_the_groups_once_they_are_found(
    qtbot: QtBot, workspace: Workspace, db: Database, settled: Settle
) -> None:
    for _ in range(2):
        add_contact(db, "Ada Example", company="Acme", email="ada@example.com")
    made = DuplicatesScreen(workspace)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.focus_widget().setFocus()
    made.activate()
    qtbot.waitUntil(made.view.groups.view.hasFocus)


def test_people_chosen_in_the_table_lead_back_to_it(
    qtbot: QtBot, workspace: Workspace, db: Database, settled: Settle
) -> None:
    chosen = [add_contact(db, name) for name in ("Ada Example", "Bob Winter", "Carl Third")]
    made = DuplicatesScreen(workspace)
    qtbot.addWidget(made)
    made.show()
    made.activate(array("q", chosen))
    qtbot.waitUntil(made._ready)
    with qtbot.waitSignal(workspace.screen_wanted) as wanted:
        made.merge()
    assert wanted.args is not None
    assert wanted.args[0] == "contacts"
    assert names(db) == ["Ada Example"]
