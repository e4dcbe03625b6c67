"""A fact with its heading, what can be done with it, and its editor in the same place."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.ui import links
from netdesk.ui.contacts.detail.editor import Editor
from netdesk.ui.contacts.detail.edits import Fact, FindPeople, Request
from netdesk.ui.contacts.detail.fact_button import NAME_WIDTH, ROW, FactButton
from netdesk.ui.widgets.buttons import icon_button

SETTLE_MS = 300
"""A saved editor stays until the new text is there, but no longer than this."""


class FactRow(QWidget):
    """One fact; made anew when it changes."""

    opened = Signal(object)
    """The row, whose text was clicked."""
    closed = Signal(object)
    deserted = Signal()
    """The editor of an offer was left: there is no text that could take the focus."""
    write_wanted = Signal(object)
    """A Request."""
    person_wanted = Signal(int)
    cadence_wanted = Signal()

    def __init__(self, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = fact
        self.editor: Editor | None = None
        self.saved = False
        self.button = self._make_button()
        self.line = self._make_line()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.line)
        self.button.clicked.connect(self._click)
        if not fact.text:
            self.line.hide()

    def _make_button(self) -> FactButton:
        return FactButton(self.fact, named=True)

    def _make_line(self) -> QWidget:
        """Lay out the row as it is read."""
        if not self.fact.link and self.fact.person is None:
            return self.button
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.button, 1)
        if self.fact.link:
            mail = self.fact.link.startswith("mailto:")
            says = f"Write to {self.fact.text}" if mail else f"Open {self.fact.link}"
            follow = icon_button("mail" if mail else "open", says[:200])
            follow.clicked.connect(self.follow)
            row.addWidget(follow)
        if self.fact.person is not None:
            show = icon_button("contacts", f"Show {self.fact.text}"[:200])
            show.clicked.connect(partial(self._show_person, self.fact.person))
            row.addWidget(show)
        return line

    # --- editing -----------------------------------------------------------------------------------------------------

    def open_editor(self, find: FindPeople | None, typed: Sequence[str] | None = None) -> Editor:
        """Put the editor in the place of the text; with what was `typed` before it does not take the focus."""
        assert self.fact.edit is not None
        self.saved = False
        self.editor = editor = Editor(self.fact.edit, find, says=self.fact.name)
        editor.saved.connect(self._save)
        editor.removed.connect(self._remove)
        editor.left.connect(self.close_editor)
        editor.look_wanted.connect(self.person_wanted)
        editor.settled.connect(self._settle)
        self.line.hide()
        self._column.addWidget(editor)
        if typed is None:
            editor.start()
        else:
            editor.put(typed)
        return editor

    def close_editor(self) -> None:
        """Show the text again, and give it the focus."""
        editor, self.editor = self.editor, None
        if editor is None:
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and editor.isAncestorOf(focused)
        self._column.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        self.line.setVisible(bool(self.fact.text))
        if had_focus and self.fact.text:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit(self)
        if had_focus and not self.fact.text:
            self.deserted.emit()

    def _save(self, typed: Sequence[str], share: bool) -> None:
        edit, editor = self.fact.edit, self.editor
        assert edit is not None and editor is not None
        save = edit.share if share and edit.share is not None else edit.save
        self.write_wanted.emit(Request(lambda db, now: save(db, typed, now), editor.settle, editor.show_failure))

    def _remove(self) -> None:
        edit, editor = self.fact.edit, self.editor
        if edit is not None and edit.remove is not None and editor is not None:
            self.write_wanted.emit(Request(edit.remove, editor.settle, editor.show_failure))

    def _settle(self, _outcome: object) -> None:
        self.saved = True
        QTimer.singleShot(SETTLE_MS, self, self.close_editor)

    # --- clicks and menu ---------------------------------------------------------------------------------------------

    def _click(self) -> None:
        if self.fact.does == "cadence":
            self.cadence_wanted.emit()
        elif self.fact.edit is not None:
            self.opened.emit(self)

    def _show_person(self, person: int, _checked: bool = False) -> None:
        self.person_wanted.emit(person)

    def follow(self) -> None:
        """Open the link, which was checked, and is again."""
        if self.fact.link.startswith("mailto:"):
            links.write_mail(self.fact.link)
        else:
            links.open_link(self.fact.link)

    def menu(self) -> QMenu:
        """Make the menu of what can be done with the text."""
        menu, fact = QMenu(self), self.fact
        menu.addAction("Copy", partial(QGuiApplication.clipboard().setText, fact.text))
        if fact.link:
            menu.addAction("Write an e-mail" if fact.link.startswith("mailto:") else "Open in the browser", self.follow)
        if fact.person is not None:
            menu.addAction("Show this contact", partial(self.person_wanted.emit, fact.person))
        if fact.edit is not None:
            menu.addAction("Edit", partial(self.opened.emit, self))
            if fact.edit.remove is not None:
                menu.addAction("Remove", partial(self.write_wanted.emit, Request(fact.edit.remove)))
        return menu

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.editor is None:
            menu = self.menu()
            menu.aboutToHide.connect(menu.deleteLater)
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            menu.popup(self.mapToGlobal(QPoint(NAME_WIDTH, ROW)) if by_key else event.globalPos())
