"""The timeline: shows the days of a span, and lets entries be added, resized and picked with the pointer or by keys."""

from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from netdesk.domain.period import Span, duration_text
from netdesk.domain.time_entry import TimeEntry, Totals
from netdesk.ui.theme import current
from netdesk.ui.time import timeline_paint as painting
from netdesk.ui.time.timeline_layout import Gap, Layout, Part
from netdesk.ui.time.words import clock_range, short_day_name, totals_words

SNAP, FINE_SNAP = 300, 60
EMPTY = "Drag to add, or type 9-10 client: note"
DRAG_LEAST = 4


@dataclass(slots=True)
class _Drag:
    """What the pointer is doing: opening a new span (no entry), or moving an entry's edge."""

    day: int
    from_x: float
    start: int
    end: int
    entry: TimeEntry | None = None
    part: Part = "middle"
    moved: bool = False


class Timeline(QWidget):
    """Days as rows, hours across; it knows nothing of the store and tells what the user wants."""

    picked = Signal(int)
    """An entry's id."""
    edit_wanted = Signal(int)
    menu_wanted = Signal(int, object)  # an entry's id, and where on the screen
    span_wanted = Signal(int, int)  # start and end (seconds, UTC) of time to add
    resized = Signal(int, int, int)  # an entry's id, its new start and its new end; an end of -1 stays open

    def __init__(self, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._span, self._now = Span(0, 7), 0
        self._entries: tuple[TimeEntry, ...] = ()
        self._days: dict[int, Totals] = {}
        self._compact = False
        self._picked: int | None = None
        self._drag: _Drag | None = None
        self._gap: Gap | None = None
        self._lay_out()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownRing", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Timeline")

    @property
    def layout_now(self) -> Layout:
        """Give the places of everything shown."""
        return self._layout

    def show_days(self, span: Span, entries: tuple[TimeEntry, ...], days: dict[int, Totals], now: int) -> None:
        """Show a span of days."""
        self._span, self._entries, self._days, self._now = span, entries, days, now
        self._drag = self._gap = None
        self._lay_out()
        self._describe()
        self.updateGeometry()
        self.update()

    def set_now(self, now: int) -> None:
        """Move the present; the running block grows."""
        self._now = now
        self._lay_out()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Use lower rows."""
        self._compact = compact
        self._lay_out()
        self.updateGeometry()
        self.update()

    def pick(self, entry: int | None) -> None:
        """Mark an entry."""
        if entry != self._picked:
            self._picked = entry
            self.update()

    def _lay_out(self) -> None:
        self._layout = Layout(self._span, self._entries, self._now, self._zone, self.width(), self._compact)

    def _describe(self) -> None:
        days = [f"{short_day_name(day)}: {totals_words(totals)}" for day, totals in sorted(self._days.items())]
        self.setAccessibleDescription(". ".join(days) or "No time in these days.")

    # --- Qt --------------------------------------------------------------------------------------------------------

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, self._layout.height + 1)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, self._layout.height + 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, layout = current(), QPainter(self), self._layout
        painting.paint_grid(painter, layout, self._days, theme)
        for gap in layout.gaps:
            painting.paint_gap(painter, gap, theme, hovered=gap is self._gap)
        ring = self.hasFocus()
        for block in layout.blocks:
            if block.entry.id != self._picked:
                painting.paint_block(painter, block, theme, selected=False, ring=ring)
        painting.paint_now(painter, layout, theme)
        for block in layout.blocks:
            if block.entry.id == self._picked:
                painting.paint_block(painter, block, theme, selected=True, ring=ring)
        painting.paint_header(painter, layout, theme, self.visibleRegion().boundingRect().top())
        if not layout.blocks and self._drag is None:
            painting.paint_empty(painter, layout, EMPTY, theme)
        if self._drag is not None and self._drag.moved:
            painting.paint_draft(painter, layout, self._drag.day, self._drag.start, self._drag.end, theme)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        point, day = event.position(), self._layout.day_at(event.position().y())
        if event.button() != Qt.MouseButton.LeftButton or day is None:
            return
        found = self._layout.block_at(point)
        if found is not None:
            block, part = found
            self.picked.emit(block.entry.id)
            if part != "middle":
                end = block.entry.end(self._now)
                self._drag = _Drag(day, point.x(), block.entry.started_at, end, block.entry, part)
        elif self._layout.left <= point.x() <= self._layout.right:
            at = self._layout.instant_at(point.x(), day, self._snap(event))
            self._drag = _Drag(day, point.x(), at, at)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            self._hover(event.position())
            return
        drag, point = self._drag, event.position()
        if not drag.moved and abs(point.x() - drag.from_x) < DRAG_LEAST:
            return
        drag.moved = True
        at = self._layout.instant_at(point.x(), drag.day, self._snap(event))
        if drag.part == "start":
            drag.start = min(at, drag.end - FINE_SNAP)
        else:
            drag.end = max(at, drag.start + FINE_SNAP) if drag.part == "end" else at
        start, end = sorted((drag.start, drag.end))
        words = f"{clock_range(start, end, self._zone)}, {duration_text(end - start)}"
        QToolTip.showText(event.globalPosition().toPoint(), words, self)
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is None:
            return
        self.update()
        start, end = sorted((drag.start, drag.end))
        if not drag.moved:
            gap = self._layout.gap_at(event.position())
            if drag.entry is None and gap is not None:
                self.span_wanted.emit(gap.start, gap.end)
        elif drag.entry is not None:
            self.resized.emit(drag.entry.id, start, -1 if drag.entry.running else end)
        elif end > start:
            self.span_wanted.emit(start, end)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        found = self._layout.block_at(event.position())
        if found is not None:
            self.edit_wanted.emit(found[0].entry.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._layout.blocks:
            numbers = list(dict.fromkeys(block.entry.id for block in self._layout.blocks))
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            at = numbers.index(self._picked) + step if self._picked in numbers else 0 if step > 0 else -1
            self.picked.emit(numbers[max(-1, min(at, len(numbers) - 1))])
        elif event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._drag = None
            self.update()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ContextMenu:
            point = QPointF(event.pos()) if hasattr(event, "pos") else QPointF()
            found = self._layout.block_at(point)
            if found is not None:
                self.picked.emit(found[0].entry.id)
                self.menu_wanted.emit(found[0].entry.id, event.globalPos() if hasattr(event, "globalPos") else None)
                return True
        return super().event(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._gap = None
        self.update()

    def _hover(self, point: QPointF) -> None:
        gap, found = self._layout.gap_at(point), self._layout.block_at(point)
        if gap is not self._gap:
            self._gap = gap
            self.update()
        edge = found is not None and found[1] != "middle"
        self.setCursor(Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.ArrowCursor)
        self.setToolTip(self._tip(found[0].entry) if found else "Add what you did here" if gap else "")

    def _tip(self, entry: TimeEntry) -> str:
        end = entry.end(self._now)
        about = " · ".join(part for part in (entry.client, entry.network, ", ".join(entry.contacts)) if part)
        times = f"{clock_range(entry.started_at, end, self._zone)} · {duration_text(entry.length(self._now))}"
        return "\n".join(part for part in (entry.what, about, f"{times} · {entry.kind}") if part)

    def _snap(self, event: QMouseEvent) -> int:
        return FINE_SNAP if event.modifiers() & Qt.KeyboardModifier.AltModifier else SNAP
