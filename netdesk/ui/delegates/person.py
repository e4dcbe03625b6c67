"""A person: avatar, name, and a second line."""

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from typing_extensions import override

from netdesk.ui import fonts, paint
from netdesk.ui.delegates.cell import CellDelegate
from netdesk.ui.theme import Theme

AVATAR = 26
GAP = 8


class PersonCell(NamedTuple):
    """What the cell shows."""

    name: str
    line: str = ""
    core: bool = False
    initials: str = ""


class PersonDelegate(CellDelegate):
    """Paint a PersonCell; a row lower than 36 px, or one without a second line, shows the name alone."""

    @override
    def paint_content(self, painter: QPainter, rect: QRectF, content: PersonCell, theme: Theme) -> None:
        middle = rect.center().y()
        picture = QRectF(rect.left(), middle - AVATAR / 2, AVATAR, AVATAR)
        paint.avatar(painter, picture, content.initials or paint.initials_of(content.name), theme, core=content.core)
        words = rect.adjusted(AVATAR + GAP, 0, 0, 0)
        ink = theme.color("text")
        if not content.line or rect.height() < 36:
            paint.text(painter, words, content.name, fonts.medium(), ink)
            return
        line = painter.fontMetrics().height()
        height = 17 * fonts.scale()
        upper = QRectF(words.left(), middle - height, words.width(), height)
        lower = QRectF(words.left(), middle, words.width(), max(16, line))
        paint.text(painter, upper, content.name, fonts.medium(), ink)
        paint.text(painter, lower, content.line, fonts.small(), theme.color("text2"))
