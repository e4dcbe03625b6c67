"""Trying the sample data from the first page, and the way back to one's own desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk import app
from netdesk.sample import making
from netdesk.store import desk, history
from netdesk.store.database import Database, open_database
from netdesk.ui.desks import Desks
from netdesk.ui.main_window import NAME, SAMPLE_NAME, MainWindow
from netdesk.ui.sample_bar import SampleBar
from netdesk.ui.settings import WindowState
from netdesk.ui.theme import ThemeHolder
from netdesk.ui.time.zone import local_zone
from netdesk.ui.workspace import Workspace
from tests.ui.conftest import NOW

PATIENCE = 20_000
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own.db"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return tmp_path / "data" / "sample.db"


@pytest.fixture
def desks(qtbot: QtBot, look: ThemeHolder, own: Path, sample: Path, tmp_path: Path) -> Iterator[Desks]:
    """Both desks with the whole window, the user's own one empty and shown."""
    state = WindowState(tmp_path / "window_state.json")

    def make(db: Database, is_sample: bool) -> MainWindow:
        workspace = Workspace(db, look, state, clock=lambda: NOW)
        wanted = None if is_sample else made.try_sample
        return app.make_window(workspace, sample=wanted, name=SAMPLE_NAME if is_sample else NAME)

    made = Desks(own, sample, make, clock=lambda: NOW)
    made.open(own).show()
    yield made
    if made.window is not None:
        made.window.close()
    made.close()


def shown(desks: Desks) -> MainWindow:
    assert desks.window is not None
    return desks.window


def bar(desks: Desks) -> SampleBar:
    found = shown(desks).findChild(SampleBar)
    assert isinstance(found, SampleBar)
    return found


def settle(qtbot: QtBot, desks: Desks) -> None:
    qtbot.waitUntil(lambda: not shown(desks).workspace.tasks.busy, timeout=PATIENCE)


def try_sample(qtbot: QtBot, desks: Desks, sample: Path) -> None:
    qtbot.mouseClick(shown(desks).first_run.sample, LEFT)
    qtbot.waitUntil(lambda: shown(desks).workspace.db.path == sample, timeout=PATIENCE)
    settle(qtbot, desks)


def visible_windows() -> list[MainWindow]:
    return [
        window for window in QApplication.topLevelWidgets() if isinstance(window, MainWindow) and window.isVisible()
    ]


def test_the_button_of_the_first_page_opens_the_sample(qtbot: QtBot, desks: Desks, own: Path, sample: Path) -> None:
    assert shown(desks).in_first_run and shown(desks).first_run.sample.isEnabled()
    try_sample(qtbot, desks, sample)
    window = shown(desks)
    assert not window.in_first_run and window.current is not None
    assert window.windowTitle().endswith("– NetDesk sample data")
    assert bar(desks).isVisible() and "sample data" in bar(desks).words.text()
    assert window.workspace.db.value("SELECT count(*) FROM contact") == making.CONTACTS
    assert visible_windows() == [window]
    untouched = open_database(own, NOW)
    assert desk.is_empty(untouched) and history.changes(untouched) == []
    untouched.close()


def test_while_it_is_made_the_page_says_so(qtbot: QtBot, desks: Desks, sample: Path) -> None:
    page = shown(desks).first_run
    qtbot.mouseClick(page.sample, LEFT)
    assert page.note.text().startswith("Inventing people, ") and not page.sample.isEnabled()
    qtbot.waitUntil(lambda: shown(desks).workspace.db.path == sample, timeout=PATIENCE)


def test_one_click_leads_back(qtbot: QtBot, desks: Desks, own: Path, sample: Path) -> None:
    try_sample(qtbot, desks, sample)
    qtbot.mouseClick(bar(desks).back, LEFT)
    qtbot.waitUntil(lambda: shown(desks).workspace.db.path == own, timeout=PATIENCE)
    settle(qtbot, desks)
    assert shown(desks).in_first_run and shown(desks).windowTitle() == "NetDesk"
    assert shown(desks).findChild(SampleBar) is None
    assert visible_windows() == [shown(desks)] and sample.exists()


def test_the_sample_comes_back_as_it_was_left(qtbot: QtBot, desks: Desks, own: Path, sample: Path) -> None:
    try_sample(qtbot, desks, sample)
    shown(desks).workspace.undo()
    settle(qtbot, desks)
    shown(desks).workspace.redo()
    settle(qtbot, desks)
    with history.change(shown(desks).workspace.db, "Star somebody", NOW) as change:
        change.connection.execute("UPDATE contact SET starred = 1 WHERE id = 1")
    desks.go_back()
    try_sample(qtbot, desks, sample)
    assert [record.label for record in history.changes(shown(desks).workspace.db)] == ["Star somebody", "Sample data"]


def test_it_is_removed_with_one_click(qtbot: QtBot, desks: Desks, own: Path, sample: Path) -> None:
    try_sample(qtbot, desks, sample)
    qtbot.mouseClick(bar(desks).remove, LEFT)
    qtbot.waitUntil(lambda: shown(desks).workspace.db.path == own, timeout=PATIENCE)
    assert list(sample.parent.iterdir()) == []
    try_sample(qtbot, desks, sample)
    assert shown(desks).workspace.db.value("SELECT count(*) FROM contact") == making.CONTACTS


def test_an_untouched_sample_of_an_earlier_day_is_made_anew(qtbot: QtBot, desks: Desks, sample: Path) -> None:
    sample.parent.mkdir()
    old = open_database(sample, NOW - 40 * 86_400)
    making.fill(old, NOW - 40 * 86_400, local_zone(), contacts=10)
    old.close()
    try_sample(qtbot, desks, sample)
    assert shown(desks).workspace.db.value("SELECT count(*) FROM contact") == making.CONTACTS
    assert shown(desks).workspace.db.value("SELECT max(day) FROM interaction") == NOW // 86_400


def test_a_file_that_is_no_database_is_left_alone_and_named(
    qtbot: QtBot, desks: Desks, own: Path, sample: Path
) -> None:
    sample.parent.mkdir()
    sample.write_text("Dear Ada, this is no database.")
    said: list[str] = []
    shown(desks).workspace.said.connect(lambda words, _change: said.append(words))
    qtbot.mouseClick(shown(desks).first_run.sample, LEFT)
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert "sample.db" in said[0] and shown(desks).workspace.db.path == own
    assert shown(desks).first_run.sample.isEnabled() and "Inventing" not in shown(desks).first_run.note.text()
    assert sample.read_text() == "Dear Ada, this is no database."


def test_the_menu_offers_it_on_ones_own_desk_only(qtbot: QtBot, desks: Desks, sample: Path) -> None:
    assert "sample" in shown(desks).actions_by_name
    try_sample(qtbot, desks, sample)
    assert "sample" not in shown(desks).actions_by_name
