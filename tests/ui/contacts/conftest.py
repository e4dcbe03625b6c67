"""The window on a desk with a few contacts."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from netdesk.ui.contacts.screen import ContactsScreen
from netdesk.ui.main_window import MainWindow
from netdesk.ui.screens import SCREENS
from netdesk.ui.workspace import Workspace

Quiet = Callable[[ContactsScreen], None]


@pytest.fixture
def quiet(qtbot: QtBot) -> Quiet:
    """Wait until a screen has read all it wants."""

    def busy(screen: ContactsScreen) -> bool:
        timers = (screen.reader._soon, screen.one._soon, screen.model._timer)
        counts = screen.facets.waits or screen.views.waits
        return screen.workspace.tasks.busy or counts or any(timer.isActive() for timer in timers)

    return lambda screen: qtbot.waitUntil(lambda: not busy(screen))


@pytest.fixture
def open_contacts(qtbot: QtBot, workspace: Workspace, quiet: Quiet) -> Callable[[], ContactsScreen]:
    """Open the window on what is in the database by then, and give its screen once all is read."""
    kept: list[MainWindow] = []

    def open_window() -> ContactsScreen:
        window = MainWindow(workspace, SCREENS)
        kept.append(window)
        qtbot.addWidget(window)
        window.resize(1440, 900)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        screen = window.screen_named("contacts")
        assert isinstance(screen, ContactsScreen)
        quiet(screen)
        return screen

    return open_window
