"""The first rows of a table as they stand in the file, under the fields they go to."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from netdesk.importers.fields import FIELDS, SKIP
from netdesk.importers.mapping import Mapping
from netdesk.ui.delegates.cell import CELL_ROLE

LONGEST = 200
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, CELL_ROLE)
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class SampleModel(QAbstractTableModel):
    """Raw cells; the header names the field over the column's own name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Sequence[str]] = []
        self._mapping: Mapping | None = None

    def show_table(self, rows: Sequence[Sequence[str]], mapping: Mapping) -> None:
        """Show rows of a table."""
        self.beginResetModel()
        self._rows, self._mapping = list(rows), mapping
        self.endResetModel()

    def show_mapping(self, mapping: Mapping) -> None:
        """Show what the columns mean now."""
        self._mapping = mapping
        if self.columnCount():
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() or self._mapping is None else len(self._mapping.columns)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or self._mapping is None or section >= self.columnCount():
            return None
        column = self._mapping.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{FIELDS[column.field]}\n{column.header}"
        if role == Qt.ItemDataRole.ToolTipRole:
            left_out = column.field == SKIP
            return f"{column.header} is left out" if left_out else f"{column.header} goes to {FIELDS[column.field]}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in ROLES:
            return None
        row = self._rows[index.row()]
        cell = row[index.column()] if index.column() < len(row) else ""
        shown = " ".join(cell.split())
        return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
