"""The lines of a list as a Qt model."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from netdesk.ui.today.lines import Line

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class LinesModel(QAbstractListModel):
    """Gives lines; sections cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show others."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """Give a line that can be chosen."""
        found = self.lines[row] if 0 <= row < len(self.lines) else None
        return None if found is None or found.kind == "section" else found

    def next_row(self, row: int, step: int) -> int:
        """Give the next row that can be chosen, or the same one at the end."""
        at = row + step
        while 0 <= at < len(self.lines):
            if self.line(at) is not None:
                return at
            at += step
        return row

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        return line.tip or None if role == Qt.ItemDataRole.ToolTipRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.lines[index.row()].kind == "section":
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
