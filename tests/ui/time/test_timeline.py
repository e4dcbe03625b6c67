"""Places on the timeline, also on days of 23 and 25 hours; dragging and clicking."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from netdesk.domain.period import Span, to_day
from netdesk.domain.time_entry import TimeEntry
from netdesk.ui.time.timeline import Timeline
from netdesk.ui.time.timeline_layout import Layout
from tests.ui.time.conftest import BERLIN, at

MONDAY = to_day(date(2026, 5, 11))
WEEK = Span(MONDAY, MONDAY + 7)
NOW = at("2026-05-14 14:50")


def entry(number: int, start: str, end: str | None, **more: object) -> TimeEntry:
    fields = {"seconds": None, "zone": "Europe/Berlin", "note": "a", **more}
    day = to_day(date.fromisoformat(start[:10]))
    return TimeEntry(number, at(start), None if end is None else at(end), day=day, **fields)  # type: ignore[arg-type]  # tests give what they mean


def lay_out(*entries: TimeEntry, span: Span = WEEK, now: int = NOW) -> Layout:
    return Layout(span, entries, now, BERLIN, 1280)


def test_rows_and_hours() -> None:
    layout = lay_out(entry(1, "2026-05-12 09:00", "2026-05-12 10:00"))
    (block,) = layout.blocks
    assert layout.hours == (7, 19)
    hour = layout.x_of_hour(10) - layout.x_of_hour(9)
    assert block.rect.width() == pytest.approx(hour)
    assert block.rect.left() == pytest.approx(layout.x_of_hour(9))
    assert layout.day_at(block.rect.center().y()) == MONDAY + 1
    assert layout.height == 24 + 7 * 32
    assert layout.instant_at(block.rect.left() + 3, MONDAY + 1, 300) == at("2026-05-12 09:00")


def test_early_and_late_entries_widen_the_hours() -> None:
    layout = lay_out(entry(1, "2026-05-12 05:30", "2026-05-12 06:00"), entry(2, "2026-05-13 22:00", "2026-05-14 01:00"))
    assert layout.hours == (0, 24)
    night = [block for block in layout.blocks if block.entry.id == 2]
    assert [layout.day_at(block.rect.center().y()) for block in night] == [MONDAY + 2, MONDAY + 3]
    assert [(block.first, block.last) for block in night] == [(True, False), (False, True)]


@pytest.mark.parametrize(
    ("day", "start", "end", "hours"),
    [
        ("2026-10-25", "01:00", "04:00", 4),
        ("2026-03-29", "01:00", "04:00", 2),
        ("2026-10-25", "09:00", "10:00", 1),
        ("2026-03-29", "09:00", "10:00", 1),
    ],
)
def test_blocks_keep_their_true_length_when_clocks_change(day: str, start: str, end: str, hours: int) -> None:
    number = to_day(date.fromisoformat(day))
    layout = lay_out(entry(1, f"{day} {start}", f"{day} {end}"), span=Span(number, number + 1), now=at(f"{day} 20:00"))
    (block,) = layout.blocks
    hour = layout.x_of_hour(10) - layout.x_of_hour(9)
    assert block.rect.width() == pytest.approx(hours * hour)
    # After the switch, hours stand under their numbers again.
    assert block.rect.right() == pytest.approx(layout.x_of_hour(int(end[:2])))
    assert layout.instant_at(block.rect.left(), number, 60) == at(f"{day} {start}")
    assert layout.instant_at(-10_000, number, 60) == at(f"{day} 00:00")


def test_gaps_and_clashes() -> None:
    layout = lay_out(
        entry(1, "2026-05-12 09:00", "2026-05-12 10:00"),
        entry(2, "2026-05-12 10:35", "2026-05-12 11:00"),
        entry(3, "2026-05-12 11:20", "2026-05-12 12:00"),
        entry(4, "2026-05-12 11:50", "2026-05-12 13:00"),
    )
    assert [(gap.start, gap.end) for gap in layout.gaps] == [(at("2026-05-12 10:00"), at("2026-05-12 10:35"))]
    assert [block.entry.id for block in layout.blocks if block.clash] == [3, 4]


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    widget = Timeline(BERLIN)
    qtbot.addWidget(widget)
    widget.resize(1280, 260)
    entries = (
        entry(1, "2026-05-12 09:00", "2026-05-12 10:00"),
        entry(2, "2026-05-12 10:35", "2026-05-12 11:00"),
        entry(3, "2026-05-14 14:00", None),
    )
    widget.show_days(WEEK, entries, {}, NOW)
    widget.show()
    return widget


def place(timeline: Timeline, day: int, hour: float) -> QPoint:
    layout = timeline.layout_now
    return QPointF(layout.x_of_hour(hour), layout.top(day) + layout.row / 2).toPoint()


def drag(qtbot: QtBot, timeline: Timeline, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(timeline, (start + end) / 2)
    qtbot.mouseMove(timeline, end)
    qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=end)


def test_dragging_over_empty_space_asks_for_a_span(qtbot: QtBot, timeline: Timeline) -> None:
    wanted: list[tuple[int, int]] = []
    timeline.span_wanted.connect(lambda start, end: wanted.append((start, end)))
    drag(qtbot, timeline, place(timeline, MONDAY + 1, 13), place(timeline, MONDAY + 1, 14.5))
    drag(qtbot, timeline, place(timeline, MONDAY, 12), place(timeline, MONDAY, 11))
    assert wanted == [
        (at("2026-05-12 13:00"), at("2026-05-12 14:30")), (at("2026-05-11 11:00"), at("2026-05-11 12:00")),
    ]  # fmt: skip


def test_clicking_a_gap_asks_for_it(qtbot: QtBot, timeline: Timeline) -> None:
    wanted: list[tuple[int, int]] = []
    timeline.span_wanted.connect(lambda start, end: wanted.append((start, end)))
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=place(timeline, MONDAY + 1, 10.3))
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=place(timeline, MONDAY + 3, 8))
    assert wanted == [(at("2026-05-12 10:00"), at("2026-05-12 10:35"))]


def test_dragging_an_edge_resizes(qtbot: QtBot, timeline: Timeline) -> None:
    resized: list[tuple[int, int, int]] = []
    timeline.resized.connect(lambda *found: resized.append(found))
    edge = place(timeline, MONDAY + 1, 10) - QPoint(2, 0)
    drag(qtbot, timeline, edge, place(timeline, MONDAY + 1, 10.25))
    edge = place(timeline, MONDAY + 3, 14) + QPoint(2, 0)
    drag(qtbot, timeline, edge, place(timeline, MONDAY + 3, 13.5))
    assert resized == [
        (1, at("2026-05-12 09:00"), at("2026-05-12 10:15")), (3, at("2026-05-14 13:30"), -1),
    ]  # fmt: skip


def test_clicks_pick_and_double_clicks_edit(qtbot: QtBot, timeline: Timeline) -> None:
    picked: list[int] = []
    edited: list[int] = []
    timeline.picked.connect(picked.append)
    timeline.edit_wanted.connect(edited.append)
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=place(timeline, MONDAY + 1, 9.5))
    qtbot.mouseDClick(timeline, Qt.MouseButton.LeftButton, pos=place(timeline, MONDAY + 1, 10.7))
    timeline.pick(1)
    qtbot.keyClick(timeline, Qt.Key.Key_Down)
    assert (picked[0], picked[-1], edited) == (1, 2, [2])


def test_it_paints_and_says_what_it_shows(timeline: Timeline) -> None:
    assert not timeline.grab().isNull()
    timeline.show_days(WEEK, (), {}, NOW)
    assert timeline.accessibleDescription() == "No time in these days."
    assert not timeline.grab().isNull()
