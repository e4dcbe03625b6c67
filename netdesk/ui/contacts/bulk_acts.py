"""What can be done with any number of contacts: tag, rhythm, log, protect; roles, tier; archive and trash."""

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING

from netdesk.ui.contacts.acts import ContactAct

if TYPE_CHECKING:
    from netdesk.domain.history import Outcome
    from netdesk.store.database import Database
    from netdesk.ui.contacts.screen import ContactsScreen

    Edit = Callable[[Database, array[int], int], Outcome]


def write(screen: "ContactsScreen", edit: "Edit", ids: "array[int]") -> None:
    """Change contacts beside the window; the undo line says what was done, or that nothing was to do."""
    workspace = screen.workspace
    now = workspace.clock()

    def say_nothing_changed(outcome: "Outcome") -> None:
        if outcome.change is None:
            workspace.said.emit(outcome.label, None)

    workspace.tasks.write(lambda db: edit(db, ids, now), say_nothing_changed)


def _log(screen: "ContactsScreen", ids: "array[int]") -> None:
    from netdesk.ui.quick_log.opening import log_with

    log_with(screen, ids)


def _protect(screen: "ContactsScreen", ids: "array[int]") -> None:
    from netdesk.store import bulk_edits

    write(screen, lambda db, ids, now: bulk_edits.star(db, ids, True, now), ids)


def _unprotect(screen: "ContactsScreen", ids: "array[int]") -> None:
    from netdesk.store import bulk_edits

    write(screen, lambda db, ids, now: bulk_edits.star(db, ids, False, now), ids)


def _archive(screen: "ContactsScreen", ids: "array[int]") -> None:
    from netdesk.store import bulk_edits

    write(screen, bulk_edits.archive, ids)


def _restore(screen: "ContactsScreen", ids: "array[int]") -> None:
    from netdesk.store import bulk_edits

    write(screen, bulk_edits.restore, ids)


def _trash(screen: "ContactsScreen", ids: "array[int]") -> None:
    from netdesk.store import bulk_edits

    write(screen, bulk_edits.trash, ids)


MARKING = (
    ContactAct("log", "Log contact…", "note", _log, key="L", bar=True, group="mark"),
    ContactAct("protect", "Protect", "protect", _protect, key="P", bar=True, group="mark"),
    ContactAct("unprotect", "End protection", "protect", _unprotect, group="mark"),
)
STANDING = (
    ContactAct("archive", "Archive", "let-go", _archive, group="standing"),
    ContactAct("restore", "Restore", "undo", _restore, group="standing"),
    ContactAct("trash", "Move to the trash", "bin", _trash, key="Del", group="standing"),
)
