"""An edit in place: a few inputs, a sentence where something cannot stand, and what was typed stays."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from netdesk.domain.contact_fields import LONGEST_NOTE, TakenError
from netdesk.ui import fonts
from netdesk.ui.contacts.detail.edits import Edit, FindPeople, Input
from netdesk.ui.contacts.detail.person_field import PersonField
from netdesk.ui.jobs import sentence_of
from netdesk.ui.widgets.buttons import Button, link, primary
from netdesk.ui.widgets.labels import Label, restyle

TEXT_LINES = 5


class Editor(QFrame):
    """The inputs of one edit. Enter saves (Ctrl+Enter in a text), Esc leaves."""

    saved = Signal(object, bool)
    """What was typed, and whether another contact may have it as well."""
    removed = Signal()
    left = Signal()
    grown = Signal()
    """It says more than before, and may not be seen whole."""
    settled = Signal(object)
    """It was saved, with this outcome; there is nothing left to type."""
    look_wanted = Signal(int)
    """Another contact has this: the user wants to see it."""

    SAVE_KEYS: ClassVar[tuple[int, int]] = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

    def __init__(
        self, edit: Edit, find: FindPeople | None = None, says: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.edit = edit
        self.setAccessibleName(says)
        self.inputs = [_widget(one, find) for one in edit.inputs]
        self.problem = Label("", fonts.small(), "danger", wrap=True)
        self.look, self.both = link("Show that contact"), link("Both have it")
        self.save, self.cancel, self.remove = primary("Save", small=True), Button("Cancel", small=True), link("Remove")
        self._other: int | None = None
        self._first = self.typed()
        self._lay_out()
        self._connect()
        self._show_problem("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(4)
        pair: QHBoxLayout | None = None
        for one, widget in zip(self.edit.inputs, self.inputs, strict=True):
            place: QBoxLayout = column
            if one.half and pair is None:
                pair = QHBoxLayout()
                pair.setSpacing(8)
                column.addLayout(pair)
            if one.half and pair is not None:
                place = QVBoxLayout()
                place.setSpacing(4)
                pair.addLayout(place, 1)
                pair = None if pair.count() == 2 else pair
            place.addSpacing(2)
            place.addWidget(Label(one.words, fonts.small(), "text3"))
            place.addWidget(widget)
        column.addWidget(self.problem)
        column.addSpacing(2)
        ways = QHBoxLayout()
        ways.addWidget(self.look)
        ways.addWidget(self.both)
        ways.addStretch(1)
        column.addLayout(ways)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.remove)
        column.addLayout(row)
        self.remove.setVisible(self.edit.remove is not None)

    def _connect(self) -> None:
        self.save.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.left)
        self.remove.clicked.connect(self.removed)
        self.both.clicked.connect(lambda: self.accept(share=True))
        self.look.clicked.connect(lambda: self.look_wanted.emit(self._other or 0))

    def start(self) -> None:
        """Put the focus into the first input."""
        first = self.inputs[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, QLineEdit):
            first.selectAll()

    def typed(self) -> list[str]:
        """Give what stands in the inputs."""
        return [_text(widget) for widget in self.inputs]

    def put(self, typed: Sequence[str]) -> None:
        """Put texts that were typed before into the inputs; a person is chosen anew."""
        for widget, text in zip(self.inputs, typed, strict=True):
            if isinstance(widget, QComboBox):
                widget.setCurrentIndex(widget.findData(text))
            elif isinstance(widget, QPlainTextEdit):
                widget.setPlainText(text)
            elif isinstance(widget, Checks):
                widget.set_keys(text)
            elif isinstance(widget, QLineEdit) and not isinstance(widget, PersonField):
                widget.setText(text)

    @property
    def changed(self) -> bool:
        """Tell whether something else stands there than at the start."""
        return self.typed() != self._first

    def accept(self, _checked: bool = False, *, share: bool = False) -> None:
        """Ask for what was typed to be saved."""
        self.saved.emit(self.typed(), share)

    def settle(self, outcome: object = None) -> None:
        """Note that it was saved."""
        self.settled.emit(outcome)

    def show_failure(self, error: Exception) -> None:
        """Say why it was not saved; what was typed stays, to be put right."""
        taken = isinstance(error, TakenError)
        self._other = error.contact if isinstance(error, TakenError) else None
        self._show_problem(sentence_of(error))
        self.look.setVisible(taken)
        self.both.setVisible(isinstance(error, TakenError) and error.shared and self.edit.share is not None)
        for number, widget in enumerate(self.inputs):
            named = bool(_text(widget)) and f"“{_text(widget)[:40]}" in str(error)
            widget.setProperty("wrong", named or (number == 0 and len(self.inputs) == 1))
            restyle(widget)
        self.start()
        self.grown.emit()

    def _show_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.look.hide()
        self.both.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        in_text = isinstance(self.focusWidget(), QPlainTextEdit)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in self.SAVE_KEYS and (not in_text or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.accept()
        else:
            super().keyPressEvent(event)


class Checks(QWidget):
    """Several of a few, in two columns."""

    def __init__(self, choices: Sequence[tuple[str, str]], chosen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        self.boxes: dict[str, QCheckBox] = {}
        for number, (key, words) in enumerate(choices):
            box = QCheckBox(words.replace("&", "&&"))
            box.setChecked(key in chosen.split(","))
            grid.addWidget(box, number // 2, number % 2)
            self.boxes[key] = box
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def set_keys(self, chosen: str) -> None:
        """Tick those with these keys, joined by commas."""
        for key, box in self.boxes.items():
            box.setChecked(key in chosen.split(","))

    def keys(self) -> str:
        """Give the keys of what is chosen, joined by commas."""
        return ",".join(key for key, box in self.boxes.items() if box.isChecked())


class TextField(QPlainTextEdit):
    """A few lines of plain text; Tab leaves it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(round(fonts.line_height(fonts.body()) * TEXT_LINES + 14))
        self.textChanged.connect(self._cut)

    def _cut(self) -> None:
        # A paste of megabytes would hold up the window.
        if self.document().characterCount() > LONGEST_NOTE + 2:
            self.setPlainText(self.toPlainText()[:LONGEST_NOTE])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in Editor.SAVE_KEYS and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if enter or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _widget(one: Input, find: FindPeople | None) -> QWidget:
    widget: QWidget
    match one.kind:
        case "text":
            widget = TextField(one.value)
        case "choice":
            widget = QComboBox()
            for key, words in one.choices:
                widget.addItem(words, key)
            widget.setCurrentIndex(max(0, widget.findData(one.value)))
            widget.setMinimumContentsLength(4)
            widget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            widget.view().setAccessibleName(one.words)
        case "checks":
            widget = Checks(one.choices, one.value)
        case "person":
            widget = PersonField(one.value, int(one.choices[0][0]) if one.choices else None, find)
        case _:
            widget = QLineEdit(one.value)
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        widget.setPlaceholderText(one.hint or one.words)
    widget.setAccessibleName(one.words)
    return widget


def _text(widget: QWidget) -> str:
    if isinstance(widget, PersonField):
        return widget.chosen()
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return str(widget.currentData() or "")
    assert isinstance(widget, Checks)
    return widget.keys()
