"""What can be done with contacts: one list for the bulk bar, the context menu, the keys and the palette."""

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netdesk.ui.contacts.screen import ContactsScreen


@dataclass(frozen=True, slots=True)
class ContactAct:
    """A verb for some contacts; `act` gets the screen and the ids, at least `least` and at most `most` of them.

    `bar` places it in the bar below the table; all stand in the context menu, a new `group` after a line. `writes` ones
    are off where the database can only be read.
    """

    name: str
    words: str
    icon: str
    act: "Callable[[ContactsScreen, array[int]], object]"
    key: str = ""
    bar: bool = False
    group: str = ""
    least: int = 1
    most: int | None = None
    writes: bool = True
