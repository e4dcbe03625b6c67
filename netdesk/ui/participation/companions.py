"""The two small pictures beside the chart: how few people bring most acts, and acts by rank."""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from netdesk.ui import fonts
from netdesk.ui.participation import words
from netdesk.ui.participation.paint import CENTER, RIGHT_ALIGN, label, line, pen_of
from netdesk.ui.participation.snapshot import Snapshot
from netdesk.ui.theme import Theme, current
from netdesk.ui.widgets.labels import Card, Label

if TYPE_CHECKING:
    from netdesk.analysis.concentration import Concentration
    from netdesk.analysis.power_law import PowerLaw

LION_SHARE = 0.8
FIRST_IN_COLOUR = 50
LEFT, TOP, RIGHT, BOTTOM = 34, 8, 8, 24
DOT = 3.2
FIT_STEPS = 40
At = Callable[[float, float], QPointF]


class Plot(QWidget):
    """A small painted plot; a subclass knows what is on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(90)

    @override
    def sizeHint(self) -> QSize:
        return QSize(276, 150)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_plot(painter, QRectF(self.rect()).adjusted(LEFT, TOP, -RIGHT, -BOTTOM), current())

    def paint_plot(self, painter: QPainter, room: QRectF, theme: Theme) -> None:
        """Paint into `room`, which leaves the margins for the scales."""


class LorenzPlot(Plot):
    """Share of acts by share of people, the strongest first, with a point where they reach 80 %."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Concentration | None = None

    def show_found(self, found: "Concentration | None") -> None:
        """Show another curve."""
        self._found = found
        self.update()

    @override
    def paint_plot(self, painter: QPainter, room: QRectF, theme: Theme) -> None:
        if self._found is None:
            return
        self._scales(painter, room, theme)
        places = [_at(room, people, acts) for people, acts in self._found.curve]
        curve = QPainterPath()
        curve.addPolygon(QPolygonF(places))
        area = QPainterPath(curve)
        area.lineTo(room.bottomRight())
        area.closeSubpath()
        painter.fillPath(area, theme.color("accentSoft"))
        line(painter, room.left(), room.bottom(), room.right(), room.top(), theme.color("lineStrong"), 1, (2, 3))
        painter.strokePath(curve, QPen(theme.color("accent"), 2))
        point = _at(room, self._found.few_share, LION_SHARE)
        line(painter, room.left(), point.y(), point.x(), point.y(), theme.color("accent"), 1, (3, 3))
        line(painter, point.x(), point.y(), point.x(), room.bottom(), theme.color("accent"), 1, (3, 3))
        painter.setPen(QPen(theme.color("surface"), 1.5))
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(point, 4.5, 4.5)
        self._explain(painter, room, theme, point)

    def _scales(self, painter: QPainter, room: QRectF, theme: Theme) -> None:
        for part in (0.0, 0.4, 0.8):
            at = _at(room, 0, part)
            line(painter, room.left(), at.y(), room.right(), at.y(), theme.color("chartGrid"))
            label(painter, QPointF(room.left() - 6, at.y()), f"{part:.0%}", theme.color("text3"), RIGHT_ALIGN)
        for part in (0.0, 0.25, 0.5, 0.75, 1.0):
            at = QPointF(_at(room, part, 0).x(), room.bottom() + 13)
            if part == 1:
                at.setX(room.right() + 6)
                label(painter, at, "100%", theme.color("text3"), RIGHT_ALIGN)
            else:
                label(painter, at, f"{part:.0%}", theme.color("text3"), CENTER)

    def _explain(self, painter: QPainter, room: QRectF, theme: Theme, point: QPointF) -> None:
        x = max(room.left() + room.width() * 0.42, point.x() + 12)
        if x + 110 > room.right():
            return
        middle = room.center().y()
        label(painter, QPointF(x, middle), "share of acts", theme.color("text2"))
        label(painter, QPointF(x, middle + 15), "by share of people →", theme.color("text3"))


class RankPlot(Plot):
    """Acts by rank, both on log scales, with the fitted line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ranks: Sequence[tuple[int, int]] = ()
        self._law: PowerLaw | None = None

    def show_ranks(self, ranks: Sequence[tuple[int, int]], law: "PowerLaw | None") -> None:
        """Show other points and their fit."""
        self._ranks, self._law = ranks, law
        self.update()

    @override
    def paint_plot(self, painter: QPainter, room: QRectF, theme: Theme) -> None:
        if not self._ranks:
            return
        last, most = self._ranks[-1][0], self._ranks[0][1]
        wide, high = math.log10(max(last, 10)), math.log10(max(most, 10)) * 1.04
        self._scales(painter, room, theme, wide, high)

        def at(rank: float, acts: float) -> QPointF:
            return _at(room, math.log10(rank) / wide, math.log10(acts) / high)

        painter.setPen(Qt.PenStyle.NoPen)
        for rank, acts in reversed(self._ranks):
            painter.setBrush(theme.color("chart1" if rank <= FIRST_IN_COLOUR else "chartDotOn"))
            painter.drawEllipse(at(rank, acts), DOT / 2, DOT / 2)
        self._fit(painter, theme, room, at)

    def _fit(self, painter: QPainter, theme: Theme, room: QRectF, at: At) -> None:
        corner = QPointF(room.right(), room.top() + 6)
        if self._law is None:
            label(painter, corner, words.NO_CURVE, theme.color("text3"), RIGHT_ALIGN)
            return
        law = self._law
        painter.setClipRect(room)
        path = QPainterPath()
        # Of n people about n * ((x - 1/2) / (xmin - 1/2))^(1 - alpha) have x acts or more: that is the rank.
        for step in range(FIT_STEPS + 1):
            rank = law.n ** (step / FIT_STEPS)
            to = at(rank, 0.5 + (law.xmin - 0.5) * (rank / law.n) ** (-1 / (law.alpha - 1)))
            path.lineTo(to) if step else path.moveTo(to)
        painter.strokePath(path, pen_of(theme.color("chartInk"), 1.5, (5 / 1.5, 4 / 1.5)))
        painter.setClipping(False)
        label(painter, corner, words.law(law), theme.color("text2"), RIGHT_ALIGN)
        label(painter, corner + QPointF(0, 15), "first 50 in colour", theme.color("text3"), RIGHT_ALIGN)

    def _scales(self, painter: QPainter, room: QRectF, theme: Theme, wide: float, high: float) -> None:
        for power in range(int(high) + 1):
            y = _at(room, 0, power / high).y()
            line(painter, room.left(), y, room.right(), y, theme.color("chartGrid"))
            label(painter, QPointF(room.left() - 6, y), words.short(10**power), theme.color("text3"), RIGHT_ALIGN)
        for power in range(int(wide) + 1):
            at = QPointF(_at(room, power / wide, 0).x(), room.bottom() + 13)
            label(painter, at, words.short(10**power), theme.color("text3"), CENTER)


class LorenzCard(Card):
    """The Lorenz curve, titled with its finding."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((12, 12, 12, 4), parent)
        self.rows.setSpacing(2)
        self.title, self.line = Label("", fonts.strong()), Label("", fonts.small(), "text2", wrap=True)
        self.plot = LorenzPlot()
        _fill(self, (self.title, self.line), self.plot)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show other numbers."""
        found = snapshot.concentration
        self.title.setText(words.few(found))
        self.line.setText(words.few_line(found))
        self.plot.show_found(found)
        self.setToolTip(words.FEW_TIP)
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.line.text())


class RankCard(Card):
    """Acts by rank."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((12, 12, 12, 4), parent)
        self.rows.setSpacing(2)
        self.title, self.line = Label("Acts by rank", fonts.strong()), Label("", fonts.small(), "text2", wrap=True)
        self.plot = RankPlot()
        _fill(self, (self.title, self.line), self.plot)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show other numbers."""
        self.line.setText("" if snapshot.ranks else words.NOTHING_TO_RANK)
        self.line.setVisible(not snapshot.ranks)
        self.plot.show_ranks(snapshot.ranks, snapshot.law)
        self.setToolTip(words.RANK_TIP)
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(words.law(snapshot.law) if snapshot.law else words.NO_CURVE)


def _fill(card: Card, lines: Iterable[Label], plot: Plot) -> None:
    for text in lines:
        card.rows.addWidget(text)
    card.rows.addSpacing(4)
    card.rows.addWidget(plot, 1)


def _at(room: QRectF, x: float, y: float) -> QPointF:
    """Give the place of shares (0-1) inside a rectangle, from its lower left corner."""
    return QPointF(room.left() + x * room.width(), room.bottom() - y * room.height())
