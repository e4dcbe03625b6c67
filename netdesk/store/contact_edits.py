"""Edits of one contact's own fields, each one undoable change; `contact_parts` edits what hangs on it."""

from collections.abc import Mapping

import apsw

from netdesk.domain.contact_fields import FIELDS, Value
from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.folding import fold
from netdesk.domain.history import Outcome
from netdesk.domain.names import NameParts, display_name, split_name
from netdesk.domain.period import DAY_SECONDS
from netdesk.domain.time_entry import Kept
from netdesk.store import history
from netdesk.store.database import Database

GONE = "This contact is not there any more. Nothing was changed."
NAMELESS = "A contact needs a name. The old one stays."
PARTS = NameParts._fields
SOURCE = "by hand"
DAYS = ("met_on", "connected_on")
Columns = dict[str, str | int | float | None]


def name_of(db: Database, contact: int) -> str:
    """Give a contact's name for a change's label. Raises DataError for one that is gone."""
    name = db.value("SELECT name FROM contact WHERE id = ?", contact)
    if name is None:
        raise DataError(GONE)
    return str(name) or "somebody without a name"


def set_field(db: Database, contact: int, field: str, value: Value, now: int) -> Outcome:
    """Set one of contact_fields.FIELDS to what was typed, or to a day already read; an equal value changes nothing.

    A new name is taken apart, a new part of it makes the name anew. Raises UsageError for what cannot stand there.
    """
    return set_fields(db, contact, {field: value}, now)


def set_fields(db: Database, contact: int, values: Mapping[str, Value], now: int) -> Outcome:
    """Set several fields at once, as `set_field` does."""
    whose = name_of(db, contact)
    changed: Columns = {}
    for field, value in values.items():
        known = FIELDS.get(field)
        if known is None:
            raise UsageError(f"There is no field “{field}” to set.")
        read = known.read(value, now // DAY_SECONDS) if isinstance(value, str) else value
        if field == "name" or field in PARTS:
            changed |= _named(db, contact, field, str(read or ""))
        else:
            changed[known.column] = "" if read is None and field not in DAYS else read
    what = " and ".join(FIELDS[field].words for field in values)
    return _update(db, contact, changed, f"Changed {whose}’s {what}", now)


def set_name(db: Database, contact: int, parts: NameParts, now: int) -> Outcome:
    """Set the parts of a name at once. Raises UsageError when nothing is left of it."""
    whose = name_of(db, contact)
    read = NameParts(*(str(FIELDS[part].read(text, 0)) for part, text in zip(PARTS, parts, strict=True)))
    return _update(db, contact, _name_columns(read), f"Changed {whose}’s name", now)


def set_introducer(db: Database, contact: int, by: int | None, now: int) -> Outcome:
    """Say who introduced a contact; None for nobody."""
    whose = name_of(db, contact)
    if by == contact:
        raise UsageError("Nobody introduces themselves. Choose somebody else.")
    if by is not None:
        name_of(db, by)
    return _update(db, contact, {"introduced_by_id": by}, f"Changed who introduced {whose}", now)


def set_score(db: Database, contact: int, score: float | None, now: int) -> Outcome:
    """Set the score by hand, 0 to 100; None goes back to the computed one."""
    whose = name_of(db, contact)
    if score is not None and not 0 <= score <= 100:
        raise UsageError("A score is 0 to 100.")
    label = f"Set {whose}’s score by hand" if score is not None else f"Use the computed score of {whose}"
    return _update(db, contact, {"manual_score": score}, label, now)


def create(db: Database, name: str, now: int) -> Kept:
    """Add a contact by name. Raises UsageError for an empty one."""
    shown = _new_name(name)
    with history.change(db, f"Added {shown}", now) as change:
        made = insert(change.connection, shown, now)
    return Kept(change.id, change.label, change.tables, made)


def insert(connection: apsw.Connection, name: str, now: int) -> int:
    """Add a contact by name inside a change; give its id. Raises UsageError for an empty name."""
    shown = _new_name(name)
    row = {**_name_columns(split_name(shown), shown), "source": SOURCE, "added_at": now}
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO contact ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
    return connection.last_insert_rowid()


def _new_name(name: str) -> str:
    shown = str(FIELDS["name"].read(name, 0))
    if not shown:
        raise UsageError("A contact needs a name. Nothing was added.")
    return shown


def _named(db: Database, contact: int, field: str, text: str) -> Columns:
    """Give the columns of a name of which one part, or the whole, was typed anew."""
    if field == "name":
        if text == db.value("SELECT name FROM contact WHERE id = ?", contact):
            return {"name": text}
        return _name_columns(split_name(text), text)
    (row,) = db.rows(f"SELECT {', '.join(PARTS)} FROM contact WHERE id = ?", contact)
    return _name_columns(NameParts(*row)._replace(**{field: text}))


def _name_columns(parts: NameParts, shown: str = "") -> Columns:
    name = shown or display_name(*parts)
    if not name.strip():
        raise UsageError(NAMELESS)
    return {"name": name, "name_key": fold(name), **parts._asdict()}


def _update(db: Database, contact: int, changed: Columns, label: str, now: int) -> Outcome:
    columns = ", ".join(f"{column} = ?" for column in changed)
    differ = " OR ".join(f"{column} IS NOT ?" for column in changed)
    values = tuple(changed.values())
    with history.change(db, label, now) as change:
        change.connection.execute(
            f"UPDATE contact SET {columns} WHERE id = ? AND ({differ})", (*values, contact, *values)
        )
    return change.outcome
