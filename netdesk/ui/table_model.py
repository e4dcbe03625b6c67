"""A table of up to a million rows: ids in order, rows read page by page when they come into view.

The model knows ids and columns; how rows are read, off the GUI thread, is handed in. A row that is not there yet is None:
the view paints it pale.
"""

from array import array
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from typing_extensions import override

from netdesk.ui.delegates.cell import CELL_ROLE

PAGE = 256
PAGES_KEPT = 40
WAITING = 3
"""Pages asked for and not yet begun; while somebody drags the scroll bar, older ones are dropped."""
AT_ONCE = 2
ID_ROLE = int(Qt.ItemDataRole.UserRole) + 10
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class HasId(Protocol):
    """A row of any kind."""

    @property
    def id(self) -> int:
        """Whose row it is."""


class Column(NamedTuple):
    """A column: its key for sorting, its heading, and what it shows of a row.

    `cell` makes the content for the delegate, `text` plain words for copies, `spoken` (else `text`) words for screen
    readers, `hint` a tooltip where there is more to say than is shown. `descends` says that the first click on the heading
    sorts downwards.
    """

    key: str
    title: str
    cell: Callable[[Any], Any]
    text: Callable[[Any], str]
    spoken: Callable[[Any], str] | None = None
    right: bool = False
    descends: bool = False
    sorts: bool = True
    hint: Callable[[Any], str] | None = None


Sort = tuple[tuple[str, bool], ...]
"""Keys of columns to sort by, the first one first, each with True where it descends."""
Arrived = Callable[[Sequence[HasId]], None]
Fetch = Callable[["array[int]", Arrived, Callable[[Exception], None]], None]
"""Reads the rows of some ids (it may leave out who is gone) and hands them, or the failure, to a callback."""


class TableModel(QAbstractTableModel):
    """Rows by page over an array of ids."""

    sort_wanted = Signal(str, bool)
    """Sorting is the database's: the column's key and whether it is descending."""

    def __init__(self, columns: Sequence[Column], fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._ids: array[int] = array("q")
        self._rows: dict[int, HasId | None] = {}
        self._before: dict[int, HasId | None] = {}
        self._batches: deque[tuple[int, ...]] = deque()
        self._waiting: list[int] = []
        self._under_way: set[int] = set()
        self._turn = 0
        self._sorted: Sort = ()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._ask)

    # --- what is shown -----------------------------------------------------------------------------------------------

    @property
    def ids(self) -> "array[int]":
        """All ids, in order. Not to be changed."""
        return self._ids

    def show_ids(self, ids: "array[int]", rows: Sequence[HasId] = ()) -> None:
        """Show other ids, with rows that are known already; where the ones shown are the first of them, add the rest."""
        self._keep(rows)
        shown = len(self._ids)
        if ids == self._ids:
            self._repaint(0, shown - 1)
            return
        self._turn += 1
        self._waiting.clear()
        self._under_way.clear()
        if shown and len(ids) > shown and ids[:shown] == self._ids:
            self.beginInsertRows(NOWHERE, shown, len(ids) - 1)
            self._ids = ids
            self.endInsertRows()
            return
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()

    def refresh_rows(self) -> None:
        """Read rows anew when they are next shown; until then the old ones stay on the screen."""
        self._before = self._rows
        self._rows = {}
        self._batches.clear()
        self._turn += 1
        self._waiting.clear()
        self._under_way.clear()
        self._repaint(0, len(self._ids) - 1)

    def id_at(self, row: int) -> int:
        """Give the id of a row."""
        return self._ids[row]

    def row_of(self, wanted: int) -> int:
        """Give the row of an id, -1 where it is not in the list."""
        try:
            return self._ids.index(wanted)
        except ValueError:
            return -1

    def item(self, row: int) -> Any:
        """Give a row's content, None while it is not there; then it is asked for."""
        number = self._ids[row]
        try:
            return self._rows[number]
        except KeyError:
            self._want(row // PAGE)
            return self._before.get(number)

    def is_here(self, row: int) -> bool:
        """Tell whether a row can be painted, be it with old content."""
        number = self._ids[row]
        return number in self._rows or number in self._before

    @property
    def sorted_by(self) -> Sort:
        """The columns the ids are sorted by."""
        return self._sorted

    def set_sorted(self, sort: Sort) -> None:
        """Mark the columns the ids are sorted by in their headings."""
        if self._sorted != sort:
            self._sorted = sort
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    # --- reading -----------------------------------------------------------------------------------------------------

    def _want(self, page: int) -> None:
        if page in self._under_way or (self._waiting and self._waiting[-1] == page):
            return
        if page in self._waiting:
            self._waiting.remove(page)
        self._waiting.append(page)
        del self._waiting[:-WAITING]
        if not self._timer.isActive():
            self._timer.start()

    def _ask(self) -> None:
        while self._waiting and len(self._under_way) < AT_ONCE:
            page = self._waiting.pop()
            self._under_way.add(page)
            ids = self._ids[page * PAGE : (page + 1) * PAGE]
            turn = self._turn
            self._fetch(ids, partial(self._arrive, turn, page, ids), partial(self._fail, turn, page))

    def _arrive(self, turn: int, page: int, ids: "array[int]", rows: Sequence[HasId]) -> None:
        if turn != self._turn:
            return
        self._under_way.discard(page)
        self._keep(rows, ids)
        self._repaint(page * PAGE, min(len(self._ids), (page + 1) * PAGE) - 1)
        self._ask()

    def _fail(self, turn: int, page: int, _error: Exception) -> None:
        if turn == self._turn:
            self._under_way.discard(page)

    def _keep(self, rows: Sequence[HasId], asked: Sequence[int] = ()) -> None:
        found: dict[int, HasId | None] = dict.fromkeys(asked)
        found.update((row.id, row) for row in rows)
        if not found:
            return
        self._rows.update(found)
        self._batches.append(tuple(found))
        while len(self._batches) > PAGES_KEPT:
            for number in self._batches.popleft():
                self._rows.pop(number, None)

    def _repaint(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    # --- Qt ----------------------------------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{column.title} {self._mark(column.key)}".rstrip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (column.title or column.key.capitalize()) + self._mark_spoken(column.key)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.InitialSortOrderRole:
            return Qt.SortOrder.DescendingOrder if column.descends else Qt.SortOrder.AscendingOrder
        return None

    def _place(self, key: str) -> int:
        """Give the place of a column among those sorted by, -1 for one that does not sort."""
        return next((place for place, (name, _) in enumerate(self._sorted) if name == key), -1)

    def _mark(self, key: str) -> str:
        """Draw the way a column sorts, with its place where there are several."""
        place = self._place(key)
        if place < 0:
            return ""
        return f"{'▾' if self._sorted[place][1] else '▴'}{place + 1 if len(self._sorted) > 1 else ''}"

    def _mark_spoken(self, key: str) -> str:
        place = self._place(key)
        if place < 0:
            return ""
        way = "downwards" if self._sorted[place][1] else "upwards"
        return f", sorted {way}" + (f", {place + 1} of {len(self._sorted)}" if len(self._sorted) > 1 else "")

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (CELL_ROLE, ID_ROLE, *_WORDS) or not index.isValid():
            return None
        if role == ID_ROLE:
            return self._ids[index.row()]
        item = self.item(index.row())
        if item is None:
            return None
        column = self.columns[index.column()]
        if role == CELL_ROLE:
            return column.cell(item)
        if role == Qt.ItemDataRole.AccessibleTextRole and column.spoken is not None:
            return column.spoken(item)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.hint(item) if column.hint is not None else None
        return column.text(item)

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns) and self.columns[column].sorts:
            self.sort_wanted.emit(self.columns[column].key, order == Qt.SortOrder.DescendingOrder)


_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
