"""The list of changes; every one of them can be gone back to."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.ui import fonts, paint
from netdesk.ui.delegates.cell import CELL_ROLE, CellDelegate
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.buttons import Button, icon_button
from netdesk.ui.widgets.labels import EmptyState, Label, rule
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.domain.history import ChangeRecord, Outcome
    from netdesk.store.database import Database

WIDTH = 328
MOST = 1000
Index = QModelIndex | QPersistentModelIndex


class ChangeModel(QAbstractListModel):
    """Changes, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: list[ChangeRecord] = []
        self._now = 0

    def show_changes(self, changes: "list[ChangeRecord]", now: int) -> None:
        """Replace the list; `now` (UTC seconds) decides which day is called today."""
        self.beginResetModel()
        self._changes, self._now = changes, now
        self.endResetModel()

    def change(self, row: int) -> "ChangeRecord":
        """Give a change."""
        return self._changes[row]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._changes)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        change = self._changes[index.row()]
        if role == CELL_ROLE:
            return change.label, when(change.at, self._now) + state_words(change), not change.undone
        if role == Qt.ItemDataRole.DisplayRole:
            return change.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{change.label}, {when(change.at, self._now)}{state_words(change)}"
        return None


class ChangeDelegate(CellDelegate):
    """Paints what was done over when; what is undone is fainter."""

    row_height = 48

    @override
    def paint_content(self, painter: QPainter, rect: QRectF, content: tuple[str, str, bool], theme: Theme) -> None:
        label, note, done = content
        middle = rect.center().y()
        words = rect.adjusted(8, 0, -8, 0)
        upper = QRectF(words.left(), middle - 18, words.width(), 18)
        lower = QRectF(words.left(), middle, words.width(), 17)
        paint.text(painter, upper, label, fonts.medium(), theme.color("text" if done else "text3"))
        paint.text(painter, lower, note, fonts.small(), theme.color("text2" if done else "text3"))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, max(self.row_height, 2 * option.fontMetrics.height() + 12))


class HistoryPanel(QFrame):
    """A panel at the right (Ctrl+H): choose a change, go back to before it."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self.setProperty("kind", "side")
        self.setFixedWidth(WIDTH)
        self._workspace = workspace
        self._model = ChangeModel(self)
        self.list = QListView()
        self.list.setAccessibleName("Changes, newest first")
        self.list.setModel(self._model)
        self.list.setItemDelegate(ChangeDelegate(self.list))
        self.list.selectionModel().currentChanged.connect(self._offer)
        self.empty = EmptyState("undo", "No changes yet", "Everything you do is listed here and can be undone.")
        self.back = Button("Undo to here", "undo")
        self.back.clicked.connect(self._undo_to)
        self._lay_out()
        workspace.changed.connect(self._refresh_if_seen)
        self.hide()

    def refresh(self) -> None:
        """Read the changes again."""
        from netdesk.store import history  # the panel is rarely open when the window starts

        def work(db: "Database") -> "list[ChangeRecord]":
            return history.changes(db, MOST)

        self._workspace.tasks.read(work, self._show_changes, key=self)

    @property
    def model(self) -> ChangeModel:
        """Give the list's model."""
        return self._model

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 8, 12)
        head.addWidget(Label("History", fonts.section()), 1)
        close = icon_button("close", "Close the history")
        close.clicked.connect(self.closed)
        head.addWidget(close)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 12, 16, 12)
        foot.addWidget(self.back, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(rule())
        column.addLayout(foot)

    def _show_changes(self, changes: "list[ChangeRecord]") -> None:
        self._model.show_changes(changes, self._workspace.clock())
        self.list.setVisible(bool(changes))
        self.empty.setVisible(not changes)
        self._offer()

    def _offer(self) -> None:
        row = self.list.currentIndex().row()
        chosen = self._model.change(row) if row >= 0 else None
        self.back.setEnabled(chosen is not None and chosen.can_undo and not chosen.undone)
        undoes = sum(1 for above in range(row + 1) if not self._model.change(above).undone)
        self.back.setText(f"Undo these {undoes} changes" if undoes > 1 else "Undo this change")
        self.back.setAccessibleName(self.back.text())

    def _undo_to(self) -> None:
        from netdesk.store import history

        number = self._model.change(self.list.currentIndex().row()).change
        self._workspace.tasks.write(lambda db: history.undo_to(db, number), self._tell_undone)

    def _tell_undone(self, outcomes: "list[Outcome]") -> None:
        count = len(outcomes)
        self._workspace.said.emit(f"Undone: {count} {'change' if count == 1 else 'changes'}", None)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def when(at: int, now: int) -> str:
    """Say a moment in the local time zone: "today 14:08", "12 May 09:30" or "12 May 2025"."""
    moment, today = datetime.fromtimestamp(at).astimezone(), datetime.fromtimestamp(now).astimezone()
    if moment.date() == today.date():
        return f"today {moment:%H:%M}"
    day = f"{moment.day} {moment:%b}"
    return f"{day} {moment:%H:%M}" if moment.year == today.year else f"{day} {moment.year}"


def state_words(change: "ChangeRecord") -> str:
    """Say what hinders undoing a change, if anything."""
    if change.undone:
        return " · undone"
    return "" if change.can_undo else " · can no longer be undone"
