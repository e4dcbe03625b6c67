"""The small panel that starts a timer: one line, billable or not, and what was worked on last."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.domain.time_entry import TimeEntry
from netdesk.ui import fonts
from netdesk.ui.time.actions import TimeActions
from netdesk.ui.time.line_field import EntryLineField, Suggestions, read_suggestions
from netdesk.ui.widgets.buttons import Button, primary
from netdesk.ui.widgets.labels import Label
from netdesk.ui.widgets.popover import show_at
from netdesk.ui.widgets.switch import Switch
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.store.entry_lines import Meaning

WIDTH = 420
RECENT = 5


class StartPopover(QFrame):
    """Closes when the user clicks elsewhere or presses Esc; deletes itself."""

    def __init__(self, workspace: Workspace, actions: TimeActions, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setFixedWidth(WIDTH)
        self._actions = actions
        self._billable_set = False
        self.field = EntryLineField()
        self.field.setPlaceholderText("client: what you do  @network")
        self.billable = Switch("Billable", "billable", "billableText")
        self.start = primary("Start", "play")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._lay_out()
        self.field.textChanged.connect(self._read)
        self.field.returnPressed.connect(self.accept)
        self.start.clicked.connect(self.accept)
        self.billable.clicked.connect(self._set_billable)
        workspace.tasks.read(read_suggestions, self._suggest)

    def open_below(self, anchor: QWidget) -> None:
        """Show under a widget, inside its window."""
        show_at(self, anchor.mapToGlobal(QPoint(0, anchor.height() + 6)), anchor)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def accept(self) -> None:
        """Start what the line says; an empty line starts a timer without a name."""
        if not self.field.choosing:
            self._actions.read_line(self.field.text().strip(), self._start, "start_popover")

    def _start(self, meaning: "Meaning") -> None:
        from dataclasses import replace

        if self._billable_set:
            meaning = replace(meaning, draft=replace(meaning.draft, billable=self.billable.isChecked()))
        self._actions.enter(meaning)
        self.close()

    def _read(self, text: str) -> None:
        self._actions.read_line(text.strip(), self._show, "start_popover")

    def _show(self, meaning: "Meaning") -> None:
        if not self._billable_set:
            self.billable.setChecked(meaning.billable)
        self.start.setText("Add" if meaning.line.finished else "Start")

    def _set_billable(self) -> None:
        self._billable_set = True

    def _suggest(self, suggestions: Suggestions) -> None:
        self.field.set_suggestions(suggestions)
        if suggestions.recent:
            self._recent.addWidget(Label("Go on with", fonts.caption(), "text3"))
        for entry in suggestions.recent[:RECENT]:
            self._recent.addWidget(self._recent_button(entry))
        self.adjustSize()

    def _recent_button(self, entry: TimeEntry) -> QPushButton:
        words = " · ".join(dict.fromkeys(part for part in (entry.what, entry.client or entry.network) if part))
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, WIDTH - 80).replace("&", "&&")
        button = Button(shown, "play", kind="flat", says=f"Start {words}")
        button.setStyleSheet("text-align: left;")
        button.clicked.connect(lambda: self._go_on(entry.id))
        return button

    def _go_on(self, entry: int) -> None:
        self._actions.resume(entry)
        self.close()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.addWidget(self.billable)
        row.addStretch(1)
        row.addWidget(self.start)
        column.addLayout(row)
        column.addLayout(self._recent)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
