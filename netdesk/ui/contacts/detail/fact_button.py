"""A fact's text as a button: it looks like text until the mouse or the focus is on it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from netdesk.ui import fonts, paint
from netdesk.ui.contacts.detail.edits import Fact
from netdesk.ui.theme import current

ROW, NAME_WIDTH = 26, 92
LONGEST = 1000
"""Nobody sees more of a line; measuring a word of megabytes would take its time."""


class FactButton(QPushButton):
    """A fact's text on one line; it looks like text until the mouse or the focus is on it.

    `named` ones paint their heading, too: a label for each would make a contact twice as slow to show.
    """

    def __init__(self, fact: Fact, tone: str = "text", *, named: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact, self._tone = fact, tone
        self._heading = round(NAME_WIDTH * fonts.scale()) if named else 0
        self.setProperty("kind", "fact")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{fact.name}: {fact.text}" if fact.name else fact.text)
        self.setAccessibleDescription("Enter changes it" if fact.edit else "")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setEnabled(fact.edit is not None or bool(fact.does))

    @override
    def sizeHint(self) -> QSize:
        return QSize(60, round(ROW * fonts.scale()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, round(ROW * fonts.scale()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current()
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(self.rect().adjusted(self._heading, 0, 0, 0), 4, 4)
        if self._heading:
            heading = self.rect().adjusted(0, 0, self._heading - self.width() - 4, 0)
            paint.text(painter, QRectF(heading), self.fact.name[:LONGEST], fonts.body(), theme.color("text3"))
        room = self.rect().adjusted(self._heading + 4, 0, -4, 0)
        if self.fact.note:
            font = fonts.caption()
            wide = min(QFontMetrics(font).horizontalAdvance(self.fact.note) + 4, room.width() * 3 // 5)
            note = room.adjusted(room.width() - wide, 0, 0, 0)
            painter.setFont(font)
            painter.setPen(theme.color("text3"))
            painter.drawText(
                note, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, _elided(font, self.fact.note, wide)
            )
            room.setRight(note.left() - 6)
        shown = _elided(fonts.body(), self.fact.text, room.width())
        self.setToolTip(self.fact.text[:2000] if shown != self.fact.text else "")
        painter.setFont(fonts.body())
        painter.setPen(theme.color("accentText" if self.fact.person is not None else self._tone))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def _elided(font: QFont, text: str, width: int) -> str:
    return QFontMetrics(font).elidedText(text[:LONGEST].replace("\n", " "), Qt.TextElideMode.ElideRight, width)
