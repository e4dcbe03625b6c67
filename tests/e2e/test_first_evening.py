"""A first evening in the real window: drop the archive, import, look, track some time, take all of it back."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.participation import Level
from netdesk.ui.contacts.screen import ContactsScreen
from netdesk.ui.imports.screen import ImportScreen
from netdesk.ui.main_window import MainWindow
from netdesk.ui.participation.screen import ParticipationScreen
from netdesk.ui.timer_strip import TimerStrip

LINKEDIN = Path(__file__).parent.parent / "data" / "linkedin"
ARCHIVE = LINKEDIN / "Complete_LinkedInDataExport_10-02-2026.zip"
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PATIENCE = 20_000


def drop(window: MainWindow, *paths: Path) -> None:
    """Drag files over the window and let go, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    middle = window.rect().center()
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(middle, copy, data, LEFT, NONE)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(middle), copy, data, LEFT, NONE))


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.workspace.tasks.busy, timeout=PATIENCE)


def import_dropped(qtbot: QtBot, window: MainWindow, *paths: Path) -> ImportScreen:
    drop(window, *paths)
    screen = window.current
    assert isinstance(screen, ImportScreen)
    act = screen.view.footer.act
    qtbot.waitUntil(lambda: act.isEnabled() and act.text() == "Import", timeout=PATIENCE)
    return screen


def added(page: ImportScreen) -> int | None:
    prepared = page.preview.prepared if page.preview else None
    return sum(file.added for file in prepared.plan.files) if prepared else None


def names(screen: ContactsScreen, qtbot: QtBot, window: MainWindow) -> list[str]:
    settle(qtbot, window)
    model = screen.model
    shown = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    if any(not name for name in shown):  # a page is on its way
        settle(qtbot, window)
        shown = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    return shown


def shows(screen: ContactsScreen, qtbot: QtBot, window: MainWindow, expected: set[str]) -> bool:
    return set(names(screen, qtbot, window)) == expected


def click_rail(qtbot: QtBot, window: MainWindow, name: str) -> QWidget | None:
    qtbot.mouseClick(window.rail.items[name], LEFT)
    settle(qtbot, window)
    return window.current


def test_from_the_drop_to_undo(qtbot: QtBot, window: MainWindow) -> None:
    assert window.in_first_run
    page = import_dropped(qtbot, window, ARCHIVE)
    assert page.view.name.text() == ARCHIVE.name
    qtbot.mouseClick(page.view.footer.act, LEFT)
    qtbot.waitUntil(lambda: isinstance(window.current, ContactsScreen), timeout=PATIENCE)
    contacts = window.current
    assert isinstance(contacts, ContactsScreen)
    people = names(contacts, qtbot, window)
    assert len(people) == 9  # seven connections, and two people who were only invited
    assert "Zora Quillfeather" in people and "李虚构" in people

    participation = click_rail(qtbot, window, "participation")
    assert isinstance(participation, ParticipationScreen)
    chart = participation.view.chart_card.made_chart
    assert chart is not None
    # One message each from Zora and Barnaby: alone at its level, it counts one level lower.
    place = chart.mapFromScene(chart.getPlotItem().vb.mapViewToScene(QPointF(Level.NETWORK, 0.5)))
    qtbot.mouseClick(chart.viewport(), LEFT, pos=place)
    settle(qtbot, window)
    assert participation.view.list_card.heading.text() == "2 people at Network"
    listed = {str(participation.model.index(row, 0).data()) for row in range(participation.model.rowCount())}
    assert listed == {"Zora Quillfeather", "Barnaby Thistlewick"}

    track_some_time(qtbot, window)

    changes = 3  # the import, the start and the stop
    for left in range(changes - 1, -1, -1):
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settle(qtbot, window)
        undone = window.workspace.db.value("SELECT count(*) FROM change WHERE state = 1")
        assert undone == changes - left
    assert window.workspace.db.value("SELECT count(*) FROM contact") == 0
    assert window.workspace.db.value("SELECT count(*) FROM time_entry") == 0


def track_some_time(qtbot: QtBot, window: MainWindow) -> None:
    strip = window.top_bar.timer()
    assert isinstance(strip, TimerStrip)
    assert strip.entry is None
    QTest.keyClick(window, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, window)
    popover = QApplication.activePopupWidget()
    assert popover is not None
    field = popover.findChild(QLineEdit)
    assert field is not None and field.hasFocus()
    QTest.keyClicks(field, "@linkedin answering comments")
    settle(qtbot, window)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: strip.entry is not None, timeout=PATIENCE)
    entry = strip.entry
    assert entry is not None
    assert (entry.network, entry.note, entry.billable) == ("LinkedIn", "answering comments", False)
    strip.toggle()
    qtbot.waitUntil(lambda: strip.entry is None, timeout=PATIENCE)
    settle(qtbot, window)


def test_search_filters_the_table_as_one_types(qtbot: QtBot, window: MainWindow) -> None:
    page = import_dropped(qtbot, window, ARCHIVE)
    qtbot.mouseClick(page.view.footer.act, LEFT)
    qtbot.waitUntil(lambda: isinstance(window.current, ContactsScreen), timeout=PATIENCE)
    contacts = window.current
    assert isinstance(contacts, ContactsScreen)
    settle(qtbot, window)
    field = window.top_bar.search
    qtbot.mouseClick(field, LEFT)
    for letters, expected in (("z", {"Zora Quillfeather", "Zoë Brask-Fjord"}), ("oe", {"Zoë Brask-Fjord"})):
        QTest.keyClicks(field, letters)
        settle(qtbot, window)
        qtbot.waitUntil(partial(shows, contacts, qtbot, window, expected), timeout=PATIENCE)
    field.clear()
    qtbot.waitUntil(lambda: len(names(contacts, qtbot, window)) == 9, timeout=PATIENCE)


def test_what_cannot_be_read_says_so_and_changes_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = tmp_path / "Connections.csv"
    page.write_text("<!DOCTYPE html><html><body>Sign in</body></html>")
    drop(window, page)
    settle(qtbot, window)
    screen = window.current
    assert isinstance(screen, ImportScreen)
    assert "web page" in screen.view.invitation.sentence.text()
    assert window.workspace.db.value("SELECT count(*) FROM change") == 0


def test_a_table_of_ones_own_is_mapped_and_imported(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    table = tmp_path / "meetup.csv"
    table.write_text("Wer;Firma;Mail\nNils Aarvik;Bluefen;nils@example.com\nRosa Linde;;\n", encoding="utf-8")
    page = import_dropped(qtbot, window, table)
    mapping = page.view.mapping
    assert mapping.isVisible()
    (who,) = [line.combo for line in mapping.lines if line.combo.accessibleName().startswith("Wer ")]
    who.setFocus()
    while who.currentText() != "Full name":
        before = who.currentIndex()
        QTest.keyClick(who, Qt.Key.Key_Up if who.findText("Full name") < before else Qt.Key.Key_Down)
        assert who.currentIndex() != before
    act = page.view.footer.act
    qtbot.waitUntil(lambda: added(page) == 2 and act.isEnabled() and act.text() == "Import", timeout=PATIENCE)
    qtbot.mouseClick(page.view.footer.act, LEFT)
    qtbot.waitUntil(lambda: isinstance(window.current, ContactsScreen), timeout=PATIENCE)
    contacts = window.current
    assert isinstance(contacts, ContactsScreen)
    assert set(names(contacts, qtbot, window)) == {"Nils Aarvik", "Rosa Linde"}
