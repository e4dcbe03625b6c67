"""Outgoing: from what the user wants written to the file on disk; shared by window and command line."""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import TypeVar

from netdesk.domain.errors import DataError
from netdesk.domain.exported import Cell, Column, Kind
from netdesk.domain.period import from_day, local_datetime
from netdesk.domain.time_entry import TimeEntry
from netdesk.exporters import person_file, target
from netdesk.exporters.base import Format, Material, Sheet, Style, What
from netdesk.store import exporting, whole_tables
from netdesk.store.database import Database

TICK = 20
Item = TypeVar("Item")
Ticker = Callable[[int], None]
INTERACTIONS = (
    Column("contact_id", Kind.NUMBER), Column("contact", Kind.TEXT), Column("at", Kind.INSTANT),
    Column("network", Kind.TEXT), Column("kind", Kind.TEXT), Column("level", Kind.NUMBER),
    Column("direction", Kind.TEXT), Column("derived", Kind.NUMBER),
)  # fmt: skip
VALUE = (
    Column("id", Kind.NUMBER), Column("contact_id", Kind.NUMBER), Column("contact", Kind.TEXT),
    Column("at", Kind.INSTANT), Column("network", Kind.TEXT), Column("kind", Kind.TEXT), Column("direction", Kind.TEXT),
    Column("amount", Kind.MONEY), Column("currency", Kind.TEXT), Column("points", Kind.REAL), Column("note", Kind.TEXT),
)  # fmt: skip
TIME = (
    Column("id", Kind.NUMBER), Column("start", Kind.LOCAL), Column("end", Kind.LOCAL), Column("seconds", Kind.NUMBER),
    Column("client", Kind.TEXT), Column("project", Kind.TEXT), Column("network", Kind.TEXT),
    Column("contacts", Kind.WORDS), Column("note", Kind.TEXT), Column("billable", Kind.YES_NO), Column("tags", Kind.WORDS),
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What is to be written: of some contacts (None: all but those in the trash), in which format and how.

    `now` is seconds, UTC.
    """

    what: What
    format: Format
    style: Style
    now: int
    zone: tzinfo
    ids: "array[int] | None" = None


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: how many rows, and remarks on what did not fit."""

    rows: int
    remarks: tuple[str, ...] = ()


def write(db: Database, wanted: Wanted, path: Path, ticker: Ticker = lambda count: None) -> Written:
    """Write a file, whole or not at all; `ticker` hears the number of rows every few and may raise to stop.

    Raises DataError where it cannot be written; what stood there before is then as it was.
    """
    count = _Count(ticker)
    with target.replacing(path) as part, exporting.snapshot(db):
        remarks = wanted.format.write(_material(db, wanted, count), part, wanted.style)
    return Written(count.rows, remarks)


def write_held(db: Database, contact: int, path: Path, now: int) -> str:
    """Write everything held about one person as a zip, whole or not at all; gives their name. `now` is seconds, UTC.

    Raises DataError for a contact that is gone, and where the file cannot be written.
    """
    name = exporting.name_of(db, contact)
    if name is None:
        raise DataError("This contact is not there any more. Nothing was written.")
    with target.replacing(path) as part, exporting.snapshot(db):
        tables = tuple((table, tuple(rows)) for table, rows in whole_tables.each(db, array("q", [contact])))
        person_file.write(person_file.Held(name, file_stem(name), now, whole_tables.SCHEMA_VERSION, tables), part)
    return name


def file_stem(name: str) -> str:
    """Make a file's name of somebody's: letters and digits of any script, the rest hyphens."""
    stem = re.sub(r"[\W_]+", "-", name.casefold()).strip("-")
    return stem[:60].strip("-") or "contact"


def _material(db: Database, wanted: Wanted, count: "_Count") -> Material:
    what, ids = wanted.what, wanted.ids
    sheets = (
        Sheet("interactions", INTERACTIONS, count.through(exporting.interactions(db, ids))),
        Sheet("value", VALUE, count.through(exporting.value(db, ids))),
        Sheet("time", TIME, (time_row(entry, wanted) for entry in count.through(exporting.time(db, ids)))),
    )
    photos = wanted.format.key in ("vcf", "json")
    people = exporting.everybody(db) if ids is None and what in ("contacts", "everything") else ids or array("q")
    return Material(
        what,
        wanted.now,
        whole_tables.SCHEMA_VERSION,
        count.through(exporting.contacts(db, people, photos=photos)),
        tuple(sheet for sheet in sheets if what in (sheet.name, "everything")),
        count.through(exporting.time(db, ids)),
        ((table, count.through(rows)) for table, rows in whole_tables.each(db, ids)),
    )


class _Count:
    """Counts rows as they pass."""

    def __init__(self, ticker: Ticker) -> None:
        self.rows = 0
        self._ticker = ticker

    def through(self, items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            yield item
            self.rows += 1
            if not self.rows % TICK:
                self._ticker(self.rows)


def time_row(entry: TimeEntry, wanted: Wanted) -> tuple[Cell, ...]:
    """Write an entry in the columns of TIME."""
    if entry.timed:
        start = local_datetime(entry.started_at, wanted.zone).isoformat()
        end = None if entry.ended_at is None else local_datetime(entry.ended_at, wanted.zone).isoformat()
    else:
        start = end = from_day(entry.day).isoformat()
    return (
        entry.id,
        start,
        end,
        entry.length(wanted.now),
        entry.client or None,
        entry.project or None,
        entry.network or None,
        entry.contacts,
        entry.note,
        entry.billable,
        entry.tags,
    )
