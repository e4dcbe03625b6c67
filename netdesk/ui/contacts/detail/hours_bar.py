"""Hours of one period as a bar in the three looks of time: solid, tint, hatch."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from netdesk.domain.period import duration_text
from netdesk.domain.time_entry import Totals
from netdesk.ui import fonts, paint
from netdesk.ui.contacts.detail import time_words
from netdesk.ui.theme import current

THICK, ROW = 10, 24
NAME, NUMBER = 44, 52


class HoursBar(QWidget):
    """A period's name, its bar as long as its share of `most`, and its hours."""

    def __init__(self, name: str, totals: Totals, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name, self._totals, self._most = name, totals, max(1, most)
        self.setAccessibleName(time_words.spoken(name, totals))
        self.setToolTip(self.accessibleName())

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, round(ROW * fonts.scale()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, scale = QPainter(self), current(), fonts.scale()
        name, number = NAME * scale, NUMBER * scale
        high = float(self.height())
        paint.text(painter, QRectF(0, 0, name, high), self._name, fonts.small(), theme.color("text2"))
        room = QRectF(name, (high - THICK) / 2, self.width() - name - number, THICK)
        x = room.left()
        for kind, seconds in time_words.by_kind(self._totals):
            wide = max(2.0, room.width() * seconds / self._most)
            paint.fill_kind(painter, QRectF(x, room.top(), wide - 1, THICK), kind, theme)
            x += wide
        right = QRectF(self.width() - number, 0, number, high)
        hours = duration_text(self._totals.tracked)
        paint.text(painter, right, hours, fonts.medium(), theme.color("text"), Qt.AlignmentFlag.AlignRight)


class KindWord(QWidget):
    """A sample of a kind of time with its word and hours."""

    def __init__(self, kind: paint.Kind, seconds: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: paint.Kind = kind
        self._words = f"{duration_text(seconds)} {kind}"
        self.setAccessibleName(self._words)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(QFontMetricsF(fonts.small()).horizontalAdvance(self._words)) + 24, round(20 * fonts.scale()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current()
        paint.swatch(painter, 0, self.height() / 2, self._kind, theme)
        room = QRectF(20, 0, self.width() - 20, self.height())
        paint.text(painter, room, self._words, fonts.small(), theme.color("text2"))
