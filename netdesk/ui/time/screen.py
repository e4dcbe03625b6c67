"""The Time screen: what happens when the user picks a week, types a line, drags on the timeline or presses a key."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.domain.entry_time import STILL_TO_COME
from netdesk.domain.period import Span, from_day, local_day
from netdesk.domain.time_entry import TimeEntry, overlapping
from netdesk.ui.screen import Screen
from netdesk.ui.time.actions import TimeActions
from netdesk.ui.time.line_field import Suggestions, read_suggestions
from netdesk.ui.time.shown import Range, Shown, read_shown, span_of, step
from netdesk.ui.time.view import TimeView
from netdesk.ui.time.words import clock, today
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.store.entry_lines import Meaning

TICK_MS = 20_000
Keys = dict[int, Callable[[], object]]


class TimeScreen(Screen):
    """Where the hours went, and the fastest way to write them down."""

    name: ClassVar[str] = "time"
    title: ClassVar[str] = "Time"
    icon: ClassVar[str] = "time"
    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "time_entry",
            "time_entry_contact",
            "time_entry_tag",
            "client",
            "project",
            "network",
            "contact",
            "tag",
            "setting",
        }
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Show this week."""
        super().__init__(workspace, parent)
        self.actions_of_time = TimeActions(workspace)
        self._zone = self.actions_of_time.zone
        self._range: Range = "week"
        self._span = span_of("week", today(workspace.clock(), self._zone))
        self._shown: Shown | None = None
        self._meaning: Meaning | None = None
        self._suggestions = Suggestions()
        self.view = TimeView(workspace, self.actions_of_time)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self._connect()
        self.view.set_compact(False)
        self.view.preview.show_meaning(None, 0, self._zone)

    @property
    def span(self) -> Span:
        """Give the days shown."""
        return self._span

    @override
    def refresh(self) -> None:
        kind, span, now = self._range, self._span, self.workspace.clock()
        self.workspace.tasks.read(lambda db: read_shown(db, kind, span, now), self._show, key="time")
        self.workspace.tasks.read(read_suggestions, self._suggest, key="time_suggestions")
        self._read_line()
        self._ticker.start()

    @override
    def activate(self, argument: object = None) -> None:
        if isinstance(argument, int):
            self.go_to(argument)
        elif isinstance(argument, str):
            self.view.field.setText(argument.removeprefix("start "))

    @override
    def focus_widget(self) -> QWidget:
        return self.view.field

    @override
    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.view.set_compact(compact)
        if self._shown is not None:
            self.view.show_all(self._shown, self.workspace.clock())

    @override
    def keys(self) -> list[tuple[str, str]]:
        return [
            ("N", "Type an entry"), ("S", "Start the timer"), ("X", "Stop the timer"), ("R", "Resume the last entry"),
            ("← →", "Week before, week after"), ("D W M", "Day, week, month"), ("Enter", "Correct the entry"),
            ("Ctrl+D", "Duplicate the entry"), ("B", "Billable or not"), ("Del", "Delete the entry"),
            ("Ctrl+T", "Charts as a table"),
        ]  # fmt: skip

    # --- what is shown ---------------------------------------------------------------------------------------------

    def go_to(self, day: int) -> None:
        """Show the span that holds a local day."""
        self._show_span(span_of(self._range, day))

    def set_range(self, kind: Range) -> None:
        """Show days, weeks or months; the present stays in view if it was."""
        here = today(self.workspace.clock(), self._zone)
        day = here if self._span.first <= here < self._span.after else self._span.first
        self._range = kind
        self.view.ranges.set_value(kind)
        self.go_to(day)

    def turn(self, count: int) -> None:
        """Go some days, weeks or months forth or back."""
        self._show_span(step(self._range, self._span, count))

    def _show_span(self, span: Span) -> None:
        self._span = span
        self.refresh()

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        self.view.show_all(shown, self.workspace.clock())

    def _suggest(self, suggestions: Suggestions) -> None:
        self._suggestions = suggestions
        self.view.field.set_suggestions(suggestions)

    def _tick(self) -> None:
        if not self.isVisible():
            self._ticker.stop()
            self._stale = True
        elif self._shown is not None and any(entry.running for entry in self._shown.entries):
            self.refresh()
        else:
            self.view.timeline.set_now(self.workspace.clock())

    # --- the line --------------------------------------------------------------------------------------------------

    def _read_line(self) -> None:
        text = self.view.field.text().strip()
        self._meaning = None
        if not text:
            self.view.preview.show_meaning(None, 0, self._zone)
            return
        self.actions_of_time.read_line(text, self._show_meaning, "time_line")

    def _show_meaning(self, meaning: "Meaning") -> None:
        self._meaning = meaning
        self.view.preview.show_meaning(meaning, self.workspace.clock(), self._zone)
        self.view.field.setAccessibleDescription(self.view.preview.words)

    def enter(self) -> None:
        """Do what the line says; one that lies ahead is asked about first, by putting "yesterday" in front."""
        text = self.view.field.text().strip()
        if text and not self.view.field.choosing:
            self.actions_of_time.read_line(text, self._enter_meaning, "time_line")

    def _enter_meaning(self, meaning: "Meaning") -> None:
        self._show_meaning(meaning)
        line = meaning.line
        if STILL_TO_COME in line.problems:
            self.view.field.setText(f"yesterday {self.view.field.text().strip()}")
        elif line.start is not None and (line.finished or line.running):
            self.view.field.clear()
            self.actions_of_time.enter(meaning)
            day = local_day(line.start, self._zone)
            if not self._span.first <= day < self._span.after:
                self.go_to(day)

    def _prefill(self, start: int, end: int) -> None:
        day = local_day(start, self._zone)
        here = today(self.workspace.clock(), self._zone)
        date = "" if day == here else f"{from_day(day).isoformat()} "
        rest = self.view.field.text().strip() if self._meaning is None or not self._meaning.line.timed else ""
        self.view.field.setText(f"{date}{clock(start, self._zone)}-{clock(end, self._zone)} {rest}")
        self.view.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- entries ---------------------------------------------------------------------------------------------------

    def entry(self, number: int) -> TimeEntry | None:
        """Give a shown entry by its id."""
        shown = self._shown.entries if self._shown else ()
        return next((entry for entry in shown if entry.id == number), None)

    def edit(self, number: int) -> None:
        """Open an entry's panel."""
        entry = self.entry(number)
        if entry is not None:
            self.view.place_panel()
            self.view.panel.open(entry, self._suggestions)

    def _pick(self, number: int) -> None:
        self.view.timeline.pick(number)
        self.view.table.pick(number)

    def _resize(self, number: int, start: int, end: int) -> None:
        self.actions_of_time.edit(number, begin=start, end=None if end < 0 else end, room=True)

    def _toggle_billable(self) -> None:
        if (entry := self.view.table.current_entry) is not None:
            self.actions_of_time.set_billable(entry.id, not entry.billable)

    def _delete(self) -> None:
        entries = self.view.table.selected_entries
        if entries:
            self.actions_of_time.delete([entry.id for entry in entries])

    def _duplicate(self) -> None:
        if (entry := self.view.table.current_entry) is not None:
            self.actions_of_time.duplicate(entry.id)

    def _edit_current(self) -> None:
        if (entry := self.view.table.current_entry) is not None:
            self.edit(entry.id)

    def _menu(self, number: int, place: QPoint | None) -> None:
        entry = self.entry(number)
        if entry is None:
            return
        act, menu = self.actions_of_time, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Correct…", lambda: self.edit(number))
        if entry.running:
            menu.addAction("Stop", act.stop)
        else:
            menu.addAction("Go on with this", lambda: act.resume(number))
            menu.addAction("Duplicate", lambda: act.duplicate(number))
        words = "Make unbillable" if entry.billable else "Make billable"
        menu.addAction(words, lambda: act.set_billable(number, not entry.billable))
        if self._shown and number in overlapping(self._shown.entries, self.workspace.clock()):
            menu.addAction("Make room: shorten what overlaps", lambda: act.crop_neighbours(number))
        menu.addSeparator()
        menu.addAction("Delete", lambda: act.delete([number]))
        menu.popup(place or QCursor.pos())

    # --- wiring ----------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        view = self.view
        view.earlier.clicked.connect(lambda: self.turn(-1))
        view.later.clicked.connect(lambda: self.turn(1))
        view.ranges.chosen.connect(self.set_range)
        view.field.textChanged.connect(self._read_line)
        view.field.returnPressed.connect(self.enter)
        view.timeline.span_wanted.connect(self._prefill)
        view.timeline.resized.connect(self._resize)
        for part in (view.timeline, view.table):
            part.picked.connect(self._pick)
            part.edit_wanted.connect(self.edit)
            part.menu_wanted.connect(self._menu)
            part.installEventFilter(self)

    def _key(self, event: QKeyEvent) -> Callable[[], object] | None:
        """Find what a key does while the timeline or the list has the focus."""
        act = self.actions_of_time
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            keys: Keys = {Qt.Key.Key_D: self._duplicate, Qt.Key.Key_T: self.view.charts.toggle_table}
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        else:
            keys = {
                Qt.Key.Key_N: self.view.field.setFocus, Qt.Key.Key_S: self._start, Qt.Key.Key_X: act.stop,
                Qt.Key.Key_R: act.resume_last, Qt.Key.Key_B: self._toggle_billable, Qt.Key.Key_Delete: self._delete,
                Qt.Key.Key_Left: lambda: self.turn(-1), Qt.Key.Key_Right: lambda: self.turn(1),
                Qt.Key.Key_D: lambda: self.set_range("day"), Qt.Key.Key_W: lambda: self.set_range("week"),
                Qt.Key.Key_M: lambda: self.set_range("month"), Qt.Key.Key_Return: self._edit_current,
                Qt.Key.Key_Enter: self._edit_current,
            }  # fmt: skip
        return keys.get(event.key())

    def _start(self) -> None:
        from netdesk.ui.start_popover import StartPopover

        StartPopover(self.workspace, self.actions_of_time, self).open_below(self.view.field)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            act = self._key(event)
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.place_panel()
