"""The painted parts of the timer strip: the dot, the clock and the two lines of what is going on."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from netdesk.domain.period import clock_text
from netdesk.domain.time_entry import Kind
from netdesk.ui import fonts, paint
from netdesk.ui.theme import current

DOT = 9
WHAT_WIDEST, WHAT_NARROW = 250, 150


class Dot(QWidget):
    """Solid for billable time, an outline for unbillable, a hatched ring for social, an empty ring for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: Kind | None = None
        self.setFixedSize(DOT + 2, DOT + 2)

    def show_kind(self, kind: Kind | None) -> None:
        """Show a kind of time; None is idle."""
        self._kind = kind
        self.setAccessibleName(kind or "idle")
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(1, 1, DOT, DOT)
        if self._kind == "billable":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("billable"))
            painter.drawEllipse(rect)
            return
        if self._kind == "social":
            painter.setBrush(paint.hatch(theme, self.devicePixelRatioF()))
            painter.setPen(QPen(theme.color("social"), 2))
        elif self._kind == "unbillable":
            painter.setBrush(theme.color("socialSoft"))
            painter.setPen(QPen(theme.color("unbillable"), 1.5))
        else:
            painter.setPen(QPen(theme.color("control"), 1.5))
        painter.drawEllipse(rect.adjusted(1, 1, -1, -1))


class _Part(QAbstractButton):
    """A clickable painted text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()


class ClockButton(_Part):
    """The running clock; a click offers "started earlier"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seconds = 0
        self.late = False
        self.setAccessibleName("Running time. Press to start earlier or to switch")
        self.setToolTip("Started earlier, or something else")

    def show_seconds(self, seconds: int) -> None:
        """Show a running time."""
        longer = len(clock_text(seconds)) != len(clock_text(self._seconds))
        self._seconds = seconds
        if longer:
            self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """Give the time as shown."""
        return clock_text(self._seconds)

    @override
    def sizeHint(self) -> QSize:
        return QSize(int(QFontMetricsF(fonts.clock()).horizontalAdvance(self.words)) + 2, 28)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        ink = theme.color("socialText" if self.late else "text")
        paint.text(painter, QRectF(self.rect()), self.words, fonts.clock(), ink)


class WhatButton(_Part):
    """What is going on, and for whom, in two lines; a click edits it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what, self._whom = "", ""
        self._widest = WHAT_WIDEST

    def show_words(self, what: str, whom: str) -> None:
        """Show both lines; the second one may be empty."""
        self._what, self._whom = what, whom
        self.setAccessibleName(". ".join(part for part in (what, whom) if part))
        self.setToolTip("\n".join(part for part in (what, whom) if part))
        self.updateGeometry()
        self.update()

    def set_widest(self, width: int) -> None:
        """Take at most so much room."""
        self._widest = width
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        upper = QFontMetricsF(fonts.sized(12, 500)).horizontalAdvance(self._what)
        lower = QFontMetricsF(fonts.sized(11)).horizontalAdvance(self._whom)
        return QSize(min(self._widest, int(max(upper, lower)) + 3), 34)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(60, self.sizeHint().width()), 34)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        room = QRectF(self.rect())
        upper = QRectF(room.left(), room.center().y() - 16.5, room.width(), 17) if self._whom else room
        paint.text(painter, upper, self._what, fonts.sized(12, 500), theme.color("text"))
        if self._whom:
            lower = QRectF(room.left(), room.center().y(), room.width(), 16)
            paint.text(painter, lower, self._whom, fonts.sized(11), theme.color("text2"))
