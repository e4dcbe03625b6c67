"""The contacts table itself: rows that are ticked, walked through and opened, by mouse and keyboard."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from netdesk.ui import fonts
from netdesk.ui.contacts.columns import ContactColumns
from netdesk.ui.contacts.delegate import delegates
from netdesk.ui.contacts.header import ContactsHeader
from netdesk.ui.contacts.model import TICK
from netdesk.ui.contacts.pale import PaleRows
from netdesk.ui.contacts.ticks import Ticks
from netdesk.ui.settings import WindowState
from netdesk.ui.table_model import Index, TableModel

Density = str
ROWS: dict[Density, int] = {"comfortable": 40, "compact": 32}
"""How high a row is; in a compact one everything stands on one line."""
DENSITY_STATE = "contacts_density"
Flag = QItemSelectionModel.SelectionFlag
NOWHERE = QModelIndex()
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class ContactsTable(QTableView):
    """People, forty pixels each. A ticked row is a selected one; the current row carries the accent edge."""

    opened = Signal()
    """Enter or a double click: the contact is wanted beside the table."""
    left = Signal()
    """Esc."""
    letter = Signal(str)
    """A letter or Del, without Ctrl: the key of an act."""
    copy_wanted = Signal()
    edit_wanted = Signal()
    """F2: the current row is to be typed over."""
    sort_wanted = Signal(str, bool)
    """A column's key, and whether it comes on top of the ones sorted by already."""

    def __init__(self, model: TableModel, state: WindowState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._on_box = self._moving = False
        self.first_column = self._tick = [column.key for column in model.columns].index(TICK)
        self.header = ContactsHeader(self._tick, self)
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        # For each heading Qt looks whether all rows below are selected, one by one: with a million ticked that takes a minute.
        self.header.setSelectionModel(QItemSelectionModel(model, self.header))
        self._set_behaviour()
        painters = delegates(self)
        for number, column in enumerate(model.columns):
            self.setItemDelegateForColumn(number, painters[column.key])
        self.columns = ContactColumns(self, model, state)
        self.ticks = Ticks(self, model, self)
        self.pale = PaleRows(self, model)
        self._connect(model)

    def _set_behaviour(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Contacts")
        self.setProperty("hoverRow", -1)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # The mark stands in the heading's words, where it never covers them.
        self.header.setSortIndicatorShown(False)
        self._grow_rows()

    def _connect(self, model: TableModel) -> None:
        self.doubleClicked.connect(self.opened)
        self.header.all_wanted.connect(self.ticks.toggle_all)
        self.header.sort_wanted.connect(self._sort)
        for signal in (self.ticks.changed, model.rowsInserted):
            signal.connect(self._show_ticked)

    @property
    def table(self) -> TableModel:
        """The model, as what it is."""
        model = self.model()
        assert isinstance(model, TableModel)
        return model

    # --- density -----------------------------------------------------------------------------------------------------

    @property
    def density(self) -> Density:
        """How high the rows are, as the user chose."""
        kept = self._state.get(DENSITY_STATE)
        return kept if kept in ROWS else "comfortable"

    def set_density(self, density: Density) -> None:
        """Make the rows higher or lower; remembered."""
        self._state.set(DENSITY_STATE, density)
        self._grow_rows()

    def _grow_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(round(ROWS[self.density] * fonts.scale()))

    # --- ticks and the current row -----------------------------------------------------------------------------------

    def make_current(self, row: int) -> None:
        """Make a row the current one without ticking it."""
        self._moving = True
        self.setCurrentIndex(self.table.index(row, 0))
        self._moving = False

    def _sort(self, section: int, adds: bool) -> None:
        column = self.table.columns[section]
        if column.sorts:
            self.sort_wanted.emit(column.key, adds)

    def _show_ticked(self) -> None:
        self.header.set_ticked(self.ticks.state())

    @override
    def selectAll(self) -> None:
        self.ticks.tick_all()

    @override
    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Walking and clicking move the current row alone; the tick box, Ctrl and Shift tick."""
        if self._moving:
            return Flag.NoUpdate
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress:
                self._on_box = index.isValid() and index.column() == self._tick
            if event.button() == Qt.MouseButton.RightButton:
                return Flag.NoUpdate
            return self._mouse_command(event)
        if isinstance(event, QKeyEvent) and event.modifiers() in PLAIN:
            self.ticks.seal()
            return Flag.NoUpdate
        return super().selectionCommand(index, event)

    def _mouse_command(self, event: QMouseEvent) -> QItemSelectionModel.SelectionFlag:
        keys = event.modifiers()
        if keys & Qt.KeyboardModifier.ShiftModifier:
            return Flag.SelectCurrent | Flag.Rows
        if self._on_box or keys & Qt.KeyboardModifier.ControlModifier:
            drags = event.type() == QEvent.Type.MouseMove
            return (Flag.ToggleCurrent if drags else Flag.Toggle) | Flag.Rows
        self.ticks.seal()
        return Flag.NoUpdate

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        # One range of whole rows, whatever the columns' order is: Qt would make one for each moved column.
        if command == Flag.NoUpdate:
            return
        area, last = rect.normalized(), self.table.rowCount() - 1
        bottom = self.rowAt(area.bottom())
        top, bottom = max(0, self.rowAt(area.top())), last if bottom < 0 else bottom
        self.ticks.select(top, bottom, command)

    # --- keys and mouse ----------------------------------------------------------------------------------------------

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do nothing: Qt would walk a million rows for a letter; letters are keys here."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain, key = event.modifiers() in PLAIN, event.key()
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif plain and key == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            # A row is one thing here: Qt would go to its first or last cell.
            row = 0 if key == Qt.Key.Key_Home else self.table.rowCount() - 1
            self.make_current(row)
        elif plain and key == Qt.Key.Key_F2:
            self.edit_wanted.emit()
        elif plain and key == Qt.Key.Key_Space:
            if self.currentIndex().isValid():
                self.ticks.toggle(self.currentIndex().row())
        elif plain and (Qt.Key.Key_A <= key <= Qt.Key.Key_Z or key == Qt.Key.Key_Delete):
            self.letter.emit("Del" if key == Qt.Key.Key_Delete else chr(key))
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).column() == self._tick:
            self.mousePressEvent(event)  # two quick clicks on a box are two ticks
        else:
            super().mouseDoubleClickEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        before = self.property("hoverRow")
        if row != before:
            self.setProperty("hoverRow", row)
            self._update_rows(before, row)

    def _update_rows(self, *rows: int) -> None:
        for row in rows:
            if 0 <= row < self.model().rowCount():
                top = self.rowViewportPosition(row)
                self.viewport().update(0, top, self.viewport().width(), self.rowHeight(row))

    @override
    def currentChanged(self, current: QModelIndex | QPersistentModelIndex, previous: Index) -> None:
        super().currentChanged(current, previous)
        # The accent edge stands in one column, whatever the column that was clicked.
        self._update_rows(current.row(), previous.row())

    # --- looks -------------------------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grow_rows()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.pale.paint()
