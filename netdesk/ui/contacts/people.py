"""People and companies for the command palette: the first that match what is typed."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from netdesk.domain.contact import ContactRow
from netdesk.domain.facet import Facet
from netdesk.domain.query import free
from netdesk.ui.command_palette import Entry, FindPeople
from netdesk.ui.contacts import words
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.store.database import Database

MOST = 6


class NewName(NamedTuple):
    """What the Contacts screen is told to open the form of a new contact with."""

    name: str


def new_contact(workspace: Workspace) -> Callable[[str], object]:
    """Make the palette's way to add somebody who was not found."""
    return lambda text: workspace.open_screen("contacts", NewName(text))


def people_finder(workspace: Workspace) -> FindPeople:
    """Make the palette's way to look up people and companies; choosing one opens or filters Contacts."""

    def find(text: str, show: Callable[[Sequence[Entry]], None]) -> None:
        query = free(text)

        def work(db: "Database") -> tuple[list[ContactRow], list[Facet]]:
            from netdesk.store import companies, contacts

            return contacts.rows(db, contacts.first_ids(db, query, limit=MOST)), companies.named(db, text)

        def arrive(found: tuple[list[ContactRow], list[Facet]]) -> None:
            people, firms = found
            show([*(_entry(workspace, row) for row in people), *(_firm(workspace, firm) for firm in firms)])

        workspace.tasks.read(work, arrive, key="people_finder")

    return find


def _firm(workspace: Workspace, firm: Facet) -> Entry:
    people = f"{firm.count:,} {'person' if firm.count == 1 else 'people'}"
    return Entry(firm.label, people, partial(workspace.open_screen, "contacts", firm.query), "Companies")


def _entry(workspace: Workspace, row: ContactRow) -> Entry:
    act = partial(workspace.open_screen, "contacts", row.id)
    return Entry(row.name or "Without a name", words.role_line(row.position, row.company), act, "People")
