"""The tabs above the table, each with its count in small figures."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QCursor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from netdesk.ui import fonts, paint
from netdesk.ui.contacts.views.view import ALL, View
from netdesk.ui.theme import current
from netdesk.ui.widgets.tabs import Tabs

HEIGHT = 48
AIR, BETWEEN, LINE = 6, 20, 2
"""Between a name and its count, between two tabs, and the line under the current one."""
LONGEST = 28
"""Letters of a name; the tooltip has it whole."""


class ViewTabs(Tabs):
    """Views of the list; the count stands beside the name, a dot says that something else is shown."""

    chosen = Signal(str)
    """The key of the view the user wants."""
    menu_wanted = Signal(str, QPoint)
    """The key of a view, and where on the screen its menu belongs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), "Views", parent)
        self.setFixedHeight(round(HEIGHT * fonts.scale()))
        self.setUsesScrollButtons(True)
        # The arrows stand above the tabs.
        self.setStyleSheet("QToolButton { background: palette(base); border: none; border-radius: 0px; }")
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self._views: list[View] = []
        self._counts: dict[str, int] = {}
        self._dotted = ""
        self._placing = False
        self.show_views([ALL], ALL.key)
        self.currentChanged.connect(self._choose)
        self.tabBarClicked.connect(self._click)

    # --- showing -----------------------------------------------------------------------------------------------------

    @property
    def current_key(self) -> str:
        """The key of the view whose tab is chosen."""
        place = self.currentIndex()
        return self._views[place].key if 0 <= place < len(self._views) else ALL.key

    def show_views(self, views: Sequence[View], current: str) -> None:
        """Show tabs for these views; nobody is told that another one is current."""
        self._placing = True
        while self.count() > len(views):
            self.removeTab(self.count() - 1)
        while self.count() < len(views):
            self.addTab("")
        self._views = list(views)
        for place in range(len(views)):
            self._name(place)
        keys = [view.key for view in views]
        self.setCurrentIndex(keys.index(current) if current in keys else 0)
        self._placing = False

    def set_current(self, key: str) -> None:
        """Choose a tab without telling anybody."""
        self.show_views(self._views, key)

    def set_count(self, key: str, count: int) -> None:
        """Show how many a view holds."""
        if self._counts.get(key) != count:
            self._counts[key] = count
            self._name_view(key)

    def set_dotted(self, key: str) -> None:
        """Say that the table shows something else than this view; "" for none."""
        if key != self._dotted:
            before, self._dotted = self._dotted, key
            self._name_view(before)
            self._name_view(key)

    def _name_view(self, key: str) -> None:
        for place, view in enumerate(self._views):
            if view.key == key:
                self._name(place)

    def _name(self, place: int) -> None:
        view = self._views[place]
        dotted = view.key == self._dotted
        short = view.name if len(view.name) <= LONGEST else f"{view.name[: LONGEST - 1]}…"
        self.setTabText(place, f"{short}{' •' if dotted else ''}".replace("&", "&&"))
        figures = self._figures(place)
        spoken = [view.name, "changed" if dotted else "", figures]
        self.setAccessibleTabName(place, ", ".join(part for part in spoken if part))
        told = f"{view.name}: {figures}" if figures else view.name
        self.setTabToolTip(place, f"{told}, and something else is shown now" if dotted else told)
        self.update()

    # --- looks -------------------------------------------------------------------------------------------------------

    def _widths(self, place: int) -> tuple[int, int]:
        """Give the widths of a tab's name and of its count."""
        name = QFontMetrics(fonts.sized(13, 600)).horizontalAdvance(self._label(place))
        count = QFontMetrics(fonts.small()).horizontalAdvance(self._figures(place))
        return name + 1, count + 1 if count else 0

    def _label(self, place: int) -> str:
        return self.tabText(place).replace("&&", "&")

    def _figures(self, place: int) -> str:
        count = self._counts.get(self._views[place].key) if place < len(self._views) else None
        return "" if count is None else f"{count:,}"

    @override
    def tabSizeHint(self, index: int) -> QSize:
        name, count = self._widths(index)
        return QSize(name + (AIR + count if count else 0) + BETWEEN, self.height())

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        # Drawn here: a style sheet would stretch the line under the gap to the next tab.
        painter, theme = QPainter(self), current()
        under = self.tabAt(self.mapFromGlobal(QCursor.pos())) if self.underMouse() else -1
        for place in range(self.count()):
            area, chosen = self.tabRect(place), place == self.currentIndex()
            name, count = self._widths(place)
            ink = theme.color("text" if chosen or place == under else "text2")
            words = QRectF(area.left(), 0, name, self.height())
            paint.text(painter, words, self._label(place), fonts.sized(13, 600 if chosen else 500), ink)
            figures = QRectF(area.left() + name + AIR, 0, count, self.height())
            paint.text(painter, figures, self._figures(place), fonts.small(), theme.color("text3"))
            if chosen:
                line = area.width() - BETWEEN
                painter.fillRect(area.left(), self.height() - LINE, line, LINE, theme.color("accent"))

    # --- what the user does ------------------------------------------------------------------------------------------

    def _choose(self, place: int) -> None:
        if not self._placing and 0 <= place < len(self._views):
            self.chosen.emit(self._views[place].key)

    def _click(self, place: int) -> None:
        """Come back to a view by a click on its tab, also where it is the current one and something else is shown."""
        if place == self.currentIndex():
            self._choose(place)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.currentIndex() if by_key else self.tabAt(event.pos())
        if 0 <= place < len(self._views):
            corner = self.mapToGlobal(self.tabRect(place).bottomLeft()) if by_key else event.globalPos()
            self.menu_wanted.emit(self._views[place].key, corner)
