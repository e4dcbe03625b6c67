"""Everything by name (Ctrl+K): people, screens and commands."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from netdesk.ui import fonts, paint
from netdesk.ui.theme import current

WIDTH = 560
ROW = 34
SECTION_ROW = 26
MOST_ROWS = 12
Index = QModelIndex | QPersistentModelIndex


class Entry(NamedTuple):
    """A line of the palette; one without an act is a section's heading."""

    words: str
    note: str = ""
    act: Callable[[], object] | None = None
    section: str = "Commands"


FindPeople = Callable[[str, Callable[[Sequence[Entry]], None]], None]
"""Looks people up: gets the text and a callback to hand entries to, at once or later."""


class EntryModel(QAbstractListModel):
    """The lines shown now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Entry] = []

    def show_lines(self, entries: Sequence[Entry]) -> None:
        """Show entries, each section under its heading."""
        self.beginResetModel()
        self._lines = []
        section = ""
        for entry in entries:
            if entry.section != section:
                section = entry.section
                self._lines.append(Entry(section, section=section))
            self._lines.append(entry)
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """Give a line."""
        return self._lines[row]

    def next_row(self, row: int, step: int) -> int:
        """Give the next row that can be chosen, or the same one at the end."""
        target = row + step
        while 0 <= target < len(self._lines):
            if self._lines[target].act is not None:
                return target
            target += step
        return row

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.words}, {entry.note}" if entry.note else entry.words
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._lines[index.row()].act is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class EntryDelegate(QStyledItemDelegate):
    """Paints headings small, entries with their key or company at the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = not index.flags() & Qt.ItemFlag.ItemIsEnabled
        return QSize(10, SECTION_ROW if heading else ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, theme = index.model(), current()
        if not isinstance(model, EntryModel):
            return
        entry, rect = model.entry(index.row()), QRectF(option.rect)
        painter.save()
        inner = rect.adjusted(12, 0, -12, 0)
        if entry.act is None:
            paint.text(painter, inner.adjusted(0, 6, 0, 0), entry.words, fonts.caption(), theme.color("text3"))
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("selected"))
                painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 6, 6)
            room = inner.adjusted(0, 0, -inner.width() * 0.4 if entry.note else 0, 0)
            paint.text(painter, room, entry.words, fonts.body(), theme.color("text"))
            note = inner.adjusted(inner.width() * 0.6, 0, 0, 0)
            paint.text(painter, note, entry.note, fonts.small(), theme.color("text3"), Qt.AlignmentFlag.AlignRight)
        painter.restore()


class CommandPalette(QFrame):
    """A popup over the page with a field and a list; Enter acts, Esc closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "popup")
        self.setFixedWidth(WIDTH)
        self._entries: list[Entry] = []
        self._fallbacks: list[tuple[str, Callable[[str], object]]] = []
        self._find_people: FindPeople | None = None
        self.field = QLineEdit()
        self.list = QListView()
        self._model = EntryModel(self)
        self._before: QWidget | None = None
        self._make_field()
        self._make_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.hide()

    def _make_field(self) -> None:
        self.field.setPlaceholderText("Search people, companies, commands")
        self.field.setAccessibleName("Search people, companies, commands")
        self.field.textChanged.connect(self._look_up)
        self.field.installEventFilter(self)

    def _make_list(self) -> None:
        self.list.setAccessibleName("Results")
        self.list.setModel(self._model)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(False)
        self.list.clicked.connect(lambda index: self._run(index.row()))

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Set the commands and screens."""
        self._entries = list(entries)

    def add_fallback(self, words: str, act: Callable[[str], object]) -> None:
        """Offer something for a text that matches nothing, as "Start timer: {}"."""
        self._fallbacks.append((words, act))

    def set_people(self, find: FindPeople) -> None:
        """Set how people are looked up."""
        self._find_people = find

    def open_under(self, anchor: QLineEdit) -> None:
        """Show the palette under a field, with that field's text and the focus."""
        below = anchor.mapTo(self.parentWidget() or self.window(), anchor.rect().bottomLeft())
        self.move(below.x(), below.y() + 6)
        text = anchor.text()
        self._before = self.window().focusWidget()
        self.show()
        self.raise_()
        self.field.setText(text)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._look_up(text)

    def close_palette(self) -> None:
        """Hide it and give the focus back."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def shown_words(self) -> list[str]:
        """List the lines shown, headings included."""
        return [self._model.entry(row).words for row in range(self._model.rowCount())]

    def _look_up(self, text: str) -> None:
        if not self.isVisible():
            return
        self._show(text, [])
        if self._find_people is not None and text.strip():
            self._find_people(text, lambda people: self._show(text, people))

    def _show(self, text: str, people: Sequence[Entry]) -> None:
        if text != self.field.text():
            return
        wanted = text.casefold().split()
        found = [entry for entry in self._entries if all(word in entry.words.casefold() for word in wanted)]
        lines = [*people, *found]
        if text.strip() and not lines:
            lines = [
                Entry(words.format(text.strip()), "", partial(act, text.strip()), "Nothing matches")
                for words, act in self._fallbacks
            ]
        self._model.show_lines(lines)
        self.list.setCurrentIndex(self._model.index(self._model.next_row(-1, 1), 0))
        height = sum(self.list.sizeHintForRow(row) for row in range(min(MOST_ROWS, self._model.rowCount())))
        self.list.setFixedHeight(height + 4)
        self.list.scrollToTop()
        self.list.setVisible(bool(lines))
        self.adjustSize()

    def _move(self, step: int) -> None:
        row = self._model.next_row(self.list.currentIndex().row(), step)
        self.list.setCurrentIndex(self._model.index(row, 0))

    def _run(self, row: int) -> None:
        act = self._model.entry(row).act if 0 <= row < self._model.rowCount() else None
        if act is not None:
            self.close_palette()
            act()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and self.window().isActiveWindow():
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._move(1 if key == Qt.Key.Key_Down else -1)
            elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentIndex().row())
            elif key == Qt.Key.Key_Escape:
                self.close_palette()
            else:
                return False
            return True
        return False
