"""Whom a line names, as a list: one row for each person, and all candidates where several have that name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from netdesk.domain.contact import ContactRow
from netdesk.domain.folding import fold
from netdesk.ui.contacts import words

if TYPE_CHECKING:
    from netdesk.store.quick_logs import Named, Pick

Index = QModelIndex | QPersistentModelIndex
OPTION_ROLE = int(Qt.ItemDataRole.UserRole) + 1
KEPT = 200
"""So many names whose bearer was picked by hand are remembered while the popover is there."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to take some words: a contact, a new one by name, or nobody."""

    pick: "Pick"
    title: str
    line: str = ""
    last_at: int | None = None
    core: bool = False


@dataclass(slots=True)
class Group:
    """Some words of the line and what they may name; `place` is theirs among all names of the line."""

    key: str
    words: str
    place: int
    options: tuple[Option, ...]
    picked: int = 0

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose."""
        return len(self.options) > 1

    @property
    def option(self) -> Option:
        """The one that is picked."""
        return self.options[self.picked]


class Row(NamedTuple):
    """A row shown: an option of a group; `note` stands at its right, `radio` before one that may be chosen."""

    group: int
    option: int
    note: str = ""
    radio: bool = False


class PeopleModel(QAbstractListModel):
    """The rows; the active group shows all its options, each other one the one picked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: list[Group] = []
        self.active = -1
        self._rows: list[Row] = []
        self._picked: dict[str, Pick] = {}
        self._count = 0

    def show_named(self, named: "Sequence[Named]") -> None:
        """Show the people of a line; who was picked for a name before is picked again."""
        self._count = len(named)
        self.groups = [group for place, words in enumerate(named) if (group := _group(place, words))]
        for group in self.groups:
            if group.key in self._picked:
                wanted = self._picked[group.key]
                places = [place for place, option in enumerate(group.options) if option.pick == wanted]
                group.picked = places[0] if places else 0
        self.active = next((place for place, group in enumerate(self.groups) if group.is_open), -1)
        self._show()

    def picks(self) -> "list[Pick]":
        """Give whom each name of the line is taken to mean."""
        picks: list[Pick] = [None] * self._count
        for group in self.groups:
            picks[group.place] = group.option.pick
        return picks

    def names(self) -> list[str]:
        """List who is picked."""
        return [self._name(group.option) for group in self.groups if group.option.pick is not None]

    def unknown(self) -> str:
        """Give the first name that nobody bears and that stays in the note."""
        return next((group.words for group in self.groups if group.option.pick is None), "")

    def move(self, step: int) -> bool:
        """Pick the next or the last option of the active group; False at its end, and where there is nothing to choose."""
        if self.active < 0:
            return False
        group = self.groups[self.active]
        return self.pick(self.active, group.picked + step)

    def pick(self, place: int, option: int) -> bool:
        """Pick an option of a group, and make it the active one."""
        group = self.groups[place]
        if not 0 <= option < len(group.options):
            return False
        group.picked = option
        self._picked[group.key] = group.option.pick
        for old in list(self._picked)[:-KEPT]:
            del self._picked[old]
        self.active = place if group.is_open else self.active
        self._show()
        return True

    def activate(self, step: int) -> bool:
        """Go to the next or the last group with something to choose; False where there is none."""
        for place in range(self.active + step, len(self.groups) if step > 0 else -1, step):
            if place >= 0 and self.groups[place].is_open:
                self.active = place
                self._show()
                return True
        return False

    def open_count(self) -> int:
        """Count the names with something to choose."""
        return sum(group.is_open for group in self.groups)

    def forget(self) -> None:
        """Forget what was picked by hand."""
        self._picked.clear()

    def row(self, number: int) -> Row:
        """Give a row."""
        return self._rows[number]

    def option(self, row: Row) -> Option:
        """Give the option a row shows."""
        return self.groups[row.group].options[row.option]

    def current_row(self) -> int:
        """Give the row of what is picked in the active group, or -1."""
        for number, row in enumerate(self._rows):
            if row.group == self.active and self.groups[row.group].picked == row.option:
                return number
        return -1

    def _show(self) -> None:
        self.beginResetModel()
        self._rows = []
        for place, group in enumerate(self.groups):
            if place == self.active:
                self._rows += [Row(place, option, radio=True) for option in range(len(group.options))]
            else:
                note = f"{len(group.options) - 1} more" if group.is_open else ""
                self._rows.append(Row(place, group.picked, note, radio=group.is_open))
        self.endResetModel()

    @staticmethod
    def _name(option: Option) -> str:
        return option.pick if isinstance(option.pick, str) else option.title

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        option = self.option(row)
        if role == OPTION_ROLE:
            return option
        if role == Qt.ItemDataRole.DisplayRole:
            return option.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            picked = "picked" if row.radio and self.groups[row.group].picked == row.option else ""
            return ", ".join(part for part in (option.title, option.line, row.note, picked) if part)
        return None


def _group(place: int, named: "Named") -> Group | None:
    """Make a group of a name; None for words that name nobody and look like no name."""
    key = fold(named.words)
    if named.candidates:
        return Group(key, named.words, place, tuple(_option(row) for row in named.candidates))
    if not named.unknown:
        return None
    stays = Option(None, f"Nobody is called {named.words}", "It stays in the note.")
    new = Option(named.words, f"New contact: {named.words}", "Added together with the log.")
    return Group(key, named.words, place, (stays, new))


def _option(row: ContactRow) -> Option:
    line = words.role_line(row.position, row.company) or row.location
    return Option(row.id, row.name or "Without a name", line, row.last_at, row.level.is_core)
