"""The Contacts screen in a window on a real database: type, sort, select, log."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from netdesk.store import history
from netdesk.store.database import Database
from netdesk.ui.contacts.detail.fact_button import FactButton
from netdesk.ui.contacts.detail.timeline_model import LINE_ROLE
from netdesk.ui.contacts.screen import SORT_STATE, ContactsScreen
from netdesk.ui.main_window import MainWindow
from netdesk.ui.screens import SCREENS
from netdesk.ui.workspace import Workspace
from tests.store.factory import add_contact, add_interaction, add_people
from tests.ui.test_accessibility import nameless

Settled = Callable[[Workspace], None]
HOSTILE = "<img src=/dev/zero>"


@pytest.fixture
def five(db: Database) -> dict[str, int]:
    ada = add_contact(
        db, "Ada Lovelace", company="Analytical", position="Founder", network="linkedin", url="linkedin.com/in/ada",
        email="ada@example.org", note="Likes engines", connected_on=20_000,
    )  # fmt: skip
    ids = {"Ada": ada}
    ids["Zoë"] = add_contact(db, "Zoë Arberg", company="Acme", network="x", url="javascript:alert(1)")
    ids["Bob"] = add_contact(db, "Bob Beson", company="Acme", level=12)
    ids["hostile"] = add_contact(db, HOSTILE, company="<b>x</b>", position="<i>y</i>", tags=("<u>t</u>",), note=HOSTILE)
    ids["long"] = add_contact(db, "W" * 400, company="مرحبا 🎉", position="日本" * 60, note="n" * 500)
    add_interaction(db, ada, "message", days_ago=160, text="Hello")
    add_interaction(db, ada, "message", days_ago=170, direction="both")
    return ids


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, five: dict[str, int]) -> MainWindow:
    window = MainWindow(workspace, SCREENS)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    screen = screen_of(window)
    qtbot.waitUntil(lambda: screen.model.rowCount() == 5 and not busy(screen))
    return window


def screen_of(window: MainWindow) -> ContactsScreen:
    screen = window.screen_named("contacts")
    assert isinstance(screen, ContactsScreen)
    return screen


def busy(screen: ContactsScreen) -> bool:
    timers = (screen.reader._soon, screen.one._soon, screen.model._timer)
    return screen.workspace.tasks.busy or any(timer.isActive() for timer in timers)


def wait(qtbot: QtBot, screen: ContactsScreen) -> None:
    qtbot.waitUntil(lambda: not busy(screen))


def names(screen: ContactsScreen) -> list[str]:
    return [str(screen.model.index(row, 0).data())[:12] for row in range(screen.model.rowCount())]


def labels(screen: ContactsScreen) -> str:
    panel = screen.view.detail
    texts = [label.text() for label in panel.findChildren(QLabel) if not label.isHidden()]
    return "\n".join([*texts, *(button.fact.text for button in panel.findChildren(FactButton))])


def test_everybody_is_listed_by_name_and_the_first_one_shown(desk: MainWindow) -> None:
    screen = screen_of(desk)
    assert names(screen) == ["<img src=/de", "Ada Lovelace", "Bob Beson", "W" * 12, "Zoë Arberg"]
    assert screen.view.summary.text() == "5 contacts · sorted by name"
    assert not screen.view.clear.isVisible()
    assert screen.view.detail.name.text() == HOSTILE
    assert screen.view.detail.name.textFormat() == Qt.TextFormat.PlainText
    assert screen.table.selectionModel().selectedRows() == []


def test_typing_filters_and_clear_shows_all_again(qtbot: QtBot, desk: MainWindow) -> None:
    screen = screen_of(desk)
    qtbot.keyClicks(desk.top_bar.search, "ac")
    wait(qtbot, screen)
    assert names(screen) == ["Bob Beson", "Zoë Arberg"]
    assert screen.view.summary.text() == "2 of 5 · sorted by name"
    assert screen.view.detail.name.text() == "Bob Beson"
    qtbot.mouseClick(screen.view.clear, Qt.MouseButton.LeftButton)
    wait(qtbot, screen)
    assert screen.model.rowCount() == 5
    assert desk.top_bar.search.text() == ""


def test_nobody_matches_and_any_text_may_be_typed(qtbot: QtBot, desk: MainWindow) -> None:
    screen = screen_of(desk)
    for text in ('"', "a*b(", "level:", "-", "name:x OR", "<b>nobody</b>"):
        desk.top_bar.search.setText(text)
        wait(qtbot, screen)
        assert not screen.view.strip.isVisible()
    assert screen.view.pages.currentWidget() is screen.view.no_match
    assert screen.focus_widget() is screen.view.no_match.button
    qtbot.mouseClick(screen.view.no_match.button, Qt.MouseButton.LeftButton)
    wait(qtbot, screen)
    assert screen.view.pages.currentWidget() is screen.table


def test_a_click_on_a_heading_sorts_and_is_remembered(qtbot: QtBot, desk: MainWindow) -> None:
    screen = screen_of(desk)
    header = screen.table.horizontalHeader()

    def click(column: int) -> None:
        place = QPoint(header.sectionViewportPosition(column) + 30, 12)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        wait(qtbot, screen)

    keys = [column.key for column in screen.model.columns]
    click(keys.index("level"))
    assert names(screen)[:2] == ["Bob Beson", "Ada Lovelace"]
    assert screen.view.summary.text().endswith("sorted by participation")
    assert desk.workspace.state.get(SORT_STATE) == [["level", True]]
    click(keys.index("level"))
    assert names(screen)[-1] == "Bob Beson"
    click(keys.index("tags"))
    assert desk.workspace.state.get(SORT_STATE) == [["level", False]]
    again = ContactsScreen(desk.workspace)
    qtbot.addWidget(again)
    assert again.reader.asked.sort == (("level", False),)


def test_the_detail_follows_the_current_row(qtbot: QtBot, desk: MainWindow, five: dict[str, int]) -> None:
    screen = screen_of(desk)
    screen.table.setFocus()
    qtbot.keyClick(screen.table, Qt.Key.Key_Down)
    wait(qtbot, screen)
    panel = screen.view.detail
    assert panel.name.text() == "Ada Lovelace"
    assert panel.role.text() == "Founder, Analytical"
    text = labels(screen)
    for words in (
        "Highest act seen twice or more in a year: message",
        "ada@example.org",
        "4 Oct 2024",
        "Likes engines",
    ):
        assert words in text
    assert "Score unknown" in text
    panel.tabs.setCurrentIndex(1)
    wait(qtbot, screen)
    lines = [panel.timeline.model.index(row, 0) for row in range(panel.timeline.model.rowCount())]
    assert "Message" in [line.data() for line in lines]
    assert lines[0].data(LINE_ROLE).year == "2026"
    assert any("from you" not in str(line.data(Qt.ItemDataRole.AccessibleTextRole)) for line in lines)


def test_every_hostile_contact_is_shown_as_it_is(qtbot: QtBot, desk: MainWindow, five: dict[str, int]) -> None:
    screen = screen_of(desk)
    width = screen.view.detail.width()
    for contact in five.values():
        screen.go_to(contact)
        for tab in (0, 1):
            screen.view.detail.tabs.setCurrentIndex(tab)
            wait(qtbot, screen)
            screen.grab()
        assert screen.current() == contact
    assert screen.view.detail.width() == width
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in screen.view.detail.findChildren(QLabel))


def test_logging_updates_row_and_timeline_and_can_be_undone(
    qtbot: QtBot, desk: MainWindow, five: dict[str, int]
) -> None:
    screen = screen_of(desk)
    screen.go_to(five["Zoë"])
    wait(qtbot, screen)
    panel = screen.view.detail
    panel.tabs.setCurrentIndex(1)
    panel.log_button.click()
    assert panel.form.isVisible()
    panel.form.kind.setCurrentIndex(panel.form.kind.findData("call"))
    panel.form.who.setCurrentIndex(panel.form.who.findData("both"))
    qtbot.keyClicks(panel.form.note, "Plans/ideas")
    qtbot.keyClick(panel.form.note, Qt.Key.Key_Return)
    wait(qtbot, screen)
    assert not panel.form.isVisible()
    row = screen.model.row_of(five["Zoë"])
    last = [column.key for column in screen.model.columns].index("last")
    assert screen.model.index(row, last).data() == "today"
    lines = [panel.timeline.model.index(row, 0).data() for row in range(panel.timeline.model.rowCount())]
    assert lines == ["2026", "Added to NetDesk", "Call"]
    assert desk.workspace.db.value("SELECT text FROM interaction ORDER BY id DESC") == "Plans/ideas"
    assert history.next_undo(desk.workspace.db) == "Log call: Zoë Arberg"
    desk.workspace.undo()
    wait(qtbot, screen)
    assert screen.model.index(row, last).data() == "never"


def test_only_checked_profiles_are_opened(
    qtbot: QtBot, desk: MainWindow, five: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def note(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    screen = screen_of(desk)
    screen.go_to(five["Ada"])
    wait(qtbot, screen)
    qtbot.mouseClick(screen.view.detail.profile_button, Qt.MouseButton.LeftButton)
    assert opened == ["https://linkedin.com/in/ada"]
    screen.go_to(five["Zoë"])
    wait(qtbot, screen)
    assert not screen.view.detail.profile_button.isVisible()


def test_track_time_asks_the_time_screen(qtbot: QtBot, desk: MainWindow, five: dict[str, int]) -> None:
    screen = screen_of(desk)
    screen.go_to(five["Ada"])
    wait(qtbot, screen)
    with qtbot.waitSignal(desk.workspace.screen_wanted) as wanted:
        qtbot.mouseClick(screen.view.detail.track_button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["time", 'start ~"Ada Lovelace"']


def test_keys(qtbot: QtBot, desk: MainWindow) -> None:
    screen = screen_of(desk)
    screen.table.setFocus()
    qtbot.keyClick(screen.table, Qt.Key.Key_Slash)
    assert desk.focusWidget() is desk.top_bar.search
    desk.top_bar.search.setText("a")
    wait(qtbot, screen)
    screen.table.setFocus()
    qtbot.keyClick(screen.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert screen.view.summary.text().startswith(f"{screen.model.rowCount()} selected")
    qtbot.keyClick(screen.table, Qt.Key.Key_Escape)
    assert screen.table.selectionModel().selectedRows() == []
    qtbot.keyClick(screen.table, Qt.Key.Key_Escape)
    assert desk.top_bar.search.text() == ""
    qtbot.keyClick(screen.table, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert not screen.view.detail.isVisible()
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert screen.view.detail.isVisible()
    inside = desk.focusWidget()
    assert inside is not None
    assert screen.view.detail.isAncestorOf(inside)
    qtbot.keyClick(inside, Qt.Key.Key_Escape)
    assert desk.focusWidget() is screen.table


def test_other_screens_open_a_contact_or_a_query(qtbot: QtBot, desk: MainWindow, five: dict[str, int]) -> None:
    screen = screen_of(desk)
    desk.workspace.open_screen("contacts", "level>=refactor level<=lead")
    wait(qtbot, screen)
    assert names(screen) == ["Bob Beson"]
    assert desk.top_bar.search.text() == "level>=refactor level<=lead"
    desk.workspace.open_screen("contacts", five["Ada"])
    wait(qtbot, screen)
    assert screen.model.rowCount() == 5
    assert screen.current() == five["Ada"]
    assert screen.view.detail.name.text() == "Ada Lovelace"


def test_columns_are_hidden_narrowed_and_remembered(qtbot: QtBot, desk: MainWindow) -> None:
    screen = screen_of(desk)
    keys = [column.key for column in screen.model.columns]
    menu = screen.menu.make()
    next(action for action in menu.actions() if action.text() == "Company").trigger()
    assert screen.table.isColumnHidden(keys.index("company"))
    again = ContactsScreen(desk.workspace)
    qtbot.addWidget(again)
    assert again.table.isColumnHidden(keys.index("company"))
    screen.set_compact(True)
    assert [key for key in keys if not screen.table.isColumnHidden(keys.index(key))] == [
        "name",
        "networks",
        "level",
        "score",
        "last",
        "next",
        "tick",
    ]
    screen.set_compact(False)
    assert not screen.table.isColumnHidden(keys.index("tags"))


def test_cells_speak(desk: MainWindow, five: dict[str, int]) -> None:
    screen = screen_of(desk)
    keys = [column.key for column in screen.model.columns]

    def spoken(row: int, key: str) -> object:
        return screen.model.index(row, keys.index(key)).data(Qt.ItemDataRole.AccessibleTextRole)

    bob = screen.model.row_of(five["Bob"])
    assert spoken(bob, "level") == "Participation 12 of 12, Lead, core, set by hand"
    assert spoken(bob, "last") == "Last contact never"
    assert spoken(screen.model.row_of(five["Ada"]), "name") == "Ada Lovelace, Founder"


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, desk: MainWindow) -> None:
    screen = screen_of(desk)
    screen.one.log()
    wait(qtbot, screen)
    assert nameless(screen) == []


def test_changes_from_elsewhere_show_up(qtbot: QtBot, desk: MainWindow, db: Database) -> None:
    screen = screen_of(desk)
    screen.table.selectRow(2)
    current = screen.current()
    add_people(db, [f"Person {number:03}" for number in range(300)])
    desk.workspace.changed.emit(frozenset({"contact"}))
    wait(qtbot, screen)
    assert screen.model.rowCount() == 305
    assert screen.current() == current
    assert screen.view.summary.text().endswith("305 contacts · sorted by name")
    screen.table.verticalScrollBar().setValue(screen.table.verticalScrollBar().maximum())
    screen.grab()
    wait(qtbot, screen)
    assert screen.model.index(304, 0).data() == "Zoë Arberg"


def test_an_empty_desk_says_what_to_do(qtbot: QtBot, workspace: Workspace) -> None:
    screen = ContactsScreen(workspace)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitUntil(lambda: screen.view.pages.currentWidget() is screen.view.nobody_yet)
    assert screen.focus_widget() is screen.view.nobody_yet.button
    with qtbot.waitSignal(workspace.screen_wanted) as wanted:
        qtbot.mouseClick(screen.view.nobody_yet.button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["import", None]
