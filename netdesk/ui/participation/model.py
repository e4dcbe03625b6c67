"""The people of some levels as a table: ids in order, rows read by page when they come into view."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from netdesk.domain.participant import Participant
from netdesk.ui import meter
from netdesk.ui.delegates.cell import CELL_ROLE
from netdesk.ui.delegates.number import UNKNOWN
from netdesk.ui.delegates.person import PersonCell
from netdesk.ui.participation import words
from netdesk.ui.participation.delegate import LevelCell

PAGE = 128
PAGES_KEPT = 24
ID_ROLE = int(Qt.ItemDataRole.UserRole) + 10
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns, left to right."""

    NAME = 0
    ROLE = 1
    LEVEL = 2
    LAST = 3
    ACTS = 4


HEADERS = ("Name", "Role", "Level", "Last contact", "Acts")
ORDERS = {Column.NAME: "name", Column.ROLE: "role", Column.LEVEL: "level", Column.LAST: "last", Column.ACTS: "acts"}


class PeopleModel(QAbstractTableModel):
    """A table over an array of ids; `read` gives the people of some of them."""

    order_wanted = Signal(str, bool)
    """Sorting is the database's: the order and whether it is descending."""

    def __init__(self, read: Callable[[Sequence[int]], list[Participant]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, dict[int, Participant]] = OrderedDict()

    def show_ids(self, ids: "array[int]") -> None:
        """Show other people; when the ones shown are the first of them, the rest is added below."""
        shown = len(self._ids)
        if shown and ids == self._ids:
            self._pages.clear()
            self.dataChanged.emit(self.index(0, 0), self.index(shown - 1, len(HEADERS) - 1))
            return
        if shown and len(ids) > shown and ids[:shown] == self._ids:
            self._pages.clear()
            self.beginInsertRows(NOWHERE, shown, len(ids) - 1)
            self._ids = ids
            self.endInsertRows()
            self.dataChanged.emit(self.index(0, 0), self.index(shown - 1, len(HEADERS) - 1))
            return
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def contact_at(self, row: int) -> int:
        """Give the id of a row."""
        return self._ids[row]

    def person_at(self, row: int) -> Participant | None:
        """Give the person of a row, None when it has just gone."""
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            found = self._read(self._ids[number * PAGE : (number + 1) * PAGE])
            page = self._pages[number] = {person.contact: person for person in found}
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page.get(self._ids[row])

    def row_of(self, contact: int) -> int:
        """Give the row of a contact, -1 where it is not in the list."""
        try:
            return self._ids.index(contact)
        except ValueError:
            return -1

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADERS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADERS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == Column.ACTS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == ID_ROLE:
            return self._ids[index.row()]
        if role not in (CELL_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        person = self.person_at(index.row())
        if person is None:
            return None
        column = Column(index.column())
        if role == CELL_ROLE:
            return _cell(person, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(person, column)
        return _text(person, column)

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(Column):
            self.order_wanted.emit(ORDERS[Column(column)], order == Qt.SortOrder.DescendingOrder)


def _text(person: Participant, column: Column) -> str:
    match column:
        case Column.NAME:
            return person.name
        case Column.ROLE:
            return ", ".join(part for part in (person.position, person.company) if part)
        case Column.LEVEL:
            return person.level.label
        case Column.LAST:
            return UNKNOWN if person.last_at is None else words.date_words(person.last_at)
        case Column.ACTS:
            return f"{person.acts:,}"


def _cell(person: Participant, column: Column) -> Any:
    if column == Column.NAME:
        return PersonCell(person.name, core=person.level.is_core)
    if column == Column.LEVEL:
        return LevelCell(person.level, person.by_hand)
    return _text(person, column)


def _spoken(person: Participant, column: Column) -> str:
    if column == Column.LEVEL:
        return meter.spoken(person.level) + (", set by hand" if person.by_hand else "")
    if column == Column.LAST and person.last_at is None:
        return "Last contact unknown"
    return _text(person, column) + (" acts" if column == Column.ACTS else "")
