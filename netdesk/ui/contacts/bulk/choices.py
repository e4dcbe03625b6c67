"""A list of things people have or have not: a box for each, ticked where all have it, dashed where some do."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from netdesk.ui import fonts, icons, paint
from netdesk.ui.theme import current

ROW, MOST_ROWS = 30, 11
BOX = 16
Index = QModelIndex | QPersistentModelIndex


class Choice(NamedTuple):
    """A line: how many of `total` have it; a `total` of 0 is an offer to make something new."""

    key: str
    words: str
    have: int = 0
    total: int = 0
    note: str = ""

    @property
    def state(self) -> Qt.CheckState:
        """Ticked where all have it, in between where some have."""
        if not self.have:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if self.have == self.total else Qt.CheckState.PartiallyChecked

    @property
    def says(self) -> str:
        """How many have it, where it is more than one person and not obvious."""
        if self.note or self.state != Qt.CheckState.PartiallyChecked:
            return self.note
        return f"{self.have:,} of {self.total:,}"


class ChoiceModel(QAbstractListModel):
    """The lines shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choices: tuple[Choice, ...] = ()

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show other lines, or the same ones with other counts."""
        same = [choice.key for choice in choices] == [choice.key for choice in self.choices]
        if same:
            self.choices = tuple(choices)
            self.dataChanged.emit(self.index(0), self.index(len(choices) - 1))
            return
        self.beginResetModel()
        self.choices = tuple(choices)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.choices)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(choice)
        return None


class ChoiceDelegate(QStyledItemDelegate):
    """Paints box, words and how many."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, round(ROW * fonts.scale()))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, theme = index.model(), current()
        if not isinstance(model, ChoiceModel):
            return
        choice, rect = model.choices[index.row()], QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        if over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected" if option.state & QStyle.StateFlag.State_Selected else "hover"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        inner = rect.adjusted(8, 0, -8, 0)
        box = QRectF(inner.left(), inner.top(), BOX, inner.height())
        if choice.total:
            paint.tick_box(painter, box, theme, choice.state)
        else:
            place = QRectF(0, 0, BOX, BOX)
            place.moveCenter(box.center())
            icons.paint(painter, place, "plus", theme.color("accentText"))
        wide = QFontMetrics(fonts.small()).horizontalAdvance(choice.says) + 4 if choice.says else 0
        note = QRectF(inner.right() - wide, inner.top(), wide, inner.height())
        paint.text(painter, note, choice.says, fonts.small(), theme.color("text2"), Qt.AlignmentFlag.AlignRight)
        room = inner.adjusted(BOX + 8, 0, -wide - 8 * bool(wide), 0)
        paint.text(painter, room, choice.words, fonts.body(), theme.color("text"))
        painter.restore()


class ChoiceList(QListView):
    """The list; Space, Enter or a click takes a line."""

    taken = Signal(object)
    """The Choice."""

    def __init__(self, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(says)
        self.lines = ChoiceModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(ChoiceDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setStyleSheet("background: transparent;")
        self.clicked.connect(lambda index: self.take(index.row()))

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show lines, as high as they are; the current line stays where the lines are the same."""
        row = self.currentIndex().row()
        before = len(self.lines.choices)
        self.lines.show_choices(choices)
        row = row if before == len(choices) and row >= 0 else 0
        if choices:
            self.setCurrentIndex(self.lines.index(min(row, len(choices) - 1), 0))
        self.setFixedHeight(round(ROW * fonts.scale()) * max(1, min(MOST_ROWS, len(choices))) + 2)

    def take(self, row: int = -1) -> None:
        """Take a line, or the current one."""
        row = self.currentIndex().row() if row < 0 else row
        if 0 <= row < len(self.lines.choices):
            self.taken.emit(self.lines.choices[row])

    def step(self, by: int) -> None:
        """Move the current line."""
        row = max(0, min(self.currentIndex().row() + by, len(self.lines.choices) - 1))
        self.setCurrentIndex(self.lines.index(row, 0))

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters belong to the field."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.take()
        else:
            super().keyPressEvent(event)


def _spoken(choice: Choice) -> str:
    if not choice.total:
        return choice.words
    if choice.state == Qt.CheckState.PartiallyChecked:
        return f"{choice.words}, {choice.have:,} of {choice.total:,} have it"
    return f"{choice.words}, {'all have it' if choice.have > 1 else 'has it'}" if choice.have else f"{choice.words}, no"
