"""Bulk work in the real window: tick, tag, tier, cadence, trash, restore, and all of it taken back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contact import Status
from netdesk.domain.folding import fold
from netdesk.domain.history import Outcome
from netdesk.store import history
from netdesk.store.database import Database
from netdesk.ui.cadence_editor import CadenceEditor
from netdesk.ui.contacts.bulk.marks import TagPopover, TierPopover
from netdesk.ui.contacts.screen import ContactsScreen
from netdesk.ui.main_window import MainWindow
from tests.e2e.conftest import NOW
from tests.store.snapshots import same, snapshot

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PATIENCE = 20_000
NAMES = ("Ada Example", "Bea Example", "Cleo Example", "Dora Example", "Eli Example")


def settle(qtbot: QtBot, window: MainWindow) -> None:
    def rests() -> bool:
        screen = window.current
        timers = [screen.reader._soon, screen.model._timer] if isinstance(screen, ContactsScreen) else []
        return not window.workspace.tasks.busy and not any(timer.isActive() for timer in timers)

    qtbot.waitUntil(rests, timeout=PATIENCE)


def open_contacts(qtbot: QtBot, window: MainWindow) -> ContactsScreen:
    """Have five contacts, and show them."""

    def add(db: Database) -> Outcome:
        with history.change(db, "Add five", NOW) as change:
            change.connection.executemany(
                "INSERT INTO contact (name, name_key, added_at) VALUES (?, ?, ?)",
                [(name, fold(name), NOW) for name in NAMES],
            )
        return change.outcome

    window.workspace.tasks.write(add)
    settle(qtbot, window)
    window.open_screen("contacts")
    screen = window.current
    assert isinstance(screen, ContactsScreen)
    qtbot.waitUntil(lambda: shown(screen) == list(NAMES), timeout=PATIENCE)
    return screen


def shown(screen: ContactsScreen) -> list[str]:
    column = [column.key for column in screen.model.columns].index("name")
    return [str(screen.model.index(row, column).data()) for row in range(screen.model.rowCount())]


def click_row(screen: ContactsScreen, row: int, keys: Qt.KeyboardModifier = NONE) -> None:
    column = [column.key for column in screen.model.columns].index("name")
    area = screen.table.visualRect(screen.model.index(row, column))
    QTest.mouseClick(screen.table.viewport(), LEFT, keys, area.center())


def popup(qtbot: QtBot, kind: type[QWidget]) -> QWidget:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), kind), timeout=PATIENCE)
    found = QApplication.activePopupWidget()
    assert found is not None
    return found


def choose_in_menu(qtbot: QtBot, screen: ContactsScreen, name: str, row: int) -> None:
    """Open the context menu on a row and click an act in it."""
    area = screen.table.visualRect(screen.model.index(row, 1))
    screen.table.customContextMenuRequested.emit(area.center())
    menu = popup(qtbot, QMenu)
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.objectName() == name)
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())


def test_from_ticks_to_the_trash_and_all_the_way_back(qtbot: QtBot, window: MainWindow) -> None:
    screen = open_contacts(qtbot, window)
    db = window.workspace.db
    before = snapshot(db)
    click_row(screen, 1)
    assert screen.ticks.count() == 0
    click_row(screen, 3, SHIFT)
    bar = screen.bulk.bar
    qtbot.waitUntil(bar.isVisible)
    assert bar.count.text() == "3 selected"

    qtbot.mouseClick(bar.buttons["tag"], LEFT)
    panel = popup(qtbot, TagPopover)
    assert isinstance(panel, TagPopover)
    qtbot.waitUntil(panel.field.hasFocus)
    settle(qtbot, window)
    QTest.keyClicks(panel.field, "harbour")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.undo_line.words.text() == "Tagged 3 contacts harbour"
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)

    choose_in_menu(qtbot, screen, "tier", 2)
    tiers = popup(qtbot, TierPopover)
    assert isinstance(tiers, TierPopover)
    settle(qtbot, window)
    second = tiers.list.visualRect(tiers.list.lines.index(1, 0)).center()
    qtbot.mouseClick(tiers.list.viewport(), LEFT, pos=second)
    settle(qtbot, window)
    assert window.undo_line.words.text() == "Put 3 contacts into tier 2"

    qtbot.mouseClick(bar.buttons["cadence"], LEFT)
    editor = popup(qtbot, CadenceEditor)
    assert isinstance(editor, CadenceEditor)
    editor.ideal.selectAll()
    QTest.keyClicks(editor.ideal, "21")
    qtbot.mouseClick(editor.set_button, LEFT)
    settle(qtbot, window)
    assert "every 21 days" in window.undo_line.words.text()

    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert shown(screen) == [NAMES[0], NAMES[4]]
    assert db.value("SELECT count(*) FROM contact WHERE status = ?", int(Status.TRASHED)) == 3

    qtbot.mouseClick(window.top_bar.search, LEFT)
    QTest.keyClicks(window.top_bar.search, "status:trashed")
    settle(qtbot, window)
    assert shown(screen) == list(NAMES[1:4])
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_A, CONTROL)
    assert screen.ticks.count() == 3
    choose_in_menu(qtbot, screen, "restore", 1)
    settle(qtbot, window)
    assert window.undo_line.words.text() == "Restored 3 contacts"
    assert shown(screen) == []
    window.top_bar.search.clear()
    settle(qtbot, window)
    assert shown(screen) == list(NAMES)
    tagged = (
        "SELECT count(*) FROM contact c JOIN contact_tag t ON t.contact_id = c.id WHERE c.tier = 2 AND c.status = 0"
    )
    assert db.value(tagged) == 3

    screen.table.setFocus()
    for _ in range(5):
        QTest.keyClick(screen.table, Qt.Key.Key_Z, CONTROL)
        settle(qtbot, window)
    same(db, before)
    assert shown(screen) == list(NAMES)
    assert history.next_undo(db) == "Add five"


def test_the_menu_key_and_escape(qtbot: QtBot, window: MainWindow) -> None:
    screen = open_contacts(qtbot, window)
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    QTest.keyClick(screen.table, Qt.Key.Key_Space)
    assert screen.bulk.bar.isVisible()
    QTest.keyClick(screen.table, Qt.Key.Key_Escape)
    assert not screen.bulk.bar.isVisible()
    assert screen.ticks.count() == 0
    # What the Menu key sends: an event in the middle of the current row.
    place = screen.table.visualRect(screen.table.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, screen.table.mapToGlobal(place))
    QApplication.sendEvent(screen.table, event)
    menu = popup(qtbot, QMenu)
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == NAMES[1]
    menu.close()
