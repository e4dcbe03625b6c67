"""Matching: who in the staging file is whom, among themselves and in the database, in set-based SQL.

In this order: profile address, the key a source gave earlier, e-mail, exact name and company when only one fits;
otherwise a new contact. `person.match` is a contact of the database, `person.lead` an earlier row of the same person.
"""

import apsw

from netdesk.store import sql

# A staged row's person: the row it follows, or itself.
_LEADS = "lead IS NULL"
_NAMED = "name_key <> ''"


def match(connection: apsw.Connection) -> None:
    """Match everybody staged; may be run again when the database has changed meanwhile."""
    connection.execute(
        "UPDATE staging.person SET match = NULL, lead = NULL WHERE match IS NOT NULL OR lead IS NOT NULL"
    )
    connection.execute("DELETE FROM staging.person WHERE from_act = 1")
    connection.execute("UPDATE staging.act SET person_id = NULL, known = 0")
    _index(connection)
    _people_of_acts(connection)
    _same_profile(connection)
    _same_identity(connection)
    _same_email(connection)
    _same_name(connection)
    _share_matches(connection)
    _acts(connection)


def _index(connection: apsw.Connection) -> None:
    for name, columns in {
        "person_key": "person (key, network) WHERE key <> ''",
        "person_email": "person (email) WHERE email <> ''",
        "person_identity": "person (identity) WHERE identity <> ''",
        "person_name": "person (name_key) WHERE name_key <> ''",
        "person_lead": "person (lead) WHERE lead IS NOT NULL",
        "person_match": "person (match) WHERE match IS NOT NULL",
        "act_key": "act (key, network)",
    }.items():
        connection.execute(f"CREATE INDEX IF NOT EXISTS staging.{name} ON {columns}")


def _people_of_acts(connection: apsw.Connection) -> None:
    """Make one person of each address (or, without one, name) that acts name and no row describes."""
    columns = (
        "file_id, line, name, network, url, handle, key, email, name_key, first, middle, last, suffix, company,"
        " position, location, identity, more, from_act"
    )
    connection.execute(
        f"INSERT INTO staging.person ({columns})"
        " SELECT file_id, line, name, network, url, handle, key, email, name_key, '', '', '', '', '', '', '', '', '', 1"
        " FROM staging.act a WHERE id IN (SELECT min(id) FROM staging.act WHERE key <> '' GROUP BY key, network)"
        " AND NOT EXISTS (SELECT 1 FROM staging.person p WHERE p.key <> '' AND p.key = a.key AND p.network = a.network)"
    )
    connection.execute(
        f"INSERT INTO staging.person ({columns})"
        " SELECT file_id, line, name, network, '', '', '', email, name_key, '', '', '', '', '', '', '',"
        " network || ':name:' || name_key, '', 1"
        " FROM staging.act WHERE id IN (SELECT min(id) FROM staging.act WHERE key = '' GROUP BY name_key, network)"
    )


def _same_profile(connection: apsw.Connection) -> None:
    _lead_by(connection, "key, network", "key <> ''")
    if sql.value(connection, "SELECT EXISTS (SELECT 1 FROM main.profile)"):
        connection.execute(
            "UPDATE staging.person SET match = p.contact_id FROM main.profile p JOIN main.network n ON n.id = p.network_id"
            " WHERE person.key <> '' AND p.key = person.key AND n.key = person.network AND person.lead IS NULL"
        )


def _same_identity(connection: apsw.Connection) -> None:
    _lead_by(connection, "identity", "identity <> ''")
    connection.execute(
        "UPDATE staging.person SET match = i.contact_id FROM main.identity i"
        " WHERE person.identity <> '' AND i.key = person.identity AND person.match IS NULL AND person.lead IS NULL"
    )


def _lead_by(connection: apsw.Connection, columns: str, condition: str) -> None:
    """Let the later rows of a person follow the first one."""
    keys = columns.split(", ")
    same = " AND ".join(f"person.{key} = g.{key}" for key in keys)
    connection.execute(
        f"UPDATE staging.person SET lead = g.first_id FROM (SELECT min(id) AS first_id, {columns} FROM staging.person"
        f" WHERE {condition} AND lead IS NULL GROUP BY {columns} HAVING count(*) > 1) g"
        f" WHERE {same} AND person.id <> g.first_id AND person.lead IS NULL"
    )


# Two addresses on one network are two people; the rows below must not be joined to such a contact or row.
_OTHER_PROFILE = (
    "person.key <> '' AND EXISTS (SELECT 1 FROM main.profile p JOIN main.network n ON n.id = p.network_id"
    " WHERE p.contact_id = {contact} AND n.key = person.network AND p.key IS NOT NULL AND p.key <> person.key{more})"
)
# A changed address of somebody known by e-mail is fine, unless the old address is somebody in this import, too.
_STILL_THERE = (
    " AND EXISTS (SELECT 1 FROM staging.person q WHERE q.key <> '' AND q.key = p.key AND q.network = person.network)"
)


def _same_email(connection: apsw.Connection) -> None:
    _lead_among(connection, "q.email = person.email AND q.email <> ''", "person.email <> ''")
    other = _OTHER_PROFILE.format(contact="e.contact_id", more=_STILL_THERE)
    connection.execute(
        "UPDATE staging.person SET match = e.contact_id FROM main.email e JOIN main.contact c ON c.id = e.contact_id"
        " WHERE person.email <> '' AND e.address = person.email AND person.match IS NULL AND person.lead IS NULL"
        f" AND c.status <> 3 AND NOT ({other})"
    )
    _one_each(connection)


def _same_name(connection: apsw.Connection) -> None:
    same = "q.name_key = person.name_key AND q.name_key <> ''"
    company = f"{same} AND q.company = person.company COLLATE NOCASE AND q.company <> ''"
    _lead_among(
        connection, company, "person.key = '' AND person.company <> '' AND person.name_key <> ''", only_one=True
    )
    alone = "person.from_act = 1 AND person.name_key <> ''"
    _lead_among(connection, f"{same} AND q.from_act = 0", alone, only_one=True)
    candidates = (
        "SELECT min(c.id) FROM main.contact c WHERE c.name_key = person.name_key AND c.status <> 3{company}"
        " HAVING count(*) = 1"
    )
    unmatched = f"person.{_NAMED} AND person.match IS NULL AND person.{_LEADS}"
    for condition, more in (
        ("person.company <> ''", " AND c.company = person.company COLLATE NOCASE"),
        ("person.from_act = 1", ""),
    ):
        other = _OTHER_PROFILE.format(contact="found.contact_id", more="")
        connection.execute(
            "WITH found AS MATERIALIZED (SELECT person.id AS person_id, "
            f"({candidates.format(company=more)}) AS contact_id FROM staging.person WHERE {unmatched} AND {condition})"
            " UPDATE staging.person SET match = found.contact_id FROM found"
            f" WHERE person.id = found.person_id AND found.contact_id IS NOT NULL AND NOT ({other})"
        )
    _one_each(connection)


def _lead_among(connection: apsw.Connection, same: str, condition: str, *, only_one: bool = False) -> None:
    """Join rows that share an e-mail or a name to a row that leads, unless both have an address of their own.

    With `only_one`, only where exactly one other row fits. Rows of people lead those made from acts, rows with an address
    lead those without, earlier ones the later.
    """
    both = "NOT (q.key <> '' AND person.key <> '' AND q.network = person.network)"
    found = f"FROM staging.person q WHERE {same} AND q.id <> person.id AND q.lead IS NULL AND {both}"
    chosen = f"SELECT iif(count(*) = 1, min(q.id), NULL) {found}" if only_one else f"SELECT min(q.id) {found}"
    connection.execute(
        f"WITH pair AS MATERIALIZED (SELECT person.id AS person_id, ({chosen}) AS lead_id"
        f" FROM staging.person WHERE {condition} AND person.lead IS NULL)"
        " UPDATE staging.person SET lead = pair.lead_id FROM pair, staging.person q WHERE person.id = pair.person_id"
        " AND q.id = pair.lead_id AND (q.from_act, q.key = '', q.id) < (person.from_act, person.key = '', person.id)"
    )
    _shorten(connection)


def _shorten(connection: apsw.Connection) -> None:
    """Let every follower point straight at who leads, and let no leader follow."""
    while connection.execute(
        "UPDATE staging.person SET lead = l.lead FROM staging.person l WHERE l.id = person.lead AND l.lead IS NOT NULL"
        " AND l.lead <> person.id RETURNING person.id"
    ).fetchall():
        pass


def _one_each(connection: apsw.Connection) -> None:
    """Where several rows claimed one contact by e-mail or name, leave it to the first; the others are new people."""
    connection.execute(
        "UPDATE staging.person SET match = NULL FROM (SELECT match AS taken, min(id) AS first_id FROM staging.person"
        " WHERE match IS NOT NULL AND lead IS NULL GROUP BY match HAVING count(*) > 1) t"
        " WHERE person.match = t.taken AND person.id <> t.first_id AND person.key <> ''"
        " AND NOT EXISTS (SELECT 1 FROM main.profile p WHERE p.contact_id = person.match AND p.key = person.key)"
    )


def _share_matches(connection: apsw.Connection) -> None:
    """Let who leads take a follower's match where it has none, and let followers share it."""
    connection.execute(
        "UPDATE staging.person SET match = f.match FROM staging.person f WHERE f.lead = person.id AND f.match IS NOT NULL"
        " AND person.match IS NULL"
    )
    connection.execute(
        "UPDATE staging.person SET match = l.match FROM staging.person l WHERE l.id = person.lead AND person.lead IS NOT NULL"
    )


def _acts(connection: apsw.Connection) -> None:
    """Tell which person an act is of, and whether it is known already."""
    connection.execute(
        "UPDATE staging.act SET person_id = coalesce(p.lead, p.id) FROM staging.person p"
        " WHERE act.key <> '' AND p.key <> '' AND p.key = act.key AND p.network = act.network"
    )
    connection.execute(
        "UPDATE staging.act SET person_id = coalesce(p.lead, p.id) FROM staging.person p WHERE act.key = ''"
        " AND p.identity <> '' AND p.identity = act.network || ':name:' || act.name_key"
    )
    connection.execute(
        "UPDATE staging.act SET known = 1 FROM staging.person p, main.interaction i WHERE p.id = act.person_id"
        " AND i.external_key = act.external_key AND i.contact_id = p.match"
    )
    connection.execute("CREATE INDEX IF NOT EXISTS staging.act_external ON act (external_key, person_id)")
    connection.execute(
        "UPDATE staging.act SET known = 1 WHERE EXISTS (SELECT 1 FROM staging.act b WHERE b.external_key = act.external_key"
        " AND b.person_id = act.person_id AND b.id < act.id)"
    )
