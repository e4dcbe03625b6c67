"""NetDesk's own contacts: brought back as they were where nothing is there yet, else as people like any other's."""

import json
from collections.abc import Iterator
from typing import Any

from netdesk.domain.cells import plain, text_of, value_of
from netdesk.domain.contact_fields import digits
from netdesk.domain.exported import LISTS, SCALARS, Cell, ExportedContact, Item, Kind
from netdesk.domain.folding import fold
from netdesk.domain.imported import FactRow, PersonRow, PhotoRow, Record, Rejected
from netdesk.importers.base import Context

LARGEST_ID = 100_000_000
RANGES = {"tier": range(1, 10), "manual_level": range(1, 13), "starred": range(2)}
_CONTACT = (
    "id", "name", "name_key", "first", "middle", "last", "suffix", "company", "position", "location", "birthday",
    "connected_on", "met_on", "met_how", "introduced_by_id", "source", "added_at", "status", "status_at", "starred",
    "tier", "manual_level", "manual_score",
)  # fmt: skip
# The tables of LISTS, in its order, with their columns.
_TABLES = (
    ("profile", ("network_id", "key", "handle", "url", "connected_on", "gone_on", "back_on", "seen_on", "i_follow", "follows_me")),
    ("email", ("address", "label")),
    ("phone", ("number", "label", "digits")),
    ("website", ("url",)),
    ("contact_role", ("role_id",)),
    ("contact_tag", ("tag_id",)),
    ("note", ("text", "at", "day", "external_key")),
    ("custom_field", ("name", "value")),
    ("wish", ("text", "kind")),
    ("promise", ("text", "due_day", "done_day")),
    ("cadence", ("ideal_days", "longest_days", "snoozed_until")),
    ("identity", ("key",)),
)  # fmt: skip
_CHILDREN = tuple((table, ("contact_id", *columns)) for table, columns in _TABLES)
NOBODY = "no name"


class People:
    """Turns contacts into records; knows the ids that came already."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._seen = bytearray()

    def records(self, line: int, contact: ExportedContact) -> Iterator[Record]:
        """Yield what a contact brings."""
        if not contact.name.strip():
            yield Rejected(line, NOBODY)
        elif self._context.empty and contact.id is not None:
            if not 0 < contact.id <= LARGEST_ID:
                yield Rejected(line, f"{contact.id} is no id of a contact")
            elif self._is_known(contact.id):
                yield Rejected(line, f"the id {contact.id} is that of an earlier row")
            else:
                yield from facts(line, contact)
        else:
            yield person(line, contact)
            for media_type, data in contact.photos[:1]:
                yield PhotoRow(line, media_type, data)

    def _is_known(self, number: int) -> bool:
        if number >= len(self._seen):
            self._seen.extend(bytes(max(number + 1, 2 * len(self._seen)) - len(self._seen)))
        known = bool(self._seen[number])
        self._seen[number] = 1
        return known


def facts(line: int, contact: ExportedContact) -> Iterator[FactRow]:
    """Give a contact back as rows of the tables."""
    number, name, *rest = contact.scalars
    del rest[12]  # who introduced them is known by the id
    yield FactRow(line, "contact", _CONTACT, (number, name, fold(contact.name), *rest))
    for (table, columns), items in zip(_CHILDREN, contact.lists, strict=True):
        for item in items:
            more = (digits(str(item[0])),) if table == "phone" else ()
            yield FactRow(line, table, columns, (number, *item, *more))
    for media_type, data in contact.photos:
        yield FactRow(line, "photo", ("contact_id", "media_type", "data"), (number, media_type, data))


def person(line: int, contact: ExportedContact) -> PersonRow:
    """Describe a contact as any other file would."""
    profile: Item = contact.profiles[0] if contact.profiles else ("", "", "", "", None)
    email = str(contact.emails[0][0]) if contact.emails else ""
    identity = ""
    if not profile[1] and not email:
        identity = (
            str(contact.identities[0][0])
            if contact.identities
            else f"netdesk:{fold(contact.name)}|{fold(contact.company)}"
        )
    return PersonRow(
        line,
        contact.first,
        contact.middle,
        contact.last,
        contact.suffix,
        contact.name,
        contact.company,
        contact.position,
        contact.location,
        str(profile[0]),
        str(profile[3] or ""),
        str(profile[2] or ""),
        str(profile[1] or ""),
        email,
        contact.connected_on,
        identity,
        json.dumps(more, ensure_ascii=False, separators=(",", ":")) if (more := _more(contact)) else "",
    )


def _more(contact: ExportedContact) -> dict[str, Any]:
    found: dict[str, Any] = {
        "emails": [item[0] for item in contact.emails],
        "phones": [item[0] for item in contact.phones],
        "websites": [item[0] for item in contact.websites],
        "profiles": [
            {"network": item[0], "key": item[1] or "", "handle": item[2], "url": item[3]}
            for item in contact.profiles[1:]
        ],
        "tags": [item[0] for item in contact.tags],
        "roles": [item[0] for item in contact.roles],
        "birthday": contact.birthday or None,
        "met_on": contact.met_on,
        "fields": {str(name): value for name, value in contact.fields},
        "photo": 1 if contact.photos else None,
    }
    own: dict[str, Any] = {
        "met_how": contact.met_how or None,
        "tier": contact.tier,
        "starred": contact.starred or None,
        "manual_level": contact.manual_level,
        "manual_score": contact.manual_score,
        "status": contact.status or None,
        "status_at": contact.status_at,
        "notes": [{"text": text, "at": at, "day": day, "key": key} for text, at, day, key in contact.notes],
        "wishes": [{"text": text, "kind": kind} for text, kind in contact.wishes],
        "promises": [{"text": text, "due": due, "done": done} for text, due, done in contact.promises],
        "cadence": [
            {"ideal": ideal, "longest": longest, "until": until} for ideal, longest, until in contact.cadences[:1]
        ],
        "labels": {
            kind: {str(value): label for value, label in items if label}
            for kind, items in (("email", contact.emails), ("phone", contact.phones))
        },
    }
    found["own"] = {key: value for key, value in own.items() if value not in (None, [], {"email": {}, "phone": {}})}
    return {key: value for key, value in found.items() if value not in (None, [], {})}


class Cells:
    """Reads the cells of a row into a contact, noting those that are none of their kind; `plainly` takes apostrophes off."""

    def __init__(self, context: Context) -> None:
        self._problems = context.problems

    def contact(
        self, line: int, texts: list[str], lists: list[list[tuple[str, ...]]], *, plainly: bool
    ) -> ExportedContact:
        """Make a contact of the texts of SCALARS and the items of LISTS."""
        scalars = [
            self._value(line, column.name, column.kind, plain(text) if plainly and column.kind is Kind.TEXT else text)
            for column, text in zip(SCALARS, texts, strict=True)
        ]
        several = [
            tuple(
                tuple(self._value(line, c.name, c.kind, text) for c, text in zip(listed.columns, item, strict=True))
                for item in items
            )
            for listed, items in zip(LISTS, lists, strict=True)
        ]
        return ExportedContact(*scalars, *several)  # type: ignore[arg-type]  # in the order of the fields

    def _value(self, line: int, name: str, kind: Kind, text: str) -> Cell:
        try:
            value = value_of(kind, text)
        except (ValueError, OverflowError):
            self._problems.add(line, f"“{text[:40]}” in {name} is no {kind.value.partition(',')[0]}: left out.")
            return value_of(kind, "")
        allowed = RANGES.get(name)
        if allowed is not None and value is not None and value not in allowed:
            self._problems.add(line, f"“{text[:40]}” in {name} is not possible: left out.")
            return value_of(kind, "")
        return value


def text_in(kind: Kind, value: object) -> str:
    """Give a value of JSON as its text in a table."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    return text_of(kind if isinstance(value, str) else Kind.TEXT, value if isinstance(value, str | int | float) else "")
