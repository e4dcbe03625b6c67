"""Everything by name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.ui.command_palette import CommandPalette, Entry
from netdesk.ui.main_window import MainWindow


def open_palette(window: MainWindow) -> CommandPalette:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return window.palette_popup


def test_it_opens_under_the_search_field_and_lists_everything(window: MainWindow) -> None:
    palette = open_palette(window)
    assert palette.isVisible()
    assert QApplication.focusWidget() is palette.field
    words = palette.shown_words()
    assert words[:2] == ["Screens", "Today"]
    assert {"Commands", "Import…", "Undo", "History"} <= set(words)


def test_a_word_finds_a_screen_and_enter_opens_it(window: MainWindow) -> None:
    palette = open_palette(window)
    QTest.keyClicks(palette.field, "tim")
    assert palette.shown_words() == ["Screens", "Time"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.current is not None and window.current.name == "time"
    assert not palette.isVisible()


def test_arrows_pass_over_headings(window: MainWindow) -> None:
    palette = open_palette(window)
    for _ in range(6):
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().data() == "Import…"
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().data() == "Review"


def test_escape_gives_the_focus_back(window: MainWindow) -> None:
    before = QApplication.focusWidget()
    palette = open_palette(window)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is before


def test_people_come_first_and_late_answers_are_dropped(qtbot: QtBot, window: MainWindow) -> None:
    answers: dict[str, Callable[[Sequence[Entry]], None]] = {}
    met: list[str] = []
    window.palette_popup.set_people(answers.__setitem__)
    palette = open_palette(window)
    palette.field.setText("ti")
    palette.field.setText("tim")
    answers["ti"]([Entry("Titus", section="People", act=lambda: met.append("Titus"))])
    assert "Titus" not in palette.shown_words()
    answers["tim"]([Entry("Tim Berg", "Lumen Rail", lambda: met.append("Tim"), "People")])
    assert palette.shown_words() == ["People", "Tim Berg", "Screens", "Time"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert met == ["Tim"]


def test_what_matches_nothing_can_become_something_new(window: MainWindow) -> None:
    started: list[str] = []
    window.palette_popup.add_fallback("Start timer: {}", started.append)
    palette = open_palette(window)
    QTest.keyClicks(palette.field, "proof reading")
    assert palette.shown_words() == ["Nothing matches", "Start timer: proof reading"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert started == ["proof reading"]
