"""The four figures over the changes: added, updated, unchanged, skipped; each filters the table."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from netdesk.domain.import_report import VERDICTS, Verdict
from netdesk.ui import fonts, icons, paint
from netdesk.ui.imports.words import VERDICT_ICONS
from netdesk.ui.theme import current

UNKNOWN = "–"
EDGE = 16
MARK = 2


class Figure(QAbstractButton):
    """One figure with its icon and word; chosen, it has an accent line."""

    def __init__(self, verdict: Verdict, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict: Verdict = verdict
        self._first = first
        self._figure = UNKNOWN
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_figure(None)

    def show_figure(self, number: int | None) -> None:
        """Show a number; None while it is not known."""
        self._figure = UNKNOWN if number is None else f"{number:,}"
        self.setAccessibleName(f"{self._figure} {self.verdict}")
        self.setToolTip(f"Show what is {self.verdict} only")
        self.update()

    @override
    def text(self) -> str:
        return self._figure

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, fonts.line_height(fonts.figure()) + fonts.line_height(fonts.small()) + 20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        rect = QRectF(self.rect())
        if self.underMouse() and self.isEnabled():
            painter.fillRect(rect, theme.color("hover"))
        if not self._first:
            painter.fillRect(QRectF(0, 0, 1, rect.height()), theme.color("line"))
        upper = QRectF(EDGE, 10, rect.width() - EDGE, fonts.line_height(fonts.figure()))
        picture = QRectF(upper.left(), upper.center().y() - 8, 16, 16)
        icons.paint(painter, picture, VERDICT_ICONS[self.verdict], theme.color("text2"))
        paint.text(painter, upper.adjusted(24, 0, 0, 0), self._figure, fonts.figure(), theme.color("text"))
        lower = QRectF(EDGE, upper.bottom(), upper.width(), fonts.line_height(fonts.small()))
        strong = fonts.sized(12, 600) if self.isChecked() else fonts.small()
        paint.text(painter, lower, self.verdict, strong, theme.color("text" if self.isChecked() else "text2"))
        if self.isChecked():
            painter.fillRect(QRectF(0, rect.height() - MARK, rect.width(), MARK), theme.color("accent"))


class Figures(QWidget):
    """The row of figures; none chosen means all rows."""

    chosen = Signal(object)
    """The verdict to show alone, or None for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons: dict[Verdict, Figure] = {}
        for verdict in VERDICTS:
            button = Figure(verdict, verdict == VERDICTS[0])
            button.clicked.connect(lambda checked, verdict=verdict: self._click(verdict, checked))
            self.buttons[verdict] = button
            row.addWidget(button, 1)

    @property
    def value(self) -> Verdict | None:
        """Give the verdict chosen."""
        return next((verdict for verdict, button in self.buttons.items() if button.isChecked()), None)

    def show_figures(self, figures: Mapping[Verdict, int] | None) -> None:
        """Show the numbers; None while they are not known."""
        for verdict, button in self.buttons.items():
            button.show_figure(None if figures is None else figures[verdict])
            button.setEnabled(figures is not None)

    def clear_choice(self) -> None:
        """Choose all, without a signal."""
        for button in self.buttons.values():
            button.setChecked(False)

    def _click(self, verdict: Verdict, checked: bool) -> None:
        for other, button in self.buttons.items():
            if other != verdict:
                button.setChecked(False)
        self.chosen.emit(verdict if checked else None)
