"""Ways to the states of bulk work that are worth a picture: panels over the bar, and the menu of a row."""

from pathlib import Path
from typing import TYPE_CHECKING

from netdesk.commands import table_scenes
from netdesk.commands.table_scenes import Wait

if TYPE_CHECKING:
    from netdesk.ui.main_window import MainWindow


def tags(window: "MainWindow", wait: Wait, folder: Path) -> None:
    """Open the panel of tags for people of whom some share one."""
    _panel(window, wait, folder, "tag")


def cadence(window: "MainWindow", wait: Wait, folder: Path) -> None:
    """Open the panel of the cadence."""
    _panel(window, wait, folder, "cadence")


def tiers(window: "MainWindow", wait: Wait, folder: Path) -> None:
    """Open the panel of tiers."""
    _panel(window, wait, folder, "tier")


def menu(window: "MainWindow", wait: Wait, folder: Path) -> None:
    """Open the menu of a ticked row."""
    table_scenes.ticked(window, wait, folder)
    wait()
    screen = table_scenes.contacts(window, wait)
    screen.bulk.open_menu(screen.table.visualRect(screen.model.index(3, 1)).center())


def close(window: "MainWindow") -> None:
    """Close what is open and take the ticks away."""
    from PySide6.QtWidgets import QApplication

    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    table_scenes.without_ticks(window)


def _panel(window: "MainWindow", wait: Wait, folder: Path, name: str) -> None:
    from netdesk.ui.contacts import acts

    table_scenes.ticked(window, wait, folder)
    wait()
    screen = table_scenes.contacts(window, wait)
    act = next(act for act in acts.all_acts() if act.name == name)
    screen.bulk.do_from_bar(act)
