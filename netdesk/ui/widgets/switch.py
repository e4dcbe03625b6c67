"""A switch with its word: billable or not."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from netdesk.ui import fonts
from netdesk.ui.theme import current

WIDTH, HEIGHT, GAP = 30, 18, 6


class Switch(QAbstractButton):
    """A checkable switch; `on_color` and `ink` are tokens, for the switch and its word while on."""

    def __init__(
        self, text: str, on_color: str = "accent", ink: str = "accentText", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setFont(fonts.sized(12, 500))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._on_color, self._ink = on_color, ink
        self._shows_text = True

    def set_shows_text(self, shows: bool) -> None:
        """Show or drop the word; the name for screen readers stays."""
        self._shows_text = shows
        self.setToolTip("" if shows else self.text())
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text()) + GAP if self._shows_text else 0
        return QSize(WIDTH + words, max(24, QFontMetrics(self.font()).height()))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, on = current(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1 if self.isEnabled() else 0.45)
        rail = QRectF(0, (self.height() - HEIGHT) / 2, WIDTH, HEIGHT)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(self._on_color))
            painter.drawRoundedRect(rail, 9, 9)
            knob = QRectF(rail.right() - 16, rail.top() + 2, 14, 14)
            painter.setBrush(theme.color("surface"))
        else:
            painter.setPen(QPen(theme.color("control"), 1.5))
            painter.drawRoundedRect(rail.adjusted(0.75, 0.75, -0.75, -0.75), 8.25, 8.25)
            knob = QRectF(rail.left() + 3, rail.top() + 3, 12, 12)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("control"))
        painter.drawEllipse(knob)
        if self._shows_text:
            painter.setFont(self.font())
            painter.setPen(theme.color(self._ink if on else "text2"))
            painter.drawText(
                self.rect().adjusted(WIDTH + GAP, 0, 0, 0),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine,
                self.text(),
            )
