"""The contact beside the table: which one, what is read of it, and what is written."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from netdesk.domain.contact import TimelinePlace
from netdesk.domain.period import local_day
from netdesk.domain.query import free
from netdesk.ui.contacts.detail import readings
from netdesk.ui.contacts.detail.edits import Request
from netdesk.ui.contacts.detail.panel import DetailPanel, Shown
from netdesk.ui.contacts.detail.timeline_model import PAGE
from netdesk.ui.contacts.log_form import LogDraft
from netdesk.ui.time.zone import local_zone
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.ui.contacts.detail.time_page import TimePage
    from netdesk.ui.contacts.detail.timeline_page import TimelinePage
    from netdesk.ui.contacts.detail.value_page import ValuePage

AFTER_MS = 40
"""While the arrow keys run through the table, only the contact they rest on is read."""
DETAIL_STATE = "contacts_detail"
MOST_PEOPLE = 8
YEAR = 365


class OneContact(QObject):
    """Fills the panel with the contact that `which` names when asked."""

    def __init__(
        self, workspace: Workspace, panel: DetailPanel, which: Callable[[], int | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.panel = panel
        self._which = which
        self._zone = local_zone()
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._soon.timeout.connect(self.read)
        panel.setVisible(bool(workspace.state.get(DETAIL_STATE, True)))
        panel.track_wanted.connect(self.track)
        panel.log_opened.connect(self.log)
        panel.logged.connect(self.save)
        panel.tab_opened.connect(self._read_tab)
        panel.page_made.connect(self._connect_page)
        panel.write_wanted.connect(self.write)
        panel.overview.set_finder(self.find_people)
        if workspace.db.read_only:
            panel.log_button.setEnabled(False)
            panel.log_button.setToolTip("This database can only be read here.")

    # --- reading -----------------------------------------------------------------------------------------------------

    def read_soon(self) -> None:
        """Read once the selection rests."""
        self._soon.start()

    def read(self) -> None:
        """Read the contact, unless the panel is folded away."""
        contact = self._which()
        if self.panel.isHidden():
            return
        if contact is None:
            self.panel.show_contact(None)
            return
        today = local_day(self._workspace.clock(), self._zone)
        self._workspace.tasks.read(lambda db: readings.contact(db, contact, today), self._show, key=(self, "detail"))

    def read_timeline(self, after: TimelinePlace | None = None) -> None:
        """Read the newest of what happened, or what comes after a place."""
        shown, page = self.panel.contact, self.panel.timeline
        if shown is None:
            return
        narrowed = page.filter()
        limit = PAGE if after is not None else page.first(shown.id)
        self._workspace.tasks.read(
            lambda db: readings.timeline(db, shown.id, narrowed, limit, after),
            page.add_items if after is not None else page.show_items,
            key=(self, "timeline"),
        )

    def find_people(self, text: str, show: Callable[[Sequence[tuple[int, str]]], None]) -> None:
        """Look up people other than the one shown."""
        from netdesk.store import contacts

        mine = self.panel.contact.id if self.panel.contact else None
        self._workspace.tasks.read(
            lambda db: contacts.rows(db, contacts.first_ids(db, free(text), limit=MOST_PEOPLE)),
            lambda rows: show([(row.id, row.name) for row in rows if row.id != mine]),
            key=(self, "people"),
        )

    def unfold(self, shown: bool = True) -> None:
        """Show the panel, or fold it away; remembered."""
        self.panel.setVisible(shown)
        self._workspace.state.set(DETAIL_STATE, shown)
        if shown:
            self.read()

    def _show(self, shown: Shown | None) -> None:
        self.panel.show_contact(shown, self._zone)
        self._read_tab()

    def read_value(self) -> None:
        """Read what was got and given."""
        shown, page, now = self.panel.contact, self.panel.value, self._workspace.clock()
        if shown is not None:
            since, asked = local_day(now, self._zone) - YEAR, page.asked
            self._workspace.tasks.read(
                lambda db: readings.value(db, shown.id, since, now, asked), page.show_value, key=(self, "value")
            )

    def read_time(self) -> None:
        """Read the time spent with the contact."""
        shown, page, now = self.panel.contact, self.panel.time, self._workspace.clock()
        if shown is not None:
            since, asked = local_day(now, self._zone) - YEAR, page.asked
            self._workspace.tasks.read(
                lambda db: readings.time(db, shown.id, since, now, asked), page.show_time, key=(self, "time")
            )

    def _read_tab(self, _number: int = 0) -> None:
        reads = (None, self.read_timeline, self.read_value, self.read_time)
        read = reads[self.panel.pages.currentIndex()]
        if read is not None:
            read()

    def _connect_page(self, page: "TimelinePage | ValuePage | TimePage") -> None:
        """Listen to a page that was just made."""
        from netdesk.ui.contacts.detail.time_page import TimePage
        from netdesk.ui.contacts.detail.timeline_page import TimelinePage

        page.read_wanted.connect(self._read_tab)
        if isinstance(page, TimelinePage):
            page.more_wanted.connect(self.read_timeline)
        if isinstance(page, TimelinePage | TimePage):
            page.day_wanted.connect(self.show_day)

    # --- writing -----------------------------------------------------------------------------------------------------

    def write(self, request: Request) -> None:
        """Write what the panel asks for."""
        now, db = self._workspace.clock(), self._workspace.db
        if db.read_only:
            self._workspace.said.emit("This database can only be read here.", None)
            return
        self._workspace.tasks.write(lambda db: request.work(db, now), request.done, request.failed)

    def log(self) -> None:
        """Open the form for what happened."""
        if not self._workspace.db.read_only and self._which() is not None:
            self.unfold()
            self.panel.open_form(local_day(self._workspace.clock(), self._zone))

    def save(self, draft: LogDraft) -> None:
        """Write down what the form says."""
        shown, now = self.panel.contact, self._workspace.clock()
        if shown is None:
            return
        from netdesk.store import contacts

        self._workspace.tasks.write(
            lambda db: contacts.log_interaction(
                db, shown.id, draft.kind, draft.direction, draft.day, now, text=draft.text
            )
        )
        self.panel.close_form()

    def add(self, name: str = "") -> None:
        """Open the form of a new contact."""
        if self._workspace.db.read_only:
            self._workspace.said.emit("This database can only be read here.", None)
            return
        self.unfold()
        self.panel.add_contact(name)

    def track(self) -> None:
        """Ask the Time screen for a timer with this contact."""
        if self.panel.contact is not None:
            name = self.panel.contact.name.replace('"', "")
            self._workspace.open_screen("time", f'start ~"{name}"')

    def show_day(self, day: int) -> None:
        """Show a day on the Time screen."""
        self._workspace.open_screen("time", day)
