"""The painted cells of the import page: what befalls a row, and the files."""

from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from typing_extensions import override

from netdesk.domain.import_report import Verdict
from netdesk.ui import fonts, icons, paint
from netdesk.ui.delegates.cell import CellDelegate, Index
from netdesk.ui.imports.words import CHECK, OPTIONAL, RECOGNISED, VERDICT_ICONS
from netdesk.ui.theme import Theme

VERDICT_TONES: dict[str, str] = {"added": "accent", "updated": "outline", "unchanged": "neutral", "skipped": "neutral"}
FIRST_PADDING = 8  # beside the usual 8 px: the first column stands 16 px from the card's edge
CHIP_ICON = 12
STATE_ICON = 16
FILE_STATE_ROLE = int(Qt.ItemDataRole.UserRole) + 11


class VerdictDelegate(CellDelegate):
    """Paint added, updated, unchanged or skipped as a chip with its icon."""

    row_height = 32

    @override
    def paint_content(self, painter: QPainter, rect: QRectF, content: Verdict, theme: Theme) -> None:
        _, ink, _ = paint.CHIP_TONES[VERDICT_TONES[content]]
        corner = QPointF(rect.left() + FIRST_PADDING, rect.center().y() - paint.CHIP_HEIGHT / 2)
        gap = 4
        space = paint.chip_width(" ") - 2 * paint.CHIP_PADDING
        room = " " * round((CHIP_ICON + gap) / max(space, 1))
        paint.chip(painter, corner, room + content, theme, VERDICT_TONES[content])
        picture = QRectF(corner.x() + paint.CHIP_PADDING, rect.center().y() - CHIP_ICON / 2, CHIP_ICON, CHIP_ICON)
        icons.paint(painter, picture, VERDICT_ICONS[content], theme.color(ink))


class FileCell(NamedTuple):
    """A file: its name, what it is, and how it stands (one of the states in words)."""

    name: str
    line: str
    state: str


class FileDelegate(CellDelegate):
    """Paint a FileCell; a click on the state at its right end leaves the file out or takes it in again."""

    toggled = Signal(object)
    """The index whose state was clicked."""
    row_height = 52

    @override
    def paint_content(self, painter: QPainter, rect: QRectF, content: FileCell, theme: Theme) -> None:
        faint = content.state not in (CHECK, RECOGNISED)
        inside = rect.adjusted(8, 0, -8, 0)
        middle = rect.center().y()
        icons.paint(
            painter, QRectF(inside.left(), middle - 9, 18, 18), "file", theme.color("text3" if faint else "text2")
        )
        right = inside.right() - _paint_state(painter, inside, content.state, theme)
        words = QRectF(inside.left() + 28, rect.top(), max(0.0, right - inside.left() - 36), rect.height())
        upper = QRectF(words.left(), middle - 17, words.width(), 17)
        lower = QRectF(words.left(), middle, words.width(), 16)
        paint.text(painter, upper, content.name, fonts.medium(), theme.color("text3" if faint else "text"))
        paint.text(painter, lower, content.line, fonts.small(), theme.color("text3" if faint else "text2"))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, max(self.row_height, option.fontMetrics.height() * 2 + 12))

    @override
    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            state = index.data(FILE_STATE_ROLE)
            if event.button() == Qt.MouseButton.LeftButton and event.position().x() > option.rect.right() - _grip(
                state
            ):
                self.toggled.emit(index)
                return True
        return super().editorEvent(event, model, option, index)


def _grip(state: str) -> float:
    """Tell how much of a row's right end belongs to its state."""
    return 40 if state == RECOGNISED else 72 if state in OPTIONAL else 0


def _paint_state(painter: QPainter, inside: QRectF, state: str, theme: Theme) -> float:
    """Paint a file's state at the right end; give the width it takes."""
    middle = inside.center().y()
    if state == RECOGNISED:
        picture = QRectF(inside.right() - STATE_ICON, middle - STATE_ICON / 2, STATE_ICON, STATE_ICON)
        icons.paint(painter, picture, "check", theme.color("accentText"))
        return STATE_ICON
    if state == CHECK:
        width = paint.chip_width(state)
        paint.chip(painter, QPointF(inside.right() - width, middle - paint.CHIP_HEIGHT / 2), state, theme, "social")
        return width
    width = paint.chip_width(state)
    room = QRectF(inside.right() - width, inside.top(), width, inside.height())
    paint.text(painter, room, state, fonts.small(), theme.color("text3"), Qt.AlignmentFlag.AlignRight)
    return width
