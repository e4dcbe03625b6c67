"""The chart of the twelve levels. Importing this module loads pyqtgraph: do it when the chart is first shown."""

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QHelpEvent, QKeyEvent, QMouseEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from netdesk.domain.participation import Level
from netdesk.ui.participation import words
from netdesk.ui.participation.ground import Face, Ground, Marks, margins
from netdesk.ui.participation.shape import COLUMN, Shape, dots_a_row, dots_of, shape_of
from netdesk.ui.participation.snapshot import Range, Snapshot
from netdesk.ui.theme import Theme

FILLED = 0.84
"""How much of its place a dot takes."""
LARGEST_DOT = 18.0
EDGE_WIDTH = 12
"""How near to an end of the brush, in pixels, a drag moves it."""
ENDS = (0.5, len(Level) + 0.5)


def level_at(x: float) -> Level:
    """Give the level at a place on the axis, the nearest one outside it."""
    return Level(min(max(round(x), Level.READ), Level.LEAD))


@dataclass(frozen=True, slots=True)
class Drag:
    """What a drag across the chart does: `edge` is the end of the brush that was grabbed, if any."""

    edge: float | None
    before: Range | None

    def to(self, start: float, now: float) -> Range:
        """Give the levels chosen when the drag that began at `start` is at `now`: whole ones, in order."""
        if self.before is not None and self.edge is not None:
            fixed = self.before[1] + 0.5 if self.edge < self.before[0] else self.before[0] - 0.5
            moved = min(max(round(now - 0.5) + 0.5, ENDS[0]), ENDS[1])
            low, high = sorted((fixed, moved))
            return (level_at(low + 0.5), level_at(high - 0.5)) if low < high else (level_at(now), level_at(now))
        if self.before is not None and self.before[0] - 0.5 < start < self.before[1] + 0.5:
            first, last = self.before
            step = min(max(round(now - start), Level.READ - first), Level.LEAD - last)
            return Level(first + step), Level(last + step)
        one, other = level_at(start), level_at(now)
        return min(one, other), max(one, other)


class LevelBox(pg.ViewBox):
    """The area of the columns: a drag across it chooses levels instead of moving the picture."""

    dragged = Signal(float, float, bool)
    """Where the drag began and where it is, on the axis of levels, and whether it has just begun."""

    @override
    def mouseDragEvent(self, ev: "pg.GraphicsScene.mouseEvents.MouseDragEvent", axis: int | None = None) -> None:
        if ev.button() != Qt.MouseButton.LeftButton:
            ev.ignore()
            return
        ev.accept()
        self.dragged.emit(self.mapToView(ev.buttonDownPos()).x(), self.mapToView(ev.pos()).x(), ev.isStart())

    @override
    def wheelEvent(self, ev: QEvent, axis: int | None = None) -> None:
        ev.ignore()


class LevelChart(pg.PlotWidget):
    """Dots or columns of people at each level, the fitted curve, and the brush that chooses levels."""

    chosen = Signal(object)
    """The range of levels (first, last) the user chose, or None for all."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._box = LevelBox(enableMenu=False)
        super().__init__(parent, viewBox=self._box, enableMenu=False)
        self._theme = theme
        self._face: Face | None = None
        self._levels: Range | None = None
        self._moved_end = Level.READ
        self._dots = pg.ScatterPlotItem(pxMode=True, antialias=True)
        self._bars = pg.BarGraphItem(x=[], height=[], width=COLUMN)
        self._brush = pg.LinearRegionItem(ENDS, movable=False)
        self._set_up_plot()
        self._drag: Drag | None = None
        self._box.dragged.connect(self._dragged)
        self._box.sigResized.connect(self._lay_out)
        self.scene().sigMouseClicked.connect(self._clicked)
        self.recolour(theme)

    def _set_up_plot(self) -> None:
        plot = self.getPlotItem()
        plot.hideButtons()
        for side in ("left", "bottom"):
            plot.hideAxis(side)
        plot.layout.setContentsMargins(*margins())
        self._box.setMouseEnabled(False, False)
        self._box.setDefaultPadding(0)
        self._box.disableAutoRange()
        for z, item in ((-5, self._brush), (0, self._bars), (1, self._dots)):
            item.setZValue(z)
            plot.addItem(item, ignoreBounds=True)
        # Behind and before all that the plot itself draws.
        self._ground, self._marks = Ground(plot, -3000), Marks(plot, 3000)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 220)

    @property
    def levels(self) -> Range | None:
        """The range of levels chosen, None for all."""
        return self._levels

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show other numbers."""
        shape = shape_of(snapshot.counts)
        self._box.setRange(xRange=ENDS, yRange=(0, shape.top), padding=0)
        self._face = Face(snapshot, shape, QRectF())
        self._make_room()
        self.setAccessibleName("Participation chart")
        self.setAccessibleDescription(words.spoken(snapshot))
        self._lay_out()

    def choose(self, levels: Range | None) -> None:
        """Mark a range of levels, without a signal."""
        self._levels = levels
        self._brush.setVisible(levels is not None)
        if levels is not None:
            self._brush.setRegion((levels[0] - 0.5, levels[1] + 0.5))
        self._marks.show_levels(self._levels)

    def recolour(self, theme: Theme) -> None:
        """Follow the theme."""
        self._theme = theme
        self.setBackground(theme.color("surface"))
        self._brush.setBrush(QBrush(theme.color("accentSoft")))
        for edge in self._brush.lines:
            edge.setPen(QPen(Qt.PenStyle.NoPen))
        self.choose(self._levels)
        self._lay_out()

    def _lay_out(self) -> None:
        """Draw everything for the size there is now."""
        if self._face is None:
            return
        plot = self.getPlotItem()
        face = self._face = self._face._replace(room=self._box.geometry())
        self._draw_people(face)
        for layer in (self._ground, self._marks):
            layer.show_face(face, QRectF(0, 0, plot.size().width(), plot.size().height()))

    def _draw_people(self, face: Face) -> None:
        theme, shape = self._theme, face.shape
        below, core = QBrush(theme.color("chartDot")), QBrush(theme.color("chart1"))
        self._dots.setVisible(shape.as_dots)
        self._bars.setVisible(not shape.as_dots)
        if not shape.as_dots:
            brushes = [core if level.is_core else below for level in Level]
            none = [QPen(Qt.PenStyle.NoPen)] * len(Level)
            self._bars.setOpts(x=list(Level), height=list(shape.heights), width=COLUMN, brushes=brushes, pens=none)
            self._dots.clear()
            return
        wide, high = face.room.width() / len(Level) * COLUMN, face.room.height()
        in_row = dots_a_row(shape.top, wide, high)
        dots = dots_of(shape, [found.by_hand for found in face.snapshot.levels], in_row)
        size = min(wide / in_row, high / shape.top * in_row, LARGEST_DOT / FILLED) * FILLED
        ring, plain = pg.mkPen(theme.color("text"), width=1.5), QPen(Qt.PenStyle.NoPen)
        self._dots.setData(
            x=dots.x,
            y=dots.y,
            size=max(2.0, size),
            brush=[core if level.is_core else below for level in dots.levels],
            pen=[ring if by_hand else plain for by_hand in dots.rings],
        )

    def _user_chose(self, levels: Range | None) -> None:
        if levels != self._levels:
            self.choose(levels)
            self.chosen.emit(levels)

    def _dragged(self, start: float, now: float, begins: bool) -> None:
        """Move an end of the brush, or all of it, or draw a new one, by where the drag began."""
        if begins or self._drag is None:
            self._drag = Drag(self.edge_at(start), self._levels)
        levels = self._drag.to(start, now)
        self._moved_end = levels[0] if now < start else levels[1]
        self._user_chose(levels)

    def edge_at(self, x: float) -> float | None:
        """Give the place of the brush's end that a point near x would grab."""
        if self._levels is None or self._face is None:
            return None
        near = EDGE_WIDTH / max(1.0, self._face.room.width() / len(Level))
        ends = (self._levels[0] - 0.5, self._levels[1] + 0.5)
        return next((end for end in ends if abs(x - end) <= near), None)

    def _clicked(self, event: "pg.GraphicsScene.mouseEvents.MouseClickEvent") -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._face is None:
            return
        x = self._box.mapSceneToView(event.scenePos()).x()
        if not ENDS[0] <= x <= ENDS[1]:
            return
        level = level_at(x)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._levels is not None:
            first, last = self._levels
            self._user_chose((min(first, level), max(last, level)))
            return
        self._moved_end = level
        self._user_chose((level, level))

    @override
    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        super().mouseMoveEvent(ev)
        x = self._box.mapSceneToView(self.mapToScene(ev.position().toPoint())).x()
        self.viewport().setCursor(
            Qt.CursorShape.ArrowCursor if self.edge_at(x) is None else Qt.CursorShape.SplitHCursor
        )

    @override
    def keyPressEvent(self, ev: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(ev.key()), 0)
        if not step:
            ev.ignore()
            return
        self._step(step, extend=bool(ev.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _step(self, step: int, *, extend: bool) -> None:
        """Move the brush by one level, or with `extend` the end that was moved last."""
        if self._levels is None:
            self._moved_end = Level.READ if step > 0 else Level.LEAD
            self._user_chose((self._moved_end, self._moved_end))
            return
        first, last = self._levels
        if self._moved_end not in (first, last):
            self._moved_end = last if step > 0 else first
        anchor = first if self._moved_end == last else last
        self._moved_end = level_at(self._moved_end + step)
        if not extend:
            anchor = self._moved_end
        self._user_chose((min(anchor, self._moved_end), max(anchor, self._moved_end)))

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._face is not None:
            x = self._box.mapSceneToView(self.mapToScene(event.pos())).x()
            inside = ENDS[0] <= x <= ENDS[1]
            tip = words.level_tip(self._face.snapshot, level_at(x)) if inside else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().viewportEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.plotItem is not None:
            self._make_room()
            self._lay_out()

    def _make_room(self) -> None:
        """Leave room for the numbers of the scale."""
        longest = f"{max(self._face.shape.ticks):,}" if self._face is not None else ""
        self.getPlotItem().layout.setContentsMargins(*margins(longest))

    @property
    def shape_shown(self) -> Shape | None:
        """The geometry on show, for tests."""
        return self._face.shape if self._face else None
