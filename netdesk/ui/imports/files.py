"""The panel of files: what each is, whether it is understood, whether it is left out."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHBoxLayout, QListView, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.ui import fonts
from netdesk.ui.delegates.cell import CELL_ROLE
from netdesk.ui.imports.delegate import FILE_STATE_ROLE, FileCell, FileDelegate
from netdesk.ui.imports.words import LEFT_OUT, OPTIONAL, promise_words
from netdesk.ui.widgets.buttons import link
from netdesk.ui.widgets.labels import Card, IconLabel, Label, rule

WIDTH, COMPACT_WIDTH = 280, 240
ROW, COMPACT_ROW = 52, 46
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class FilesModel(QAbstractListModel):
    """The files with their paths."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, FileCell, str]] = []

    def show_files(self, rows: Sequence[tuple[str, FileCell, str]]) -> None:
        """Show files as (path, cell, reason); the same paths keep their places and their selection."""
        if [path for path, _, _ in rows] == [path for path, _, _ in self._rows]:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def path(self, row: int) -> str:
        """Give the path of a row."""
        return self._rows[row][0]

    def cell(self, row: int) -> FileCell:
        """Give what a row shows."""
        return self._rows[row][1]

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        path, cell, reason = self._rows[index.row()]
        if role == CELL_ROLE:
            return cell
        if role == FILE_STATE_ROLE:
            return cell.state
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{path}\n{reason or cell.line}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (cell.name, cell.line, cell.state) if part)
        return None


class FilesList(QListView):
    """The list itself; Space leaves a file out, Escape or a click beside the files chooses none."""

    toggled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Files")
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        delegate = FileDelegate(self)
        delegate.toggled.connect(self.toggled)
        self.setItemDelegate(delegate)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.toggled.emit(self.currentIndex())
            return
        if event.key() == Qt.Key.Key_Escape:
            self.selectionModel().clear()
            self.viewport().update()
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.indexAt(event.position().toPoint()).isValid():
            self.selectionModel().clear()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos()) if event.reason() == event.Reason.Mouse else self.currentIndex()
        state = index.data(FILE_STATE_ROLE)
        if state not in OPTIONAL:
            return
        menu = QMenu(self)
        words = "Take this file in" if state == LEFT_OUT else "Leave this file out"
        menu.addAction(words).triggered.connect(lambda _checked=False: self.toggled.emit(index))
        menu.exec(event.globalPos())


class FilesPanel(Card):
    """The card with the files; nothing chosen means all of them."""

    chosen = Signal(object)
    """The path of the file to show alone, or None for all."""
    left_out = Signal(str, bool)
    texts_kept = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((0, 0, 0, 0), parent)
        self.setFixedWidth(WIDTH)
        self.rows.setSpacing(0)
        self.model = FilesModel(self)
        self.list = FilesList()
        self.list.setModel(self.model)
        self.note = Label("", fonts.small(), "text3")
        self.show_all = link("Show all")
        self.show_all.hide()
        self.keep_texts = QCheckBox("Keep the texts of messages")
        self.keep_texts.hide()
        self.promise = Label(promise_words(False), fonts.small(), "text2", wrap=True)
        self._lay_out()
        self.list.selectionModel().selectionChanged.connect(self._choose)
        self.list.toggled.connect(self._toggle)
        self.show_all.clicked.connect(self.clear_choice)
        self.keep_texts.toggled.connect(self.texts_kept)

    def set_compact(self, compact: bool) -> None:
        """Become narrower, with lower rows."""
        self.setFixedWidth(COMPACT_WIDTH if compact else WIDTH)
        delegate = self.list.itemDelegate()
        assert isinstance(delegate, FileDelegate)
        delegate.row_height = COMPACT_ROW if compact else ROW
        self.list.doItemsLayout()

    def offer_texts(self, offered: bool, kept: bool) -> None:
        """Offer to keep the texts of messages, without a signal; the promise says what becomes of them."""
        blocked = self.keep_texts.blockSignals(True)
        self.keep_texts.setChecked(kept)
        self.keep_texts.blockSignals(blocked)
        self.keep_texts.setVisible(offered)
        self.promise.setText(promise_words(kept))

    def choose(self, path: str) -> None:
        """Show one file alone."""
        for row in range(self.model.rowCount()):
            if self.model.path(row) == path:
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.list.selectionModel().setCurrentIndex(self.model.index(row), flags)

    def clear_choice(self) -> None:
        """Show all files."""
        self.list.selectionModel().clear()
        self.list.viewport().update()

    def _choose(self) -> None:
        rows = self.list.selectionModel().selectedIndexes()
        self.show_all.setVisible(bool(rows) and self.model.rowCount() > 1)
        self.note.setHidden(self.show_all.isVisibleTo(self))
        self.chosen.emit(self.model.path(rows[0].row()) if rows else None)

    def _toggle(self, index: Index) -> None:
        cell = self.model.cell(index.row())
        if cell.state in OPTIONAL:
            self.left_out.emit(self.model.path(index.row()), cell.state != LEFT_OUT)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        heading = Label("Files", fonts.section())
        heading.setFixedHeight(43)
        head.addWidget(heading, 1)
        head.addWidget(self.note)
        head.addWidget(self.show_all)
        privacy = QHBoxLayout()
        privacy.setSpacing(8)
        privacy.addWidget(IconLabel("lock"), 0, Qt.AlignmentFlag.AlignTop)
        privacy.addWidget(self.promise, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 14, 16, 14)
        foot.setSpacing(10)
        foot.addWidget(self.keep_texts)
        foot.addLayout(privacy)
        self.rows.addLayout(head)
        self.rows.addWidget(rule())
        self.rows.addWidget(self.list, 1)
        self.rows.addWidget(rule())
        self.rows.addLayout(foot)
