"""What every exporter shares: what is to be written, how, and how a format presents itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from netdesk.domain.exported import Cell, Column, ExportedContact, TableRows
from netdesk.domain.time_entry import TimeEntry

What = Literal["contacts", "interactions", "value", "time", "everything"]
WHATS: tuple[What, ...] = ("contacts", "interactions", "value", "time", "everything")


@dataclass(frozen=True)
class Sheet:
    """A table to be written: its columns, and its rows as a stream that can be read once."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]


@dataclass(frozen=True)
class Material:
    """What goes out: contacts, sheets, entries and tables as streams, of which a format reads those it holds.

    `made_at` is seconds, UTC; `schema` the version of the database's tables.
    """

    what: What
    made_at: int
    schema: int = 0
    contacts: Iterable[ExportedContact] = ()
    sheets: tuple[Sheet, ...] = ()
    entries: Iterable[TimeEntry] = ()
    tables: Iterable[tuple[TableRows, Iterable[tuple[Any, ...]]]] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """How it is written: exact or with cells defused, a byte order mark before it, which vCard."""

    exact: bool = False
    marked: bool = False
    vcard: str = "4.0"


@dataclass(frozen=True)
class Format:
    """A kind of file: what it can hold, and how it is written; `write` gives remarks on what did not fit."""

    key: str
    title: str
    words: str
    holds: frozenset[What]
    write: Callable[[Material, Path, Style], tuple[str, ...]]
