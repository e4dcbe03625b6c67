"""The context menu of the contacts table: everything that can be done with the chosen contacts."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from netdesk.ui import icons
from netdesk.ui.contacts import acts
from netdesk.ui.contacts.acts import ContactAct
from netdesk.ui.theme import current

ICON = 16


def act_menu(
    title: str,
    count: int,
    do: Callable[[ContactAct], object],
    parent: QWidget,
    *,
    read_only: bool,
    without: frozenset[str] = frozenset(),
) -> QMenu:
    """Make the menu of all acts for so many contacts; those that cannot be done are off and say why. It deletes itself."""
    menu = QMenu(parent)
    menu.setAccessibleName(f"What to do with {title}")
    menu.setToolTipsVisible(True)
    menu.aboutToHide.connect(menu.deleteLater)
    heading = menu.addAction(title.replace("&", "&&"))
    heading.setEnabled(False)
    menu.addSeparator()
    group = None
    for act in (act for act in acts.all_acts() if act.name not in without):
        if group is not None and act.group != group:
            menu.addSeparator()
        group = act.group
        hindrance = act.hindrance(count, read_only=read_only)
        action = menu.addAction(f"{act.words}\t{act.key}" if act.key else act.words)
        action.setObjectName(act.name)
        action.setIcon(icons.icon(act.icon, current().color("control" if hindrance else "text2"), ICON))
        action.setEnabled(not hindrance)
        action.setToolTip(hindrance)
        action.triggered.connect(lambda _checked=False, act=act: do(act))
    return menu
