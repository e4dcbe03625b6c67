"""Panels beside a place, inside the window."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.widgets.popover import EDGE, Popover


def test_it_stands_below_or_above_but_inside_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(100, 100, 700, 500)
    window.show()
    qtbot.waitExposed(window)
    inside = window.geometry()
    panel = Popover("Title", window)
    panel.rows.addWidget(QLineEdit())
    for place, is_above in (
        (QRect(150, 150, 80, 24), False),
        (QRect(150, 560, 80, 24), True),
        (QRect(780, 150, 5, 5), False),
    ):
        panel.open_beside(place)
        shown = panel.geometry()
        assert inside.contains(shown)
        assert not shown.intersects(place)
        assert (shown.bottom() < place.top()) == is_above
        assert shown.right() <= inside.right() - EDGE
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not window.findChildren(Popover) or not panel.isVisible()
