"""NetDesk's own JSON: contacts, or everything, which comes back into an empty database only."""

import binascii
import io
import re
from base64 import b64decode
from collections.abc import Iterator
from typing import Any

from netdesk.domain.errors import DataError
from netdesk.domain.exported import FORMAT_VERSION, LISTS, SCALARS
from netdesk.domain.folding import fold
from netdesk.domain.imported import FactRow, Record, Rejected
from netdesk.importers.base import Context, Format, Found, Peek
from netdesk.importers.json_stream import JsonStream
from netdesk.importers.netdesk_people import Cells, People, text_in
from netdesk.importers.raw import Raw

_HEAD = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"netdesk"\s*:\s*"(contacts|everything)"')
_TITLES = {"contacts": "NetDesk contacts (JSON)", "everything": "Everything of a NetDesk"}
NOT_EMPTY = (
    "{path} holds everything of a NetDesk and can only be read into an empty one. Nothing was imported: open another"
    " database for it, or export its contacts and import those."
)


def kind_of(raw: Raw) -> str:
    """Tell what a file of NetDesk's own JSON holds; "" for any other file."""
    found = _HEAD.match(raw.head(200))
    return found[1].decode() if found else ""


def recognise(peek: Peek) -> str:
    """Know the file by its first word."""
    return _TITLES.get(kind_of(peek.raw), "")


def records(found: Found, context: Context) -> Iterator[Record]:
    """Yield what the file brings."""
    if kind_of(found.raw) == "everything" and not context.empty:
        raise DataError(NOT_EMPTY.format(path=found.path))
    with found.raw.open() as stream, io.TextIOWrapper(stream, "utf-8-sig", newline="") as text:
        json = JsonStream(text, found.path)
        for key in json.members():
            if key == "tables":
                yield from _tables(json)
            elif key == "contacts":
                yield from _contacts(json, context)
            else:
                _check(json, key, json.value())


def _check(json: JsonStream, key: str, value: object) -> None:
    if key == "version" and (not isinstance(value, int) or value > FORMAT_VERSION):
        raise json.damaged("a newer NetDesk wrote it")


def _tables(json: JsonStream) -> Iterator[Record]:
    line = 0
    for table in json.members():
        columns: tuple[str, ...] = ()
        name, key = -1, -1
        for part in json.members():
            if part == "columns":
                columns = tuple(str(column) for column in json.value())
                if table in ("contact", "client", "project") and "name_key" in columns:
                    name, key = columns.index("name"), columns.index("name_key")
            elif part != "rows":
                json.value()
            else:
                for row in json.items():
                    line += 1
                    values = _values(json, row, len(columns))
                    if name >= 0:
                        values[key] = fold(str(values[name]))
                    yield FactRow(line, table, columns, tuple(values))


def _values(json: JsonStream, row: Any, width: int) -> list[object]:
    if not isinstance(row, list) or len(row) != width:
        raise json.damaged("a row does not fit its columns")
    return [_bytes(json, value) if isinstance(value, dict) else value for value in row]


def _bytes(json: JsonStream, value: dict[str, Any]) -> bytes:
    try:
        return b64decode(value["base64"], validate=True)
    except (KeyError, TypeError, binascii.Error) as error:
        raise json.damaged("a picture cannot be read") from error


def _contacts(json: JsonStream, context: Context) -> Iterator[Record]:
    people, cells = People(context), Cells(context)
    for line, value in enumerate(json.items(), 1):
        if not isinstance(value, dict):
            yield Rejected(line, "no contact")
            continue
        texts = [text_in(column.kind, value.get(column.name)) for column in SCALARS]
        lists = [
            [
                tuple(text_in(column.kind, item.get(column.key)) for column in listed.columns)
                for item in value.get(listed.name) or ()
                if isinstance(item, dict)
            ]
            for listed in LISTS
        ]
        contact = cells.contact(line, texts, lists, plainly=False)
        photos = tuple(
            (str(photo.get("media_type", "")), _bytes(json, photo))
            for photo in value.get("photos") or ()
            if isinstance(photo, dict)
        )
        yield from people.records(line, contact._replace(photos=photos))


FORMAT = Format("netdesk-json", 5, recognise, records, tabular=False)
