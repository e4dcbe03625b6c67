"""The question at the start: an entry was still running when the window was last seen."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from netdesk.domain.time_entry import TimeEntry
from netdesk.ui.ask_time import AskTime
from netdesk.ui.time.actions import TimeActions
from netdesk.ui.time.words import clock, day_name, today
from netdesk.ui.widgets.buttons import Button, primary
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.store.database import Database

HEIGHT = 44


class LeftRunningBar(QFrame):
    """A calm bar below the top bar; hidden unless there is something to ask. `check` once, at the start."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("left_running")
        self.setProperty("kind", "side")
        self.setFixedHeight(HEIGHT)
        self._workspace, self._actions = workspace, TimeActions(workspace)
        self._entry: TimeEntry | None = None
        self._seen = 0
        self.words = ElidedLabel()
        self.keep, self.stop_then = primary("Keep running", small=True), Button("Stop", small=True)
        self.stop_at, self.discard = Button("Stop at…", small=True), Button("Discard", kind="flat", small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for button in (self.keep, self.stop_then, self.stop_at, self.discard):
            row.addWidget(button)
        self.keep.clicked.connect(self._keep)
        self.stop_then.clicked.connect(lambda: self._stop(self._seen))
        self.stop_at.clicked.connect(self._ask)
        self.discard.clicked.connect(self._discard)
        workspace.changed.connect(self._changed)
        self.hide()

    def check(self) -> None:
        """Look whether a window left an entry running, and ask if so."""
        self._workspace.tasks.read(_read, self._show, key="left_running")

    def _show(self, found: tuple[TimeEntry, int] | None) -> None:
        if found is None:
            self._end()
            return
        self._entry, self._seen = found
        since, seen = self._when(self._entry.started_at), self._when(self._seen)
        self.words.setText(f"{self._entry.what}: still running since {since}, last seen {seen}.")
        self.stop_then.setText(f"Stop at {seen}")
        self.stop_then.setAccessibleName(f"Stop at {seen}, when it was last seen")
        self.show()

    def _when(self, instant: int) -> str:
        from netdesk.domain.period import local_day

        zone = self._actions.zone
        day = local_day(instant, zone)
        date = "" if day == today(self._workspace.clock(), zone) else f"{day_name(day)} "
        return f"{date}{clock(instant, zone)}"

    def _keep(self) -> None:
        self._actions.beat()
        self._end()

    def _stop(self, at: int) -> None:
        self._actions.stop(at)
        self._end()

    def _ask(self) -> None:
        ask = AskTime("Stop at", self._workspace.clock(), self._actions.zone, self)
        ask.given.connect(self._stop)
        ask.open_below(self.stop_at)

    def _discard(self) -> None:
        if self._entry is not None:
            self._actions.delete([self._entry.id])
        self._end()

    def _changed(self, tables: frozenset[str]) -> None:
        if "time_entry" in tables and self._entry is not None:
            self._workspace.tasks.read(_read, self._still, key="left_running")

    def _still(self, found: tuple[TimeEntry, int] | None) -> None:
        if self._entry is not None and (found is None or found[0].id != self._entry.id):
            self._end()

    def _end(self) -> None:
        self._entry = None
        self.hide()


def _read(db: "Database") -> tuple[TimeEntry, int] | None:
    from netdesk.store import heartbeat

    return heartbeat.left_running(db)
