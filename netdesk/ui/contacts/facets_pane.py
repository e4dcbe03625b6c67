"""The facets at the left of the table: what the people shown have in common, with tick boxes."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from netdesk.ui.widgets.labels import SectionHeader

WIDEST = 280


class FacetsPane(QFrame):
    """A heading, and the sections below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setMaximumWidth(WIDEST)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(14, 14, 14, 14)
        self.header = SectionHeader("Filters", "none")
        self.rows.addWidget(self.header)
        self.rows.addStretch(1)
