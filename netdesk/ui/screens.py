"""The explicit list of screens, in the order of the rail. Each is imported when it is first opened."""

from collections.abc import Callable
from dataclasses import dataclass

from netdesk.ui.screen import Screen
from netdesk.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ScreenEntry:
    """One screen: how the rail names it, and how to make it."""

    name: str
    title: str
    icon: str
    promise: str
    """What will be here, said by the rail's tooltip before there is any data."""
    make: Callable[[Workspace], Screen]
    in_rail: bool = True


def _today(workspace: Workspace) -> Screen:
    from netdesk.ui.today.screen import TodayScreen

    return TodayScreen(workspace)


def _contacts(workspace: Workspace) -> Screen:
    from netdesk.ui.contacts.screen import ContactsScreen

    return ContactsScreen(workspace)


def _participation(workspace: Workspace) -> Screen:
    from netdesk.ui.participation.screen import ParticipationScreen

    return ParticipationScreen(workspace)


def _time(workspace: Workspace) -> Screen:
    from netdesk.ui.time.screen import TimeScreen

    return TimeScreen(workspace)


def _networks(workspace: Workspace) -> Screen:
    from netdesk.ui.not_yet import NetworksScreen

    return NetworksScreen(workspace)


def _review(workspace: Workspace) -> Screen:
    from netdesk.ui.not_yet import ReviewScreen

    return ReviewScreen(workspace)


def _import(workspace: Workspace) -> Screen:
    from netdesk.ui.imports.screen import ImportScreen

    return ImportScreen(workspace)


def _duplicates(workspace: Workspace) -> Screen:
    from netdesk.ui.contacts.duplicates.screen import DuplicatesScreen

    return DuplicatesScreen(workspace)


SCREENS: tuple[ScreenEntry, ...] = (
    ScreenEntry("today", "Today", "today", "Was it worth it? What is due today.", _today),
    ScreenEntry("contacts", "Contacts", "contacts", "Everyone you know, and what they are worth to you.", _contacts),
    ScreenEntry("participation", "Participation", "participation", "Who reads, who works with you.", _participation),
    ScreenEntry("time", "Time", "time", "Where your hours go.", _time),
    ScreenEntry("networks", "Networks", "networks", "Which network is worth its hours.", _networks),
    ScreenEntry("review", "Review", "review", "Whom to keep, and whom to let go.", _review),
    ScreenEntry("import", "Import", "import", "What an export would change.", _import, in_rail=False),
    ScreenEntry("duplicates", "Duplicates", "merge", "Who may be one person.", _duplicates, in_rail=False),
)
