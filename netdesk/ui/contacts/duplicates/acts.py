"""What can be done with contacts here: put some side by side to merge them, look for duplicates of anybody."""

from array import array
from typing import TYPE_CHECKING

from netdesk.ui.contacts.acts import ContactAct

if TYPE_CHECKING:
    from netdesk.ui.contacts.screen import ContactsScreen

MOST = 6  # so many can stand side by side


def _merge(screen: "ContactsScreen", ids: "array[int]") -> None:
    screen.workspace.open_screen("duplicates", ids)


def _find(screen: "ContactsScreen", ids: "array[int]") -> None:
    del ids
    screen.workspace.open_screen("duplicates")


DUPLICATES = (
    ContactAct("merge", "Merge…", "merge", _merge, bar=True, group="duplicates", least=2, most=MOST),
    ContactAct("duplicates", "Find duplicates…", "search", _find, group="duplicates", writes=False),
)
