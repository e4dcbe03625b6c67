"""Paints the lines: avatar, name, one line why, a chip, and buttons that a click can hit."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from netdesk.ui import fonts, icons, paint
from netdesk.ui.theme import Theme, current
from netdesk.ui.today.lines import Action, Line
from netdesk.ui.today.model import LINE_ROLE

ROW, LINK_ROW, SECTION = 54, 44, 28
SIDE, AVATAR, GAP = 16, 26, 10
ICON_BUTTON, BUTTON_HEIGHT = 28, 26
TONES = {"past": "due", "today": "accent", "coming": "neutral"}
Index = QModelIndex | QPersistentModelIndex


class LineDelegate(QStyledItemDelegate):
    """One line of a list."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        kind = index.data(LINE_ROLE).kind
        height = SECTION if kind == "section" else LINK_ROW if kind == "link" else ROW
        return QSize(10, round(height * fonts.scale()))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, line, rect = current(), index.data(LINE_ROLE), QRectF(option.rect)
        painter.save()
        painter.setClipRect(option.rect)
        if line.kind == "section":
            inner = rect.adjusted(SIDE, 4, -SIDE, 0)
            paint.text(painter, inner, line.title, fonts.sized(11, 500), theme.color("text2"))
        else:
            self._paint_line(painter, option, line, rect, theme)
        painter.restore()

    def _paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, line: Line, rect: QRectF, theme: Theme
    ) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selected"))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height() - 1), theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("line"))
        view = option.widget
        over = view.property("overAction") if isinstance(view, QListView) else None
        right = rect.right() - SIDE
        for action, place in action_rects(line, rect):
            lit = over == action.name and bool(option.state & QStyle.StateFlag.State_MouseOver)
            _paint_action(painter, place, action, theme, lit)
            right = min(right, place.left() - GAP)
        if line.chip:
            width = paint.chip_width(line.chip)
            middle = rect.center().y() - paint.CHIP_HEIGHT / 2
            paint.chip(painter, QPointF(right - width, middle), line.chip, theme, TONES[line.place])
            right -= width + GAP
        self._paint_words(painter, line, rect, right, theme)

    def _paint_words(self, painter: QPainter, line: Line, rect: QRectF, right: float, theme: Theme) -> None:
        middle, left = rect.center().y(), rect.left() + SIDE
        if line.icon:
            icons.paint(painter, QRectF(left + 5, middle - 8, 16, 16), line.icon, theme.color("text2"))
        else:
            initials = paint.initials_of(line.title)
            paint.avatar(painter, QRectF(left, middle - AVATAR / 2, AVATAR, AVATAR), initials, theme, core=line.core)
        left += AVATAR + GAP
        words = QRectF(left, rect.top(), max(0.0, right - left), rect.height())
        if not line.line and not line.strong:
            paint.text(painter, words, line.title, fonts.body(), theme.color("text"))
            return
        height = 18 * fonts.scale()
        upper = QRectF(left, middle - height, words.width(), height)
        paint.text(painter, upper, line.title, fonts.medium(), theme.color("text"))
        lower = QRectF(left, middle, words.width(), height)
        paint.text(painter, lower, line.line, fonts.small(), theme.color("text2"))
        if line.strong:
            used = min(QFontMetricsF(fonts.small()).horizontalAdvance(line.line), lower.width())
            rest = lower.adjusted(used, 0, 0, 0)
            if rest.width() > 12:
                paint.text(painter, rest, line.strong, fonts.sized(12, 500), theme.color("text"))


def action_rects(line: Line, rect: QRectF) -> list[tuple[Action, QRectF]]:
    """Tell where the buttons of a line are, the last one rightmost."""
    found: list[tuple[Action, QRectF]] = []
    right, middle = rect.right() - SIDE + 4, rect.center().y()
    for action in reversed(line.actions):
        width, height = ICON_BUTTON * 1.0, ICON_BUTTON * 1.0
        if not action.icon:
            width = QFontMetricsF(fonts.medium()).horizontalAdvance(action.words) + (8 if action.link else 20)
            height = BUTTON_HEIGHT * fonts.scale()
        found.append((action, QRectF(right - width, middle - height / 2, width, height)))
        right -= width + 6
    return found


def action_at(line: Line, rect: QRectF, point: QPointF) -> Action | None:
    """Tell which button is at a point."""
    return next((action for action, place in action_rects(line, rect) if place.contains(point)), None)


def _paint_action(painter: QPainter, place: QRectF, action: Action, theme: Theme, lit: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if action.icon:
        if lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sidebar"))
            painter.drawRoundedRect(place, 6, 6)
        box = QRectF(0, 0, 16, 16)
        box.moveCenter(place.center())
        icons.paint(painter, box, action.icon, theme.color("text" if lit else "text2"))
    elif action.link:
        centre = Qt.AlignmentFlag.AlignHCenter
        paint.text(painter, place, action.words, fonts.medium(), theme.color("accentText"), centre)
    else:
        painter.setPen(QPen(theme.color("lineStrong"), 1))
        painter.setBrush(theme.color("hover" if lit else "surface"))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        paint.text(painter, place, action.words, fonts.medium(), theme.color("text"), Qt.AlignmentFlag.AlignHCenter)
    painter.restore()
