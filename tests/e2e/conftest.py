"""A virtual display for the tests of the real window."""

import ctypes
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.ui.main_window import MainWindow

PR_SET_PDEATHSIG = 1  # <linux/prctl.h>


@pytest.fixture(scope="session", autouse=True)
def display() -> Iterator[str]:
    """Start Xvfb on a free display and put it into the environment of this process and its children: ":7"."""
    if shutil.which("Xvfb") is None:
        if os.environ.get("NETDESK_REQUIRE_WINDOW_TESTS"):
            pytest.fail("The tests of the real window need Xvfb.")
        pytest.skip("The tests of the real window need Xvfb.")
    reading, writing = os.pipe()
    # Xvfb looks for a free number itself and writes it once it takes connections.
    line = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(line, pass_fds=[writing], stderr=subprocess.DEVNULL, preexec_fn=_end_with_us)  # noqa: PLW1509 - before any thread
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    if not number:
        pytest.fail(f"Xvfb did not start: exit code {server.wait()}.")
    patch = pytest.MonkeyPatch()
    patch.setenv("DISPLAY", f":{number}")
    patch.setenv("QT_QPA_PLATFORM", "xcb")
    patch.delenv("WAYLAND_DISPLAY", raising=False)
    yield f":{number}"
    patch.undo()


def _end_with_us() -> None:
    """Let the kernel end Xvfb after this process: Qt would end the process with an error if its display went first."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


NOW = 1_795_348_800  # 22 November 2026, 12:00 UTC


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The whole window on a new database, as a user finds it at the first start."""
    from netdesk import app
    from netdesk.store.database import open_database
    from netdesk.ui.settings import WindowState
    from netdesk.ui.text import PlainTextGuard
    from netdesk.ui.theme import ThemeHolder
    from netdesk.ui.workspace import Workspace

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.platformName() == "xcb"
    guard = PlainTextGuard.install(application)
    db = open_database(tmp_path / "desk.db", NOW)
    workspace = Workspace(db, ThemeHolder(application, "light"), WindowState(tmp_path / "state.json"), lambda: NOW)
    made = app.make_window(workspace, ask=False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    # There is no window manager that would hand the new window the keyboard.
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    db.close()
    application.removeEventFilter(guard)
