"""Widgets that go on below where a line is full."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.contacts.detail.flow import Flow


def test_lines_are_filled_and_go_on_below(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    flow = Flow(place, 10)
    flow.setContentsMargins(5, 0, 5, 0)
    boxes = [QWidget() for _ in range(3)]
    for box in boxes:
        box.setFixedSize(40, 20)
        flow.addWidget(box)
    place.resize(110, 100)
    place.show()
    assert [(box.x(), box.y()) for box in boxes] == [(5, 0), (55, 0), (5, 30)]
    assert flow.heightForWidth(110) == 50
    assert flow.heightForWidth(400) == 20
    assert flow.count() == 3
    assert flow.takeAt(0) is not None
    assert flow.itemAt(2) is None
    assert flow.takeAt(7) is None
