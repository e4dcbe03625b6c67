"""Matching: who in the staging file is whom, among themselves and in the database, in set-based SQL.

In this order: profile address, the key a source gave earlier, e-mail, exact name and company when only one fits;
otherwise a new contact. What is found goes to `staging.place`, which names only those who are not simply new: `match` is
a contact of the database, `lead` the row that stands for all rows of one person, `known` says that the row's profile
address needs no new profile.
"""

import apsw

from netdesk.store import namesakes, sql
from netdesk.store.settings import MY_POSITIONS

TRASHED = 3
HERE = "(0, 1, 2)"  # every other status, named one by one: the index of names begins with the status
# People and their places; a leader is a row that follows no other.
_PLACED = "staging.person p LEFT JOIN staging.place l ON l.id = p.id"
_LEADS = "l.lead IS NULL"
# Who stands for the row that has an address a.
_LEADER = (
    "CROSS JOIN staging.person p ON p.id = ifnull((SELECT lead FROM staging.place WHERE id = a.id), a.id)"
    " LEFT JOIN staging.place l ON l.id = p.id"
)
_SET_LEAD = " ON CONFLICT (id) DO UPDATE SET lead = excluded.lead"
_SET_MATCH = " ON CONFLICT (id) DO UPDATE SET match = excluded.match"
# Whom an act is of that has an e-mail address but no profile.
_BY_EMAIL = "a.network || ':email:' || a.email"


def match(connection: apsw.Connection) -> None:
    """Match everybody staged; may be run again when the database has changed meanwhile."""
    has_acts = _exists(connection, "staging.act")
    connection.execute("DELETE FROM staging.place")
    connection.execute("CREATE INDEX IF NOT EXISTS staging.person_key ON person (key, network) WHERE key <> ''")
    if has_acts:
        connection.execute("DELETE FROM staging.person WHERE from_act = 1")
        connection.execute("UPDATE staging.act SET person_id = NULL, known = 0 WHERE person_id IS NOT NULL")
        _people_of_acts(connection)
    _same_profile(connection)
    _further(connection)
    if _exists(connection, "staging.person INDEXED BY person_identity WHERE identity <> ''"):
        _same_identity(connection)
    if _exists(connection, "staging.address"):
        _same_email(connection)
    if _exists(connection, "staging.person INDEXED BY person_unkeyed WHERE key = ''") or has_acts:
        _same_name(connection)
    if _exists(connection, "main.contact"):
        _known_names(connection, has_acts)
    _gather(connection)
    if has_acts:
        _acts(connection)
        namesakes.resolve(connection)
        _known_acts(connection)
    _known_activity(connection)


def _exists(connection: apsw.Connection, rows: str) -> bool:
    return bool(sql.value(connection, f"SELECT EXISTS (SELECT 1 FROM {rows})"))


def _people_of_acts(connection: apsw.Connection) -> None:
    """Make one person of each address (or, without one, e-mail) that acts name and no row describes."""
    connection.execute("CREATE INDEX IF NOT EXISTS staging.act_key ON act (key, network)")
    columns = (
        "file_id, line, name, network, url, handle, key, email, name_key, company, identity, first, middle, last, suffix,"
        " position, location, more, from_act"
    )
    rest = "'', '', '', '', '', '', '', 1 FROM staging.act a"
    connection.execute(
        f"INSERT INTO staging.person ({columns})"
        f" SELECT file_id, line, name, network, url, handle, key, email, name_key, company, '', {rest}"
        " WHERE id IN (SELECT min(id) FROM staging.act WHERE key <> '' GROUP BY key, network)"
        " AND NOT EXISTS (SELECT 1 FROM staging.person p WHERE p.key <> '' AND p.key = a.key AND p.network = a.network)"
    )
    connection.execute(
        f"INSERT INTO staging.person ({columns})"
        f" SELECT file_id, line, name, network, '', '', '', email, name_key, company, {_BY_EMAIL}, {rest}"
        f" WHERE id IN (SELECT min(id) FROM staging.act a WHERE key = '' AND email <> '' GROUP BY {_BY_EMAIL})"
    )


def _same_profile(connection: apsw.Connection) -> None:
    if _exists(connection, "main.profile"):
        connection.execute(
            "INSERT INTO staging.place (id, match, known) SELECT p.id, q.contact_id, 1 FROM staging.person p NOT INDEXED"
            " CROSS JOIN main.network n ON n.key = p.network"
            " CROSS JOIN main.profile q ON q.network_id = n.id AND q.key = p.key WHERE p.key <> ''"
        )
    _lead_by(connection, "key, network", "p.key <> ''", known=1)  # nobody follows anybody yet


def _same_identity(connection: apsw.Connection) -> None:
    _lead_by(connection, "identity", "p.identity <> ''", known=0)
    connection.execute(
        f"INSERT INTO staging.place (id, match) SELECT p.id, i.contact_id FROM {_PLACED}"
        " JOIN main.identity i ON i.key = p.identity"
        f" WHERE p.identity <> '' AND l.match IS NULL AND {_LEADS}{_SET_MATCH}"
    )


def _lead_by(connection: apsw.Connection, columns: str, condition: str, *, known: int) -> None:
    """Let the later rows that agree in some columns follow the first one."""
    same = " AND ".join(f"p.{column} = g.{column}" for column in columns.split(", "))
    leaders = f"staging.person p WHERE {condition}" if known else f"{_PLACED} WHERE {condition} AND {_LEADS}"
    connection.execute(
        f"INSERT INTO staging.place (id, lead, known) SELECT p.id, g.first_id, {known}"
        f" FROM (SELECT min(p.id) AS first_id, {columns} FROM {leaders}"
        f" GROUP BY {columns} HAVING count(*) > 1) g CROSS JOIN staging.person p ON {same} AND {condition}"
        f" LEFT JOIN staging.place l ON l.id = p.id WHERE p.id <> g.first_id AND {_LEADS}"
        f"{_SET_LEAD}, known = max(known, excluded.known)"
    )


# Two addresses on one network are two people: who has one is not joined to a contact that has another.
# The plus keeps SQLite from going through all profiles of a network.
_OTHER_PROFILE = (
    "p.key <> '' AND EXISTS (SELECT 1 FROM main.profile r JOIN main.network s ON s.id = +r.network_id"
    " WHERE r.contact_id = {contact} AND s.key = p.network AND r.key IS NOT NULL AND r.key <> p.key{more})"
)
# A changed address of somebody known by e-mail is fine, unless the old address is somebody in this import, too.
_STILL_THERE = (
    " AND EXISTS (SELECT 1 FROM staging.person o WHERE o.key <> '' AND o.key = r.key AND o.network = p.network)"
)


def _further(connection: apsw.Connection) -> None:
    """List every e-mail address, and join rows by the further profiles that some name beside their own."""
    connection.execute("DELETE FROM staging.address")
    connection.execute(
        "INSERT INTO staging.address (id, email) SELECT id, email FROM staging.person INDEXED BY person_email"
        " WHERE email <> '' ORDER BY id"
    )
    if not _exists(connection, "staging.person INDEXED BY person_more WHERE more <> ''"):
        return
    rows = "staging.person p INDEXED BY person_more CROSS JOIN json_each(p.more, '$.{}') j"
    connection.execute(
        f"INSERT INTO staging.address (id, email) SELECT p.id, j.value FROM {rows.format('emails')}"
        " WHERE p.more <> '' AND j.value NOT IN ('', p.email)"
    )
    connection.execute("DROP TABLE IF EXISTS staging.further")
    connection.execute(
        "CREATE TABLE staging.further AS SELECT p.id, ifnull(l.lead, p.id) AS lead_id, j.value ->> '$.network' AS network,"
        f" j.value ->> '$.key' AS key FROM {rows.format('profiles')} LEFT JOIN staging.place l ON l.id = p.id"
        " WHERE p.more <> '' AND j.value ->> '$.key' <> ''"
    )
    _by_further_profiles(connection)


def _by_further_profiles(connection: apsw.Connection) -> None:
    other = _OTHER_PROFILE.format(contact="q.contact_id", more="")
    connection.execute(
        "INSERT INTO staging.place (id, match) SELECT g.lead_id, min(q.contact_id) FROM staging.further g"
        " CROSS JOIN staging.person p ON p.id = g.lead_id LEFT JOIN staging.place l ON l.id = p.id"
        " CROSS JOIN main.network n ON n.key = g.network CROSS JOIN main.profile q ON q.network_id = n.id AND q.key = g.key"
        f" WHERE l.match IS NULL AND NOT ({other}) GROUP BY g.lead_id{_SET_MATCH}"
    )
    # The later one follows, so that nobody comes to lead who follows.
    connection.execute(
        "INSERT INTO staging.place (id, lead) SELECT max(p.id, o.id), min(min(p.id, o.id)) FROM (SELECT g.lead_id,"
        " ifnull(l.lead, o.id) AS other_id FROM staging.further g CROSS JOIN staging.person o ON o.key = g.key"
        " AND o.network = g.network AND o.key <> '' LEFT JOIN staging.place l ON l.id = o.id) g"
        " CROSS JOIN staging.person p ON p.id = g.lead_id CROSS JOIN staging.person o ON o.id = g.other_id"
        " LEFT JOIN staging.place lp ON lp.id = p.id LEFT JOIN staging.place lo ON lo.id = o.id WHERE p.id <> o.id"
        " AND NOT (p.key <> '' AND o.key <> '' AND p.network = o.network) AND ifnull(lp.match = lo.match, 1)"
        f" GROUP BY 1{_SET_LEAD}"
    )
    _settle_leads(connection)


def _same_email(connection: apsw.Connection) -> None:
    """Join rows of one e-mail address, unless they have other addresses on one network or are other contacts.

    Rows of people lead those made from acts, rows with a profile address those without, earlier ones the later.
    """
    connection.execute(
        "INSERT INTO staging.place (id, lead) SELECT id, first_id FROM (SELECT p.id AS id, p.key AS key, l.match AS match,"
        " first_value(p.id) OVER everyone AS first_id, first_value(p.key) OVER same_network AS first_key,"
        " first_value(l.match) OVER matched AS first_match"
        " FROM (SELECT email FROM staging.address GROUP BY email HAVING count(*) > 1) g"
        f" CROSS JOIN staging.address a ON a.email = g.email {_LEADER}"
        " WINDOW everyone AS (PARTITION BY a.email ORDER BY p.from_act, p.key = '', p.id),"
        " same_network AS (PARTITION BY a.email, p.network ORDER BY p.key = '', p.from_act, p.id),"
        " matched AS (PARTITION BY a.email ORDER BY l.match IS NULL, p.from_act, p.key = '', p.id))"
        " WHERE id <> first_id AND (key = '' OR key = first_key) AND (match IS NULL OR match = first_match)"
        f"{_SET_LEAD}"
    )
    _settle_leads(connection)
    other = _OTHER_PROFILE.format(contact="e.contact_id", more=_STILL_THERE)
    connection.execute(
        "INSERT INTO staging.place (id, match) SELECT p.id, min(e.contact_id) FROM staging.address a"
        f" {_LEADER} CROSS JOIN main.email e ON e.address = a.email"
        f" CROSS JOIN main.contact c ON c.id = e.contact_id AND c.status <> {TRASHED}"
        f" WHERE l.match IS NULL AND NOT ({other}) GROUP BY p.id{_SET_MATCH}"
    )
    _one_each(connection)


def _same_name(connection: apsw.Connection) -> None:
    """Join a row without address to the only other row of its name and company; an act's bare name to its namesake."""
    connection.execute("DROP TABLE IF EXISTS staging.namesake")
    connection.execute(
        "CREATE TABLE staging.namesake AS SELECT p.id, p.name_key, p.company, p.network, p.key, p.from_act, l.match"
        f" FROM {_PLACED} WHERE {_LEADS} AND p.name_key IN (SELECT name_key FROM staging.person WHERE name_key <> ''"
        " AND key = '' AND (company <> '' OR from_act = 1) UNION SELECT name_key FROM staging.act WHERE name_key <> '')"
    )
    connection.execute("CREATE INDEX staging.namesake_name ON namesake (name_key)")
    for condition, same in (
        ("n.key = '' AND n.company <> ''", "o.company = n.company COLLATE NOCASE"),
        ("n.from_act = 1", "o.from_act = 0"),
    ):
        connection.execute(
            "INSERT INTO staging.place (id, lead) SELECT n.id, o.id FROM (SELECT n.*, (SELECT iif(count(*) = 1, min(o.id),"
            f" NULL) FROM staging.namesake o WHERE o.name_key = n.name_key AND {same} AND o.id <> n.id"
            " AND NOT (o.key <> '' AND n.key <> '' AND o.network = n.network) AND ifnull(o.match = n.match, 1)) AS only_one"
            f" FROM staging.namesake n WHERE {condition}) n JOIN staging.namesake o ON o.id = n.only_one"
            " WHERE (o.from_act, o.key = '', o.id) < (n.from_act, n.key = '', n.id)"
            " AND NOT EXISTS (SELECT 1 FROM staging.place l WHERE l.id = o.id AND l.lead IS NOT NULL)"
            f"{_SET_LEAD} WHERE place.lead IS NULL"
        )
    connection.execute("DROP TABLE staging.namesake")
    _settle_leads(connection)


def _known_names(connection: apsw.Connection, has_acts: bool) -> None:
    """Find who is known by name and company, or an act's bare name by that alone, where exactly one contact fits."""
    placed = sql.value(connection, "SELECT count(*) FROM staging.place WHERE match IS NOT NULL OR lead IS NOT NULL")
    if placed == sql.value(connection, "SELECT max(id) FROM staging.person"):
        return
    ways = [("p.company <> ''", "AND c.company = p.company COLLATE NOCASE")]
    if has_acts:
        ways.append(("p.from_act = 1", ""))
    for condition, more in ways:
        other = _OTHER_PROFILE.format(contact="p.contact_id", more="")
        connection.execute(
            "INSERT INTO staging.place (id, match) SELECT id, contact_id FROM (SELECT p.id, p.key, p.network,"
            f" (SELECT min(c.id) FROM main.contact c WHERE c.name_key = p.name_key AND c.status IN {HERE} {more}"
            f" HAVING count(*) = 1) AS contact_id FROM {_PLACED}"
            f" WHERE p.name_key <> '' AND {condition} AND l.match IS NULL AND {_LEADS} LIMIT -1) p"
            f" WHERE contact_id IS NOT NULL AND NOT ({other}){_SET_MATCH}"
        )
    _one_each(connection)


def _one_each(connection: apsw.Connection) -> None:
    """Where rows with other addresses on one network claimed one contact, leave it to the surest, then the first."""
    connection.execute("CREATE INDEX IF NOT EXISTS staging.place_match ON place (match)")
    connection.execute(
        "UPDATE staging.place SET match = NULL FROM (SELECT p.id AS id, p.key AS key, l.known AS known,"
        " first_value(p.key) OVER (PARTITION BY l.match, p.network ORDER BY p.key = '', l.known DESC, p.id) AS first_key"
        " FROM staging.place l JOIN staging.person p ON p.id = l.id WHERE l.lead IS NULL AND l.match IN (SELECT match"
        " FROM staging.place WHERE match IS NOT NULL AND lead IS NULL GROUP BY match HAVING count(*) > 1)) t"
        " WHERE place.id = t.id AND t.key <> '' AND t.key <> t.first_key AND NOT t.known"
    )


def _settle_leads(connection: apsw.Connection) -> None:
    """Let every follower point straight at who leads, and who leads take a follower's match where it has none."""
    moved = True
    while moved:
        connection.execute(
            "UPDATE staging.place SET lead = l.lead FROM staging.place l WHERE l.id = place.lead AND l.lead IS NOT NULL"
        )
        moved = connection.changes() > 0
    connection.execute(
        "INSERT INTO staging.place (id, match) SELECT lead, min(match) FROM staging.place WHERE lead IS NOT NULL"
        f" AND match IS NOT NULL GROUP BY lead{_SET_MATCH} WHERE place.match IS NULL"
    )


def _gather(connection: apsw.Connection) -> None:
    """Let one row lead all rows of a contact, and let followers share its match; forget who turned out to be new."""
    connection.execute("CREATE INDEX IF NOT EXISTS staging.place_match ON place (match)")
    _settle_leads(connection)
    connection.execute(
        "UPDATE staging.place SET lead = g.first_id FROM (SELECT match AS taken, min(id) AS first_id FROM staging.place"
        " WHERE match IS NOT NULL AND lead IS NULL GROUP BY match HAVING count(*) > 1) g"
        " WHERE place.match = g.taken AND place.id <> g.first_id AND place.lead IS NULL"
    )
    _settle_leads(connection)
    connection.execute(
        "UPDATE staging.place SET match = l.match FROM staging.place l WHERE l.id = place.lead"
        " AND place.match IS NOT l.match"
    )
    connection.execute("DELETE FROM staging.place WHERE match IS NULL AND lead IS NULL")


def _acts(connection: apsw.Connection) -> None:
    """Tell which person an act is of that names more than a name."""
    connection.execute(
        "UPDATE staging.act SET person_id = coalesce(l.lead, p.id)"
        f" FROM {_PLACED} WHERE act.key <> '' AND p.key <> '' AND p.key = act.key AND p.network = act.network"
    )
    connection.execute(
        f"UPDATE staging.act SET person_id = coalesce(l.lead, p.id) FROM {_PLACED} WHERE act.key = ''"
        f" AND act.email <> '' AND p.identity <> '' AND p.identity = {_BY_EMAIL.replace('a.', 'act.')}"
    )


def _known_acts(connection: apsw.Connection) -> None:
    """Tell which acts, values and notes are there already, or twice in this import."""
    for sort, table, same in (
        ("act", "interaction", "i.contact_id = l.match"),
        ("value", "value_event", "1"),
        ("note", "note", "1"),
    ):
        connection.execute(
            f"UPDATE staging.act SET known = 1 FROM staging.place l, main.{table} i WHERE act.sort = ?"
            f" AND l.id = act.person_id AND i.external_key = act.external_key AND {same}",
            (sort,),
        )
    connection.execute("CREATE INDEX IF NOT EXISTS staging.act_external ON act (external_key, person_id)")
    connection.execute(
        "UPDATE staging.act SET known = 1 WHERE EXISTS (SELECT 1 FROM staging.act b WHERE b.external_key = act.external_key"
        " AND b.person_id = act.person_id AND b.sort = act.sort AND b.id < act.id)"
    )


def _known_activity(connection: apsw.Connection) -> None:
    """Tell which of my own acts and positions are there already: so many a day are counted, whatever file they come from."""
    connection.execute(
        "UPDATE staging.activity SET known = o.place <= ifnull((SELECT m.count FROM main.my_activity m JOIN main.network n"
        " ON n.id = m.network_id WHERE n.key = activity.network AND m.day = activity.day AND m.kind = activity.kind), 0)"
        " FROM (SELECT id, row_number() OVER (PARTITION BY network, day, kind ORDER BY id) AS place FROM staging.activity) o"
        " WHERE o.id = activity.id"
    )
    connection.execute(
        "UPDATE staging.position SET known = EXISTS (SELECT 1 FROM main.setting s, json_each(s.value) j"
        " WHERE s.key = ? AND j.value ->> '$.company' = position.company AND j.value ->> '$.position' = position.position"
        " AND j.value ->> '$.start' IS position.start AND j.value ->> '$.end' IS position.end)",
        (MY_POSITIONS,),
    )
