"""The focus can be seen."""

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.focus_ring import FocusRing
from netdesk.ui.main_window import MainWindow
from netdesk.ui.theme import current


def test_the_ring_follows_the_keyboard(window: MainWindow) -> None:
    ring: Any = window._focus_ring
    assert not ring.isVisible()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F6)
    item = window.rail.items["contacts"]
    assert ring.target is item
    assert ring.isVisible()
    assert ring.geometry().contains(item.geometry().center())
    window.top_bar.search.setFocus()
    assert not ring.isVisible()  # fields draw their own border


def test_a_click_takes_the_ring_away(window: MainWindow) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F6)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(700, 850))
    assert not window._focus_ring.isVisible()


def test_the_ring_is_painted_in_the_focus_colour(window: MainWindow) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F6)
    ring = window._focus_ring.geometry()
    picture = window.grab().toImage()
    scale = picture.devicePixelRatio()
    # The middle of the ring's upper edge.
    at = picture.pixelColor(int(ring.center().x() * scale), int((ring.top() + 1) * scale))
    assert at == current().color("focus")


def test_every_control_of_the_frame_can_be_reached_by_tab(window: MainWindow) -> None:
    window.top_bar.search.setFocus()
    seen = set()
    for _ in range(40):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    rail = window.rail
    assert {rail.menu_button, rail.settings, rail.items["contacts"], window.top_bar.search} <= seen


def test_arrows_walk_the_rail_and_keep_the_focus_there(window: MainWindow) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F6)
    for name in ("participation", "time"):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Down)
        assert window.current is not None and window.current.name == name
        assert QApplication.focusWidget() is window.rail.items[name]


def ring_of(qtbot: QtBot, other: QWidget) -> FocusRing:
    qtbot.waitUntil(lambda: other.findChild(FocusRing) is not None)
    ring = other.findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    return ring


def test_a_dialog_and_a_popup_have_a_ring_of_their_own(qtbot: QtBot, window: MainWindow) -> None:
    for flags in (Qt.WindowType.Dialog, Qt.WindowType.Popup):
        other = QWidget(window.centralWidget(), flags)
        qtbot.addWidget(other)
        column = QVBoxLayout(other)
        buttons = [QPushButton(name) for name in ("One", "Two")]
        for button in buttons:
            column.addWidget(button)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_F6)
        other.show()
        qtbot.waitExposed(other)
        other.activateWindow()
        buttons[1].setFocus()
        ring = ring_of(qtbot, other)
        qtbot.waitUntil(ring.isVisible)
        assert ring.geometry().contains(buttons[1].geometry())
        QTest.mouseClick(other.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(2, 2))
        assert not ring.isVisible()
        other.close()
