"""The screen with a real database and the real chart."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
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


def place(chart: LevelChart, level: float, people: float) -> QPoint:
    box = chart.getPlotItem().vb
    from PySide6.QtCore import QPointF

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


def test_the_brush_snaps_to_whole_levels(show: Show, qtbot: QtBot) -> None:
    screen = show(MOCK_UP)
    chart = chart_of(screen)
    chart.choose((Level.TAG, Level.SHARE))
    chart._brush.setRegion((3.9, 6.7))
    assert screen.levels == (Level.COMMENT, Level.SHARE)
    chart._brush.sigRegionChangeFinished.emit(chart._brush)
    assert chart._brush.getRegion() == (3.5, 6.5)


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
    assert sum(chart_of(screen)._dots.data["pen"] != chart_of(screen)._dots.data["pen"][0]) in (1, 611)
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


def test_hostile_names_stay_text(show: Show, qtbot: QtBot, db: Database) -> None:
    with history.change(db, "Add", NOW) as change:
        name = '<img src="/dev/zero">'
        change.connection.execute("INSERT INTO contact (name, name_key) VALUES (?, ?)", (name, name))
    screen = show((0,) * 12)
    assert listed(screen, qtbot) == ['<img src="/dev/zero">']
    assert not screen.grab().isNull()
