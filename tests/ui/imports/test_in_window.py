"""The import page inside the window: dropped files, the first page, and where one comes out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from netdesk.store.database import Database
from netdesk.ui.imports.screen import ImportScreen
from netdesk.ui.main_window import MainWindow
from tests.ui.imports.conftest import names, settle, staged

EMPTY = pytest.mark.parametrize("window", ["empty"], indirect=True)


def drop(qtbot: QtBot, window: MainWindow, *paths: Path) -> ImportScreen:
    window.files_dropped.emit(list(paths))
    page = window.current
    assert isinstance(page, ImportScreen)
    settle(qtbot, page)
    return page


@EMPTY
def test_the_first_import_fills_the_desk(qtbot: QtBot, window: MainWindow, archive: Path, db: Database) -> None:
    page = drop(qtbot, window, archive)
    assert window.in_first_run
    qtbot.mouseClick(page.view.footer.act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.workspace.tasks.busy)
    assert window.current is window.screen_named("contacts")
    assert not window.in_first_run
    assert len(names(db)) > 5
    assert window.undo_line.isVisible()


@EMPTY
def test_cancel_on_an_empty_desk_leads_back_to_the_first_page(qtbot: QtBot, window: MainWindow, archive: Path) -> None:
    page = drop(qtbot, window, archive)
    qtbot.mouseClick(page.view.footer.cancel, Qt.MouseButton.LeftButton)
    assert window.in_first_run and window.current is None


def test_cancel_leads_to_the_contacts(qtbot: QtBot, window: MainWindow, archive: Path, db: Database) -> None:
    page = drop(qtbot, window, archive)
    qtbot.mouseClick(page.view.footer.cancel, Qt.MouseButton.LeftButton)
    assert window.current is window.screen_named("contacts")
    assert staged(db) == [] and names(db) == ["Ada"]


def test_the_page_follows_the_window_s_width(qtbot: QtBot, window: MainWindow, archive: Path) -> None:
    page = drop(qtbot, window, archive)
    window.resize(1024, 700)
    assert page.compact and not page.view.footer.promise.isVisible()
    window.resize(1440, 900)
    assert not page.compact and page.view.footer.promise.isVisible()


def test_closing_while_rows_are_read_leaves_no_trace(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, db: Database
) -> None:
    path = tmp_path / "Connections.csv"
    lines = (f"Ada,Nr{n},https://www.linkedin.com/in/ada-{n},,Firm,Editor,05 Oct 2020" for n in range(20_000))
    path.write_text("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n" + "\n".join(lines))
    window.files_dropped.emit([path])
    page = window.current
    assert isinstance(page, ImportScreen) and page.preview is not None
    with qtbot.waitSignal(page.preview.progressed):
        pass
    window.close()
    assert staged(db) == [] and names(db) == ["Ada"]
