"""The menu behind the dots: what can be done with the contact beside the table."""

from array import array
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.contact import ContactDetail, Status
from netdesk.ui.contacts import acts

if TYPE_CHECKING:
    from netdesk.ui.contacts.screen import ContactsScreen

CADENCE = "cadence"
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
    without = _pointless(contact)
    place = _on_desktop(panel.more_button)
    for act in acts.possible(1, read_only=read_only):
        if act.name in without:
            continue
        if act.group != group:
            menu.addSeparator()
            group = act.group
        menu.addAction(act.words, partial(screen.bulk.do, act, array("q", [contact.id]), place))
    return menu


def show_menu(screen: "ContactsScreen", place: QPoint) -> None:
    """Show the menu at a place on the screen."""
    menu = contact_menu(screen)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)


def set_cadence(screen: "ContactsScreen") -> None:
    """Open the editor of how often to be in touch beside the fact, or the way to add it."""
    panel = screen.view.detail
    act = next((act for act in acts.all_acts() if act.name == CADENCE), None)
    if panel.contact is not None and act is not None:
        row = panel.overview.facts.row("cadence")
        anchor = panel.overview.add if row is None else row
        screen.bulk.do(act, array("q", [panel.contact.id]), _on_desktop(anchor))


def _pointless(contact: ContactDetail) -> set[str]:
    """Name what would change nothing, or has a button of its own."""
    without = {"log", "protect" if contact.starred else "unprotect"}
    standings = {Status.ACTIVE: "restore", Status.ARCHIVED: "archive", Status.TRASHED: "trash"}
    return without | {standings[contact.status]} if contact.status in standings else without


def _on_desktop(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
