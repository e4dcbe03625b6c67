"""Today's time at the right of the top bar: two figures over two thin bars."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QHideEvent, QPainter, QPainterPath, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from netdesk.domain.period import duration_text
from netdesk.domain.time_entry import KINDS, Totals
from netdesk.ui import fonts, paint
from netdesk.ui.theme import current
from netdesk.ui.time.words import today, totals_words
from netdesk.ui.time.zone import local_zone
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.store.database import Database

WIDTH, NARROW = 248, 190
BAR = 6
TICK_MS = 20_000


class DayBudget(QWidget):
    """Billable and social time of today; one stacked bar shows how the day is divided, as long as nothing is budgeted."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._zone = workspace, local_zone()
        self._totals = Totals()
        self._compact = False
        self.setFixedSize(WIDTH, 36)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self.refresh)
        workspace.changed.connect(self._changed)
        workspace.theme_changed.connect(self.update)
        self.refresh()

    @property
    def totals(self) -> Totals:
        """Give today's totals."""
        return self._totals

    @property
    def words(self) -> str:
        """Give the text as shown."""
        return "".join(words for words, _ in self._pieces())

    def refresh(self) -> None:
        """Read today's totals."""
        now = self._workspace.clock()
        day = today(now, self._zone)

        def work(db: "Database") -> Totals:
            from netdesk.store import time_entries

            return time_entries.totals(db, day, day, now)

        self._workspace.tasks.read(work, self._show, key="day_budget")

    def set_compact(self, compact: bool) -> None:
        """Drop words below 1200 px."""
        self._compact = compact
        self.setFixedWidth(NARROW if compact else WIDTH)
        self.update()

    def _changed(self, tables: frozenset[str]) -> None:
        if "time_entry" in tables:
            self.refresh()

    def _show(self, totals: Totals) -> None:
        self._totals = totals
        self.setAccessibleName(f"Today: {totals_words(totals)}")
        self.setToolTip(f"Today: {totals_words(totals)}")
        self.update()

    def _pieces(self) -> list[tuple[str, bool]]:
        """Give the text in pieces, each with whether it is a figure."""
        billable, social = (duration_text(self._totals.drawn(kind)) for kind in ("billable", "social"))
        first = "" if self._totals.tracked else "today "
        word = "" if self._compact else " billable"
        return [(first, False), (billable, True), (f"{word} · ", False), (social, True), (" social", False)]

    @override
    def sizeHint(self) -> QSize:
        return QSize(NARROW if self._compact else WIDTH, 36)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        x = 0.0
        for words, figure in self._pieces():
            font = fonts.sized(12, 600 if figure else 400)
            width = QFontMetricsF(font).horizontalAdvance(words)
            paint.text(painter, QRectF(x, 4, width + 2, 16), words, font, theme.color("text" if figure else "text2"))
            x += width
        bar = QRectF(0, 24, self.width(), BAR)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(bar, 2, 2)
        painter.setClipPath(shape)
        painter.fillRect(bar, theme.color("line"))
        painter.setPen(Qt.PenStyle.NoPen)
        left, tracked = bar.left(), self._totals.tracked
        for kind in KINDS:
            width = bar.width() * self._totals.drawn(kind) / tracked if tracked else 0
            if width >= 1:
                paint.fill_kind(painter, QRectF(left, bar.top(), width - 1, BAR), kind, theme, 0)
            left += width

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticker.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticker.stop()
