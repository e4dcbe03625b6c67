"""How the quick log is opened: Ctrl+L anywhere, L and the bar on Contacts."""

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netdesk.ui.contacts.screen import ContactsScreen
    from netdesk.ui.main_window import MainWindow

READ_ONLY = "This database can only be read here, so nothing can be logged."


def open_quick_log(window: "MainWindow", people: "array[int] | None" = None, text: str = "") -> None:
    """Open it under the search field; on Contacts for the people who are ticked there, unless others are given.

    `text` takes the place of a line that was left unfinished.
    """
    if window.workspace.db.read_only:
        window.workspace.said.emit(READ_ONLY, None)
        return
    if people is None:
        people = _ticked(window)
    if text:
        window.quick_log.field.setText(text)
    window.quick_log.open_under(window.top_bar.search, people)


def log_with(screen: "ContactsScreen", people: "array[int]") -> None:
    """Log something with some contacts of the table; outside the window, in the form beside the contact."""
    from netdesk.ui.main_window import MainWindow

    window = screen.window()
    if isinstance(window, MainWindow):
        open_quick_log(window, people)
    else:
        screen.one.log()


def _ticked(window: "MainWindow") -> "array[int]":
    ticks = getattr(window.current, "ticks", None)
    return array("q") if ticks is None else ticks.ids()
