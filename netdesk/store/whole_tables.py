"""Every fact of the database, table by table, as streams of rows: of everybody, or all that is held about some contacts."""

from array import array
from collections.abc import Iterator
from typing import Any

import apsw

from netdesk.domain.exported import TableRows
from netdesk.store import migrate, tables
from netdesk.store.database import Database

Rows = Iterator[tuple[Any, ...]]
SCHEMA_VERSION = migrate.CURRENT
_ENTRIES = "SELECT time_entry_id FROM time_entry_contact WHERE contact_id IN chosen"
_REFERRALS = "SELECT id FROM referral WHERE referrer_id IN chosen OR referred_id IN chosen OR target_id IN chosen"
_CLIENTS = (
    "SELECT client_id FROM client_contact WHERE contact_id IN chosen UNION SELECT client_id FROM value_event WHERE"
    f" contact_id IN chosen UNION SELECT client_id FROM time_entry WHERE id IN ({_ENTRIES})"
    f" UNION SELECT client_id FROM referral WHERE id IN ({_REFERRALS})"
)
_TAGS = (
    "SELECT tag_id FROM contact_tag WHERE contact_id IN chosen UNION SELECT tag_id FROM time_entry_tag"
    f" WHERE time_entry_id IN ({_ENTRIES})"
)
# Which rows are about some contacts; tables that are not named hold nothing about a person.
_ABOUT = {
    "network": "1",
    "role": "1",
    "contact": "id IN chosen",
    "tag": f"id IN ({_TAGS})",
    "cadence": f"contact_id IN chosen OR tag_id IN ({_TAGS})",
    "not_same": "contact_id IN chosen AND other_id IN chosen",
    "client": f"id IN ({_CLIENTS})",
    "project": f"id IN (SELECT project_id FROM time_entry WHERE id IN ({_ENTRIES}))",
    "time_entry": f"id IN ({_ENTRIES})",
    "time_entry_tag": f"time_entry_id IN ({_ENTRIES})",
    "referral": f"id IN ({_REFERRALS})",
    "review": "id IN (SELECT review_id FROM review_decision WHERE contact_id IN chosen)",
    **dict.fromkeys(
        (
            "identity", "profile", "email", "phone", "website", "custom_field", "note", "photo", "contact_role",
            "contact_tag", "wish", "promise", "job_change", "interaction", "client_contact", "time_entry_contact",
            "value_event", "review_decision",
        ),
        "contact_id IN chosen",
    ),
}  # fmt: skip
# References to what is not among the rows go out empty.
_CUT = {
    "introduced_by_id": "introduced_by_id IN chosen",
    "referrer_id": "referrer_id IN chosen",
    "referred_id": "referred_id IN chosen",
    "target_id": "target_id IN chosen",
    "import_run_id": "0",
    "referral_id": f"referral_id IN ({_REFERRALS})",
}


def each(db: Database, ids: "array[int] | None" = None) -> Iterator[tuple[TableRows, Rows]]:
    """Go through the tables; with `ids`, only the rows about these contacts."""
    for model in tables.FACTS:
        name = model._meta.table_name
        columns = tuple(str(row[1]) for row in db.rows(f"PRAGMA table_info({name})"))
        if ids is None:
            count = db.value(f"SELECT count(*) FROM {name}")
            yield TableRows(name, columns, int(count)), _rows(db, f"SELECT * FROM {name} ORDER BY id")
        elif name in _ABOUT:
            chosen = "WITH chosen (id) AS MATERIALIZED (SELECT value FROM carray(?1))"
            cut = ", ".join(f"iif({_CUT[column]}, {column}, NULL)" if column in _CUT else column for column in columns)
            where = f"FROM {name} WHERE {_ABOUT[name]}"
            count = db.value(f"{chosen} SELECT count(*) {where}", apsw.carray(ids))
            rows = _rows(db, f"{chosen} SELECT {cut} {where} ORDER BY id", apsw.carray(ids))
            yield TableRows(name, columns, int(count)), rows


def _rows(db: Database, statement: str, *parameters: object) -> Rows:
    connection: apsw.Connection = db.connection()
    yield from connection.execute(statement, parameters)
