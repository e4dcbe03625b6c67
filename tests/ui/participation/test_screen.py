"""The screen with a real database and the real chart."""

import subprocess
import sys
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from netdesk.domain.participation import Level
from netdesk.store import history
from netdesk.store.database import Database
from netdesk.store.participation import set_level
from netdesk.ui.participation.chart import LevelChart
from netdesk.ui.participation.screen import ParticipationScreen
from netdesk.ui.workspace import Workspace

MOCK_UP = (214, 131, 38, 74, 46, 34, 27, 19, 11, 10, 4, 4)
NOW = 1_790_000_000
Fill = Callable[[Sequence[int]], None]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def show(qtbot: QtBot, workspace: Workspace, fill: Fill) -> Callable[[Sequence[int]], ParticipationScreen]:
    def shown(counts: Sequence[int]) -> ParticipationScreen:
        if sum(counts):
            fill(counts)
        screen = ParticipationScreen(workspace)
        qtbot.addWidget(screen)
        screen.resize(1360, 844)
        screen.show()
        settle(qtbot, screen)
        return screen

    return shown


Show = Callable[[Sequence[int]], ParticipationScreen]


def settle(qtbot: QtBot, screen: ParticipationScreen) -> None:
    qtbot.waitUntil(lambda: not screen.workspace.tasks.busy, timeout=10_000)


def chart_of(screen: ParticipationScreen) -> LevelChart:
    chart = screen.view.chart_card.made_chart
    assert chart is not None
    return chart


@pytest.fixture
def every_move(monkeypatch: pytest.MonkeyPatch) -> None:
    """pyqtgraph drops moves that come faster than a hand makes them."""
    import pyqtgraph as pg

    monkeypatch.setitem(pg.CONFIG_OPTIONS, "mouseRateLimit", 0)


def place(chart: LevelChart, level: float, people: float) -> QPoint:
    box = chart.getPlotItem().vb
    return chart.mapFromScene(box.mapViewToScene(QPointF(level, people)))


def heading(screen: ParticipationScreen) -> str:
    return screen.view.list_card.heading.text()


def listed(screen: ParticipationScreen, qtbot: QtBot) -> list[str]:
    settle(qtbot, screen)
    return [str(screen.model.index(row, 0).data()) for row in range(screen.model.rowCount())]


def test_a_click_on_a_level_shows_its_people(show: Show, qtbot: QtBot) -> None:
    screen = show(MOCK_UP)
    chart = chart_of(screen)
    qtbot.mouseClick(chart.viewport(), LEFT, pos=place(chart, Level.COMMENT, 20))
    assert heading(screen) == "74 people at Comment"
    people = listed(screen, qtbot)
    assert len(people) == 74
    first = sum(MOCK_UP[:3]) + 1
    assert set(people) == {f"Person {number:06}" for number in range(first, first + 74)}
    assert not screen.view.list_card.chip.isHidden()


def test_a_click_on_the_name_of_a_level_works_too(show: Show, qtbot: QtBot) -> None:
    screen = show(MOCK_UP)
    chart = chart_of(screen)
    ground = place(chart, Level.LEAD, 0)
    qtbot.mouseClick(chart.viewport(), LEFT, pos=ground + QPoint(0, 20))
    assert heading(screen) == "4 people at Lead"
    qtbot.mouseClick(
        chart.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, pos=place(chart, Level.REFACTOR, 0) + QPoint(0, 20)
    )
    assert heading(screen) == "29 people from Refactor to Lead"
    assert len(listed(screen, qtbot)) == 29


@pytest.mark.usefixtures("every_move")
def test_a_drag_chooses_whole_levels(show: Show, qtbot: QtBot) -> None:
    screen = show(MOCK_UP)
    chart = chart_of(screen)
    start, end = place(chart, 8.8, 150), place(chart, 12.2, 120)
    qtbot.mousePress(chart.viewport(), LEFT, pos=start)
    for step in range(1, 9):
        qtbot.mouseMove(chart.viewport(), start + (end - start) * step / 8)
    qtbot.mouseRelease(chart.viewport(), LEFT, pos=end)
    assert chart.levels == (Level.REFACTOR, Level.LEAD)
    assert heading(screen) == "29 people from Refactor to Lead"


@pytest.mark.usefixtures("every_move")
def test_an_edge_of_the_brush_is_dragged_level_by_level(show: Show, qtbot: QtBot) -> None:
    screen = show(MOCK_UP)
    chart = chart_of(screen)
    screen.choose((Level.COMMENT, Level.LEAD))
    settle(qtbot, screen)
    seen: list[object] = []
    chart.chosen.connect(seen.append)
    start, end = place(chart, 3.5, 100), place(chart, 6.3, 100)
    qtbot.mouseMove(chart.viewport(), start)
    qtbot.mousePress(chart.viewport(), LEFT, pos=start)
    for step in range(1, 15):
        qtbot.mouseMove(chart.viewport(), start + (end - start) * step / 14)
    qtbot.mouseRelease(chart.viewport(), LEFT, pos=end)
    assert chart.levels == (Level.NETWORK, Level.LEAD)
    assert seen == [(Level.SUBSCRIBE, Level.LEAD), (Level.SHARE, Level.LEAD), (Level.NETWORK, Level.LEAD)]
    assert chart._brush.getRegion() == (6.5, 12.5)


def test_keys_move_the_brush_and_escape_clears(show: Show, qtbot: QtBot) -> None:
    screen = show(MOCK_UP)
    chart = chart_of(screen)
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert screen.levels == (Level.READ, Level.READ)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert screen.levels == (Level.FAVORITE, Level.TAG)
    qtbot.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert screen.levels == (Level.READ, Level.FAVORITE)
    for _ in range(30):
        qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert screen.levels == (Level.LEAD, Level.LEAD)
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert screen.levels is None
    assert heading(screen) == "Everyone"
    assert len(listed(screen, qtbot)) == 612
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert screen.levels == (Level.LEAD, Level.LEAD)


@pytest.mark.parametrize(
    ("before", "edge", "start", "now", "after"),
    [
        (None, None, 3.9, 6.2, (4, 6)),
        (None, None, 6.2, -3.0, (1, 6)),
        ((4, 12), 3.5, 3.5, 6.3, (7, 12)),
        ((4, 6), 6.5, 6.4, 99.0, (4, 12)),
        ((4, 6), 6.5, 6.4, 1.8, (2, 3)),
        ((4, 6), 6.5, 6.4, 3.5, (4, 4)),
        ((4, 6), None, 5.0, 7.1, (6, 8)),
        ((4, 6), None, 5.0, 30.0, (10, 12)),
        ((4, 6), None, 9.0, 10.0, (9, 10)),
    ],
)
def test_what_a_drag_does(
    before: tuple[int, int] | None, edge: float | None, start: float, now: float, after: tuple[int, int]
) -> None:
    from netdesk.ui.participation.chart import Drag

    levels = (Level(before[0]), Level(before[1])) if before else None
    assert Drag(edge, levels).to(start, now) == after


def test_the_chip_and_the_other_screens(show: Show, qtbot: QtBot) -> None:
    screen = show(MOCK_UP)
    screen.activate((Level.LEAD, Level.REFACTOR))
    wanted: list[tuple[str, object]] = []
    screen.workspace.screen_wanted.connect(lambda name, argument: wanted.append((name, argument)))
    settle(qtbot, screen)
    qtbot.mouseClick(screen.view.list_card.open_button, LEFT)
    table = screen.view.list_card.table
    table.setCurrentIndex(screen.model.index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert wanted[0] == ("contacts", "level>=refactor level<=lead")
    assert wanted[1] == ("contacts", screen.model.contact_at(0))
    assert wanted[1][1] in range(609, 613)
    qtbot.mouseClick(screen.view.list_card.chip, LEFT)
    assert screen.levels is None
    assert screen.view.list_card.chip.isHidden()


def test_a_level_set_by_hand_moves_the_person_and_is_undone(show: Show, qtbot: QtBot, db: Database) -> None:
    screen = show(MOCK_UP)
    screen.choose((Level.LEAD, Level.LEAD))
    settle(qtbot, screen)
    menu = screen.menu_for([1])
    by_hand = next(action.menu() for action in menu.actions() if action.menu() is not None)
    by_hand.actions()[11].trigger()  # type: ignore[attr-defined]  # a QMenu
    settle(qtbot, screen)
    assert heading(screen) == "5 people at Lead"
    assert "Person 000001" in listed(screen, qtbot)
    assert history.changes(db)[0].label == "Set Person 000001 to Lead by hand"
    pens = [spot.pen().style() for spot in chart_of(screen)._dots.points()]
    assert pens.count(Qt.PenStyle.SolidLine) == 1  # the ring
    screen.workspace.undo()
    settle(qtbot, screen)
    assert heading(screen) == "4 people at Lead"


def test_directions(show: Show, qtbot: QtBot) -> None:
    screen = show(MOCK_UP)
    screen.view.direction.chosen.emit("mine")
    settle(qtbot, screen)
    shape = chart_of(screen).shape_shown
    assert shape is not None
    assert shape.counts == (612, *(0,) * 11)
    assert screen.model.index(0, 2).data() == "Read"
    screen.view.direction.chosen.emit("both")
    settle(qtbot, screen)
    shape = chart_of(screen).shape_shown
    assert shape is not None
    assert shape.counts == MOCK_UP


def test_the_same_numbers_as_a_table(show: Show, qtbot: QtBot) -> None:
    screen = show(MOCK_UP)
    qtbot.keyClick(chart_of(screen), Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    card = screen.view.chart_card
    assert card.pages.currentWidget() is card.table
    shown = [card.level_model.index(row, 1).data() for row in range(13)]
    assert shown == [*map(str, MOCK_UP), "612"]
    qtbot.mouseClick(screen.view.as_table, LEFT)
    assert card.pages.currentWidget() is chart_of(screen)


def test_nobody_yet(show: Show, qtbot: QtBot) -> None:
    screen = show((0,) * 12)
    assert screen.view.pages.currentWidget() is screen.view.empty
    assert screen.view.chart_card.made_chart is None
    with qtbot.waitSignal(screen.workspace.screen_wanted) as asked:
        qtbot.mouseClick(screen.view.empty.button, LEFT)
    assert asked.args == ["import", None]


def test_people_come_while_the_screen_is_open(show: Show, qtbot: QtBot, fill: Fill) -> None:
    screen = show((0,) * 12)
    fill(MOCK_UP)
    screen.workspace.changed.emit(frozenset({"contact"}))
    settle(qtbot, screen)
    assert screen.view.pages.currentWidget() is screen.view.splitter
    chart = chart_of(screen)
    set_level(screen.workspace.db, [1], Level.LEAD, NOW)
    screen.workspace.changed.emit(frozenset({"contact"}))
    settle(qtbot, screen)
    assert chart_of(screen) is chart  # one for the life of the screen
    assert chart.shape_shown is not None
    assert chart.shape_shown.counts[-1] == 5


def test_many_people_become_bars_and_a_huge_column_is_cut(show: Show, qtbot: QtBot) -> None:
    screen = show((9_900, 40, 12, 15, 11, 8, 6, 4, 2, 1, 1, 0))
    chart = chart_of(screen)
    assert chart._bars.isVisible()
    assert not chart._dots.isVisible()
    assert chart.shape_shown is not None
    assert chart.shape_shown.cut == {Level.READ}
    qtbot.mouseClick(chart.viewport(), LEFT, pos=place(chart, Level.READ, 5))
    assert heading(screen) == "9,900 people at Read"
    assert len(listed(screen, qtbot)) == 9_900


def test_a_theme_recolours_the_plot(show: Show, qtbot: QtBot) -> None:
    screen = show(MOCK_UP)
    chart = chart_of(screen)
    before = chart.backgroundBrush().color()
    screen.workspace.look.choose("dark")
    assert chart.backgroundBrush().color() == screen.workspace.theme.color("surface") != before


def test_a_narrow_window_turns_the_companions_into_tabs(show: Show, qtbot: QtBot) -> None:
    screen = show(MOCK_UP)
    assert screen.view.tabs.isHidden()
    screen.set_compact(True)
    assert screen.view.tabs.isVisible()
    assert screen.view.chart_card.isVisible()
    assert not screen.view.rank.isVisible()
    screen.view.tabs.setCurrentIndex(2)
    assert screen.view.rank.isVisible()
    assert not screen.view.chart_card.isVisible()
    screen.set_compact(False)
    assert screen.view.chart_card.isVisible()
    assert screen.view.lorenz.isVisible()


def test_the_chart_is_loaded_only_when_it_is_shown() -> None:
    code = (
        "import sys; import netdesk.ui.participation.screen;"
        "print([name for name in ('pyqtgraph', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_hostile_names_stay_text(show: Show, qtbot: QtBot, db: Database) -> None:
    with history.change(db, "Add", NOW) as change:
        name = '<img src="/dev/zero">'
        change.connection.execute("INSERT INTO contact (name, name_key) VALUES (?, ?)", (name, name))
    screen = show((0,) * 12)
    assert listed(screen, qtbot) == ['<img src="/dev/zero">']
    assert not screen.grab().isNull()
