"""Which contacts are ticked: the table's selection, read and set by ranges, at a million rows too."""

from array import array
from collections.abc import Iterator

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QObject, Qt, Signal
from PySide6.QtWidgets import QTableView

from netdesk.ui.table_model import TableModel

MOST_KEPT = 2_000
"""So many single ticks are found again in a list that was read anew; all of a list always are."""
Flag = QItemSelectionModel.SelectionFlag


class Ticks(QObject):
    """Ticked rows are selected rows; ticks outlive a list that is sorted or read again."""

    changed = Signal()

    def __init__(self, table: QTableView, model: TableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._selection = table.selectionModel()
        self._kept: array[int] | None = None
        self._whole = True
        self._setting = self._all_wanted = False
        self._selection.selectionChanged.connect(self._touched)
        model.modelReset.connect(self.changed)

    # --- reading -----------------------------------------------------------------------------------------------------

    def count(self) -> int:
        """Count the ticked contacts."""
        if self._kept is not None:
            return len(self._kept)
        return sum(last - first + 1 for first, last in self._spans())

    def ids(self) -> "array[int]":
        """Give the ids of the ticked contacts, in the list's order."""
        if self._kept is not None:
            return self._kept[:]
        found = array("q")
        for first, last in self._spans():
            found += self._model.ids[first : last + 1]
        return found

    def state(self) -> Qt.CheckState:
        """Tell whether none, some or all rows are ticked."""
        count = self.count()
        if not count:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if count >= len(self._model.ids) else Qt.CheckState.PartiallyChecked

    def _spans(self) -> Iterator[tuple[int, int]]:
        """Go through the first and last rows of the ticked stretches, in order and without overlaps."""
        chosen = self._selection.selection()
        ranges = sorted((chosen.at(number).top(), chosen.at(number).bottom()) for number in range(chosen.size()))
        after = 0
        for first, last in ranges:
            if last >= after:
                yield max(first, after), last
                after = last + 1

    # --- ticking -----------------------------------------------------------------------------------------------------

    def toggle(self, row: int) -> None:
        """Tick a row, or take its tick away."""
        self._selection.select(self._model.index(row, 0), Flag.Toggle | Flag.Rows)
        self.seal()

    def select(self, first: int, last: int, command: Flag) -> None:
        """Do to a stretch of rows what a selection command says."""
        if 0 <= first <= last:
            last_column = self._model.columnCount() - 1
            rows = QItemSelection(self._model.index(first, 0), self._model.index(last, last_column))
            self._selection.select(rows, command | Flag.Rows)
            if not command & Flag.Current:
                self.seal()

    def seal(self) -> None:
        """Let the stretch that was ticked last stay: the next one is not its continuation."""
        self._selection.select(QItemSelection(), Flag.Select)

    def tick_all(self) -> None:
        """Tick everybody in the list, those too who are still being read."""
        self._select([(0, len(self._model.ids) - 1)])
        self._all_wanted = not self._whole
        self.changed.emit()

    def toggle_all(self) -> None:
        """Tick everybody, or nobody where everybody is ticked."""
        if self.state() == Qt.CheckState.Checked:
            self.clear()
        else:
            self.tick_all()

    def clear(self) -> None:
        """Take all ticks away."""
        self._kept, self._all_wanted = None, False
        self._selection.clearSelection()
        self.changed.emit()

    # --- over a new list ---------------------------------------------------------------------------------------------

    def hold(self, *, same: bool) -> None:
        """Keep the ticks before the list is shown anew, where it holds the `same` people in another order or state."""
        if not same:
            self._kept, self._all_wanted = None, False
        elif self._kept is None:
            count = self.count()
            whole = count == len(self._model.ids) and self._whole
            self._kept = self.ids() if count and (whole or count <= MOST_KEPT) else None

    def settle(self, *, whole: bool) -> None:
        """Tick again who was ticked; `whole` says that all ids are shown now, not the first ones only."""
        self._whole = whole
        if self._all_wanted and whole:
            self._kept = None
            self.tick_all()
        if self._kept is None:
            return
        everybody = _same_people(self._kept, self._model.ids)
        self._select([(0, len(self._kept) - 1)] if everybody else self._rows_of(self._kept))
        if whole:
            self._kept = None
        self.changed.emit()

    def _rows_of(self, ids: "array[int]") -> list[tuple[int, int]]:
        wanted, spans = set(ids[:MOST_KEPT]), list[tuple[int, int]]()
        for row, number in enumerate(self._model.ids):
            if number in wanted:
                if spans and spans[-1][1] == row - 1:
                    spans[-1] = (spans[-1][0], row)
                else:
                    spans.append((row, row))
        return spans

    def _select(self, spans: list[tuple[int, int]]) -> None:
        chosen, last_column = QItemSelection(), self._model.columnCount() - 1
        for first, last in spans:
            if last >= first:
                chosen.append(QItemSelectionRange(self._model.index(first, 0), self._model.index(last, last_column)))
        self._setting = True
        self._selection.select(chosen, Flag.ClearAndSelect)
        self._setting = False

    def _touched(self) -> None:
        if not self._setting:
            self._kept, self._all_wanted = None, False
            self.changed.emit()


def _same_people(some: "array[int]", others: "array[int]") -> bool:
    """Tell whether two lists hold the same people; of very many, sums are compared, which takes milliseconds."""
    if len(some) != len(others):
        return False
    return set(some) == set(others) if len(some) <= MOST_KEPT else sum(some) == sum(others)
