"""Shared drawing: the meter, kinds of time, cells."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QStandardItemModel
from PySide6.QtWidgets import QStyledItemDelegate, QTableView
from pytestqt.qtbot import QtBot
from typing_extensions import override

from netdesk.ui import meter, paint, pictures
from netdesk.ui.delegates.badges import BadgesDelegate, ChipsDelegate
from netdesk.ui.delegates.cell import CELL_ROLE
from netdesk.ui.delegates.meter import MeterDelegate
from netdesk.ui.delegates.number import DueCell, DueDelegate, KindDelegate, NumberDelegate, TextDelegate
from netdesk.ui.delegates.person import PersonCell, PersonDelegate
from netdesk.ui.theme import Theme, ThemeHolder, named_theme

BOTH = pytest.mark.parametrize("theme", [named_theme("light"), named_theme("dark")], ids=["light", "dark"])


def canvas(width: int, height: int, ratio: float = 1.0) -> QImage:
    image = QImage(int(width * ratio), int(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    return image


def colors(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_the_steps_rise_and_leave_a_gap_before_the_core() -> None:
    assert meter.HEIGHTS == (4, 5, 5, 6, 6, 7, 8, 9, 10, 11, 13, 14) or sorted(meter.HEIGHTS) == list(meter.HEIGHTS)
    assert meter.HEIGHTS[0] == 4 and meter.HEIGHTS[-1] == 14
    assert meter.WIDTH == 73


@BOTH
def test_a_level_fills_its_steps_and_the_core_is_iris(qtbot: QtBot, theme: Theme) -> None:
    def painted(level: int) -> QImage:
        image = canvas(meter.WIDTH, meter.HEIGHT)
        painter = QPainter(image)
        meter.paint(painter, 0, meter.HEIGHT, level, theme)
        painter.end()
        return image

    def bar(image: QImage, step: int) -> QColor:
        x = step * 6 + 2 + (3 if step >= 8 else 0)
        return image.pixelColor(x, meter.HEIGHT - 2)

    image = painted(10)
    assert bar(image, 0) == bar(image, 7) == theme.color("chartDotOn")
    assert bar(image, 8) == bar(image, 9) == theme.color("accent")
    assert bar(image, 10) == bar(image, 11) == theme.color("line")
    gap = [image.pixelColor(x, meter.HEIGHT - 2).name() for x in range(46, 51)]
    assert gap == ["#ffffff"] * 5
    assert colors(painted(0)) <= colors(painted(8)) | {theme.color("line").name()}


def test_levels_are_said(qtbot: QtBot) -> None:
    assert meter.spoken(10) == "Participation 10 of 12, Collaborate, core"
    assert meter.spoken(3) == "Participation 3 of 12, Tag"
    assert meter.spoken(0) == "Participation unknown"
    widget = meter.Meter(9)
    qtbot.addWidget(widget)
    assert widget.accessibleName().endswith("Refactor, core")


@BOTH
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_kinds_of_time_differ_without_colour(qtbot: QtBot, theme: Theme, ratio: float) -> None:
    shares = {}
    for kind in ("billable", "unbillable", "social"):
        image = canvas(70, 28, ratio)
        painter = QPainter(image)
        paint.fill_kind(painter, QRectF(0, 0, 70, 28), kind, theme)
        painter.end()
        inner = image.copy(8, 8, int(50 * ratio), int(10 * ratio))
        shares[kind] = len(colors(inner))
    assert shares["billable"] == shares["unbillable"] == 1
    assert shares["social"] >= 5


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_the_hatch_is_as_wide_on_any_screen(qtbot: QtBot, ratio: float) -> None:
    image = canvas(70, 7, ratio)
    painter = QPainter(image)
    painter.fillRect(QRectF(0, 0, 70, 7), paint.hatch(named_theme("light"), ratio))
    painter.end()
    row = [image.pixelColor(x, 3).red() - image.pixelColor(x, 3).blue() for x in range(image.width())]
    middle = (min(row) + max(row)) / 2
    stripes = sum(1 for left, right in pairwise(row) if left < middle <= right)
    assert stripes == 10  # one every 7 logical pixels


def test_initials() -> None:
    assert paint.initials_of("Mira Okafor") == "MO"
    assert paint.initials_of("Ana María de la Cruz") == "AC"
    assert paint.initials_of("  plato ") == "P"
    assert paint.initials_of("") == ""
    assert paint.initials_of("🙂") == "🙂"


CELLS: list[tuple[type[QStyledItemDelegate], object]] = [
    (PersonDelegate, PersonCell("Mira Okafor " * 20, "Head of\nContent", True)),
    (PersonDelegate, PersonCell("")),
    (BadgesDelegate, "LDEXFBM"),
    (BadgesDelegate, ()),
    (ChipsDelegate, ("a tag as long as a sentence that never ends", "b", "c")),
    (MeterDelegate, 0),
    (MeterDelegate, 12),
    (NumberDelegate, "−1,234,567,890,123.45"),
    (TextDelegate, "<img src=/dev/zero>"),
    (DueDelegate, DueCell("6 d over", "over")),
    (KindDelegate, "social"),
]


@pytest.mark.parametrize(("delegate", "content"), CELLS, ids=[f"{c[0].__name__}-{i}" for i, c in enumerate(CELLS)])
@pytest.mark.parametrize("height", [32, 40])
def test_cells_stay_inside_their_rectangle(
    qtbot: QtBot, look: ThemeHolder, delegate: type[QStyledItemDelegate], content: object, height: int
) -> None:
    """The neighbour to the right stays as empty as it is."""
    model = QStandardItemModel(1, 2)
    model.setData(model.index(0, 0), content, CELL_ROLE)
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(delegate(view))
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(height)
    view.horizontalHeader().hide()
    view.setShowGrid(False)
    view.setColumnWidth(0, 120)
    view.setColumnWidth(1, 120)
    view.resize(260, 80)
    view.show()
    image = view.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    right = image.copy(int(121 * ratio), 0, int(118 * ratio), int((height - 2) * ratio))
    assert colors(right) == {look.theme.color("surface").name()}


def test_a_number_that_does_not_fit_never_shows_other_digits(qtbot: QtBot, look: ThemeHolder) -> None:
    painted: list[str] = []

    class Spy(NumberDelegate):
        @override
        def paint_content(self, painter: QPainter, rect: QRectF, content: str, theme: Theme) -> None:
            super().paint_content(painter, QRectF(0, 0, 30, 20), content, theme)
            painted.append(str(content))

    image, clean = canvas(30, 20), canvas(30, 20)
    for target, words in ((image, "123,456,789"), (clean, "987,654,321")):
        painter = QPainter(target)
        NumberDelegate().paint_content(painter, QRectF(0, 0, 30, 20), words, look.theme)
        painter.end()
    assert image == clean


def test_pictures_are_written(qtbot: QtBot, tmp_path: Path, look: ThemeHolder) -> None:
    widget = meter.Meter(5)
    qtbot.addWidget(widget)
    widget.show()
    path = pictures.render(widget, tmp_path / "meter.png", 2)
    assert QImage(str(path)).width() == 2 * widget.width()
    with pytest.raises(OSError, match="could not be written"):
        pictures.render(widget, tmp_path / "missing" / "meter.png")
