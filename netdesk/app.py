"""The window's start: look, database, workspace, frame, and what waits to be asked or opened."""

import logging
import sys
from argparse import Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from typing_extensions import override

from netdesk import paths
from netdesk.domain.errors import DataError
from netdesk.domain.history import Outcome
from netdesk.store import participation
from netdesk.store.database import Database
from netdesk.ui.desks import Desks
from netdesk.ui.dialogs import tell
from netdesk.ui.main_window import NAME, SAMPLE_NAME, MainWindow
from netdesk.ui.screens import SCREENS
from netdesk.ui.settings import WindowState
from netdesk.ui.text import PlainTextGuard
from netdesk.ui.theme import ThemeHolder
from netdesk.ui.workspace import Workspace

STATE_FILE = "window_state.json"
LEVELS_EVERY_MS = 10 * 60 * 1000
PURGE_AFTER_MS = 5_000
"""The trash is looked through once the window has long been painted."""

log = logging.getLogger(__name__)


def run(options: Namespace) -> int:
    """Open the window and stay until it is closed; return the exit code."""
    app = make_application()
    measured = bool(options.quit_after_first_paint)
    chosen = Path(options.database).expanduser().absolute() if options.database else None
    state = WindowState(None if measured else paths.make_data_folder() / STATE_FILE)
    look = ThemeHolder(app, state.get("theme", "system"))
    desks = _desks(chosen, look, state, ask=not measured)
    sys.excepthook = _hook(desks)
    try:
        if chosen is None:
            paths.make_data_folder()
        window = desks.open(chosen or paths.default_database())
    except DataError as error:
        if measured:
            raise
        tell(None, str(error))
        raise
    if measured:
        quit_after_first_paint(app, window)
    window.show()
    if options.files:
        window.files_dropped.emit([Path(name).expanduser() for name in options.files])
    code = app.exec()
    desks.close()
    return code


def _desks(chosen: Path | None, look: ThemeHolder, state: WindowState, *, ask: bool) -> Desks:
    """Prepare the user's own desk, which may be named, and the sample; both share the look and the window's memory."""
    sample, default = paths.sample_database(), paths.default_database()
    own = default if chosen in (None, sample) else chosen

    def make(db: Database, is_sample: bool) -> MainWindow:
        workspace = Workspace(db, look, state)
        name = SAMPLE_NAME if is_sample else NAME
        window = make_window(workspace, ask=ask, sample=None if is_sample else desks.try_sample, name=name)
        if db.read_only and ask:
            words = f"{db.path.name} is in a read-only folder: you can look at everything, not change it."
            workspace.said.emit(words, None)
        return window

    desks = Desks(own, sample, make)
    return desks


def make_application() -> QApplication:
    """Create the application with its names and guards."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("NetDesk")
    app.setApplicationDisplayName("NetDesk")
    app.setDesktopFileName("netdesk")
    PlainTextGuard.install(app)
    return app


def make_window(
    workspace: Workspace, *, ask: bool = True, sample: Callable[[], object] | None = None, name: str = NAME
) -> MainWindow:
    """Put the window together; with `ask` it asks what to do with an entry that a crash left running.

    `sample` opens the sample data; `name` ends the title.
    """
    from netdesk.ui.day_budget import DayBudget
    from netdesk.ui.palette_offers import extend
    from netdesk.ui.timer_strip import TimerStrip
    from netdesk.ui.today.badge import DueBadge

    window = MainWindow(workspace, SCREENS, sample, name)
    window.top_bar.set_timer(TimerStrip(workspace))
    window.top_bar.set_day(DayBudget(workspace))
    DueBadge(workspace, window.rail.items["today"])
    window.extend_palette(partial(extend, window))
    if ask:
        window.ask_about_left_running()
        QTimer.singleShot(PURGE_AFTER_MS, workspace, lambda: purge_trash(workspace))
    _keep_levels_right(workspace)
    return window


def _keep_levels_right(workspace: Workspace) -> None:
    """Move the year that counts towards levels along with the days, also while the window stays open."""

    def refresh(db: Database) -> object:
        return participation.refresh_levels(db, workspace.clock())

    timer = QTimer(workspace)
    timer.timeout.connect(lambda: workspace.tasks.write(refresh))
    timer.start(LEVELS_EVERY_MS)
    if not workspace.db.read_only:
        QTimer.singleShot(0, workspace, lambda: workspace.tasks.write(refresh))


def purge_trash(workspace: Workspace) -> None:
    """Delete who has been in the trash for thirty days, and say so; it can be undone."""
    if workspace.db.read_only:
        return

    def work(db: Database) -> list[Outcome]:
        from netdesk.store import trash

        return trash.purge(db, workspace.clock())

    def say(outcomes: list[Outcome]) -> None:
        if outcomes:
            workspace.said.emit(outcomes[-1].label, outcomes[-1].change)

    workspace.tasks.write(work, say)


def _hook(desks: Desks) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Make the last resort for errors inside Qt's callbacks: log them, say one sentence, go on."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("Unexpected", exc_info=(kind, error, trace))
        sentence = (
            str(error) if isinstance(error, DataError) else f"NetDesk made a mistake of its own ({kind.__name__})."
        )
        if desks.window is not None:
            desks.window.workspace.said.emit(f"{sentence} Your data is as it was.", None)

    return report


class _FirstPaint(QObject):
    """Quit once the first contact rows, or a page without rows, have been painted."""

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        """Watch the application's paint events."""
        super().__init__(app)
        self._app = app
        self._window = window
        app.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and self._is_it(watched):
            self._app.removeEventFilter(self)
            QTimer.singleShot(0, self._window.close)
        return False

    def _is_it(self, watched: QWidget) -> bool:
        if self._window.in_first_run:
            return watched is self._window.first_run
        view = watched.parent()
        if not isinstance(view, QAbstractItemView) or watched is not view.viewport() or view.model() is None:
            return False
        return view.model().rowCount() > 0 and bool(view.model().index(0, 0).data())


def quit_after_first_paint(app: QApplication, window: MainWindow) -> None:
    """Close the window once its first rows are painted, for measuring."""
    _FirstPaint(app, window)
