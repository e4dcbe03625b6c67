"""The rail at the left: six screens, and Settings at the bottom."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QMenu, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.ui import fonts, icons
from netdesk.ui.screens import ScreenEntry
from netdesk.ui.theme import current

WIDTH = 80
ITEM = QSize(72, 52)
FAINT = 0.55


def rail_width() -> int:
    """Give the rail's width, which grows with the size of text."""
    return round(WIDTH * fonts.scale())


class RailItem(QAbstractButton):
    """Icon above word. The active one shows by three signs: a pill, an accent mark and bold text."""

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(rail_width() - 1, ITEM.height() + fonts.line_height(fonts.caption()) - 16)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icon = icon
        self._badge = 0

    def set_badge(self, count: int) -> None:
        """Show how many are due; 0 shows nothing."""
        self._badge = count
        self.setAccessibleDescription(f"{count} due" if count else "")
        self.update()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, on = current(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        side = (WIDTH - ITEM.width()) / 2
        pill = QRectF(0, 0, self.width(), self.height()).adjusted(side - 0.5, 0, 0.5 - side, 0)
        if on:
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(pill, 8, 8)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(0, 14, 3, self.height() - 28), 1.5, 1.5)
        elif self.underMouse() and self.isEnabled():
            painter.setBrush(theme.color("line"))
            painter.drawRoundedRect(pill, 8, 8)
        painter.setOpacity(1 if self.isEnabled() or on else FAINT)
        ink = theme.color("accentText" if on else "text2")
        icons.paint(painter, QRectF(pill.center().x() - 10, 7, 20, 20), self._icon, ink)
        painter.setPen(ink)
        painter.setFont(fonts.sized(11, 600 if on else 500))
        painter.drawText(QRectF(0, 30, self.width(), self.height() - 36), Qt.AlignmentFlag.AlignCenter, self.text())
        if self._badge:
            self._paint_badge(painter, pill)

    def _paint_badge(self, painter: QPainter, pill: QRectF) -> None:
        theme, words = current(), str(self._badge) if self._badge < 100 else "99+"
        font = fonts.sized(10, 600)
        painter.setFont(font)
        width = max(16.0, painter.fontMetrics().horizontalAdvance(words) + 8.0)
        badge = QRectF(pill.right() - 12 - width, 5, width, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(badge, 8, 8)
        painter.setPen(theme.color("onAccent"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)


class NavRail(QFrame):
    """Shows the screens' entries; the logo opens the menu."""

    chosen = Signal(str)
    """The name of the screen the user wants; "settings" for the last one."""

    def __init__(self, entries: Sequence[ScreenEntry], menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nav_rail")
        self.setFixedWidth(rail_width())
        self._promises = {entry.name: entry.promise for entry in entries}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 8)
        column.setSpacing(4)
        self.menu_button = _menu_button(menu)
        column.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        self._group = QButtonGroup(self)
        self.items: dict[str, RailItem] = {}
        for number, entry in enumerate((entry for entry in entries if entry.in_rail), start=1):
            column.addWidget(self._item(entry.name, entry.title, entry.icon))
            self.items[entry.name].setToolTip(f"{entry.title} (Ctrl+{number})")
        column.addStretch(1)
        self.settings = self._item("settings", "Settings", "settings")
        self.settings.setCheckable(False)
        self.settings.setToolTip("Settings (Ctrl+,)")
        column.addWidget(self.settings)

    def show_current(self, name: str) -> None:
        """Mark the active screen. Tab reaches that one; arrow keys go on from there."""
        self.items[name].setChecked(True)
        for key, item in self.items.items():
            if key != "settings":
                item.setFocusPolicy(Qt.FocusPolicy.TabFocus if key == name else Qt.FocusPolicy.NoFocus)

    def set_ready(self, ready: bool) -> None:
        """Enable the screens; before there is data the tooltips say what will be there."""
        for number, (name, item) in enumerate(self.items.items(), start=1):
            if name == "settings":
                continue
            item.setEnabled(ready)
            item.setToolTip(f"{item.text()} (Ctrl+{number})" if ready else self._promises[name])

    def _item(self, name: str, title: str, icon: str) -> RailItem:
        item = RailItem(title, icon)
        item.clicked.connect(lambda _checked=False: self.chosen.emit(name))
        self.items[name] = item
        if name != "settings":
            self._group.addButton(item)
        return item


def _menu_button(menu: QMenu) -> QToolButton:
    button = QToolButton()
    button.setObjectName("menu_button")
    button.setIcon(icons.app_pixmap(32))
    button.setIconSize(QSize(32, 32))
    button.setFixedSize(40, 40)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName("Menu")
    button.setToolTip("Menu: import, history, theme, keys, quit (F10)")
    return button
