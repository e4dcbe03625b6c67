"""screenshots: every screen and state drawn to PNG, without a display where there is none.

Drawn on sample data of one seed, with the clock standing still, so that the same version draws the same pictures;
with --database on that database as it is.
"""

import os
import tempfile
import time
from argparse import Namespace
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from netdesk import display
from netdesk.commands.desk import count, moment, print_text
from netdesk.domain.errors import UsageError
from netdesk.store.database import Database, open_database

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from netdesk.commands.scenes import Scene
    from netdesk.ui.main_window import MainWindow
    from netdesk.ui.theme import ThemeHolder

NOW = 1_795_186_200  # Friday 20 November 2026, 14:50 UTC
RUNNING_FOR = 42 * 60
SIZES = ("1440x900", "1024x700")
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PATIENCE_MS = 20_000
QUIET_MS = 160


@dataclass(frozen=True, slots=True)
class Frame:
    """How pictures are drawn: theme and size; `suffix` names the scale."""

    theme: Literal["light", "dark"]
    size: tuple[int, int]
    suffix: str

    def file(self, out: Path, scene: str) -> Path:
        """Name the file of a scene."""
        return out / f"{scene}-{self.theme}-{self.size[0]}x{self.size[1]}{self.suffix}.png"


def draw(options: Namespace) -> int:
    """Draw the screens, in both themes and sizes unless one is named."""
    sizes = [_size(text) for text in ([options.size] if options.size else SIZES)]
    suffix = f"@{options.scale}x" if options.scale and options.scale > 1 else ""
    frames = [Frame(theme, size, suffix) for theme in THEMES if options.theme in (None, theme) for size in sizes]
    _prepare_qt(options)
    from netdesk.commands.scenes import SCENES

    scenes = [scene for scene in SCENES if options.screen in (None, scene.name)]
    if not scenes:
        names = ", ".join(scene.name for scene in SCENES)
        raise UsageError(f"There is no screen {options.screen}. There are: {names}.")
    out = Path(options.out).expanduser()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _draw_all(options, out, frames, scenes, Path(folder))
    print_text(f"{count(len(frames) * len(scenes), 'picture')} in {out}.")
    return 0


def _prepare_qt(options: Namespace) -> None:
    """Set what Qt reads when it starts."""
    if display.missing_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if options.scale:
        os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()


def _draw_all(options: Namespace, out: Path, frames: list[Frame], scenes: list["Scene"], folder: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from netdesk import app as application
    from netdesk.ui.theme import ThemeHolder

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else application.make_application()
    look = ThemeHolder(app, frames[0].theme)
    for empty in (True, False):
        wanted = [scene for scene in scenes if scene.empty is empty]
        if wanted:
            path = Path(options.database).expanduser() if options.database and not empty else None
            db, now = _desk(path, folder / f"{'empty' if empty else 'sample'}.db", empty=empty)
            _draw_desk(app, look, db, now, wanted, frames, out, folder)
            db.close()


def _desk(path: Path | None, made: Path, *, empty: bool) -> tuple[Database, int]:
    """Open the database named, or make one of sample data with a timer that runs; with the moment it shows."""
    if path is not None:
        return open_database(path, moment().now), moment().now
    db = open_database(made, NOW)
    if not empty:
        from netdesk.domain.time_entry import Draft
        from netdesk.sample import making
        from netdesk.store import clients, time_keeping

        making.fill(db, NOW, UTC)
        client = clients.clients(db)[0].name
        draft = Draft(client=client, note="Homepage copy, round 2", billable=True)
        time_keeping.start(db, draft, NOW, UTC, at=NOW - RUNNING_FOR)
    return db, NOW


def _draw_desk(
    app: "QApplication",
    look: "ThemeHolder",
    db: Database,
    now: int,
    scenes: list["Scene"],
    frames: list[Frame],
    out: Path,
    folder: Path,
) -> None:
    from netdesk import app as application
    from netdesk.ui.pictures import render
    from netdesk.ui.settings import WindowState
    from netdesk.ui.workspace import Workspace

    workspace = Workspace(db, look, WindowState(None), lambda: now)
    window: MainWindow = application.make_window(workspace, ask=False, sample=lambda: None)
    window.show()

    def wait() -> None:
        _settle(app, window)

    for frame in frames:
        look.choose(frame.theme)
        window.resize(*frame.size)
        for scene in scenes:
            scene.show(window, wait, folder)
            wait()
            render(window, frame.file(out, scene.name))
            scene.leave(window)
            wait()
    window.close()


def _settle(app: "QApplication", window: "MainWindow") -> None:
    """Let everything that was asked for arrive and be painted."""
    from PySide6.QtCore import QElapsedTimer, QEventLoop

    watch, quiet = QElapsedTimer(), QElapsedTimer()
    watch.start()
    quiet.start()
    # Some reading waits a moment for the user to finish: the window must have been quiet for longer than that.
    while quiet.elapsed() < QUIET_MS and watch.elapsed() < PATIENCE_MS:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents | QEventLoop.ProcessEventsFlag.AllEvents, 10)
        if window.workspace.tasks.busy:
            quiet.restart()


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise UsageError(f"--size takes WIDTHxHEIGHT like 1440x900, not {text}.")
    return int(width), int(height)
