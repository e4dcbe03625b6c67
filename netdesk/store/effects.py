"""Effects: what importing the matched rows would do, worked out in the staging file before anything is written.

`staging.effect` names the rows that add something to somebody already there, in the database or in an earlier row.
"""

import apsw

from netdesk.store import import_details, sql

MORE_LISTS = (("emails", "email", "address"), ("phones", "phone", "number"), ("websites", "website", "url"))
FLAGS = ("company", "position", "location", "connected", "profile", "email", "more")
_ANY = " OR ".join(FLAGS)
# The rows of one person are settled among themselves by this order: the source that knows best, the newest, what is there
# already (two profiles that were merged go on to differ), the leader.
_RANK = "o.overwrites DESC, o.archive_day DESC, o.{0} = o.{0}_now DESC, o.id = o.team DESC, o.id"


def work_out(connection: apsw.Connection) -> None:
    """Tell what each row adds; wants `matching.match` first.

    A source that overwrites (or that somebody came from) and is not older than what is known wins over company and
    position; others only fill gaps.
    """
    connection.execute("DROP TABLE IF EXISTS staging.effect")
    connection.execute(
        "CREATE TABLE staging.effect (person_id INTEGER PRIMARY KEY, company INTEGER, position INTEGER, location INTEGER,"
        " connected INTEGER, profile INTEGER, email INTEGER, more INTEGER, job INTEGER, company_before TEXT,"
        " position_before TEXT)"
    )
    connection.execute(
        "UPDATE staging.file SET late = EXISTS (SELECT 1 FROM main.import_file i WHERE i.format = file.format"
        " AND i.archive_day > file.archive_day)"
    )
    # LIMIT keeps the flags from being worked out twice.
    connection.execute(f"INSERT INTO staging.effect SELECT * FROM ({_EFFECTS} LIMIT -1) WHERE {_ANY}")
    if sql.value(connection, "SELECT EXISTS (SELECT 1 FROM staging.place WHERE lead IS NOT NULL)"):
        _settle(connection)
    connection.execute("CREATE INDEX IF NOT EXISTS staging.act_line ON act (file_id, line, known)")


_KNOWN_LIST = (
    " OR EXISTS (SELECT 1 FROM json_each(p.more, '$.{key}') j WHERE NOT EXISTS"
    " (SELECT 1 FROM main.{table} t WHERE t.contact_id = l.match AND t.{column} = j.value))"
)
# Does the JSON of a row hold anything that the contact lacks?
_MORE = (
    "0"
    + "".join(_KNOWN_LIST.format(key=key, table=table, column=column) for key, table, column in MORE_LISTS)
    + " OR EXISTS (SELECT 1 FROM json_each(p.more, '$.profiles') j WHERE NOT EXISTS (SELECT 1 FROM main.profile q"
    " JOIN main.network n ON n.id = q.network_id WHERE q.key = j.value ->> '$.key' AND n.key = j.value ->> '$.network'))"
    " OR EXISTS (SELECT 1 FROM json_each(p.more, '$.tags') j WHERE NOT EXISTS (SELECT 1"
    " FROM main.contact_tag t JOIN main.tag g ON g.id = t.tag_id WHERE t.contact_id = l.match AND g.name = j.value))"
    " OR EXISTS (SELECT 1 FROM json_each(p.more, '$.roles') j JOIN main.role r ON r.key = j.value WHERE NOT EXISTS"
    " (SELECT 1 FROM main.contact_role t WHERE t.contact_id = l.match AND t.role_id = r.id))"
    " OR EXISTS (SELECT 1 FROM json_each(p.more, '$.fields') j WHERE NOT EXISTS (SELECT 1"
    " FROM main.custom_field f WHERE f.contact_id = l.match AND f.name = j.key))"
    " OR p.more ->> '$.note' IS NOT NULL AND NOT EXISTS (SELECT 1 FROM main.note t"
    "  WHERE t.contact_id = l.match AND t.text = p.more ->> '$.note')"
    " OR p.more ->> '$.birthday' IS NOT NULL AND ifnull(c.birthday, '') = ''"
    " OR p.more ->> '$.met_on' IS NOT NULL AND c.met_on IS NULL"
    f" OR {import_details.LACKS}"
)
# c is the contact a row belongs to; d, where there is none yet, the row that leads it. Asked only where it matters.
_OVERWRITES = (
    "iif(c.id IS NULL, (f.overwrites OR f.format = df.format) AND f.archive_day > df.archive_day,"
    " NOT f.late AND (f.overwrites OR f.format = c.source) AND f.archive_day >="
    " ifnull((SELECT max(q.seen_on) FROM main.profile q WHERE q.contact_id = c.id), 0))"
)
_TAKES = "iif(p.{0} = '' OR p.{0} = ifnull(c.{0}, d.{0}), 0, iif(ifnull(c.{0}, d.{0}) = '', 1, " + _OVERWRITES + "))"
_BEFORE = "iif(c.id IS NULL, d.connected_on, c.connected_on)"
_EFFECTS = f"""
    SELECT p.id, {_TAKES.format("company")} AS company, {_TAKES.format("position")} AS position,
        p.location <> '' AND ifnull(c.location, d.location) = '' AS location,
        p.connected_on IS NOT NULL AND ifnull(p.connected_on < {_BEFORE}, 1) AS connected,
        iif(l.known OR p.network = '', 0, iif(p.key <> '', ifnull(d.key, '') <> p.key,
            l.match IS NOT NULL AND l.lead IS NULL AND NOT EXISTS (SELECT 1 FROM main.profile q JOIN main.network n
                ON n.id = +q.network_id WHERE q.contact_id = l.match AND n.key = p.network))) AS profile,
        iif(p.email = '' OR p.email = d.email, 0, NOT EXISTS
            (SELECT 1 FROM main.email m WHERE m.contact_id = l.match AND m.address = p.email)) AS email,
        iif(p.more = '' OR p.more = d.more, 0, {_MORE}) AS more,
        iif(p.company = c.company AND p.position = c.position OR c.id IS NULL, 0,
            (c.company <> '' OR c.position <> '') AND {_OVERWRITES}) AS job,
        ifnull(c.company, d.company) AS company_before, ifnull(c.position, d.position) AS position_before
    FROM staging.place l CROSS JOIN staging.person p ON p.id = l.id CROSS JOIN staging.file f ON f.id = p.file_id
    LEFT JOIN main.contact c ON c.id = l.match
    LEFT JOIN staging.person d ON d.id = l.lead AND l.match IS NULL LEFT JOIN staging.file df ON df.id = d.file_id"""


def _settle(connection: apsw.Connection) -> None:
    """Where several rows are about one person, leave each value to the best of those that have one.

    Otherwise they would take turns, and importing the same files again would change something.
    """
    best = ", ".join(
        f"row_number() OVER (PARTITION BY o.team ORDER BY o.{column} = '', {_RANK.format(column)}) = 1 AS {column}"
        for column in ("company", "position", "location")
    )
    connection.execute(
        "UPDATE staging.effect SET company = effect.company AND b.company, position = effect.position AND b.position,"
        f" location = effect.location AND b.location FROM (SELECT o.id, {best} FROM (SELECT p.id, p.company, p.position,"
        " p.location, coalesce(l.lead, p.id) AS team, f.archive_day, f.overwrites OR f.format ="
        " coalesce(c.source, df.format, f.format) AS overwrites, c.company AS company_now, c.position AS position_now,"
        " c.location AS location_now"
        " FROM (SELECT id FROM staging.place WHERE lead IS NOT NULL UNION SELECT lead FROM staging.place WHERE lead IS NOT NULL)"
        " t CROSS JOIN staging.person p ON p.id = t.id JOIN staging.file f ON f.id = p.file_id"
        " LEFT JOIN staging.place l ON l.id = p.id LEFT JOIN main.contact c ON c.id = l.match"
        " LEFT JOIN staging.person d ON d.id = l.lead LEFT JOIN staging.file df ON df.id = d.file_id) o) b"
        " WHERE b.id = effect.person_id"
    )
    connection.execute("UPDATE staging.effect SET job = 0 WHERE NOT (company OR position)")
    connection.execute(f"DELETE FROM staging.effect WHERE NOT ({_ANY})")


PLACED = "FROM staging.person p LEFT JOIN staging.place l ON l.id = p.id"
# The plus keeps SQLite from going through all profiles of a network.
# Rows that make a profile: those with an address that has none yet, and those without one of people not yet there.
ADDRESS = "p.key <> '' AND p.network <> '' AND NOT ifnull(l.known, 0)"
MEMBER = (
    "p.key = '' AND p.network <> '' AND l.lead IS NULL AND iif(l.match IS NULL,"
    " NOT EXISTS (SELECT 1 FROM staging.place m JOIN staging.person o ON o.id = m.id WHERE m.lead = p.id"
    " AND o.network = p.network AND o.key <> ''),"
    " NOT EXISTS (SELECT 1 FROM main.profile q JOIN main.network n ON n.id = +q.network_id"
    " WHERE q.contact_id = l.match AND n.key = p.network))"
)
