"""The overview of a contact: score, participation with its reason, facts, promises and notes, edited where they stand."""

from datetime import tzinfo
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.domain.contact import ContactDetail
from netdesk.ui import fonts
from netdesk.ui.contacts.detail import facts as known
from netdesk.ui.contacts.detail.editor import Editor
from netdesk.ui.contacts.detail.edits import Fact, FindPeople
from netdesk.ui.contacts.detail.fact_list import FactList
from netdesk.ui.contacts.detail.facts import Roles
from netdesk.ui.contacts.detail.names import name_edit
from netdesk.ui.contacts.detail.participation import Participation
from netdesk.ui.contacts.detail.special_rows import NoteRow, PromiseRow, ScoreRow, score
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import Label, rule

SIDE = 16
MOST_NOTES, MOST_KEPT = 20, 5
SOON_MS = 10
"""The page has its new height by then."""


class Overview(QScrollArea):
    """Its parts are made anew when they change; what is being typed stays."""

    write_wanted = Signal(object)
    """A Request."""
    person_wanted = Signal(int)
    cadence_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "side")
        self.setAccessibleName("Overview")
        self.score, self.facts = FactList(ScoreRow), FactList()
        self.promises, self.notes = FactList(PromiseRow), FactList(NoteRow)
        self.participation = Participation()
        self.add = Button("Add…", "plus", kind="link", small=True)
        self.more_notes = Label("", fonts.small(), "text3")
        self._offers: list[Fact] = []
        self._contact: ContactDetail | None = None
        self._lay_out()
        self.add.clicked.connect(self._show_add_menu)
        for part in (self.score, self.facts, self.promises, self.notes):
            part.write_wanted.connect(self.write_wanted)
            part.person_wanted.connect(self.person_wanted)
            part.cadence_wanted.connect(self.cadence_wanted)
            part.editing.connect(self._bring_into_view)
            part.made_anew.connect(self._settle_parts)
            part.deserted.connect(partial(self.add.setFocus, Qt.FocusReason.OtherFocusReason))
        self.participation.write_wanted.connect(self.write_wanted)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        self._column = column = QVBoxLayout(page)
        column.setContentsMargins(0, 12, 0, SIDE)
        column.setSpacing(0)
        self._promises_part = _part(self.promises, heading="")
        self._notes_part = _part(self.notes, self.more_notes, heading="Notes")
        for number, part in enumerate((self.score, self.participation, self.facts)):
            if number:
                column.addWidget(rule())
            column.addWidget(_inside(part, self.add if part is self.facts else None))
        column.addWidget(self._promises_part)
        column.addWidget(self._notes_part)
        column.addStretch(1)
        self.setWidget(page)

    def set_finder(self, find: FindPeople) -> None:
        """Say how people are looked up."""
        self.facts.find_people = find

    def show_contact(self, contact: ContactDetail, zone: tzinfo, roles: Roles, today: int, *, keep_place: bool) -> None:
        """Show another contact, from its top unless it is the same one again."""
        self._contact = contact
        self.score.show_facts([score(contact)], contact.id)
        self.participation.show_contact(contact)
        self.facts.show_facts(known.facts(contact, zone, roles, today), contact.id)
        kept = [promise for promise in contact.promises if promise.done_day is not None]
        shown = [promise for promise in contact.promises if promise.done_day is None] + kept[:MOST_KEPT]
        self.promises.show_facts([known.promise(contact, promise, today) for promise in shown], contact.id)
        self.notes.show_facts([known.note(contact, one, today) for one in contact.notes[:MOST_NOTES]], contact.id)
        rest = len(contact.notes) - MOST_NOTES
        self.more_notes.setText(f"{rest:,} older ones are in the timeline." if rest > 0 else "")
        self.more_notes.setVisible(rest > 0)
        self._offers = known.offers(contact, zone, roles, today)
        self._settle_parts()
        if not keep_place:
            self.verticalScrollBar().setValue(0)

    def edit(self, key: str) -> Editor | None:
        """Open the editor of a fact or an offer by its key, as "company", "email:None" or "name"."""
        if key == "name" and self._contact is not None:
            return self.facts.edit(Fact("name", "Name", "", name_edit(self._contact)), on_top=True)
        if key == "cadence":
            self.cadence_wanted.emit()
        places = {"promise": self.promises, "note": self.notes, "score": self.score}
        place = places.get(key.partition(":")[0], self.facts)
        row = place.row(key)
        fact = row.fact if row is not None else next((offer for offer in self._offers if offer.key == key), None)
        if fact is None or fact.edit is None:
            return None
        editor = place.edit(fact)
        self._settle_parts()
        return editor

    def add_menu(self) -> QMenu:
        """Make the menu of what can be added."""
        menu = QMenu(self)
        several = True
        for offer in self._offers:
            if several and ":" not in offer.key:
                several = False
                menu.addSeparator()
            menu.addAction(offer.name, partial(self.edit, offer.key))
        return menu

    def _show_add_menu(self) -> None:
        menu = self.add_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _settle_parts(self) -> None:
        """Leave out the parts that hold nothing."""
        self._promises_part.setVisible(bool(self.promises.rows))
        self._notes_part.setVisible(bool(self.notes.rows))

    def _bring_into_view(self, editor: Editor) -> None:
        def scroll() -> None:
            if isValid(editor):
                self._column.activate()
                self.ensureWidgetVisible(editor, 0, SIDE)

        QTimer.singleShot(SOON_MS, self, scroll)


def _inside(widget: QWidget, below: QWidget | None = None) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(SIDE, 10, SIDE - 4, 10)
    column.setSpacing(2)
    column.addWidget(widget)
    if below is not None:
        column.addWidget(below, 0, Qt.AlignmentFlag.AlignLeft)
    return part


def _part(widget: QWidget, below: QWidget | None = None, *, heading: str) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(rule())
    if heading:
        title = Label(heading, fonts.section())
        title.setContentsMargins(SIDE, 10, SIDE, 0)
        column.addWidget(title)
    column.addWidget(_inside(widget, below))
    return part
