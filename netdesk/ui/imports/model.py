"""The rows of a preview, read page by page beside the window: up to a million of them."""

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from netdesk.domain.import_report import PreviewRow, Verdict
from netdesk.ui.delegates.cell import CELL_ROLE
from netdesk.ui.imports.words import base_name, row_reason
from netdesk.ui.imports.work import Segments, rows_between

if TYPE_CHECKING:
    from netdesk.store.database import Database
    from netdesk.store.staging import Staging

COLUMNS = ("Change", "Name", "Role", "Company", "Why")
CHANGE, NAME, ROLE, COMPANY, WHY = range(len(COLUMNS))
PAGE = 256
PAGES_KEPT = 40
NOBODY = "–"
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class Row(NamedTuple):
    """One row, ready to be shown, in the order of the columns."""

    verdict: Verdict
    name: str
    position: str
    company: str
    why: str


class Page(NamedTuple):
    """Rows read, with what they were read for: a page of an earlier list is dropped."""

    list_number: int
    number: int
    rows: list[Row]


Read = Callable[["Callable[[Database], Page]", Callable[[Page], None], object], None]
"""Takes the work, what to do with its page, and a key: a newer request of the same key drops the older one."""
SLOTS = 2  # a view shows rows of two pages at most: while one scrolls on, pages passed by are not read


class ChangesModel(QAbstractTableModel):
    """Rows with a verdict, of all files or of one. A page that is not there yet shows empty cells and is asked for."""

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        """Read through `read`, which calls back on this thread, such as `Tasks.read`."""
        super().__init__(parent)
        self._read = read
        self._staging: Staging | None = None
        self._segments: Segments = ()
        self._file: int | None = None
        self._list = 0
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()
        self._asked: dict[int, int] = {}  # the page awaited in each slot
        self._paths: dict[int, str] = {}

    def show_rows(
        self, staging: "Staging | None", segments: Segments, file: int | None, paths: dict[int, str] | None = None
    ) -> None:
        """Show other rows: those of the segments, one after the other; `paths` names the files by number."""
        self.beginResetModel()
        self._staging, self._segments, self._file = staging, segments, file
        self._paths = paths or {}
        self._list += 1
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()
        if self.rowCount():
            self._ask(0)

    def freeze(self) -> None:
        """Ask for no more pages, because the staging file is going away; what is read stays."""
        self._staging = None

    def row(self, number: int) -> Row | None:
        """Give a row; None, and a request for its page, while it is not read."""
        page = self._pages.get(number // PAGE)
        if page is None:
            self._ask(number // PAGE)
            return None
        self._pages.move_to_end(number // PAGE)
        at = number % PAGE
        return page[at] if at < len(page) else None

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else sum(length for _, length in self._segments)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS):
            if role == Qt.ItemDataRole.DisplayRole:
                return COLUMNS[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (
            CELL_ROLE,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        row = self.row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == CHANGE:
            return f"{row.verdict}: {row.name}, {row.why}"
        return row[index.column()]

    def _ask(self, number: int) -> None:
        staging = self._staging
        slot = number % SLOTS
        if staging is None or self._asked.get(slot) == number:
            return
        self._asked[slot] = number
        wanted, segments, file, paths = self._list, self._segments, self._file, self._paths

        def work(db: "Database") -> Page:
            rows = rows_between(db, staging, segments, file, number * PAGE, PAGE)
            return Page(wanted, number, [_shown(row, paths) for row in rows])

        self._read(work, self._take, (id(self), slot))

    def _take(self, page: Page) -> None:
        if page.list_number != self._list:
            return
        if self._asked.get(page.number % SLOTS) == page.number:
            del self._asked[page.number % SLOTS]
        self._pages[page.number] = page.rows
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        first = page.number * PAGE
        last = min(first + PAGE, self.rowCount()) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))


def _shown(row: PreviewRow, paths: dict[int, str]) -> Row:
    """Make a row ready; with several files, skipped rows name theirs."""
    why = row_reason(row.verdict, row.line, row.why)
    if row.verdict == "skipped" and row.file in paths:
        why = f"{why}, {base_name(paths[row.file])}"
    return Row(row.verdict, row.name or NOBODY, row.position, row.company, why)
