"""Cells that only the list of entries has: when, and the section rows of days."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from typing_extensions import override

from netdesk.ui import fonts, paint
from netdesk.ui.delegates.cell import CELL_ROLE, CellDelegate
from netdesk.ui.delegates.number import NumberDelegate
from netdesk.ui.theme import Theme, current
from netdesk.ui.time.model import SectionCell, WhenCell

EDGE_PADDING = 8
"""More room at the card's edge than between columns."""


class WhenDelegate(CellDelegate):
    """Paint when an entry was, or the whole section row, which spans all columns."""

    row_height = 32

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        content = index.data(CELL_ROLE)
        if isinstance(content, SectionCell):
            painter.save()
            _paint_section(painter, QRectF(option.rect), content, current())
            painter.restore()
        else:
            super().paint(painter, option, index)

    @override
    def paint_content(self, painter: QPainter, rect: QRectF, content: Any, theme: Theme) -> None:
        if not isinstance(content, WhenCell):
            return
        rect = rect.adjusted(EDGE_PADDING, 0, 0, 0)
        words = content.words.removesuffix("now") if content.running else content.words
        paint.text(painter, rect, words, fonts.body(), theme.color("text2"))
        if content.running:
            start = QFontMetricsF(fonts.body()).horizontalAdvance(words)
            paint.text(painter, rect.adjusted(start, 0, 0, 0), "now", fonts.strong(), theme.color("billableText"))


class EdgeNumberDelegate(NumberDelegate):
    """Paint a number with more room at the card's right edge."""

    @override
    def paint_content(self, painter: QPainter, rect: QRectF, content: str, theme: Theme) -> None:
        super().paint_content(painter, rect.adjusted(0, 0, -EDGE_PADDING, 0), content, theme)


def _paint_section(painter: QPainter, rect: QRectF, content: SectionCell, theme: Theme) -> None:
    painter.fillRect(rect, theme.color("sunken"))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("line"))
    room = rect.adjusted(16, 0, -16, -1)
    width = QFontMetricsF(fonts.small()).horizontalAdvance(content.sums)
    paint.text(painter, room, content.sums, fonts.small(), theme.color("text2"), Qt.AlignmentFlag.AlignRight)
    paint.text(painter, room.adjusted(0, 0, -width - 12, 0), content.day, fonts.sized(12, 600), theme.color("text"))
