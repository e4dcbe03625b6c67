"""Tabs as the screens use them: words with an accent line, no boxes."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTabBar, QWidget


class Tabs(QTabBar):
    """A row of tabs as wide as their words."""

    def __init__(self, words: Sequence[str] = (), says: str = "", parent: QWidget | None = None) -> None:
        """Take the tabs' words; `says` names the row for screen readers."""
        super().__init__(parent)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setAccessibleName(says)
        for word in words:
            self.addTab(word)
