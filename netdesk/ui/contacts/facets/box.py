"""One value of a section: a tick box, its label, and how many have it."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget
from typing_extensions import override

from netdesk.domain.facet import Facet
from netdesk.ui import fonts, paint
from netdesk.ui.contacts import words
from netdesk.ui.theme import current

ROW = 26
GAP = 8
BOX = 16


class FacetBox(QCheckBox):
    """Fills the pane's width; the label elides, the count never does."""

    def __init__(self, facet: Facet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facet = facet
        self._shown = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(ROW * fonts.scale()))
        self.show_facet(facet)

    def show_facet(self, facet: Facet) -> None:
        """Show another count of the same value."""
        self.facet = facet
        self.setAccessibleName(f"{facet.label}, {words.counted(facet.count)}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.height())

    @override
    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current()
        box = QRectF(0, 0, BOX, self.height())
        state = Qt.CheckState.Checked if self.isChecked() else Qt.CheckState.Unchecked
        if not self.isEnabled():
            painter.setOpacity(0.45)
        paint.tick_box(painter, box, theme, state)
        count, font = f"{self.facet.count:,}", fonts.small()
        width = QFontMetrics(font).horizontalAdvance(count) + 2
        room = QRectF(self.width() - width, 0, width, self.height())
        paint.text(painter, room, count, font, theme.color("text3"), Qt.AlignmentFlag.AlignRight)
        label = QRectF(BOX + GAP, 0, self.width() - BOX - width - 2 * GAP, self.height())
        self._elide(label.width())
        ink = theme.color("text" if self.facet.count or self.isChecked() else "text3")
        paint.text(painter, label, self.facet.label, fonts.sized(12.5), ink)

    def _elide(self, room: float) -> None:
        """Keep the whole label as a tooltip where it does not fit."""
        fits = QFontMetrics(fonts.sized(12.5)).horizontalAdvance(self.facet.label) <= room
        tip = "" if fits else self.facet.label
        if tip != self._shown:
            self._shown = tip
            self.setToolTip(tip)
