"""Changes: the undoable actions of the user."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """A change as the history lists it; `at` is seconds, UTC.

    `can_undo` is False from before the last schema upgrade, and where it cannot be told without an erased person.
    """

    change: int
    at: int
    label: str
    undone: bool
    can_undo: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a write did: its change (None when nothing was written), its words, and the tables it touched."""

    change: int | None
    label: str
    tables: frozenset[str] = frozenset()
