"""What can be done from anywhere: one list for the menu, the keys and the command palette."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow


@dataclass(frozen=True, slots=True)
class Command:
    """A verb with its key. `section` is the menu it stands in; "" means the palette only."""

    name: str
    words: str
    act: Callable[[], object]
    keys: Sequence[str] = ()
    section: str = ""


def add_actions(window: QMainWindow, commands: Sequence[Command]) -> dict[str, QAction]:
    """Make an action of each command and let its keys work in the whole window."""
    actions = {}
    for command in commands:
        action = QAction(command.words, window)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.triggered.connect(lambda _checked=False, act=command.act: act())
        window.addAction(action)
        actions[command.name] = action
    return actions


def key_list(commands: Sequence[Command]) -> list[tuple[str, str]]:
    """List the keys as shown by F1."""
    return [(key_words(command.keys[0]), command.words.rstrip("…")) for command in commands if command.keys]


def key_words(keys: str) -> str:
    """Write a key as the desktop writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
