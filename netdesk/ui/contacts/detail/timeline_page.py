"""The timeline tab: kinds with their counts, a filter, the list, and the form to add or change something."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from netdesk.domain.contact import ContactDetail, ContactNote, TimelineItem, TimelineKind
from netdesk.domain.value import LedgerLine, ValueEvent
from netdesk.ui import fonts
from netdesk.ui.contacts import words
from netdesk.ui.contacts.detail import facts, timeline_edits
from netdesk.ui.contacts.detail.edits import Edit, Request
from netdesk.ui.contacts.detail.flow import Flow
from netdesk.ui.contacts.detail.form_place import FormPlace
from netdesk.ui.contacts.detail.timeline_list import Timeline, can_be_rated
from netdesk.ui.contacts.detail.timeline_model import PAGE, TimelineModel
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import Label

SIDE = 16
AFTER_MS = 150
MOST_AGAIN = 1000
"""So many items are read again after a change; whoever has scrolled further starts from the top."""
KINDS: dict[TimelineKind, str] = {
    "act": "Acts", "value": "Value", "time": "Time", "note": "Notes", "job": "Jobs", "connected": "Connected", "added": "Added",
}  # fmt: skip


class Filter(NamedTuple):
    """What the list is narrowed to."""

    kinds: tuple[TimelineKind, ...] = ()
    text: str = ""


class TimelineShown(NamedTuple):
    """A page of a contact's timeline, with what there is of each kind, and the currency of new amounts."""

    contact: int
    filter: Filter
    items: Sequence[TimelineItem]
    whole: bool
    counts: Mapping[TimelineKind, int]
    currency: str


class TimelinePage(QWidget):
    """Says what it wants read and written."""

    read_wanted = Signal()
    more_wanted = Signal(object)
    """The place after which more items are wanted."""
    write_wanted = Signal(object)
    """A Request."""
    day_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contact: ContactDetail | None = None
        self.today, self._currency = 0, ""
        self.model = TimelineModel(self)
        self.list = Timeline(self.model)
        self.field = QLineEdit()
        self.add = Button("Add…", "plus", kind="link", small=True)
        self.chips: dict[TimelineKind, Button] = {}
        self.form = FormPlace()
        self.nothing = Label("", tone="text2", wrap=True)
        self.shown_filter = Filter()
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.form)
        self._body = QWidget()
        whole.addWidget(self._body)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setContentsMargins(SIDE, 0, SIDE - 6, 0)
        row.setSpacing(4)
        self.field.setPlaceholderText("Filter")
        self.field.setAccessibleName("Filter the timeline")
        self.field.setClearButtonEnabled(True)
        row.addWidget(self.field, 1)
        row.addWidget(self.add)
        column.addLayout(row)
        chips = QWidget()
        self._flow = Flow(chips, 4)
        self._flow.setContentsMargins(SIDE, 0, SIDE, 0)
        column.addWidget(chips)
        self.nothing.setContentsMargins(SIDE, 8, SIDE, 0)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.model.more_wanted.connect(self.more_wanted)
        self.field.textChanged.connect(self._wait)
        self._soon.timeout.connect(self.read_wanted)
        self.add.clicked.connect(self._show_add_menu)
        self.form.write_wanted.connect(self.write_wanted)
        self.form.left.connect(self._leave)
        self.form.opened.connect(self._body.setHidden)
        self.list.edit_wanted.connect(self.edit_item)
        self.list.delete_wanted.connect(self.delete_item)
        self.list.rate_wanted.connect(self.rate_item)
        self.list.menu_wanted.connect(self._show_item_menu)

    # --- showing -----------------------------------------------------------------------------------------------------

    def show_contact(self, contact: ContactDetail | None, today: int) -> None:
        """Be about another contact, or the same one again."""
        if self.contact is None or contact is None or contact.id != self.contact.id:
            self.form.close_form()
            self.field.clear()
            self._soon.stop()
            for chip in self.chips.values():
                chip.setChecked(False)
            self.model.show_items((), whole=True)
        self.contact, self.today = contact, today

    def filter(self) -> Filter:
        """Give what the list is to be narrowed to."""
        return Filter(tuple(kind for kind, chip in self.chips.items() if chip.isChecked()), self.field.text().strip())

    def first(self, contact: int) -> int:
        """Tell how many items to read at first: those there are, where the same ones are read again."""
        same = self.contact is not None and self.contact.id == contact and self.filter() == self.shown_filter
        return min(MOST_AGAIN, max(PAGE, self.model.items)) if same else PAGE

    def show_items(self, shown: TimelineShown) -> None:
        """Show the first items; the line one was on stays the current one."""
        if self.contact is None or shown.contact != self.contact.id:
            return
        before, place = self.list.current_item(), self.list.verticalScrollBar().value()
        same = shown.filter == self.shown_filter
        self.shown_filter, self._currency = shown.filter, shown.currency
        self.model.show_items(shown.items, whole=shown.whole)
        self._show_chips(shown.counts)
        if same and before is not None:
            row = self.model.row_of(before.kind, before.id)
            self.list.setCurrentIndex(self.model.index(max(0, row), 0))
        if same:
            self.list.verticalScrollBar().setValue(place)
        empty = not shown.items
        filtered = bool(shown.filter.kinds or shown.filter.text)
        self.nothing.setText("Nothing here fits." if filtered else "Nothing is on record yet.")
        self.nothing.setVisible(empty)

    def add_items(self, shown: TimelineShown) -> None:
        """Show older items below the others."""
        if self.contact is not None and shown.contact == self.contact.id and shown.filter == self.shown_filter:
            self.model.add_items(shown.items, whole=shown.whole)

    def _show_chips(self, counts: Mapping[TimelineKind, int]) -> None:
        for kind, name in KINDS.items():
            number = counts.get(kind, 0)
            chip = self.chips.get(kind)
            if chip is None and number:
                chip = self._chip(kind)
            if chip is not None:
                chip.setText(f"{name} {number:,}")
                chip.setAccessibleName(f"Only {name.lower()}, {number:,}")
                chip.setVisible(bool(number) or chip.isChecked())
        self._flow.invalidate()

    def _chip(self, kind: TimelineKind) -> Button:
        chip = Button("", kind="filter", small=True)
        chip.setFont(fonts.small())
        chip.setCheckable(True)
        chip.toggled.connect(lambda _on: self.read_wanted.emit())
        self.chips[kind] = chip
        self._flow.addWidget(chip)
        return chip

    # --- adding and changing -----------------------------------------------------------------------------------------

    def add_new(self, what: str) -> None:
        """Open the form for a new act, value event or note."""
        if self.contact is None:
            return
        contact = self.contact
        match what:
            case "act":
                self.form.open(timeline_edits.act(contact.id, None, self.today), "What happened")
            case "value":
                self.form.open(
                    timeline_edits.value(contact.id, None, self._currency, self.today), "What you gave or got"
                )
            case _:
                self.form.open(_edit(facts.note(contact, None, self.today).edit), "Note")

    def edit_item(self, item: TimelineItem) -> None:
        """Open the form of an item; time is looked at on its own page, and what follows from other data is not edited."""
        if self.contact is None:
            return
        if item.kind == "time" and item.day is not None:
            self.day_wanted.emit(item.day)
        edit = self.edit_of(item)
        if edit is not None:
            self.form.open(edit, words.timeline_title(item)[:80])

    def edit_of(self, item: TimelineItem) -> Edit | None:
        """Give the form of an item; None where it has none."""
        contact = self.contact
        if contact is None:
            return None
        match item.kind:
            case "act":
                return timeline_edits.act(contact.id, item, self.today)
            case "value":
                return timeline_edits.value(contact.id, _line(item, contact.id), self._currency, self.today)
            case "note":
                return facts.note(contact, ContactNote(item.text, item.day, item.id), self.today).edit
            case _:
                return None

    def delete_item(self, item: TimelineItem) -> None:
        """Delete an item that can be edited; the undo line brings it back."""
        edit = self.edit_of(item)
        if edit is not None and edit.remove is not None:
            self.write_wanted.emit(Request(edit.remove))

    def rate_item(self, item: TimelineItem, stars: int) -> None:
        """Rate an act; 0 takes the rating off."""
        if can_be_rated(item):
            number = item.id
            self.write_wanted.emit(Request(lambda db, now: facts.writes().rate_act(db, number, stars or None, now)))

    def item_menu(self, item: TimelineItem) -> QMenu:
        """Make the menu of an item."""
        menu = QMenu(self)
        edit = self.edit_of(item)
        if item.kind == "time":
            menu.addAction("Show on the Time page", partial(self.edit_item, item))
        if edit is not None:
            menu.addAction("Edit", partial(self.edit_item, item))
        if can_be_rated(item):
            rate = menu.addMenu("Rate")
            for stars in range(5, -1, -1):
                action = rate.addAction(f"{stars} of 5" if stars else "Not rated", partial(self.rate_item, item, stars))
                action.setCheckable(True)
                action.setChecked(stars == (item.rating or 0))
        menu.addAction("Copy", partial(QGuiApplication.clipboard().setText, words.timeline_spoken(item)))
        if edit is not None:
            menu.addAction("Delete", partial(self.delete_item, item))
        return menu

    def _leave(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wait(self, _text: str) -> None:
        self._soon.start()

    def _show_add_menu(self) -> None:
        menu = QMenu(self)
        for what, says in (("act", "What happened"), ("value", "What you gave or got"), ("note", "A note")):
            menu.addAction(says, partial(self.add_new, what))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _show_item_menu(self, item: TimelineItem, place: QPoint) -> None:
        menu = self.item_menu(item)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)


def _line(item: TimelineItem, contact: int) -> LedgerLine:
    """Give the value event that an item tells of."""
    way = "received" if item.direction == "received" else "given"
    event = ValueEvent(
        item.what, "received" if way == "received" else "given", item.day or 0, contact, None, item.network, None,
        item.amount, item.currency, item.points, item.rating, item.text,
    )  # fmt: skip
    return LedgerLine(item.id, event, item.at or 0)


def _edit(edit: Edit | None) -> Edit:
    assert edit is not None
    return edit
