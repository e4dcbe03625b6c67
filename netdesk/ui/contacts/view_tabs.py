"""The tabs above the table, each with its count in small figures."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from netdesk.ui import fonts
from netdesk.ui.contacts.views.view import ALL, View
from netdesk.ui.widgets.labels import Label
from netdesk.ui.widgets.tabs import Tabs

HEIGHT = 48
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
        height = round(HEIGHT * fonts.scale())
        self.setStyleSheet(
            f"QTabBar::tab {{ min-height: {height - 2}px; max-height: {height - 2}px; margin: 0px 16px 0px 0px; }}"
        )
        self.setFixedHeight(height)
        self.setUsesScrollButtons(True)
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
        dotted, count = view.key == self._dotted, self._counts.get(view.key)
        short = view.name if len(view.name) <= LONGEST else f"{view.name[: LONGEST - 1]}…"
        self.setTabText(place, f"{short}{' •' if dotted else ''}".replace("&", "&&"))
        figures = "" if count is None else f"{count:,}"
        spoken = [view.name, "changed" if dotted else "", figures]
        self.setAccessibleTabName(place, ", ".join(part for part in spoken if part))
        told = f"{view.name}: {figures}" if figures else view.name
        self.setTabToolTip(place, f"{told}, and something else is shown now" if dotted else told)
        self._show_count(place, figures)

    def _show_count(self, place: int, figures: str) -> None:
        side = Tabs.ButtonPosition.RightSide
        old = self.tabButton(place, side)
        if isinstance(old, Label) and old.text() == figures:
            return
        label = Label(figures, fonts.small(), "text3") if figures else None
        if label is not None:
            label.adjustSize()
        self.setTabButton(place, side, label)
        if old is not None:
            old.deleteLater()

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

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)
