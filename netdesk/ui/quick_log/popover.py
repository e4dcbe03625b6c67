"""The quick log: a field under the top bar and, below it, what the line means; Enter writes it down."""

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.domain.period import Moment
from netdesk.ui import fonts
from netdesk.ui.jobs import sentence_of
from netdesk.ui.quick_log import words
from netdesk.ui.quick_log.chosen import ChosenBar
from netdesk.ui.quick_log.line_field import LogField
from netdesk.ui.quick_log.people import PeopleModel
from netdesk.ui.quick_log.people_list import PeopleDelegate, PeopleList
from netdesk.ui.quick_log.preview import LogPreview
from netdesk.ui.quick_log.recent import RecentList
from netdesk.ui.time.zone import local_zone
from netdesk.ui.widgets.buttons import primary
from netdesk.ui.widgets.labels import Label, rule
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.store.database import Database
    from netdesk.store.quick_logs import QuickDraft, Reading

WIDTH = 560
MANY = 10_000
"""With more people than that, writing takes seconds."""


class QuickLogPopover(QFrame):
    """Esc closes; Ctrl+Enter writes and stays for the next one. Made once for a window."""

    shown = Signal(object)
    """The QuickDraft that is shown, or None for an empty line."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "popup")
        self.setAccessibleName("Log what happened")
        self.setFixedWidth(round(WIDTH * fonts.scale()))
        self._workspace = workspace
        self._zone = local_zone()
        self._reading: Reading | None = None
        self._waiting: Callable[[], None] | None = None
        self._before: QWidget | None = None
        self.field, self.chosen = LogField(), ChosenBar()
        self.people = PeopleModel(self)
        self.list = PeopleList(self.people, PeopleDelegate(workspace.clock, self._zone, self))
        self.preview, self.recent = LogPreview(), RecentList()
        self.recent.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hint, self.syntax = (
            Label("", fonts.small(), "text2", wrap=True),
            Label(words.SYNTAX, fonts.caption(), "text3"),
        )
        self.save = primary("Log it", small=True)
        self._lay_out()
        self.field.textChanged.connect(self._read)
        for widget in (self.field, self.save, self.chosen.drop):
            widget.installEventFilter(self)
        self.list.picked.connect(self._show)
        self.recent.taken.connect(self._go_on)
        self.chosen.cleared.connect(self._people_changed)
        self.save.clicked.connect(self.accept)
        self.hide()

    @property
    def draft(self) -> "QuickDraft | None":
        """Give what would be written now; None for an empty line."""
        from netdesk.store.quick_logs import draft_of

        reading = self._reading
        if reading is None or reading.line.empty:
            return None
        return draft_of(reading, self.people.picks(), self.chosen.ids)

    def open_under(self, anchor: QWidget, people: "array[int] | None" = None) -> None:
        """Show under a widget of the window, for people chosen there, with the focus in the field."""
        below = anchor.mapTo(self.parentWidget() or self.window(), anchor.rect().bottomLeft())
        self.move(below.x(), below.y() + 6)
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self._choose(people or array("q"))
        self._read_recent()
        self.show()
        self.raise_()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._read(self.field.text())

    def close_log(self) -> None:
        """Hide it, forget the line, and give the focus back."""
        self.hide()
        self.field.clear()
        self.people.forget()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def accept(self, *, stay: bool = False) -> None:
        """Write down what the line says; with `stay`, wait for the next one."""
        if self._reading is None or self._reading.text != self.field.text():
            self._waiting = lambda: self.accept(stay=stay)
            return
        draft = self.draft
        if draft is None:
            self._say(words.NOTHING if self.chosen.ids else words.NOBODY, problem=True)
        elif not draft.people and not draft.new:
            name = self.people.unknown()
            self._say(
                f"Nobody is called {name}. The down key makes a new contact." if name else words.NOBODY, problem=True
            )
        else:
            self._write(draft, stay=stay)

    # --- reading and writing -----------------------------------------------------------------------------------------

    def _read(self, text: str) -> None:
        if not self.isVisible():
            return
        moment = Moment(self._workspace.clock(), self._zone)

        def work(db: "Database") -> "Reading":
            from netdesk.store import quick_logs

            return quick_logs.read_line(db, text, moment)

        self._workspace.tasks.read(work, self._arrive, key=(self, "line"))

    def _arrive(self, reading: "Reading") -> None:
        self._reading = reading
        self.people.show_named(reading.named)
        self._show()
        waiting, self._waiting = self._waiting, None
        if waiting is not None and reading.text == self.field.text():
            waiting()

    def _write(self, draft: "QuickDraft", *, stay: bool) -> None:
        now, text = self._workspace.clock(), self.field.text()

        def work(db: "Database") -> object:
            from netdesk.store import quick_logs

            return quick_logs.log(db, draft, now)

        def failed(error: Exception) -> None:
            self.show()
            self.field.setText(text)
            self._say(sentence_of(error), problem=True)

        if len(draft.people) > MANY:
            self._workspace.said.emit(f"Logging it with {len(draft.people):,} people…", None)
        self._workspace.tasks.write(work, failed=failed)
        if stay:
            self.people.forget()
            self.field.clear()
        else:
            self.close_log()

    # --- showing -----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        draft, today = self.draft, Moment(self._workspace.clock(), self._zone).today
        self.preview.show_draft(draft, today)
        problems = list(self._reading.line.problems) if self._reading is not None and draft is not None else []
        self._say(problems[0] if problems else self._hint(draft), problem=bool(problems))
        self.save.setEnabled(draft is not None)
        names = [*([self.chosen.words] if self.chosen.ids else []), *self.people.names()]
        spoken = words.spoken(draft, names, today, problems) if draft is not None else words.SYNTAX
        self.preview.setAccessibleName(spoken)
        self.field.setAccessibleDescription(spoken)
        self._settle()
        self.shown.emit(draft)

    def _hint(self, draft: "QuickDraft | None") -> str:
        """Say what can be done next."""
        if draft is None:
            return ""
        if self.people.open_count():
            return words.CHOOSE_NEXT if self.people.open_count() > 1 else words.CHOOSE
        return words.hint_for(draft.act, draft.word) or words.STAY

    def _say(self, sentence: str, *, problem: bool = False) -> None:
        self.hint.set_tone("social" if problem else "text2")
        self.hint.setText(sentence)
        self.hint.setVisible(bool(sentence))
        self._settle()

    def _settle(self) -> None:
        self.list.settle()
        self.recent.setVisible(not (self.field.text().strip() or self.chosen.ids or self.recent.is_empty))
        for line, beside in ((self._upper, self.list), (self._lower, self.preview)):
            line.setVisible(not beside.isHidden())
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.setFixedHeight(self.sizeHint().height())

    def _read_recent(self) -> None:
        """Look what was logged lately."""

        def work(db: "Database") -> list[str]:
            from netdesk.store import quick_logs

            return quick_logs.recent(db)

        def show(lines: list[str]) -> None:
            self.recent.show_lines(lines)
            self._settle()

        self._workspace.tasks.read(work, show, key=(self, "recent"))

    def _go_on(self, line: str) -> None:
        """Begin the line with one of before."""
        self.field.setText(line)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, people: "array[int]") -> None:
        self.chosen.show_people(people, [])
        if not people:
            return

        def work(db: "Database") -> list[str]:
            from netdesk.store import contacts

            return [row.name or "somebody without a name" for row in contacts.rows(db, people[:3])]

        self._workspace.tasks.read(work, lambda names: self._name(people, names), key=(self, "chosen"))

    def _name(self, people: "array[int]", names: list[str]) -> None:
        self.chosen.show_people(people, names)
        self._people_changed()

    def _people_changed(self) -> None:
        self._show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        self._upper, self._lower = rule(), rule()
        parts = (
            self.chosen, self.field, self.recent, self._upper, self.list, self._lower, self.preview, rule(),
        )  # fmt: skip
        for widget in parts:
            column.addWidget(widget)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 2, 4, 2)
        foot.setSpacing(12)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.hint)
        said.addWidget(self.syntax)
        foot.addLayout(said, 1)
        foot.addWidget(self.save)
        column.addLayout(foot)

    # --- keys --------------------------------------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._left(event)
        if watched is not self.field or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        return self._key(event)

    def _key(self, event: QKeyEvent) -> bool:
        """Do what a key of the field means; False leaves it to the field."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                if not self.recent.isHidden():
                    self.recent.step(step)
                elif self.people.move(step):
                    self._show()
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                if not self.people.activate(1 if event.key() == Qt.Key.Key_Tab else -1):
                    return False
                self._show()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.recent.isHidden() or not self.recent.take(self.recent.currentIndex().row()):
                    self.accept(stay=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            case Qt.Key.Key_Backspace if not self.field.text() and self.chosen.ids:
                self.chosen.clear()
            case _:
                return False
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_log()
        else:
            super().keyPressEvent(event)

    def _left(self, event: QFocusEvent) -> None:
        """Go away when the focus does, unless the window as a whole loses it; the line stays for the next time."""
        if event.reason() in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            return
        focus = self.window().focusWidget()
        if self.isVisible() and self.window().isActiveWindow() and (focus is None or not self.isAncestorOf(focus)):
            self.hide()
