"""The field of the quick log."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from netdesk.ui import fonts, icons, paint
from netdesk.ui.quick_log import words
from netdesk.ui.theme import current

LONGEST = 2_000


class LogField(QLineEdit):
    """A tall field with a note in front and the key's name behind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tall", True)
        self.setMaxLength(LONGEST)
        self.setPlaceholderText(words.EXAMPLE)
        self.setAccessibleName("What happened, and with whom")
        self.setTextMargins(24, 0, round(46 * fonts.scale()), 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme, painter = current(), QPainter(self)
        middle = self.height() / 2
        icons.paint(painter, QRectF(11, middle - 8, 16, 16), "note", theme.color("text3"))
        paint.key_cap(painter, self.width() - 10, middle, "Enter", theme)
