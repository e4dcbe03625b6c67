"""The contacts table in the real window: facets, views, order, columns, ticks, by mouse and keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from netdesk.ui.contacts.facets.box import FacetBox
from netdesk.ui.contacts.screen import ContactsScreen
from netdesk.ui.contacts.views.popover import NamePopover
from netdesk.ui.main_window import MainWindow
from netdesk.ui.screens import SCREENS
from netdesk.ui.settings import WindowState
from netdesk.ui.workspace import Workspace
from tests.store.factory import add_contact

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PATIENCE = 20_000
PEOPLE = (
    ("Ada Lovelace", "Analytical", "linkedin", ("maths",)),
    ("Bob Beson", "Acme", "x", ("sales",)),
    ("Cleo Carter", "Acme", "linkedin", ("sales", "maths")),
    ("Dora Dietz", "Bluefen", "linkedin", ()),
    ("Emil Ende", "Bluefen", "mastodon", ()),
)


def settle(qtbot: QtBot, screen: ContactsScreen) -> None:
    def busy() -> bool:
        timers = (screen.reader._soon, screen.one._soon, screen.model._timer)
        counts = screen.facets.waits or screen.views.waits
        return screen.workspace.tasks.busy or counts or any(timer.isActive() for timer in timers)

    qtbot.waitUntil(lambda: not busy(), timeout=PATIENCE)


@pytest.fixture
def screen(qtbot: QtBot, window: MainWindow) -> ContactsScreen:
    for name, company, network, tags in PEOPLE:
        add_contact(window.workspace.db, name, company=company, network=network, tags=tags)
    window.resize(1440, 900)
    window.leave_first_run()
    window.open_screen("contacts")
    screen = window.current
    assert isinstance(screen, ContactsScreen)
    screen.refresh()
    settle(qtbot, screen)
    return screen


def names(screen: ContactsScreen) -> list[str]:
    return [str(screen.model.index(row, 0).data()).split()[0] for row in range(screen.model.rowCount())]


def box(screen: ContactsScreen, section: str, label: str) -> FacetBox:
    return next(box for box in screen.view.facets.sections[section].boxes() if box.facet.label == label)


def counts(screen: ContactsScreen, section: str) -> dict[str, int]:
    return {box.facet.label: box.facet.count for box in screen.view.facets.sections[section].boxes()}


def heading(screen: ContactsScreen, key: str) -> QPoint:
    header = screen.table.header
    section = screen.table.columns.keys.index(key)
    return QPoint(header.sectionViewportPosition(section) + 20, header.height() // 2)


def cell(screen: ContactsScreen, row: int, key: str) -> QPoint:
    index = screen.model.index(row, screen.table.columns.keys.index(key))
    return screen.table.visualRect(index).center()


def test_facets_are_ticked_and_table_and_counts_follow(qtbot: QtBot, screen: ContactsScreen) -> None:
    assert counts(screen, "network") == {"LinkedIn": 3, "Mastodon": 1, "X": 1}
    qtbot.mouseClick(box(screen, "network", "LinkedIn"), LEFT)
    settle(qtbot, screen)
    assert names(screen) == ["Ada", "Cleo", "Dora"]
    qtbot.mouseClick(screen.view.facets.sections["tag"].heading, LEFT)
    assert counts(screen, "tag") == {"maths": 2, "sales": 1}
    qtbot.mouseClick(box(screen, "tag", "sales"), LEFT)
    settle(qtbot, screen)
    assert names(screen) == ["Cleo"]
    # What a section's own ticks leave out can still be chosen there.
    assert counts(screen, "network") == {"LinkedIn": 1, "X": 1}
    qtbot.mouseClick(box(screen, "network", "X"), LEFT)
    settle(qtbot, screen)
    assert names(screen) == ["Bob", "Cleo"]
    field = screen.field.widget()
    assert field is not None and field.text() == "(network:linkedin or network:x) tag=sales"
    chips = [chip.accessibleName() for chip in screen.view.chips.chips]
    assert chips == [f"Remove the filter {label}" for label in ("LinkedIn", "X", "sales")]
    qtbot.mouseClick(screen.view.chips.chips[2], LEFT)
    settle(qtbot, screen)
    assert names(screen) == ["Ada", "Bob", "Cleo", "Dora"]
    qtbot.mouseClick(screen.view.facets.clear, LEFT)
    settle(qtbot, screen)
    assert len(names(screen)) == len(PEOPLE)
    assert field.text() == ""


def test_a_view_is_kept_and_comes_back(qtbot: QtBot, screen: ContactsScreen) -> None:
    field = screen.field.widget()
    assert field is not None
    qtbot.mouseClick(field, LEFT)
    QTest.keyClicks(field, "company:acme")
    QTest.mouseClick(screen.table.header.viewport(), LEFT, NONE, heading(screen, "networks"))
    settle(qtbot, screen)
    qtbot.mouseClick(screen.view.save_view, LEFT)
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, NamePopover)
    assert popover.field.hasFocus()
    QTest.keyClicks(popover.field, "Acme people")
    QTest.keyClick(popover.field, Qt.Key.Key_Return)
    settle(qtbot, screen)
    tabs = screen.view.tabs
    assert tabs.accessibleTabName(tabs.count() - 1) == "Acme people, 2"
    qtbot.mouseClick(tabs, LEFT, pos=tabs.tabRect(0).center())
    settle(qtbot, screen)
    assert len(names(screen)) == len(PEOPLE) and field.text() == ""
    qtbot.mouseClick(tabs, LEFT, pos=tabs.tabRect(tabs.count() - 1).center())
    settle(qtbot, screen)
    assert names(screen) == ["Bob", "Cleo"]
    assert field.text() == "company:acme"
    assert screen.reader.asked.sort == (("networks", True),)


def test_two_columns_sort(qtbot: QtBot, screen: ContactsScreen) -> None:
    viewport = screen.table.header.viewport()
    QTest.mouseClick(viewport, LEFT, NONE, heading(screen, "company"))
    settle(qtbot, screen)
    for _ in range(2):
        QTest.mouseClick(viewport, LEFT, SHIFT, heading(screen, "name"))
        settle(qtbot, screen)
    assert names(screen) == ["Cleo", "Bob", "Ada", "Emil", "Dora"]
    assert screen.view.summary.text() == "5 contacts · sorted by company, then name"


def test_a_moved_and_a_hidden_column_are_found_so_after_a_restart(
    qtbot: QtBot, screen: ContactsScreen, tmp_path: Path
) -> None:
    header = screen.table.header
    start, end = heading(screen, "last"), heading(screen, "company")
    viewport = header.viewport()
    QTest.mousePress(viewport, LEFT, NONE, start)
    for step in range(1, 11):
        QTest.mouseMove(viewport, start + (end - start) * step / 10)
    QTest.mouseRelease(viewport, LEFT, NONE, end - QPoint(10, 0))
    menu = screen.menu.make()
    next(action for action in menu.actions() if action.text() == "Networks").trigger()
    order = screen.table.columns.visible()
    assert order[:2] == ["name", "last"] and "networks" not in order
    kept = tmp_path / "state.json"
    qtbot.waitUntil(lambda: WindowState(kept).get("contacts_columns", {}).get("order", [])[1:3] == ["name", "last"])
    workspace = screen.workspace
    again = MainWindow(Workspace(workspace.db, workspace.look, WindowState(kept), workspace.clock, screen), SCREENS)
    qtbot.addWidget(again)
    again.show()
    table = again.screen_named("contacts")
    assert isinstance(table, ContactsScreen)
    assert table.table.columns.visible() == order


def test_a_range_is_ticked_and_the_bar_says_so(qtbot: QtBot, screen: ContactsScreen) -> None:
    viewport = screen.table.viewport()
    QTest.mouseClick(viewport, LEFT, NONE, cell(screen, 1, "tick"))
    QTest.mouseClick(viewport, LEFT, SHIFT, cell(screen, 3, "name"))
    assert [screen.model.row_of(number) for number in screen.chosen()] == [1, 2, 3]
    assert screen.bulk.bar.isVisible()
    assert "3 selected" in said(screen)
    QTest.keyClick(screen.table, Qt.Key.Key_Escape)
    assert not screen.bulk.bar.isVisible()
    assert screen.ticks.count() == 0


def said(screen: ContactsScreen) -> str:
    return " ".join(label.text() for label in screen.bulk.bar.findChildren(QLabel))


def test_a_cell_is_typed_over_and_undone(qtbot: QtBot, screen: ContactsScreen, window: MainWindow) -> None:
    QTest.mouseClick(screen.table.viewport(), LEFT, NONE, cell(screen, 0, "company"))
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_F2)
    line = screen.editor.line
    assert line.isVisible() and line.text() == "Analytical"
    QTest.keyClicks(line, "Lumen")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, screen)
    index = screen.model.index(0, screen.table.columns.keys.index("company"))
    assert index.data() == "Lumen"
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, screen)
    assert index.data() == "Analytical"
