"""A small panel that asks for a time of day."""

from datetime import tzinfo

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from netdesk.domain.entry_time import clock_minutes, instant
from netdesk.domain.period import local_datetime
from netdesk.ui import fonts
from netdesk.ui.widgets.buttons import primary
from netdesk.ui.widgets.labels import Label


class AskTime(QFrame):
    """Takes 9:10 and tells the last instant at which a clock showed it; deletes itself."""

    given = Signal(int)

    def __init__(self, question: str, now: int, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self._now, self._zone = now, zone
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(Label(question, fonts.small(), "text2"))
        row = QHBoxLayout()
        self.field, self.button = QLineEdit(), primary("Set")
        self.field.setPlaceholderText("9:10")
        self.field.setAccessibleName(question)
        self.field.setFixedWidth(90)
        row.addWidget(self.field)
        row.addWidget(self.button)
        column.addLayout(row)
        self.field.textChanged.connect(lambda text: self.button.setEnabled(self.instant_of(text) is not None))
        self.field.returnPressed.connect(self.accept)
        self.button.clicked.connect(self.accept)
        self.button.setEnabled(False)

    def open_below(self, anchor: QWidget) -> None:
        """Show under a widget."""
        self.move(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def instant_of(self, text: str) -> int | None:
        """Read a time of day: the last one that is over, today or yesterday; None for anything else."""
        minutes = clock_minutes(text.strip())
        if minutes is None:
            return None
        day = local_datetime(self._now, self._zone).date()
        at = instant(day, minutes, self._zone)
        return at if at <= self._now else instant(day, minutes - 1440, self._zone)

    def accept(self) -> None:
        """Tell the time, if it is one."""
        at = self.instant_of(self.field.text())
        if at is not None:
            self.given.emit(at)
            self.close()
