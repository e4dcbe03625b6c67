"""The pane of facets: a heading that says how many are ticked, and the sections below it, which scroll."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from netdesk.domain.facet import SECTIONS, Facets
from netdesk.ui import fonts
from netdesk.ui.contacts.facets.section import FacetSection
from netdesk.ui.settings import WindowState
from netdesk.ui.widgets.buttons import link
from netdesk.ui.widgets.labels import Label

STATE = "contacts_facets_folded"
FOLDED = ("tag", "company")
"""What is folded until the user opens it."""
WIDEST, NARROWEST = 280, 150


class FacetsPane(QFrame):
    """Shows counted values with tick boxes; what a tick means is its listener's."""

    toggled = Signal(object, bool)
    """The facet, and whether it is ticked now."""
    cleared = Signal()

    def __init__(self, state: WindowState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setProperty("kind", "side")
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(round(WIDEST * fonts.scale()))
        self.note = Label("none", fonts.small(), "text3")
        self.clear = link("clear")
        self.clear.setFont(fonts.small())
        self.clear.setAccessibleName("Clear the filters that are ticked")
        self.clear.clicked.connect(self.cleared)
        self.sections: dict[str, FacetSection] = {}
        self._lay_out()
        self.show_facets(Facets(), frozenset())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        inside = QWidget()
        inside.setObjectName("page")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(14, 0, 14, 14)
        rows.setSpacing(0)
        folded = self._folded()
        for key, title in SECTIONS:
            section = FacetSection(key, title, is_open=key not in folded)
            section.toggled.connect(self.toggled)
            section.folded.connect(self._keep)
            self.sections[key] = section
            rows.addWidget(section)
        rows.addStretch(1)
        self.scroller = QScrollArea()
        self.scroller.setWidget(inside)
        self.scroller.setWidgetResizable(True)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.scroller, 1)

    def _header(self) -> QWidget:
        header = QWidget()
        header.setFixedHeight(round(48 * fonts.scale()))
        row = QHBoxLayout(header)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(4)
        row.addWidget(Label("Filters", fonts.section()))
        row.addStretch(1)
        row.addWidget(self.note)
        row.addWidget(self.clear)
        return header

    def show_facets(self, facets: Facets, ticked: frozenset[str]) -> None:
        """Show counts; `ticked` holds the queries of the values that are ticked."""
        self.note.setText(f"{len(ticked)} ·" if ticked else "none")
        self.clear.setVisible(bool(ticked))
        for key, section in self.sections.items():
            section.show_values(facets.of(key), ticked)

    def _folded(self) -> tuple[str, ...]:
        kept: Any = self._state.get(STATE)
        return tuple(kept) if isinstance(kept, list) else FOLDED

    def _keep(self, key: str, folded: bool) -> None:
        others = [other for other in self._folded() if other != key]
        self._state.set(STATE, [*others, key] if folded else others)


class FacetsPopup(QFrame):
    """Holds the pane below the "Filters" button where the window is narrow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("kind", "popup")
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(1, 1, 1, 1)

    def open_below(self, anchor: QWidget) -> None:
        """Show under a button, inside its window."""
        window = anchor.window().geometry()
        corner = anchor.mapToGlobal(anchor.rect().bottomLeft())
        height = min(round(560 * fonts.scale()), window.bottom() - corner.y() - 12)
        self.resize(round(240 * fonts.scale()), height)
        self.move(max(window.left() + 8, min(corner.x(), window.right() - self.width() - 8)), corner.y() + 6)
        self.show()
