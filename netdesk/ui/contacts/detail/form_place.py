"""A place where a form opens instead of a list: for what is added, or changed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from netdesk.ui import fonts
from netdesk.ui.contacts.detail.editor import Editor
from netdesk.ui.contacts.detail.edits import Edit, Request
from netdesk.ui.widgets.labels import Label

SIDE = 16


class FormPlace(QScrollArea):
    """Where a form opens instead of a list; it scrolls where the window is low."""

    write_wanted = Signal(object)
    """A Request."""
    saved = Signal(object)
    """What came of it, as the store told."""
    look_wanted = Signal(int)
    left = Signal()
    opened = Signal(bool)
    """Whether a form is open now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("kind", "side")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.editor: Editor | None = None
        self.hide()

    def open(self, edit: Edit, says: str) -> Editor:
        """Show a form instead of the one that may be there."""
        self.close_form()
        self.editor = editor = Editor(edit, says=says)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(SIDE, 8, SIDE, 4)
        column.addWidget(Label(says, fonts.section()))
        column.addWidget(editor)
        column.addStretch(1)
        self.setWidget(page)
        editor.saved.connect(partial(self._save, edit, editor))
        editor.removed.connect(partial(self._remove, edit, editor))
        editor.left.connect(self._leave)
        editor.settled.connect(self._settle)
        editor.look_wanted.connect(self.look_wanted)
        editor.grown.connect(partial(self.ensureWidgetVisible, editor.problem))
        self.show()
        self.opened.emit(True)
        editor.start()
        return editor

    def close_form(self) -> None:
        """Take the form away."""
        self.editor = None
        page = self.takeWidget()
        if page is not None:
            page.deleteLater()
            self.opened.emit(False)
        self.hide()

    def _leave(self) -> None:
        self.close_form()
        self.left.emit()

    def _settle(self, outcome: object) -> None:
        self._leave()
        self.saved.emit(outcome)

    def _save(self, edit: Edit, editor: Editor, typed: Sequence[str], share: bool) -> None:
        save = edit.share if share and edit.share is not None else edit.save
        self.write_wanted.emit(Request(lambda db, now: save(db, typed, now), editor.settle, editor.show_failure))

    def _remove(self, edit: Edit, editor: Editor) -> None:
        if edit.remove is not None:
            self.write_wanted.emit(Request(edit.remove, editor.settle, editor.show_failure))
