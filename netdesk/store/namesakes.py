"""Namesakes: whom an act means that names somebody by name only, as recommendations and follows do.

Known from an earlier import, answered by the user, the only one of that name (and company, where it is given), or
somebody new; where several fit, the act waits for an answer and is skipped until then. Nobody is guessed.
"""

import apsw

from netdesk.domain.import_report import Candidate, Question
from netdesk.store import sql

SHOWN = 6
# What a person named so is called in the identities of the database.
IDENTITY = "network || ':name:' || name_key || iif(company <> '', '|' || lower(company), '')"
NAMELESS = "key = '' AND email = ''"
_TEAM = "iif(l.match IS NULL, 'row ' || ifnull(l.lead, p.id), 'contact ' || l.match)"
_CANDIDATES = (
    f"SELECT {_TEAM} AS who, max(p.name), max(p.position), max(p.company), max(p.company = ?2 COLLATE NOCASE)"
    " FROM staging.person p LEFT JOIN staging.place l ON l.id = p.id WHERE p.name_key = ?1 GROUP BY who"
    " UNION SELECT 'contact ' || c.id, c.name, c.position, c.company, c.company = ?2 COLLATE NOCASE FROM main.contact c"
    " WHERE c.name_key = ?1 AND c.status IN (0, 1, 2)"  # not in the trash; the index of names begins with the status
)


def resolve(connection: apsw.Connection) -> None:
    """Find the person of every act that has a name only; wants everybody else matched before."""
    connection.execute("CREATE INDEX IF NOT EXISTS staging.person_name ON person (name_key)")
    connection.execute("CREATE INDEX IF NOT EXISTS staging.act_nameless ON act (name_key) WHERE key = ''")
    connection.execute(f"UPDATE staging.act SET doubt = 0 WHERE {NAMELESS} AND doubt")
    named = sql.rows(
        connection,
        f"SELECT {IDENTITY}, network, name_key, company, min(id), min(name) FROM staging.act WHERE {NAMELESS}"
        " GROUP BY 1 ORDER BY min(id)",
    )
    for identity, network, name_key, company, first, _ in named:
        person = _person(connection, identity, name_key, company, first)
        which = f"{NAMELESS} AND name_key = ? AND network = ? AND lower(company) = lower(?)"
        values = (name_key, network, company)
        if person is None:
            connection.execute(f"UPDATE staging.act SET doubt = 1 WHERE {which}", values)
        else:
            connection.execute(f"UPDATE staging.act SET person_id = ? WHERE {which}", (person, *values))


def questions(connection: apsw.Connection) -> list[Question]:
    """List the names that several people have, with these people; wants `resolve` first."""
    found = []
    for identity, name, name_key, company, rows in sql.rows(
        connection,
        f"SELECT {IDENTITY}, min(name), name_key, company, count(DISTINCT file_id || ' ' || line) FROM staging.act"
        " WHERE doubt GROUP BY 1 ORDER BY min(id)",
    ):
        people = _candidates(connection, name_key, company)
        found.append(
            Question(identity, name, company, rows, tuple(Candidate(who, *shown[:3]) for who, *shown in people[:SHOWN]))
        )
    return found


def answer(connection: apsw.Connection, identity: str, who: str) -> None:
    """Remember whom the user means by a name: one of the question's candidates, or "new"."""
    connection.execute("INSERT OR REPLACE INTO staging.answer (identity, who) VALUES (?, ?)", (identity, who))


def forget(connection: apsw.Connection) -> None:
    """Forget all answers of this import, so that they can be given anew."""
    connection.execute("DELETE FROM staging.answer")


def _person(connection: apsw.Connection, identity: str, name_key: str, company: str, act: int) -> int | None:
    """Give the staged person meant, made now where there is none; None where several fit."""
    who = sql.value(connection, "SELECT who FROM staging.answer WHERE identity = ?", identity)
    if who is None:
        contact = sql.value(connection, "SELECT contact_id FROM main.identity WHERE key = ?", identity)
        who = None if contact is None else f"contact {contact}"
    if who is None:
        candidates = _candidates(connection, name_key, company)
        if len(candidates) > 1:
            return None
        who = candidates[0][0] if candidates else "new"
    kind, _, number = who.partition(" ")
    if kind == "row":
        return int(number)
    if kind == "contact":
        leader = "SELECT min(id) FROM staging.place WHERE match = ? AND lead IS NULL"
        there = sql.value(connection, leader, int(number))
        if there is not None:
            return int(there)
    person = _make(connection, identity if kind == "new" else "", act)
    if kind == "contact":
        connection.execute("INSERT INTO staging.place (id, match, known) VALUES (?, ?, 1)", (person, int(number)))
    return person


def _candidates(connection: apsw.Connection, name_key: str, company: str) -> list[tuple[str, str, str, str]]:
    """List who bears a name; where a company is given and somebody works there, only those."""
    rows = sql.rows(connection, _CANDIDATES, name_key, company)
    colleagues = [row for row in rows if row[4]] if company else []
    best = {
        row[0]: row[:4] for row in sorted(colleagues or rows, key=lambda row: row[0].startswith("row"), reverse=True)
    }
    return [(row[0], row[1], row[2], row[3]) for row in best.values()]


def _make(connection: apsw.Connection, identity: str, act: int) -> int:
    """Make a staged person of the name in an act."""
    connection.execute(
        "INSERT INTO staging.person (file_id, line, name, network, url, handle, key, email, name_key, company, identity,"
        " first, middle, last, suffix, position, location, more, from_act)"
        " SELECT file_id, line, name, network, '', '', '', '', name_key, company, ?, '', '', '', '', '', '', '', 1"
        " FROM staging.act WHERE id = ?",
        (identity, act),
    )
    return connection.last_insert_rowid()
