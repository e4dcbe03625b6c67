"""The participation meter: twelve rising steps with a gap before the core, our signature."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from netdesk.domain.participation import CORE, Level
from netdesk.ui.paint import stamp
from netdesk.ui.theme import Theme, current

STEPS = 12
STEP_WIDTH = 4
GAP = 2
CORE_GAP = 5
HEIGHTS: tuple[int, ...] = tuple(4 + round(10 * ((step + 1) / STEPS) ** 1.6) for step in range(STEPS))
WIDTH = STEPS * STEP_WIDTH + (STEPS - 2) * GAP + CORE_GAP
HEIGHT = HEIGHTS[-1]


def paint(painter: QPainter, x: float, bottom: float, level: int, theme: Theme) -> None:
    """Draw the meter with its left end at `x` and its base line at `bottom`; level 0 is an empty one."""

    def draw(inner: QPainter, rect: QRectF) -> None:
        below, core, empty = theme.color("chartDotOn"), theme.color("accent"), theme.color("line")
        inner.setPen(Qt.PenStyle.NoPen)
        left = 0
        for step, height in enumerate(HEIGHTS):
            inner.setBrush(empty if step >= level else core if step + 1 >= CORE else below)
            inner.drawRoundedRect(QRectF(left, rect.bottom() - height, STEP_WIDTH, height), 1, 1)
            left += STEP_WIDTH + (CORE_GAP if step + 2 == CORE else GAP)

    stamp(painter, QRectF(x, bottom - HEIGHT, WIDTH, HEIGHT), f"meter:{level}", theme, draw)


def words(level: int) -> str:
    """Name a level for the line under the meter."""
    return Level(level).label if 1 <= level <= STEPS else "Unknown"


def spoken(level: int) -> str:
    """Say a level for screen readers."""
    if not 1 <= level <= STEPS:
        return "Participation unknown"
    return f"Participation {level} of {STEPS}, {words(level)}" + (", core" if level >= CORE else "")


class Meter(QWidget):
    """The meter as a widget, for detail panels."""

    def __init__(self, level: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._level = level
        self.set_level(level)

    def set_level(self, level: int) -> None:
        """Show another level; 0 is unknown."""
        self._level = level
        self.setAccessibleName(spoken(level))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint(painter, 0, self.height(), self._level, current())
