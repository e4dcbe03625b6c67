"""Contacts as a table: a column for every field, several values in one cell."""

from collections.abc import Iterable, Iterator

from netdesk.domain import cells
from netdesk.domain.exported import (
    EXACT,
    LISTS,
    MARK,
    SCALARS,
    SPREADSHEETS,
    Cell,
    Column,
    ExportedContact,
    Kind,
)
from netdesk.exporters.base import Material, Sheet

# What follows from acts, and is of no use to an import.
_SUMS = (Column("level", Kind.NUMBER), Column("interactions", Kind.NUMBER), Column("last_at", Kind.MAYBE_INSTANT))
_KINDS = tuple(tuple(column.kind for column in several.columns) for several in LISTS)
_EMPTY = tuple(("",) * len(kinds) for kinds in _KINDS)


def contacts(people: Iterable[ExportedContact], *, exact: bool) -> Sheet:
    """Lay contacts out; an exact table holds what is known, another one also what follows from it."""
    several = tuple(Column(column.name, Kind.TEXT) for listed in LISTS for column in listed.columns)
    columns = (*SCALARS, *several, *(() if exact else _SUMS), Column(MARK, Kind.TEXT))
    return Sheet("contacts", columns, _rows(people, exact))


def all_of(material: Material, *, exact: bool) -> tuple[Sheet, ...]:
    """List the sheets of what goes out, contacts first."""
    with_contacts = material.what in ("contacts", "everything")
    return (*((contacts(material.contacts, exact=exact),) if with_contacts else ()), *material.sheets)


def _rows(people: Iterable[ExportedContact], exact: bool) -> Iterator[tuple[Cell, ...]]:
    text_of, columns_of = cells.text_of, cells.columns_of
    for person in people:
        row: list[Cell] = list(person.scalars)
        for items, kinds, empty in zip(person.lists, _KINDS, _EMPTY, strict=True):
            if not items:
                row += empty
            else:
                texts = [[text_of(kind, value) for kind, value in zip(kinds, item, strict=True)] for item in items]
                row += columns_of(texts, len(kinds))
        if not exact:
            row += (person.level, person.interactions, person.last_at)
        row.append(EXACT if exact else SPREADSHEETS)
        yield tuple(row)
