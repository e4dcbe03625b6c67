"""What the command palette offers for a text that matches nothing: log it, start a timer, add somebody."""

from typing import TYPE_CHECKING

from netdesk.ui.contacts.people import new_contact, people_finder

if TYPE_CHECKING:
    from netdesk.ui.command_palette import CommandPalette
    from netdesk.ui.main_window import MainWindow


def extend(window: "MainWindow", palette: "CommandPalette") -> None:
    """Let the palette look people and companies up, and make something new of what it does not find."""
    workspace = window.workspace
    palette.set_people(people_finder(workspace))
    if workspace.db.read_only:
        return
    palette.add_fallback("Log: {}", lambda text: _log(window, text))
    palette.add_fallback("Start timer: {}", lambda text: _start(window, text))
    palette.add_fallback("New contact: {}", new_contact(workspace))


def _log(window: "MainWindow", text: str) -> None:
    """Open the quick log with the text, so that its preview can be seen first."""
    from netdesk.ui.quick_log.opening import open_quick_log

    open_quick_log(window, text=text)


def _start(window: "MainWindow", text: str) -> None:
    """Start a timer for what the text says, as a one-line entry; a span in it adds the finished entry."""
    from netdesk.ui.time.actions import TimeActions

    actions = TimeActions(window.workspace)
    actions.read_line(text, actions.enter, "palette_offers")
