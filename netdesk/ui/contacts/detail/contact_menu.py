"""The menu behind the dots: what can be done with the contact beside the table."""

from array import array
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from netdesk.ui.contacts import acts

if TYPE_CHECKING:
    from netdesk.ui.contacts.acts import ContactAct
    from netdesk.ui.contacts.screen import ContactsScreen

RHYTHM = "rhythm"
"""The act that sets how often to be in touch."""


def contact_menu(screen: "ContactsScreen") -> QMenu:
    """Make the menu for the contact that is shown, whoever is ticked in the table."""
    panel = screen.view.detail
    menu = QMenu(panel)
    contact, read_only = panel.contact, screen.workspace.db.read_only
    if contact is None:
        return menu
    edit = menu.addAction("Edit the name", partial(panel.edit, "name"))
    edit.setEnabled(not read_only)
    group = ""
    unwanted = "protect" if contact.starred else "unprotect"
    for act in acts.possible(1, read_only=read_only):
        if act.name in (unwanted, "log"):
            continue
        if act.group != group:
            menu.addSeparator()
            group = act.group
        menu.addAction(act.words, _doing(act, screen, contact.id))
    return menu


def show_menu(screen: "ContactsScreen", place: QPoint) -> None:
    """Show the menu at a place on the screen."""
    menu = contact_menu(screen)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)


def set_rhythm(screen: "ContactsScreen") -> None:
    """Open the editor of how often to be in touch, where there is one."""
    contact = screen.view.detail.contact
    act = next((act for act in acts.all_acts() if act.name == RHYTHM), None)
    if contact is not None and act is not None:
        screen.bulk.do(act, array("q", [contact.id]))


def _doing(act: "ContactAct", screen: "ContactsScreen", contact: int) -> Callable[[], object]:
    return lambda: screen.bulk.do(act, array("q", [contact]))
