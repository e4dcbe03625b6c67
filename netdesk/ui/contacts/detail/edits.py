"""What an edit in place asks for, and what is written then."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from netdesk.domain.history import Outcome
    from netdesk.store.database import Database

Work = Callable[["Database", int], "Outcome"]
"""Writes to the database; gets the present in seconds, UTC."""
Save = Callable[["Database", Sequence[str], int], "Outcome"]
"""The same with what was typed, one text for each input."""
FindPeople = Callable[[str, Callable[[Sequence[tuple[int, str]]], None]], None]
"""Looks people up: gets the text and a callback for ids and names, which comes later."""


class Request(NamedTuple):
    """A write that is wanted, and whom to tell."""

    work: Work
    done: Callable[["Outcome"], None] | None = None
    failed: Callable[[Exception], None] | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """A field of an edit.

    `value` is what stands there first: text, the chosen key, keys joined by commas, a name with its id as the one choice.
    """

    words: str
    value: str = ""
    kind: Literal["line", "text", "choice", "checks", "person"] = "line"
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    half: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """Inputs and what to do with them; two `half` ones that follow each other stand side by side. `share` saves what another contact has as well, where that may be."""

    inputs: tuple[Input, ...]
    save: Save = field(compare=False)
    remove: Work | None = field(default=None, compare=False)
    share: Save | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the overview. `key` says which one it is through all changes; `link` is a checked address.

    `person` is the contact behind the text, `does` what a click leads to instead of an edit, `tick` what a tick
    at its box does. An offer has no text yet.
    """

    key: str
    name: str
    text: str = ""
    edit: Edit | None = None
    link: str = ""
    note: str = ""
    person: int | None = None
    does: Literal["", "cadence"] = ""
    done: bool = False
    tick: Work | None = field(default=None, compare=False)
