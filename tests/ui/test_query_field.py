"""The field a query is typed into: its list of ways to go on, and the line under what is wrong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.query import QueryError
from netdesk.ui.query_field import QueryField
from netdesk.ui.theme import ThemeHolder, current

VALUES = {"tag": ("berlin", "technical writing"), "company": ("Acme",)}


@pytest.fixture
def field(qtbot: QtBot, look: ThemeHolder) -> QueryField:
    """A field with the focus, in a window of its own."""
    window = QWidget()
    window.resize(600, 400)
    made = QueryField()
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    made.set_values(VALUES)
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    made.window_kept = window  # type: ignore[attr-defined]  # or Python lets it go
    return made


def test_a_field_and_its_value_are_taken_by_keyboard(field: QueryField) -> None:
    QTest.keyClicks(field, "ada ta")
    assert field.choices() == ["tag:"]
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "ada tag:"
    assert field.choices() == ["berlin", "technical writing"]
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == 'ada tag:"technical writing" '
    assert not field.is_choosing
    assert field.hasFocus()


def test_escape_closes_the_list_before_it_clears_the_text(field: QueryField) -> None:
    QTest.keyClicks(field, "ro")
    assert field.is_choosing
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.is_choosing
    assert field.text() == "ro"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_enter_and_down_are_the_tables_unless_a_choice_is_marked(qtbot: QtBot, field: QueryField) -> None:
    QTest.keyClicks(field, "zz")
    assert not field.is_choosing
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down):
        with qtbot.waitSignal(field.left_down, timeout=1000):
            QTest.keyClick(field, key)
    field.setText("")
    QTest.keyClicks(field, "ro")
    assert field.is_choosing
    with qtbot.waitSignal(field.left_down, timeout=1000):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "ro"


def test_up_and_down_move_through_the_list(field: QueryField) -> None:
    QTest.keyClicks(field, "has:")
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "has:email "


def test_a_click_takes_a_choice(qtbot: QtBot, field: QueryField) -> None:
    QTest.keyClicks(field, "tag:")
    popup = field._popup
    assert popup is not None
    middle = popup.list.visualRect(popup.list.model().index(1, 0)).center()
    qtbot.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert field.text() == "tag:berlin "


def test_text_put_in_by_the_program_opens_nothing(field: QueryField) -> None:
    field.setText("ro")
    assert not field.is_choosing
    field.setCursorPosition(2)
    QTest.keyClick(field, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert field.choices() == ["role:"]


def test_values_are_wanted_once_until_they_are_stale(qtbot: QtBot, field: QueryField) -> None:
    wanted: list[bool] = []
    field.values_wanted.connect(lambda: wanted.append(True))
    QTest.keyClicks(field, "tag:b")
    assert wanted == []
    field.forget_values()
    QTest.keyClicks(field, "e")
    assert wanted == [True]
    field.set_values({"tag": ("berlin", "best of all")})
    assert field.choices() == ["berlin", "best of all"]


def test_what_is_wrong_is_underlined_once_the_keys_rest(qtbot: QtBot, field: QueryField) -> None:
    fault = QueryError("There is no field “shoe” (at character 5).", 4, 8)
    field.setText("ada shoe:12")
    field.show_fault(fault)
    assert field.fault_line().isEmpty()
    assert field.shown_fault == ""
    qtbot.waitUntil(lambda: field.shown_fault != "")
    assert field.shown_fault == str(fault) == field.toolTip()
    line, metrics = field.fault_line(), field.fontMetrics()
    assert abs(line.width() - metrics.horizontalAdvance("shoe")) <= 2
    picture = field.grab().toImage()
    ratio = picture.devicePixelRatio()
    spot = picture.pixelColor(round(line.center().x() * ratio), round(line.center().y() * ratio))
    assert spot == QColor(current().color("danger"))
    field.show_fault(None)
    assert field.fault_line().isEmpty()
    assert field.shown_fault == field.toolTip() == ""


def test_the_line_stays_inside_where_the_text_is_scrolled(qtbot: QtBot, field: QueryField) -> None:
    field.setText("word " * 60 + "shoe:12")
    field.show_fault(QueryError("No such field.", 300, 304))
    qtbot.waitUntil(lambda: field.shown_fault != "")
    assert 0 <= field.fault_line().left() < field.fault_line().right() <= field.width()
    field.show_fault(QueryError("No such field.", 0, 4))
    qtbot.waitUntil(lambda: not field.fault_line().isEmpty())
    assert 0 <= field.fault_line().left() < field.fault_line().right() <= field.width()


def test_leaving_the_field_closes_what_hangs_under_it(qtbot: QtBot, field: QueryField) -> None:
    QTest.keyClicks(field, "ro")
    field.clearFocus()
    assert not field.is_choosing


def test_a_text_set_from_elsewhere_closes_the_list_of_the_one_before(field: QueryField) -> None:
    QTest.keyClicks(field, "tag:")
    assert field.is_choosing
    field.clear()
    assert not field.is_choosing
    QTest.keyClicks(field, "tag:")
    field.setText("role:client")
    assert not field.is_choosing
