"""Erasing a person at their wish: the one thing that is asked about, since nothing brings them back."""

from array import array
from functools import partial
from typing import TYPE_CHECKING

from netdesk.ui.contacts.acts import ContactAct

if TYPE_CHECKING:
    from netdesk.store.database import Database
    from netdesk.store.erasing import Erased
    from netdesk.ui.contacts.screen import ContactsScreen
    from netdesk.ui.jobs import Progress

QUESTION = (
    "Erase {} for good?\n\nEverything held about this person is deleted: contact, interactions, notes and values, also in the"
    " history and the search index. Time entries keep their time, and income that a client paid stays without the name.\n\n"
    "This cannot be undone. Backups made before still hold this person."
)


def ask_to_erase(screen: "ContactsScreen", ids: "array[int]") -> None:
    """Ask once, in words that say what goes and what stays, then erase."""
    from netdesk.store import contacts

    contact = ids[0]
    screen.workspace.tasks.read(
        lambda db: contacts.rows(db, [contact]), lambda rows: _ask(screen, contact, rows[0].name if rows else "")
    )


def _ask(screen: "ContactsScreen", contact: int, name: str) -> None:
    from netdesk.ui import dialogs

    if dialogs.ask(screen.window(), QUESTION.format(name or "this contact"), "Erase for good"):
        said = screen.workspace.said.emit
        said(f"Erasing {name or 'the contact'}…", None)
        screen.workspace.tasks.long(partial(_erase, contact), lambda erased: said(erased.words, None))


def _erase(contact: int, db: "Database", progress: "Progress") -> "Erased":
    from netdesk.store import erasing

    with progress.writing():
        return erasing.erase(db, contact)


ERASE = ContactAct("erase", "Erase everything held about…", "bin", ask_to_erase, group="held", most=1)
