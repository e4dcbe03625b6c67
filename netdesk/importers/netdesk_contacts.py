"""NetDesk's own table of contacts, exact or made for spreadsheets, also when a spreadsheet has written it again."""

import csv
import io
from collections.abc import Iterator

from netdesk.domain.cells import items_of, plain
from netdesk.domain.errors import DataError
from netdesk.domain.exported import CONTACT_COLUMNS, EXACT, LISTS, MARK, SCALARS
from netdesk.domain.imported import Record, Rejected
from netdesk.importers.base import Context, Format, Found, Peek
from netdesk.importers.header import squash
from netdesk.importers.netdesk_people import Cells, People

LONGEST = 1 << 28
EMPTY = "empty row"
_KNOWN = frozenset(squash(name) for name in ("id", "name", "source_keys", "profile_networks", "note_keys", MARK))
_EXACT_START = f"{','.join(CONTACT_COLUMNS)},".encode()


def recognise(peek: Peek) -> str:
    """Know the table by its columns."""
    return "NetDesk contacts" if peek.columns >= _KNOWN else ""


def records(found: Found, context: Context) -> Iterator[Record]:
    """Yield what every row brings."""
    assert found.table is not None
    header = [squash(name) for name in found.table.header]
    places = {name: header.index(squash(name)) if squash(name) in header else -1 for name in (*CONTACT_COLUMNS, MARK)}
    people, cells = People(context), Cells(context)
    for line, row in _rows(found):
        if not any(row):
            yield Rejected(line, EMPTY)
            continue
        row.append("")  # for columns that are not there
        defused = row[places[MARK]] != EXACT
        texts = [row[places[column.name]] for column in SCALARS]
        lists = [
            items_of([plain(row[places[c.name]]) if defused else row[places[c.name]] for c in listed.columns])
            for listed in LISTS
        ]
        yield from people.records(line, cells.contact(line, texts, lists, plainly=defused))


def _rows(found: Found) -> Iterator[tuple[int, list[str]]]:
    """Read the rows as they were written; a table that something else has written is read like any other."""
    assert found.table is not None
    if not found.raw.head(len(_EXACT_START) + 3).removeprefix(b"\xef\xbb\xbf").startswith(_EXACT_START):
        yield from found.table.pairs()
        return
    # Notes may be longer than the csv module's own limit; it is the process's, and put back.
    limit = csv.field_size_limit(LONGEST)
    try:
        with found.raw.open() as stream, io.TextIOWrapper(stream, "utf-8-sig", newline="") as text:
            width = len(found.table.header)
            reader = csv.reader(text, strict=True)
            next(reader)
            line = reader.line_num + 1
            for row in reader:
                if row:
                    yield line, row + [""] * (width - len(row))
                line = reader.line_num + 1
    except (csv.Error, UnicodeDecodeError) as error:
        raise DataError(f"{found.path} is damaged ({error}). Nothing was imported.") from error
    finally:
        csv.field_size_limit(limit)


FORMAT = Format("netdesk-contacts", 5, recognise, records)
