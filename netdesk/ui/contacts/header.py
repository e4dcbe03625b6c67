"""The headings of the contacts table: a tick box for all, clicks that sort, Shift for a further column."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from netdesk.ui import fonts, paint
from netdesk.ui.theme import current

HEIGHT = 32


class ContactsHeader(QHeaderView):
    """Says which heading was clicked; the order itself is the screen's."""

    sort_wanted = Signal(int, bool)
    """A section, and whether it comes on top of the ones sorted by already."""
    all_wanted = Signal()
    """The tick box for all was clicked."""

    def __init__(self, tick: int, parent: QWidget | None = None) -> None:
        """Draw a tick box in section `tick`."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._tick = tick
        self._state = Qt.CheckState.Unchecked
        self._adds = False
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setFixedHeight(round(HEIGHT * fonts.scale()))
        self.setAccessibleName("Columns")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sectionClicked.connect(self._click)

    def set_ticked(self, state: Qt.CheckState) -> None:
        """Show whether none, some or all are ticked."""
        if state != self._state:
            self._state = state
            self.viewport().update()

    def _click(self, section: int) -> None:
        if section == self._tick:
            self.all_wanted.emit()
        else:
            self.sort_wanted.emit(section, self._adds)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._adds = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mouseReleaseEvent(event)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        super().paintSection(painter, rect, section)
        if section == self._tick:
            paint.tick_box(painter, QRectF(rect).adjusted(6, 0, 0, -1), current(), self._state)
