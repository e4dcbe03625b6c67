"""The painted list of whom a line names."""

from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from netdesk.ui import fonts, icons, paint
from netdesk.ui.contacts import words
from netdesk.ui.quick_log.people import OPTION_ROLE, Index, Option, PeopleModel, Row
from netdesk.ui.theme import Theme, current

ROW = 40
AVATAR = 26
MOST_ROWS = 6
SIDE = 12


class PeopleDelegate(QStyledItemDelegate):
    """Paint a person with avatar and role line; candidates have a radio mark, what is picked is filled."""

    def __init__(self, clock: Callable[[], int], zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock, self._zone = clock, zone

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, round(ROW * fonts.scale()))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, PeopleModel):
            return
        row, shown, theme = model.row(index.row()), index.data(OPTION_ROLE), current()
        picked = model.groups[row.group].picked == row.option
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.group == model.active and picked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected"))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 6, 6)
        inner = rect.adjusted(SIDE, 0, -SIDE, 0)
        self._picture(painter, inner, shown, theme)
        right = self._right(painter, inner, row, shown, picked, theme)
        _texts(painter, inner.adjusted(AVATAR + 10, 0, -right, 0), shown, theme)
        painter.restore()

    def _picture(self, painter: QPainter, inner: QRectF, shown: Option, theme: Theme) -> None:
        middle = inner.center().y()
        place = QRectF(inner.left(), middle - AVATAR / 2, AVATAR, AVATAR)
        if isinstance(shown.pick, int):
            paint.avatar(painter, place, paint.initials_of(shown.title), theme, core=shown.core)
        else:
            name, ink = ("plus", "accentText") if shown.pick else ("note", "text3")
            icons.paint(painter, place.adjusted(5, 5, -5, -5), name, theme.color(ink))

    def _right(self, painter: QPainter, inner: QRectF, row: Row, shown: Option, picked: bool, theme: Theme) -> float:
        """Paint the radio mark and the last touch at the right; gives the width they take."""
        width = 0.0
        if row.radio:
            _radio(painter, QPointF(inner.right() - 8, inner.center().y()), picked, theme)
            width = 26
        note = row.note
        if not note and isinstance(shown.pick, int):
            ago = words.ago(shown.last_at, self._clock(), self._zone)
            note = f"{ago} ago" if " " in ago else ago.replace(words.NEVER, "")
        if note:
            room = inner.adjusted(inner.width() * 0.6, 0, -width, 0)
            paint.text(painter, room, note, fonts.small(), theme.color("text3"), Qt.AlignmentFlag.AlignRight)
            width += QFontMetricsF(fonts.small()).horizontalAdvance(note) + 12
        return width


class PeopleList(QListView):
    """The list; the focus stays in the field, which hands the arrow keys on."""

    picked = Signal()

    def __init__(self, model: PeopleModel, delegate: PeopleDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = model
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName("People")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("background: transparent;")
        self.clicked.connect(self._click)
        model.modelReset.connect(self.settle)
        self.settle()

    def settle(self) -> None:
        """Be as high as the rows need, and show the one that is picked."""
        rows = self._people.rowCount()
        self.setVisible(rows > 0)
        self.setFixedHeight(min(rows, MOST_ROWS) * round(ROW * fonts.scale()))
        current_row = self._people.current_row()
        if current_row >= 0:
            self.setCurrentIndex(self._people.index(current_row, 0))

    def _click(self, index: Index) -> None:
        row = self._people.row(index.row())
        self._people.pick(row.group, row.option)
        self.picked.emit()


def _texts(painter: QPainter, rect: QRectF, shown: Option, theme: Theme) -> None:
    ink = theme.color("accentText" if isinstance(shown.pick, str) else "text")
    if not shown.line:
        paint.text(painter, rect, shown.title, fonts.medium(), ink)
        return
    half = 17 * fonts.scale()
    upper = QRectF(rect.left(), rect.center().y() - half, rect.width(), half)
    paint.text(painter, upper, shown.title, fonts.medium(), ink)
    lower = QRectF(rect.left(), rect.center().y(), rect.width(), half)
    paint.text(painter, lower, shown.line, fonts.small(), theme.color("text2"))


def _radio(painter: QPainter, middle: QPointF, picked: bool, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("accent" if picked else "control"), 1.5))
    painter.drawEllipse(middle, 6, 6)
    if picked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(middle, 3, 3)
