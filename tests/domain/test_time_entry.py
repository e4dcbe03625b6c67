"""Kinds and totals of time, and room for a new entry among others."""

from netdesk.domain.time_entry import Cut, TimeEntry, Totals, default_billable, make_room, overlapping

HOUR = 3600
NOW = 20 * HOUR


def entry(number: int, start: float, end: float | None, **more: object) -> TimeEntry:
    fields = {"seconds": None, "day": 0, "zone": "UTC", **more}
    return TimeEntry(number, int(start * HOUR), None if end is None else int(end * HOUR), **fields)  # type: ignore[arg-type]  # tests give what they mean


def kept(cuts: tuple[Cut, ...]) -> dict[int, list[tuple[float, float | None]]]:
    return {cut.entry.id: [(a / HOUR, None if b is None else b / HOUR) for a, b in cut.kept] for cut in cuts}


def test_each_second_is_drawn_once() -> None:
    totals = Totals(billable=10, unbillable=7, social=5, social_billable=2)
    assert [totals.drawn(kind) for kind in ("billable", "unbillable", "social")] == [8, 4, 5]
    assert sum(totals.drawn(kind) for kind in ("billable", "unbillable", "social")) == totals.tracked
    assert totals + Totals(1, 1, 1, 1) == Totals(11, 8, 6, 3)


def test_kinds() -> None:
    assert entry(1, 9, 10, billable=True).kind == "billable"
    assert entry(1, 9, 10).kind == "unbillable"
    assert entry(1, 9, 10, billable=True, network_key="x").kind == "social"


def test_lengths() -> None:
    assert entry(1, 9, 10).length(NOW) == HOUR
    running = entry(1, 19, None)
    assert running.running and running.length(NOW) == HOUR
    assert running.length(0) == 0  # a clock that was set back shows no negative time
    untimed = entry(1, 9, 9, seconds=1200)
    assert not untimed.running and not untimed.timed and untimed.length(NOW) == 1200


def test_neighbours_are_shortened_split_or_go() -> None:
    entries = [entry(1, 8, 10), entry(2, 9, 13), entry(3, 10, 10.5), entry(4, 10.5, 12), entry(5, 11, 12)]
    cuts = make_room(int(9.5 * HOUR), 11 * HOUR, entries, NOW)
    assert kept(cuts) == {1: [(8, 9.5)], 2: [(9, 9.5), (11, 13)], 3: [], 4: [(11, 12)]}
    assert [cut.overlap for cut in cuts] == [HOUR / 2, 1.5 * HOUR, HOUR / 2, HOUR / 2]
    assert [cut.words for cut in cuts[:3]] == [
        "that entry will be shortened", "that entry will be split", "that entry will go",
    ]  # fmt: skip


def test_entries_that_touch_or_have_no_clock_time_stay() -> None:
    entries = [entry(1, 8, 9), entry(2, 10, 11), entry(3, 9, 9, seconds=HOUR)]
    assert make_room(9 * HOUR, 10 * HOUR, entries, NOW) == ()


def test_a_running_neighbour_keeps_running() -> None:
    assert kept(make_room(16 * HOUR, 17 * HOUR, [entry(1, 15, None)], NOW)) == {1: [(15, 16), (17, None)]}
    assert kept(make_room(14 * HOUR, 17 * HOUR, [entry(1, 15, None)], NOW)) == {1: [(17, None)]}
    assert kept(make_room(16 * HOUR, 30 * HOUR, [entry(1, 15, None)], NOW)) == {1: [(15, 16), (20, None)]}


def test_overlaps_are_found_across_a_long_entry() -> None:
    entries = [entry(1, 8, 12), entry(2, 9, 10), entry(3, 11, 11.5), entry(4, 12, 13), entry(5, 19, None)]
    assert overlapping(entries, NOW) == {1, 2, 3}
    assert overlapping([*entries, entry(6, 19.5, 19.75)], NOW) == {1, 2, 3, 5, 6}


def test_billable_by_default() -> None:
    assert default_billable(None, client=None, project=None) is False
    assert default_billable(None, client=True, project=None) is True
    assert default_billable(None, client=True, project=False) is False
    assert default_billable(True, client=False, project=False) is True
