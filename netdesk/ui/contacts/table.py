"""The contacts table itself: rows, pale rows while they load, keys, and the layout of its columns."""

from typing import Any

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from netdesk.ui import fonts
from netdesk.ui.contacts.delegate import INSET, FirstPersonDelegate
from netdesk.ui.delegates.badges import BadgesDelegate, ChipsDelegate
from netdesk.ui.delegates.meter import MeterDelegate
from netdesk.ui.delegates.number import NumberDelegate, TextDelegate
from netdesk.ui.settings import WindowState
from netdesk.ui.table_model import Index, TableModel
from netdesk.ui.theme import current

ROW, HEADER = 40, 32
PALE_AFTER_MS = 150
PALE_ROWS = 12
KEEP_AFTER_MS = 400
PALE = {"name": 0.6, "company": 0.7, "networks": 0.4, "level": 0.7, "connected": 0.7, "last": 0.5, "tags": 0.4}
WIDTHS = {"company": 168, "networks": 92, "level": 114, "connected": 106, "last": 74, "tags": 128}
DROPPED = frozenset({"company", "connected", "tags"})
"""Columns that a narrow window does without."""
NARROWEST = 44
STATE = "contacts_columns"


class ContactsTable(QTableView):
    """People, forty pixels each."""

    opened = Signal()
    """Enter or a double click: the contact is wanted beside the table."""
    left = Signal()
    """Esc."""
    log_wanted = Signal()

    def __init__(self, model: TableModel, state: WindowState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._compact = False
        self._hidden: set[str] = set()
        self._sorted = ("name", False)
        self._loading = self._pale_due = False
        self._pale = QTimer(self, singleShot=True, interval=PALE_AFTER_MS)
        self._pale.timeout.connect(self._pale_now)
        self._keep_soon = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keep_soon.timeout.connect(self._keep_columns)
        self.setModel(model)
        self._set_behaviour()
        self._set_delegates(model)
        self._set_header()
        self.doubleClicked.connect(self.opened)

    @property
    def table(self) -> TableModel:
        """The model, as what it is."""
        model = self.model()
        assert isinstance(model, TableModel)
        return model

    # --- building ----------------------------------------------------------------------------------------------------

    def _set_behaviour(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Contacts")
        self.setProperty("hoverRow", -1)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._grow_rows()

    def _set_delegates(self, model: TableModel) -> None:
        painters = {
            "name": FirstPersonDelegate(self),
            "company": TextDelegate(self, tone="text2"),
            "networks": BadgesDelegate(self),
            "level": MeterDelegate(self),
            "connected": NumberDelegate(self, tone="text2"),
            "last": NumberDelegate(self, tone="text2"),
            "tags": ChipsDelegate(self),
        }
        for number, column in enumerate(model.columns):
            self.setItemDelegateForColumn(number, painters[column.key])

    def _set_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStyleSheet(
            f"QHeaderView::section:first {{ padding-left: {8 + INSET}px; }}"
            # The mark stands in the heading's words, where it never covers them.
            " QHeaderView::up-arrow, QHeaderView::down-arrow { image: none; width: 0px; height: 0px; }"
        )
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setMinimumSectionSize(NARROWEST)
        header.setFixedHeight(round(HEADER * fonts.scale()))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setAccessibleName("Columns")
        self._restore_columns()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.sortIndicatorChanged.connect(self._sort)
        header.sectionMoved.connect(lambda *_: self._keep_soon.start())
        header.sectionResized.connect(lambda *_: self._keep_soon.start())

    # --- columns -----------------------------------------------------------------------------------------------------

    def set_compact(self, compact: bool) -> None:
        """Do without some columns in a narrow window."""
        self._compact = compact
        self._show_columns()

    def set_hidden(self, key: str, hidden: bool) -> None:
        """Hide or show a column, as the user wants it."""
        if hidden:
            self._hidden.add(key)
        else:
            self._hidden.discard(key)
        self._show_columns()
        self._keep_columns()

    def is_hidden(self, key: str) -> bool:
        """Tell whether the user hid a column."""
        return key in self._hidden

    def mark_sort(self, key: str, descending: bool) -> None:
        """Show the sort mark without sorting."""
        self._sorted = (key, descending)
        self.table.set_sorted(key, descending)
        keys = [column.key for column in self.table.columns]
        header = self.horizontalHeader()
        header.blockSignals(True)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(keys.index(key), order)
        header.blockSignals(False)

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        if self.table.columns[section].sorts:
            self.table.sort(section, order)
        else:
            self.mark_sort(*self._sorted)

    def _show_columns(self) -> None:
        for number, column in enumerate(self.table.columns):
            dropped = self._compact and column.key in DROPPED
            self.setColumnHidden(number, dropped or column.key in self._hidden)

    def _restore_columns(self) -> None:
        kept: Any = self._state.get(STATE)
        kept = kept if isinstance(kept, dict) else {}
        keys = [column.key for column in self.table.columns]
        widths = kept.get("widths", {})
        for number, key in enumerate(keys[1:], start=1):
            self.setColumnWidth(number, max(NARROWEST, int(widths.get(key, WIDTHS[key] * fonts.scale()))))
        self._hidden = {key for key in kept.get("hidden", ()) if key in keys[1:]}
        header = self.horizontalHeader()
        for place, key in enumerate(key for key in kept.get("order", ()) if key in keys):
            header.moveSection(header.visualIndex(keys.index(key)), place)
        self._show_columns()

    def _keep_columns(self) -> None:
        header, columns = self.horizontalHeader(), self.table.columns
        order = [columns[header.logicalIndex(place)].key for place in range(header.count())]
        before: Any = self._state.get(STATE) or {}
        widths = {
            column.key: self.columnWidth(number) or before.get("widths", {}).get(column.key, WIDTHS[column.key])
            for number, column in enumerate(columns)
            if number
        }
        self._state.set(STATE, {"order": order, "hidden": sorted(self._hidden), "widths": widths})

    # --- rows --------------------------------------------------------------------------------------------------------

    def set_loading(self, loading: bool) -> None:
        """Say that ids are being read; after a moment an empty table shows pale rows."""
        self._loading = loading
        if not self.model().rowCount():
            self._look_pale(loading)
            self.viewport().update()

    def _grow_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(round(ROW * fonts.scale()))

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do nothing: Qt would walk a million rows for a letter; letters are keys here."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif plain and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain and event.key() == Qt.Key.Key_L:
            self.log_wanted.emit()
        else:
            super().keyPressEvent(event)

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
        if row == before:
            return
        self.setProperty("hoverRow", row)
        for changed in (before, row):
            if 0 <= changed < self.model().rowCount():
                top = self.rowViewportPosition(changed)
                self.viewport().update(0, top, self.viewport().width(), self.rowHeight(changed))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        # The accent edge stands in one column, whatever the column that was clicked.
        for index in (current, previous):
            if index.isValid():
                top = self.rowViewportPosition(index.row())
                self.viewport().update(0, top, self.viewport().width(), self.rowHeight(index.row()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grow_rows()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        height, count = self.verticalHeader().defaultSectionSize(), self.model().rowCount()
        if not count:
            self._look_pale(self._loading)
            if self._loading and self._pale_due:
                self._paint_pale([place * height for place in range(PALE_ROWS)])
            return
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        missing = [row for row in range(first, (last if last >= 0 else count - 1) + 1) if not self.table.is_here(row)]
        self._look_pale(bool(missing))
        if missing and self._pale_due:
            self._paint_pale([self.rowViewportPosition(row) for row in missing])

    def _look_pale(self, missing: bool) -> None:
        """Count the moment from the first row that is missing; forget it once all are there."""
        if not missing:
            self._pale.stop()
            self._pale_due = False
        elif not self._pale_due and not self._pale.isActive():
            self._pale.start()

    def _pale_now(self) -> None:
        self._pale_due = True
        self.viewport().update()

    def _paint_pale(self, tops: list[int]) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        theme, height = current(), self.verticalHeader().defaultSectionSize()
        for top in tops:
            painter.fillRect(0, top + height - 1, self.viewport().width(), 1, theme.color("line"))
            painter.setBrush(theme.color("hover"))
            for number, column in enumerate(self.table.columns):
                if self.isColumnHidden(number):
                    continue
                inset = 8 + (INSET if column.key == "name" else 0)
                left, width = self.columnViewportPosition(number) + inset, self.columnWidth(number) - inset - 8
                bar = QRectF(left, top + height / 2 - 5, width * PALE[column.key], 10)
                if column.right:
                    bar.moveRight(left + width)
                painter.drawRoundedRect(bar, 4, 4)
        painter.end()
