"""What the command line lists of contacts: any column, for any number of them."""

import json
from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import apsw

from netdesk.domain.contact import Status
from netdesk.domain.errors import UsageError
from netdesk.domain.period import from_day
from netdesk.domain.query import EVERYBODY, Query
from netdesk.store import contact_rows
from netdesk.store.contact_groups import LEVEL
from netdesk.store.contact_order import BY_NAME, Sort
from netdesk.store.database import Database

Convert = Callable[[Any], Any]
DEFAULT_COLUMNS = ("id", "name", "company", "position", "networks", "level", "connected", "last")


def listed(
    db: Database,
    where: Query = EVERYBODY,
    columns: Sequence[str] = DEFAULT_COLUMNS,
    sort: Sort = BY_NAME,
    limit: int | None = None,
) -> list[dict[str, Any]]:
    """List the contacts that match as JSON values by column; the columns are those of COLUMNS.

    Dates are ISO text, what is unknown is None, several values are lists. Raises UsageError for an unknown column.
    """
    return list(each(db, where, columns, sort, limit))


def each(
    db: Database, where: Query, columns: Sequence[str], sort: Sort = BY_NAME, limit: int | None = None
) -> Iterator[dict[str, Any]]:
    """Go through what `listed` lists."""
    for name in columns:
        if name not in COLUMNS:
            raise UsageError(f"There is no column “{name}”. Use some of: {', '.join(COLUMNS)}.")
    found = (
        contact_rows.ids(db, where, sort) if limit is None else contact_rows.first_ids(db, where, sort, max(0, limit))
    )
    terms = ", ".join(COLUMNS[name][0] for name in columns) or "NULL"
    sql = (
        f"SELECT c.id, {terms} FROM carray(?) a CROSS JOIN contact c ON c.id = a.value"
        " LEFT JOIN contact_summary s ON s.contact_id = c.id"
    )
    for start in range(0, len(found), contact_rows.PAGE):
        piece = found[start : start + contact_rows.PAGE]
        read = {row[0]: row[1:] for row in db.rows(sql, apsw.carray(array("q", piece)))}
        for contact in piece:
            values = zip(columns, read[contact], strict=False)
            yield {name: COLUMNS[name][1](value) for name, value in values}


def _same(value: Any) -> Any:
    return value


def _date(day: int | None) -> str | None:
    return None if day is None else from_day(day).isoformat()


def _several(values: str | None) -> list[Any]:
    return json.loads(values) if values else []


def _pairs(values: str | None) -> dict[str, Any]:
    return json.loads(values) if values else {}


def _children(value: str, source: str, order: str) -> str:
    return f"(SELECT json_group_array({value} ORDER BY {order}) FROM {source} = c.id)"


# The local day of an act; of one that is derived (from time or value), the day in UTC.
_ACT_DAY = "coalesce((SELECT day FROM interaction WHERE contact_id = c.id AND at = {0} LIMIT 1), {0} / 86400)"
_PROFILE = "json_object('network', n.name, 'handle', p.handle, 'url', p.url)"
_ON = "profile p JOIN network n ON n.id = p.network_id WHERE p.contact_id"
_TAGS = "contact_tag JOIN tag t ON t.id = tag_id WHERE contact_id"
_ROLES = "contact_role JOIN role r ON r.id = role_id WHERE contact_id"
_NEXT = "(SELECT ideal_on FROM contact_due WHERE contact_id = c.id)"
COLUMNS: dict[str, tuple[str, Convert]] = {
    "id": ("c.id", _same),
    "name": ("c.name", _same),
    "first_name": ("c.first", _same),
    "last_name": ("c.last", _same),
    "company": ("c.company", _same),
    "position": ("c.position", _same),
    "location": ("c.location", _same),
    "networks": (
        f"(SELECT json_group_array(name ORDER BY name) FROM (SELECT DISTINCT n.name AS name FROM {_ON} = c.id AND p.gone_on IS NULL))",
        _several,
    ),
    "level": (LEVEL, _same),
    "connected": ("c.connected_on", _date),
    "first": (_ACT_DAY.format("s.first_at"), _date),
    "last": (_ACT_DAY.format("s.last_at"), _date),
    "added": ("c.added_at / 86400", _date),
    "interactions": ("coalesce(s.interactions, 0)", _same),
    "profiles": (_children(f"json({_PROFILE})", _ON, "n.id, p.id"), _several),
    "emails": (_children("address", "email WHERE contact_id", "id"), _several),
    "phones": (_children("number", "phone WHERE contact_id", "id"), _several),
    "websites": (_children("url", "website WHERE contact_id", "id"), _several),
    "score": ("c.manual_score", _same),
    "tier": ("c.tier", _same),
    "next": (_NEXT, _date),
    "due": (_NEXT, _date),
    "tags": (_children("t.name", _TAGS, "t.name"), _several),
    "roles": (_children("r.name", _ROLES, "r.id"), _several),
    "role": (_children("r.name", _ROLES, "r.id"), _several),
    "notes": (_children("text", "note WHERE contact_id", "id"), _several),
    "fields": ("(SELECT json_group_object(name, value) FROM custom_field WHERE contact_id = c.id)", _pairs),
    "birthday": ("nullif(c.birthday, '')", _same),
    "met": ("c.met_on", _date),
    "source": ("c.source", _same),
    "status": ("c.status", lambda value: Status(value).name.lower().replace("_", " ")),
    "starred": ("c.starred", bool),
}
"""Every column that can be asked for: where it comes from, and how it becomes a JSON value.

`due` and `role` are other names of `next` and `roles`, as the table calls them. Networks are those a contact is on still.
"""
