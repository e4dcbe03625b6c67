"""What can be done with any number of contacts: tag, cadence, log, protect; roles, tier; archive and trash."""

from array import array
from typing import TYPE_CHECKING

from netdesk.domain.contact import ContactRow, Status
from netdesk.ui.contacts.acts import ContactAct

if TYPE_CHECKING:
    from netdesk.domain.cadence import Cadence
    from netdesk.ui.contacts.screen import ContactsScreen


def _tag(screen: "ContactsScreen", ids: "array[int]") -> None:
    from netdesk.ui.contacts.bulk.marks import TagPopover

    TagPopover(screen, ids).open_beside(screen.bulk.place())


def _role(screen: "ContactsScreen", ids: "array[int]") -> None:
    from netdesk.ui.contacts.bulk.marks import RolePopover

    RolePopover(screen, ids).open_beside(screen.bulk.place())


def _log(screen: "ContactsScreen", ids: "array[int]") -> None:
    from netdesk.ui.quick_log.opening import log_with

    log_with(screen, ids)


def _tier(screen: "ContactsScreen", ids: "array[int]") -> None:
    from netdesk.ui.contacts.bulk.marks import TierPopover

    TierPopover(screen, ids).open_beside(screen.bulk.place())


def _cadence(screen: "ContactsScreen", ids: "array[int]") -> None:
    """Ask for the cadence, with the one all of them have already."""
    from netdesk.store import bulk_edits, common
    from netdesk.ui.cadence_editor import CadenceEditor
    from netdesk.ui.widgets.popover import show_beside

    place = screen.bulk.place()

    def write(cadence: "Cadence | None") -> None:
        screen.bulk.write(lambda db, ids, now: bulk_edits.set_cadence(db, ids, cadence, now), ids)

    def ask(found: common.InCommon) -> None:
        title = f"Keep in touch with {screen.bulk.people(ids)} every"
        editor = CadenceEditor(found.cadence, "As tags and tier say", title, screen)
        editor.chosen.connect(write)
        show_beside(editor, place)
        editor.ideal.setFocus()
        editor.ideal.selectAll()

    screen.workspace.tasks.read(lambda db: common.in_common(db, ids), ask)


def _protect(screen: "ContactsScreen", ids: "array[int]") -> None:
    """Protect all of them; where all are protected already, take it off."""
    from netdesk.store import bulk_edits

    screen.bulk.write(bulk_edits.toggle_star, ids)


def _unprotect(screen: "ContactsScreen", ids: "array[int]") -> None:
    from netdesk.store import bulk_edits

    screen.bulk.write(lambda db, ids, now: bulk_edits.star(db, ids, False, now), ids)


def _archive(screen: "ContactsScreen", ids: "array[int]") -> None:
    from netdesk.store import bulk_edits

    screen.bulk.write(bulk_edits.archive, ids)


def _restore(screen: "ContactsScreen", ids: "array[int]") -> None:
    from netdesk.store import bulk_edits

    screen.bulk.write(bulk_edits.restore, ids)


def _trash(screen: "ContactsScreen", ids: "array[int]") -> None:
    from netdesk.store import bulk_edits

    screen.bulk.write(bulk_edits.trash, ids)


MARKING = (
    ContactAct("tag", "Tag…", "tag", _tag, key="T", bar=True, group="mark"),
    ContactAct("cadence", "Set cadence…", "calendar", _cadence, bar=True, group="mark"),
    ContactAct("log", "Log contact…", "note", _log, key="L", bar=True, group="mark"),
    ContactAct("protect", "Protect", "protect", _protect, key="P", bar=True, group="mark"),
    ContactAct("unprotect", "End protection", "protect", _unprotect, group="mark"),
    ContactAct("role", "Role…", "contacts", _role, group="mark"),
    ContactAct("tier", "Tier…", "networks", _tier, group="mark"),
)
STANDING = (
    ContactAct("archive", "Archive", "let-go", _archive, group="standing"),
    ContactAct("restore", "Restore", "undo", _restore, group="standing"),
    ContactAct("trash", "Move to the trash", "bin", _trash, key="Del", group="standing"),
)


def pointless(row: ContactRow) -> frozenset[str]:
    """Name the acts that would change nothing with one contact, so that its menu need not offer them."""
    standing = {Status.ACTIVE: "restore", Status.ARCHIVED: "archive", Status.TRASHED: "trash"}
    return frozenset({"protect" if row.starred else "unprotect", standing.get(row.status, "")})
