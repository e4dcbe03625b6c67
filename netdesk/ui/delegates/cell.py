"""What all painted cells share: the row's ground, and one role that carries a cell's content."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from netdesk.ui.theme import Theme, current

CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""A cell's content for its delegate: a NamedTuple, a string or a number, made once by the model and cached."""
CURRENT_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""True for a row that carries the accent edge although it is not the view's current one, as the running entry."""
PADDING = 8
EDGE = 3

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paint the ground of a cell (selected, hovered, line below, accent edge), then let a subclass paint the content."""

    row_height = 40

    def paint_content(self, painter: QPainter, rect: QRectF, content: Any, theme: Theme) -> None:
        """Paint the cell; `rect` is already padded, `content` is what the model gives for CELL_ROLE (never None)."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current()
        painter.save()
        paint_ground(painter, option, index, theme)
        content = index.data(CELL_ROLE)
        if content is not None:
            rect = QRectF(option.rect).adjusted(PADDING, 0, -PADDING, -1)
            painter.setClipRect(option.rect)
            self.paint_content(painter, rect, content, theme)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = option.fontMetrics.height() * 2
        return QSize(super().sizeHint(option, index).width(), max(self.row_height, lines))


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, index: Index, theme: Theme) -> None:
    """Fill a cell and draw the line below it; the first cell of the current row gets the accent edge."""
    state = option.state
    rect = option.rect
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.color("selected"))
    elif hovered(option, index):
        painter.fillRect(rect, theme.color("hover"))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
    # Which column it is costs less to ask than the model.
    if _is_first(option.widget, index) and (is_current(option, index) or index.data(CURRENT_ROLE)):
        painter.fillRect(rect.left(), rect.top(), EDGE, rect.height() - 1, theme.color("accent"))


def hovered(option: QStyleOptionViewItem, index: Index) -> bool:
    """Tell whether the pointer is over the cell's row; a table may name its row as the property "hoverRow"."""
    view = option.widget
    row = view.property("hoverRow") if isinstance(view, QAbstractItemView) else None
    if row is not None:
        return bool(row == index.row())
    return bool(option.state & QStyle.StateFlag.State_MouseOver)


def is_current(option: QStyleOptionViewItem, index: Index) -> bool:
    """Tell whether the cell belongs to the view's current row."""
    view = option.widget
    return isinstance(view, QAbstractItemView) and view.currentIndex().row() == index.row()


def _is_first(view: object, index: Index) -> bool:
    always: int | None = getattr(view, "first_column", None)
    if always is not None:  # a table whose first column cannot be moved says so
        return always == index.column()
    header = getattr(view, "horizontalHeader", None)
    if header is None:
        return True
    bar = header()
    return bool(bar.visualIndex(index.column()) == _first_visible(bar))


def _first_visible(bar: Any) -> int:
    for place in range(bar.count()):
        if not bar.isSectionHidden(bar.logicalIndex(place)):
            return place
    return 0
