"""One contact beside the table in the real window, by keys: edited, written about, logged, rated, and all taken back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from netdesk.store.database import Database
from netdesk.ui.contacts.detail.panel import DetailPanel
from netdesk.ui.contacts.screen import ContactsScreen
from netdesk.ui.main_window import MainWindow
from netdesk.ui.widgets.buttons import Button
from tests.store.factory import add_contact
from tests.store.snapshots import same, snapshot

PATIENCE = 20_000
CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.fixture
def panel(qtbot: QtBot, window: MainWindow) -> DetailPanel:
    """The panel, with the one contact there is."""
    window.leave_first_run()
    add_contact(window.workspace.db, "Mira Okafor", company="Halden", position="Head of Content")
    window.open_screen("contacts")
    screen = window.current
    assert isinstance(screen, ContactsScreen)
    screen.refresh()
    found = screen.view.detail
    qtbot.waitUntil(lambda: found.name.text() == "Mira Okafor" and not window.workspace.tasks.busy, timeout=PATIENCE)
    return found


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def until(qtbot: QtBot, window: MainWindow, fits: Callable[[], bool]) -> None:
    qtbot.waitUntil(lambda: not window.workspace.tasks.busy and fits(), timeout=PATIENCE)


def changes(db: Database) -> int:
    return int(db.value("SELECT count(*) FROM change WHERE state = 0"))


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def choose(field: QWidget, key: str) -> None:
    """Choose an entry of a list by the arrow keys."""
    assert isinstance(field, QComboBox)
    field.setFocus()
    while field.currentData() != key:
        before = field.currentIndex()
        press(KEY.Key_Up if field.findData(key) < before else KEY.Key_Down)
        assert field.currentIndex() != before


def test_a_contact_is_edited_by_keys_and_all_of_it_taken_back(
    qtbot: QtBot, window: MainWindow, panel: DetailPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = window.workspace.db
    before, began = snapshot(db), changes(db)
    edit_the_company(qtbot, window, panel)
    add_an_email(qtbot, window, panel)
    write_a_note(qtbot, window, panel, monkeypatch)
    level = panel.overview.participation.level.text()
    log_and_rate(qtbot, window, panel)
    add_income(qtbot, window, panel)
    panel.tabs.setCurrentIndex(0)
    until(qtbot, window, lambda: panel.overview.participation.level.text() == "Collaborate")
    assert level == "Read"
    made = changes(db) - began
    assert made == 6
    for left in range(made - 1, -1, -1):
        QTest.keyClick(window, KEY.Key_Z, CTRL)
        until(qtbot, window, lambda left=left: changes(db) == began + left)  # type: ignore[misc]  # bound at once
    same(db, before)
    until(qtbot, window, lambda: panel.role.text() == "Head of Content, Halden")
    assert panel.overview.participation.level.text() == "Read"


def _noting(opened: list[str]) -> Callable[[QUrl], bool]:
    def note(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    return note


def edit_the_company(qtbot: QtBot, window: MainWindow, panel: DetailPanel) -> None:
    row = panel.overview.facts.row("company")
    assert row is not None
    row.button.setFocus(Qt.FocusReason.TabFocusReason)
    press(KEY.Key_Space)
    assert row.editor is not None and focused() is row.editor.inputs[0]
    QTest.keyClicks(focused(), "Halden & Rowe")
    press(KEY.Key_Return)
    until(qtbot, window, lambda: panel.role.text() == "Head of Content, Halden & Rowe")


def add_an_email(qtbot: QtBot, window: MainWindow, panel: DetailPanel) -> None:
    facts = panel.overview.facts
    panel.edit("email:None")
    QTest.keyClicks(focused(), "mira")
    press(KEY.Key_Return)
    open_row = facts.open_row()
    assert open_row is not None
    editor = open_row.editor
    assert editor is not None
    until(qtbot, window, lambda: "no e-mail address" in editor.problem.text())
    assert editor.typed() == ["mira", ""]
    press(KEY.Key_End)
    QTest.keyClicks(focused(), "@example.com")
    press(KEY.Key_Return)
    until(qtbot, window, lambda: facts.row("email:1") is not None and facts.open_row() is None)


def write_a_note(qtbot: QtBot, window: MainWindow, panel: DetailPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", _noting(opened))
    panel.edit("note:None")
    QTest.keyClicks(focused(), "Portfolio: https://mira.example/work and file:///etc/passwd")
    press(KEY.Key_Return, CTRL)
    notes = panel.overview.notes
    until(qtbot, window, lambda: notes.row("note:1") is not None and notes.open_row() is None)
    row = notes.row("note:1")
    assert row is not None
    (way,) = [button for button in row.findChildren(Button) if "://" in button.text()]
    way.setFocus()
    press(KEY.Key_Space)
    assert opened == ["https://mira.example/work"]


def log_and_rate(qtbot: QtBot, window: MainWindow, panel: DetailPanel) -> None:
    panel.tabs.setCurrentIndex(1)
    page = panel.timeline
    until(qtbot, window, lambda: page.model.items == 2)
    page.add_new("act")
    editor = page.form.editor
    assert editor is not None
    choose(editor.inputs[0], "meeting")
    choose(editor.inputs[1], "both")
    editor.inputs[3].setFocus()
    QTest.keyClicks(focused(), "40")
    press(KEY.Key_Return)
    until(qtbot, window, lambda: page.model.row_of("act", 1) >= 0)
    page.list.setCurrentIndex(page.model.index(page.model.row_of("act", 1), 0))
    page.list.setFocus()
    press(KEY.Key_5)
    until(qtbot, window, lambda: window.workspace.db.value("SELECT rating FROM interaction") == 5)


def add_income(qtbot: QtBot, window: MainWindow, panel: DetailPanel) -> None:
    panel.tabs.setCurrentIndex(2)
    page = panel.value
    until(qtbot, window, lambda: page.lean.text() != "")
    page.add.setFocus()
    press(KEY.Key_Space)
    editor = page.form.editor
    assert editor is not None
    editor.inputs[3].setFocus()
    QTest.keyClicks(focused(), "1870")
    press(KEY.Key_Return)
    until(qtbot, window, lambda: page.got.figure.text() == "€1,870")
    assert page.lean.text() == "mostly towards you"
