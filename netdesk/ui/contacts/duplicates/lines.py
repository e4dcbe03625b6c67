"""Several values below each other, each on a line of its own that ends in dots where it does not fit."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from netdesk.ui import fonts
from netdesk.ui.widgets.labels import Label, Tone


class Lines(Label):
    """A label of many lines; the whole text is its tooltip where a line is cut."""

    def __init__(self, text: str = "", font: QFont | None = None, tone: Tone = "text") -> None:
        super().__init__(text, font, tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        margins, lines = self.contentsMargins(), self.text().count("\n") + 1
        return QSize(48, lines * fonts.line_height(self.font()) + margins.top() + margins.bottom())

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, metrics, room = QPainter(self), QFontMetrics(self.font()), self.contentsRect()
        painter.setPen(self.palette().color(self.foregroundRole()))
        height, cut = fonts.line_height(self.font()), False
        for number, line in enumerate(self.text().split("\n")):
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            cut = cut or shown != line
            place = QRect(room.left(), room.top() + number * height, room.width(), height)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
        self.setToolTip(self.text() if cut else "")

    def _fit(self) -> None:
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
