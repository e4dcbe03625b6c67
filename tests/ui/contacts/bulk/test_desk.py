"""Bulk work in the window: the bar, the menu, the keys, the palette, and the panels of the acts."""

from array import array
from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from netdesk import app
from netdesk.domain.contact import Status
from netdesk.domain.history import Outcome
from netdesk.domain.period import DAY_SECONDS
from netdesk.store import bulk_edits, history
from netdesk.store.database import Database
from netdesk.ui.cadence_editor import CadenceEditor
from netdesk.ui.contacts import acts
from netdesk.ui.contacts.bulk import desk as desk_of_bulk
from netdesk.ui.contacts.bulk.marks import MarksPopover, RolePopover, TagPopover, TierPopover
from netdesk.ui.contacts.screen import ContactsScreen
from netdesk.ui.main_window import MainWindow
from netdesk.ui.screens import SCREENS
from netdesk.ui.workspace import Workspace
from tests.store.factory import add_contact, add_people
from tests.store.snapshots import same, snapshot
from tests.ui.test_accessibility import nameless

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, db: Database) -> Iterator[MainWindow]:
    add_contact(db, "Ada Example", tags=("gold", "Berlin"))
    add_people(db, ["Bob Beson", "Cleo Cole", "<b>Dora</b>"])
    window = MainWindow(workspace, SCREENS)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.open_screen("contacts")
    screen = screen_of(window)
    qtbot.waitUntil(lambda: screen.model.rowCount() == 4 and not busy(screen))
    yield window
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def screen_of(window: MainWindow) -> ContactsScreen:
    screen = window.screen_named("contacts")
    assert isinstance(screen, ContactsScreen)
    return screen


def busy(screen: ContactsScreen) -> bool:
    timers = (screen.reader._soon, screen.one._soon, screen.model._timer)
    return screen.workspace.tasks.busy or any(timer.isActive() for timer in timers)


def settle(qtbot: QtBot, screen: ContactsScreen) -> None:
    qtbot.waitUntil(lambda: not busy(screen))


def row_of(screen: ContactsScreen, name: str) -> int:
    names = [str(screen.model.index(row, 1).data() or screen.model.index(row, 0).data()) for row in range(4)]
    return next(row for row, shown in enumerate(names) if name in shown)


def tick(screen: ContactsScreen, *names: str) -> None:
    for name in names:
        screen.ticks.toggle(row_of(screen, name))


def press(qtbot: QtBot, screen: ContactsScreen, key: Qt.Key) -> None:
    screen.table.setFocus()
    QTest.keyClick(screen.table, key)
    settle(qtbot, screen)


def popup(qtbot: QtBot, screen: ContactsScreen, kind: type[QWidget]) -> QWidget:
    settle(qtbot, screen)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), kind))
    found = QApplication.activePopupWidget()
    assert found is not None
    assert nameless(found) == []
    return found


def _menu(qtbot: QtBot, screen: ContactsScreen) -> QMenu:
    menu = popup(qtbot, screen, QMenu)
    assert isinstance(menu, QMenu)
    return menu


def tags_of(db: Database, name: str) -> list[str]:
    rows = db.rows(
        "SELECT t.name FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id JOIN contact c ON c.id = ct.contact_id"
        " WHERE c.name = ? ORDER BY 1",
        name,
    )
    return [tag for (tag,) in rows]


def test_the_bar_stands_in_the_place_of_the_summary_while_somebody_is_ticked(qtbot: QtBot, desk: MainWindow) -> None:
    screen = screen_of(desk)
    height = screen.view.bottom.height()
    assert screen.view.bottom.currentIndex() == 0
    tick(screen, "Ada", "Bob")
    assert screen.view.bottom.currentWidget() is screen.bulk.bar
    assert screen.bulk.bar.count.text() == "2 selected"
    assert screen.view.bottom.height() == height
    assert nameless(screen.bulk.bar) == []
    qtbot.mouseClick(screen.bulk.bar.escape, LEFT)
    assert screen.view.bottom.currentIndex() == 0
    assert screen.ticks.count() == 0
    assert screen.table.hasFocus()


def test_acts_that_do_not_fit_are_behind_the_dots(qtbot: QtBot, desk: MainWindow) -> None:
    screen = screen_of(desk)
    tick(screen, "Ada")
    bar = screen.bulk.bar
    bar.resize(330, bar.height())
    visible = [name for name, button in bar.buttons.items() if button.isVisible()]
    assert visible == list(bar.buttons)[: len(visible)]
    assert len(visible) < len(bar.buttons)
    assert bar.more.isVisible() and bar.escape.isVisible()
    qtbot.mouseClick(bar.more, LEFT)
    menu = _menu(qtbot, screen)
    words = [action.text() for action in menu.actions()]
    assert words[0] == "Ada Example"
    assert "Tag…\tT" in words and "Move to the trash\tDel" in words
    assert "Select all 4 contacts that match\tCtrl+A" in words


def test_the_menu_is_about_the_row_under_the_pointer_or_the_ticked_ones(qtbot: QtBot, desk: MainWindow) -> None:
    screen, table = screen_of(desk), screen_of(desk).table
    tick(screen, "Ada", "Bob")

    def title(name: str) -> str:
        area = table.visualRect(screen.model.index(row_of(screen, name), 0))
        screen.bulk.open_menu(area.center())
        menu = _menu(qtbot, screen)
        words = menu.actions()[0].text()
        menu.close()
        return words

    assert title("Ada") == "2 selected"
    assert title("Cleo") == "Cleo Cole"
    assert title("Dora") == "<b>Dora</b>"
    screen.bulk.open_menu(QPoint(5, table.viewport().height() - 3))
    assert _menu(qtbot, screen).actions()[0].text() == "2 selected"


def test_a_menu_act_does_its_work_on_the_row_alone(qtbot: QtBot, desk: MainWindow, db: Database) -> None:
    screen = screen_of(desk)
    tick(screen, "Ada", "Bob")
    area = screen.table.visualRect(screen.model.index(row_of(screen, "Cleo"), 0))
    screen.bulk.open_menu(area.center())
    menu = _menu(qtbot, screen)
    next(action for action in menu.actions() if action.objectName() == "archive").trigger()
    menu.close()
    settle(qtbot, screen)
    assert db.rows("SELECT name FROM contact WHERE status = ?", int(Status.ARCHIVED)) == [("Cleo Cole",)]
    assert screen.model.rowCount() == 3
    assert screen.ticks.count() == 2


def test_del_moves_to_the_trash_and_undo_brings_back(qtbot: QtBot, desk: MainWindow, db: Database) -> None:
    screen, before = screen_of(desk), snapshot(db)
    tick(screen, "Ada", "Bob")
    press(qtbot, screen, Qt.Key.Key_Delete)
    assert desk.undo_line.words.text() == "Moved 2 contacts to the trash"
    assert screen.model.rowCount() == 2
    assert screen.ticks.count() == 0
    desk.undo_line.button.click()
    settle(qtbot, screen)
    assert screen.model.rowCount() == 4
    same(db, before)


def test_p_protects_all_and_then_none(qtbot: QtBot, desk: MainWindow, db: Database) -> None:
    screen = screen_of(desk)
    tick(screen, "Ada", "Bob")
    press(qtbot, screen, Qt.Key.Key_P)
    assert db.value("SELECT sum(starred) FROM contact") == 2
    tick(screen, "Cleo")
    press(qtbot, screen, Qt.Key.Key_P)
    assert db.value("SELECT sum(starred) FROM contact") == 3
    press(qtbot, screen, Qt.Key.Key_P)
    assert db.value("SELECT sum(starred) FROM contact") == 0
    assert desk.undo_line.words.text() == "Took the protection off 3 contacts"


def test_tags_are_found_made_given_and_taken_off_from_the_keyboard(
    qtbot: QtBot, desk: MainWindow, db: Database
) -> None:
    screen = screen_of(desk)
    tick(screen, "Ada", "Bob")
    press(qtbot, screen, Qt.Key.Key_T)
    panel = popup(qtbot, screen, TagPopover)
    assert isinstance(panel, TagPopover)
    assert panel.title.text() == "Tags of 2 contacts"
    assert [choice.says for choice in panel.list.lines.choices] == ["1 of 2", "1 of 2"]
    QTest.keyClicks(panel.field, "be")
    assert [choice.words for choice in panel.list.lines.choices] == ["Berlin", "New tag “be”"]
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    settle(qtbot, screen)
    assert tags_of(db, "Bob Beson") == ["Berlin"]
    assert panel.list.lines.choices[0].state == Qt.CheckState.Checked
    QTest.keyClicks(panel.field, "harbour")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    settle(qtbot, screen)
    assert tags_of(db, "Ada Example") == ["Berlin", "gold", "harbour"]
    QTest.keyClicks(panel.field, "Berl")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    settle(qtbot, screen)
    assert (tags_of(db, "Ada Example"), tags_of(db, "Bob Beson")) == (["gold", "harbour"], ["harbour"])
    assert desk.undo_line.words.text() == "Took the tag Berlin off 2 contacts"
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def open_act(qtbot: QtBot, screen: ContactsScreen, name: str, kind: type[QWidget]) -> QWidget:
    screen.bulk.do(next(act for act in acts.all_acts() if act.name == name))
    return popup(qtbot, screen, kind)


def test_roles_of_some_become_roles_of_all(qtbot: QtBot, desk: MainWindow, db: Database) -> None:
    screen = screen_of(desk)
    tick(screen, "Ada", "Bob")
    panel = open_act(qtbot, screen, "role", RolePopover)
    assert isinstance(panel, MarksPopover)
    assert [choice.words for choice in panel.list.lines.choices][:2] == ["Peer", "Thought leader"]
    for expected in (2, 0):
        panel.list.take(0)
        settle(qtbot, screen)
        assert db.value("SELECT count(*) FROM contact_role") == expected
    assert panel.isVisible()


def test_a_tier_is_chosen_once(qtbot: QtBot, desk: MainWindow, db: Database) -> None:
    screen = screen_of(desk)
    tick(screen, "Ada", "Bob")
    panel = open_act(qtbot, screen, "tier", TierPopover)
    assert isinstance(panel, MarksPopover)
    words = [choice.words for choice in panel.list.lines.choices]
    assert words[0] == "Tier 1 · closest 5" and words[-1] == "No tier"
    assert panel.list.lines.choices[-1].state == Qt.CheckState.Checked
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    settle(qtbot, screen)
    assert db.rows("SELECT name, tier FROM contact WHERE tier IS NOT NULL") == [("Ada Example", 2), ("Bob Beson", 2)]
    assert QApplication.activePopupWidget() is None


def test_a_cadence_is_set_for_all(qtbot: QtBot, desk: MainWindow, db: Database) -> None:
    screen = screen_of(desk)
    tick(screen, "Ada", "Bob")
    editor = open_act(qtbot, screen, "cadence", CadenceEditor)
    assert isinstance(editor, CadenceEditor)
    editor.ideal.setValue(10)
    editor.longest.setValue(20)
    editor.set_button.click()
    settle(qtbot, screen)
    assert db.rows("SELECT ideal_days, longest_days FROM cadence WHERE contact_id IS NOT NULL") == [(10, 20)] * 2
    again = open_act(qtbot, screen, "cadence", CadenceEditor)
    assert isinstance(again, CadenceEditor)
    assert again.ideal.value() == 10
    again.otherwise.click()
    settle(qtbot, screen)
    assert db.value("SELECT count(*) FROM cadence WHERE contact_id IS NOT NULL") == 0


def test_l_opens_the_quick_log_for_the_ticked(qtbot: QtBot, desk: MainWindow) -> None:
    screen = screen_of(desk)
    tick(screen, "Ada", "Bob")
    press(qtbot, screen, Qt.Key.Key_L)
    assert desk.quick_log.isVisible()
    desk.quick_log.close()


def test_nothing_to_do_is_said_kindly_and_is_no_change(qtbot: QtBot, desk: MainWindow, db: Database) -> None:
    screen = screen_of(desk)
    before = len(history.changes(db))
    screen.bulk.write(bulk_edits.restore, array("q", [1, 2]))
    settle(qtbot, screen)
    assert desk.undo_line.words.text() == "They are active already. Nothing was changed."
    assert not desk.undo_line.button.isVisible()
    assert len(history.changes(db)) == before


def test_the_palette_offers_what_can_be_done_while_contacts_is_shown(qtbot: QtBot, desk: MainWindow) -> None:
    screen = screen_of(desk)
    tick(screen, "Ada", "Bob")
    desk.open_palette()
    shown = desk.palette_popup.shown_words()
    assert "Contacts: 2 contacts" in shown and "Move to the trash" in shown
    desk.palette_popup.close_palette()
    desk.open_screen("time")
    desk.open_palette()
    assert "Move to the trash" not in desk.palette_popup.shown_words()
    desk.palette_popup.close_palette()


def test_the_trash_is_shown_and_emptied_from_the_palette(qtbot: QtBot, desk: MainWindow, db: Database) -> None:
    screen = screen_of(desk)
    commands = {command.name: command.act for command in desk.screen_named("contacts").offers()}
    commands["empty_trash"]()
    settle(qtbot, screen)
    assert desk.undo_line.words.text() == "The trash is empty."
    tick(screen, "Ada", "Bob")
    press(qtbot, screen, Qt.Key.Key_Delete)
    before = snapshot(db)
    commands["show_trash"]()
    settle(qtbot, screen)
    assert desk.top_bar.search.text() == "status:trashed"
    assert screen.model.rowCount() == 2
    commands["empty_trash"]()
    settle(qtbot, screen)
    assert desk.undo_line.words.text() == "Emptied the trash: 2 contacts deleted"
    desk.undo_line.button.click()
    settle(qtbot, screen)
    same(db, before)


def test_at_the_start_who_was_long_in_the_trash_is_deleted_and_that_is_said(
    qtbot: QtBot, desk: MainWindow, db: Database, workspace: Workspace
) -> None:
    now = workspace.clock()
    app.purge_trash(workspace)
    settle(qtbot, screen_of(desk))
    assert not desk.undo_line.isVisible()
    bulk_edits.trash(db, array("q", [1]), now - 31 * DAY_SECONDS)
    app.purge_trash(workspace)
    settle(qtbot, screen_of(desk))
    assert desk.undo_line.words.text() == "Deleted Ada Example after 30 days in the trash"
    assert db.value("SELECT count(*) FROM contact") == 3


def test_many_are_changed_as_a_long_job_that_can_be_stopped(
    qtbot: QtBot, desk: MainWindow, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_of_bulk, "MANY", 1)
    screen, before = screen_of(desk), snapshot(db)
    tick(screen, "Ada", "Bob")
    bar = screen.bulk.bar
    started, go_on = Event(), Event()

    def slow(db: Database, ids: "array[int]", now: int) -> Outcome:
        started.set()
        go_on.wait(10)
        db.rows(
            f"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {10**9}) SELECT max(i) FROM n"
        )
        return bulk_edits.archive(db, ids, now)

    screen.bulk.write(slow, screen.chosen())
    qtbot.waitUntil(lambda: started.is_set() and bar.is_busy)
    assert bar.working.text() == "Working on 2 contacts…"
    bar.cancel.click()
    go_on.set()
    settle(qtbot, screen)
    assert not bar.is_busy
    assert desk.undo_line.words.text() == "Stopped as you asked. Nothing was changed."
    same(db, before)
    screen.bulk.write(bulk_edits.archive, screen.chosen())
    settle(qtbot, screen)
    assert desk.undo_line.words.text() == "Archived 2 contacts"


def test_the_menu_of_one_contact_leaves_out_what_would_change_nothing(
    qtbot: QtBot, desk: MainWindow, db: Database
) -> None:
    screen = screen_of(desk)

    def offered(name: str) -> set[str]:
        area = screen.table.visualRect(screen.model.index(row_of(screen, name), 0))
        screen.bulk.open_menu(area.center())
        menu = _menu(qtbot, screen)
        names = {action.objectName() for action in menu.actions()}
        menu.close()
        return names & {"protect", "unprotect", "archive", "restore", "trash"}

    assert offered("Bob") == {"protect", "archive", "trash"}
    screen.bulk.write(lambda db, ids, now: bulk_edits.star(db, ids, True, now), array("q", [2]))
    settle(qtbot, screen)
    qtbot.waitUntil(lambda: offered("Bob") == {"unprotect", "archive", "trash"})
    tick(screen, "Ada", "Bob")
    assert offered("Bob") == {"protect", "unprotect", "archive", "restore", "trash"}


def test_a_panel_may_be_closed_before_its_work_is_done(qtbot: QtBot, desk: MainWindow, db: Database) -> None:
    screen = screen_of(desk)
    tick(screen, "Ada", "Bob")
    panel = open_act(qtbot, screen, "tag", TagPopover)
    assert isinstance(panel, TagPopover)
    QTest.keyClicks(panel.field, "late")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    panel.close()
    settle(qtbot, screen)
    assert tags_of(db, "Bob Beson") == ["late"]
    assert desk.undo_line.words.text() == "Tagged 2 contacts late"


def test_a_database_that_can_only_be_read_offers_no_edits(qtbot: QtBot, desk: MainWindow) -> None:
    screen = screen_of(desk)
    tick(screen, "Ada")
    bar = screen.bulk.bar
    bar.show_count(1, read_only=True)
    assert not any(button.isEnabled() for name, button in bar.buttons.items())
    assert bar.buttons["tag"].toolTip() == acts.READ_ONLY
    bar.show_count(2, read_only=False)
    assert bar.buttons["tag"].toolTip() == "Tag (T)"
