"""Reads the list: its first rows at once, all sorted ids a moment later, both beside the window."""

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from netdesk.domain.contact import ContactRow
from netdesk.domain.query import EVERYBODY, Query
from netdesk.ui.table_model import Sort
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.store.database import Database

FIRST, FIRST_FOUND = 256, 64
AFTER_TYPING_MS = 160
"""All matches are looked for once the keys rest; the first ones come at each letter."""
AFTER_PAINT_MS = 40
"""The first rows are painted before everybody is sorted."""


BY_NAME: Sort = (("name", False),)


class Asked(NamedTuple):
    """What the list is to show: whom, and the columns it is sorted by."""

    query: Query = EVERYBODY
    sort: Sort = BY_NAME

    @property
    def text(self) -> str:
        """The query as it was typed."""
        return self.query.text


class Listing(NamedTuple):
    """Ids in order, rows of the first ones, whether these are all, and how many contacts there are without a filter."""

    asked: Asked
    ids: "array[int]"
    rows: tuple[ContactRow, ...]
    whole: bool
    total: int | None


class ListReader(QObject):
    """Keeps what was asked for last; answers to older questions are dropped."""

    arrived = Signal(object)
    """A Listing."""
    failed = Signal(object)
    """The exception."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.asked = Asked()
        self._everybody: array[int] | None = None
        self._sort_of_everybody: Sort | None = None
        self._total: int | None = None
        self._turn = 0
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._read_all)

    def ask(self, asked: Asked) -> None:
        """Show something else: the first rows first."""
        self.asked = asked
        self._turn += 1
        self._soon.stop()
        order, limit = self._order(), FIRST if asked.query.is_empty else FIRST_FOUND
        self._tasks.read(
            lambda db: _read_first(db, asked, limit, order),
            self._current(self._first),
            key=(self, "first"),
            failed=self._current(self.failed.emit),
        )

    def again(self) -> None:
        """Read the same list anew, since the data has changed; what is shown stays until then."""
        self._turn += 1
        self._everybody = None
        self._total = None
        self._read_all()

    def _first(self, listing: Listing) -> None:
        if listing.whole and listing.asked.query.is_empty:
            self._remember(listing)
        self.arrived.emit(listing._replace(total=self._total))
        if not listing.whole or self._total is None:
            self._soon.start(AFTER_PAINT_MS if listing.asked.query.is_empty else AFTER_TYPING_MS)

    def _read_all(self) -> None:
        asked, order, total = self.asked, self._order(), self._total
        self._tasks.read(
            lambda db: _read_all(db, asked, order, total),
            self._current(self._all),
            key=(self, "all"),
            failed=self._current(self.failed.emit),
        )

    def _all(self, listing: Listing) -> None:
        self._total = listing.total
        if listing.asked.query.is_empty:
            self._remember(listing)
        self.arrived.emit(listing)

    def _remember(self, listing: Listing) -> None:
        self._everybody, self._sort_of_everybody, self._total = listing.ids, listing.asked.sort, len(listing.ids)

    def _order(self) -> "array[int] | None":
        return self._everybody if self._sort_of_everybody == self.asked.sort else None

    def _current(self, done: Callable[[Any], None]) -> Callable[[Any], None]:
        """Drop the answer once something else was asked for."""
        turn = self._turn

        def pass_on(answer: Any) -> None:
            if turn == self._turn:
                done(answer)

        return pass_on


def _read_first(db: "Database", asked: Asked, limit: int, order: "array[int] | None") -> Listing:
    from netdesk.store import contacts

    ids = contacts.first_ids(db, asked.query, asked.sort, limit, order)
    return Listing(asked, ids, tuple(contacts.rows(db, ids)), len(ids) < limit, None)


def _read_all(db: "Database", asked: Asked, order: "array[int] | None", total: int | None) -> Listing:
    from netdesk.store import contacts

    ids = contacts.ids(db, asked.query, asked.sort, order)
    if asked.query.is_empty:
        total = len(ids)
        contacts.prepare_search(len(ids))
    return Listing(asked, ids, (), True, contacts.count(db) if total is None else total)
