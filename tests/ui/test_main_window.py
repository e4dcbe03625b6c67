"""The frame: opening screens, first run, search, keys, drops."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from netdesk.ui.main_window import MainWindow
from netdesk.ui.screens import ScreenEntry
from netdesk.ui.workspace import Offer, Workspace

EMPTY = pytest.mark.parametrize("window", ["empty"], indirect=True)


def press(window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    together = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        together |= modifier
    QTest.keyClick(window.windowHandle(), key, together)


def test_only_the_first_screen_is_made_at_the_start(window: MainWindow) -> None:
    assert window.current is not None and window.current.name == "contacts"
    assert len(window._screens) == 1
    assert window.current.refreshed == 1  # type: ignore[attr-defined]  # the Page of conftest


def test_keys_open_the_screens(window: MainWindow) -> None:
    for number, name in enumerate(("today", "contacts", "participation", "time", "networks", "review"), start=1):
        press(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        assert window.current is not None and window.current.name == name
        assert window.rail.items[name].isChecked()
        assert window.windowTitle() == "Page – NetDesk"


def test_a_screen_keeps_its_argument_and_is_made_once(workspace: Workspace, window: MainWindow) -> None:
    workspace.open_screen("time", 7)
    page = window.current
    workspace.open_screen("contacts")
    workspace.open_screen("time", 8)
    assert window.current is page
    assert page.arguments == [7, 8]  # type: ignore[union-attr]  # the Page of conftest


def test_the_last_screen_comes_back(
    qtbot: QtBot, workspace: Workspace, window: MainWindow, entries: list[ScreenEntry]
) -> None:
    window.open_screen("time")
    window.close()
    again = MainWindow(workspace, entries)
    qtbot.addWidget(again)
    assert again.current is not None and again.current.name == "time"
    assert workspace.state.get("geometry")


def test_a_hidden_screen_refreshes_when_it_is_shown_again(
    qtbot: QtBot, workspace: Workspace, window: MainWindow, people: Any
) -> None:
    contacts: Any = window.current
    window.open_screen("time")
    workspace.tasks.write(lambda db: people.add("Ben", db))
    workspace.tasks.write(lambda db: people.add("Cem", db))
    qtbot.waitUntil(lambda: not workspace.tasks.busy)
    assert contacts.refreshed == 1
    window.open_screen("contacts")
    assert contacts.refreshed == 2
    workspace.changed.emit(frozenset({"time_entry"}))
    assert contacts.refreshed == 2
    workspace.changed.emit(frozenset({"contact", "time_entry"}))
    assert contacts.refreshed == 3


def test_typing_filters_contacts_at_once(window: MainWindow) -> None:
    contacts: Any = window.current
    QTest.keyClicks(window.top_bar.search, "ada")
    assert contacts.searched == ["a", "ad", "ada"]
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Escape)
    assert contacts.searched[-1] == ""


def test_typing_elsewhere_opens_contacts_and_keeps_the_focus(window: MainWindow) -> None:
    window.open_screen("time")
    window.top_bar.search.setFocus()
    QTest.keyClicks(window.top_bar.search, "be")
    assert window.current is not None and window.current.name == "contacts"
    assert window.current.searched == ["b", "be"]  # type: ignore[attr-defined]  # the Page of conftest
    assert QApplication.focusWidget() is window.top_bar.search


def test_f6_walks_the_regions(window: MainWindow) -> None:
    page: Any = window.current
    page.list.setFocus()
    seen = []
    for _ in range(4):
        press(window, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen == [window.rail.items["contacts"], window.top_bar.search, page.list, window.rail.items["contacts"]]
    press(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is page.list


def test_narrow_windows_are_compact(window: MainWindow) -> None:
    window.resize(1024, 700)
    assert window.current is not None and window.current.compact
    window.open_screen("time")
    assert window.current.compact
    window.resize(1440, 900)
    assert not window.current.compact
    assert window.minimumSize().width() == 1024


def test_the_undo_line_takes_a_change_back(qtbot: QtBot, workspace: Workspace, window: MainWindow, people: Any) -> None:
    workspace.tasks.write(lambda db: people.add("Ben", db))
    qtbot.waitUntil(window.undo_line.isVisible)
    assert window.undo_line.words.text() == "Add Ben"
    qtbot.mouseClick(window.undo_line.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.undo_line.words.text() == "Undone: Add Ben")
    assert people.names() == ["Ada"]
    assert not window.undo_line.button.isVisible()


def test_undo_and_redo_by_keys(qtbot: QtBot, workspace: Workspace, window: MainWindow, people: Any) -> None:
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: people.names() == [] and not workspace.tasks.busy)
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: people.names() == ["Ada"])


def test_an_offer_beside_a_sentence(qtbot: QtBot, workspace: Workspace, window: MainWindow) -> None:
    resumed: list[bool] = []
    workspace.said.emit("Timer stopped", Offer("Resume", lambda: resumed.append(True)))
    assert window.undo_line.button.text() == "Resume"
    qtbot.mouseClick(window.undo_line.button, Qt.MouseButton.LeftButton)
    assert resumed == [True]
    assert not window.undo_line.isVisible()


def test_the_undo_line_goes_by_itself_but_not_under_the_focus(workspace: Workspace, window: MainWindow) -> None:
    workspace.said.emit("Let go of Piet Aldersen", 3)
    assert window.undo_line.timer.interval() == 8000
    window.undo_line.button.setFocus()
    window.undo_line.timer.timeout.emit()
    assert window.undo_line.isVisible()
    window.top_bar.search.setFocus()
    window.undo_line.timer.timeout.emit()
    assert not window.undo_line.isVisible()


# --- first run -------------------------------------------------------------------------------------------------------


@EMPTY
def test_an_empty_desk_shows_the_first_page(window: MainWindow) -> None:
    assert window.current is None and window.in_first_run
    assert not any(item.isEnabled() for name, item in window.rail.items.items() if name != "settings")
    assert window.rail.items["time"].toolTip() == "What time will show."
    assert not window.first_run.sample.isEnabled()
    assert window.first_run.sample.toolTip() == "Comes with the next version"
    press(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current is None


@EMPTY
def test_the_empty_desk_can_be_chosen_for_good(
    qtbot: QtBot, workspace: Workspace, window: MainWindow, entries: list[ScreenEntry]
) -> None:
    qtbot.mouseClick(window.first_run.empty_desk, Qt.MouseButton.LeftButton)
    assert window.current is not None and window.current.name == "contacts"
    assert window.rail.items["time"].isEnabled()
    again = MainWindow(workspace, entries)
    qtbot.addWidget(again)
    assert not again.in_first_run


@EMPTY
def test_an_import_ends_the_first_run(qtbot: QtBot, workspace: Workspace, window: MainWindow, people: Any) -> None:
    window.open_screen("import", [Path("Connections.csv")])
    assert window.in_first_run
    workspace.tasks.write(lambda db: people.add("Ada", db))
    qtbot.waitUntil(lambda: not window.in_first_run)
    assert window.current is not None and window.current.name == "import"


@EMPTY
def test_sample_data_is_offered_where_there_is_some(
    qtbot: QtBot, workspace: Workspace, window: MainWindow, entries: list[ScreenEntry]
) -> None:
    opened: list[bool] = []
    other = MainWindow(workspace, entries, sample=lambda: opened.append(True))
    qtbot.addWidget(other)
    other.show()
    qtbot.mouseClick(other.first_run.sample, Qt.MouseButton.LeftButton)
    assert opened == [True]


# --- files -----------------------------------------------------------------------------------------------------------


def drag(window: MainWindow, *urls: str) -> tuple[QDragEnterEvent, QMimeData]:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    event = QDragEnterEvent(
        QPoint(500, 400), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(window, event)
    return event, data


def drop(window: MainWindow, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(500, 400), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, event)


def test_local_files_can_be_dropped_anywhere(window: MainWindow, tmp_path: Path) -> None:
    got: list[list[Path]] = []
    window.files_dropped.connect(got.append)
    file = tmp_path / "Connections.csv"
    event, data = drag(window, file.as_uri(), "https://example.com/evil.zip")
    assert event.isAccepted()
    assert window._drops.veil.isVisible()
    drop(window, data)
    assert got == [[file]]
    assert not window._drops.veil.isVisible()
    assert window.current is not None and window.current.name == "import"
    assert window.current.arguments == [[file]]  # type: ignore[attr-defined]  # the Page of conftest


def test_addresses_from_elsewhere_are_not_taken(window: MainWindow) -> None:
    event, _ = drag(window, "https://example.com/evil.zip")
    assert not event.isAccepted()
    assert not window._drops.veil.isVisible()


@EMPTY
def test_the_first_page_shows_that_files_may_be_let_go(window: MainWindow, tmp_path: Path) -> None:
    before = window.first_run.drop_zone.grab().toImage()
    drag(window, (tmp_path / "a.zip").as_uri())
    assert window.first_run.drop_zone.grab().toImage() != before


# --- menu ------------------------------------------------------------------------------------------------------------


IN_FILE = ["Import…", "Import a folder…", "Export…", "Quit"]


def test_the_menu_holds_file_import(window: MainWindow) -> None:
    menus = {action.text(): action.menu() for action in window._menu.actions()}
    assert list(menus) == ["File", "Edit", "View"]
    file = menus["File"]
    assert isinstance(file, QMenu)
    assert [action.text() for action in file.actions() if action.text()] == IN_FILE
    assert window.actions_by_name["import"].shortcut().toString() == "Ctrl+O"


def test_no_key_is_taken_twice(window: MainWindow) -> None:
    keys = [key for command in window.commands for key in command.keys]
    assert len(keys) == len(set(keys))


def test_closing_waits_for_the_writer(workspace: Workspace, window: MainWindow, people: Any) -> None:
    for number in range(10):
        workspace.tasks.write(partial(people.add, f"Person {number}"))
    window.close()
    assert len(people.names()) == 11


def test_other_parts_extend_the_palette_when_it_is_first_opened(window: MainWindow) -> None:
    extended: list[object] = []
    window.extend_palette(extended.append)
    assert not extended
    window.open_palette()
    window.open_palette()
    assert extended == [window.palette_popup]


@EMPTY
def test_leaving_the_import_of_an_empty_desk_leads_back_to_the_first_page(
    workspace: Workspace, window: MainWindow
) -> None:
    window.open_screen("import")
    workspace.open_screen("contacts")
    assert window.current is None
    assert window.in_first_run
