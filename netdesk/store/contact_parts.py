"""What hangs on one contact: addresses, notes, fields, promises, wishes, tags, roles. Each edit is one undoable change.

A part is added where its number is None, else changed. Nothing is written where nothing differs.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from netdesk.domain import contact_fields
from netdesk.domain.contact import WishKind
from netdesk.domain.contact_fields import TakenError
from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.folding import fold
from netdesk.domain.history import Outcome
from netdesk.store import clients, history
from netdesk.store.contact_edits import name_of
from netdesk.store.database import Database

Part = Literal["email", "phone", "website", "profile", "custom_field", "note", "promise", "wish"]
NAMES: Mapping[Part, str] = {
    "email": "an e-mail address of",
    "phone": "a phone number of",
    "website": "a website of",
    "profile": "a profile of",
    "custom_field": "a field of",
    "note": "a note on",
    "promise": "a promise to",
    "wish": "a topic of",
}
GONE = "This is not there any more. Nothing was changed."
Columns = dict[str, str | int | None]


def save_email(
    db: Database, contact: int, number: int | None, address: str, label: str, now: int, *, shared: bool = False
) -> Outcome:
    """Add or change an e-mail address. Raises TakenError where another contact has it, unless both are to have it."""
    read = contact_fields.email(address)
    _once(db, "email", "address", contact, number, read)
    if not shared:
        _refuse_taken(
            db, "SELECT contact_id FROM email WHERE address = ? AND contact_id <> ?", read, contact, shared=True
        )
    return _put(db, "email", contact, number, {"address": read, "label": contact_fields.line(label)}, now)


def save_phone(db: Database, contact: int, number: int | None, typed: str, label: str, now: int) -> Outcome:
    """Add or change a phone number."""
    read = contact_fields.phone(typed)
    _once(db, "phone", "number", contact, number, read)
    columns: Columns = {"number": read, "digits": contact_fields.digits(read), "label": contact_fields.line(label)}
    return _put(db, "phone", contact, number, columns, now)


def save_website(db: Database, contact: int, number: int | None, address: str, now: int) -> Outcome:
    """Add or change a web address."""
    read = contact_fields.website(address)
    _once(db, "website", "url", contact, number, read)
    return _put(db, "website", contact, number, {"url": read}, now)


def save_profile(db: Database, contact: int, number: int | None, network: str, typed: str, now: int) -> Outcome:
    """Add or change a profile, given by its address, or by a handle on a network. Raises TakenError: it has one owner."""
    read = contact_fields.profile(typed, network)
    place = db.value("SELECT id FROM network WHERE key = ?", read.network)
    if place is None:
        raise UsageError(f"There is no network “{read.network}”.")
    owner = "SELECT contact_id FROM profile WHERE network_id = ? AND key = ? AND contact_id <> ?"
    _refuse_taken(db, owner, place, read.key, contact, shared=False)
    if db.value("SELECT 1 FROM profile WHERE network_id = ? AND key = ? AND id IS NOT ?", place, read.key, number):
        raise UsageError("This profile is there already.")
    columns: Columns = {"network_id": place, "key": read.key, "handle": read.handle, "url": read.url}
    return _put(db, "profile", contact, number, columns, now)


def save_field(db: Database, contact: int, number: int | None, name: str, value: str, now: int) -> Outcome:
    """Add, rename or change a field of the user's own."""
    named, read = contact_fields.line(name), contact_fields.line(value)
    if not named or not read:
        raise UsageError("A field needs a name and something in it.")
    same = "SELECT 1 FROM custom_field WHERE contact_id = ? AND name = ? AND id IS NOT ?"
    if db.value(same, contact, named, number):
        raise UsageError(f"There is a field “{named}” already. Change that one, or choose another name.")
    return _put(db, "custom_field", contact, number, {"name": named, "value": read}, now)


def save_note(db: Database, contact: int, number: int | None, text: str, day: int | None, now: int) -> Outcome:
    """Add or change a note; what its source knows it by stays. `day` is the local date, None for none."""
    read = contact_fields.note(text)
    if not read:
        raise UsageError("A note needs some words. Delete it instead, if it is not wanted any more.")
    columns: Columns = {"text": read, "day": day}
    if number is None:
        columns["at"] = now
    return _put(db, "note", contact, number, columns, now)


def save_promise(db: Database, contact: int, number: int | None, text: str, due_day: int | None, now: int) -> Outcome:
    """Add or change a promise."""
    read = contact_fields.line(text)
    if not read:
        raise UsageError("A promise needs some words.")
    return _put(db, "promise", contact, number, {"text": read, "due_day": due_day}, now)


def keep_promise(db: Database, number: int, day: int | None, now: int) -> Outcome:
    """Tick a promise off on a day; None takes the tick back."""
    whose = _owner(db, "promise", number)
    label = f"Kept a promise to {whose}" if day is not None else f"Took the tick off a promise to {whose}"
    with history.change(db, label, now) as change:
        change.connection.execute(
            "UPDATE promise SET done_day = ? WHERE id = ? AND done_day IS NOT ?", (day, number, day)
        )
    return change.outcome


def save_wish(db: Database, contact: int, number: int | None, kind: WishKind, text: str, now: int) -> Outcome:
    """Add or change what a contact knows about, needs or offers."""
    read = contact_fields.line(text)
    if not read:
        raise UsageError("Write a word or two: they bring people together.")
    return _put(db, "wish", contact, number, {"kind": kind, "text": read}, now)


def remove(db: Database, part: Part, number: int, now: int) -> Outcome:
    """Take a part off its contact."""
    whose = _owner(db, part, number)
    with history.change(db, f"Removed {NAMES[part]} {whose}", now) as change:
        change.connection.execute(f"DELETE FROM {part} WHERE id = ?", (number,))
    return change.outcome


def set_tags(db: Database, contact: int, names: Sequence[str], now: int) -> Outcome:
    """Let a contact have these tags and no others; a tag is found whatever its case."""
    whose = name_of(db, contact)
    wanted = {fold(name): name for name in names if fold(name)}
    with history.change(db, f"Changed {whose}’s tags", now) as change:
        for number, name in db.rows(
            "SELECT ct.id, t.name FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id WHERE ct.contact_id = ?", contact
        ):
            if wanted.pop(fold(name), None) is None:
                change.connection.execute("DELETE FROM contact_tag WHERE id = ?", (number,))
        for name in wanted.values():
            row = (contact, clients.tag_id(db, name))
            change.connection.execute("INSERT INTO contact_tag (contact_id, tag_id) VALUES (?, ?)", row)
    return change.outcome


def set_roles(db: Database, contact: int, keys: Sequence[str], now: int) -> Outcome:
    """Let a contact have these roles and no others."""
    whose = name_of(db, contact)
    known = {key: number for number, key in db.rows("SELECT id, key FROM role")}
    unknown = [key for key in keys if key not in known]
    if unknown:
        raise UsageError(f"There is no role “{unknown[0]}”.")
    wanted = {known[key] for key in keys}
    with history.change(db, f"Changed {whose}’s roles", now) as change:
        for number, role in db.rows("SELECT id, role_id FROM contact_role WHERE contact_id = ?", contact):
            if role in wanted:
                wanted.remove(role)
            else:
                change.connection.execute("DELETE FROM contact_role WHERE id = ?", (number,))
        rows = ((contact, role) for role in sorted(wanted))
        change.connection.executemany("INSERT INTO contact_role (contact_id, role_id) VALUES (?, ?)", rows)
    return change.outcome


def roles(db: Database) -> list[tuple[str, str]]:
    """List the roles there are: key and name."""
    return [(str(key), str(name)) for key, name in db.rows("SELECT key, name FROM role ORDER BY id")]


def _put(db: Database, part: Part, contact: int, number: int | None, columns: Columns, now: int) -> Outcome:
    """Add a row, or change it where something differs."""
    whose = name_of(db, contact)
    values = tuple(columns.values())
    if number is None:
        statement = f"INSERT INTO {part} (contact_id, {', '.join(columns)}) VALUES (?{', ?' * len(columns)})"
        label, parameters = f"Added {NAMES[part]} {whose}", (contact, *values)
    else:
        _owner(db, part, number)
        sets = ", ".join(f"{column} = ?" for column in columns)
        differ = " OR ".join(f"{column} IS NOT ?" for column in columns)
        statement = f"UPDATE {part} SET {sets} WHERE id = ? AND ({differ})"
        label, parameters = f"Changed {NAMES[part]} {whose}", (*values, number, *values)
    with history.change(db, label, now) as change:
        change.connection.execute(statement, parameters)
    return change.outcome


def _owner(db: Database, part: Part, number: int) -> str:
    name = db.value(f"SELECT c.name FROM {part} p JOIN contact c ON c.id = p.contact_id WHERE p.id = ?", number)
    if name is None:
        raise DataError(GONE)
    return str(name)


def _once(db: Database, part: Part, column: str, contact: int, number: int | None, read: str) -> None:
    """Refuse what the contact has already."""
    if db.value(f"SELECT 1 FROM {part} WHERE contact_id = ? AND {column} = ? AND id IS NOT ?", contact, read, number):
        raise UsageError(f"“{read}” is there already.")


def _refuse_taken(db: Database, owner: str, *parameters: str | int, shared: bool) -> None:
    other = db.value(f"{owner} LIMIT 1", *parameters)
    if other is not None:
        end = "Nothing was changed." if not shared else "Do both have it?"
        raise TakenError(f"{name_of(db, other)} has this already. {end}", int(other), shared=shared)
