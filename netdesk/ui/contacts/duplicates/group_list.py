"""The list of groups: who may be one person, why, and how sure that is."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget
from typing_extensions import override

from netdesk.domain.duplicates import Group
from netdesk.ui import fonts, paint
from netdesk.ui.contacts.duplicates import words
from netdesk.ui.delegates.cell import CELL_ROLE, CellDelegate, Index
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.labels import Card, SectionHeader, rule

WIDTH, COMPACT_WIDTH = 304, 248
SURE = 0.8
SIDE = 8


class GroupCell(NamedTuple):
    """A line of the list: names, the reason, how sure."""

    names: str
    reason: str
    sureness: str
    likely: bool


class GroupDelegate(CellDelegate):
    """Paint a GroupCell on two lines, the sureness as a chip."""

    row_height = 56

    @override
    def paint_content(self, painter: QPainter, rect: QRectF, content: GroupCell, theme: Theme) -> None:
        inside, middle = rect.adjusted(SIDE, 0, -SIDE, 0), rect.center().y()
        width = paint.chip_width(content.sureness) if content.sureness else 0.0
        upper = QRectF(inside.left(), middle - 20, inside.width() - width - (8 if width else 0), 20)
        paint.text(painter, upper, content.names, fonts.medium(), theme.color("text"))
        lower = QRectF(inside.left(), middle + 1, inside.width(), 17)
        paint.text(painter, lower, content.reason, fonts.small(), theme.color("text2"))
        if width:
            corner = QPointF(inside.right() - width, middle - 20)
            paint.chip(painter, corner, content.sureness, theme, "accent" if content.likely else "neutral")

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, max(self.row_height, option.fontMetrics.height() * 2 + 20))


class GroupModel(QAbstractListModel):
    """The groups with the names of who is in them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups: list[Group] = []
        self.names: dict[int, str] = {}

    def show(self, groups: Sequence[Group], names: Mapping[int, str]) -> None:
        """Show other groups."""
        self.beginResetModel()
        self.groups, self.names = list(groups), {**self.names, **names}
        self.endResetModel()

    def cell(self, row: int) -> GroupCell:
        """Give the words of a line."""
        group = self.groups[row]
        names = dict.fromkeys(self.names.get(number, "") or "Without a name" for number in group.ids)
        title = " · ".join(names) if len(names) > 1 else f"{next(iter(names))} ({len(group.ids)})"
        return GroupCell(title, words.reason(group), words.sureness(group), group.confidence >= SURE)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.groups)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self.cell(index.row())
        if role == CELL_ROLE:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(filter(None, (cell.names, cell.sureness, cell.reason)))
        return cell.reason if role == Qt.ItemDataRole.ToolTipRole else None


class GroupList(Card):
    """The card with the list; `view` is the list itself."""

    def __init__(self, model: GroupModel, parent: QWidget | None = None) -> None:
        super().__init__((0, 0, 0, 0), parent)
        self.header = SectionHeader("May be one person")
        self.header.setContentsMargins(16, 10, 16, 10)
        self.view = QListView()
        self.view.setModel(model)
        self.view.setItemDelegate(GroupDelegate(self.view))
        self.view.setAccessibleName("Who may be one person")
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setSpacing(0)
        for part in (self.header, rule(), self.view):
            self.rows.addWidget(part)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """Take less room in a narrow window."""
        self.setFixedWidth(COMPACT_WIDTH if compact else WIDTH)
