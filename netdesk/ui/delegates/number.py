"""Numbers and short texts: numbers stand right and never elide into a wrong one."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from netdesk.ui import fonts, paint
from netdesk.ui.delegates.cell import CellDelegate
from netdesk.ui.theme import Theme

MINUS = "−"
UNKNOWN = "–"
DUE_MARK = 11
"""Room for the mark before a due day."""


class NumberDelegate(CellDelegate):
    """Paint a ready formatted number, right-aligned; one that does not fit becomes dots, never other digits."""

    def __init__(self, parent: QWidget | None = None, *, strong: bool = False, tone: str = "text") -> None:
        super().__init__(parent)
        self._strong = strong
        self._tone = tone

    @override
    def paint_content(self, painter: QPainter, rect: QRectF, content: str, theme: Theme) -> None:
        font = fonts.strong() if self._strong else fonts.body()
        shown = content if QFontMetricsF(font).horizontalAdvance(content) <= rect.width() + 1 else "…"
        tone = self._tone if content != UNKNOWN else "text3"
        paint.text(painter, rect, shown, font, theme.color(tone), Qt.AlignmentFlag.AlignRight)


class TextDelegate(CellDelegate):
    """Paint one line of plain text, elided."""

    def __init__(self, parent: QWidget | None = None, *, tone: str = "text", medium: bool = False) -> None:
        super().__init__(parent)
        self._tone = tone
        self._medium = medium

    @override
    def paint_content(self, painter: QPainter, rect: QRectF, content: str, theme: Theme) -> None:
        paint.text(painter, rect, content, fonts.medium() if self._medium else fonts.body(), theme.color(self._tone))


class DueCell(NamedTuple):
    """When the next touch is due: a word for it, and which mark stands before it ("", "today" or "over")."""

    words: str
    mark: str = ""


class DueDelegate(CellDelegate):
    """Paint a DueCell: plain date, filled dot for today, ring when past the ideal date. Accent, never red."""

    @override
    def paint_content(self, painter: QPainter, rect: QRectF, content: DueCell, theme: Theme) -> None:
        font, ink = fonts.body(), theme.color("accentText" if content.mark else "text2")
        room = rect.adjusted(DUE_MARK if content.mark else 0, 0, 0, 0)
        paint.text(painter, room, content.words, font, ink, Qt.AlignmentFlag.AlignRight)
        if not content.mark:
            return
        width = min(QFontMetricsF(font).horizontalAdvance(content.words), room.width())
        dot = QRectF(max(rect.left(), rect.right() - width - 14), rect.center().y() - 3.5, 7, 7)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(theme.color("accent"))
        pen.setWidthF(2)
        painter.setPen(pen)
        painter.setBrush(theme.color("accent") if content.mark == "today" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot.adjusted(1, 1, -1, -1))


class KindDelegate(CellDelegate):
    """Paint a kind of time: its sample and its word."""

    @override
    def paint_content(self, painter: QPainter, rect: QRectF, content: paint.Kind, theme: Theme) -> None:
        paint.swatch(painter, rect.left(), rect.center().y(), content, theme)
        paint.text(painter, rect.adjusted(20, 0, 0, 0), content, fonts.small(), theme.color("text2"))
