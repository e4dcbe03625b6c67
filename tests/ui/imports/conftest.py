"""The import page on a real, empty database."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from netdesk.store.database import Database
from netdesk.ui.imports.screen import ImportScreen
from netdesk.ui.screens import SCREENS, ScreenEntry
from netdesk.ui.workspace import Workspace

DATA = Path(__file__).resolve().parents[2] / "data"
Open = Callable[..., ImportScreen]


@pytest.fixture
def data() -> Path:
    return DATA


@pytest.fixture
def archive() -> Path:
    return DATA / "linkedin" / "Complete_LinkedInDataExport_10-02-2026.zip"


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> ImportScreen:
    screen = ImportScreen(workspace)
    qtbot.addWidget(screen)
    screen.resize(1360, 840)
    screen.show()
    qtbot.waitExposed(screen)
    return screen


@pytest.fixture
def open_files(qtbot: QtBot, page: ImportScreen) -> Callable[..., ImportScreen]:
    """Open files as a drop does, and wait until the preview stands (or says why not)."""

    def work(*paths: Path) -> ImportScreen:
        page.activate(list(paths))
        settle(qtbot, page)
        return page

    return work


def settle(qtbot: QtBot, page: ImportScreen) -> None:
    def settled() -> bool:
        preview = page.preview
        at_rest = preview is None or (preview.state in ("ready", "faulty", "asking") and not preview.settling)
        return at_rest and not page.workspace.tasks.busy

    qtbot.waitUntil(settled, timeout=20_000)


def names(db: Database) -> list[str]:
    return [name for (name,) in db.rows("SELECT name FROM contact ORDER BY name")]


def staged(db: Database) -> Sequence[Path]:
    return list(db.path.parent.glob("*.staging"))


@pytest.fixture
def entries(entries: list[ScreenEntry]) -> list[ScreenEntry]:
    """The window's screens, light ones, with the real import page among them."""
    return [next(e for e in SCREENS if e.name == "import") if entry.name == "import" else entry for entry in entries]
