"""A participation level: the meter with the level's name under or beside it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from netdesk.ui import fonts, meter, paint
from netdesk.ui.delegates.cell import CellDelegate
from netdesk.ui.theme import Theme


class MeterDelegate(CellDelegate):
    """Paint a level 1 to 12 (0: unknown); in rows lower than 36 px, or with `beside`, the name stands at the right."""

    def __init__(self, parent: QWidget | None = None, *, beside: bool = False) -> None:
        super().__init__(parent)
        self._beside = beside

    @override
    def paint_content(self, painter: QPainter, rect: QRectF, content: int, theme: Theme) -> None:
        middle, ink = rect.center().y(), theme.color("text2")
        if self._beside or rect.height() < 36:
            meter.paint(painter, rect.left(), round(middle + meter.HEIGHT / 2), content, theme)
            beside = rect.adjusted(meter.WIDTH + 8, 0, 0, 0)
            if beside.width() > 20:
                paint.text(painter, beside, meter.words(content), fonts.small(), ink)
            return
        meter.paint(painter, rect.left(), round(middle), content, theme)
        under = QRectF(rect.left(), middle + 1, rect.width(), 15 * fonts.scale())
        paint.text(painter, under, meter.words(content), fonts.sized(11), ink)
