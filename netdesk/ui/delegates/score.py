"""A score: its number and a bar of a hundred."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from netdesk.ui import fonts, paint
from netdesk.ui.delegates.cell import CellDelegate
from netdesk.ui.theme import Theme

NUMBER, GAP, BAR, THICK = 22, 8, 56, 6


class ScoreCell(NamedTuple):
    """The number in words and its worth, 0 to 100; None is unknown."""

    words: str
    score: float | None = None


class ScoreDelegate(CellDelegate):
    """Paint a ScoreCell; an unknown one has an empty bar, and a narrow column the number alone."""

    @override
    def paint_content(self, painter: QPainter, rect: QRectF, content: ScoreCell, theme: Theme) -> None:
        number = QRectF(rect.left(), rect.top(), min(rect.width(), NUMBER * fonts.scale()), rect.height())
        known = content.score is not None
        font = fonts.strong() if known else fonts.body()
        ink = theme.color("text" if known else "text3")
        paint.text(painter, number, content.words, font, ink, Qt.AlignmentFlag.AlignRight)
        left, middle = number.right() + GAP, rect.center().y()
        if rect.right() - left < 16:
            return
        bar = QRectF(left, middle - THICK / 2, min(BAR, rect.right() - left), THICK)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(bar, 2, 2)
        if content.score:
            bar.setWidth(bar.width() * min(100.0, content.score) / 100)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(bar, 2, 2)
