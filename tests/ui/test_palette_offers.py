"""What the palette makes of a text that matches nothing."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netdesk.store.database import Database
from netdesk.ui.command_palette import CommandPalette
from netdesk.ui.main_window import MainWindow
from netdesk.ui.palette_offers import extend
from netdesk.ui.workspace import Workspace

Settled = Callable[[Workspace], None]


@pytest.fixture
def palette(window: MainWindow) -> CommandPalette:
    window.extend_palette(partial(extend, window))
    window.open_palette()
    return window.palette_popup


def type_text(palette: CommandPalette, text: str, window: MainWindow, settled: Settled) -> list[str]:
    QTest.keyClicks(palette.field, text)
    settled(window.workspace)
    return palette.shown_words()


def test_it_can_be_logged_started_or_added(palette: CommandPalette, window: MainWindow, settled: Settled) -> None:
    assert type_text(palette, "zork", window, settled) == [
        "Nothing matches", "Log: zork", "Start timer: zork", "New contact: zork",
    ]  # fmt: skip


def test_a_log_is_previewed_first(palette: CommandPalette, window: MainWindow, settled: Settled, db: Database) -> None:
    type_text(palette, "coffee with ada 40m", window, settled)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    settled(window.workspace)
    assert window.quick_log.isVisible() and window.quick_log.field.text() == "coffee with ada 40m"
    assert window.quick_log.people.names() == ["Ada"]
    assert db.value("SELECT count(*) FROM interaction") == 0


def test_a_timer_starts_at_once(palette: CommandPalette, window: MainWindow, settled: Settled, db: Database) -> None:
    type_text(palette, "proof reading", window, settled)
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    settled(window.workspace)
    settled(window.workspace)
    assert db.row("SELECT note, ended_at FROM time_entry") == ("proof reading", None)
