"""The menu of the table: which columns, sorted by what, how high the rows; all of it within reach of the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QAbstractButton, QMenu

from netdesk.ui.contacts.table import ROWS, ContactsTable


class TableMenu(QObject):
    """Opens below its button, and over the headings."""

    def __init__(self, table: ContactsTable, button: QAbstractButton, sort: Callable[[str, bool], object]) -> None:
        """Sort by `sort`: it gets a column's key and whether it comes on top of the order there is."""
        super().__init__(table)
        self._table, self._button, self._sort = table, button, sort
        button.clicked.connect(self.open)
        table.header.customContextMenuRequested.connect(
            lambda place: self.pop_up(table.header.viewport().mapToGlobal(place))
        )

    def open(self) -> None:
        """Open below the button."""
        self.pop_up(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def pop_up(self, place: QPoint) -> None:
        """Open somewhere on the screen."""
        menu = self.make()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def make(self) -> QMenu:
        """Make the menu as things are now."""
        return _menu(self._table, self._sort)


def _menu(table: ContactsTable, sort: Callable[[str, bool], object]) -> QMenu:
    menu = QMenu(table)
    columns = table.columns
    for key, title in columns.choices():
        action = menu.addAction(title)
        action.setCheckable(True)
        action.setChecked(not columns.is_hidden(key))
        action.toggled.connect(lambda on, key=key: columns.set_hidden(key, not on))
    menu.addSeparator()
    for words, adds in (("Sort by", False), ("Then by", True)):
        menu.addMenu(_sort_menu(table, words, adds, sort))
    menu.addSeparator()
    group = QActionGroup(menu)
    for density in ROWS:
        action = menu.addAction(f"{density.capitalize()} rows")
        action.setCheckable(True)
        action.setChecked(density == table.density)
        action.triggered.connect(lambda _checked=False, density=density: table.set_density(density))
        group.addAction(action)
    export = table.window().findChild(QAction, "export")
    if export is not None:
        menu.addSeparator()
        menu.addAction(export)
    return menu


def _sort_menu(table: ContactsTable, words: str, adds: bool, sort: Callable[[str, bool], object]) -> QMenu:
    menu = QMenu(words, table)
    now = dict(table.table.sorted_by)
    for column in table.table.columns:
        if column.sorts:
            mark = f"  {'▾' if now[column.key] else '▴'}" if column.key in now else ""
            action = menu.addAction(f"{column.title}{mark}")
            action.triggered.connect(lambda _checked=False, key=column.key: sort(key, adds))
    return menu
