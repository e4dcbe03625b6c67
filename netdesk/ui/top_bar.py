"""The bar above the pages: the search field, and places for the timer strip and the day's budget."""

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from netdesk.ui import fonts, icons, paint
from netdesk.ui.query_field import QueryField
from netdesk.ui.theme import current

HEIGHT = 56
SEARCH_WIDEST = 400
SEARCH_NARROWEST = 150
HINT = "Search people, companies, commands"


class SearchField(QueryField):
    """Filters people while typing; Esc clears, Down goes to the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(HINT)
        self.setAccessibleName("Search")
        self.setAccessibleDescription("Filters people while you type. Control K opens all commands.")
        self.setMaximumWidth(SEARCH_WIDEST)
        self.setMinimumWidth(SEARCH_NARROWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAcceptDrops(False)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """Drop the key's name where room is short."""
        self._shows_key = not compact
        self.setTextMargins(22, 0, 0 if compact else round(52 * fonts.scale()), 0)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme, painter = current(), QPainter(self)
        middle = self.height() // 2
        icons.paint(painter, QRect(9, middle - 8, 16, 16).toRectF(), "search", theme.color("text3"))
        if self._shows_key:
            paint.key_cap(painter, self.width() - 9, middle, "Ctrl K", theme, 22)


class TopBar(QFrame):
    """Search at the left; what belongs to the running time at the right."""

    searched = Signal(str)
    """The text of the search field, at each letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.setFixedHeight(HEIGHT)
        self._row = QHBoxLayout(self)
        self.search = SearchField()
        self.search.textChanged.connect(self.searched)
        self._row.addWidget(self.search, 100)
        self._row.addStretch(1)
        self._places: dict[str, QWidget] = {}
        self.set_compact(False)

    def set_timer(self, widget: QWidget) -> None:
        """Place the timer strip."""
        self._place("timer", widget)

    def set_day(self, widget: QWidget) -> None:
        """Place the day's budget, right of the timer strip."""
        self._place("day", widget)

    def timer(self) -> QWidget | None:
        """Give the timer strip, if there is one."""
        return self._places.get("timer")

    def set_compact(self, compact: bool) -> None:
        """Move closer below 1200 px; the placed widgets hear of it if they have `set_compact`."""
        self._compact = compact
        self._row.setContentsMargins(16 if compact else 24, 0, 12 if compact else 16, 0)
        self._row.setSpacing(12 if compact else 24)
        self.search.set_compact(compact)
        for widget in self._places.values():
            _tell_compact(widget, compact)

    def _place(self, name: str, widget: QWidget) -> None:
        old = self._places.pop(name, None)
        if old is not None:
            self._row.removeWidget(old)
            old.deleteLater()
        self._places[name] = widget
        if name == "timer" and "day" in self._places:
            self._row.insertWidget(self._row.indexOf(self._places["day"]), widget)
        else:
            self._row.addWidget(widget)
        _tell_compact(widget, self._compact)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.search.update()


def _tell_compact(widget: QWidget, compact: bool) -> None:
    adapt = getattr(widget, "set_compact", None)
    if adapt is not None:
        adapt(compact)
