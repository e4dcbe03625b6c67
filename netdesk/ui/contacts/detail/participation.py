"""The level of a contact with its reason, and the way to set it by hand."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from netdesk.domain.contact import ContactDetail
from netdesk.domain.participation import Level
from netdesk.ui import fonts
from netdesk.ui.contacts import words
from netdesk.ui.contacts.detail.edits import Request
from netdesk.ui.contacts.detail.facts import writes
from netdesk.ui.meter import Meter
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import Label


class Participation(QWidget):
    """Heading, meter and level on a line, the reason under it."""

    write_wanted = Signal(object)
    """A Request."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contact: ContactDetail | None = None
        self.meter = Meter()
        self.level = Button("Read", kind="flat", small=True)
        self.level.setFont(fonts.sized(12, 600))
        self.level.setToolTip("Set the level by hand")
        self.level.clicked.connect(self._show_menu)
        self.why = Label("", fonts.small(), "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(Label("Participation", fonts.section()))
        row.addStretch(1)
        row.addWidget(self.meter)
        row.addWidget(self.level)
        column.addLayout(row)
        column.addWidget(self.why)

    def show_contact(self, contact: ContactDetail) -> None:
        """Show the level of a contact."""
        self._contact = contact
        level = contact.standing.level
        self.meter.set_level(level)
        self.level.setText(level.label)
        self.level.setAccessibleName(f"{level.label}, set the level by hand")
        self.why.setText(words.why(contact.standing))

    def menu(self) -> QMenu:
        """Make the menu of levels."""
        menu, contact = QMenu(self), self._contact
        if contact is None:
            return menu
        if contact.standing.manual is not None:
            menu.addAction(f"Use the computed level, {contact.standing.computed.label}", partial(self._set, None))
            menu.addSeparator()
        for level in reversed(Level):
            action = menu.addAction(f"{int(level)}  {level.label}", partial(self._set, level))
            action.setCheckable(True)
            action.setChecked(level == contact.standing.level)
        return menu

    def _set(self, level: Level | None) -> None:
        if self._contact is not None:
            contact = self._contact.id
            self.write_wanted.emit(Request(lambda db, now: writes().set_level(db, contact, level, now)))

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.level.mapToGlobal(self.level.rect().bottomLeft()))
