"""What is painted behind and before the columns: scale, level names, brackets, core line, curve's name, cuts.

Painted, not pyqtgraph's axes: their text is HTML, and their lines take no token's colour.
"""

from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from netdesk.domain.participation import CORE, Level
from netdesk.ui import fonts
from netdesk.ui.participation import words
from netdesk.ui.participation.paint import CENTER, LEFT_ALIGN, RIGHT_ALIGN, label, line, pen_of, width_of
from netdesk.ui.participation.shape import COLUMN, Shape
from netdesk.ui.participation.snapshot import Range, Snapshot
from netdesk.ui.theme import Theme, current

LINE = 15
"""Height of a line of labels at the usual text size, in pixels; everything around the columns grows with it."""
ROOM = (48, 34, 16, 72)
"""Left, top, right and bottom of the columns, at the usual text size."""
SCALE_GAP = 20  # beside the numbers of the scale: 8 to the columns, the rest to the card
NOTE_WIDTH = 330
SMALLEST = 10
CURVE_STEPS = 400
CURVE_DASHES = (5 / 1.5, 4 / 1.5)


def line_height() -> float:
    """Give the height of a line of labels at the text size there is."""
    return max(float(LINE), QFontMetricsF(fonts.sized(11)).height())


def margins(longest: str = "") -> tuple[int, int, int, int]:
    """Give the room around the columns at the text size there is; `longest` is the widest number of the scale."""
    left, top, right, bottom = (round(side * line_height() / LINE) for side in ROOM)
    return max(left, round(width_of(longest)) + SCALE_GAP), top, right, bottom


class Face(NamedTuple):
    """What the painted parts need: the numbers, their geometry, and where the columns lie."""

    snapshot: Snapshot
    shape: Shape
    room: QRectF

    def x(self, level: float) -> float:
        """Give the pixel of a place on the axis of levels, which runs from 0.5 to 12.5."""
        return self.room.left() + (level - 0.5) / len(Level) * self.room.width()

    def below(self, lines: float) -> float:
        """Give the pixel some lines of text below the columns."""
        return self.room.bottom() + lines * line_height()

    def y(self, people: float) -> float:
        """Give the pixel of a number of people."""
        return self.room.bottom() - people / self.shape.top * self.room.height()


class Painted(pg.GraphicsObject):
    """A layer over the whole plot, in its pixels."""

    def __init__(self, parent: pg.PlotItem, z: float) -> None:
        super().__init__(parent)
        self.setZValue(z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.face: Face | None = None
        self._area = QRectF()

    def show_face(self, face: Face, area: QRectF) -> None:
        """Paint something else from now on, inside `area`."""
        self.prepareGeometryChange()
        self.face, self._area = face, area
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        return self._area

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self.face is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_face(painter, self.face, current())

    def paint_face(self, painter: QPainter, face: Face, theme: Theme) -> None:
        """Paint the layer."""


class Ground(Painted):
    """Grid, scale, level names and brackets."""

    @override
    def paint_face(self, painter: QPainter, face: Face, theme: Theme) -> None:
        room = face.room
        for tick in face.shape.ticks:
            y = round(face.y(tick)) + 0.5
            line(painter, room.left(), y, room.right(), y, theme.color("lineStrong" if tick == 0 else "chartGrid"))
            label(painter, QPointF(room.left() - 8, y), f"{tick:,}", theme.color("text3"), RIGHT_ALIGN)
        label(painter, QPointF(8, line_height() * 0.8), "people", theme.color("text2"))
        self._levels(painter, face, theme)
        self._bracket(painter, face, (Level.READ, Level.WRITE), theme)
        self._bracket(painter, face, (Level.REFACTOR, Level.LEAD), theme)

    def _levels(self, painter: QPainter, face: Face, theme: Theme) -> None:
        width = face.room.width() / len(Level) - 2
        plain, bold = (_font_for(width, weight) for weight in (400, 600))
        for found in face.snapshot.levels:
            x, core = face.x(found.level), found.level.is_core
            ink, font = theme.color("accentText" if core else "text2"), bold if core else plain
            name = QFontMetricsF(font).elidedText(found.level.label, Qt.TextElideMode.ElideRight, width)
            label(painter, QPointF(x, face.below(0.95)), name, ink, CENTER, font)
            label(painter, QPointF(x, face.below(1.95)), f"{found.people:,}", theme.color("text3"), CENTER)

    def _bracket(self, painter: QPainter, face: Face, levels: tuple[Level, Level], theme: Theme) -> None:
        first, last = levels
        core = first == CORE
        left, right, y = face.x(first - 0.5) + 6, face.x(last + 0.5) - 6, round(face.below(3.3)) + 0.5
        line(painter, left, y, right, y, theme.color("accent" if core else "lineStrong"))
        words_of, ink = (words.HIGH, "accentText") if core else (words.LOW, "text3")
        at = QPointF(right if core else left, face.below(4.1))
        label(painter, at, words_of, theme.color(ink), RIGHT_ALIGN if core else LEFT_ALIGN)


class Marks(Painted):
    """Core line, the curve's name, the brush's grips, the cuts, and the sentence of a network without acts."""

    def __init__(self, parent: pg.PlotItem, z: float) -> None:
        super().__init__(parent, z)
        self._levels: Range | None = None

    def show_levels(self, levels: Range | None) -> None:
        """Put the grips beside the levels chosen."""
        self._levels = levels
        self.update()

    @override
    def paint_face(self, painter: QPainter, face: Face, theme: Theme) -> None:
        for level in face.shape.cut:
            self._cut(painter, face, level, theme)
        self._curve(painter, face, theme)
        x = face.x(CORE - 0.5)
        line(painter, x, 8, x, face.below(2.6), theme.color("accent"), 1.25, (3, 3))
        bold = fonts.sized(11, 600)
        label(painter, QPointF(x - 8, 5 + line_height()), words.CORE_LINE, theme.color("accentText"), RIGHT_ALIGN, bold)
        if not face.snapshot.acts and max(face.snapshot.counts[1:]) == 0:
            self._note(painter, face, theme)
        else:
            self._curve_name(painter, face, theme)
        for end in (self._levels[0] - 0.5, self._levels[1] + 0.5) if self._levels else ():
            painter.setPen(QPen(theme.color("accent"), 1.25))
            painter.setBrush(theme.color("surface"))
            grip = QRectF(0, 0, 6, 24)
            grip.moveCenter(QPointF(face.x(end), face.room.center().y()))
            painter.drawRoundedRect(grip, 3, 3)

    def _cut(self, painter: QPainter, face: Face, level: Level, theme: Theme) -> None:
        """Tear a gap into a cut column and write its true height above it."""
        low, high = (face.y(height) for height in face.shape.gap)
        left, right = face.x(level - COLUMN / 2) - 4, face.x(level + COLUMN / 2) + 4
        slant = 5.0
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = self._levels is not None and self._levels[0] <= level <= self._levels[1]
        painter.setBrush(theme.color("accentSoft" if chosen else "surface"))
        corners = [QPointF(left, low), QPointF(right, low - slant), QPointF(right, high - slant), QPointF(left, high)]
        painter.drawPolygon(QPolygonF(corners))
        ink = theme.color("chartInk")
        for y in (low, high):
            line(painter, left, y, right, y - slant, ink, 1.5)
        count = f"{face.shape.counts[level - 1]:,}"
        top = QPointF(face.x(level), face.y(face.shape.heights[level - 1]) - 9)
        label(painter, top, count, theme.color("text"), CENTER, fonts.sized(11, 600))

    def _curve(self, painter: QPainter, face: Face, theme: Theme) -> None:
        """Draw the fitted curve from Read on, or from where it comes down into the picture."""
        curve = face.snapshot.curve
        if curve is None:
            return
        path = QPainterPath()
        for step in range(CURVE_STEPS + 1):
            level = 1 + step / CURVE_STEPS * (len(Level) - 0.55)
            people = curve.expected(level)
            if people <= face.shape.top:
                to = QPointF(face.x(level), face.y(people))
                path.lineTo(to) if path.elementCount() else path.moveTo(to)
        painter.strokePath(path, pen_of(theme.color("chartInk"), 1.5, CURVE_DASHES))

    def _curve_name(self, painter: QPainter, face: Face, theme: Theme) -> None:
        """Name the curve beside its beginning, or above the columns where something is in the way."""
        heights, curve = face.shape.heights, face.snapshot.curve
        passes = 0.0 if curve is None else curve.expected(1.5)
        beside = max(passes, *heights[1:6]) < 0.85 * face.shape.top
        x = face.x(1 + COLUMN / 2) + 10 if beside else face.room.left() + 12
        y = face.room.top() + 10 if beside else line_height() * 0.8
        ink = theme.color("text2")
        if curve is None:
            label(painter, QPointF(x, y), words.NO_CURVE, theme.color("text3"))
            return
        line(painter, x, y, x + 25, y, theme.color("chartInk"), 1.5, CURVE_DASHES)
        x = label(painter, QPointF(x + 30, y), "people ∝ level", ink)
        x = label(painter, QPointF(x + 1, y - 4), words.power(curve.exponent), ink, font=fonts.sized(9))
        # In the upper line stands "core line", too.
        room = face.x(CORE - 0.5) - x - (8 if beside else 20 + width_of(words.CORE_LINE, fonts.sized(11, 600)))
        fitting = (text for text in words.curve_names(curve.people) if width_of(text) <= room)
        label(painter, QPointF(x, y), next(fitting, ""), ink)

    def _note(self, painter: QPainter, face: Face, theme: Theme) -> None:
        """Say in a frame why there is only one column."""
        room = QRectF(0, 0, NOTE_WIDTH, 0)
        font = fonts.small()
        flags = int(Qt.TextFlag.TextWordWrap)
        text = QFontMetricsF(font).boundingRect(QRectF(0, 0, NOTE_WIDTH - 24, 500), flags, words.NO_ACTS)
        room.setHeight(text.height() + 20)
        room.moveCenter(QPointF((face.x(1.6) + face.x(CORE - 0.5)) / 2, face.room.center().y()))
        painter.setPen(QPen(theme.color("lineStrong"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(room, 6, 6)
        painter.setPen(theme.color("text"))
        painter.setFont(font)
        painter.drawText(room.adjusted(12, 10, -12, -10), flags, words.NO_ACTS)


def _font_for(width: float, weight: int) -> QFont:
    """Choose the size at which every level's name fits into a column, not below SMALLEST pixels."""
    font = fonts.sized(11, weight)
    while font.pixelSize() > SMALLEST and max(width_of(level.label, font) for level in Level) > width:
        font.setPixelSize(font.pixelSize() - 1)
    return font
