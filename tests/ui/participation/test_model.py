"""The list of people, by page."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from pytestqt.modeltest import ModelTester

from netdesk.domain.participant import Participant
from netdesk.domain.participation import Level
from netdesk.ui.delegates.cell import CELL_ROLE
from netdesk.ui.participation.level_table import LevelModel
from netdesk.ui.participation.model import ID_ROLE, PAGE, Column, PeopleModel
from netdesk.ui.participation.words import date_words
from tests.ui.participation.test_words import snapshot


class Source:
    """People by id, and which pages were asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.gone: set[int] = set()

    def __call__(self, ids: Sequence[int]) -> list[Participant]:
        self.asked.append(ids[0])
        last = 1_790_000_000
        return [
            Participant(i, f"Person {i}", "Editor", "", Level(i % 12 + 1), i == 3, last if i % 2 else None, i)
            for i in ids
            if i not in self.gone
        ]


def text(model: QAbstractItemModel, row: int, column: int, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return model.data(model.index(row, column), role)


def test_the_model_keeps_the_rules(qtmodeltester: ModelTester) -> None:
    model = PeopleModel(Source())
    qtmodeltester.check(model)
    model.show_ids(array("q", range(1, 500)))
    qtmodeltester.check(model)
    model.show_ids(array("q", range(1, 600)))
    model.show_ids(array("q", range(7, 9)))
    model.show_ids(array("q"))


def test_cells() -> None:
    model = PeopleModel(Source())
    model.show_ids(array("q", [3, 4]))
    assert [text(model, 0, column) for column in Column] == [
        "Person 3",
        "Editor",
        "Comment",
        date_words(1_790_000_000),
        "3",
    ]
    assert text(model, 1, Column.LAST) == "–"
    assert text(model, 0, Column.LEVEL, CELL_ROLE) == (4, True)
    spoken = text(model, 0, Column.LEVEL, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Participation 4 of 12, Comment, set by hand"
    assert text(model, 1, 0, ID_ROLE) == 4


def test_a_million_rows_read_only_what_is_looked_at() -> None:
    source = Source()
    model = PeopleModel(source)
    model.show_ids(array("q", range(1, 1_000_001)))
    assert source.asked == []
    assert text(model, 999_999, 0) == "Person 1000000"
    assert text(model, 999_998, 0) == "Person 999999"
    assert source.asked == [999_936 + 1]
    assert model.row_of(1_000_000) == 999_999
    assert model.row_of(-5) == -1


def test_the_rest_is_added_below_the_first_page() -> None:
    model = PeopleModel(Source())
    model.show_ids(array("q", range(1, PAGE + 1)))
    resets: list[object] = []
    model.modelReset.connect(lambda: resets.append(None))
    added: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _parent, first, last: added.append((first, last)))
    model.show_ids(array("q", range(1, 1_001)))
    assert (resets, added, model.rowCount()) == ([], [(PAGE, 999)], 1_000)
    assert text(model, 999, 0) == "Person 1000"


def test_somebody_who_has_just_gone_leaves_an_empty_row() -> None:
    source = Source()
    source.gone = {2}
    model = PeopleModel(source)
    model.show_ids(array("q", [1, 2, 3]))
    assert [text(model, row, 0) for row in range(3)] == ["Person 1", None, "Person 3"]


def test_sorting_is_asked_for() -> None:
    model = PeopleModel(Source())
    wanted: list[tuple[str, bool]] = []
    model.order_wanted.connect(lambda order, descending: wanted.append((order, descending)))
    model.sort(Column.NAME, Qt.SortOrder.AscendingOrder)
    model.sort(Column.ACTS, Qt.SortOrder.DescendingOrder)
    assert wanted == [("name", False), ("acts", True)]


def test_the_table_of_levels(qtmodeltester: ModelTester) -> None:
    model = LevelModel()
    model.show_snapshot(snapshot(acts=1))
    qtmodeltester.check(model)
    assert model.rowCount() == 13
    assert [text(model, 3, column) for column in (0, 1, 2)] == ["4 Comment", "74", "12%"]
    assert text(model, 8, 0) == "9 Refactor (core)"
    assert [text(model, 12, column) for column in (0, 1, 6)] == ["All", "612", "78"]
