"""The ticked facets as chips beside the tabs; a click takes one away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk.domain.facet import Facet
from netdesk.ui import fonts
from netdesk.ui.widgets.buttons import Button

MOST, MOST_COMPACT = 3, 1
WIDEST = 120


class FacetChips(QWidget):
    """A few chips, and how many more there are."""

    removed = Signal(object)
    """The facet whose chip was clicked."""
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._facets: tuple[Facet, ...] = ()
        self._most = MOST
        self.chips: list[Button] = []
        self.hide()

    def set_compact(self, compact: bool) -> None:
        """Show fewer in a narrow window."""
        self._most = MOST_COMPACT if compact else MOST
        self._draw()

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """Show the ticked facets."""
        if [facet.query for facet in facets] != [facet.query for facet in self._facets]:
            self._facets = tuple(facets)
            self._draw()

    def _draw(self) -> None:
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(facet) for facet in self._facets[: self._most]]
        left = len(self._facets) - len(self.chips)
        if left:
            more = Button(f"+{left}", kind="chip", says=f"{left} more filters")
            more.clicked.connect(self.more_wanted)
            self.chips.append(more)
        for chip in self.chips:
            self._row.addWidget(chip)
        self.setVisible(bool(self.chips))

    def _chip(self, facet: Facet) -> Button:
        metrics = QFontMetrics(fonts.small())
        words = metrics.elidedText(facet.label, Qt.TextElideMode.ElideRight, round(WIDEST * fonts.scale()))
        chip = Button(f"{words}  ×".replace("&", "&&"), kind="chip", says=f"Remove the filter {facet.label}")
        chip.setFont(fonts.small())
        chip.setToolTip(f"Remove the filter {facet.label}")
        chip.clicked.connect(lambda _checked=False: self.removed.emit(facet))
        return chip
