"""A real application, database and workspace for the tests of the window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from netdesk.domain.history import Outcome
from netdesk.store import history
from netdesk.store.database import Database, open_database
from netdesk.ui.main_window import MainWindow
from netdesk.ui.screen import Screen
from netdesk.ui.screens import ScreenEntry
from netdesk.ui.settings import WindowState
from netdesk.ui.text import PlainTextGuard
from netdesk.ui.theme import ThemeHolder
from netdesk.ui.workspace import Workspace

NOW = 1_778_767_200  # 14 May 2026, 14:00 UTC


@pytest.fixture(scope="session", autouse=True)
def guard(qapp: QApplication) -> PlainTextGuard:
    return PlainTextGuard.install(qapp)


@pytest.fixture
def look(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp, "light")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "desk.db", NOW)
    yield database
    database.close()


@pytest.fixture
def workspace(qtbot: QtBot, db: Database, look: ThemeHolder, tmp_path: Path) -> Iterator[Workspace]:
    shared = Workspace(db, look, WindowState(tmp_path / "window_state.json"), clock=lambda: NOW)
    yield shared
    shared.close()


class People:
    """Adds people the way the program does, and lists them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, database: Database | None = None) -> Outcome:
        with history.change(database or self._database, f"Add {name}", NOW) as change:
            change.connection.execute("INSERT INTO contact (name) VALUES (?)", (name,))
        return change.outcome

    def names(self) -> list[str]:
        return [name for (name,) in self._database.rows("SELECT name FROM contact ORDER BY id")]


@pytest.fixture
def people(db: Database) -> People:
    return People(db)


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[Workspace], None]:
    """Wait until no result is awaited any more."""

    def wait(shared: Workspace) -> None:
        qtbot.waitUntil(lambda: not shared.tasks.busy)

    return wait


class Page(Screen):
    """A screen that notes what the window does with it."""

    title, icon = "Page", "contacts"
    tables = frozenset({"contact"})

    def __init__(self, shared: Workspace, name: str, *, searchable: bool) -> None:
        self.name = name  # type: ignore[misc]  # one class plays all screens
        super().__init__(shared)
        self.refreshed, self.arguments, self.searched = 0, [], []  # type: ignore[var-annotated]  # lists of whatever comes
        if searchable:
            self.search = self.searched.append
        self.list = QListView()
        self.list.setAccessibleName("List")
        QVBoxLayout(self).addWidget(self.list)

    @override
    def refresh(self) -> None:
        self.refreshed += 1

    @override
    def activate(self, argument: object = None) -> None:
        self.arguments.append(argument)

    @override
    def focus_widget(self) -> QWidget:
        return self.list


@pytest.fixture
def entries() -> list[ScreenEntry]:
    """Screens of the same names as the real ones, without their weight."""

    def entry(name: str) -> ScreenEntry:
        return ScreenEntry(
            name,
            name.capitalize(),
            "contacts",
            f"What {name} will show.",
            lambda shared: Page(shared, name, searchable=name == "contacts"),
            in_rail=name != "import",
        )

    names = ("today", "contacts", "participation", "time", "networks", "review", "import")
    return [entry(name) for name in names]


@pytest.fixture
def window(
    qtbot: QtBot, workspace: Workspace, people: People, entries: list[ScreenEntry], request: pytest.FixtureRequest
) -> MainWindow:
    """The window on a desk with one person; `@pytest.mark.parametrize("window", ["empty"], indirect=True)`: none."""
    if getattr(request, "param", "") != "empty":
        people.add("Ada")
    made = MainWindow(workspace, entries)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made
