"""Writing an import: what is staged becomes contacts, profiles and acts, set by set, inside one change.

Rows of new people and all acts go in unrecorded, by id range; what befalls people who were there is recorded row by row.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import apsw

from netdesk.store import bulk, departures, effects, import_details, sql
from netdesk.store.history import Recording
from netdesk.store.settings import MY_POSITIONS
from netdesk.store.watch import Watch

NEW, KNOWN = "l.match IS NULL", "l.match IS NOT NULL"
# Tables into which new people's rows go, besides contact itself.
CHILDREN = (
    "identity",
    "profile",
    "email",
    "phone",
    "website",
    "custom_field",
    "note",
    "contact_tag",
    "contact_role",
    *import_details.TABLES,
)
_PLACED = "FROM staging.person p {} LEFT JOIN staging.place l ON l.id = p.id"
# The contact of a row; ?1 is what the ids of new ones are added to.
_CONTACT = "ifnull(l.match, ?1 + ifnull(l.lead, p.id))"
_NEW_ACT = "a.sort = '{}' AND NOT a.known AND NOT a.doubt"


def write(recording: Recording, run: int, now: int, watch: Watch) -> None:
    """Write everything staged for import number `run`; wants the staging file attached and worked out."""
    connection = recording.connection
    base = _highest(connection, "contact")
    _update_known(connection, run, now)
    departures.write(connection)
    _tags(connection)
    _children(connection, KNOWN, base, now)
    _mine(connection)
    ranges, counts = _expected(connection, base)
    with recording.unrecorded_rows(), ExitStack() as aside:
        aside.enter_context(bulk.inserting(connection, ranges, counts))
        _contacts(connection, base, now)
        recording.inserted("contact", base + 1, _highest(connection, "contact"))
        with _ranges(recording, CHILDREN):
            _children(connection, NEW, base, now)
        _update_contacts(connection, NEW, base)
        with _ranges(recording, ("interaction", "value_event")):
            _interactions(connection, base, run)
            _values(connection, base, run)
        with watch.taking("index"):
            aside.close()


def _expected(connection: apsw.Connection, base: int) -> tuple[dict[str, list[tuple[int, int]]], dict[str, int]]:
    """Tell in advance which ids will come, at most, and how many there will be."""

    def count(rows: str) -> int:
        return int(sql.value(connection, f"SELECT count(*) {rows}"))

    last = int(sql.value(connection, "SELECT ifnull(max(id), 0) FROM staging.person"))
    counts = {
        "contact": last - count("FROM staging.place"),
        "profile": count(f"{effects.PLACED} WHERE {effects.ADDRESS} AND {NEW}"),
        "email": count(f"{_PLACED.format('INDEXED BY person_email')} WHERE p.email <> '' AND {NEW}"),
        "interaction": count(f"FROM staging.act a WHERE {_NEW_ACT.format('act')}"),
        "value_event": count(f"FROM staging.act a WHERE {_NEW_ACT.format('value')}"),
    }
    counts = {table: rows for table, rows in counts.items() if rows}
    ranges = {}
    for table, rows in counts.items():
        first = 1 + (base if table == "contact" else _highest(connection, table))
        ranges[table] = [(first, base + last if table == "contact" else first + rows - 1)]
    return ranges, counts


@contextmanager
def _ranges(recording: Recording, names: tuple[str, ...]) -> Iterator[None]:
    """Tell the recording which rows came into some tables inside."""
    before = {name: _highest(recording.connection, name) for name in names}
    yield
    for name, highest in before.items():
        recording.inserted(name, highest + 1, _highest(recording.connection, name))


def _highest(connection: apsw.Connection, table: str) -> int:
    return int(sql.value(connection, f"SELECT ifnull(max(id), 0) FROM main.{table}"))


def _contacts(connection: apsw.Connection, base: int, now: int) -> None:
    connection.execute(
        "INSERT INTO main.contact (id, name, name_key, first, middle, last, suffix, company, position, location, birthday,"
        " connected_on, met_on, source, added_at)"
        " SELECT ?1 + p.id, p.name, p.name_key, p.first, p.middle, p.last, p.suffix, p.company, p.position, p.location,"
        " iif(p.more = '', '', ifnull(p.more ->> '$.birthday', '')), p.connected_on,"
        " iif(p.more = '', NULL, p.more ->> '$.met_on'), f.format, ?2"
        f" {_PLACED.format('')} JOIN staging.file f ON f.id = p.file_id WHERE l.id IS NULL ORDER BY p.id",
        (base, now),
    )


def _children(connection: apsw.Connection, scope: str, base: int, now: int) -> None:
    """Insert what hangs on people: for new ones, or what known ones lack."""
    _profiles(connection, scope, base)
    _notes(connection, scope, base)
    _answers(connection, scope, base)
    connection.execute(
        f"INSERT INTO main.identity (contact_id, key) SELECT {_CONTACT}, p.identity"
        f" {_PLACED.format('INDEXED BY person_identity')} WHERE {scope} AND p.identity <> ''"
        " AND NOT EXISTS (SELECT 1 FROM main.identity i WHERE i.key = p.identity) GROUP BY p.identity ORDER BY p.id",
        (base,),
    )
    lacks = "NOT EXISTS (SELECT 1 FROM main.email e WHERE e.contact_id = l.match AND e.address = p.email)"
    connection.execute(
        f"INSERT INTO main.email (contact_id, address) SELECT {_CONTACT} AS c, p.email"
        f" {_PLACED.format('INDEXED BY person_email')} WHERE {scope} AND p.email <> ''"
        f"{_only(scope, lacks)} GROUP BY c, p.email ORDER BY c",
        (base,),
    )
    if _has_details(connection):
        _details(connection, scope, base, now)
        import_details.write(connection, _CONTACT, base, known=scope == KNOWN)


def _has_details(connection: apsw.Connection) -> bool:
    more = "SELECT EXISTS (SELECT 1 FROM staging.person INDEXED BY person_more WHERE more <> '')"
    return bool(sql.value(connection, more))


def _only(scope: str, lacks: str) -> str:
    """Ask whether somebody known lacks a thing; new people lack everything, and the indexes may be set aside."""
    return f" AND {lacks}" if scope == KNOWN else ""


def _profiles(connection: apsw.Connection, scope: str, base: int) -> None:
    columns = "contact_id, network_id, key, handle, url, connected_on, seen_on"
    # A row's further profiles may have brought the address already.
    unknown = " AND NOT EXISTS (SELECT 1 FROM main.profile q WHERE q.network_id = n.id AND q.key = p.key)"
    sure = scope == NEW and not _has_details(connection)
    for key, rows in (("p.key", effects.ADDRESS + ("" if sure else unknown)), ("NULL", effects.MEMBER)):
        connection.execute(
            f"INSERT INTO main.profile ({columns}) SELECT {_CONTACT}, n.id, {key}, p.handle, p.url, p.connected_on,"
            f" f.archive_day {effects.PLACED} JOIN staging.file f ON f.id = p.file_id JOIN main.network n ON n.key = p.network"
            f" WHERE {scope} AND {rows} ORDER BY p.id",
            (base,),
        )


_DIGITS = "replace(replace(replace(replace(replace(j.value, ' ', ''), '-', ''), '(', ''), ')', ''), '+', '')"
# Table, list in the JSON, its columns, their values, and what makes a row the same as one that is there.
_LISTS = (
    ("email", "emails", "address", "j.value", "t.address = j.value"),
    ("phone", "phones", "number, digits", f"j.value, {_DIGITS}", "t.number = j.value"),
    ("website", "websites", "url", "j.value", "t.url = j.value"),
    ("custom_field", "fields", "name, value", "j.key, j.value", "t.name = j.key"),
    ("contact_tag", "tags", "tag_id", "(SELECT id FROM main.tag WHERE name = j.value)", "t.tag_id = g"),
    ("contact_role", "roles", "role_id", "(SELECT id FROM main.role WHERE key = j.value)", "t.role_id = g"),
)
# The first address of another row about the same person.
_ANOTHER_FIRST = (
    " AND NOT EXISTS (SELECT 1 FROM staging.person o LEFT JOIN staging.place m ON m.id = o.id WHERE o.email <> ''"
    " AND o.email = j.value AND ifnull(m.lead, o.id) = ifnull(l.lead, p.id))"
)


def _details(connection: apsw.Connection, scope: str, base: int, now: int) -> None:
    """Insert what the JSON of `more` lists."""
    placed = _PLACED.format("INDEXED BY person_more")
    connection.execute(
        f"INSERT INTO main.profile (contact_id, network_id, key, handle, url) SELECT {_CONTACT} AS c, n.id,"
        f" j.value ->> '$.key', j.value ->> '$.handle', j.value ->> '$.url' {placed}"
        " CROSS JOIN json_each(p.more, '$.profiles') j JOIN main.network n ON n.key = j.value ->> '$.network'"
        f" WHERE {scope} AND p.more <> '' AND j.value ->> '$.key' <> '' AND NOT EXISTS (SELECT 1 FROM main.profile q"
        " WHERE q.network_id = n.id AND q.key = j.value ->> '$.key')"
        " GROUP BY n.id, j.value ->> '$.key' ORDER BY c, min(p.id), j.key",
        (base,),
    )
    for table, name, columns, values, same in _LISTS:
        first = columns.partition(",")[0]
        value = values if first.endswith("_id") else "j.key" if name == "fields" else "j.value"
        lacks = f"NOT EXISTS (SELECT 1 FROM main.{table} t WHERE t.contact_id = l.match AND {same.replace('= g', '= ' + value)})"
        connection.execute(
            f"INSERT INTO main.{table} (contact_id, {columns}) SELECT {_CONTACT} AS c, {values} {placed}"
            f" CROSS JOIN json_each(p.more, '$.{name}') j WHERE {scope} AND p.more <> '' AND {value} IS NOT NULL"
            f"{_only(scope, lacks)}{_ANOTHER_FIRST if table == 'email' else ''}"
            f" GROUP BY c, {value} ORDER BY c, min(p.id), j.id",
            (base,),
        )
    lacks = "NOT EXISTS (SELECT 1 FROM main.note t WHERE t.contact_id = l.match AND t.text = p.more ->> '$.note')"
    connection.execute(
        f"INSERT INTO main.note (contact_id, at, text) SELECT {_CONTACT} AS c, ?2, p.more ->> '$.note' {placed}"
        f" WHERE {scope} AND p.more <> '' AND p.more ->> '$.note' IS NOT NULL{_only(scope, lacks)}"
        " GROUP BY c, p.more ->> '$.note' ORDER BY c, min(p.id)",
        (base, now),
    )


def _tags(connection: apsw.Connection) -> None:
    """Create the tags that do not exist yet; recorded, since tags outlive the contacts that brought them."""
    connection.execute(
        "INSERT INTO main.tag (name) SELECT DISTINCT j.value FROM staging.person p INDEXED BY person_more"
        " CROSS JOIN json_each(p.more, '$.tags') j"
        " WHERE p.more <> '' AND NOT EXISTS (SELECT 1 FROM main.tag t WHERE t.name = j.value)"
    )


_EFFECTS = (
    "FROM staging.effect e CROSS JOIN staging.place l ON l.id = e.person_id CROSS JOIN staging.person p ON p.id = l.id"
    " CROSS JOIN staging.file f ON f.id = p.file_id"
)


def _update_known(connection: apsw.Connection, run: int, now: int) -> None:
    """Update people who were there, and note who changed jobs."""
    connection.execute(
        "INSERT INTO main.job_change (contact_id, import_run_id, day, company_before, position_before, company_after,"
        " position_after) SELECT l.match, ?1, ?2, e.company_before, e.position_before, ifnull(max(iif(e.company, p.company,"
        " NULL)), e.company_before), ifnull(max(iif(e.position, p.position, NULL)), e.position_before)"
        f" {_EFFECTS} WHERE {KNOWN} GROUP BY l.match HAVING max(e.job) ORDER BY l.match",
        (run, now // 86_400),
    )
    _update_contacts(connection, KNOWN, 0)
    # A profile that was known without its address, or since when; and how new our knowledge of a workplace is.
    connection.execute(
        "UPDATE main.profile SET key = w.key, url = w.url, handle = w.handle FROM (SELECT l.match AS contact_id,"
        f" n.id AS network_id, p.key, p.url, p.handle {_EFFECTS} CROSS JOIN main.network n ON n.key = p.network"
        f" WHERE {KNOWN} AND e.profile AND p.key <> '' AND NOT EXISTS (SELECT 1 FROM main.profile q"
        " WHERE q.network_id = n.id AND q.key = p.key) GROUP BY l.match, n.id) w"
        " WHERE profile.contact_id = w.contact_id AND +profile.network_id = w.network_id AND profile.key IS NULL"
    )
    for column, value, flags, condition in (
        ("seen_on", "max(f.archive_day)", "(e.company OR e.position)", "ifnull(profile.seen_on, 0) < w.value"),
        ("connected_on", "min(p.connected_on)", "e.connected", "profile.connected_on IS NULL"),
    ):
        connection.execute(
            f"UPDATE main.profile SET {column} = w.value FROM (SELECT l.match AS contact_id, n.id AS network_id,"
            f" {value} AS value {_EFFECTS} CROSS JOIN main.network n ON n.key = p.network WHERE {KNOWN} AND {flags}"
            " GROUP BY l.match, n.id) w WHERE profile.contact_id = w.contact_id AND +profile.network_id = w.network_id"
            f" AND {condition}"
        )


def _update_contacts(connection: apsw.Connection, scope: str, base: int) -> None:
    """Give contacts, known or just made, what further rows know about them."""
    connection.execute(
        "UPDATE main.contact SET company = ifnull(w.company, contact.company),"
        " position = ifnull(w.position, contact.position), location = ifnull(w.location, contact.location),"
        " connected_on = ifnull(w.connected_on, contact.connected_on),"
        " birthday = iif(contact.birthday = '', ifnull(w.birthday, ''), contact.birthday),"
        f" met_on = ifnull(contact.met_on, w.met_on) FROM (SELECT {_CONTACT} AS c,"
        " max(iif(e.company, p.company, NULL)) AS company, max(iif(e.position, p.position, NULL)) AS position,"
        " max(iif(e.location, p.location, NULL)) AS location, min(iif(e.connected, p.connected_on, NULL)) AS connected_on,"
        " max(iif(e.more, p.more ->> '$.birthday', NULL)) AS birthday, min(iif(e.more, p.more ->> '$.met_on', NULL)) AS met_on"
        f" {_EFFECTS} WHERE {scope} AND (e.company OR e.position OR e.location OR e.connected OR e.more) GROUP BY c) w"
        " WHERE contact.id = w.c",
        (base,),
    )


def _interactions(connection: apsw.Connection, base: int, run: int) -> None:
    connection.execute(
        "INSERT INTO main.interaction (contact_id, network_id, import_run_id, at, day, kind, level, direction, text,"
        " external_key) SELECT ifnull(l.match, ?1 + a.person_id), n.id, ?2, a.at, a.day, a.kind, a.level, a.direction,"
        " a.text, a.external_key FROM staging.act a LEFT JOIN staging.place l ON l.id = a.person_id"
        f" LEFT JOIN main.network n ON n.key = a.network WHERE {_NEW_ACT.format('act')} ORDER BY a.id",
        (base, run),
    )


def _values(connection: apsw.Connection, base: int, run: int) -> None:
    connection.execute(
        "INSERT INTO main.value_event (contact_id, network_id, import_run_id, at, day, kind, direction, points, note,"
        " external_key) SELECT ifnull(l.match, ?1 + a.person_id), n.id, ?2, a.at, a.day, a.kind, a.direction, a.points,"
        " a.text, a.external_key FROM staging.act a LEFT JOIN staging.place l ON l.id = a.person_id"
        f" LEFT JOIN main.network n ON n.key = a.network WHERE {_NEW_ACT.format('value')} ORDER BY a.id",
        (base, run),
    )


def _notes(connection: apsw.Connection, scope: str, base: int) -> None:
    """Insert the notes a network kept, by person; those of `more` are among the details."""
    connection.execute(
        "INSERT INTO main.note (contact_id, at, day, text, external_key) SELECT ifnull(l.match, ?1 + a.person_id), a.at,"
        " a.day, a.text, a.external_key FROM staging.act a LEFT JOIN staging.place l ON l.id = a.person_id"
        f" WHERE {scope} AND {_NEW_ACT.format('note')} ORDER BY a.id",
        (base,),
    )


def _mine(connection: apsw.Connection) -> None:
    """Write what is about me: my acts per day, my positions, whose archive it was."""
    connection.execute(
        "INSERT INTO main.setting (key, value) SELECT key, value FROM staging.setting WHERE 1"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE excluded.value <> value"
    )
    connection.execute(
        "INSERT INTO main.my_activity (network_id, day, kind, count) SELECT n.id, a.day, a.kind, count(*)"
        " FROM staging.activity a JOIN main.network n ON n.key = a.network GROUP BY n.id, a.day, a.kind"
        " ON CONFLICT (network_id, day, kind) DO UPDATE SET count = excluded.count WHERE excluded.count > count"
    )
    if sql.value(connection, "SELECT EXISTS (SELECT 1 FROM staging.position WHERE NOT known)"):
        entry = "json_object('company', company, 'position', position, 'start', start, 'end', end)"
        rows = (
            f"SELECT {entry} AS entry, start FROM staging.position WHERE NOT known UNION"
            " SELECT j.value, j.value ->> '$.start' FROM main.setting s, json_each(s.value) j WHERE s.key = ?1"
        )
        connection.execute(
            "INSERT INTO main.setting (key, value) SELECT ?1, json_group_array(json(entry)) FROM"
            f" (SELECT entry FROM ({rows}) ORDER BY start) WHERE 1"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (MY_POSITIONS,),
        )


def _answers(connection: apsw.Connection, scope: str, base: int) -> None:
    """Remember whom a name was said to mean, so that the next import need not ask."""
    first, kind = (0, "contact ") if scope == KNOWN else (base, "row ")
    connection.execute(
        "INSERT INTO main.identity (contact_id, key) SELECT ?1 + substr(who, 1 + length(?2)), identity FROM staging.answer"
        " WHERE substr(who, 1, length(?2)) = ?2 AND NOT EXISTS (SELECT 1 FROM main.identity i WHERE i.key = identity)",
        (first, kind),
    )
