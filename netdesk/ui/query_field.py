"""The field a query is typed into: it completes fields and values, and underlines what is wrong."""

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget
from typing_extensions import override

from netdesk.domain.query import QueryError
from netdesk.domain.query_completion import Choice, Completion, Values, completions
from netdesk.ui.query_popup import QueryNote, QueryPopup
from netdesk.ui.theme import current

AFTER_MS = 500
"""What is half typed is not called wrong: the keys have to rest first."""
LINE, SHORTEST = 2, 8
HEADINGS = {"": "Fields", "has": "Has", "is": "Is"}


class QueryField(QLineEdit):
    """A field with a list of ways to go on under it. Keys are the list's only while it is open."""

    left_down = Signal()
    """Down or Enter: the user wants to go on to the list of people."""
    values_wanted = Signal()
    """Values to complete are wanted for the first time, or may have changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: Values = {}
        self._stale = True
        self._completion, self._completed = Completion(), ""
        self._fault: QueryError | None = None
        self._popup: QueryPopup | None = None
        self._note: QueryNote | None = None
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._soon.timeout.connect(self.tell_fault)
        self.textEdited.connect(self.complete)
        self.textChanged.connect(self._close_list_of_another)

    # --- what others tell it -----------------------------------------------------------------------------------------

    def set_values(self, values: Values) -> None:
        """Complete to these values; a list that is open takes them up."""
        self._values, self._stale = values, False
        if self.is_choosing or (self._completion.field and self.hasFocus()):
            self.complete()

    def forget_values(self) -> None:
        """Ask for the values again when they are next wanted."""
        self._stale = True

    def show_fault(self, fault: QueryError | None) -> None:
        """Underline what is wrong once the keys rest; None takes the line away at once."""
        self._soon.stop()
        self._fault = fault
        if fault is None or not self.shown_fault:
            self._hide_fault()
        if fault is not None:
            self._soon.start()

    @property
    def shown_fault(self) -> str:
        """The sentence shown now, if any."""
        return self._note.label.text() if self._note is not None and not self._note.isHidden() else ""

    @property
    def is_choosing(self) -> bool:
        """Tell whether the list of ways to go on is open."""
        return self._popup is not None and self._popup.isVisible()

    def choices(self) -> list[str]:
        """List the ways to go on that are shown."""
        return self._popup.words() if self._popup is not None else []

    # --- completion --------------------------------------------------------------------------------------------------

    def complete(self) -> None:
        """Show what can be written at the cursor."""
        self._completed = self.text()
        self._completion = found = completions(self._completed, self.cursorPosition(), self._values)
        if self._stale and found.field:
            self.values_wanted.emit()
        if not found.choices:
            self._close_list()
            return
        if self._popup is None:
            self._popup = QueryPopup(self, self._take)
        self._hide_fault()
        heading = HEADINGS.get(found.field, found.field.capitalize())
        left = round(self._left_of(found.start)) - 16
        self._popup.show_choices(found.choices, heading, max(0, left))

    def _take(self, choice: Choice) -> None:
        """Write a choice in place of what is there; after a value a blank follows, after a field its values."""
        found, text = self._completion, self.text()
        end = min(found.end, len(text))
        is_range = text[found.end : found.end + 2] == ".."
        blank = "" if not found.field or is_range or text[end : end + 1].isspace() else " "
        self.setSelection(found.start, end - found.start)
        self.insert(choice.text + blank)
        self._completion = Completion()
        if not found.field:
            self.complete()

    def _close_list_of_another(self, text: str) -> None:
        """Close a list made for another text, as when the text was set from elsewhere."""
        if text != self._completed:
            self._close_list()

    def _close_list(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    @override
    def event(self, event: QEvent) -> bool:
        # Tab would move the focus before keyPressEvent hears of it.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and self.is_choosing
            and self._popup is not None
        ):
            self._popup.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, popup = event.key(), self._popup if self.is_choosing else None
        enters = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.complete()
        elif popup is not None and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            popup.move_mark(1 if key == Qt.Key.Key_Down else -1)
        elif popup is not None and enters and popup.has_mark:
            popup.accept()
        elif popup is not None and key == Qt.Key.Key_Escape:
            popup.hide()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif enters or key == Qt.Key.Key_Down:
            self._close_list()
            self.tell_fault()
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._stale:
            self.values_wanted.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._close_list()
        self._hide_fault(keep_line=True)

    # --- what is wrong -----------------------------------------------------------------------------------------------

    def tell_fault(self) -> None:
        """Say what is wrong, under the line and to screen readers."""
        self._soon.stop()
        self.update()
        if self._fault is None or self.is_choosing:
            return
        sentence = str(self._fault)
        self.setToolTip(sentence)
        if not self.hasFocus():
            return
        if self._note is None:
            self._note = QueryNote(self)
        if sentence != self.shown_fault:
            self._note.say(sentence)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _hide_fault(self, *, keep_line: bool = False) -> None:
        if self._note is not None:
            self._note.say("")
        if not keep_line:
            self.setToolTip("")
        self.update()

    def fault_line(self) -> QRectF:
        """Give the line under what is wrong, empty while nothing is to be seen of it."""
        if self._fault is None or self._soon.isActive() or self.is_choosing:
            return QRectF()
        room = self._room()
        left, right = self._left_of(self._fault.start), self._left_of(self._fault.end)
        left = min(max(left, room.left()), room.right() - SHORTEST)
        right = min(max(right, left + SHORTEST), room.right())
        below = room.center().y() + self.fontMetrics().height() / 2
        return QRectF(left, min(below, self.height() - LINE - 2.0), right - left, LINE)

    def _room(self) -> QRectF:
        """Give the place where the text is shown."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inner = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return QRectF(inner.marginsRemoved(self.textMargins()))

    def _left_of(self, place: int) -> float:
        """Tell where a character is painted, by way of the cursor, which knows how far the text is scrolled."""
        metrics, text = self.fontMetrics(), self.text()
        cursor: QRect = self.cursorRect()
        at_cursor = cursor.center().x() - metrics.horizontalAdvance(text[: self.cursorPosition()])
        return at_cursor + metrics.horizontalAdvance(text[:place])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        line = self.fault_line()
        if not line.isEmpty():
            QPainter(self).fillRect(line, current().color("danger"))
