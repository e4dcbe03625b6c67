"""The Today screen: reads who is due and what the last import told, and shows both."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.domain.cadence import DueList
from netdesk.domain.news import ImportNews
from netdesk.ui.screen import Screen
from netdesk.ui.today import words
from netdesk.ui.today.acts import TodayActs
from netdesk.ui.today.lines import due_lines, news_lines
from netdesk.ui.today.view import TodayView
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.store.database import Database

Found = tuple[DueList, ImportNews | None]


class TodayScreen(Screen):
    """Who waits for a word, and what changed."""

    name, title, icon = "today", "Today", "today"
    tables = frozenset(
        {
            "cadence", "contact", "contact_tag", "tag", "interaction", "time_entry", "value_event", "client_contact", "referral",
            "promise", "job_change", "profile", "import_run", "note",
        }
    )  # fmt: skip

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.view = TodayView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.acts = TodayActs(workspace, self)
        self.found: DueList | None = None
        for card in (self.view.due, self.view.news):
            card.list.wanted.connect(self.acts.do)
            card.list.menu_wanted.connect(self.acts.menu)
        self.view.rules.clicked.connect(self.show_rules)
        self.view.due.empty.button.clicked.connect(self.show_rules)
        self.view.news.empty.button.clicked.connect(lambda _checked=False: workspace.open_screen("import"))

    @override
    def refresh(self) -> None:
        moment = self.acts.moment

        def read(db: "Database") -> Found:
            from netdesk.store import connections, due_list

            return due_list.due_list(db, moment), connections.news(db, moment.zone)

        self.workspace.tasks.read(read, self._show, key=(self, "today"))

    def show_rules(self) -> None:
        """Open the cadences of tiers and tags."""
        from netdesk.ui.today.rules import RulesDialog

        RulesDialog(self.workspace, self).exec()

    def _show(self, read: Found) -> None:
        found, news = read
        view = self.view
        waits = self.found is None and view.rules.hasFocus()
        self.found = found
        view.day.setText(words.title_day(found.today))
        view.answer.setText(words.headline(found))
        view.reason.setText(words.sub_headline(found))
        view.reason.setToolTip("Each cadence asks for 7 touches a week divided by its ideal days; this is their sum.")
        note = f"{found.waiting:,} due" if found.waiting else ""
        view.due.show_lines(due_lines(found), note)
        view.due.header.note.setToolTip("Due today or past the ideal date")
        sentence = "Everybody was heard from in time." if found.people else "Nobody has a cadence yet."
        view.due.empty.sentence.setText(sentence)
        view.due.empty.sentence.show()
        self._show_news(news)
        if waits:  # there was nothing else to take the focus when the screen opened
            self.focus_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_news(self, news: ImportNews | None) -> None:
        card = self.view.news
        card.show_lines(news_lines(news) if news is not None else [], words.short_day(news.since) if news else "")
        card.header.note.setToolTip(news.label if news else "")
        sentence = (
            "Import your connections now, and again later: who changed jobs is told here."
            if news is None
            else "The last import brought no changes that wait for you."
        )
        card.empty.sentence.setText(sentence)
        card.empty.sentence.show()

    @override
    def focus_widget(self) -> QWidget:
        for card in (self.view.due, self.view.news):
            if card.pages.currentWidget() is card.list and card.list.lines.lines:
                return card.list
        return self.view.rules

    @override
    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.view.set_compact(compact)

    @override
    def keys(self) -> list[tuple[str, str]]:
        return [
            ("J K", "Next, previous line"), ("Enter", "Open the contact"), ("D", "Done: in touch today"), ("Z", "Snooze"),
            ("N", "Not needed"), ("W", "Write"), ("Del", "Put a new job aside"), ("Menu", "All that can be done"),
        ]  # fmt: skip
