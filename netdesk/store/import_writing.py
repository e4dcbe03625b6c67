"""Writing an import: what is staged becomes contacts, profiles and acts, set by set, inside one change.

Rows of new people and all acts go in unrecorded, by id range; what befalls people who were there is recorded row by row.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import apsw

from netdesk.store import bulk, sql
from netdesk.store.history import Recording
from netdesk.store.watch import Watch

NEW, KNOWN = "p.match IS NULL", "p.match IS NOT NULL"
# Tables into which new people's rows go, besides contact itself.
CHILDREN = ("identity", "profile", "email", "phone", "website", "custom_field", "note", "contact_tag")


def write(recording: Recording, run: int, now: int, watch: Watch) -> None:
    """Write everything staged for import number `run`; wants the staging file attached and worked out."""
    connection = recording.connection
    base = _highest(connection, "contact")
    _update_known(connection, run, now)
    _tags(connection)
    _children(connection, KNOWN, base, now)
    expected = _expected(connection, base)
    with recording.unrecorded_rows(), ExitStack() as aside:
        aside.enter_context(bulk.inserting(connection, expected))
        _contacts(connection, base, now)
        recording.inserted("contact", base + 1, _highest(connection, "contact"))
        with _ranges(recording, CHILDREN):
            _children(connection, NEW, base, now)
        _fill_new(connection, base)
        with _ranges(recording, ("interaction",)):
            _interactions(connection, base, run)
        with watch.taking("index"):
            aside.close()


def _expected(connection: apsw.Connection, base: int) -> dict[str, list[tuple[int, int]]]:
    """Tell in advance which ids will come, at most."""
    people = sql.value(connection, "SELECT ifnull(max(id), 0) FROM staging.person WHERE match IS NULL")
    acts = sql.value(connection, "SELECT count(*) FROM staging.act WHERE known = 0")
    ranges = {}
    if people:
        ranges["contact"] = [(base + 1, base + people)]
        profiles = _highest(connection, "profile")
        ranges["profile"] = [(profiles + 1, profiles + people)]
        emails = _highest(connection, "email")
        addresses = sql.value(connection, "SELECT count(*) FROM staging.person WHERE email <> ''")
        ranges["email"] = [(emails + 1, emails + addresses)]
    if acts:
        first = _highest(connection, "interaction") + 1
        ranges["interaction"] = [(first, first + acts - 1)]
    return ranges


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
        " FROM staging.person p JOIN staging.file f ON f.id = p.file_id"
        " WHERE p.match IS NULL AND p.lead IS NULL ORDER BY p.id",
        (base, now),
    )


def _children(connection: apsw.Connection, scope: str, base: int, now: int) -> None:
    """Insert what hangs on people: for new ones, or what known ones lack."""
    contact = "ifnull(p.match, ?1 + ifnull(p.lead, p.id))"
    _profiles(connection, scope, contact, base)
    connection.execute(
        f"INSERT INTO main.identity (contact_id, key) SELECT {contact}, p.identity FROM staging.person p WHERE {scope}"
        " AND p.identity <> '' AND NOT EXISTS (SELECT 1 FROM main.identity i WHERE i.key = p.identity) GROUP BY p.identity",
        (base,),
    )
    connection.execute(
        f"INSERT INTO main.email (contact_id, address) SELECT {contact} AS c, p.email FROM staging.person p WHERE {scope}"
        " AND p.email <> '' AND (p.match IS NULL OR NOT EXISTS"
        " (SELECT 1 FROM main.email e WHERE e.contact_id = p.match AND e.address = p.email)) GROUP BY c, p.email ORDER BY c",
        (base,),
    )
    if sql.value(connection, "SELECT EXISTS (SELECT 1 FROM staging.person WHERE more <> '')"):
        _details(connection, scope, contact, base, now)


def _profiles(connection: apsw.Connection, scope: str, contact: str, base: int) -> None:
    columns = "contact_id, network_id, key, handle, url, connected_on, seen_on"
    source = (
        f"SELECT {contact} AS c, n.id, p.key, p.handle, p.url, p.connected_on, f.archive_day FROM staging.person p"
        f" JOIN staging.file f ON f.id = p.file_id JOIN main.network n ON n.key = p.network WHERE {scope}"
    )
    unknown = "NOT EXISTS (SELECT 1 FROM main.profile q WHERE q.network_id = n.id AND q.key = p.key)"
    connection.execute(
        f"INSERT INTO main.profile ({columns}) {source} AND p.key <> '' AND (p.lead IS NULL OR {unknown})"
        f" AND (p.match IS NULL OR {unknown}) AND p.id IN"
        " (SELECT min(id) FROM staging.person WHERE key <> '' GROUP BY key, network) ORDER BY p.id",
        (base,),
    )
    connection.execute(
        f"INSERT INTO main.profile ({columns}) SELECT c, network, NULL, handle, url, connected, seen FROM"
        f" (SELECT {contact} AS c, n.id AS network, p.handle AS handle, p.url AS url, p.connected_on AS connected,"
        f" f.archive_day AS seen FROM staging.person p JOIN staging.file f ON f.id = p.file_id"
        f" JOIN main.network n ON n.key = p.network WHERE {scope} AND p.key = '' AND p.lead IS NULL) x"
        " WHERE NOT EXISTS (SELECT 1 FROM main.profile q WHERE q.contact_id = x.c AND q.network_id = x.network)",
        (base,),
    )


def _details(connection: apsw.Connection, scope: str, contact: str, base: int, now: int) -> None:
    """Insert what the JSON of `more` lists."""
    connection.execute(
        f"INSERT INTO main.profile (contact_id, network_id, key, handle, url) SELECT {contact} AS c, n.id,"
        " j.value ->> '$.key', j.value ->> '$.handle', j.value ->> '$.url'"
        f" FROM staging.person p, json_each(p.more, '$.profiles') j JOIN main.network n ON n.key = j.value ->> '$.network'"
        f" WHERE {scope} AND p.more <> '' AND NOT EXISTS (SELECT 1 FROM main.profile q WHERE q.network_id = n.id"
        " AND q.key = j.value ->> '$.key') GROUP BY n.id, j.value ->> '$.key' ORDER BY c, min(p.id), j.key",
        (base,),
    )
    rows = f"FROM staging.person p, json_each(p.more, '$.{{list}}') j WHERE {scope} AND p.more <> ''"
    for name, table, column in (
        ("emails", "email", "address"),
        ("phones", "phone", "number"),
        ("websites", "website", "url"),
    ):
        extra = ", digits" if table == "phone" else ""
        digits = ", replace(replace(replace(replace(replace(j.value, ' ', ''), '-', ''), '(', ''), ')', ''), '+', '')"
        connection.execute(
            f"INSERT INTO main.{table} (contact_id, {column}{extra}) SELECT {contact} AS c, j.value"
            f"{digits if extra else ''} {rows.format(list=name)} AND NOT EXISTS (SELECT 1 FROM main.{table} t"
            f" WHERE t.contact_id = {contact} AND t.{column} = j.value) GROUP BY c, j.value ORDER BY c, min(p.id), j.key",
            (base,),
        )
    connection.execute(
        f"INSERT INTO main.contact_tag (contact_id, tag_id) SELECT {contact} AS c, g.id {rows.format(list='tags')}"
        f" AND g.name = j.value AND NOT EXISTS (SELECT 1 FROM main.contact_tag t WHERE t.contact_id = {contact}"
        " AND t.tag_id = g.id) GROUP BY c, g.id".replace(
            "FROM staging.person p,", "FROM main.tag g, staging.person p,"
        ),
        (base,),
    )
    connection.execute(
        f"INSERT INTO main.custom_field (contact_id, name, value) SELECT {contact} AS c, j.key, j.value"
        f" {rows.format(list='fields')} AND NOT EXISTS (SELECT 1 FROM main.custom_field t WHERE t.contact_id = {contact}"
        " AND t.name = j.key) GROUP BY c, j.key ORDER BY c, min(p.id), j.id",
        (base,),
    )
    connection.execute(
        f"INSERT INTO main.note (contact_id, at, text) SELECT {contact} AS c, ?2, p.more ->> '$.note' FROM staging.person p"
        f" WHERE {scope} AND p.more <> '' AND p.more ->> '$.note' IS NOT NULL AND NOT EXISTS (SELECT 1 FROM main.note t"
        f" WHERE t.contact_id = {contact} AND t.text = p.more ->> '$.note') GROUP BY c, p.more ->> '$.note'",
        (base, now),
    )


def _tags(connection: apsw.Connection) -> None:
    """Create the tags that do not exist yet; recorded, since tags outlive the contacts that brought them."""
    connection.execute(
        "INSERT INTO main.tag (name) SELECT DISTINCT j.value FROM staging.person p, json_each(p.more, '$.tags') j"
        " WHERE p.more <> '' AND NOT EXISTS (SELECT 1 FROM main.tag t WHERE t.name = j.value)"
    )


_WINNERS = (
    "SELECT p.*, e.company AS new_company, e.position AS new_position, e.location AS new_location,"
    " e.connected AS new_connected, e.company_before, e.position_before, e.job, f.archive_day,"
    " row_number() OVER (PARTITION BY {group} ORDER BY f.archive_day DESC, p.lead IS NOT NULL, p.id DESC) AS place"
    " FROM staging.effect e JOIN staging.person p ON p.id = e.person_id JOIN staging.file f ON f.id = p.file_id"
    " WHERE {scope} AND (e.company OR e.position OR e.location OR e.connected{more})"
)
_SETS = (
    "company = iif(w.new_company, w.company, contact.company), position = iif(w.new_position, w.position,"
    " contact.position), location = iif(w.new_location, w.location, contact.location),"
    " connected_on = iif(w.new_connected, w.connected_on, contact.connected_on)"
)
_GAPS = (
    ", birthday = iif(contact.birthday = '' AND w.more <> '', ifnull(w.more ->> '$.birthday', ''), contact.birthday),"
    " met_on = iif(contact.met_on IS NULL AND w.more <> '', w.more ->> '$.met_on', contact.met_on)"
)


def _update_known(connection: apsw.Connection, run: int, now: int) -> None:
    """Update people who were there, and note who changed jobs."""
    winners = _WINNERS.format(group="p.match", scope=KNOWN, more=" OR e.more")
    connection.execute(
        "INSERT INTO main.job_change (contact_id, import_run_id, day, company_before, position_before, company_after,"
        " position_after) SELECT w.match, ?1, ?2, w.company_before, w.position_before, iif(w.new_company, w.company,"
        f" w.company_before), iif(w.new_position, w.position, w.position_before) FROM ({winners}) w"
        " WHERE w.place = 1 AND w.job",
        (run, now // 86_400),
    )
    connection.execute(
        f"UPDATE main.contact SET {_SETS}{_GAPS} FROM ({winners}) w WHERE contact.id = w.match AND w.place = 1"
    )
    # The address of a profile that was known without one; and how new our knowledge of a workplace is.
    connection.execute(
        "UPDATE main.profile SET key = p.key, url = p.url, handle = p.handle FROM staging.person p, main.network n"
        " WHERE n.key = p.network AND profile.network_id = n.id AND profile.contact_id = p.match AND profile.key IS NULL"
        " AND p.key <> '' AND NOT EXISTS (SELECT 1 FROM main.profile q WHERE q.network_id = n.id AND q.key = p.key)"
    )
    connection.execute(
        f"UPDATE main.profile SET seen_on = w.archive_day FROM ({winners}) w, main.network n WHERE n.key = w.network"
        " AND profile.contact_id = w.match AND profile.network_id = n.id AND w.place = 1"
        " AND (w.new_company OR w.new_position) AND ifnull(profile.seen_on, 0) < w.archive_day"
    )


def _fill_new(connection: apsw.Connection, base: int) -> None:
    """Fill the gaps of new people from further rows about them."""
    winners = _WINNERS.format(group="p.lead", scope="p.match IS NULL AND p.lead IS NOT NULL", more="")
    connection.execute(
        f"UPDATE main.contact SET {_SETS} FROM ({winners}) w WHERE contact.id = ?1 + w.lead AND w.place = 1", (base,)
    )


def _interactions(connection: apsw.Connection, base: int, run: int) -> None:
    connection.execute(
        "INSERT INTO main.interaction (contact_id, network_id, import_run_id, at, day, kind, level, direction, text,"
        " external_key) SELECT ifnull(p.match, ?1 + ifnull(p.lead, p.id)), n.id, ?2, a.at, a.day, a.kind, a.level,"
        " a.direction, a.text, a.external_key FROM staging.act a JOIN staging.person p ON p.id = a.person_id"
        " LEFT JOIN main.network n ON n.key = a.network WHERE a.known = 0 ORDER BY a.id",
        (base, run),
    )
