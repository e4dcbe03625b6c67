"""The quick log in the window: typed, previewed, chosen by key, written, taken back."""

from array import array
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.store import history
from netdesk.store.database import Database
from netdesk.ui.main_window import MainWindow
from netdesk.ui.quick_log import words
from netdesk.ui.quick_log.popover import QuickLogPopover
from netdesk.ui.workspace import Workspace
from tests.store.factory import add_contact, add_interaction
from tests.ui.conftest import NOW

CONTROL = Qt.KeyboardModifier.ControlModifier
Settled = Callable[[Workspace], None]


@pytest.fixture
def cast(db: Database) -> dict[str, int]:
    people = {
        "Ana Example": add_contact(db, "Ana Example", position="Editor", company="Halden"),
        "Ana Marsh": add_contact(db, "Ana Marsh", company="Tidewell"),
        "Ben Fox": add_contact(db, "Ben Fox"),
    }
    add_interaction(db, people["Ana Example"], days_ago=200)
    return people


class Log:
    """The popover as a hand at the keyboard finds it."""

    def __init__(self, window: MainWindow, settled: Settled) -> None:
        self.window, self._settled = window, settled

    @property
    def popover(self) -> QuickLogPopover:
        return self.window.quick_log

    def open(self, people: "array[int] | None" = None) -> "Log":
        if people is None:
            QTest.keyClick(self.window.windowHandle(), Qt.Key.Key_L, CONTROL)
        else:
            self.popover.open_under(self.window.top_bar.search, people)
        self._settled(self.window.workspace)
        return self

    def type(self, text: str) -> "Log":
        QTest.keyClicks(self.popover.field, text)
        self._settled(self.window.workspace)
        return self

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> "Log":
        QTest.keyClick(self.popover.field, key, modifier)
        self._settled(self.window.workspace)
        return self

    @property
    def rows(self) -> list[str]:
        model = self.popover.people
        return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]

    @property
    def spoken(self) -> str:
        return self.popover.field.accessibleDescription()


@pytest.fixture
def log(window: MainWindow, cast: dict[str, int], settled: Settled) -> Log:
    return Log(window, settled)


def acts(db: Database) -> list[tuple[str, str, int, int | None, str]]:
    return db.rows(
        "SELECT c.name, i.kind, i.day, i.minutes, i.text FROM interaction i JOIN contact c ON c.id = i.contact_id"
        " WHERE i.id > 1 ORDER BY i.id"
    )


def test_what_was_logged_lately_can_be_gone_on_with(log: Log, db: Database) -> None:
    log.open().type("coffee with ben yesterday").press(Qt.Key.Key_Return)
    log.open()
    recent = log.popover.recent
    assert recent.isVisible() and recent.currentIndex().row() == -1
    log.press(Qt.Key.Key_Down)
    assert recent.currentIndex().data() == "coffee with Ben Fox"
    log.press(Qt.Key.Key_Return)
    assert log.popover.field.text() == 'coffee with "Ben Fox" ' and not recent.isVisible()
    log.type("1h").press(Qt.Key.Key_Return)
    assert [(name, minutes) for name, _, _, minutes, _ in acts(db)] == [("Ben Fox", None), ("Ben Fox", 60)]
    log.open(array("q", [1]))
    assert recent.isHidden()


def test_it_opens_anywhere_with_the_example(log: Log) -> None:
    before = QApplication.focusWidget()
    log.open()
    assert log.popover.isVisible()
    assert QApplication.focusWidget() is log.popover.field
    assert log.popover.field.placeholderText() == words.EXAMPLE
    assert log.popover.preview.isHidden() and log.popover.list.isHidden()
    assert not log.popover.save.isEnabled()
    log.press(Qt.Key.Key_Escape)
    assert not log.popover.isVisible()
    assert QApplication.focusWidget() is before


def test_the_preview_follows_each_letter(log: Log) -> None:
    log.open().type("coffee with ben")
    assert log.rows == ["Ben Fox"]
    log.type(" 40m yesterday #berlin ++")
    assert log.spoken == (
        "Met, together, level 7 of 12, Network. with Ben Fox. Yesterday, Wed 13 May. 40 min. tags berlin. rated 5 of 5."
        " note: coffee"
    )
    assert log.popover.preview.accessibleName() == log.spoken
    assert log.popover.grab().height() > 150


def test_enter_logs_and_says_so(log: Log, db: Database) -> None:
    said: list[tuple[str, object]] = []
    log.window.workspace.said.connect(lambda sentence, change: said.append((sentence, change)))
    log.open().type("coffee with ben 40m yesterday #berlin ++").press(Qt.Key.Key_Return)
    today = NOW // 86_400
    assert acts(db) == [("Ben Fox", "event", today - 1, 40, "coffee")]
    assert not log.popover.isVisible()
    assert log.popover.field.text() == ""
    assert said[-1][0] == "Logged coffee with Ben Fox"
    assert log.window.undo_line.isVisible() and log.window.undo_line.button.text() == "Undo"
    log.window.undo_line.button.click()
    log._settled(log.window.workspace)
    assert acts(db) == []


def test_enter_before_the_preview_has_arrived_waits_for_it(log: Log, db: Database) -> None:
    log.open()
    log.popover.field.setText("tea with ben")
    QTest.keyClick(log.popover.field, Qt.Key.Key_Return)
    assert acts(db) == []
    log._settled(log.window.workspace)
    assert [name for name, *_ in acts(db)] == ["Ben Fox"]


def test_control_enter_stays_for_the_next(log: Log, db: Database) -> None:
    log.open().type("tea with ben").press(Qt.Key.Key_Return, CONTROL)
    assert log.popover.isVisible() and log.popover.field.text() == ""
    log.type("call with ana").press(Qt.Key.Key_Return)
    assert [(name, kind) for name, kind, *_ in acts(db)] == [("Ben Fox", "event"), ("Ana Example", "talk")]


def test_arrows_choose_among_people_of_one_name(log: Log, db: Database) -> None:
    log.open().type("lunch with ana")
    assert log.rows == ["Ana Example, Editor, Halden, picked", "Ana Marsh, Tidewell"]
    assert words.CHOOSE in log.popover.hint.text()
    log.press(Qt.Key.Key_Down)
    assert log.rows[1] == "Ana Marsh, Tidewell, picked"
    log.press(Qt.Key.Key_Down).type(" 1h")  # at the end it stays, and so does who was picked
    assert log.popover.people.names() == ["Ana Marsh"]
    log.press(Qt.Key.Key_Return)
    assert [name for name, *_ in acts(db)] == ["Ana Marsh"]
    log.open().type("lunch with ana")
    assert log.rows[0] == "Ana Marsh, Tidewell, picked"  # met last


def test_tab_goes_from_name_to_name(log: Log, db: Database) -> None:
    log.open().type("lunch with ana, Zork and Yuki")
    assert log.rows[2] == "Nobody is called Zork, It stays in the note., 1 more, picked"
    log.press(Qt.Key.Key_Tab).press(Qt.Key.Key_Down)
    assert log.popover.people.names() == ["Ana Example", "Zork"]
    log.press(Qt.Key.Key_Backtab).press(Qt.Key.Key_Down)
    assert log.popover.people.names() == ["Ana Marsh", "Zork"]
    log.press(Qt.Key.Key_Return)
    assert [(name, text) for name, *_, text in acts(db)] == [
        ("Ana Marsh", "lunch with Yuki"),
        ("Zork", "lunch with Yuki"),
    ]
    assert history.next_undo(db) == "Logged lunch with Ana Marsh and Zork"


def test_a_click_chooses(log: Log) -> None:
    log.open().type("lunch with ana")
    view = log.popover.list
    place = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert log.popover.people.names() == ["Ana Marsh"]
    assert log.popover.isVisible()


def test_nobody_is_told_and_nothing_written(log: Log, db: Database) -> None:
    log.open().type("lunch").press(Qt.Key.Key_Return)
    assert log.popover.hint.text() == words.NOBODY
    log.type(" with Zork").press(Qt.Key.Key_Return)
    assert log.popover.hint.text() == "Nobody is called Zork. The down key makes a new contact."
    assert acts(db) == [] and log.popover.isVisible()
    log.press(Qt.Key.Key_Down).press(Qt.Key.Key_Return)
    assert [(name, text) for name, *_, text in acts(db)] == [("Zork", "lunch")]


def test_a_day_ahead_is_told(log: Log) -> None:
    log.open().type("lunch with ben 2099-01-01")
    assert log.popover.hint.text() == "2099-01-01 is still to come; it is logged for today."


def test_a_call_says_how_it_would_count_for_more(log: Log) -> None:
    log.open().type("call with ben")
    assert log.popover.hint.text() == words.WORK_HINT.format("call")
    log.popover.field.setText("work call with ben")
    log._settled(log.window.workspace)
    assert "level 10 of 12, Collaborate" in log.spoken
    assert log.popover.hint.text() == words.STAY


def test_for_people_chosen_elsewhere(log: Log, cast: dict[str, int], db: Database) -> None:
    log.open(array("q", [cast["Ana Marsh"], cast["Ben Fox"]]))
    assert log.popover.chosen.label.text() == "2 people: Ana, Ben"
    log.press(Qt.Key.Key_Return)
    assert log.popover.hint.text() == words.NOTHING
    log.type("workshop 2h").press(Qt.Key.Key_Return)
    assert [(name, kind, minutes) for name, kind, _, minutes, _ in acts(db)] == [
        ("Ana Marsh", "work", 120),
        ("Ben Fox", "work", 120),
    ]
    log.open(array("q", [cast["Ben Fox"]])).press(Qt.Key.Key_Backspace)
    assert log.popover.chosen.isHidden()
    assert log.popover.isVisible()


def test_it_goes_away_with_the_focus_and_keeps_the_line(log: Log) -> None:
    log.open().type("lunch with ben")
    log.window.top_bar.search.setFocus()
    assert not log.popover.isVisible()
    log.open()
    assert log.popover.field.text() == "lunch with ben"
    assert log.popover.people.names() == ["Ben Fox"]


def test_a_line_that_cannot_be_written_comes_back(log: Log, db: Database, cast: dict[str, int]) -> None:
    log.open().type("lunch with ben")
    with history.change(db, "Ben goes", NOW) as change:
        change.connection.execute("DELETE FROM contact WHERE id = ?", (cast["Ben Fox"],))
    log.press(Qt.Key.Key_Return)
    assert log.popover.isVisible() and log.popover.field.text() == "lunch with ben"


def test_other_keys_are_left_alone(log: Log, qtbot: QtBot) -> None:
    log.open().type("tea with ben")
    log.press(Qt.Key.Key_Left).press(Qt.Key.Key_Up).press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is log.popover.save
    QTest.keyClick(log.popover.save, Qt.Key.Key_Backtab)
    assert log.popover.isVisible()
    log.popover.save.setFocus()
    log.window.top_bar.search.setFocus()
    assert not log.popover.isVisible()


def test_the_command_stands_in_menu_and_palette(log: Log) -> None:
    from netdesk.ui.window_commands import palette_entries

    entry = next(entry for entry in palette_entries(log.window.commands) if entry.words == "Log…")
    assert entry.note == "Ctrl+L" and entry.act is not None
    entry.act()
    assert log.popover.isVisible()
