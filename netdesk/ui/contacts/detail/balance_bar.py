"""Gave to the left, got to the right of one axis, on one scale."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from netdesk.ui import fonts, paint
from netdesk.ui.theme import current

THICK, LABELS, LEAST = 14, 18, 2
LABEL_WIDTH = 34


class BalanceBar(QWidget):
    """The bar and the two words under its axis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._got = self._gave = 0.0

    def show_sides(self, got: float, gave: float, says: str) -> None:
        """Show other sums; `says` is for screen readers."""
        self._got, self._gave = got, gave
        self.setAccessibleName(says)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, round(THICK + LABELS * fonts.scale()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current()
        total = self._got + self._gave
        wide = float(self.width() - 2)
        axis = wide / 2 if not total else wide * self._gave / total
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if not total:
            painter.setBrush(theme.color("line"))
            painter.drawRoundedRect(QRectF(0, 0, self.width(), THICK), 3, 3)
        if self._gave:
            painter.setBrush(theme.color("chart3"))
            painter.drawRoundedRect(QRectF(0, 0, max(LEAST, axis - 1), THICK), 3, 3)
        if self._got:
            painter.setBrush(theme.color("billable"))
            painter.drawRoundedRect(QRectF(axis + 2, 0, max(LEAST, wide - axis), THICK), 3, 3)
        painter.fillRect(QRectF(axis, -2, 1, THICK + 4), theme.color("control"))
        font, ink = fonts.caption(), theme.color("text2")
        room = LABEL_WIDTH * fonts.scale()
        middle = min(max(axis, room), self.width() - room)
        top, high = THICK + 2, LABELS * fonts.scale() - 2
        left = QRectF(middle - room, top, room - 4, high)
        paint.text(painter, left, "gave", font, ink, Qt.AlignmentFlag.AlignRight)
        paint.text(painter, QRectF(middle + 4, top, room, high), "got", font, ink)
