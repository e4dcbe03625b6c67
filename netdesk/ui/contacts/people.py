"""People for the command palette: the first who match what is typed."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from netdesk.domain.contact import ContactRow
from netdesk.domain.query import free
from netdesk.ui.command_palette import Entry, FindPeople
from netdesk.ui.contacts import words
from netdesk.ui.workspace import Workspace

MOST = 6


class NewName(NamedTuple):
    """What the Contacts screen is told to open the form of a new contact with."""

    name: str


def new_contact(workspace: Workspace) -> Callable[[str], object]:
    """Make the palette's way to add somebody who was not found."""
    return lambda text: workspace.open_screen("contacts", NewName(text))


def people_finder(workspace: Workspace) -> FindPeople:
    """Make the palette's way to look people up; choosing one opens it in Contacts."""

    def find(text: str, show: Callable[[Sequence[Entry]], None]) -> None:
        from netdesk.store import contacts

        query = free(text)
        workspace.tasks.read(
            lambda db: contacts.rows(db, contacts.first_ids(db, query, limit=MOST)),
            lambda rows: show([_entry(workspace, row) for row in rows]),
            key="people_finder",
        )

    return find


def _entry(workspace: Workspace, row: ContactRow) -> Entry:
    act = partial(workspace.open_screen, "contacts", row.id)
    return Entry(row.name or "Without a name", words.role_line(row.position, row.company), act, "People")
