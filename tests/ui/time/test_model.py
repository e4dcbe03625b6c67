"""The list of entries as rows."""

from datetime import UTC

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from netdesk.domain.period import Span
from netdesk.domain.time_entry import TimeEntry
from netdesk.ui.delegates.cell import CELL_ROLE, CURRENT_ROLE
from netdesk.ui.time.model import KIND, MONEY, TIME, WHAT, WHEN, EntriesModel, SectionCell, WhenCell

HOUR, DAY = 3600, 86_400
NOW = DAY + 12 * HOUR


def entry(number: int, day: int, start: float, end: float | None, **more: object) -> TimeEntry:
    first = day * DAY + int(start * HOUR)
    fields = {"seconds": None, "zone": "UTC", **more}
    return TimeEntry(number, first, None if end is None else day * DAY + int(end * HOUR), day=day, **fields)  # type: ignore[arg-type]  # tests give what they mean


def filled() -> EntriesModel:
    model = EntriesModel(UTC)
    entries = [
        entry(1, 0, 9, 10, note="a", client="Acme", billable=True, rate=8000, currency="EUR"),
        entry(2, 0, 11, 12, note="b", network="X", network_key="x", contacts=("Ann", "Bob")),
        entry(3, 1, 11.5, None, note="<img src=/dev/zero>"),
        entry(4, 1, 0, 0, note="lump", seconds=5400),
        entry(5, 9, 9, 10, note="outside"),
    ]
    model.show(entries, Span(0, 7), NOW)
    return model


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = filled()
    qtmodeltester.check(model)
    model.show([], Span(0, 7), NOW)
    qtmodeltester.check(model)


def test_days_come_newest_first_with_their_sums() -> None:
    model = filled()
    entries = [model.entry_at(row) for row in range(model.rowCount())]
    assert [entry.id if entry else None for entry in entries] == [None, 3, 4, None, 2, 1]
    assert model.sections() == [0, 3]
    section = model.index(3, 0).data(CELL_ROLE)
    assert section == SectionCell("Thursday 1 January", "2:00 tracked · 1:00 open gaps")
    assert not model.flags(model.index(3, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_cells() -> None:
    model = filled()
    assert model.index(1, WHEN).data(CELL_ROLE) == WhenCell("11:30 – now", True)
    assert model.index(1, WHEN).data(CURRENT_ROLE) is True
    assert model.index(1, WHAT).data() == "<img src=/dev/zero>"
    assert model.index(2, WHEN).data() == "no clock time"
    assert [model.index(2, column).data() for column in (TIME, MONEY)] == ["1:30", "–"]
    assert [model.index(5, column).data() for column in (KIND, TIME, MONEY)] == ["billable", "1:00", "€80"]
    assert model.index(4, KIND).data() == "social"


def test_the_standard_rate_prices_what_has_none_and_social_time_costs() -> None:
    model = filled()
    model.set_rate(8500, "EUR")
    social = entry(2, 0, 11, 11.25, network="X", network_key="x")
    sold = entry(3, 0, 12, 13, network="X", network_key="x", billable=True)
    plain, own = entry(4, 0, 13, 14), entry(5, 0, 14, 15, billable=True, rate=8000, currency="USD")
    model.show([social, sold, plain, own], Span(0, 7), NOW)
    shown = {found.id: model.index(row, MONEY).data() for row in range(5) if (found := model.entry_at(row))}
    assert shown == {2: "−€21", 3: "€85", 4: "–", 5: "$80"}


def test_the_running_entry_grows() -> None:
    model = filled()
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.set_now(NOW + HOUR)
    assert model.index(1, TIME).data() == "1:30"
    assert changed == [1]


def test_sections_are_passed_over() -> None:
    model = filled()
    assert model.next_entry(-1, 1) == 1
    assert model.next_entry(2, 1) == 4
    assert model.next_entry(4, -1) == 2
    assert model.next_entry(5, 1) is None
    assert model.row_of(1) == 5 and model.row_of(9) is None
