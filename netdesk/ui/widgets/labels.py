"""Labels of plain text, hair lines, cards, chips, headings and empty states."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.ui import fonts, icons
from netdesk.ui.theme import current
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.corners import RADIUS, Corner

Tone = Literal["text", "text2", "text3", "accent", "billable", "social", "danger"]
ChipTone = Literal["neutral", "accent", "outline", "due", "billable", "social"]


class Label(QLabel):
    """A label that takes every character as it is."""

    def __init__(
        self,
        text: str = "",
        font: QFont | None = None,
        tone: Tone = "text",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setFont(font or fonts.body())
        self.setMinimumHeight(fonts.line_height(self.font()))
        self.setWordWrap(wrap)
        self.set_tone(tone)

    def set_tone(self, tone: Tone) -> None:
        """Use another colour of text."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)


class ElidedLabel(Label):
    """One line that ends in dots where it does not fit; the whole text is its tooltip then."""

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        hint.setWidth(min(hint.width(), 24))
        return hint

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment() | Qt.TextFlag.TextSingleLine, shown)


class IconLabel(QLabel):
    """An icon that follows the theme, without a meaning of its own for screen readers."""

    def __init__(self, icon: str, size: int = 16, color: str = "text2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._size, self._color = icon, size, color
        self.setFixedSize(size, size)
        self._draw()

    def set_icon(self, icon: str, color: str | None = None) -> None:
        """Show another icon, in another token's colour if given."""
        self._icon, self._color = icon, color or self._color
        self._draw()

    def _draw(self) -> None:
        self.setPixmap(icons.pixmap(self._icon, current().color(self._color), self._size))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()


class Chip(Label):
    """A small tinted word."""

    def __init__(self, text: str, tone: ChipTone = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(text, fonts.caption(), parent=parent)
        self.setProperty("chip", tone)
        self.setProperty("tone", None)
        self.setMinimumHeight(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Key(Label):
    """The name of a key, drawn as one."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, fonts.caption(), parent=parent)
        self.setProperty("kind", "key")
        self.setProperty("tone", None)
        self.setMinimumHeight(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Card(QFrame):
    """A card with a hair line and corners that stay round over a table; `rows` is its layout."""

    def __init__(self, margins: tuple[int, int, int, int] = (16, 16, 16, 16), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(*(max(1, margin) for margin in margins))
        self.rows.setSpacing(8)
        square = min(margins) < RADIUS
        self._corners = (
            [Corner(right, bottom, self) for right in (False, True) for bottom in (False, True)] if square else []
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle_corners()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle_corners()

    def _settle_corners(self) -> None:
        for corner in self._corners:
            corner.settle(self)


class SectionHeader(QWidget):
    """A heading inside a page or card, with a small note at its right end."""

    def __init__(self, text: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.heading = Label(text, fonts.section())
        self.note = Label(note, fonts.small(), "text3")
        row.addWidget(self.heading)
        row.addStretch(1)
        row.addWidget(self.note)


class EmptyState(QWidget):
    """What stands in an empty page or list: an icon, one calm sentence, and perhaps one thing to do."""

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str = "",
        action: str = "",
        act: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(IconLabel(icon, 32, "text3"), 0, Qt.AlignmentFlag.AlignHCenter)
        self.title = Label(title, fonts.section())
        self.sentence = Label(sentence, tone="text2", wrap=True)
        for label in (self.title, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self.sentence.setVisible(bool(sentence))
        self.button = Button(action)
        self._offer(action, act)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def add_way(self, way: QWidget) -> None:
        """Put another thing to do below the first one."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, way, 0, Qt.AlignmentFlag.AlignHCenter)

    def _offer(self, action: str, act: Callable[[], object] | None) -> None:
        self.button.setVisible(bool(action))
        if not action:
            self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if act is not None:
            self.button.clicked.connect(lambda _checked=False: act())


def rule(vertical: bool = False) -> QFrame:
    """Make a hair line."""
    line = QFrame()
    line.setProperty("kind", "rule")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again, after a property it asks for has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
