"""Ticks: the table's selection, by ranges, over lists that are read anew."""

from array import array

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from netdesk.ui.contacts.ticks import MOST_KEPT, Ticks
from netdesk.ui.table_model import Column, TableModel

MANY = 1_000_000
SELECT = QItemSelectionModel.SelectionFlag.Select


@pytest.fixture
def table(qtbot: QtBot) -> QTableView:
    made = QTableView()
    qtbot.addWidget(made)
    return made


def ticks_over(table: QTableView, ids: "array[int]") -> tuple[Ticks, TableModel]:
    columns = (Column("a", "A", str, str), Column("b", "B", str, str))
    model = TableModel(columns, lambda *_: None, table)
    table.setModel(model)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    model.show_ids(ids)
    return Ticks(table, model, table), model


def test_rows_are_ticked_one_by_one_and_by_stretches(qtbot: QtBot, table: QTableView) -> None:
    ticks, _ = ticks_over(table, array("q", range(100, 110)))
    assert ticks.state() == Qt.CheckState.Unchecked
    ticks.toggle(7)
    ticks.toggle(1)
    ticks.select(3, 5, SELECT)
    ticks.select(5, 6, SELECT)
    assert list(ticks.ids()) == [101, 103, 104, 105, 106, 107]
    assert ticks.count() == 6
    assert ticks.state() == Qt.CheckState.PartiallyChecked
    ticks.toggle(4)
    assert list(ticks.ids()) == [101, 103, 105, 106, 107]
    with qtbot.waitSignal(ticks.changed):
        ticks.clear()
    assert not ticks.ids()


def test_all_of_a_million_are_one_range(table: QTableView) -> None:
    ticks, _ = ticks_over(table, array("q", range(MANY)))
    ticks.toggle_all()
    assert ticks.count() == MANY
    assert ticks.state() == Qt.CheckState.Checked
    assert ticks.ids() == array("q", range(MANY))
    ticks.toggle_all()
    assert ticks.count() == 0


def test_all_means_those_too_who_are_still_being_read(table: QTableView) -> None:
    ticks, model = ticks_over(table, array("q", range(10)))
    ticks.settle(whole=False)
    ticks.tick_all()
    ticks.hold(same=True)
    model.show_ids(array("q", range(500)))
    ticks.settle(whole=True)
    assert ticks.count() == 500


def test_ticks_outlive_another_order(table: QTableView) -> None:
    ticks, model = ticks_over(table, array("q", [1, 2, 3, 4, 5]))
    ticks.toggle(0)
    ticks.toggle(3)
    ticks.hold(same=True)
    model.show_ids(array("q", [5, 4]))
    ticks.settle(whole=False)
    assert sorted(ticks.ids()) == [1, 4]
    ticks.hold(same=True)
    model.show_ids(array("q", [5, 4, 3, 2]))
    ticks.settle(whole=True)
    assert list(ticks.ids()) == [4]


def test_another_question_begins_without_ticks(table: QTableView) -> None:
    ticks, model = ticks_over(table, array("q", [1, 2, 3]))
    ticks.toggle(0)
    ticks.hold(same=False)
    model.show_ids(array("q", [3, 1]))
    ticks.settle(whole=True)
    assert ticks.count() == 0


def test_a_tick_of_the_user_counts_more_than_those_of_before(table: QTableView) -> None:
    ticks, model = ticks_over(table, array("q", [1, 2, 3]))
    ticks.toggle(0)
    ticks.hold(same=True)
    model.show_ids(array("q", [3, 2]))
    ticks.settle(whole=False)
    ticks.toggle(0)
    assert list(ticks.ids()) == [3]


@pytest.mark.parametrize(("ticked", "kept"), [(MOST_KEPT, MOST_KEPT), (MOST_KEPT + 1, 0)])
def test_very_many_single_ticks_are_not_looked_for_again(table: QTableView, ticked: int, kept: int) -> None:
    ticks, model = ticks_over(table, array("q", range(MOST_KEPT * 3)))
    ticks.select(0, ticked - 1, SELECT)
    ticks.hold(same=True)
    model.show_ids(array("q", reversed(range(MOST_KEPT * 3))))
    ticks.settle(whole=True)
    assert ticks.count() == kept
