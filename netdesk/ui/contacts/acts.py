"""What can be done with contacts: one list for the bulk bar, the context menu, the keys and the palette."""

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netdesk.ui.contacts.screen import ContactsScreen

READ_ONLY = "This database can only be read here."


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

    def hindrance(self, count: int, *, read_only: bool) -> str:
        """Say why it cannot be done with so many contacts; "" where it can."""
        if self.writes and read_only:
            return READ_ONLY
        if count < self.least:
            return f"Wants {self.least} contacts at least." if self.least > 1 else "Nobody is chosen."
        if self.most is not None and count > self.most:
            return "Wants one contact." if self.most == 1 else f"Wants {self.most:,} contacts at most."
        return ""


@cache
def all_acts() -> tuple[ContactAct, ...]:
    """List every act, in the order of the menu. A new one is one line here; imported late, so that the start is quick."""
    from netdesk.ui.contacts import bulk_acts, erase, export_acts
    from netdesk.ui.contacts.duplicates import acts as duplicates

    return (
        *bulk_acts.MARKING,
        *duplicates.DUPLICATES,
        *bulk_acts.STANDING,
        export_acts.EXPORT,
        export_acts.HELD,
        erase.ERASE,
    )


def for_key(key: str) -> ContactAct | None:
    """Find the act of a key: a capital letter or Del."""
    return next((act for act in all_acts() if act.key == key), None)


def possible(count: int, *, read_only: bool) -> Iterator[ContactAct]:
    """Go through what can be done with so many contacts."""
    return (act for act in all_acts() if not act.hindrance(count, read_only=read_only))
