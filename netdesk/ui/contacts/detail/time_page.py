"""The time tab: hours with a contact by kind and year, and the entries; a click shows one on the Time page."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.contact import ContactDetail
from netdesk.domain.period import duration_text
from netdesk.domain.time_entry import Totals
from netdesk.ui import fonts
from netdesk.ui.contacts.detail import time_words
from netdesk.ui.contacts.detail.flow import Flow
from netdesk.ui.contacts.detail.hours_bar import HoursBar, KindWord
from netdesk.ui.contacts.detail.lines import LinesModel, LinesView
from netdesk.ui.widgets.buttons import link
from netdesk.ui.widgets.labels import Label, rule

if TYPE_CHECKING:
    from netdesk.store.contact_time import SharedEntry

SIDE = 16
PAGE = 100
MOST_YEARS = 6


class TimeShown(NamedTuple):
    """What the tab shows of a contact; `whole` tells that there are no more entries."""

    contact: int
    year: Totals
    by_year: Mapping[int, Totals]
    entries: "Sequence[SharedEntry]"
    whole: bool


class TimePage(QWidget):
    """Says what it wants read, and which day is wanted."""

    read_wanted = Signal()
    day_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contact: ContactDetail | None = None
        self.today = 0
        self.asked = PAGE
        self.figure = Label("–", fonts.figure())
        self.model = LinesModel(self)
        self.list = LinesView(self.model, "Time entries")
        self.more = link("Show older ones")
        self.nothing = Label("No time with them is on record.", tone="text2", wrap=True)
        self._lay_out()
        self.list.opened.connect(self._open)
        self.list.clicked.connect(lambda index: self._open(getattr(self.model.line(index.row()), "about", None)))
        self.more.clicked.connect(self._want_more)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 12, SIDE, 12)
        head.setSpacing(4)
        head.addWidget(Label("Time with them · 12 months", fonts.small(), "text2"))
        head.addWidget(self.figure)
        kinds = QWidget()
        self._kinds = Flow(kinds, 12)
        head.addWidget(kinds)
        self._years = QVBoxLayout()
        self._years.setContentsMargins(0, 6, 0, 0)
        self._years.setSpacing(0)
        head.addLayout(self._years)
        head.addWidget(self.nothing)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self.list, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(SIDE - 2, 4, SIDE, 6)
        foot.addWidget(self.more)
        column.addLayout(foot)

    def show_contact(self, contact: ContactDetail | None, today: int) -> None:
        """Be about another contact, or the same one again."""
        if self.contact is None or contact is None or contact.id != self.contact.id:
            self.asked = PAGE
            self.model.show_lines(())
        self.contact, self.today = contact, today

    def show_time(self, shown: TimeShown) -> None:
        """Show hours and entries."""
        if self.contact is None or shown.contact != self.contact.id:
            return
        self.figure.setText(duration_text(shown.year.tracked))
        _empty(self._kinds)
        for kind, seconds in time_words.by_kind(shown.year):
            self._kinds.addWidget(KindWord(kind, seconds))
        _empty(self._years)
        most = max((totals.tracked for totals in shown.by_year.values()), default=0)
        for year, totals in list(shown.by_year.items())[:MOST_YEARS]:
            self._years.addWidget(HoursBar(str(year), totals, most))
        self.nothing.setVisible(not shown.entries)
        self.list.setVisible(bool(shown.entries))
        place = self.list.verticalScrollBar().value()
        self.model.show_lines(time_words.lines(shown.entries, self.today))
        self.list.verticalScrollBar().setValue(place)
        self.more.setVisible(not shown.whole)

    def _open(self, about: object) -> None:
        day = getattr(about, "day", None)
        if isinstance(day, int):
            self.day_wanted.emit(day)

    def _want_more(self) -> None:
        self.asked += PAGE
        self.read_wanted.emit()


def _empty(layout: "Flow | QVBoxLayout") -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
