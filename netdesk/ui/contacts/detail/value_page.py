"""The value tab: what was got and given in 12 months on one scale, and every line of it."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from netdesk.domain.contact import ContactDetail
from netdesk.domain.value import Balance, LedgerLine, ReferralLine
from netdesk.ui import fonts
from netdesk.ui.contacts.detail import timeline_edits, value_words
from netdesk.ui.contacts.detail.balance_bar import BalanceBar
from netdesk.ui.contacts.detail.edits import Edit, Request
from netdesk.ui.contacts.detail.form_place import FormPlace
from netdesk.ui.contacts.detail.lines import LinesModel, LinesView
from netdesk.ui.widgets.buttons import link
from netdesk.ui.widgets.labels import ElidedLabel, Label, rule

SIDE = 16
FIRST, MORE = 12, 50


class ValueShown(NamedTuple):
    """What the tab shows of a contact; `asked` lines were asked for."""

    contact: int
    balance: Balance
    ledger: Sequence[LedgerLine]
    referrals: Sequence[ReferralLine]
    asked: int


class _Figure(QWidget):
    """A caption with its period, a figure, and what is beside it."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.figure, self.under = ElidedLabel("–", fonts.figure()), Label("", fonts.small(), "text2", wrap=True)
        column.addWidget(ElidedLabel(caption, fonts.small(), "text2"))
        column.addWidget(self.figure)
        column.addWidget(self.under)
        column.addStretch(1)


class ValuePage(QWidget):
    """Says what it wants read and written."""

    read_wanted = Signal()
    write_wanted = Signal(object)
    """A Request."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contact: ContactDetail | None = None
        self.today = 0
        self.asked = FIRST
        self._shown: ValueShown | None = None
        self.got, self.gave = _Figure("You got · 12 months"), _Figure("You gave · 12 months")
        self.bar = BalanceBar()
        self.lean = Label("", fonts.small(), "text2", wrap=True)
        self.base = Label("", fonts.small(), "text3", wrap=True)
        self.model = LinesModel(self)
        self.list = LinesView(self.model, "Given and got")
        self.add, self.more = link("Add what you gave or got"), link("")
        for button in (self.add, self.more):
            button.setFont(fonts.small())
            button.setMinimumWidth(40)
        self.more.setAccessibleName("Show older ones")
        self.form = FormPlace()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.form)
        self._body = QWidget()
        whole.addWidget(self._body)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 12, SIDE, 12)
        head.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.got, 1)
        row.addWidget(rule(vertical=True))
        row.addWidget(self.gave, 1)
        head.addLayout(row)
        head.addWidget(self.bar)
        head.addWidget(self.lean)
        head.addWidget(self.base)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE - 2, 6, SIDE - 2, 8)
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.more)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_new)
        self.more.clicked.connect(self._want_more)
        self.list.opened.connect(self.edit_line)
        self.list.delete_wanted.connect(self.delete_line)
        self.list.menu_wanted.connect(self._show_menu)
        self.form.write_wanted.connect(self.write_wanted)
        self.form.left.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.form.opened.connect(self._body.setHidden)

    def show_contact(self, contact: ContactDetail | None, today: int) -> None:
        """Be about another contact, or the same one again."""
        if self.contact is None or contact is None or contact.id != self.contact.id:
            self.form.close_form()
            self.asked, self._shown = FIRST, None
            self.model.show_lines(())
        self.contact, self.today = contact, today

    def show_value(self, shown: ValueShown) -> None:
        """Show sums and lines."""
        if self.contact is None or shown.contact != self.contact.id:
            return
        before = self.list.currentIndex().row()
        self._shown, balance = shown, shown.balance
        for widget, side in ((self.got, balance.got), (self.gave, balance.gave)):
            widget.figure.setText(value_words.figure(side, balance))
            widget.under.setText(value_words.under(side, balance))
        both = value_words.scale(balance)
        self.bar.setVisible(both is not None)
        said = value_words.lean(balance)
        if both is not None:
            self.bar.show_sides(*both, f"Got and gave: {said}")
        self.lean.setText(said)
        self.base.setText(value_words.base(balance))
        self.base.setVisible(bool(self.base.text()))
        self.model.show_lines(value_words.lines(shown.ledger, shown.referrals, self.contact.name, self.today))
        if 0 <= before < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(before, 0))
        self.more.setText(value_words.since(balance, len(shown.ledger)))
        self.more.setVisible(bool(self.more.text()))

    def add_new(self) -> None:
        """Open the form for something given or got."""
        if self.contact is not None:
            currency = self._shown.balance.currency if self._shown else "EUR"
            self.form.open(timeline_edits.value(self.contact.id, None, currency, self.today), "What you gave or got")

    def edit_of(self, about: object) -> Edit | None:
        """Give the form of a line; a share of a client's income belongs to others as well and has none here."""
        if self.contact is None or not isinstance(about, LedgerLine) or about.event.contact is None:
            return None
        currency = self._shown.balance.currency if self._shown else "EUR"
        return timeline_edits.value(self.contact.id, about, currency, self.today)

    def edit_line(self, about: object) -> None:
        """Open the form of a line."""
        edit = self.edit_of(about)
        if edit is not None:
            self.form.open(edit, "What you gave or got")

    def delete_line(self, about: object) -> None:
        """Delete a line that can be edited; the undo line brings it back."""
        edit = self.edit_of(about)
        if edit is not None and edit.remove is not None:
            self.write_wanted.emit(Request(edit.remove))

    def line_menu(self, about: object) -> QMenu:
        """Make the menu of a line."""
        menu = QMenu(self)
        line = self.model.line(self.list.currentIndex().row())
        if self.edit_of(about) is not None:
            menu.addAction("Edit", partial(self.edit_line, about))
            menu.addAction("Delete", partial(self.delete_line, about))
        if line is not None:
            menu.addAction("Copy", partial(QGuiApplication.clipboard().setText, line.spoken))
        return menu

    def _want_more(self) -> None:
        self.asked += MORE
        self.read_wanted.emit()

    def _show_menu(self, about: object, place: QPoint) -> None:
        menu = self.line_menu(about)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
