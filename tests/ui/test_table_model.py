"""The table of any number of rows, page by page."""

from array import array
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from netdesk.ui.delegates.cell import CELL_ROLE
from netdesk.ui.table_model import AT_ONCE, ID_ROLE, PAGE, PAGES_KEPT, Arrived, Column, TableModel


class Thing(NamedTuple):
    id: int
    name: str


COLUMNS = (
    Column("name", "Name", lambda row: (row.name,), lambda row: row.name, lambda row: f"called {row.name}"),
    Column("id", "Number", lambda row: row.id, lambda row: str(row.id), right=True, descends=True, sorts=False),
)


class Source:
    """Hands rows over when told to, and notes what was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[array[int], Arrived, Callable[[Exception], None]]] = []
        self.gone: set[int] = set()

    def __call__(self, ids: "array[int]", done: Arrived, failed: Callable[[Exception], None]) -> None:
        self.asked.append((ids, done, failed))

    def answer(self) -> None:
        while self.asked:
            ids, done, _ = self.asked.pop(0)
            done([Thing(number, f"Thing {number}") for number in ids if number not in self.gone])


def filled(count: int) -> tuple[TableModel, Source]:
    source = Source()
    model = TableModel(COLUMNS, source)
    model.show_ids(array("q", range(1, count + 1)))
    return model, source


def text(model: TableModel, row: int, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return model.data(model.index(row, 0), role)


def test_the_model_keeps_the_rules(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model, source = filled(600)
    qtmodeltester.check(model)
    qtbot.waitUntil(lambda: bool(source.asked))
    source.answer()
    qtmodeltester.check(model)
    model.show_ids(array("q", range(1, 900)))
    model.show_ids(array("q", [7, 3]))
    model.refresh_rows()
    model.show_ids(array("q"))


def test_rows_come_when_they_are_looked_at(qtbot: QtBot) -> None:
    model, source = filled(1000)
    assert text(model, 300) is None
    assert not model.is_here(300)
    qtbot.waitUntil(lambda: bool(source.asked))
    assert source.asked[0][0] == array("q", range(257, 513))
    with qtbot.waitSignal(model.dataChanged) as changed:
        source.answer()
    assert changed.args is not None
    assert (changed.args[0].row(), changed.args[1].row()) == (256, 511)
    assert text(model, 300) == "Thing 301"
    assert text(model, 300, Qt.ItemDataRole.AccessibleTextRole) == "called Thing 301"
    assert text(model, 300, CELL_ROLE) == ("Thing 301",)
    assert text(model, 300, ID_ROLE) == 301
    assert model.data(model.index(300, 1), Qt.ItemDataRole.AccessibleTextRole) == "301"


def test_dragging_through_asks_for_few_pages_the_newest_first(qtbot: QtBot) -> None:
    model, source = filled(100 * PAGE)
    for page in range(100):
        text(model, page * PAGE)
    qtbot.waitUntil(lambda: bool(source.asked))
    assert len(source.asked) == AT_ONCE
    assert source.asked[0][0][0] == 99 * PAGE + 1
    source.answer()
    assert model.is_here(98 * PAGE)
    assert not model.is_here(50 * PAGE)


def test_answers_for_another_list_are_dropped(qtbot: QtBot) -> None:
    model, source = filled(600)
    text(model, 0)
    qtbot.waitUntil(lambda: bool(source.asked))
    model.show_ids(array("q", [900, 901]))
    source.answer()
    assert not model.is_here(0)


def test_first_rows_then_the_rest_keeps_what_is_shown(qtbot: QtBot) -> None:
    source = Source()
    model = TableModel(COLUMNS, source)
    first = array("q", range(1, 11))
    model.show_ids(first, [Thing(number, f"Thing {number}") for number in first])
    assert text(model, 9) == "Thing 10"
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        model.show_ids(array("q", range(1, 501)))
    assert inserted.args is not None
    assert inserted.args[1:] == [10, 499]
    assert text(model, 9) == "Thing 10"
    assert source.asked == []


def test_old_rows_stay_until_new_ones_are_read(qtbot: QtBot) -> None:
    model, source = filled(5)
    text(model, 0)
    qtbot.waitUntil(lambda: bool(source.asked))
    source.answer()
    model.refresh_rows()
    assert text(model, 0) == "Thing 1"
    qtbot.waitUntil(lambda: bool(source.asked))
    source.gone = {1}
    source.answer()
    assert text(model, 0) is None
    assert text(model, 1) == "Thing 2"


def test_a_failed_page_is_asked_for_again(qtbot: QtBot) -> None:
    model, source = filled(5)
    text(model, 0)
    qtbot.waitUntil(lambda: bool(source.asked))
    source.asked.pop()[2](OSError())
    text(model, 0)
    qtbot.waitUntil(lambda: bool(source.asked))


def test_only_some_pages_are_kept(qtbot: QtBot) -> None:
    model, source = filled((PAGES_KEPT + 5) * PAGE)
    for page in range(PAGES_KEPT + 5):
        text(model, page * PAGE)
        qtbot.waitUntil(lambda: bool(source.asked))
        source.answer()
    assert not model.is_here(0)
    assert model.is_here((PAGES_KEPT + 4) * PAGE)


def test_headings_say_what_sorts() -> None:
    model, _ = filled(1)
    model.set_sorted((("name", True),))
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Name ▾"
    assert (
        model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole) == "Name, sorted downwards"
    )
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Number"
    assert model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.InitialSortOrderRole) == (
        Qt.SortOrder.DescendingOrder
    )
    wanted: list[tuple[str, bool]] = []
    model.sort_wanted.connect(lambda key, down: wanted.append((key, down)))
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.sort(1)
    model.sort(-1)
    assert wanted == [("name", True)]
    assert (model.row_of(1), model.row_of(99)) == (0, -1)
