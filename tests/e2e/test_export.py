"""Exporting in the real window: filter, write what is found, read it, and bring it back into an empty desk."""

import csv
import zipfile
from datetime import UTC
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from netdesk.sample import making
from netdesk.ui.contacts import acts
from netdesk.ui.contacts.screen import ContactsScreen
from netdesk.ui.export_dialog import ExportDialog
from netdesk.ui.imports.screen import ImportScreen
from netdesk.ui.main_window import MainWindow
from tests.e2e.conftest import NOW

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
PATIENCE = 20_000


def settle(qtbot: QtBot, window: MainWindow) -> None:
    def rests() -> bool:
        screen = window.current
        timers = [screen.reader._soon, screen.model._timer] if isinstance(screen, ContactsScreen) else []
        return not window.workspace.tasks.busy and not any(timer.isActive() for timer in timers)

    qtbot.waitUntil(rests, timeout=PATIENCE)


def open_contacts(qtbot: QtBot, window: MainWindow, query: str) -> ContactsScreen:
    making.fill(window.workspace.db, NOW, UTC)
    window.workspace.tasks.changed.emit(frozenset({"contact"}))
    window.open_screen("contacts")
    settle(qtbot, window)
    window.top_bar.search.setText(query)
    settle(qtbot, window)
    screen = window.current
    assert isinstance(screen, ContactsScreen)
    return screen


def answer_where(target: Path) -> None:
    """Type a name into the save dialog once it is there, and press Enter."""

    def type_it() -> None:
        asking = QApplication.activeModalWidget()
        if not isinstance(asking, QFileDialog):
            QTimer.singleShot(50, type_it)
            return
        field = asking.findChild(QLineEdit)
        assert field is not None
        field.setText(str(target))
        QTest.keyClick(field, Qt.Key.Key_Return)

    QTimer.singleShot(50, type_it)


def activate(qtbot: QtBot, window: MainWindow) -> None:
    """There is no window manager that would hand the keyboard back after a dialog."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)


def shown(window: MainWindow) -> list[ExportDialog]:
    return [dialog for dialog in window.findChildren(ExportDialog) if dialog.isVisible()]


def export_found(qtbot: QtBot, window: MainWindow, kind: str, target: Path) -> None:
    activate(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(lambda: bool(shown(window)), timeout=PATIENCE)
    (dialog,) = shown(window)
    settle(qtbot, window)
    assert dialog.chosen_whom == "found"
    qtbot.mouseClick(dialog.tiles[kind], LEFT)
    answer_where(target)
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(target.exists, timeout=PATIENCE)
    settle(qtbot, window)


def rows_of(target: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    with target.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def test_what_is_found_is_exported_and_comes_back(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    screen = open_contacts(qtbot, window, "role:client")
    found = screen.model.rowCount()
    assert 0 < found < 300
    export_found(qtbot, window, "csv", tmp_path / "clients.csv")
    rows = rows_of(tmp_path / "clients.csv", "utf-8-sig")
    assert len(rows) == found
    assert all("client" in row["roles"].split(" ::: ") for row in rows)
    assert window.undo_line.words.text() == f"Exported {found} contacts to clients.csv"
    assert window.undo_line.button.text() == "Show in folder"

    export_found(qtbot, window, "exact", tmp_path / "exact.csv")
    exact = rows_of(tmp_path / "exact.csv")
    window.top_bar.search.setText("")
    activate(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)  # the sample goes
    settle(qtbot, window)
    assert window.workspace.db.value("SELECT count(*) FROM contact") == 0
    window.open_screen("import", [tmp_path / "exact.csv"])
    page = window.current
    assert isinstance(page, ImportScreen)
    act = page.view.footer.act
    qtbot.waitUntil(lambda: act.isEnabled() and act.text() == "Import", timeout=PATIENCE)
    qtbot.mouseClick(act, LEFT)
    qtbot.waitUntil(lambda: isinstance(window.current, ContactsScreen), timeout=PATIENCE)
    settle(qtbot, window)
    back = window.workspace.db.rows("SELECT id, name, company FROM contact ORDER BY id")
    assert back == sorted((int(row["id"]), row["name"], row["company"]) for row in exact)


def test_everything_held_about_a_person(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    screen = open_contacts(qtbot, window, "interactions>5")
    name = str(screen.model.index(0, [column.key for column in screen.model.columns].index("name")).data())
    screen.ticks.toggle(0)
    target = tmp_path / "held.zip"
    answer_where(target)
    held = next(act for act in acts.all_acts() if act.name == "export_held")
    held.act(screen, screen.chosen())
    qtbot.waitUntil(target.exists, timeout=PATIENCE)
    settle(qtbot, window)
    with zipfile.ZipFile(target) as archive:
        texts = {path.rpartition(".")[2]: archive.read(path) for path in archive.namelist()}
    told = texts["txt"].decode()
    assert told.startswith(name)
    assert "Interactions (" in told
    assert b'"netdesk": "everything"' in texts["json"]
    assert window.undo_line.words.text() == f"Exported everything held about {name} to held.zip"
