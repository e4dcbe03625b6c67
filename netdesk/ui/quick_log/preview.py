"""What a line means, painted below the field: the kind with its level, the day, the note with tags and rating."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from netdesk.domain.participation import KINDS
from netdesk.ui import fonts, meter, paint
from netdesk.ui.contacts.words import network_letter, network_name
from netdesk.ui.quick_log import words
from netdesk.ui.theme import Theme, current

if TYPE_CHECKING:
    from netdesk.store.quick_logs import QuickDraft

ROW = 30
LABEL = 56
SIDE = 12
GAP = 10
DOT = 8
LABELS = ("What", "When", "Note")


class LogPreview(QWidget):
    """Three rows; `setAccessibleName` tells them to screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: QuickDraft | None = None
        self._today = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_draft(self, draft: "QuickDraft | None", today: int) -> None:
        """Show what would be written, or nothing."""
        self._draft, self._today = draft, today
        self.setVisible(draft is not None)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, round(len(LABELS) * ROW * fonts.scale()) + 8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._draft is None:
            return
        painter, theme, height = QPainter(self), current(), ROW * fonts.scale()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        indent = LABEL * fonts.scale()
        for number, (label, draw) in enumerate(zip(LABELS, (self._what, self._when, self._note), strict=True)):
            row = QRectF(SIDE, 4 + number * height, self.width() - 2 * SIDE, height)
            paint.text(
                painter, QRectF(row.left(), row.top(), indent, height), label, fonts.small(), theme.color("text3")
            )
            draw(painter, row.adjusted(indent, 0, 0, 0), self._draft, theme)

    def _what(self, painter: QPainter, row: QRectF, draft: "QuickDraft", theme: Theme) -> None:
        act = draft.act
        level = int(KINDS[act.kind])
        x = row.left() + _text(painter, row, words.kind_words(act), theme, strong=True) + GAP
        meter.paint(painter, x, round(row.center().y() + meter.HEIGHT / 2), level, theme)
        x += meter.WIDTH + 8
        room = QRectF(x, row.top(), row.right() - x, row.height())
        x += _text(painter, room, f"{meter.words(level)}, {level} of 12", theme, tone="text2")
        _chip(painter, row, words.DIRECTIONS[act.direction], theme, tone="outline", right=True)

    def _when(self, painter: QPainter, row: QRectF, draft: "QuickDraft", theme: Theme) -> None:
        act = draft.act
        x = row.left() + _text(painter, row, words.when_words(act.day, self._today), theme) + GAP
        if act.minutes:
            x += _chip(painter, row, words.length_words(act.minutes), theme, at=x) + GAP
        if act.network:
            paint.network_badge(
                painter, QPointF(x, row.center().y() - paint.BADGE / 2), network_letter(act.network), theme
            )
            x += paint.BADGE + 6
            _text(
                painter, QRectF(x, row.top(), row.right() - x, row.height()), network_name(act.network), theme, "text2"
            )

    def _note(self, painter: QPainter, row: QRectF, draft: "QuickDraft", theme: Theme) -> None:
        right = row.right()
        if draft.act.rating:
            right -= 5 * (DOT + 4)
            _dots(painter, QPointF(right + 4, row.center().y()), draft.act.rating, theme)
            right -= GAP
        chips = [f"#{tag}" for tag in draft.tags]
        widths = sum(paint.chip_width(chip) + 4 for chip in chips)
        x = max(row.left() + row.width() * 0.4, right - widths)
        rest = QRectF(row.left(), row.top(), x - row.left() - GAP, row.height())
        for chip in chips:
            if x + 30 > right:
                break
            x += _chip(painter, row, chip, theme, at=x, most=right - x, tone="accent") + 4
        shown = draft.act.text or "no note"
        _text(painter, rest, shown, theme, tone="text" if draft.act.text else "text3")


def _text(
    painter: QPainter, row: QRectF, shown: str, theme: Theme, tone: str = "text", *, strong: bool = False
) -> float:
    font = fonts.strong() if strong else fonts.body()
    paint.text(painter, row, shown, font, theme.color(tone))
    return min(QFontMetricsF(font).horizontalAdvance(shown), row.width())


def _chip(
    painter: QPainter, row: QRectF, shown: str, theme: Theme, *, at: float = 0, tone: str = "neutral", most: float = 200,
    right: bool = False,
) -> float:  # fmt: skip
    x = row.right() - min(most, paint.chip_width(shown)) if right else at
    return paint.chip(painter, QPointF(x, row.center().y() - paint.CHIP_HEIGHT / 2), shown, theme, tone, most)


def _dots(painter: QPainter, left: QPointF, rating: int, theme: Theme) -> None:
    """Draw five dots, as many of them filled as the rating says."""
    for number in range(5):
        on = number < rating
        painter.setPen(QPen(theme.color("accent" if on else "control"), 1.25))
        painter.setBrush(theme.color("accent") if on else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(left + QPointF(number * (DOT + 4) + DOT / 2, 0), DOT / 2 - 0.5, DOT / 2 - 0.5)
