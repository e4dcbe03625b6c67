"""The chart as a table: the same numbers, for whoever reads rather than looks."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from netdesk.domain.participation import Level
from netdesk.ui.participation import words
from netdesk.ui.participation.snapshot import Snapshot

HEADERS = ("Level", "People", "Share", "Curve expects", "Seen / expected", "Set by hand", "Acts")
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class LevelModel(QAbstractTableModel):
    """Twelve rows and one of sums."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, ...]] = []

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show other numbers."""
        self.beginResetModel()
        self._rows = [_row(snapshot, level) for level in Level]
        by_hand = sum(found.by_hand for found in snapshot.levels)
        sums = ("All", f"{snapshot.people:,}", words.share(snapshot.people, snapshot.people), "", "")
        self._rows.append((*sums, f"{by_hand:,}", f"{snapshot.acts:,}"))
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADERS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return HEADERS[section] if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        return _side(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _side(column: int) -> Qt.AlignmentFlag:
    return (Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter


def _row(snapshot: Snapshot, level: Level) -> tuple[str, ...]:
    found, curve = snapshot.levels[level - 1], snapshot.curve
    expected = f"{curve.expected(level):,.1f}" if curve else "–"
    ratio = f"{curve.times_expected(level, found.people):.2f}" if curve else "–"
    name = f"{level} {level.label}" + (" (core)" if level.is_core else "")
    share = words.share(found.people, snapshot.people)
    return (name, f"{found.people:,}", share, expected, ratio, f"{found.by_hand:,}", f"{found.acts:,}")
