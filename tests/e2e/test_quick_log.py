"""Logging in the real window: Ctrl+L, a line, the preview, Enter; several people, an ambiguous name, Ctrl+Z."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.period import DAY_SECONDS
from netdesk.store import contacts
from netdesk.ui.contacts.screen import ContactsScreen
from netdesk.ui.main_window import MainWindow
from netdesk.ui.quick_log.popover import QuickLogPopover
from tests.e2e.conftest import NOW
from tests.store.factory import add_contact, add_interaction

PATIENCE = 20_000
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
TODAY = NOW // DAY_SECONDS
EXAMPLE = "coffee with ada 40m yesterday #berlin ++"
People = dict[str, int]


@pytest.fixture
def people(window: MainWindow) -> Iterator[People]:
    """Five people, two of whom are called Ben; Ben Fox was met last."""
    db = window.workspace.db
    names = {
        "Ada Example": ("Editor", "Halden & Rowe"),
        "Ben Fox": ("", "Tidewell"),
        "Ben Marsh": ("", "Lumen Rail"),
        "Jo van Dyk": ("", ""),
        "Zoe Zimmer": ("", ""),
    }
    made = {name: add_contact(db, name, position=at, company=firm) for name, (at, firm) in names.items()}
    add_interaction(db, made["Ben Fox"], days_ago=20)
    window.leave_first_run()
    window.open_screen("contacts")
    yield made


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.workspace.tasks.busy, timeout=PATIENCE)


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(window.windowHandle(), key, modifier)


def type_line(qtbot: QtBot, window: MainWindow, line: str) -> QuickLogPopover:
    """Press Ctrl+L and type, as anywhere in the window."""
    press(window, Qt.Key.Key_L, CONTROL)
    log = window.quick_log
    qtbot.waitUntil(lambda: QApplication.focusWidget() is log.field, timeout=PATIENCE)
    QTest.keyClicks(log.field, line)
    settle(qtbot, window)
    return log


def screen_of(window: MainWindow) -> ContactsScreen:
    assert isinstance(window.current, ContactsScreen)
    return window.current


def painted(widget: QWidget) -> int:
    """Count the colours of a widget's picture: an empty one has few."""
    image = widget.grab().toImage()
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})


def timeline(window: MainWindow) -> list[str]:
    model = screen_of(window).view.detail.timeline.model
    return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def test_an_interaction_in_seconds(qtbot: QtBot, window: MainWindow, people: People) -> None:
    settle(qtbot, window)
    db, ada = window.workspace.db, people["Ada Example"]
    log = type_line(qtbot, window, EXAMPLE)
    assert log.people.names() == ["Ada Example"]
    assert log.field.accessibleDescription() == (
        "Met, together, level 7 of 12, Network. with Ada Example. Yesterday, Sat 21 Nov. 40 min. tags berlin. rated 5 of 5."
        " note: coffee"
    )
    assert painted(log.preview) > 8
    QTest.keyClick(log.field, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert not log.isVisible()
    assert window.undo_line.words.text() == "Logged coffee with Ada Example"
    assert db.rows("SELECT contact_id, day, minutes, rating FROM interaction WHERE kind = 'event'") == [
        (ada, TODAY - 1, 40, 5)
    ]

    # One act counts one level lower; a second one in full.
    (row,) = contacts.rows(db, [ada])
    assert (row.level.label, row.tags) == ("Share", ("berlin",))
    log = type_line(qtbot, window, "lunch with ada 1h")
    QTest.keyClick(log.field, Qt.Key.Key_Return)
    settle(qtbot, window)
    (row,) = contacts.rows(db, [ada])
    assert row.level.label == "Network"

    screen = screen_of(window)
    screen.go_to(ada)
    screen.view.detail.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: sum("met" in line.casefold() for line in timeline(window)) == 2, timeout=PATIENCE)

    press(window, Qt.Key.Key_Z, CONTROL)
    settle(qtbot, window)
    press(window, Qt.Key.Key_Z, CONTROL)
    settle(qtbot, window)
    (row,) = contacts.rows(db, [ada])
    assert (row.level.label, row.tags, row.last_at) == ("Read", (), None)
    assert db.value("SELECT count(*) FROM interaction WHERE kind = 'event'") == 0


def test_several_people_and_a_name_that_two_bear(qtbot: QtBot, window: MainWindow, people: People) -> None:
    settle(qtbot, window)
    db = window.workspace.db
    log = type_line(qtbot, window, 'call with ada, ben and "Jo van Dyk" 30m mon')
    assert log.people.names() == ["Ada Example", "Ben Fox", "Jo van Dyk"]
    assert log.people.rowCount() == 4
    QTest.keyClick(log.field, Qt.Key.Key_Down)
    assert log.people.names() == ["Ada Example", "Ben Marsh", "Jo van Dyk"]
    QTest.keyClick(log.field, Qt.Key.Key_Return, CONTROL)
    settle(qtbot, window)
    assert log.isVisible() and log.field.text() == ""
    wanted = [people[name] for name in ("Ada Example", "Ben Marsh", "Jo van Dyk")]
    assert db.rows("SELECT contact_id, day, minutes FROM interaction WHERE kind = 'talk' ORDER BY 1") == [
        (number, TODAY - 6, 30) for number in wanted
    ]

    QTest.keyClicks(log.field, "email from Yuki")
    settle(qtbot, window)
    QTest.keyClick(log.field, Qt.Key.Key_Down)
    QTest.keyClick(log.field, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert db.row("SELECT i.direction, c.source FROM interaction i JOIN contact c ON c.id = contact_id WHERE c.name = 'Yuki'") == (
        "theirs", "by hand",
    )  # fmt: skip
    press(window, Qt.Key.Key_Z, CONTROL)
    settle(qtbot, window)
    assert db.value("SELECT count(*) FROM contact WHERE name = 'Yuki'") == 0
    press(window, Qt.Key.Key_Z, CONTROL)
    settle(qtbot, window)
    assert db.value("SELECT count(*) FROM interaction") == 1


def test_for_everybody_ticked(qtbot: QtBot, window: MainWindow, people: People) -> None:
    settle(qtbot, window)
    screen = screen_of(window)
    screen.table.setFocus()
    press(window, Qt.Key.Key_A, CONTROL)
    press(window, Qt.Key.Key_L)
    log = window.quick_log
    settle(qtbot, window)
    assert log.chosen.label.text() == "5 people: Ada Example, Ben Fox, Ben Marsh…"
    QTest.keyClicks(log.field, "meetup in person 2h")
    settle(qtbot, window)
    QTest.keyClick(log.field, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.undo_line.words.text() == "Logged meetup with Ada Example, Ben Fox and 3 others"
    assert QApplication.focusWidget() is screen.table
    last = [column.key for column in screen.model.columns].index("last")
    assert {screen.model.index(row, last).data() for row in range(5)} == {"today"}
