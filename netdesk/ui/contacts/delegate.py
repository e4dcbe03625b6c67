"""How the contacts table paints its cells, where that differs from other tables."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from typing_extensions import override

from netdesk.ui.delegates.person import PersonCell, PersonDelegate
from netdesk.ui.theme import Theme

INSET = 8
"""The first column stands in from the edge by as much again, in line with the tabs above it."""


class FirstPersonDelegate(PersonDelegate):
    """A person in the column at the table's left edge."""

    @override
    def paint_content(self, painter: QPainter, rect: QRectF, content: PersonCell, theme: Theme) -> None:
        super().paint_content(painter, rect.adjusted(INSET, 0, 0, 0), content, theme)
