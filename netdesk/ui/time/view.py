"""The widgets of the Time screen and their places."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from netdesk.domain.period import duration_text
from netdesk.domain.time_entry import KINDS, Totals
from netdesk.ui import fonts, paint
from netdesk.ui.theme import current
from netdesk.ui.time.actions import TimeActions
from netdesk.ui.time.charts import ChartsCard
from netdesk.ui.time.edit_panel import EditPanel
from netdesk.ui.time.line_field import EntryLineField
from netdesk.ui.time.preview import Preview
from netdesk.ui.time.shown import Shown
from netdesk.ui.time.table import EntriesTable
from netdesk.ui.time.timeline import Timeline
from netdesk.ui.time.words import span_name, totals_words
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import Card, EmptyState, Label
from netdesk.ui.widgets.segmented import Segmented
from netdesk.ui.workspace import Workspace

CHARTS_WIDTH = 440
ROWS_SHOWN = 7
RANGES = (("day", "Day"), ("week", "Week"), ("month", "Month"))


class Legend(QWidget):
    """The span's totals, each with its swatch and its word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._totals = Totals()
        self._gap = 18
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def show_totals(self, totals: Totals, compact: bool) -> None:
        """Show these totals."""
        self._totals, self._gap = totals, 10 if compact else 18
        self.setAccessibleName(totals_words(totals))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        strong, plain = QFontMetricsF(fonts.sized(12, 600)), QFontMetricsF(fonts.small())
        width = sum(
            24 + strong.horizontalAdvance(duration_text(self._totals.drawn(kind)) + " ") + plain.horizontalAdvance(kind)
            for kind in KINDS
        )
        return QSize(int(width + 2 * self._gap + 6), 24)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        x, middle = 0.0, self.height() / 2
        for kind in KINDS:
            paint.swatch(painter, x, middle, kind, theme)
            x += 20
            figure = duration_text(self._totals.drawn(kind)) + " "
            for words, font in ((figure, fonts.sized(12, 600)), (kind, fonts.small())):
                width = QFontMetricsF(font).horizontalAdvance(words)
                paint.text(painter, QRectF(x, 0, width + 2, self.height()), words, font, theme.color("text2"))
                x += width
            x += self._gap


class TimeView(QWidget):
    """Header, entry field, timeline, list and charts; no behaviour but layout."""

    def __init__(self, workspace: Workspace, actions: TimeActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = False
        self.earlier = Button("", "chevron-left", small=True, says="Earlier")
        self.later = Button("", "chevron-right", small=True, says="Later")
        self.span, self.week = Label("", fonts.strong()), Label("", tone="text3")
        self.legend = Legend()
        self.ranges = Segmented(RANGES, "week", "Range")
        self.field, self.preview = EntryLineField(), Preview()
        self.timeline = Timeline(actions.zone)
        self.table, self.charts = EntriesTable(actions.zone), ChartsCard()
        self.empty = EmptyState(
            "time", "No time in these days", "Drag on the timeline, or type 9-10 client: note above."
        )
        self.panel = EditPanel(workspace, actions, self)
        self.panel.closed.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self._lay_out()

    def show_all(self, shown: Shown, now: int) -> None:
        """Show a span."""
        words, week = span_name(shown.span)
        self.span.setText(words)
        self.week.setText(week)
        self.legend.show_totals(shown.totals, self._compact)
        self.timeline.show_days(shown.span, shown.entries, shown.days, now)
        self._fit_timeline()
        self._scroll.ensureVisible(0, int(self.timeline.layout_now.top_of_now()), 0, 40)
        self.table.entries.set_rate(shown.rate, shown.currency or "EUR")
        self.table.show_entries(shown.entries, shown.span, now)
        self._list.setCurrentIndex(0 if self.table.entries.rowCount() else 1)
        self.charts.show_all(shown)

    def set_compact(self, compact: bool) -> None:
        """Drop what a narrow window has no room for; the charts go into a tab."""
        self._compact = compact
        margin = 16 if compact else 24
        self._column.setContentsMargins(margin, 16 if compact else 20, margin, margin)
        self.week.setVisible(not compact)
        self.preview.compact = compact
        self.timeline.set_compact(compact)
        self.table.set_compact(compact)
        self.charts.set_compact(compact)
        self.charts.setMaximumWidth(16_777_215 if compact else CHARTS_WIDTH)
        self.charts.setMinimumWidth(0 if compact else CHARTS_WIDTH)
        self.tabs.setVisible(compact)
        self._show_tab(self.tabs.currentIndex())
        self._fit_timeline()
        self.place_panel()

    def place_panel(self) -> None:
        """Lay the panel over the right end of the lower half, or higher where it needs the room."""
        margin = 16 if self._compact else 24
        tall = max(self.panel.sizeHint().height(), self._lower.height())
        top = max(8, self.height() - margin - tall)
        self.panel.setGeometry(self.width() - margin - self.panel.width(), top, self.panel.width(), tall)

    def _fit_timeline(self) -> None:
        layout = self.timeline.layout_now
        self._scroll.setFixedHeight(min(layout.height, 24 + ROWS_SHOWN * max(layout.row, 26)) + 2)

    def _show_tab(self, tab: int) -> None:
        self._list_card.setVisible(not self._compact or tab == 0)
        self.charts.setVisible(not self._compact or tab == 1)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self._column.addLayout(self._header())
        entry = QVBoxLayout()
        entry.setSpacing(0)
        entry.addWidget(self.field)
        entry.addWidget(self.preview)
        self._column.addLayout(entry)
        self._column.addWidget(self._timeline_card())
        self._lower = self._lower_half()
        self._column.addWidget(self._lower, 1)

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (Label("Time", fonts.title()), None, self.earlier, self.later, None, self.span, self.week):
            if widget is None:
                row.addSpacing(4)
            else:
                row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.legend)
        row.addSpacing(12)
        row.addWidget(self.ranges)
        return row

    def _timeline_card(self) -> Card:
        card = Card((16, 10, 16, 8))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.timeline)
        self.timeline.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        # The hours stay at the top of what is seen.
        self._scroll.verticalScrollBar().valueChanged.connect(self.timeline.update)
        card.rows.addWidget(self._scroll)
        return card

    def _lower_half(self) -> QWidget:
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.addTab("Entries")
        self.tabs.addTab("Charts")
        self.tabs.currentChanged.connect(self._show_tab)
        self._list_card = Card((1, 1, 1, 8))
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(self.empty)
        self._list_card.rows.addWidget(self._list)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._list_card, 1)
        row.addWidget(self.charts)
        column.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row, 1)
        return lower
