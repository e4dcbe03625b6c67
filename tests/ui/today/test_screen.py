"""The Today screen: what it shows, and its keys and buttons."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from netdesk.store import cadences, contacts, history
from netdesk.store.database import Database
from netdesk.ui.today.delegate import action_rects
from netdesk.ui.today.list import LineList
from netdesk.ui.today.screen import TodayScreen
from netdesk.ui.workspace import Workspace
from tests.ui.today.conftest import TODAY

Settle = Callable[[Workspace], None]


def titles(shown: LineList) -> list[str]:
    return [line.title for line in shown.lines.lines]


def test_an_empty_desk_is_calm(today: TodayScreen) -> None:
    view = today.view
    assert view.answer.text() == "Nobody is waiting."
    assert view.due.pages.currentWidget() is view.due.empty
    assert view.news.pages.currentWidget() is view.news.empty
    assert today.focus_widget() is view.rules


@pytest.mark.usefixtures("waiting")
class TestWaiting:
    @pytest.fixture(autouse=True)
    def _parts(
        self, waiting: dict[str, int], today: TodayScreen, workspace: Workspace, settled: Settle, db: Database
    ) -> None:
        self.people, self.screen, self.workspace, self.settled, self.db = waiting, today, workspace, settled, db
        self.list, self.news = today.view.due.list, today.view.news.list

    def test_says_who_waits_and_why(self) -> None:
        assert self.screen.view.answer.text() == "2 people wait for a word from you."
        assert titles(self.list) == [
            "Past the ideal date", "Omar Haddad", "Today", "Ana Beltrán", "Coming up", "Priya Raman",
        ]  # fmt: skip
        omar, ana, priya = (self.list.lines.lines[row] for row in (1, 3, 5))
        assert (omar.line, omar.chip) == ("July plans?", "12 days")
        assert omar.tip == "Every 30 days, 45 at most, last touch 2 Apr 2026: 12 days past the ideal date"
        assert (ana.line, ana.chip, priya.chip) == ("Message, 14 Apr", "today", "Mon 18")
        assert titles(self.news) == ["New job", "Tomasz Wilk", "Also", "4 new contacts"]
        assert self.news.lines.lines[3].target == "added>=2026-05-14"

    def test_the_models_hold(self) -> None:
        for shown in (self.list, self.news):
            QAbstractItemModelTester(shown.lines, QAbstractItemModelTester.FailureReportingMode.Fatal)
            spoken = [
                shown.lines.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(shown.lines.rowCount())
            ]
            assert all(spoken)

    def test_keys_move_over_sections_and_do(self, qtbot: QtBot) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(self.list, Qt.Key.Key_J)
        qtbot.keyClick(self.list, Qt.Key.Key_K)
        line = self.list.current_line()
        assert line is not None
        assert line.title == "Omar Haddad"
        qtbot.keyClick(self.list, Qt.Key.Key_D)
        self.settled(self.workspace)
        assert "Omar Haddad" not in titles(self.list)
        line = self.list.current_line()
        assert line is not None
        assert line.title == "Ana Beltrán"
        qtbot.keyClick(self.list, Qt.Key.Key_N)
        self.settled(self.workspace)
        assert titles(self.list) == ["Coming up", "Priya Raman"]
        self.workspace.undo()
        self.workspace.undo()
        self.settled(self.workspace)
        assert titles(self.list)[1] == "Omar Haddad"

    def test_the_buttons_are_hit(self, qtbot: QtBot) -> None:
        index = self.list.lines.index(1)
        rects = {
            action.name: place
            for action, place in action_rects(self.list.lines.lines[1], QRectF(self.list.visualRect(index)))
        }
        qtbot.mouseClick(self.list.viewport(), Qt.MouseButton.LeftButton, pos=rects["done"].center().toPoint())
        self.settled(self.workspace)
        assert "Omar Haddad" not in titles(self.list)

    def test_a_snooze_moves_the_row(self) -> None:
        self.screen.acts.snooze(self.list.lines.lines[1], 3)
        self.settled(self.workspace)
        assert titles(self.list)[0] == "Today"
        assert cadences.of_contact(self.db, self.people["Omar"]).snoozed_until == TODAY + 3

    def test_a_word_on_the_new_job(self, qtbot: QtBot) -> None:
        from netdesk.ui.today.write_popover import WritePopover

        job = self.news.lines.lines[1]
        assert (job.line, job.strong) == ("Kestrel Mapping → ", "CTO at Lumen Rail")
        self.screen.acts.do("write", job, QPoint(10, 10))
        popover = self.screen.findChild(WritePopover)
        assert isinstance(popover, WritePopover)
        popover.words.setPlainText("Ask about the docs")
        popover.note_button.click()
        self.settled(self.workspace)
        assert "Tomasz Wilk" not in titles(self.news)
        detail = contacts.detail(self.db, self.people["Tomasz"])
        assert detail is not None
        assert [note.text for note in detail.notes] == ["Ask about the docs"]
        history.undo(self.db)

    def test_put_aside(self, qtbot: QtBot) -> None:
        self.news.setCurrentIndex(self.news.lines.index(1))
        qtbot.keyClick(self.news, Qt.Key.Key_Delete)
        self.settled(self.workspace)
        assert "Tomasz Wilk" not in titles(self.news)

    def test_all_new_jobs_are_put_aside_at_once(self) -> None:
        self.screen.acts.do("all_seen", self.news.lines.lines[1], QPoint())
        self.settled(self.workspace)
        assert titles(self.news) == ["Also", "4 new contacts"]
        assert history.changes(self.db)[0].label == "Seen: the new jobs"

    def test_enter_opens_the_contact_and_a_link_its_query(self, qtbot: QtBot) -> None:
        self.list.setCurrentIndex(self.list.lines.index(1))
        with qtbot.waitSignal(self.workspace.screen_wanted) as asked:
            qtbot.keyClick(self.list, Qt.Key.Key_Return)
        assert asked.args == ["contacts", self.people["Omar"]]
        with qtbot.waitSignal(self.workspace.screen_wanted) as asked:
            self.screen.acts.do("open", self.news.lines.lines[3], QPoint())
        assert asked.args == ["contacts", "added>=2026-05-14"]

    def test_every_offer_has_words(self) -> None:
        for shown in (self.list, self.news):
            for line in shown.lines.lines:
                assert line.kind == "section" or all(words for _, words in self.screen.acts.offers(line))


@pytest.mark.usefixtures("waiting")
def test_the_keyboard_goes_to_the_list_once_it_is_read(qtbot: QtBot, workspace: Workspace) -> None:
    screen = TodayScreen(workspace)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitExposed(screen)
    screen.activateWindow()
    screen.focus_widget().setFocus()
    screen.refresh()
    qtbot.waitUntil(screen.view.due.list.hasFocus)
