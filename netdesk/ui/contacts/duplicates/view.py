"""The page's widgets and where they stand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from netdesk.ui import fonts
from netdesk.ui.contacts.duplicates.compare import Compare
from netdesk.ui.contacts.duplicates.group_list import GroupList, GroupModel
from netdesk.ui.widgets.buttons import Button, icon_button, primary
from netdesk.ui.widgets.labels import Card, ElidedLabel, EmptyState, Label

PADDING, COMPACT_PADDING = 24, 16
GAP = 12
BAR_WIDTH = 320
PROMISE = "Nobody is merged until you say so"
NOBODY_TWICE = "Nobody seems to be here twice."


class SearchPage(QWidget):
    """What stands there while all contacts are compared: words, a bar, Cancel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("Looking for duplicates", fonts.section())
        self.detail = Label("", fonts.small(), "text2")
        self.bar = QProgressBar(maximum=100, textVisible=False)
        self.bar.setFixedWidth(BAR_WIDTH)
        self.bar.setAccessibleName("Progress")
        self.cancel = Button("Cancel")
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        for part in (self.words, self.detail, self.bar, self.cancel):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_progress(self, done: int, total: int, words: str) -> None:
        """Say how far it is."""
        self.bar.setValue(done * 100 // max(total, 1))
        self.detail.setText(words)


class Footer(Card):
    """What would happen, and the three answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((16, 0, 16, 0), parent)
        self.setMinimumHeight(64)
        self.words = ElidedLabel("", fonts.sized(12, 600))
        self.reason = ElidedLabel("", fonts.small(), "text2")
        self.later = Button("Later", "snooze")
        self.differ = Button("Not the same person", "split")
        self.act = primary("Merge into one", "merge", tall=True)
        for button, key in ((self.later, "S"), (self.differ, "N"), (self.act, "M")):
            button.setToolTip(f"{button.text()} ({key})")
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addStretch(1)
        lines.addWidget(self.words)
        lines.addWidget(self.reason)
        lines.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(lines, 1)
        for button in (self.later, self.differ, self.act):
            row.addWidget(button)
        self.rows.addLayout(row)


class DuplicatesView(QWidget):
    """Heading, then the search, an empty state, or the groups with the people side by side."""

    left = Signal()

    def __init__(self, model: GroupModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = icon_button("chevron-left", "Back to the contacts", small=False)
        self.summary = ElidedLabel("", tone="text2")
        self.promise = Label(PROMISE, fonts.small(), "text3")
        self.again = Button("Find again", "search", small=True)
        self.searching = SearchPage()
        self.empty = EmptyState("check", "No duplicates found.", NOBODY_TWICE)
        self.groups, self.compare, self.footer = GroupList(model), Compare(), Footer()
        self.pages = QStackedWidget()
        self._body = QWidget()
        self._lay_out()
        self.back.clicked.connect(self.left)

    def say_none(self, *, searched: bool) -> None:
        """Say that there are none, or that nobody knows, since looking for them was stopped."""
        self.empty.title.setText("No duplicates found." if searched else "Not everybody was compared.")
        self.empty.sentence.setText(NOBODY_TWICE if searched else "“Find again” compares all contacts.")

    def show_page(self, page: str) -> None:
        """Show "search", "empty" or "groups"."""
        self.pages.setCurrentWidget({"search": self.searching, "empty": self.empty, "groups": self._body}[page])
        self.promise.setVisible(page == "groups")
        self.again.setVisible(page != "search")

    def set_compact(self, compact: bool) -> None:
        """Adapt to a window narrower than 1200 px."""
        edge = COMPACT_PADDING if compact else PADDING
        self._column.setContentsMargins(edge, edge, edge, edge)
        self.groups.set_compact(compact)
        self.promise.setMaximumWidth(0 if compact else 16_777_215)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.back)
        head.addWidget(Label("Duplicates", fonts.title()))
        head.addWidget(self.summary, 1)
        head.addWidget(self.promise)
        head.addWidget(self.again)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.groups)
        row.addWidget(self.compare, 1)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(GAP)
        body.addLayout(row, 1)
        body.addWidget(self.footer)
        for page in (self.searching, self.empty, self._body):
            self.pages.addWidget(page)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(GAP)
        self._column.addLayout(head)
        self._column.addWidget(self.pages, 1)
        self.set_compact(False)
