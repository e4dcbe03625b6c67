"""The strip on every screen: start, stop, switch, correct; the clock ticks only while it is seen."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.domain.time_entry import Draft
from netdesk.store import heartbeat, history, time_entries, time_keeping
from netdesk.store.database import Database
from netdesk.ui.ask_time import AskTime
from netdesk.ui.day_budget import DayBudget
from netdesk.ui.left_running import LeftRunningBar
from netdesk.ui.start_popover import StartPopover
from netdesk.ui.timer_strip import IDLE, TimerStrip
from netdesk.ui.workspace import Workspace

NOW = int(datetime(2026, 5, 14, 14, tzinfo=UTC).timestamp())
Settled = Callable[[Workspace], None]


class Clock:
    """A clock that tests set."""

    def __init__(self, now: int) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock(workspace: Workspace) -> Clock:
    made = Clock(NOW)
    workspace.clock = made
    return made


@pytest.fixture
def strip(qtbot: QtBot, workspace: Workspace, clock: Clock, settled: Settled) -> Iterator[TimerStrip]:
    made = TimerStrip(workspace)
    qtbot.addWidget(made)
    made.show()
    settled(workspace)
    yield made
    settled(workspace)


def start(db: Database, seconds_ago: int = 0, **about: object) -> int:
    draft = Draft(**about)  # type: ignore[arg-type]  # tests give what they mean
    number = time_keeping.start(db, draft, NOW - seconds_ago, UTC).entry
    assert number is not None
    return number


def again(strip: TimerStrip, workspace: Workspace, settled: Settled) -> None:
    strip.refresh()
    settled(workspace)


def test_idle(strip: TimerStrip) -> None:
    assert strip.what.accessibleName() == IDLE
    assert strip.start.isVisible() and not strip.stop.isVisible() and not strip.clock.isVisible()
    assert strip.dot.accessibleName() == "idle"
    assert not strip.grab().isNull()


def test_it_shows_what_runs_and_ticks(
    strip: TimerStrip, workspace: Workspace, settled: Settled, db: Database, clock: Clock
) -> None:
    start(db, 2537, client="Halden & Rowe", note="Homepage copy")
    again(strip, workspace, settled)
    assert strip.what.accessibleName() == "Homepage copy. Halden & Rowe"
    assert (strip.clock.words, strip.billable.isChecked(), strip.dot.accessibleName()) == ("0:42:17", True, "billable")
    assert strip._ticker.isActive()
    clock.now += 1
    strip._tick()
    assert strip.clock.words == "0:42:18" and not strip.grab().isNull()
    strip.hide()
    assert not strip._ticker.isActive()
    strip.show()
    assert strip._ticker.isActive()


def test_stop_writes_at_once_and_offers_undo(
    qtbot: QtBot, strip: TimerStrip, workspace: Workspace, settled: Settled, db: Database
) -> None:
    start(db, 2537, note="a")
    again(strip, workspace, settled)
    said: list[tuple[str, object]] = []
    workspace.said.connect(lambda words, change: said.append((words, change)))
    qtbot.mouseClick(strip.stop, Qt.MouseButton.LeftButton)
    settled(workspace)
    assert said[0] == ("Stopped after 0:42", history.changes(db)[0].change)
    assert strip.entry is None and not strip._ticker.isActive() and not strip._beat.isActive()
    workspace.undo()
    settled(workspace)
    assert strip.entry is not None and strip.entry.note == "a"


def test_one_key_starts_and_stops(strip: TimerStrip, workspace: Workspace, settled: Settled, db: Database) -> None:
    (shortcut,) = strip.findChildren(QShortcut)
    assert shortcut.key().toString() == "Ctrl+Shift+Space"
    shortcut.activated.emit()
    popover = next(child for child in strip.findChildren(StartPopover))
    assert popover.isVisible()
    popover.close()
    start(db, 60, note="a")
    again(strip, workspace, settled)
    shortcut.activated.emit()
    settled(workspace)
    assert time_entries.running(db) is None


def test_the_popover_starts(
    qtbot: QtBot, strip: TimerStrip, workspace: Workspace, settled: Settled, db: Database
) -> None:
    popover = StartPopover(workspace, strip.actions_of_time, strip)
    popover.open_below(strip)
    settled(workspace)
    popover.field.setText("acme: site")
    settled(workspace)
    assert popover.billable.isChecked() and popover.start.text() == "Start"
    popover.billable.click()
    popover.accept()
    settled(workspace)
    running = time_entries.running(db)
    assert running is not None and (running.client, running.note, running.billable) == ("acme", "site", False)
    assert strip.entry == running
    assert db.value("SELECT at FROM heartbeat") == NOW


def test_the_switch_and_the_words(
    qtbot: QtBot, strip: TimerStrip, workspace: Workspace, settled: Settled, db: Database
) -> None:
    number = start(db, 600, client="Acme", note="a", network="x")
    again(strip, workspace, settled)
    assert strip.dot.accessibleName() == "social"
    qtbot.mouseClick(strip.billable, Qt.MouseButton.LeftButton)
    settled(workspace)
    entry = time_entries.entry(db, number)
    assert entry is not None and not entry.billable
    strip.edit_words()
    assert strip.field.text() == "Acme: a @X" and strip.field.isVisible()
    strip.field.setText("Acme/Site: b #t")
    qtbot.keyClick(strip.field, Qt.Key.Key_Return)
    settled(workspace)
    entry = time_entries.entry(db, number)
    assert entry is not None
    assert (entry.client, entry.project, entry.note, entry.network, entry.tags) == ("Acme", "Site", "b", "", ("t",))
    assert (entry.billable, entry.started_at, strip.field.isVisible()) == (False, NOW - 600, False)


def test_started_earlier(strip: TimerStrip, workspace: Workspace, settled: Settled, db: Database) -> None:
    time_keeping.add(db, Draft(note="before"), NOW - 3600, NOW - 600, NOW, UTC)
    number = start(db, 600, note="a")
    again(strip, workspace, settled)
    menu = strip.menu()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:2] == ["Started 5 minutes earlier", "Started 15 minutes earlier"]
    assert "Switch to before" in words
    menu.actions()[1].trigger()
    settled(workspace)
    entry = time_entries.entry(db, number)
    assert entry is not None and entry.started_at == NOW - 1500
    assert time_entries.list_entries(db)[0].ended_at == NOW - 1500  # what was there gave way


def test_switching_to_a_recent_entry(strip: TimerStrip, workspace: Workspace, settled: Settled, db: Database) -> None:
    time_keeping.add(db, Draft(note="before", client="Acme"), NOW - 3600, NOW - 1800, NOW, UTC)
    start(db, 600, note="a")
    again(strip, workspace, settled)
    action = next(action for action in strip.menu().actions() if action.text() == "Switch to before · Acme")
    action.trigger()
    settled(workspace)
    assert strip.entry is not None and (strip.entry.note, strip.entry.client) == ("before", "Acme")
    assert [entry.running for entry in time_entries.list_entries(db)] == [False, False, True]


def test_a_forgotten_timer_is_shown_but_never_stopped(
    strip: TimerStrip, workspace: Workspace, settled: Settled, db: Database
) -> None:
    start(db, 22 * 3600, note="a")
    again(strip, workspace, settled)
    assert strip.clock.late and "Still on this?" in strip.clock.toolTip()
    assert time_entries.running(db) is not None


def test_the_heartbeat_refreshes_no_screen(
    strip: TimerStrip, workspace: Workspace, settled: Settled, db: Database
) -> None:
    start(db, note="a")
    again(strip, workspace, settled)
    assert strip._beat.isActive()
    told: list[frozenset[str]] = []
    workspace.changed.connect(told.append)
    strip.actions_of_time.beat()
    settled(workspace)
    workspace.look_outside()
    assert told == [frozenset({"heartbeat"})]
    assert db.value("SELECT at FROM heartbeat") == NOW


def test_it_fits_a_narrow_window(strip: TimerStrip, workspace: Workspace, settled: Settled, db: Database) -> None:
    start(db, 600, client="A very long name of a client that goes on", note="An even longer note " * 5)
    again(strip, workspace, settled)
    wide = strip.sizeHint().width()
    strip.set_compact(True)
    assert strip.sizeHint().width() < wide and strip.sizeHint().width() <= 420


def test_the_day_in_two_figures(
    qtbot: QtBot, workspace: Workspace, clock: Clock, settled: Settled, db: Database
) -> None:
    budget = DayBudget(workspace)
    qtbot.addWidget(budget)
    budget.show()
    settled(workspace)
    assert budget.words == "today 0:00 billable · 0:00 social"
    time_keeping.add(db, Draft(client="Acme"), NOW - 7200, NOW - 3600, NOW, UTC)
    time_keeping.add(db, Draft(network="x"), NOW - 3600, NOW - 1500, NOW, UTC)
    budget.refresh()
    settled(workspace)
    assert budget.words == "1:00 billable · 0:35 social"
    budget.set_compact(True)
    assert budget.words == "1:00 · 0:35 social" and budget.width() == 190
    assert not budget.grab().isNull()


@pytest.fixture
def bar(qtbot: QtBot, workspace: Workspace, clock: Clock) -> LeftRunningBar:
    made = LeftRunningBar(workspace)
    qtbot.addWidget(made)
    return made


def test_nothing_is_asked_without_a_crash(
    bar: LeftRunningBar, workspace: Workspace, settled: Settled, db: Database
) -> None:
    bar.check()
    settled(workspace)
    assert bar.isHidden()
    start(db, 600, note="from the command line")
    bar.check()
    settled(workspace)
    assert bar.isHidden()


def test_an_entry_left_running_is_asked_about(
    qtbot: QtBot, bar: LeftRunningBar, workspace: Workspace, settled: Settled, db: Database
) -> None:
    number = start(db, 4 * 3600, note="a")
    heartbeat.heartbeat(db, NOW - 7200)
    bar.check()
    settled(workspace)
    assert not bar.isHidden()
    assert bar.words.text() == "a: still running since 10:00, last seen 12:00."
    assert bar.stop_then.text() == "Stop at 12:00"
    bar.stop_then.click()
    settled(workspace)
    entry = time_entries.entry(db, number)
    assert entry is not None and entry.ended_at == NOW - 7200 and bar.isHidden()


@pytest.mark.parametrize("answer", ["keep", "discard", "stopped elsewhere"])
def test_other_answers(bar: LeftRunningBar, workspace: Workspace, settled: Settled, db: Database, answer: str) -> None:
    start(db, 3600, note="a")
    heartbeat.heartbeat(db, NOW - 1800)
    bar.check()
    settled(workspace)
    if answer == "keep":
        bar.keep.click()
    elif answer == "discard":
        bar.discard.click()
    else:
        workspace.tasks.write(lambda database: time_keeping.stop(database, NOW))
    settled(workspace)
    QApplication.processEvents()
    settled(workspace)
    assert bar.isHidden()
    assert len(time_entries.list_entries(db)) == (0 if answer == "discard" else 1)
    assert (time_entries.running(db) is not None) is (answer == "keep")


def test_a_time_of_day_is_the_last_one(qtbot: QtBot) -> None:
    ask = AskTime("Stop at", NOW, UTC)
    given: list[int] = []
    ask.given.connect(given.append)
    assert ask.instant_of("13:30") == NOW - 1800
    assert ask.instant_of("14:30") == NOW - 23 * 3600 - 1800
    assert ask.instant_of("soon") is None
    ask.field.setText("9:00")
    ask.accept()
    assert given == [NOW - 5 * 3600]
