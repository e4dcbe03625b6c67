"""A query in the real window: typed letter by letter, completed by keyboard, underlined where it is wrong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from netdesk.domain.period import DAY_SECONDS
from netdesk.ui.contacts.screen import ContactsScreen
from netdesk.ui.main_window import MainWindow
from tests.store.factory import NOW, add_contact, add_interaction

PATIENCE = 20_000


@pytest.fixture
def screen(qtbot: QtBot, window: MainWindow) -> ContactsScreen:
    db = window.workspace.db
    for name, company, network, tags in (
        ("Ada Lovelace", "Acme Labs", "linkedin", ("technical writing",)),
        ("Adam Beson", "Bluefen", "x", ("sales",)),
        ("Cleo Carter", "Acme", "linkedin", ("sales",)),
    ):
        number = add_contact(db, name, company=company, network=network, tags=tags)
        add_interaction(db, number, "message", days_ago=(NOW - window.workspace.clock()) // DAY_SECONDS + 400)
    window.resize(1440, 900)
    window.leave_first_run()
    window.open_screen("contacts")
    made = window.current
    assert isinstance(made, ContactsScreen)
    made.refresh()
    shows(qtbot, made, "Ada Adam Cleo")
    return made


def shows(qtbot: QtBot, screen: ContactsScreen, names: str) -> None:
    """Wait until the table shows these people, all read."""

    def shown() -> list[str]:
        return [str(screen.model.index(row, 0).data()).split()[0] for row in range(screen.model.rowCount())]

    def settled() -> bool:
        listing = screen._shown
        return listing is not None and listing.whole and not screen.workspace.tasks.busy

    qtbot.waitUntil(lambda: settled() and " ".join(shown()) == names, timeout=PATIENCE)


def test_a_query_is_typed_letter_by_letter(qtbot: QtBot, window: MainWindow, screen: ContactsScreen) -> None:
    field = window.top_bar.search
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Slash)
    qtbot.waitUntil(field.hasFocus)
    for letters, names in (
        ("a", "Ada Adam Cleo"),
        ("da", "Ada Adam"),
        ("m", "Adam"),
    ):
        QTest.keyClicks(field, letters)
        shows(qtbot, screen, names)
    field.selectAll()
    QTest.keyClicks(field, "ad -company:blue")
    shows(qtbot, screen, "Ada")
    field.selectAll()
    QTest.keyClicks(field, "(network:x or company:acme) last<-180d")
    shows(qtbot, screen, "Ada Adam Cleo")
    QTest.keyClick(field, Qt.Key.Key_Down)
    qtbot.waitUntil(screen.table.hasFocus)


def test_field_and_value_are_completed_by_keyboard(qtbot: QtBot, window: MainWindow, screen: ContactsScreen) -> None:
    field = window.top_bar.search
    field.setFocus()
    QTest.keyClicks(field, "ta")
    qtbot.waitUntil(lambda: field.choices() == ["tag:"])
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "tag:"
    qtbot.waitUntil(lambda: field.choices() == ["sales", "technical writing"], timeout=PATIENCE)
    shows(qtbot, screen, "Ada Adam Cleo")
    QTest.keyClicks(field, "wri")
    assert field.choices() == ["technical writing"]
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == 'tag:"technical writing" '
    shows(qtbot, screen, "Ada")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.table.hasFocus)


def test_a_faulty_query_is_underlined_and_the_table_stays(
    qtbot: QtBot, window: MainWindow, screen: ContactsScreen
) -> None:
    field = window.top_bar.search
    field.setFocus()
    QTest.keyClicks(field, "acme")
    shows(qtbot, screen, "Ada Cleo")
    QTest.keyClicks(field, " level:wrte")
    qtbot.waitUntil(lambda: "There is no level “wrte”" in field.shown_fault, timeout=PATIENCE)
    assert not field.fault_line().isEmpty()
    shows(qtbot, screen, "Ada Cleo")
    assert screen.view.pages.currentWidget() is screen.table
    for _ in "wrte":
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClicks(field, "read")
    qtbot.waitUntil(lambda: field.shown_fault == "")
    assert field.fault_line().isEmpty()
    shows(qtbot, screen, "Ada Cleo")
