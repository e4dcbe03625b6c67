"""The tabs above the table, each with its count in small figures."""

from PySide6.QtWidgets import QWidget

from netdesk.ui import fonts
from netdesk.ui.widgets.labels import Label
from netdesk.ui.widgets.tabs import Tabs

HEIGHT = 48


class ViewTabs(Tabs):
    """Views of the list; the count stands beside the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(["All"], "Views", parent)
        height = round(HEIGHT * fonts.scale())
        self.setStyleSheet(f"QTabBar::tab {{ min-height: {height - 2}px; max-height: {height - 2}px; margin: 0px; }}")
        self.setFixedHeight(height)

    def set_count(self, tab: int, count: int) -> None:
        """Show how many a view holds."""
        words = f"{count:,}"
        self.setTabToolTip(tab, f"{self.tabText(tab)}: {words}")
        self.setAccessibleTabName(tab, f"{self.tabText(tab)}, {words}")
        old = self.tabButton(tab, Tabs.ButtonPosition.RightSide)
        if isinstance(old, Label) and old.text() == words:
            return
        label = Label(words, fonts.small(), "text3")
        label.adjustSize()
        self.setTabButton(tab, Tabs.ButtonPosition.RightSide, label)
        if old is not None:
            old.deleteLater()
