"""Pieces of the detail's header: the large avatar, its lines, and badges and chips that wrap."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from netdesk.ui import fonts, icons, paint
from netdesk.ui.theme import current
from netdesk.ui.widgets.labels import ElidedLabel

AVATAR = 44
GAP, LINE = 6, 26
BADGE_GAP = 4


class Avatar(QWidget):
    """A round picture: a photo where there is one, else initials."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(AVATAR, AVATAR)
        self._initials, self._core = "", False
        self._photo: QImage | None = None

    def show_person(self, name: str, photo: QImage | None, *, core: bool) -> None:
        """Show another person."""
        self._initials, self._core, self._photo = paint.initials_of(name), core, photo
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect = QPainter(self), QRectF(self.rect())
        if self._photo is None:
            paint.avatar(painter, rect, self._initials, current(), core=self._core)
            return
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        round_one = QPainterPath()
        round_one.addEllipse(rect)
        painter.setClipPath(round_one)
        painter.drawImage(rect, self._photo)


class HeadLabel(ElidedLabel):
    """A line of the header; a click edits it."""

    clicked = Signal()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class Marks(QWidget):
    """Letters of networks, then words as chips, on as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._letters: tuple[str, ...] = ()
        self._words: tuple[str, ...] = ()
        self._guarded = ""

    def show_marks(self, letters: Sequence[str], words: Sequence[str], says: str, guarded: str = "") -> None:
        """Show others; `says` is for screen readers, `guarded` the outlined chip at the end."""
        self._letters, self._words, self._guarded = tuple(letters), tuple(words), guarded
        self.setAccessibleName(", ".join(filter(None, (says, guarded))))
        self.setVisible(bool(letters or words or guarded))
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
        if self._guarded:
            wide = min(paint.chip_width(self._guarded, icon=True), width)
            if x and x + wide > width:
                x, y = 0.0, y + LINE
            yield QPointF(x, y), self._guarded, False, wide

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
            elif text is self._guarded:
                self._paint_guarded(painter, corner, wide)
            else:
                paint.chip(painter, corner, text, theme, most=wide)

    def _paint_guarded(self, painter: QPainter, corner: QPointF, wide: float) -> None:
        theme = current()
        rect = QRectF(corner.x(), corner.y(), wide, paint.CHIP_HEIGHT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("lineStrong"), 1))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.restore()
        icon = QRectF(rect.left() + paint.CHIP_PADDING - 1, rect.center().y() - 6, 12, 12)
        icons.paint(painter, icon, "protect", theme.color("text2"))
        room = rect.adjusted(paint.CHIP_PADDING + 15, 0, -2, 0)
        paint.text(painter, room, self._guarded, fonts.caption(), theme.color("text2"))
