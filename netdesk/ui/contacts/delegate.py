"""How the contacts table paints its cells, where that differs from other tables."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from netdesk.ui import paint
from netdesk.ui.delegates.badges import BadgesDelegate, ChipsDelegate
from netdesk.ui.delegates.cell import Index, paint_ground
from netdesk.ui.delegates.meter import MeterDelegate
from netdesk.ui.delegates.number import DueDelegate, NumberDelegate, TextDelegate
from netdesk.ui.delegates.person import PersonDelegate
from netdesk.ui.delegates.score import ScoreDelegate
from netdesk.ui.theme import current

INSET = 6
"""The tick box stands in from the edge, in line with the tabs above it."""


class TickDelegate(QStyledItemDelegate):
    """Paint a tick box: a selected row is ticked."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current()
        paint_ground(painter, option, index, theme)
        on = option.state & QStyle.StateFlag.State_Selected
        paint.tick_box(
            painter,
            QRectF(option.rect).adjusted(INSET, 0, 0, -1),
            theme,
            Qt.CheckState.Checked if on else Qt.CheckState.Unchecked,
        )


def delegates(table: QTableView) -> dict[str, QStyledItemDelegate]:
    """Make the painter of each column, by its key."""
    return {
        "tick": TickDelegate(table),
        "name": PersonDelegate(table),
        "company": TextDelegate(table, tone="text2"),
        "networks": BadgesDelegate(table),
        "level": MeterDelegate(table),
        "score": ScoreDelegate(table),
        "last": NumberDelegate(table, tone="text2"),
        "next": DueDelegate(table),
        "tags": ChipsDelegate(table),
        "connected": NumberDelegate(table, tone="text2"),
        "location": TextDelegate(table, tone="text2"),
        "tier": NumberDelegate(table, tone="text2"),
        "role": ChipsDelegate(table),
        "added": NumberDelegate(table, tone="text2"),
        "interactions": NumberDelegate(table, tone="text2"),
        "source": TextDelegate(table, tone="text2"),
    }
