"""Painted pieces of the detail's header: the large avatar, and badges and chips that wrap."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from netdesk.ui import paint
from netdesk.ui.theme import current

AVATAR = 44
GAP, LINE = 6, 26
BADGE_GAP = 4


class Avatar(QWidget):
    """A round picture with initials."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(AVATAR, AVATAR)
        self._initials, self._core = "", False

    def show_person(self, name: str, *, core: bool) -> None:
        """Show another person."""
        self._initials, self._core = paint.initials_of(name), core
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint.avatar(QPainter(self), QRectF(self.rect()), self._initials, current(), core=self._core)


class Marks(QWidget):
    """Letters of networks, then words as chips, on as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._letters: tuple[str, ...] = ()
        self._words: tuple[str, ...] = ()

    def show_marks(self, letters: Sequence[str], words: Sequence[str], says: str) -> None:
        """Show others; `says` is for screen readers."""
        self._letters, self._words = tuple(letters), tuple(words)
        self.setAccessibleName(says)
        self.setVisible(bool(letters or words))
        self.updateGeometry()
        self.update()

    def _places(self, width: float) -> Iterator[tuple[QPointF, str, bool, float]]:
        """Go through the marks: corner, text, whether it is a letter, and its width."""
        x = y = 0.0
        marks = [(letter, True) for letter in self._letters] + [(word, False) for word in self._words]
        for text, is_letter in marks:
            wide = paint.BADGE if is_letter else min(paint.chip_width(text), width)
            if x and x + wide > width:
                x, y = 0.0, y + LINE
            yield QPointF(x, y), text, is_letter, wide
            x += wide + (BADGE_GAP if is_letter else GAP)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        lowest = max((corner.y() for corner, *_ in self._places(width)), default=0.0)
        return round(lowest) + paint.CHIP_HEIGHT

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(60, self.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, paint.CHIP_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current()
        for corner, text, is_letter, wide in self._places(self.width()):
            if is_letter:
                paint.network_badge(painter, corner + QPointF(0, (paint.CHIP_HEIGHT - paint.BADGE) / 2), text, theme)
            else:
                paint.chip(painter, corner, text, theme, most=wide)
