"""The Time screen at work: lines, weeks, keys, corrections; each write is one change that can be undone."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.store import history, time_entries
from netdesk.store.database import Database
from netdesk.ui.time.screen import TimeScreen
from netdesk.ui.time.words import clock
from netdesk.ui.workspace import Workspace
from tests.ui.time.conftest import BERLIN, Add

Settled = Callable[[Workspace], None]


@pytest.fixture
def screen(qtbot: QtBot, workspace: Workspace, settled: Settled) -> Iterator[TimeScreen]:
    made = TimeScreen(workspace)
    qtbot.addWidget(made)
    made.resize(1360, 840)
    made.show()
    settled(workspace)
    yield made
    settled(workspace)


def notes(db: Database) -> list[tuple[str, str, str]]:
    def shown(seconds: int | None) -> str:
        return "" if seconds is None else clock(seconds, BERLIN)

    return [(entry.note, shown(entry.started_at), shown(entry.ended_at)) for entry in time_entries.list_entries(db)]


def type_line(qtbot: QtBot, screen: TimeScreen, settled: Settled, text: str) -> None:
    screen.view.field.setText(text)
    settled(screen.workspace)
    qtbot.keyClick(screen.view.field, Qt.Key.Key_Return)
    settled(screen.workspace)


def press(qtbot: QtBot, screen: TimeScreen, settled: Settled, key: Qt.Key, ctrl: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(screen.view.table, key, modifier)
    settled(screen.workspace)


def test_a_line_with_an_end_adds_an_entry(qtbot: QtBot, screen: TimeScreen, settled: Settled, db: Database) -> None:
    said: list[tuple[str, object]] = []
    screen.workspace.said.connect(lambda words, change: said.append((words, change)))
    type_line(qtbot, screen, settled, "9:00-10:30 Acme: proposal @linkedin")
    assert notes(db) == [("proposal", "9:00", "10:30")]
    assert screen.view.field.text() == ""
    assert said[0][0] == "Added 1:30, proposal" and said[0][1] is not None
    assert screen.view.table.entries.rowCount() == 2
    assert screen.view.legend.accessibleName() == "0:00 billable, 0:00 unbillable, 1:30 social"
    screen.workspace.undo()
    settled(screen.workspace)
    assert notes(db) == [] and screen.view.table.entries.rowCount() == 0


def test_a_line_without_an_end_starts_the_timer(
    qtbot: QtBot, screen: TimeScreen, settled: Settled, db: Database
) -> None:
    type_line(qtbot, screen, settled, "-20m Acme: proposal")
    running = time_entries.running(db)
    assert running is not None and (running.client, running.length(screen.workspace.clock())) == ("Acme", 1200)
    assert db.value("SELECT at FROM heartbeat") == screen.workspace.clock()


def test_the_preview_tells_what_a_line_means(screen: TimeScreen, settled: Settled, add: Add) -> None:
    add("2026-05-14 08:50", "2026-05-14 12:18", note="Style guide", client="Norddruck")
    screen.view.field.setText("11:30-12:10 nordd: title @linkedin #editing !")
    settled(screen.workspace)
    assert screen.view.preview.words == (
        "Thu 14 May 11:30 – 12:10, length 0:40, client Norddruck, network LinkedIn, tag editing, social, unbillable."
        " overlaps Style guide by 0:40 – that entry will be split"
    )
    screen.view.field.setText("fresh: x")
    settled(screen.workspace)
    assert screen.view.preview.words == "starts now, new client fresh, billable."
    assert not screen.view.preview.grab().isNull()
    screen.view.field.clear()
    assert "9-10 client: note" in screen.view.preview.words


def test_what_lies_ahead_is_asked_about(qtbot: QtBot, screen: TimeScreen, settled: Settled, db: Database) -> None:
    type_line(qtbot, screen, settled, "20:00-21:00 a: b")
    assert notes(db) == [] and screen.view.field.text() == "yesterday 20:00-21:00 a: b"
    qtbot.keyClick(screen.view.field, Qt.Key.Key_Return)
    settled(screen.workspace)
    assert notes(db) == [("b", "20:00", "21:00")]


def test_weeks_days_and_months(qtbot: QtBot, screen: TimeScreen, settled: Settled, add: Add) -> None:
    add("2026-05-07 09:00", "2026-05-07 10:00", note="last week")
    assert (screen.view.span.text(), screen.view.week.text()) == ("11 – 17 May", "week 20")
    press(qtbot, screen, settled, Qt.Key.Key_Left)
    assert (screen.view.span.text(), screen.view.table.entries.rowCount()) == ("4 – 10 May", 2)
    press(qtbot, screen, settled, Qt.Key.Key_Right)
    press(qtbot, screen, settled, Qt.Key.Key_D)
    assert (screen.view.span.text(), screen.view.ranges.value) == ("Thursday 14 May", "day")
    press(qtbot, screen, settled, Qt.Key.Key_M)
    assert (screen.view.span.text(), screen.view.table.entries.rowCount()) == ("May 2026", 2)
    press(qtbot, screen, settled, Qt.Key.Key_Right)
    press(qtbot, screen, settled, Qt.Key.Key_W)
    assert screen.view.span.text() == "1 – 7 Jun"


def test_keys_act_on_the_current_entry(
    qtbot: QtBot, screen: TimeScreen, settled: Settled, db: Database, add: Add
) -> None:
    add("2026-05-14 09:00", "2026-05-14 10:00", note="a")
    screen.refresh()
    settled(screen.workspace)
    screen.view.table.select_first()
    press(qtbot, screen, settled, Qt.Key.Key_B)
    assert time_entries.list_entries(db)[0].billable
    press(qtbot, screen, settled, Qt.Key.Key_D, ctrl=True)
    assert notes(db) == [("a", "9:00", "10:00"), ("a", "10:00", "11:00")]
    press(qtbot, screen, settled, Qt.Key.Key_R)
    assert notes(db)[-1] == ("a", "16:00", "")
    press(qtbot, screen, settled, Qt.Key.Key_X)
    assert time_entries.running(db) is None
    press(qtbot, screen, settled, Qt.Key.Key_Delete)
    assert len(notes(db)) == 2


def test_letters_in_the_field_are_text(qtbot: QtBot, screen: TimeScreen, settled: Settled, db: Database) -> None:
    qtbot.keyClicks(screen.view.field, "xbdm")
    settled(screen.workspace)
    assert screen.view.field.text() == "xbdm" and screen.view.ranges.value == "week"


def test_an_entry_is_corrected_in_its_panel(
    qtbot: QtBot, screen: TimeScreen, settled: Settled, db: Database, add: Add
) -> None:
    number = add("2026-05-14 09:00", "2026-05-14 10:00", note="a", tags=("t",), network="x")
    screen.refresh()
    settled(screen.workspace)
    screen.view.table.select_first()
    press(qtbot, screen, settled, Qt.Key.Key_Return)
    panel = screen.view.panel
    assert panel.isVisible() and (panel.note.text(), panel.start.text(), panel.tags.text()) == ("a", "9:00", "t")
    panel.note.setText("b")
    panel.client.setText("Acme")
    panel.network.setCurrentIndex(0)
    panel.start.clear()
    qtbot.keyClicks(panel.start, "8:30")
    qtbot.keyClick(panel.start, Qt.Key.Key_Return)
    settled(screen.workspace)
    entry = time_entries.entry(db, number)
    assert entry is not None and not panel.isVisible()
    assert (entry.note, entry.client, entry.network, entry.tags) == ("b", "Acme", "", ("t",))
    assert notes(db) == [("b", "8:30", "10:00")]
    labels = [record.label for record in history.changes(db)]
    assert labels[0] == "Changed a"


def test_the_panel_says_what_it_does_not_understand(
    qtbot: QtBot, screen: TimeScreen, settled: Settled, db: Database, add: Add
) -> None:
    number = add("2026-05-14 09:00", "2026-05-14 10:00", note="a")
    screen.refresh()
    settled(screen.workspace)
    screen.edit(number)
    panel = screen.view.panel
    panel.end.clear()
    qtbot.keyClicks(panel.end, "soon")
    panel.save()
    assert panel.problem.text() == "Give the day as 2026-05-14 and the times as 9:00."
    panel.end.setText("10:00")
    qtbot.keyClicks(panel.people, "Nobody Here")
    panel.save()
    settled(screen.workspace)
    assert panel.problem.text() == "Nobody is called Nobody Here."
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible() and notes(db) == [("a", "9:00", "10:00")]


def test_dragging_fills_the_field(screen: TimeScreen, settled: Settled) -> None:
    from tests.ui.time.conftest import at

    screen.view.timeline.span_wanted.emit(at("2026-05-14 09:00"), at("2026-05-14 10:30"))
    assert screen.view.field.text() == "9:00-10:30 "
    settled(screen.workspace)
    screen.view.timeline.span_wanted.emit(at("2026-05-12 09:00"), at("2026-05-12 10:30"))
    assert screen.view.field.text().startswith("2026-05-12 9:00-10:30 ")


def test_resizing_makes_neighbours_give_way(screen: TimeScreen, settled: Settled, db: Database, add: Add) -> None:
    from tests.ui.time.conftest import at

    add("2026-05-14 09:00", "2026-05-14 10:00", note="a")
    number = add("2026-05-14 10:00", "2026-05-14 11:00", note="b")
    screen.refresh()
    settled(screen.workspace)
    screen.view.timeline.resized.emit(number, at("2026-05-14 09:45"), at("2026-05-14 11:00"))
    settled(screen.workspace)
    assert notes(db) == [("a", "9:00", "9:45"), ("b", "9:45", "11:00")]


@pytest.mark.parametrize("compact", [False, True])
def test_it_fits_and_paints(screen: TimeScreen, settled: Settled, add: Add, compact: bool) -> None:
    for day in range(11, 15):
        add(f"2026-05-{day} 09:00", f"2026-05-{day} 10:00", note="<b>bold</b> <img src=/dev/zero>", client="C" * 80)
        add(f"2026-05-{day} 10:30", f"2026-05-{day} 11:00", network="x")
    screen.set_compact(compact)
    screen.resize(944 if compact else 1360, 644 if compact else 844)
    screen.refresh()
    settled(screen.workspace)
    assert not screen.grab().isNull()
    assert screen.view.tabs.isVisible() is compact
    assert screen.view.charts.isVisible() is not compact
    assert screen.view.table.isColumnHidden(3) is compact
    assert screen.minimumSizeHint().width() <= (944 if compact else 1360)
    if compact:
        screen.view.tabs.setCurrentIndex(1)
        assert screen.view.charts.isVisible() and not screen.view.table.isVisible()
    screen.view.charts.toggle_table()
    social = screen.view.charts.table.item(9, 3)
    assert social is not None and social.text() == "2:00"
    assert not screen.grab().isNull()


def test_nothing_here_says_what_to_do(screen: TimeScreen) -> None:
    assert screen.view.empty.isVisible() and not screen.view.table.isVisible()
    assert isinstance(screen.focus_widget(), QWidget) and screen.keys()
