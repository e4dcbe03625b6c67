"""A small form beside a contact: what happened, who did it, when, and a note."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.domain.participation import KIND_LABELS, KINDS, Direction
from netdesk.domain.period import from_day, to_day
from netdesk.ui.widgets.buttons import Button, primary

USUAL = "message"
LONGEST = 2000
WHO: tuple[tuple[Direction, str], ...] = (("theirs", "They did"), ("mine", "I did"), ("both", "We together"))


class LogDraft(NamedTuple):
    """An act as the form has it; `day` is the local date."""

    kind: str
    direction: Direction
    day: int
    text: str


class LogForm(QFrame):
    """Four fields and a button; Enter saves, Esc leaves."""

    saved = Signal(object)
    """A LogDraft."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.kind, self.who, self.day, self.note = QComboBox(), QComboBox(), QDateEdit(), QLineEdit()
        for key in sorted(KINDS, key=lambda key: (KINDS[key], KIND_LABELS[key])):
            label = KIND_LABELS[key]
            self.kind.addItem(label[:1].upper() + label[1:], key)
        for direction, label in WHO:
            self.who.addItem(label, direction)
        self.day.setCalendarPopup(True)
        self.day.setStyleSheet("QDateEdit::drop-down { border: none; background: transparent; width: 24px; }")
        self.day.setDisplayFormat("d MMM yyyy")
        self.note.setPlaceholderText("Note (kept as you type it)")
        self.note.setMaxLength(LONGEST)
        for widget, says in (
            (self.kind, "What happened"),
            (self.who, "Who did it"),
            (self.day, "Day"),
            (self.note, "Note"),
        ):
            widget.setAccessibleName(says)
            if isinstance(widget, QComboBox):
                widget.view().setAccessibleName(says)
        self.save = primary("Log it", small=True)
        self.cancel = Button("Cancel", small=True)
        self._lay_out()
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.left)
        self.note.returnPressed.connect(self._save)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.kind)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.who, 1)
        row.addWidget(self.day, 1)
        column.addLayout(row)
        column.addWidget(self.note)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def open(self, today: int) -> None:
        """Show the form with today's date; `today` is the local day."""
        self.kind.setCurrentIndex(self.kind.findData(USUAL))
        self.who.setCurrentIndex(0)
        self.day.setMaximumDate(_qdate(from_day(today)))
        self.day.setDate(_qdate(from_day(today)))
        self.note.clear()
        self.show()
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> LogDraft:
        """Give what the fields say."""
        day = self.day.date()
        return LogDraft(
            self.kind.currentData(),
            self.who.currentData(),
            to_day(date(day.year(), day.month(), day.day())),
            self.note.text().strip(),
        )

    def _save(self) -> None:
        self.saved.emit(self.draft())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
