"""The cell of a level, which says when it was set by hand."""

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen
from typing_extensions import override

from netdesk.ui import fonts, meter, paint
from netdesk.ui.delegates.cell import CellDelegate
from netdesk.ui.theme import Theme

RING = 9


class LevelCell(NamedTuple):
    """A level from 1 to 12, and whether the user set it."""

    level: int
    by_hand: bool = False


class LevelDelegate(CellDelegate):
    """Paint a LevelCell: the meter, the name, and the ring that a level set by hand has in the chart, too."""

    row_height = 32

    @override
    def paint_content(self, painter: QPainter, rect: QRectF, content: LevelCell, theme: Theme) -> None:
        middle = rect.center().y()
        meter.paint(painter, rect.left(), round(middle + meter.HEIGHT / 2), content.level, theme)
        beside = rect.adjusted(meter.WIDTH + 8, 0, 0, 0)
        if content.by_hand:
            painter.setPen(QPen(theme.color("text"), 1.5))
            painter.setBrush(theme.color("chart1" if content.level >= 9 else "chartDot"))
            painter.drawEllipse(QRectF(beside.left(), middle - RING / 2, RING, RING))
            beside.adjust(RING + 6, 0, 0, 0)
        if beside.width() > 20:
            paint.text(painter, beside, meter.words(content.level), fonts.small(), theme.color("text2"))
