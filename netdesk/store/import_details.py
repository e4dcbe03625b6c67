"""What only NetDesk's own files and address books tell: pictures, tier, star, labels, several notes, wishes, promises.

It lies in the JSON of a row under `own`; known contacts get what they lack, and keep what they have.
"""

import apsw

from netdesk.store import sql

TABLES = ("photo", "wish", "promise", "cadence")
_PLACED = "FROM staging.person p INDEXED BY person_more LEFT JOIN staging.place l ON l.id = p.id"
_OWN = "p.more ->> '$.own.{}'"
# Lists under `own`: table, columns with their values, and what makes a row the same as one that is there.
_LISTS = (
    (
        "note", "notes", "at, day, text, external_key",
        "j.value ->> '$.at', j.value ->> '$.day', j.value ->> '$.text', iif(EXISTS (SELECT 1 FROM main.note k"
        " WHERE k.external_key = j.value ->> '$.key'), NULL, j.value ->> '$.key')",
        "t.text = j.value ->> '$.text'",
    ),
    ("wish", "wishes", "text, kind", "j.value ->> '$.text', j.value ->> '$.kind'", "t.text = j.value ->> '$.text'"),
    (
        "promise", "promises", "text, due_day, done_day",
        "j.value ->> '$.text', j.value ->> '$.due', j.value ->> '$.done'", "t.text = j.value ->> '$.text'",
    ),
    (
        "cadence", "cadence", "ideal_days, longest_days, snoozed_until",
        "j.value ->> '$.ideal', j.value ->> '$.longest', j.value ->> '$.until'", "1",
    ),
)  # fmt: skip
# Fields of the contact itself: column, and when it is still free.
_FIELDS = (
    ("met_how", "= ''"),
    ("tier", "IS NULL"),
    ("starred", "= 0"),
    ("manual_level", "IS NULL"),
    ("manual_score", "IS NULL"),
)
_LABELS = (("email", "address"), ("phone", "number"))
# Does a row (p, of the contact l.match, which is c) tell anything that the contact lacks?
LACKS = " OR ".join(
    (
        "p.more ->> '$.photo' IS NOT NULL AND NOT EXISTS (SELECT 1 FROM main.photo t WHERE t.contact_id = l.match)",
        *(f"{_OWN.format(name)} IS NOT NULL AND c.{name} {free}" for name, free in _FIELDS),
        *(
            f"EXISTS (SELECT 1 FROM json_each(p.more, '$.own.{name}') j WHERE NOT EXISTS"
            f" (SELECT 1 FROM main.{table} t WHERE t.contact_id = l.match AND {same}))"
            for table, name, _, _, same in _LISTS
        ),
        *(
            f"EXISTS (SELECT 1 FROM json_each(p.more, '$.own.labels.{table}') j JOIN main.{table} t"
            f" ON t.contact_id = l.match AND t.{column} = j.key AND t.label = '')"
            for table, column in _LABELS
        ),
    )
)


def write(connection: apsw.Connection, contact: str, base: int, *, known: bool) -> None:
    """Write it for new people, or what known ones lack; `contact` words the contact of a row, ?1 being `base`."""
    scope = f"l.match IS {'NOT NULL' if known else 'NULL'} AND p.more <> ''"
    if sql.value(connection, "SELECT EXISTS (SELECT 1 FROM staging.photo)"):
        _photos(connection, contact, base, scope, known=known)
    if sql.value(connection, f"SELECT EXISTS (SELECT 1 {_PLACED} WHERE {scope} AND p.more ->> '$.own' IS NOT NULL)"):
        _fields(connection, contact, base, scope, known=known)
        _lists(connection, contact, base, scope, known=known)
        _labels(connection, contact, base, scope)


def _photos(connection: apsw.Connection, contact: str, base: int, scope: str, *, known: bool) -> None:
    lacks = " AND NOT EXISTS (SELECT 1 FROM main.photo t WHERE t.contact_id = l.match)" if known else ""
    connection.execute("CREATE INDEX IF NOT EXISTS staging.person_line ON person (file_id, line)")
    connection.execute(
        f"INSERT INTO main.photo (contact_id, media_type, data) SELECT {contact} AS c, h.media_type, h.data"
        " FROM staging.photo h CROSS JOIN staging.person p ON p.file_id = h.file_id AND p.line = h.line"
        f" LEFT JOIN staging.place l ON l.id = p.id WHERE {scope}{lacks} GROUP BY c ORDER BY c",
        (base,),
    )


def _fields(connection: apsw.Connection, contact: str, base: int, scope: str, *, known: bool) -> None:
    names = [name for name, _ in _FIELDS]
    sets = [
        f"{name} = iif(contact.{name} {free}, ifnull(w.{name}, contact.{name}), contact.{name})"
        for name, free in _FIELDS
    ]
    if not known:  # where somebody stands is the user's word once they are here
        names += ["status", "status_at"]
        sets += ["status = ifnull(w.status, contact.status)", "status_at = ifnull(w.status_at, contact.status_at)"]
    values = ", ".join(f"max({_OWN.format(name)}) AS {name}" for name in names)
    told = " OR ".join(f"{name} IS NOT NULL" for name in names)
    connection.execute(
        f"UPDATE main.contact SET {', '.join(sets)} FROM (SELECT * FROM (SELECT {contact} AS c, {values} {_PLACED}"
        f" WHERE {scope} GROUP BY c) WHERE {told}) w WHERE contact.id = w.c",
        (base,),
    )


def _lists(connection: apsw.Connection, contact: str, base: int, scope: str, *, known: bool) -> None:
    for table, name, columns, values, same in _LISTS:
        lacks = (
            f" AND NOT EXISTS (SELECT 1 FROM main.{table} t WHERE t.contact_id = l.match AND {same})" if known else ""
        )
        once = "c" if same == "1" else "c, j.value ->> '$.text'"
        connection.execute(
            f"INSERT INTO main.{table} (contact_id, {columns}) SELECT {contact} AS c, {values} {_PLACED}"
            f" CROSS JOIN json_each(p.more, '$.own.{name}') j WHERE {scope}{lacks} GROUP BY {once}"
            " ORDER BY c, min(p.id), j.id",
            (base,),
        )


def _labels(connection: apsw.Connection, contact: str, base: int, scope: str) -> None:
    for table, column in _LABELS:
        connection.execute(
            f"UPDATE main.{table} SET label = w.label FROM (SELECT {contact} AS c, j.key AS value, j.value AS label"
            f" {_PLACED} CROSS JOIN json_each(p.more, '$.own.labels.{table}') j WHERE {scope}) w"
            f" WHERE {table}.contact_id = w.c AND {table}.{column} = w.value AND {table}.label = ''",
            (base,),
        )
