"""Saved views: kept, chosen, changed, renamed, moved, removed; counted in the background."""

from array import array
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.domain.cadence import Cadence
from netdesk.domain.saved_search import VIEW
from netdesk.store import bulk_edits, history, saved_searches
from netdesk.store.database import Database
from netdesk.ui.contacts.screen import SORT_STATE, ContactsScreen
from netdesk.ui.contacts.views.popover import NamePopover
from netdesk.ui.contacts.views.view import ALL, View
from netdesk.ui.table_model import Sort
from tests.store.factory import NOW, add_contact
from tests.ui.contacts.conftest import Quiet
from tests.ui.test_accessibility import nameless

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(db: Database, open_contacts: Callable[[], ContactsScreen]) -> ContactsScreen:
    for name, company in (("Ada", "Acme"), ("Bob", "Acme"), ("Cleo", "Bluefen")):
        add_contact(db, name, company=company)
    add_contact(db, "Dora", level=12)
    for name, query in (("First", "company:acme"), ("Second & last", "company:bluefen")):
        saved_searches.add(db, VIEW, name, query, NOW, columns="name,company", sort="-company,name")
    return open_contacts()


def tabs(screen: ContactsScreen) -> list[str]:
    bar = screen.view.tabs
    return [bar.accessibleTabName(place) for place in range(bar.count())]


def names(screen: ContactsScreen) -> list[object]:
    return [screen.model.index(row, 0).data() for row in range(screen.model.rowCount())]


def order(screen: ContactsScreen) -> Sort:
    return screen.reader.asked.sort


def choose(qtbot: QtBot, screen: ContactsScreen, place: int) -> None:
    qtbot.mouseClick(screen.view.tabs, LEFT, pos=screen.view.tabs.tabRect(place).center())


def act(screen: ContactsScreen, key: str, words: str) -> None:
    view = screen.views.view(key)
    assert view is not None
    next(action for action in screen.views.menu(view, QPoint()).actions() if action.text() == words).trigger()


def test_tabs_have_counts(screen: ContactsScreen) -> None:
    assert tabs(screen) == ["All, 4", "Core, 1", "Due now, 0", "Starred, 0", "First, 2", "Second & last, 1"]
    assert nameless(screen.view.tabs) == []


def test_who_waits_longest_stands_first_among_those_due(
    qtbot: QtBot, screen: ContactsScreen, db: Database, quiet: Quiet
) -> None:
    ada, bob = screen.model.id_at(0), screen.model.id_at(1)
    with history.change(db, "Wait", NOW) as change:
        change.connection.execute("UPDATE contact SET added_at = ? WHERE id = ?", (NOW - 400 * 86_400, ada))
        change.connection.execute("UPDATE contact SET added_at = ? WHERE id = ?", (NOW - 500 * 86_400, bob))
    bulk_edits.set_cadence(db, array("q", [ada, bob]), Cadence(7, 14), NOW)
    choose(qtbot, screen, 2)
    quiet(screen)
    assert names(screen) == ["Bob", "Ada"]


def test_a_tab_sets_query_columns_and_order_and_all_brings_ones_own_back(
    qtbot: QtBot, screen: ContactsScreen, quiet: Quiet
) -> None:
    own = screen.table.columns.shown()
    screen.sort((("level", True),))
    quiet(screen)
    choose(qtbot, screen, 4)
    quiet(screen)
    assert names(screen) == ["Ada", "Bob"]
    field = screen.field.widget()
    assert field is not None and field.text() == "company:acme"
    assert screen.table.columns.shown() == ["name", "company"]
    assert order(screen) == (("company", True), ("name", False))
    choose(qtbot, screen, 0)
    quiet(screen)
    assert screen.table.columns.shown() == own
    assert order(screen) == (("level", True),)
    assert screen.workspace.state.get(SORT_STATE) == [["level", True]]
    assert len(names(screen)) == 4


def test_a_dot_says_that_something_else_is_shown(qtbot: QtBot, screen: ContactsScreen, quiet: Quiet) -> None:
    choose(qtbot, screen, 4)
    assert tabs(screen)[4] == "First, 2"
    field = screen.field.widget()
    assert field is not None
    field.setText("company:acme ada")
    quiet(screen)
    assert tabs(screen)[4] == "First, changed, 2"
    choose(qtbot, screen, 4)
    quiet(screen)
    assert tabs(screen)[4] == "First, 2"
    screen.table.columns.set_hidden("company", True)
    assert tabs(screen)[4] == "First, changed, 2"
    act(screen, screen.views.current.key, "Update to what is shown")
    quiet(screen)
    assert tabs(screen)[4] == "First, 2"
    assert screen.views.current.columns == "name"


def test_what_is_shown_is_kept_under_a_name(qtbot: QtBot, screen: ContactsScreen, quiet: Quiet) -> None:
    screen.field.type("dora")
    screen.sort((("last", True), ("name", False)))
    quiet(screen)
    qtbot.mouseClick(screen.view.save_view, LEFT)
    popover = next(found for found in QApplication.topLevelWidgets() if isinstance(found, NamePopover))
    assert not popover.save.isEnabled()
    assert nameless(popover) == []
    qtbot.keyClicks(popover.field, "  Only   Dora ")
    qtbot.keyClick(popover.field, Qt.Key.Key_Return)
    quiet(screen)
    assert tabs(screen)[-1] == "Only Dora, 1"
    assert screen.view.tabs.currentIndex() == 6
    assert screen.views.current == View(
        screen.views.current.key, "Only Dora", "dora", ",".join(screen.table.columns.shown()), "-last,name", 3
    )


def test_views_are_renamed_moved_and_removed(qtbot: QtBot, screen: ContactsScreen, db: Database, quiet: Quiet) -> None:
    second = screen.views.views[-1].key
    act(screen, second, "Move left")
    quiet(screen)
    assert [view.name for view in screen.views.views[4:]] == ["Second & last", "First"]
    act(screen, second, "Rename…")
    popover = next(found for found in QApplication.topLevelWidgets() if isinstance(found, NamePopover))
    assert popover.field.text() == "Second & last"
    popover.field.setText("Other")
    qtbot.keyClick(popover.field, Qt.Key.Key_Return)
    quiet(screen)
    screen.views.choose(second)
    act(screen, second, "Remove")
    quiet(screen)
    assert [view.name for view in screen.views.views[4:]] == ["First"]
    assert screen.view.tabs.current_key == ALL.key
    screen.workspace.undo()
    quiet(screen)
    assert [view.name for view in screen.views.views[4:]] == ["Other", "First"]


def test_counts_follow_the_data(screen: ContactsScreen, db: Database, quiet: Quiet) -> None:
    add_contact(db, "Eve", company="Acme")
    screen.workspace.changed.emit(frozenset({"contact"}))
    quiet(screen)
    assert tabs(screen)[0] == "All, 5"
    assert tabs(screen)[4] == "First, 3"


def test_other_screens_leave_the_view(qtbot: QtBot, screen: ContactsScreen, quiet: Quiet) -> None:
    choose(qtbot, screen, 4)
    screen.activate("bob")
    quiet(screen)
    assert screen.view.tabs.current_key == ALL.key
    assert names(screen) == ["Bob"]
    assert "level" in screen.table.columns.shown()
