"""Job changes found in the files: who is somewhere else now."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.domain.import_report import JobMove
from netdesk.ui import fonts, paint
from netdesk.ui.imports.work import MOST_MOVES
from netdesk.ui.theme import current
from netdesk.ui.widgets.labels import Label, rule

SHOWN = 4
AVATAR = 26


class MoveLine(QWidget):
    """One person with where they were and where they are."""

    def __init__(self, move: JobMove, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = move.name
        before, self._after = sides(move)
        self._before = f"{before} → "
        self.setMinimumHeight(40)
        self.setAccessibleName(f"{self._name}: {self._before}{self._after}")
        self.setToolTip(f"{self._before}{self._after}")

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, 40)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        middle = self.height() / 2
        paint.avatar(painter, QRectF(0, middle - AVATAR / 2, AVATAR, AVATAR), paint.initials_of(self._name), theme)
        left = AVATAR + 8.0
        width = self.width() - left
        paint.text(painter, QRectF(left, middle - 18, width, 18), self._name, fonts.medium(), theme.color("text"))
        small = fonts.small()
        part = min(width * 0.6, QFontMetricsF(small).horizontalAdvance(self._before) + 1)
        paint.text(painter, QRectF(left, middle, part, 17), self._before, small, theme.color("text2"))
        after = QRectF(left + part, middle, width - part, 17)
        paint.text(painter, after, self._after, fonts.sized(12, 500), theme.color("text"))


class MovesPanel(QWidget):
    """The first few job changes, and how many there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = Label("", fonts.small(), "text3")
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 4)
        head.setSpacing(12)
        head.addWidget(Label("Job changes", fonts.section()))
        head.addWidget(self.note, 1)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(16, 0, 16, 10)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addLayout(head)
        column.addLayout(self._grid)

    def show_moves(self, moves: Sequence[JobMove]) -> None:
        """Show the first of them."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for number, move in enumerate(moves[:SHOWN]):
            self._grid.addWidget(MoveLine(move), number // 2, number % 2)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        found = f"{len(moves)} found" if len(moves) < MOST_MOVES else f"{MOST_MOVES} or more found"
        self.note.setText(f"{found}, the first {SHOWN} here" if len(moves) > SHOWN else found)


def sides(move: JobMove) -> tuple[str, str]:
    """Give the words before and after: companies where they differ, else positions."""
    if move.company_before != move.company_after:
        return move.company_before or "No company", move.company_after or "no company"
    return move.position_before or "No position", move.position_after or "no position"
