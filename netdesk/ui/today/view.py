"""The widgets of Today: the answer, and two cards with lists."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from netdesk.ui import fonts
from netdesk.ui.today.lines import Line
from netdesk.ui.today.list import LineList
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import Card, EmptyState, Label, SectionHeader, rule


class ListCard(Card):
    """A card with a heading, a note, and a list; or one calm sentence where there is nothing."""

    def __init__(self, title: str, empty: EmptyState) -> None:
        super().__init__((0, 0, 0, 0))
        self.rows.setSpacing(0)
        self.header = SectionHeader(title)
        self.header.setContentsMargins(16, 11, 16, 11)
        self.list, self.empty = LineList(title), empty
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(empty)
        self.rows.addWidget(self.header)
        self.rows.addWidget(rule())
        self.rows.addWidget(self.pages, 1)

    def show_lines(self, lines: list[Line], note: str) -> None:
        """Fill the card."""
        self.header.note.setText(note)
        had_focus = self.list.hasFocus()
        self.list.show_lines(lines)
        self.pages.setCurrentWidget(self.list if lines else self.empty)
        if had_focus and not lines:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)


class TodayView(QWidget):
    """Title line, answer card, and below it the two lists."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("Today", fonts.title())
        self.day = Label("", tone="text2")
        self.rules = Button("Cadences", "bell", says="Cadences of tiers and tags")
        self.answer = Label("", fonts.answer(), wrap=True)
        self.reason = Label("", tone="text2", wrap=True)
        self.later = Label(
            "Was it worth it? What your hours brought back will be said here in a later version.",
            fonts.small(),
            "text3",
            wrap=True,
        )
        self.due = ListCard("Keep in touch", EmptyState("check", "Nobody is waiting.", "", "Set cadences"))
        self.news = ListCard("Changes since last import", EmptyState("import", "Nothing new.", "", "Import…"))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.day)
        head.addStretch(1)
        head.addWidget(self.rules)
        self._column.addLayout(head)
        card = Card((24, 18, 24, 18))
        for label in (self.answer, self.reason, self.later):
            card.rows.addWidget(label)
        self._column.addWidget(card)
        self._lists = QHBoxLayout()
        self._lists.setSpacing(16)
        self._lists.addWidget(self.due, 1)
        self._lists.addWidget(self.news, 1)
        self._column.addLayout(self._lists, 1)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """Use narrower margins, and drop what a later version will say."""
        edge = 16 if compact else 24
        self._column.setContentsMargins(edge, 16 if compact else 20, edge, edge)
        self._column.setSpacing(12 if compact else 16)
        self._lists.setSpacing(12 if compact else 16)
        self.later.setHidden(compact)
