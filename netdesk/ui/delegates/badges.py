"""Letters of networks, and chips of tags or roles."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from typing_extensions import override

from netdesk.ui import fonts, paint
from netdesk.ui.delegates.cell import CellDelegate
from netdesk.ui.theme import Theme

GAP = 5
MORE_WIDTH = 26


class BadgesDelegate(CellDelegate):
    """Paint a sequence of letters, as many as fit; the rest is counted."""

    @override
    def paint_content(self, painter: QPainter, rect: QRectF, content: Sequence[str], theme: Theme) -> None:
        x = rect.left()
        for shown, letter in enumerate(content):
            left = len(content) - shown
            if x + paint.BADGE + (MORE_WIDTH if left > 1 else 0) > rect.right() + 1 and shown:
                paint_more(painter, x, rect, left, theme)
                return
            paint.network_badge(painter, QPointF(x, rect.center().y() - paint.BADGE / 2), letter, theme)
            x += paint.BADGE + GAP


class ChipsDelegate(CellDelegate):
    """Paint a sequence of words as chips, as many as fit; the rest is counted."""

    tone = "neutral"

    @override
    def paint_content(self, painter: QPainter, rect: QRectF, content: Sequence[str], theme: Theme) -> None:
        x = rect.left()
        for shown, words in enumerate(content):
            left = len(content) - shown
            room = rect.right() - x - (MORE_WIDTH if left > 1 else 0)
            if shown and paint.chip_width(words) > room:
                paint_more(painter, x, rect, left, theme)
                return
            corner = QPointF(x, rect.center().y() - paint.CHIP_HEIGHT / 2)
            x += paint.chip(painter, corner, words, theme, self.tone, most=room) + GAP


def paint_more(painter: QPainter, x: float, rect: QRectF, count: int, theme: Theme) -> None:
    """Say how many did not fit."""
    room = QRectF(x, rect.top(), MORE_WIDTH, rect.height())
    paint.text(painter, room, f"+{count}", fonts.caption(), theme.color("text3"))
