"""The timer strip: the running entry on every screen, with its clock, its words, its switch and Stop."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QWidget
from typing_extensions import override

from netdesk.domain.entry_line import write_entry_line
from netdesk.domain.period import clock_text, duration_text
from netdesk.domain.time_entry import TimeEntry
from netdesk.ui.ask_time import AskTime
from netdesk.ui.start_popover import StartPopover
from netdesk.ui.theme import current
from netdesk.ui.time.actions import TimeActions
from netdesk.ui.timer_parts import WHAT_NARROW, WHAT_WIDEST, ClockButton, Dot, WhatButton
from netdesk.ui.widgets.buttons import Button, primary
from netdesk.ui.widgets.labels import rule
from netdesk.ui.widgets.switch import Switch
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.store.database import Database
    from netdesk.store.entry_lines import Meaning

HEIGHT = 40
BEAT_MS = 30_000
EARLIER_MINUTES = (5, 15, 30)
RECENT = 5
FIELD_WIDTH = 260
FORGOTTEN_SECONDS = 4 * 3600
KEY = "Ctrl+Shift+Space"
IDLE = "Nothing is running"


class TimerStrip(QWidget):
    """Shows what runs now and lets it be stopped, switched and corrected; it ticks only while it is visible."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self.actions_of_time = workspace, TimeActions(workspace)
        self._entry: TimeEntry | None = None
        self._recent: list[TimeEntry] = []
        self._make_parts()
        self._lay_out()
        self._ticker = QTimer(self, interval=1000)
        self._ticker.timeout.connect(self._tick)
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self.actions_of_time.beat)
        workspace.changed.connect(self._changed)
        workspace.theme_changed.connect(self.update)
        QShortcut(QKeySequence(KEY), self, self.toggle)
        self._show(None, [])
        self.refresh()

    @property
    def entry(self) -> TimeEntry | None:
        """Give the running entry."""
        return self._entry

    def refresh(self) -> None:
        """Read what runs."""
        self._workspace.tasks.read(_read, lambda found: self._show(*found), key="timer_strip")

    def toggle(self) -> None:
        """Stop what runs; start something where nothing does."""
        if self._entry is not None:
            self.actions_of_time.stop()
        else:
            self.open_start()

    def open_start(self) -> None:
        """Open the panel that starts a timer."""
        StartPopover(self._workspace, self.actions_of_time, self).open_below(self)

    def set_compact(self, compact: bool) -> None:
        """Take less room below 1200 px."""
        self.billable.set_shows_text(not compact)
        self.what.set_widest(WHAT_NARROW if compact else WHAT_WIDEST)

    def edit_words(self) -> None:
        """Put a field with the entry's line in place of the text."""
        if self._entry is None:
            self.open_start()
            return
        draft = self._entry.draft()
        self.field.setText(write_entry_line(draft, self._entry.contacts, self._entry.network))
        self.field.setFixedWidth(max(self.what.width(), FIELD_WIDTH))
        self.what.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def menu(self) -> QMenu:
        """Make the clock's menu: started earlier, switch, discard."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entry = self._entry
        if entry is not None:
            for minutes in EARLIER_MINUTES:
                at = entry.started_at - 60 * minutes
                menu.addAction(f"Started {minutes} minutes earlier", partial(self.start_earlier, at))
            menu.addAction("Started at…", self._ask_start)
            menu.addSeparator()
        others = [other for other in self._recent if entry is None or other.draft() != entry.draft()]
        for other in others[:RECENT]:
            words = " · ".join(dict.fromkeys(part for part in (other.what, other.client or other.network) if part))
            menu.addAction(f"Switch to {words}".replace("&", "&&"), partial(self.actions_of_time.resume, other.id))
        menu.addAction("Switch to something else…", self.open_start)
        if entry is not None:
            menu.addSeparator()
            menu.addAction("Discard this entry", lambda: self.actions_of_time.delete([entry.id]))
        return menu

    def start_earlier(self, at: int) -> None:
        """Move the start of the running entry; what was there gives way."""
        if self._entry is not None:
            self.actions_of_time.edit(self._entry.id, begin=min(at, self._workspace.clock()), room=True)

    # --- inside ----------------------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.dot, self.clock, self.what = Dot(), ClockButton(), WhatButton()
        self.field = QLineEdit()
        self.field.setAccessibleName("What you are doing")
        self.billable = Switch("Billable", "billable", "billableText")
        self.stop, self.start = primary("Stop", "stop", small=True), Button("Start", "play", small=True)
        self.stop.setToolTip(f"Stop the timer ({KEY})")
        self.start.setToolTip(f"Start a timer ({KEY})")
        self.clock.clicked.connect(
            lambda: self.menu().popup(self.clock.mapToGlobal(QPoint(0, self.clock.height() + 4)))
        )
        self.what.clicked.connect(self.edit_words)
        self.field.returnPressed.connect(self._keep_words)
        self.field.editingFinished.connect(self._leave_words)
        self.billable.clicked.connect(self._switch_billable)
        self.stop.clicked.connect(self._stop)
        self.start.clicked.connect(self.open_start)

    def _lay_out(self) -> None:
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 6, 1)
        row.setSpacing(12)
        self._line = rule(vertical=True)
        front = QHBoxLayout()
        front.setSpacing(8)
        front.addWidget(self.dot)
        front.addWidget(self.clock)
        row.addLayout(front)
        for widget in (self._line, self.what, self.field, self.billable, self.stop, self.start):
            row.addWidget(widget)
        self.field.hide()

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & {"time_entry", "time_entry_contact", "client", "project", "network", "contact"}:
            self.refresh()

    def _show(self, entry: TimeEntry | None, recent: list[TimeEntry]) -> None:
        if (entry is None) != (self._entry is None):
            words = "Timer started" if entry else "Timer stopped"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._entry, self._recent = entry, recent
        runs = entry is not None
        for widget in (self.clock, self._line, self.billable, self.stop):
            widget.setVisible(runs)
        self.start.setVisible(not runs)
        self.dot.show_kind(entry.kind if entry else None)
        if entry is None:
            self.what.show_words(IDLE, "")
            self._leave_words()
        else:
            whom = [entry.client or entry.network, *entry.contacts]
            if entry.client and entry.network:
                whom.insert(1, entry.network)
            self.what.show_words(entry.what, " · ".join(part for part in whom if part != entry.what))
            self.billable.setChecked(entry.billable)
        self._run_clocks()
        self._tick()

    def _run_clocks(self) -> None:
        runs = self._entry is not None
        if not runs:
            self._beat.stop()
        elif not self._beat.isActive():
            self._beat.start()
        if runs and self.isVisible():
            self._ticker.start()
        else:
            self._ticker.stop()

    def _tick(self) -> None:
        if self._entry is None:
            return
        seconds = self._entry.length(self._workspace.clock())
        self.clock.late = seconds >= FORGOTTEN_SECONDS
        self.clock.show_seconds(seconds)
        late = f"Still on this? It has run for {duration_text(seconds)}." if self.clock.late else ""
        self.clock.setToolTip(late or "Started earlier, or something else")
        self.clock.setAccessibleDescription(clock_text(seconds))

    def _stop(self) -> None:
        self.actions_of_time.stop()

    def _switch_billable(self) -> None:
        if self._entry is not None:
            self.actions_of_time.set_billable(self._entry.id, self.billable.isChecked())

    def _keep_words(self) -> None:
        text = self.field.text().strip()
        self._leave_words()
        if text and self._entry is not None:
            self.actions_of_time.read_line(text, self._edit, "timer_words")

    def _edit(self, meaning: "Meaning") -> None:
        entry = self._entry
        if entry is None:
            return
        from dataclasses import replace

        line, draft = meaning.line, meaning.draft
        if draft.billable is None:
            draft = replace(draft, billable=entry.billable)
        if line.contacts == entry.contacts:
            draft = replace(draft, contacts=entry.contact_ids, note=line.note)
        begin = line.start if line.timed and line.running else None
        self.actions_of_time.edit(entry.id, draft=draft, begin=begin, room=begin is not None)

    def _leave_words(self) -> None:
        if not self.field.isHidden():
            self.field.hide()
        self.what.show()

    def _ask_start(self) -> None:
        if self._entry is not None:
            ask = AskTime("Started at", self._workspace.clock(), self.actions_of_time.zone, self)
            ask.given.connect(self.start_earlier)
            ask.open_below(self.clock)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_clocks()
        self._tick()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticker.stop()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def _read(db: "Database") -> tuple[TimeEntry | None, list[TimeEntry]]:
    from netdesk.store import time_entries

    return time_entries.running(db), time_entries.recent(db, RECENT + 1)
