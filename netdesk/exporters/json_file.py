"""JSON: contacts with every field, lists as objects, or all tables; written row by row, however many there are."""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from netdesk.domain.cells import instant_text, text_of
from netdesk.domain.exported import FORMAT_VERSION, LISTS, SCALARS, Cell, ExportedContact, Kind
from netdesk.exporters.base import WHATS, Format, Material, Sheet, Style

_AS_TEXT = frozenset((Kind.DAY, Kind.INSTANT, Kind.MAYBE_INSTANT, Kind.STATUS))
_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write(material: Material, path: Path, _style: Style) -> tuple[str, ...]:
    """Write all of it as one JSON value, one row a line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        if material.what == "everything":
            _head(file, material)
            file.write(f',"schema":{material.schema},"tables":{{')
            _tables(file, material)
            file.write("\n}}\n")
        elif material.what == "contacts":
            _head(file, material)
            file.write(',"contacts":')
            _array(file, (_contact(person) for person in material.contacts))
            file.write("}\n")
        else:
            _array(file, _objects(material.sheets[0]))
            file.write("\n")
    return ()


def _head(file: TextIO, material: Material) -> None:
    """Say what the file is, so that it is known again."""
    made = instant_text(material.made_at)
    file.write(f'{{"netdesk":"{material.what}","version":{FORMAT_VERSION},"exported_at":"{made}"')


def _array(file: TextIO, values: Iterable[Any]) -> None:
    before = "[\n"
    for value in values:
        file.write(before)
        file.write(_dumps(value))
        before = ",\n"
    file.write("[]" if before == "[\n" else "\n]")


def _tables(file: TextIO, material: Material) -> None:
    before = "\n"
    for table, rows in material.tables:
        file.write(f'{before}"{table.name}":{{"columns":{_dumps(table.columns)},"rows":')
        _array(file, ([_plain(cell) for cell in row] for row in rows))
        file.write("}")
        before = ",\n"


def _plain(cell: object) -> object:
    return {"base64": b64encode(cell).decode()} if isinstance(cell, bytes) else cell


def _objects(sheet: Sheet) -> Iterator[dict[str, object]]:
    for row in sheet.rows:
        yield {column.name: _value(column.kind, value) for column, value in zip(sheet.columns, row, strict=True)}


def _value(kind: Kind, value: Cell) -> object:
    if value is None:
        return None
    if kind is Kind.YES_NO:
        return bool(value)
    if kind is Kind.MONEY and isinstance(value, int):
        return value / 100
    return text_of(kind, value) if kind in _AS_TEXT else value


def _contact(person: ExportedContact) -> dict[str, object]:
    found: dict[str, object] = {
        column.name: _value(column.kind, value) for column, value in zip(SCALARS, person.scalars, strict=True)
    }
    for several, items in zip(LISTS, person.lists, strict=True):
        found[several.name] = [
            {column.key: _value(column.kind, value) for column, value in zip(several.columns, item, strict=True)}
            for item in items
        ]
    found["photos"] = [{"media_type": kind, "base64": b64encode(data).decode()} for kind, data in person.photos]
    return found


FORMAT = Format("json", "JSON", "Everything, for programs and for another NetDesk", frozenset(WHATS), write)
