"""Round corners over square content: a table inside a card would cover the card's own."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from netdesk.ui.theme import current

RADIUS = 10


class Corner(QWidget):
    """One corner piece in the colour of the page, with the card's line; small, so that scrolling stays quick."""

    def __init__(self, right: bool, bottom: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(RADIUS, RADIUS)
        self._right, self._bottom = right, bottom

    def settle(self, outer: QWidget) -> None:
        """Move to the card's corner, above its content."""
        self.move(outer.width() - RADIUS if self._right else 0, outer.height() - RADIUS if self._bottom else 0)
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = 2.0 * RADIUS
        card = QRectF(-RADIUS if self._right else 0, -RADIUS if self._bottom else 0, side, side)
        inside, outside = QPainterPath(), QPainterPath()
        inside.addRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        outside.addRect(QRectF(self.rect()))
        painter.fillPath(outside.subtracted(inside), theme.color("canvas"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawPath(inside)
