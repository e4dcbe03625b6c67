"""Everything held about one person, as a zip: JSON for programs, text for people, and the picture."""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from netdesk.domain.cells import day_text, instant_text
from netdesk.domain.exported import FORMAT_VERSION, TableRows

SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp"}
_TITLES = {
    "contact": "Contact", "identity": "Keys of sources", "profile": "Profiles", "email": "E-mail", "phone": "Phone",
    "website": "Websites", "custom_field": "Own fields", "note": "Notes", "photo": "Picture", "contact_role": "Roles",
    "contact_tag": "Tags", "wish": "Needs and offers", "promise": "Promises", "cadence": "Keeping in touch",
    "job_change": "Job changes", "interaction": "Interactions", "client_contact": "Client", "time_entry": "Time entries",
    "referral": "Referrals", "value_event": "Value given and got", "review_decision": "Decisions in reviews",
}  # fmt: skip
# What says itself what it is.
_BARE = frozenset(
    ("network", "address", "number", "url", "role", "tag", "text", "note", "kind", "client", "name", "value")
)
# What names a row of these, for those that refer to it.
_NAMES = {"network": "name", "role": "name", "tag": "name", "client": "name", "project": "name", "contact": "name"}
_WORDS = {
    "at": "when",
    "handled": "seen",
    "external_key": "key of the source",
    "name_key": "",
    "digits": "",
    "id": "",
    "zone": "",
}
_DAYS = frozenset(("day", "snoozed_until"))


@dataclass(frozen=True)
class Held:
    """What is held about a person: every table's rows about them; `made_at` is seconds, UTC."""

    name: str
    stem: str
    made_at: int
    schema: int
    tables: tuple[tuple[TableRows, tuple[tuple[Any, ...], ...]], ...]


def write(held: Held, path: Path) -> None:
    """Write the zip."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr(f"{held.stem}/{held.stem}.txt", "\n".join(_text(held)))
        archive.writestr(f"{held.stem}/{held.stem}.json", _json(held))
        for number, (media_type, data) in enumerate(_pictures(held)):
            archive.writestr(f"{held.stem}/{held.stem}{number or ''}{SUFFIXES.get(media_type, '.bin')}", data)


def _json(held: Held) -> str:
    def plain(cell: object) -> object:
        return {"base64": b64encode(cell).decode()} if isinstance(cell, bytes) else cell

    tables = {
        table.name: {"columns": table.columns, "rows": [[plain(cell) for cell in row] for row in rows]}
        for table, rows in held.tables
    }
    whole = {
        "netdesk": "everything",
        "version": FORMAT_VERSION,
        "exported_at": instant_text(held.made_at),
        "schema": held.schema,
        "tables": tables,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _pictures(held: Held) -> Iterator[tuple[str, bytes]]:
    for table, rows in held.tables:
        if table.name == "photo":
            for row in rows:
                found = dict(zip(table.columns, row, strict=True))
                yield found["media_type"], found["data"]


def _text(held: Held) -> Iterator[str]:
    yield held.name
    yield f"Everything NetDesk held about this person on {day_text(held.made_at // 86_400)}. Times are in UTC."
    yield "Earlier values may still be in the history (for undo) and in backups."
    names = _references(held)
    for table, rows in held.tables:
        title = _TITLES.get(table.name)
        if not title or not rows:
            continue
        yield ""
        yield title if len(rows) == 1 else f"{title} ({len(rows):,})"
        for row in rows:
            told = list(_cells(table.columns, row, names))
            if not told:
                continue
            if table.name == "contact":
                yield from (f"  {words}: {value}" for words, value in told)
            else:
                yield "  - " + "; ".join(value if words in _BARE else f"{words} {value}" for words, value in told)


def _references(held: Held) -> dict[str, dict[int, str]]:
    """Give the names that references stand for, by the column that refers: network_id, client_id…"""
    found: dict[str, dict[int, str]] = {}
    for table, rows in held.tables:
        if table.name in _NAMES:
            name = table.columns.index(_NAMES[table.name])
            found[f"{table.name}_id"] = {row[0]: str(row[name]) for row in rows}
    return found


def _cells(columns: Iterable[str], row: Iterable[Any], names: dict[str, dict[int, str]]) -> Iterator[tuple[str, str]]:
    for column, cell in zip(columns, row, strict=True):
        words = _WORDS.get(column, column.removesuffix("_id").replace("_", " "))
        if cell in (None, "", 0) or not words or column == "contact_id":
            continue
        if column in names:
            value = names[column].get(cell, "")
        elif column.endswith("_id"):
            continue
        elif isinstance(cell, bytes):
            value = f"{len(cell):,} bytes"
        elif column in _DAYS or column.endswith(("_on", "_day")):
            value = day_text(cell)
        elif column == "at" or column.endswith("_at"):
            value = instant_text(cell)
        elif column in ("amount", "rate"):
            value = f"{cell / 100:.2f}"
        else:
            value = " ".join(str(cell).split()) if isinstance(cell, str) else str(cell)
        if value:
            yield words, value
