"""A small panel beside the list in which an entry is corrected."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.domain.entry_line import EntryLine
from netdesk.domain.entry_time import read_when
from netdesk.domain.network import network_named
from netdesk.domain.period import from_day
from netdesk.domain.time_entry import TimeEntry
from netdesk.ui import fonts
from netdesk.ui.time.actions import TimeActions
from netdesk.ui.time.line_field import Suggestions
from netdesk.ui.time.words import clock
from netdesk.ui.widgets.buttons import Button, icon_button, primary
from netdesk.ui.widgets.labels import Label
from netdesk.ui.widgets.switch import Switch
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.store.entry_lines import Meaning

WIDTH = 360
FIELDS = (
    ("note", "What"), ("client", "Client"), ("project", "Project"), ("network", "Network"), ("people", "Contacts"),
    ("tags", "Tags"), ("day", "Day"), ("times", "From, to"),
)  # fmt: skip


class EditPanel(QFrame):
    """Fields of one entry; Enter saves, Esc leaves it as it was."""

    closed = Signal()

    def __init__(self, workspace: Workspace, actions: TimeActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "popup")
        self.setFixedWidth(WIDTH)
        self._workspace, self._actions = workspace, actions
        self._entry: TimeEntry | None = None
        self.note, self.client, self.project = QLineEdit(), QLineEdit(), QLineEdit()
        self.people, self.tags, self.day = QLineEdit(), QLineEdit(), QLineEdit()
        self.start, self.end = QLineEdit(), QLineEdit()
        self.network = QComboBox()
        self.billable = Switch("Billable", "billable", "billableText")
        self.problem = Label("", fonts.small(), "danger", wrap=True)
        self._lay_out()
        self.hide()

    @property
    def entry(self) -> TimeEntry | None:
        """Give the entry being corrected."""
        return self._entry

    def open(self, entry: TimeEntry, suggestions: Suggestions) -> None:
        """Show an entry's fields."""
        self._entry = entry
        self._fill_choices(entry, suggestions)
        texts = {
            self.note: entry.note, self.client: entry.client, self.project: entry.project,
            self.people: ", ".join(entry.contacts), self.tags: ", ".join(entry.tags),
            self.day: from_day(entry.day).isoformat(),
            self.start: clock(entry.started_at, self._actions.zone) if entry.timed else "",
            self.end: clock(entry.ended_at, self._actions.zone) if entry.timed and entry.ended_at is not None else "",
        }  # fmt: skip
        for field, text in texts.items():
            field.setText(text)
            field.setModified(False)
        self.end.setPlaceholderText("running" if entry.running else "")
        self.billable.setChecked(entry.billable)
        self.problem.hide()
        self.show()
        self.raise_()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)
        self.note.selectAll()

    def save(self) -> None:
        """Keep what was typed, unless it cannot be understood."""
        entry = self._entry
        if entry is None:
            return
        span = self._times(entry)
        if isinstance(span, str):
            self._complain(span)
            return
        line = EntryLine(
            None, None, entry.running, self.client.text().strip(), self.project.text().strip(),
            self.note.text().strip(), self.network.currentData() or "", _listed(self.tags.text()),
            _listed(self.people.text()) if self.people.isModified() else (), self.billable.isChecked(),
        )  # fmt: skip
        now = self._workspace.clock()

        def work(db: object) -> "Meaning":
            from netdesk.store import entry_lines

            return entry_lines.meaning(db, line, now)  # type: ignore[arg-type]  # the tasks hand in the database

        self._workspace.tasks.read(work, lambda found: self._keep(entry, found, span), key="edit_panel")

    def leave(self) -> None:
        """Close without saving."""
        self._entry = None
        self.hide()
        self.closed.emit()

    def _keep(self, entry: TimeEntry, found: "Meaning", span: tuple[int | None, int | None]) -> None:
        if found.doubts:
            self._complain(found.doubts[0])
            return
        draft = found.draft
        if not self.people.isModified():
            draft = replace(draft, contacts=entry.contact_ids)
        self._actions.edit(entry.id, draft=draft, begin=span[0], end=span[1])
        self.leave()

    def _times(self, entry: TimeEntry) -> tuple[int | None, int | None] | str:
        """Read day, start and end: the new ones, Nones where nothing was changed, or what is wrong with them."""
        if not (self.day.isModified() or self.start.isModified() or self.end.isModified()):
            return None, None
        start, end = self.start.text().strip(), self.end.text().strip()
        words = [self.day.text().strip(), f"{start}-{end}" if end else start]
        when = read_when(words, self._workspace.clock(), self._actions.zone)
        if when.words != len(words) or when.start is None:
            return "Give the day as 2026-05-14 and the times as 9:00."
        if when.end is None and not entry.running:
            return "It needs an end, as 10:30."
        return when.start, when.end

    def _delete(self) -> None:
        if self._entry is not None:
            self._actions.delete([self._entry.id])
            self.leave()

    def _complain(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()

    def _fill_choices(self, entry: TimeEntry, suggestions: Suggestions) -> None:
        self.network.clear()
        self.network.addItem("No network", "")
        for name in dict.fromkeys((*suggestions.networks, *([entry.network] if entry.network else []))):
            known = network_named(name)
            self.network.addItem(name, known.key if known else name)
        self.network.setCurrentText(entry.network or "No network")
        names = [line.removesuffix(": ") for line in suggestions.subjects if line.endswith(": ")]
        completer = QCompleter(names, self.client)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.client.setCompleter(completer)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        head = QHBoxLayout()
        close = icon_button("close", "Close without saving")
        close.clicked.connect(self.leave)
        head.addWidget(Label("Correct entry", fonts.section()))
        head.addStretch(1)
        head.addWidget(close)
        column.addLayout(head)
        column.addLayout(self._form())
        column.addWidget(self.billable)
        column.addWidget(self.problem)
        column.addStretch(1)
        foot = QHBoxLayout()
        delete, save = Button("Delete", "bin", kind="flat"), primary("Save changes")
        delete.clicked.connect(self._delete)
        save.clicked.connect(self.save)
        for widget in (delete, None, save):
            if widget is None:
                foot.addStretch(1)
            else:
                foot.addWidget(widget)
        column.addLayout(foot)

    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for row, (name, words) in enumerate(FIELDS):
            label = Label(words, fonts.small(), "text2")
            grid.addWidget(label, row, 0)
            if name == "times":
                grid.addWidget(self.start, row, 1)
                grid.addWidget(self.end, row, 2)
                self.start.setAccessibleName("From")
                self.end.setAccessibleName("To")
            else:
                field: QWidget = getattr(self, name)
                field.setAccessibleName(words)
                label.setBuddy(field)
                grid.addWidget(field, row, 1, 1, 2)
        self.people.setPlaceholderText("Names, with commas between")
        self.tags.setPlaceholderText("Words, with commas between")
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return grid

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        else:
            super().keyPressEvent(event)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())
