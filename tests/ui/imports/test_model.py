"""The paged model of rows, over a reader that answers at once or later."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from netdesk.domain.import_report import VERDICTS, PreviewRow
from netdesk.importers.mapping import ColumnMapping, Mapping
from netdesk.ui.imports.delegate import FileCell
from netdesk.ui.imports.files import FilesModel
from netdesk.ui.imports.model import CHANGE, NAME, PAGE, PAGES_KEPT, WHY, ChangesModel, Page, _shown
from netdesk.ui.imports.sample import SampleModel
from netdesk.ui.imports.work import Segments, rows_between
from netdesk.ui.workspace import Workspace

SEGMENTS: Segments = (("added", 300), ("updated", 0), ("skipped", 5), ("unchanged", 10_000))


def preview_row(number: int) -> PreviewRow:
    return PreviewRow(1, number, "added", f"Person {number}", "", "", "new")


class Shelf:
    """Keeps requests until they are answered."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[Page], None]] = []

    def read(self, work: Any, done: Callable[[Page], None], key: object) -> None:
        self.waiting.append(done)


def filled(shelf: Shelf, length: int = 1000) -> ChangesModel:
    model = ChangesModel(shelf.read)
    model.show_rows(object(), (("added", length),), None)  # type: ignore[arg-type]  # nothing reads it here
    return model


def page(list_number: int, number: int) -> Page:
    return Page(list_number, number, [_shown(preview_row(number * PAGE + at), {}) for at in range(PAGE)])


def test_the_models_keep_qt_s_rules(qtmodeltester: ModelTester) -> None:
    shelf = Shelf()
    changes = filled(shelf, 300)
    changes.row(0)
    shelf.waiting[0](page(1, 0))
    files = FilesModel()
    files.show_files([("a.zip/b.csv", FileCell("b.csv", "table of people · 2 people", "check"), "look")])
    sample = SampleModel()
    sample.show_table(
        [["Ada", "1"], ["Ben"]], Mapping((ColumnMapping(0, "n", "name", True), ColumnMapping(1, "x", "skip", True)))
    )
    for model in (changes, files, sample):
        qtmodeltester.check(model)


def test_a_page_is_asked_for_once_and_fills_its_rows() -> None:
    shelf = Shelf()
    model = filled(shelf)
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, *_: changed.append((first.row(), last.row())))
    assert [model.index(row, NAME).data() for row in (0, 1, 255)] == [None, None, None]
    assert len(shelf.waiting) == 1
    shelf.waiting.pop()(page(1, 0))
    assert model.index(255, NAME).data() == "Person 255"
    assert changed == [(0, 255)]
    assert model.index(256, NAME).data() is None
    assert len(shelf.waiting) == 1


def test_a_page_of_an_earlier_list_is_dropped() -> None:
    shelf = Shelf()
    model = filled(shelf)
    model.row(0)
    model.show_rows(object(), (("added", 5),), 7)  # type: ignore[arg-type]  # nothing reads it here
    shelf.waiting.pop()(page(1, 0))
    assert model.row(0) is None


def test_a_few_pages_are_kept() -> None:
    shelf = Shelf()
    model = filled(shelf, 100 * PAGE)
    for number in range(PAGES_KEPT + 1):
        model.row(number * PAGE)
        shelf.waiting.pop()(page(1, number))
    assert model.row(PAGES_KEPT * PAGE) is not None
    assert model.row(0) is None


def test_a_page_scrolled_past_is_asked_for_again() -> None:
    shelf = Shelf()
    model = filled(shelf, 100 * PAGE)
    model.row(7 * PAGE)
    model.row(9 * PAGE)  # drops the request for page 7
    model.row(9 * PAGE)
    assert len(shelf.waiting) == 3
    model.row(7 * PAGE)
    assert len(shelf.waiting) == 4


def test_a_frozen_model_asks_for_nothing() -> None:
    shelf = Shelf()
    model = filled(shelf)
    model.freeze()
    before = len(shelf.waiting)
    assert model.row(PAGE) is None
    assert len(shelf.waiting) == before


def test_skipped_rows_name_their_line_and_file() -> None:
    row = _shown(PreviewRow(2, 213, "skipped", "", "", "", "no name"), {1: "a.csv", 2: "in.zip/b.csv"})
    assert row.name == "–"
    assert row.why == "row 213: no name, b.csv"


def test_cells_speak_to_screen_readers() -> None:
    shelf = Shelf()
    model = filled(shelf)
    model.row(0)
    shelf.waiting.pop()(page(1, 0))
    assert model.index(3, CHANGE).data(Qt.ItemDataRole.AccessibleTextRole) == "added: Person 3, new"
    assert model.index(3, WHY).data(Qt.ItemDataRole.AccessibleTextRole) == "new"


def test_rows_follow_each_other_over_the_verdicts(
    qtbot: QtBot, workspace: Workspace, open_files: Any, archive: Any
) -> None:
    screen = open_files(archive)
    prepared = screen.preview.prepared
    segments = tuple((verdict, sum(a.count(verdict) for a in prepared.plan.files)) for verdict in VERDICTS)
    total = sum(length for _, length in segments)
    whole = rows_between(workspace.db, prepared.staging, segments, None, 0, total)
    pieces = [rows_between(workspace.db, prepared.staging, segments, None, at, 3) for at in range(0, total, 3)]
    assert [row for piece in pieces for row in piece] == whole
    assert [row.verdict for row in whole] == [verdict for verdict, length in segments for _ in range(length)]
    assert len(whole) == total > 20
