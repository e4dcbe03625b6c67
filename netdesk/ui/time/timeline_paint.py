"""Painting the timeline: hours, days, blocks in the three looks of time, gaps, the present and the day's sums."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from netdesk.domain.period import duration_text
from netdesk.domain.time_entry import KINDS, Totals
from netdesk.ui import fonts, paint
from netdesk.ui.theme import Theme
from netdesk.ui.time.timeline_layout import COLUMN, HEADER, Block, Gap, Layout
from netdesk.ui.time.words import clock, short_day_name, today

RIGHT = Qt.AlignmentFlag.AlignRight
CENTER = Qt.AlignmentFlag.AlignHCenter
LABEL_LEAST = 40
HEADINGS = (("billable", "billableText"), ("unbill.", "text2"), ("social", "socialText"))


def paint_grid(painter: QPainter, layout: Layout, days: dict[int, Totals], theme: Theme) -> None:
    """Paint rows, hours and the sums at the right."""
    here = today(layout.now, layout.zone)
    if layout.span.first <= here < layout.span.after:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accentSoft"))
        painter.drawRoundedRect(QRectF(0, layout.top(here) + 1, layout.width, layout.row - 1), 4, 4)
    first, last = layout.hours
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(theme.color("chartGrid"), 1))
    for hour in range(first, last + 1):
        line = round(layout.x_of_hour(hour))
        painter.drawLine(QLineF(line, HEADER, line, layout.height))
    painter.setPen(QPen(theme.color("line"), 1))
    for day in layout.span.days():
        y = round(layout.top(day))
        painter.drawLine(QLineF(0, y, layout.width, y))
    for day in layout.span.days():
        _paint_day(painter, layout, day, days.get(day), theme, here)


def paint_header(painter: QPainter, layout: Layout, theme: Theme, top: float) -> None:
    """Paint the hours and the headings of the sums; `top` is where the visible part begins, so that they stay in view."""
    first, last = layout.hours
    each = 1 if (layout.right - layout.left) / (last - first) >= 34 else 2
    if top > 0:
        painter.fillRect(QRectF(0, top, layout.width, HEADER), theme.color("surface"))
        painter.fillRect(QRectF(0, top + HEADER - 1, layout.width, 1), theme.color("line"))
    badge = _now_x(layout)
    for hour in range(first, last, each):
        x = layout.x_of_hour(hour)
        if badge is None or abs(badge - x) > 38:
            room = QRectF(x - 24, top, 48, HEADER - 3)
            paint.text(painter, room, f"{hour % 24}:00", fonts.sized(11), theme.color("text3"), CENTER)
    for number, (words, ink) in enumerate(HEADINGS):
        paint.text(painter, _column(layout, number, top, HEADER - 3), words, fonts.sized(11), theme.color(ink), RIGHT)
    _paint_now_badge(painter, layout, theme, top)


def paint_block(painter: QPainter, block: Block, theme: Theme, *, selected: bool, ring: bool) -> None:
    """Paint an entry; the label elides and drops out where it would be a stump, and never stands on the hatch."""
    rect = block.rect
    kind = block.entry.kind
    paint.fill_kind(painter, rect, kind, theme, 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if block.entry.running and block.last:
        painter.fillRect(QRectF(rect.right() - 4, rect.top(), 4, rect.height()), theme.color("accent"))
    if kind != "social" and rect.width() >= LABEL_LEAST and rect.height() >= 16:
        entry = block.entry
        subject = entry.what.partition(",")[0]
        words = " · ".join(dict.fromkeys(part for part in (subject, entry.client) if part))
        if QFontMetricsF(fonts.caption()).horizontalAdvance(words) > rect.width() - 14:
            words = subject
        ink = theme.color("onBillable" if kind == "billable" else "capText")
        paint.text(painter, rect.adjusted(7, 0, -7, 0), words, fonts.caption(), ink)
    if block.clash:
        _outline(painter, rect, theme.color("danger"), 1.5)
    if selected:
        _outline(painter, rect.adjusted(-1.5, -1.5, 1.5, 1.5), theme.color("focus" if ring else "accent"), 2)


def paint_gap(painter: QPainter, gap: Gap, theme: Theme, *, hovered: bool) -> None:
    """Paint open time as a question."""
    if gap.rect.width() < 12:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color("accent" if hovered else "control"), 1)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(gap.rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    minutes = (gap.end - gap.start) // 60
    words = f"{minutes} m?" if minutes < 60 else f"{duration_text(gap.end - gap.start)}?"
    font = fonts.sized(10)
    if QFontMetricsF(font).horizontalAdvance(words) <= gap.rect.width() - 4:
        paint.text(painter, gap.rect, words, font, theme.color("accentText" if hovered else "text3"), CENTER)


def paint_now(painter: QPainter, layout: Layout, theme: Theme) -> None:
    """Paint the present: a line down to today."""
    x = _now_x(layout)
    if x is None:
        return
    here = today(layout.now, layout.zone)
    pen = QPen(theme.color("accent"), 1)
    pen.setDashPattern([2, 3])
    painter.setPen(pen)
    painter.drawLine(QPointF(round(x) + 0.5, HEADER - 2), QPointF(round(x) + 0.5, layout.top(here) + layout.row))


def paint_empty(painter: QPainter, layout: Layout, words: str, theme: Theme) -> None:
    """Say how to add time, in a row that is not today's."""
    here = today(layout.now, layout.zone)
    day = layout.span.first + (layout.span.after - layout.span.first) // 2
    day = max(layout.span.first, day - 1) if day == here else day
    width = QFontMetricsF(fonts.body()).horizontalAdvance(words) + 24
    room = QRectF((layout.left + layout.right - width) / 2, layout.top(day) + 2, width, layout.row - 3)
    painter.fillRect(room, theme.color("accentSoft" if day == here else "surface"))
    paint.text(painter, room, words, fonts.body(), theme.color("text3"), CENTER)


def paint_draft(painter: QPainter, layout: Layout, day: int, start: int, end: int, theme: Theme) -> None:
    """Paint the span that is being dragged open."""
    left, right = sorted((layout.x(start, day), layout.x(end, day)))
    rect = QRectF(left, layout.top(day) + 4, max(2.0, right - left), layout.row - 8)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent"), 1.5))
    painter.setBrush(theme.color("selected"))
    painter.drawRoundedRect(rect, 3, 3)
    words = duration_text(abs(end - start))
    if QFontMetricsF(fonts.caption()).horizontalAdvance(words) < rect.width() - 4:
        paint.text(painter, rect, words, fonts.caption(), theme.color("accentText"), CENTER)


def _paint_now_badge(painter: QPainter, layout: Layout, theme: Theme, top: float) -> None:
    x = _now_x(layout)
    if x is None:
        return
    words = clock(layout.now, layout.zone)
    width = QFontMetricsF(fonts.sized(11, 600)).horizontalAdvance(words) + 10
    badge = QRectF(x - width / 2, top + 3, width, 17)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawRoundedRect(badge, 4, 4)
    paint.text(painter, badge, words, fonts.sized(11, 600), theme.color("onAccent"), CENTER)


def _paint_day(painter: QPainter, layout: Layout, day: int, totals: Totals | None, theme: Theme, here: int) -> None:
    room = QRectF(8, layout.top(day), layout.left - 10, layout.row)
    size = 12 if layout.row >= 26 else 11
    font = fonts.sized(size, 600 if day == here else 400)
    paint.text(painter, room, short_day_name(day), font, theme.color("accentText" if day == here else "text2"))
    if totals is None:
        return
    for number, kind in enumerate(KINDS):
        seconds = totals.drawn(kind)
        place = _column(layout, number, layout.top(day), layout.row)
        font = fonts.sized(size, 600 if number == 0 else 400)
        ink = theme.color("text" if number == 0 else "text2")
        paint.text(painter, place, duration_text(seconds) if seconds else "–", font, ink, RIGHT)


def _column(layout: Layout, number: int, top: float, height: float) -> QRectF:
    right = layout.width - 8 - (2 - number) * COLUMN
    return QRectF(right - COLUMN + 2, top, COLUMN - 2, height)


def _now_x(layout: Layout) -> float | None:
    here = today(layout.now, layout.zone)
    if not layout.span.first <= here < layout.span.after:
        return None
    x = layout.x(layout.now, here)
    return x if layout.left <= x <= layout.right else None


def _outline(painter: QPainter, rect: QRectF, color: QColor, width: float) -> None:
    painter.setPen(QPen(color, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), 3, 3)
