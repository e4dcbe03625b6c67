"""The charts beside the list: hours per day, week or month by kind, and what an hour really earned; or both as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHeaderView,
    QSizePolicy,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from netdesk.domain.period import duration_text
from netdesk.domain.time_entry import KINDS, Kind
from netdesk.ui import fonts, paint
from netdesk.ui.theme import Theme, current
from netdesk.ui.time.shown import Bar, Range, Shown
from netdesk.ui.time.words import money, totals_words
from netdesk.ui.widgets.labels import Card, SectionHeader

STACK: tuple[Kind, ...] = ("social", "unbillable", "billable")
"""From the bottom: a budget line for social time then reads directly against it."""
LEFT, RIGHT_ROOM, BOTTOM, TOP = 34, 40, 22, 10
NAMES: dict[Range, str] = {"day": "day", "week": "week", "month": "month"}
RIGHT = Qt.AlignmentFlag.AlignRight
CENTER = Qt.AlignmentFlag.AlignHCenter


class _Chart(QWidget):
    """What both pictures share: equal places for the bars, and a vertical scale."""

    def __init__(self, least: int, usual: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: Sequence[Bar] = ()
        self._currency = ""
        self._standard: int | None = None
        self._usual = usual
        self.setMinimumHeight(least)
        self.setMaximumHeight(usual * 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: Sequence[Bar], currency: str, standard: int | None = None) -> None:
        """Show these figures; `standard` is the rate to compare with, in minor units."""
        self._bars, self._currency, self._standard = bars, currency, standard
        self.setAccessibleDescription(". ".join(f"{bar.name}: {self.words_of(bar)}" for bar in bars))
        self.update()

    def words_of(self, bar: Bar) -> str:
        """Say one bar's figures."""
        return totals_words(bar.totals)

    def place(self, number: int) -> QRectF:
        """Give the column of a bar."""
        width = (self.width() - LEFT - RIGHT_ROOM) / max(1, len(self._bars))
        return QRectF(LEFT + number * width, TOP, width, self.height() - TOP - BOTTOM)

    def height_of(self, value: float, least: float, most: float) -> float:
        """Give the height of a value."""
        room = self.height() - TOP - BOTTOM
        return TOP + room * (1 - (value - least) / (most - least))

    def scale_line(self, painter: QPainter, y: float, words: str, theme: Theme, *, base: bool = False) -> None:
        """Paint one line of the scale with its number."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(theme.color("lineStrong" if base else "chartGrid"), 1))
        painter.drawLine(QPointF(LEFT, round(y)), QPointF(self.width() - RIGHT_ROOM, round(y)))
        room = QRectF(-4, y - 8, LEFT - 2, 16)
        paint.text(painter, room, words, fonts.sized(11), theme.color("text3"), RIGHT)

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, self._usual)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for number, bar in enumerate(self._bars):
                if self.place(number).left() <= event.pos().x() < self.place(number).right():
                    QToolTip.showText(event.globalPos(), f"{bar.name}: {self.words_of(bar)}", self)
                    return True
        return super().event(event)


class HoursChart(_Chart):
    """Stacked bars: social, unbillable, billable from the bottom."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        hours = max((bar.totals.tracked for bar in self._bars), default=0) / 3600
        step = next((step for step in (1, 2, 5, 10, 20, 50, 100, 200) if hours <= 4.3 * step), 500)
        most = max(hours * 1.03, step * 2)
        for line in range(int(most // step) + 1):
            self.scale_line(painter, self.height_of(line * step, 0, most), f"{line * step} h", theme, base=line == 0)
        for number, bar in enumerate(self._bars):
            place = self.place(number)
            wide = min(24.0, place.width() * 0.6)
            x, bottom = place.center().x() - wide / 2, self.height_of(0, 0, most)
            for kind in STACK:
                tall = bottom - self.height_of(bar.totals.drawn(kind) / 3600, 0, most) if bar.totals.drawn(kind) else 0
                below = sum(bar.totals.drawn(other) for other in STACK[: STACK.index(kind)]) / 3600
                base = self.height_of(below, 0, most)
                if tall > 0.5:
                    gap = 1 if below and tall > 3 else 0
                    paint.fill_kind(painter, QRectF(x, base - tall, wide, tall - gap), kind, theme, 0)
            font = fonts.sized(11, 600 if bar.here else 400)
            room = QRectF(place.left() - 4, self.height() - BOTTOM + 4, place.width() + 8, 16)
            paint.text(painter, room, bar.name, font, theme.color("accentText" if bar.here else "text3"), CENTER)


class RateChart(_Chart):
    """A line: money at the known rates, divided by all tracked hours."""

    @override
    def words_of(self, bar: Bar) -> str:
        rate = rate_of(bar)
        return f"{money(rate, self._currency)} an hour" if rate is not None else "unknown"

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        rates = [(number, rate) for number, bar in enumerate(self._bars) if (rate := rate_of(bar)) is not None]
        if not rates:
            words = "Set your hourly rate to see money."
            paint.text(painter, QRectF(self.rect()), words, fonts.small(), theme.color("text3"), CENTER)
            return
        values = [rate / 100 for _, rate in rates] + ([self._standard / 100] if self._standard else [])
        spread = max(values) - min(values)
        step = next((step for step in (1, 2, 5, 10, 20, 50, 100) if spread <= 2.2 * step), 200)
        least = max(0, (min(values) // step) * step)
        most = max(least + 2 * step, -(-max(values) // step) * step)
        for line in range(int((most - least) / step) + 1):
            value = least + line * step
            self.scale_line(
                painter, self.height_of(value, least, most), money(round(value * 100), self._currency), theme
            )
        if self._standard:
            self._paint_standard(painter, self.height_of(self._standard / 100, least, most), theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        points = [
            QPointF(self.place(number).center().x(), self.height_of(rate / 100, least, most)) for number, rate in rates
        ]
        painter.setPen(QPen(theme.color("billable"), 2))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("billable"))
        for point in points:
            painter.drawEllipse(point, 2.5, 2.5)
        room = QRectF(points[-1].x() + 8, points[-1].y() - 8, self.width() - points[-1].x() - 8, 16)
        words = money(rates[-1][1], self._currency)
        paint.text(painter, room, words, fonts.sized(11, 600), theme.color("billableText"))

    def _paint_standard(self, painter: QPainter, y: float, theme: Theme) -> None:
        pen = QPen(theme.color("text2"), 1.25)
        pen.setDashPattern([5, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(LEFT, y), QPointF(self.width() - RIGHT_ROOM, y))
        room = QRectF(self.width() - RIGHT_ROOM + 4, y - 8, RIGHT_ROOM, 16)
        paint.text(painter, room, money(self._standard, self._currency), fonts.sized(11), theme.color("text2"))


class ChartsCard(Card):
    """Both charts with their headings, or the same numbers as a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((16, 12, 16, 12), parent)
        self._pages = QStackedWidget()
        pictures = QWidget()
        self.hours_head = SectionHeader("Hours per week", "last 10 weeks")
        self.rate_head = SectionHeader("Effective hourly rate", "money ÷ all tracked hours")
        self.rate_head.heading.setFont(fonts.strong())
        self.hours, self.rate = HoursChart(100, 196), RateChart(70, 108)
        self.hours.setAccessibleName("Hours by kind")
        self.rate.setAccessibleName("Effective hourly rate")
        self._panes = QBoxLayout(QBoxLayout.Direction.TopToBottom, pictures)
        self._panes.setContentsMargins(0, 0, 0, 0)
        self._panes.setSpacing(6)
        for head, chart, stretch in ((self.hours_head, self.hours, 18), (self.rate_head, self.rate, 10)):
            column = QVBoxLayout()
            column.setSpacing(6)
            column.addWidget(head)
            column.addWidget(chart, 1)
            self._panes.addLayout(column, stretch)
        self.table = _numbers_table()
        self._pages.addWidget(pictures)
        self._pages.addWidget(self.table)
        self.rows.addWidget(self._pages)

    def show_all(self, shown: Shown) -> None:
        """Show the figures of a span and the ones before it."""
        name = NAMES[shown.range]
        self.hours_head.heading.setText(f"Hours per {name}")
        self.hours_head.note.setText(f"last {len(shown.bars)} {name}s")
        self.hours.show_bars(shown.bars, shown.currency)
        self.rate.show_bars(shown.bars, shown.currency, shown.rate)
        _fill(self.table, shown)

    def set_compact(self, compact: bool) -> None:
        """Put the charts side by side where they have the whole width."""
        directions = QBoxLayout.Direction
        self._panes.setDirection(directions.LeftToRight if compact else directions.TopToBottom)
        self._panes.setSpacing(24 if compact else 6)

    def toggle_table(self) -> None:
        """Switch between pictures and numbers."""
        self._pages.setCurrentIndex(1 - self._pages.currentIndex())


def rate_of(bar: Bar) -> int | None:
    """Divide what is known to be earned by all tracked hours: minor units an hour."""
    if bar.earned is None or not bar.totals.tracked:
        return None
    return round(bar.earned * 3600 / bar.totals.tracked)


def _numbers_table() -> QTableWidget:
    table = QTableWidget(0, 5)
    table.setAccessibleName("Hours and rate as a table")
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return table


def _fill(table: QTableWidget, shown: Shown) -> None:
    table.setHorizontalHeaderLabels(
        [NAMES[shown.range].capitalize(), *(kind.capitalize() for kind in KINDS), "An hour"]
    )
    table.setRowCount(len(shown.bars))
    for row, bar in enumerate(shown.bars):
        figures = [duration_text(bar.totals.drawn(kind)) for kind in KINDS]
        for column, words in enumerate([bar.name, *figures, money(rate_of(bar), shown.currency)]):
            item = QTableWidgetItem(words)
            if column:
                item.setTextAlignment(RIGHT | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(row, column, item)
