"""What can be done with time from anywhere in the window: each act is one write, told in the undo line."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from netdesk.domain.time_entry import Draft, Kept
from netdesk.ui.time.zone import local_zone
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.store.database import Database
    from netdesk.store.entry_lines import Meaning

Done = Callable[[object], None] | None


class TimeActions:
    """Start, stop, add, change and delete, through the workspace's one writer; the clock and zone are the user's."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.zone = local_zone()

    def start(self, draft: Draft, at: int | None = None, done: Done = None) -> None:
        """Start an entry; the running one stops at the same moment."""
        now, zone = self._workspace.clock(), self.zone

        def work(db: "Database") -> Kept:
            from netdesk.store import heartbeat, time_keeping

            kept = time_keeping.start(db, draft, now, zone, at=at)
            heartbeat.heartbeat(db, now)
            return kept

        self._workspace.tasks.write(work, done)

    def enter(self, meaning: "Meaning", done: Done = None) -> None:
        """Do what a line says: add a finished entry, or start one."""
        line, now, zone = meaning.line, self._workspace.clock(), self.zone
        if not line.finished:
            self.start(meaning.draft, line.start, done)
            return

        def work(db: "Database") -> Kept:
            from netdesk.store import time_keeping

            return time_keeping.add(db, meaning.draft, line.start or 0, line.end or 0, now, zone)

        self._workspace.tasks.write(work, done)

    def stop(self, at: int | None = None) -> None:
        """Stop the running entry."""
        now = self._workspace.clock()

        def work(db: "Database") -> Kept | None:
            from netdesk.store import time_keeping

            return time_keeping.stop(db, now, at=at)

        self._workspace.tasks.write(work)

    def resume(self, entry: int) -> None:
        """Go on with what an entry was about."""
        now, zone = self._workspace.clock(), self.zone

        def work(db: "Database") -> Kept:
            from netdesk.store import heartbeat, time_keeping

            kept = time_keeping.resume(db, entry, now, zone)
            heartbeat.heartbeat(db, now)
            return kept

        self._workspace.tasks.write(work)

    def resume_last(self) -> None:
        """Go on with what was finished last."""
        now, zone = self._workspace.clock(), self.zone

        def work(db: "Database") -> Kept | None:
            from netdesk.store import heartbeat, time_keeping

            kept = time_keeping.resume_last(db, now, zone)
            heartbeat.heartbeat(db, now)
            return kept

        self._workspace.tasks.write(work)

    def edit(
        self,
        entry: int,
        *,
        draft: Draft | None = None,
        begin: int | None = None,
        end: int | None = None,
        room: bool = False,
        done: Done = None,
    ) -> None:
        """Change an entry; see `time_keeping.edit`."""
        now = self._workspace.clock()

        def work(db: "Database") -> Kept:
            from netdesk.store import time_keeping

            return time_keeping.edit(db, entry, now, draft=draft, begin=begin, end=end, room=room)

        self._workspace.tasks.write(work, done)

    def set_billable(self, entry: int, billable: bool) -> None:
        """Make an entry billable or unbillable."""
        now = self._workspace.clock()

        def work(db: "Database") -> Kept:
            from netdesk.store import time_keeping

            return time_keeping.set_billable(db, entry, billable, now)

        self._workspace.tasks.write(work)

    def delete(self, entries: Sequence[int]) -> None:
        """Delete entries."""
        now, numbers = self._workspace.clock(), list(entries)

        def work(db: "Database") -> Kept:
            from netdesk.store import time_keeping

            return time_keeping.delete(db, numbers, now)

        self._workspace.tasks.write(work)

    def duplicate(self, entry: int) -> None:
        """Add a copy of an entry at the next free time."""
        now = self._workspace.clock()

        def work(db: "Database") -> Kept | None:
            from netdesk.store import time_keeping

            return time_keeping.duplicate(db, entry, now)

        self._workspace.tasks.write(work)

    def crop_neighbours(self, entry: int) -> None:
        """Let what overlaps an entry give way to it."""
        now = self._workspace.clock()

        def work(db: "Database") -> Kept:
            from netdesk.store import time_keeping

            return time_keeping.crop_neighbours(db, entry, now)

        self._workspace.tasks.write(work)

    def read_line(self, text: str, done: "Callable[[Meaning], None]", key: object) -> None:
        """Find out what a line means; an older question with the same key is dropped."""
        now, zone = self._workspace.clock(), self.zone

        def work(db: "Database") -> "Meaning":
            from netdesk.store import entry_lines

            return entry_lines.read_line(db, text, now, zone, prefix=True)

        self._workspace.tasks.read(work, done, key=key)

    def beat(self) -> None:
        """Note that the running entry is watched; a miss is nothing to tell the user about."""
        now = self._workspace.clock()
        if self._workspace.db.read_only:
            return

        def work(db: "Database") -> Kept:
            from netdesk.store import heartbeat

            return heartbeat.heartbeat(db, now)

        self._workspace.tasks.write(work, failed=_pass_over, say=False)


def _pass_over(_error: Exception) -> None:
    """Leave it to the next heartbeat."""
