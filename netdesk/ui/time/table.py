"""The list of entries."""

from datetime import tzinfo

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from netdesk.domain.period import Span
from netdesk.domain.time_entry import TimeEntry
from netdesk.ui import fonts
from netdesk.ui.delegates.number import KindDelegate, NumberDelegate, TextDelegate
from netdesk.ui.time import model as columns
from netdesk.ui.time.delegate import EdgeNumberDelegate, WhenDelegate
from netdesk.ui.time.model import EntriesModel

ROW, SECTION, HEADER = 32, 28, 32
WIDTHS = {columns.WHEN: 118, columns.WHOM: 132, columns.CONTACT: 124, columns.KIND: 112, columns.TIME: 62}
MONEY_WIDTH = 84
EDGES = "QHeaderView::section:first { padding-left: 16px; } QHeaderView::section:last { padding-right: 16px; }"


class EntriesTable(QTableView):
    """Rows of entries under their days; sections are passed over by the keys."""

    picked = Signal(int)
    """An entry's id."""
    edit_wanted = Signal(int)
    menu_wanted = Signal(int, object)  # an entry's id, and where on the screen

    def __init__(self, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = EntriesModel(zone, self)
        self.setModel(self.entries)
        self.setAccessibleName("Entries")
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        self.customContextMenuRequested.connect(self._menu)
        self._set_up_columns()
        self.selectionModel().currentRowChanged.connect(self._current_changed)

    @property
    def current_entry(self) -> TimeEntry | None:
        """Give the entry of the current row."""
        return self.entries.entry_at(self.currentIndex().row())

    @property
    def selected_entries(self) -> list[TimeEntry]:
        """Give the selected entries, or the current one."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        found = [entry for row in rows if (entry := self.entries.entry_at(row)) is not None]
        here = self.current_entry
        return found or ([here] if here is not None else [])

    def show_entries(self, entries: tuple[TimeEntry, ...], span: Span, now: int) -> None:
        """Show the entries of a span; the current one stays current."""
        here, top = self.current_entry, self.verticalScrollBar().value()
        self.entries.show(entries, span, now)
        self.clearSpans()
        self.verticalHeader().setDefaultSectionSize(max(ROW, self.fontMetrics().height() * 2))
        for row in self.entries.sections():
            self.setSpan(row, 0, 1, self.entries.columnCount())
            self.setRowHeight(row, SECTION)
        if here is not None:
            self.pick(here.id)
        self.verticalScrollBar().setValue(top)

    def pick(self, entry: int) -> None:
        """Make an entry's row the current one, if it is shown."""
        row = self.entries.row_of(entry)
        if row is not None and row != self.currentIndex().row():
            self.setCurrentIndex(self.entries.index(row, columns.WHAT))

    def set_compact(self, compact: bool) -> None:
        """Drop the contact in a narrow window."""
        self.setColumnHidden(columns.CONTACT, compact)

    def _set_up_columns(self) -> None:
        text, medium = TextDelegate(self, tone="text2"), TextDelegate(self, medium=True)
        delegates = {
            columns.WHEN: WhenDelegate(self), columns.WHAT: medium, columns.WHOM: text, columns.CONTACT: text,
            columns.KIND: KindDelegate(self), columns.TIME: NumberDelegate(self, strong=True),
            columns.MONEY: EdgeNumberDelegate(self, tone="text2"),
        }  # fmt: skip
        for column, delegate in delegates.items():
            delegate.row_height = ROW
            self.setItemDelegateForColumn(column, delegate)
        header = self.horizontalHeader()
        header.setFont(fonts.sized(12, 500))
        header.setFixedHeight(HEADER)
        header.setHighlightSections(False)
        header.setStyleSheet(EDGES)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(columns.WHAT, QHeaderView.ResizeMode.Stretch)
        for column, width in {**WIDTHS, columns.MONEY: MONEY_WIDTH}.items():
            header.resizeSection(column, width)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(SECTION)
        self.verticalHeader().setDefaultSectionSize(ROW)

    def _current_changed(self, index: QModelIndex) -> None:
        entry = self.entries.entry_at(index.row())
        if entry is not None:
            self.picked.emit(entry.id)

    def _menu(self, place: QPoint) -> None:
        entry = self.entries.entry_at(self.rowAt(place.y()))
        if entry is not None:
            self.menu_wanted.emit(entry.id, self.viewport().mapToGlobal(place))

    @override
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        index = super().moveCursor(action, modifiers)
        row = index.row()
        if row >= 0 and self.entries.entry_at(row) is None:
            back = action in (QAbstractItemView.CursorAction.MoveUp, QAbstractItemView.CursorAction.MovePageUp)
            found = self.entries.next_entry(row, -1 if back else 1)
            return self.entries.index(self.currentIndex().row() if found is None else found, columns.WHAT)
        return index

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        if row != self.property("hoverRow"):
            self.setProperty("hoverRow", row)
            self.viewport().update()
        super().mouseMoveEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        entry = self.entries.entry_at(self.rowAt(event.position().toPoint().y()))
        if entry is not None:
            self.edit_wanted.emit(entry.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_entry is not None:
            self.edit_wanted.emit(self.current_entry.id)
        elif event.key() == Qt.Key.Key_Menu and self.current_entry is not None:
            place = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_wanted.emit(self.current_entry.id, self.viewport().mapToGlobal(place))
        else:
            super().keyPressEvent(event)

    def select_first(self) -> None:
        """Make the first entry current where none is."""
        first = self.entries.next_entry(-1, 1)
        if first is not None and self.current_entry is None:
            flags = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.entries.index(first, columns.WHAT), flags)
