"""The contacts table under mouse and keys: ticks, the current row, density, columns."""

import time
from array import array
from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from netdesk.store.database import Database
from netdesk.ui.contacts.columns import ROOMY_NAME, STATE, WIDTHS
from netdesk.ui.contacts.screen import ContactsScreen
from netdesk.ui.contacts.table import DENSITY_STATE
from tests.store.factory import add_contact, add_people
from tests.ui.contacts.conftest import Quiet

LEFT, SHIFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def screen(db: Database, open_contacts: Callable[[], ContactsScreen]) -> ContactsScreen:
    add_people(db, [f"Person {number:02}" for number in range(12)])
    made = open_contacts()
    made.table.setFocus()
    return made


def at(screen: ContactsScreen, row: int, key: str) -> QPoint:
    index = screen.model.index(row, screen.table.columns.keys.index(key))
    return screen.table.visualRect(index).center()


def click(qtbot: QtBot, screen: ContactsScreen, row: int, key: str = "name", keys: Qt.KeyboardModifier = NONE) -> None:
    qtbot.mouseClick(screen.table.viewport(), LEFT, keys, at(screen, row, key))


def ticked(screen: ContactsScreen) -> list[int]:
    return [screen.model.row_of(number) for number in screen.ticks.ids()]


def test_a_click_moves_and_a_box_ticks(qtbot: QtBot, screen: ContactsScreen) -> None:
    click(qtbot, screen, 3)
    assert screen.current() == screen.model.id_at(3)
    assert ticked(screen) == []
    assert list(screen.chosen()) == [screen.model.id_at(3)]
    click(qtbot, screen, 5, "tick")
    click(qtbot, screen, 7, "tick")
    assert ticked(screen) == [5, 7]
    click(qtbot, screen, 5, "tick")
    click(qtbot, screen, 1)
    assert ticked(screen) == [7]
    assert list(screen.chosen()) == [screen.model.id_at(7)]


def test_shift_and_ctrl_tick_several(qtbot: QtBot, screen: ContactsScreen) -> None:
    click(qtbot, screen, 2)
    click(qtbot, screen, 5, keys=SHIFT)
    assert ticked(screen) == [2, 3, 4, 5]
    click(qtbot, screen, 9, keys=CTRL)
    click(qtbot, screen, 3, keys=CTRL)
    assert ticked(screen) == [2, 4, 5, 9]
    click(qtbot, screen, 7)
    click(qtbot, screen, 8, keys=SHIFT)
    click(qtbot, screen, 11, keys=SHIFT)
    click(qtbot, screen, 10, keys=SHIFT)
    assert ticked(screen) == [2, 4, 5, 7, 8, 9, 10]


def test_moved_and_hidden_columns_change_nothing_in_that(qtbot: QtBot, screen: ContactsScreen) -> None:
    header = screen.table.header
    header.moveSection(header.visualIndex(screen.table.columns.keys.index("last")), 2)
    screen.table.columns.set_hidden("company", True)
    click(qtbot, screen, 1, "level")
    click(qtbot, screen, 4, "last", SHIFT)
    assert ticked(screen) == [1, 2, 3, 4]
    assert screen.ticks.count() == 4


def test_keys_tick(qtbot: QtBot, screen: ContactsScreen) -> None:
    click(qtbot, screen, 2)
    qtbot.keyClick(screen.table, Qt.Key.Key_Down)
    assert ticked(screen) == []
    qtbot.keyClick(screen.table, Qt.Key.Key_Space)
    assert ticked(screen) == [3]
    qtbot.keyClick(screen.table, Qt.Key.Key_Down)
    qtbot.keyClick(screen.table, Qt.Key.Key_Down, SHIFT)
    assert ticked(screen) == [3, 4, 5]
    qtbot.keyClick(screen.table, Qt.Key.Key_A, CTRL)
    assert screen.ticks.count() == 12
    qtbot.keyClick(screen.table, Qt.Key.Key_Escape)
    assert ticked(screen) == []


def test_home_and_end_go_to_the_first_and_the_last_row(qtbot: QtBot, screen: ContactsScreen) -> None:
    click(qtbot, screen, 2)
    qtbot.keyClick(screen.table, Qt.Key.Key_End)
    assert screen.table.currentIndex().row() == 11
    qtbot.keyClick(screen.table, Qt.Key.Key_Home)
    assert screen.table.currentIndex().row() == 0
    assert ticked(screen) == []
    qtbot.keyClick(screen.table, Qt.Key.Key_Down, SHIFT)
    assert ticked(screen) == [0, 1]


def test_the_box_in_the_heading_ticks_all(qtbot: QtBot, screen: ContactsScreen) -> None:
    header = screen.table.header
    place = QPoint(header.sectionViewportPosition(screen.table.first_column) + 20, 12)
    for expected in (12, 0):
        qtbot.mouseClick(header.viewport(), LEFT, pos=place)
        assert screen.ticks.count() == expected
    screen.ticks.toggle(1)
    assert screen.table.header._state == Qt.CheckState.PartiallyChecked


def test_shift_and_a_click_add_a_column_to_the_order(qtbot: QtBot, screen: ContactsScreen, quiet: Quiet) -> None:
    header, keys = screen.table.header, screen.table.columns.keys
    for key, held in (("company", NONE), ("level", SHIFT)):
        place = QPoint(header.sectionViewportPosition(keys.index(key)) + 20, 12)
        qtbot.mouseClick(header.viewport(), LEFT, held, place)
        quiet(screen)
    assert screen.reader.asked.sort == (("company", False), ("level", True))
    headings = [screen.model.headerData(keys.index(key), Qt.Orientation.Horizontal) for key in ("company", "level")]
    assert headings == ["Company ▴1", "Participation ▾2"]
    assert screen.view.summary.text().endswith("sorted by company, then participation")


def test_the_keyboard_reaches_order_and_density_by_the_menu(screen: ContactsScreen, quiet: Quiet) -> None:
    menu = screen.menu.make()
    sort, then = (found for found in (action.menu() for action in menu.actions()) if isinstance(found, QMenu))
    names = [action.text() for action in sort.actions()]
    sort.actions()[names.index("Participation")].trigger()
    then.actions()[names.index("Last")].trigger()
    quiet(screen)
    assert screen.reader.asked.sort == (("level", True), ("last", True))
    next(action for action in menu.actions() if action.text() == "Compact rows").trigger()
    assert screen.table.rowHeight(0) == 32
    assert screen.workspace.state.get(DENSITY_STATE) == "compact"


def test_columns_stay_where_they_were_put(
    qtbot: QtBot, screen: ContactsScreen, open_contacts: Callable[[], ContactsScreen]
) -> None:
    columns, header = screen.table.columns, screen.table.header
    header.moveSection(header.visualIndex(columns.keys.index("tags")), 1)
    header.resizeSection(columns.keys.index("company"), 90)
    columns.set_hidden("source", False)
    qtbot.waitUntil(lambda: screen.workspace.state.get(STATE)["widths"]["company"] == 90)
    again = open_contacts()
    assert again.table.columns.shown()[:3] == ["tags", "name", "company"]
    assert "source" in again.table.columns.shown()
    assert header.visualIndex(columns.keys.index("tick")) == 0


def test_too_many_columns_scroll_sideways(qtbot: QtBot, screen: ContactsScreen) -> None:
    for key, _ in screen.table.columns.choices():
        screen.table.columns.set_hidden(key, False)
    qtbot.waitUntil(lambda: screen.table.horizontalScrollBar().maximum() > 0)
    assert screen.table.columnWidth(screen.table.columns.keys.index("name")) >= 132


def test_the_current_row_of_another_screen_is_not_ticked(screen: ContactsScreen) -> None:
    screen.go_to(screen.model.id_at(6))
    assert screen.table.currentIndex().row() == 6
    assert ticked(screen) == []


def test_a_million_ticked_rows_are_painted_at_once(screen: ContactsScreen) -> None:
    screen.model.show_ids(array("q", range(1_000_000)))
    screen.table.selectAll()
    start = time.perf_counter()
    screen.table.grab()
    screen.table.header.grab()
    assert time.perf_counter() - start < 5  # it was a minute
    assert screen.ticks.count() == 1_000_000


def test_the_model_of_contacts_keeps_the_rules(
    db: Database, screen: ContactsScreen, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(screen.model)


def test_every_cell_speaks(db: Database, open_contacts: Callable[[], ContactsScreen]) -> None:
    add_contact(db, "Ada", tags=("a", "b"))
    screen = open_contacts()
    columns = screen.model.columnCount(QModelIndex())
    said = [screen.model.index(0, number).data(Qt.ItemDataRole.AccessibleTextRole) for number in range(columns)]
    assert all(said)
    keys = screen.table.columns.keys
    assert said[keys.index("score")] == "Score unknown"
    assert said[keys.index("next")] == "No next touch is due"
    assert "Unknown is not zero" in screen.model.index(0, keys.index("score")).data(Qt.ItemDataRole.ToolTipRole)


def test_the_columns_end_before_the_scroll_bar_that_comes_back(
    qtbot: QtBot, db: Database, open_contacts: Callable[[], ContactsScreen], quiet: Quiet
) -> None:
    add_people(db, [f"Person {number:02}" for number in range(60)])
    screen = open_contacts()
    for text in ("nobody", ""):
        screen.search(text)
        quiet(screen)
    qtbot.waitUntil(lambda: screen.table.verticalScrollBar().isVisible())
    assert screen.table.header.length() == screen.table.viewport().width()


def test_the_company_shares_the_room_unless_it_was_given_a_width(qtbot: QtBot, screen: ContactsScreen) -> None:
    table, columns = screen.table, screen.table.columns
    name, company = columns.keys.index("name"), columns.keys.index("company")
    usual = WIDTHS["company"]
    screen.window().resize(2000, 900)
    qtbot.waitUntil(lambda: table.columnWidth(company) > usual)
    assert table.columnWidth(name) >= ROOMY_NAME
    screen.window().resize(1300, 900)
    qtbot.waitUntil(lambda: table.columnWidth(company) == usual)
    table.header.resizeSection(company, usual + 30)
    screen.window().resize(2000, 900)
    qtbot.waitUntil(lambda: table.columnWidth(name) > ROOMY_NAME)
    assert table.columnWidth(company) == usual + 30


def test_a_hidden_company_leaves_no_gap(screen: ContactsScreen) -> None:
    table, columns = screen.table, screen.table.columns
    header, company = table.header, columns.keys.index("company")
    for compact in (True, False, True):
        screen.set_compact(compact)
        assert (header.sectionSize(company) == 0) == compact
        assert header.length() == table.viewport().width()
    screen.set_compact(False)
    columns.set_hidden("company", True)
    assert header.sectionSize(company) == 0
    columns.set_hidden("company", False)
    assert header.sectionSize(company) >= WIDTHS["company"]
    assert header.length() == table.viewport().width()
