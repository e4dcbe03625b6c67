"""One contact beside the table: who it is, what to do, and the tabs about it."""

from datetime import tzinfo
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from netdesk.domain.contact import ContactDetail, ContactProfile, Status
from netdesk.ui import fonts, links
from netdesk.ui.contacts import words
from netdesk.ui.contacts.detail.facts import Roles
from netdesk.ui.contacts.detail.form_place import FormPlace
from netdesk.ui.contacts.detail.marks import Avatar, HeadLabel, Marks
from netdesk.ui.contacts.detail.names import new_contact
from netdesk.ui.contacts.detail.overview import Overview
from netdesk.ui.contacts.log_form import LogForm
from netdesk.ui.widgets.buttons import Button, icon_button
from netdesk.ui.widgets.labels import EmptyState, rule
from netdesk.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from netdesk.ui.contacts.detail.time_page import TimePage
    from netdesk.ui.contacts.detail.timeline_page import TimelinePage
    from netdesk.ui.contacts.detail.value_page import ValuePage

SIDE = 16
STANDINGS = {Status.ARCHIVED: "archived", Status.LET_GO: "let go", Status.TRASHED: "in the trash"}
TABS = ("Overview", "Timeline", "Value", "Time")


class Shown(NamedTuple):
    """A contact as the panel shows it: with the roles there are, its photo, and the local day."""

    contact: ContactDetail
    roles: Roles
    photo: QImage | None
    today: int


class DetailPanel(QFrame):
    """The panel; it shows what it is given and says what is wanted."""

    track_wanted = Signal()
    logged = Signal(object)
    """A LogDraft for the contact shown."""
    log_opened = Signal()
    left = Signal()
    """The log form was left: the focus belongs to the table again."""
    tab_opened = Signal(int)
    page_made = Signal(object)
    """A page of a tab, opened for the first time."""
    write_wanted = Signal(object)
    """A Request."""
    person_wanted = Signal(int)
    cadence_wanted = Signal()
    added = Signal(object)
    """A contact was added: what the store told."""
    menu_wanted = Signal(QPoint)
    """The menu of what can be done with the contact, at a place on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.contact: ContactDetail | None = None
        self.avatar, self.marks = Avatar(), Marks()
        self.name = HeadLabel("", fonts.sized(16, 600))
        self.role = HeadLabel("", tone="text2")
        self.more_button = icon_button("more", "More to do with this contact")
        self.log_button = Button("Log", "note", small=True)
        self.track_button = Button("Track time", "play", small=True)
        self.profile_button = Button("Profile", "open", small=True)
        self._form: LogForm | None = None
        self.tabs = Tabs(TABS, says="About this contact")
        self.overview = Overview()
        self._today = 0
        self.pages = QStackedWidget()
        self.new = FormPlace()
        self._lay_out()
        self._connect()
        self.show_contact(None)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._nobody = EmptyState("contacts", "Nobody selected", "Select somebody in the table to see more.")
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addWidget(rule())
        self.pages.addWidget(self.overview)
        for _ in TABS[1:]:
            # Its page comes with the first look at it: the window opens sooner.
            place = QWidget()
            QVBoxLayout(place).setContentsMargins(0, 0, 0, 0)
            self.pages.addWidget(place)
        column.addWidget(self.pages, 1)
        nobody = QWidget()
        QVBoxLayout(nobody).addWidget(self._nobody)
        for whole_page in (nobody, shown, self.new):
            self._stack.addWidget(whole_page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _header(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(SIDE, SIDE, SIDE, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.avatar)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.name)
        lines.addWidget(self.role)
        row.addLayout(lines, 1)
        row.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addSpacing(10)
        column.addWidget(self.marks)
        column.addSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.log_button, self.track_button, self.profile_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(8)
        self._form_place = QVBoxLayout()
        column.addLayout(self._form_place)
        column.addWidget(self.tabs)
        return head

    def _connect(self) -> None:
        self.log_button.clicked.connect(self.log_opened)
        self.log_button.setToolTip("Write down what happened (L)")
        self.track_button.clicked.connect(self.track_wanted)
        self.track_button.setToolTip("Start the timer with this contact")
        self.profile_button.clicked.connect(self._open_profile)
        self.profile_button.setToolTip("Open the profile in your browser")
        self.more_button.clicked.connect(self._want_menu)
        self.tabs.currentChanged.connect(self._show_tab)
        self.name.clicked.connect(partial(self.edit, "name"))
        self.role.clicked.connect(partial(self.edit, "position"))
        self.overview.write_wanted.connect(self.write_wanted)
        self.new.write_wanted.connect(self.write_wanted)
        self.new.left.connect(self._leave_new)
        self.new.saved.connect(self.added)
        self.new.look_wanted.connect(self.person_wanted)
        self.overview.person_wanted.connect(self.person_wanted)
        self.overview.cadence_wanted.connect(self.cadence_wanted)

    # --- showing -----------------------------------------------------------------------------------------------------

    def show_contact(self, shown: Shown | None, zone: tzinfo | None = None) -> None:
        """Show a contact, or that nobody is selected."""
        contact = shown.contact if shown is not None else None
        same = contact is not None and self.contact is not None and contact.id == self.contact.id
        self.contact = contact
        if self.new.editor is None:
            self._stack.setCurrentIndex(0 if contact is None else 1)
        if not same and self._form is not None:
            self._form.hide()
        self._today = shown.today if shown is not None else 0
        for page in self.made_pages():
            page.show_contact(contact, self._today)
        if shown is None or contact is None or zone is None:
            return
        self.avatar.show_person(contact.name, shown.photo, core=contact.standing.level.is_core)
        self.name.setText(contact.name or "Without a name")
        line = words.role_line(contact.position, contact.company)
        self.role.setText(line)
        self.role.setVisible(bool(line))
        self._show_marks(contact)
        self.profile_button.setVisible(bool(self.profiles()))
        self.overview.show_contact(contact, zone, shown.roles, shown.today, keep_place=same)

    # --- pages made at the first look ---------------------------------------------------------------------------------

    @cached_property
    def timeline(self) -> "TimelinePage":
        """What happened."""
        from netdesk.ui.contacts.detail.timeline_page import TimelinePage

        page = TimelinePage()
        page.write_wanted.connect(self.write_wanted)
        self._place(1, page)
        return page

    @cached_property
    def value(self) -> "ValuePage":
        """What was given and got."""
        from netdesk.ui.contacts.detail.value_page import ValuePage

        page = ValuePage()
        page.write_wanted.connect(self.write_wanted)
        self._place(2, page)
        return page

    @cached_property
    def time(self) -> "TimePage":
        """The time spent."""
        from netdesk.ui.contacts.detail.time_page import TimePage

        page = TimePage()
        self._place(3, page)
        return page

    def made_pages(self) -> "list[TimelinePage | ValuePage | TimePage]":
        """List the pages that were looked at so far, but the overview."""
        return [page for name in ("timeline", "value", "time") if (page := self.__dict__.get(name)) is not None]

    def _place(self, number: int, page: "TimelinePage | ValuePage | TimePage") -> None:
        place = self.pages.widget(number)
        layout = place.layout() if place is not None else None
        assert layout is not None
        layout.addWidget(page)
        page.show_contact(self.contact, self._today)
        self.page_made.emit(page)

    def set_bare(self, bare: bool) -> None:
        """Leave out even that nobody is selected: there is nobody."""
        self._nobody.setVisible(not bare)

    def _show_marks(self, contact: ContactDetail) -> None:
        here = list(dict.fromkeys(profile.network for profile in contact.profiles if profile.gone_on is None))
        standing = [STANDINGS[contact.status]] if contact.status in STANDINGS else []
        chips = list(dict.fromkeys([*standing, *contact.roles, *contact.tags]))
        names = [words.network_name(key) for key in here]
        letters = [words.network_letter(key) for key in here]
        self.marks.show_marks(letters, chips, ", ".join([*names, *chips]), "protected" if contact.starred else "")

    def profiles(self) -> list[tuple[ContactProfile, str]]:
        """List the profiles that can be opened, each with its checked address."""
        found = self.contact.profiles if self.contact else ()
        addresses = [(profile, links.with_scheme(profile.url)) for profile in found if profile.gone_on is None]
        return [(profile, address) for profile, address in addresses if links.is_safe(address)]

    # --- editing and logging -----------------------------------------------------------------------------------------

    def edit(self, key: str) -> None:
        """Open the editor of a fact on the overview, as "name", "company" or "email:None" for one more."""
        if self.contact is not None:
            self.tabs.setCurrentIndex(0)
            self.overview.edit(key)

    def add_contact(self, name: str = "") -> None:
        """Open the form of a new contact in the panel's place."""
        self._stack.setCurrentWidget(self.new)
        self.new.open(new_contact(name), "New contact")

    def _leave_new(self) -> None:
        self._stack.setCurrentIndex(0 if self.contact is None else 1)
        self.left.emit()

    @property
    def form(self) -> LogForm:
        """The form for an act, made when it is first wanted: the window opens sooner."""
        if self._form is None:
            self._form = LogForm()
            self._form.saved.connect(self.logged)
            self._form.left.connect(self.close_form)
            self._form_place.addWidget(self._form)
        return self._form

    def open_form(self, today: int) -> None:
        """Open the form for an act."""
        if self.contact is not None:
            self.form.open(today)

    def close_form(self) -> None:
        """Close the form and give the focus back."""
        self.form.hide()
        self.left.emit()

    def _show_tab(self, number: int) -> None:
        self.pages.setCurrentIndex(number)
        self.tab_opened.emit(number)

    def _want_menu(self) -> None:
        self.menu_wanted.emit(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _open_profile(self) -> None:
        found = self.profiles()
        if len(found) == 1:
            links.open_link(found[0][1])
            return
        menu = QMenu(self)
        for profile, address in found:
            # An ampersand in a handle would become a key of the menu.
            name = " ".join(part for part in (words.network_name(profile.network), profile.handle) if part)
            menu.addAction(name.replace("&", "&&")[:60], partial(links.open_link, address))
        menu.popup(self.profile_button.mapToGlobal(self.profile_button.rect().bottomLeft()))
