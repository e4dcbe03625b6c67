"""The number on Today in the rail: how many wait for a word."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from netdesk.domain.period import Moment
from netdesk.ui.nav_rail import RailItem
from netdesk.ui.time.zone import local_zone
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.store.database import Database

TABLES = frozenset(
    {"cadence", "contact", "contact_tag", "interaction", "time_entry", "value_event", "client_contact", "referral"}
)
AFTER_MS = 400
EVERY_MS = 15 * 60_000


class DueBadge(QObject):
    """Counts anew a little after a change, and now and then for a new day."""

    def __init__(self, workspace: Workspace, item: RailItem) -> None:
        super().__init__(item)
        self._workspace, self._item = workspace, item
        self._zone = local_zone()
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._soon.timeout.connect(self.count)
        self._daily = QTimer(self, interval=EVERY_MS)
        self._daily.timeout.connect(self.count)
        self._daily.start()
        workspace.changed.connect(self._changed)
        workspace.closing.connect(self._stop)
        self._soon.start()

    def count(self) -> None:
        """Count who waits."""
        moment = Moment(self._workspace.clock(), self._zone)

        def read(db: "Database") -> int:
            from netdesk.store import due_list

            return due_list.waiting(db, moment)

        self._workspace.tasks.read(read, self._item.set_badge, key=(self, "waiting"))

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & TABLES:
            self._soon.start()

    def _stop(self) -> None:
        self._soon.stop()
        self._daily.stop()
