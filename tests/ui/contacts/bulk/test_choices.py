"""Lists of things people have or have not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from netdesk.ui.contacts.bulk.choices import Choice, ChoiceList

NONE, SOME, ALL, NEW = (
    Choice("a", "Accra", 0, 3),
    Choice("b", "Bern", 2, 3),
    Choice("c", "Cork", 3, 3),
    Choice("d", "New"),
)
pytestmark = pytest.mark.usefixtures("look")  # fonts have no size without it
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def test_a_box_says_whether_all_some_or_none_have_it() -> None:
    assert [choice.state for choice in (NONE, SOME, ALL, NEW)] == [
        Qt.CheckState.Unchecked,
        Qt.CheckState.PartiallyChecked,
        Qt.CheckState.Checked,
        Qt.CheckState.Unchecked,
    ]
    assert [choice.says for choice in (NONE, SOME, ALL, NEW)] == ["", "2 of 3", "", ""]


def test_lines_are_spoken_and_taken_by_key_and_click(qtbot: QtBot) -> None:
    view = ChoiceList("Towns")
    qtbot.addWidget(view)
    view.show_choices([NONE, SOME, ALL, NEW])
    view.show()
    spoken = [view.lines.data(view.lines.index(row, 0), SPOKEN) for row in range(4)]
    assert spoken == ["Accra, no", "Bern, 2 of 3 have it", "Cork, all have it", "New"]
    taken: list[Choice] = []
    view.taken.connect(taken.append)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Space)
    place = view.visualRect(view.lines.index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert taken == [SOME, ALL]


def test_the_current_line_stays_where_only_counts_change(qtbot: QtBot) -> None:
    view = ChoiceList("Towns")
    qtbot.addWidget(view)
    view.show_choices([NONE, SOME, ALL])
    view.step(2)
    view.show_choices([ALL._replace(key="a"), SOME, ALL])
    assert view.currentIndex().row() == 2
    view.step(5)
    assert view.currentIndex().row() == 2
    view.show_choices([SOME])
    assert view.currentIndex().row() == 0
    view.show_choices([])
    view.take()
