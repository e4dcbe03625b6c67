"""What can be done with a line of Today: done, snooze, not needed, another cadence, write, put aside."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidget, QWidgetAction

from netdesk.domain.cadence import Cadence, CadenceInForce, DueContact
from netdesk.domain.history import Outcome
from netdesk.domain.news import JobNews
from netdesk.domain.period import Moment, to_day
from netdesk.ui import links
from netdesk.ui.cadence_editor import CadenceEditor
from netdesk.ui.time.zone import local_zone
from netdesk.ui.today.lines import Line
from netdesk.ui.today.write_popover import WritePopover
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.store.database import Database

SNOOZES = (("3 days", 3), ("A week", 7), ("A month", 30))


class TodayActs(QObject):
    """Carries out what the lists ask for; each act is one change."""

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._workspace, self._page = workspace, page
        self._zone = local_zone()

    @property
    def moment(self) -> Moment:
        """Now, here."""
        return Moment(self._workspace.clock(), self._zone)

    def do(self, name: str, line: Line, corner: QPoint) -> None:
        """Do an act with a line; what does not fit the line does nothing."""
        record = line.record
        if name == "open":
            self._workspace.open_screen("contacts", line.target or line.contact)
        elif self._workspace.db.read_only:
            self._workspace.said.emit("This database can only be read here.", None)
        elif isinstance(record, DueContact):
            self._do_due(name, record, line, corner)
        elif isinstance(record, JobNews):
            self._do_job(name, record, line, corner)

    def menu(self, line: Line, corner: QPoint) -> None:
        """Offer everything that can be done with a line."""
        menu = QMenu(self._page)
        for name, words in self.offers(line):
            if name == "snooze":
                self._fill_snooze(menu.addMenu(words), line)
            else:
                menu.addAction(words, partial(self.do, name, line, corner))
        menu.popup(corner)

    def offers(self, line: Line) -> list[tuple[str, str]]:
        """List the acts of a line and their words."""
        if isinstance(line.record, DueContact):
            return [
                ("done", "Done: in touch today"), ("snooze", "Snooze"), ("write", "Write…"), ("cadence", "Another cadence…"),
                ("not_needed", "Not needed"), ("open", "Open the contact"),
            ]  # fmt: skip
        if isinstance(line.record, JobNews):
            safe = links.is_safe(links.with_scheme(line.record.url))
            congratulate = [("congratulate", "Congratulate on the profile")] if safe else []
            aside = [("seen", "Put aside"), ("all_seen", "Put all new jobs aside")]
            return [("write", "Write…"), *congratulate, *aside, ("open", "Open the contact")]
        return [("open", "Show them" if line.target else "Open the contact")]

    def _do_due(self, name: str, row: DueContact, line: Line, corner: QPoint) -> None:
        from netdesk.store import act_edits, touches

        moment, contact = self.moment, row.contact
        if name == "done":
            self._write(lambda db: touches.touched(db, contact, moment))
        elif name == "not_needed":
            self._write(lambda db: touches.not_needed(db, contact, moment.now))
        elif name == "snooze":
            menu = QMenu(self._page)
            self._fill_snooze(menu, line)
            menu.popup(corner)
        elif name == "cadence":
            self._ask_cadence(row, corner)
        elif name == "write":
            popover = WritePopover(row.name, line.line, notes=False, parent=self._page)
            popover.wrote.connect(
                lambda text: self._write(
                    lambda db: act_edits.log_interaction(
                        db, contact, "message", "mine", moment.today, moment.now, text=text
                    )
                )
            )
            popover.open_at(corner, self._page)

    def _do_job(self, name: str, job: JobNews, line: Line, corner: QPoint) -> None:
        from netdesk.store import job_changes

        moment, number = self.moment, job.id
        if name == "seen":
            self._write(lambda db: job_changes.handled(db, number, moment.now))
        elif name == "all_seen":
            self._write(lambda db: job_changes.all_handled(db, moment.now))
        elif name == "congratulate":
            links.open_link(links.with_scheme(job.url))
        elif name == "write":
            popover = WritePopover(job.name, f"{line.line}{line.strong}", job.url, parent=self._page)
            popover.wrote.connect(lambda text: self._write(lambda db: job_changes.log(db, number, moment, text)))
            popover.noted.connect(lambda text: self._write(lambda db: job_changes.note(db, number, text, moment)))
            popover.open_at(corner, self._page)

    def _fill_snooze(self, menu: QMenu, line: Line) -> None:
        for words, days in SNOOZES:
            menu.addAction(words, partial(self.snooze, line, days))
        until = menu.addMenu("Until…")
        calendar = QCalendarWidget()
        calendar.setAccessibleName("Snooze until")
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setMinimumDate(calendar.selectedDate().addDays(1))
        wrapped = QWidgetAction(until)
        wrapped.setDefaultWidget(calendar)
        until.addAction(wrapped)

        def take(date: object) -> None:
            menu.close()
            self.snooze(line, to_day(date.toPython()) - self.moment.today)  # type: ignore[attr-defined]  # a QDate

        calendar.clicked.connect(take)
        calendar.activated.connect(take)

    def snooze(self, line: Line, days: int) -> None:
        """Let a contact wait so many days."""
        from netdesk.store import touches

        row, moment = line.record, self.moment
        if isinstance(row, DueContact) and days > 0:
            self._write(lambda db: touches.snooze(db, row.contact, moment.today + days, moment.now))

    def _ask_cadence(self, row: DueContact, corner: QPoint) -> None:
        from netdesk.store import cadences

        def ask(found: CadenceInForce) -> None:
            otherwise = f"As {found.other_rule} says: {found.other.words}" if found.other else "No cadence of its own"
            editor = CadenceEditor(row.cadence, otherwise, parent=self._page)
            editor.chosen.connect(self._set_cadence(row.contact))
            editor.open_at(corner, self._page)

        self._workspace.tasks.read(lambda db: cadences.of_contact(db, row.contact), ask, key=(self, "cadence"))

    def _set_cadence(self, contact: int) -> Callable[[Cadence | None], None]:
        from netdesk.store import cadences

        now = self._workspace.clock()
        return lambda cadence: self._write(lambda db: cadences.set_for_contact(db, contact, cadence, now))

    def _write(self, work: "Callable[[Database], Outcome]") -> None:
        self._workspace.tasks.write(work)
