"""screenshots: every screen drawn to PNG, without a display where there is none."""

import os
import tempfile
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from netdesk import display
from netdesk.commands.desk import database_path, moment, print_text
from netdesk.domain.errors import UsageError
from netdesk.store.database import open_database

if TYPE_CHECKING:
    from netdesk.ui.main_window import MainWindow
    from netdesk.ui.workspace import Workspace

SIZES = ("1440x900", "1024x700")
THEMES = ("light", "dark")
FIRST_RUN = "first-run"
PATIENCE_MS = 20_000


def draw(options: Namespace) -> int:
    """Draw the screens of a database, in both themes and sizes unless one is named."""
    sizes = [_size(text) for text in ([options.size] if options.size else SIZES)]
    themes = [options.theme] if options.theme else list(THEMES)
    if display.missing_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if options.scale:
        os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    from netdesk.ui.screens import SCREENS

    names = [FIRST_RUN, *(entry.name for entry in SCREENS)]
    if options.screen and options.screen not in names:
        raise UsageError(f"There is no screen {options.screen}. There are: {', '.join(names)}.")
    out = Path(options.out).expanduser()
    out.mkdir(parents=True, exist_ok=True)
    count = _draw_all(options, out, themes, sizes, [options.screen] if options.screen else names)
    print_text(f"{count} pictures in {out}.")
    return 0


def _draw_all(options: Namespace, out: Path, themes: list[str], sizes: list[tuple[int, int]], names: list[str]) -> int:
    from netdesk import app as application
    from netdesk.ui.pictures import render
    from netdesk.ui.settings import WindowState
    from netdesk.ui.theme import ThemeHolder
    from netdesk.ui.workspace import Workspace

    app = application.make_application()
    look = ThemeHolder(app, themes[0])
    suffix = f"@{options.scale}x" if options.scale and options.scale > 1 else ""
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        # Without a database of the user's own yet, an empty one: nothing is created in their folder for a picture.
        path = database_path(options)
        db = open_database(path if path.exists() or options.database else Path(folder) / "empty.db", moment().now)
        workspace = Workspace(db, look, WindowState(None))
        window = application.make_window(workspace, ask=False)
        window.show()
        for theme in themes:
            look.choose(theme)  # type: ignore[arg-type]  # one of THEMES
            for size in sizes:
                window.resize(*size)
                for name in names:
                    if _show(window, name):
                        _wait(workspace)
                        render(window, out / f"{name}-{theme}-{size[0]}x{size[1]}{suffix}.png")
                        count += 1
        window.close()
        db.close()
    return count


def _show(window: "MainWindow", name: str) -> bool:
    """Bring a page to the front; False where it has nothing to show on its own."""
    if name == FIRST_RUN:
        window.show_first_run()
    elif name == "import":
        return False
    else:
        window.leave_first_run()
        window.open_screen(name)
    return True


def _wait(workspace: "Workspace") -> None:
    """Let everything that was asked for arrive and be painted."""
    from PySide6.QtCore import QElapsedTimer, QEventLoop
    from PySide6.QtWidgets import QApplication

    watch = QElapsedTimer()
    watch.start()
    quiet = 0
    while quiet < 10 and watch.elapsed() < PATIENCE_MS:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        quiet = 0 if workspace.tasks.busy else quiet + 1


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise UsageError(f"--size takes WIDTHxHEIGHT like 1440x900, not {text}.")
    return int(width), int(height)
