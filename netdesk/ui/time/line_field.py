"""The field for a one-line entry: completes clients, networks and recent entries."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QStringListModel, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget
from typing_extensions import override

from netdesk.domain.entry_time import read_when
from netdesk.domain.network import NETWORKS
from netdesk.domain.time_entry import TimeEntry
from netdesk.ui import icons, paint
from netdesk.ui.theme import current
from netdesk.ui.time.zone import local_zone

if TYPE_CHECKING:
    from netdesk.store.database import Database

NETWORK_NAMES = tuple(network.name for network in NETWORKS)
EXAMPLE = "9:00-10:30 client: note @network #tag ~person"


class Suggestions(NamedTuple):
    """What the field may complete to."""

    subjects: tuple[str, ...] = ()
    """Recent entries as lines, then clients with their colon."""
    networks: tuple[str, ...] = NETWORK_NAMES
    tags: tuple[str, ...] = ()
    recent: tuple[TimeEntry, ...] = ()


def read_suggestions(db: "Database") -> Suggestions:
    """Read what the field may complete to."""
    from netdesk.domain.entry_line import write_entry_line
    from netdesk.store import clients, time_entries

    recent = time_entries.recent(db, 8)
    lines = [write_entry_line(entry.draft(), entry.contacts, entry.network) for entry in recent]
    names = [f"{client.name}: " for client in clients.clients(db)]
    known = clients.known_names(db)
    networks = (*known.networks, *NETWORK_NAMES)
    tags = dict.fromkeys(tag for entry in recent for tag in entry.tags)
    return Suggestions(tuple(dict.fromkeys([*names, *lines])), networks, tuple(tags), tuple(recent))


class LineCompleter(QCompleter):
    """Completes the part that is being typed: a mark's word, else everything behind the times."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._list = QStringListModel()
        super().__init__(self._list, parent)
        self._suggestions = Suggestions()
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(8)

    def set_suggestions(self, suggestions: Suggestions) -> None:
        """Complete to these."""
        self._suggestions = suggestions

    @override
    def splitPath(self, path: str) -> list[str]:
        before, typed = parted(path)
        self._before = before
        if typed[:1] == "@":
            words = [f'@"{name}"' if " " in name else f"@{name}" for name in self._suggestions.networks]
        elif typed[:1] == "#":
            words = [f"#{tag}" for tag in self._suggestions.tags]
        elif typed and typed[0] not in "~!$":
            words = list(self._suggestions.subjects)
        else:
            words = []
        if words != self._list.stringList():
            self._list.setStringList(words)
        return [typed]

    @override
    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return getattr(self, "_before", "") + str(index.data())


def parted(text: str) -> tuple[str, str]:
    """Part what was typed into what stays and what is completed."""
    last = text.rpartition(" ")[2]
    if last[:1] in ("@", "#"):
        return text[: len(text) - len(last)], last
    words = text.split(" ")
    taken = read_when([word for word in words if word], 0, local_zone()).words
    at = 0
    for word in words:
        if taken == 0:
            break
        at += len(word) + 1
        taken -= bool(word)
    return text[:at], text[at:]


class EntryLineField(QLineEdit):
    """The tall field with a plus in front and the key's name behind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tall", True)
        self.setPlaceholderText(EXAMPLE)
        self.setAccessibleName("Add time in one line")
        self.setTextMargins(26, 0, 52, 0)
        self._completer = LineCompleter(self)
        self.setCompleter(self._completer)

    def set_suggestions(self, suggestions: Suggestions) -> None:
        """Complete to these."""
        self._completer.set_suggestions(suggestions)

    @property
    def choosing(self) -> bool:
        """Tell whether the list of suggestions is open with one of them marked."""
        popup = self._completer.popup()
        return popup is not None and popup.isVisible() and popup.currentIndex().isValid()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme, painter = current(), QPainter(self)
        middle = self.height() / 2
        icons.paint(painter, QRectF(12, middle - 8, 16, 16), "plus", theme.color("text3"))
        paint.key_cap(painter, self.width() - 12, middle, "Enter", theme)
