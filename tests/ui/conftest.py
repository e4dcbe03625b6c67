"""A real application, database and workspace for the tests of the window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.domain.history import Outcome
from netdesk.store import history
from netdesk.store.database import Database, open_database
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
