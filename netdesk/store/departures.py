"""Departures: who is missing from a network's complete list of connections, and who is in it again.

A list is believed only where it is surely whole and new: of a format that lists all connections, not older than what is
known, and with most of the known ones in it. Somebody whose row was hidden, or who is found under another address, is not missing.
"""

import apsw

from netdesk.store import sql

FEW = 3
"""A list without the date of an archive may have been cut by hand: it may lack a tenth of the known ones, or so many."""
DOUBT = "Too many of your known connections are not in this list: nobody was marked as disconnected."
# The whole table is read anyway: by its index it would take twice as long.
_KNOWN = "main.profile q NOT INDEXED WHERE q.network_id = ?1 AND q.connected_on IS NOT NULL AND q.gone_on IS NULL"
# Everybody in a complete list of this import is there, whichever address they have now.
_THERE = (
    "SELECT 1 FROM staging.place l INDEXED BY place_match CROSS JOIN staging.file f"
    " ON l.id BETWEEN f.first_person AND f.last_person AND f.complete = ?2 WHERE l.match = q.contact_id"
)


def work_out(connection: apsw.Connection) -> None:
    """Tell in `staging.departure` who is gone and who is back; wants the rows matched and `late` files marked."""
    connection.execute(
        "CREATE TABLE IF NOT EXISTS staging.departure (profile_id INTEGER PRIMARY KEY, day INTEGER, gone INTEGER)"
    )
    connection.execute("DELETE FROM staging.departure")
    connection.execute("DELETE FROM staging.remark WHERE reason = ?", (DOUBT,))
    for network, key in sql.rows(
        connection,
        "SELECT n.id, f.complete FROM staging.file f JOIN main.network n ON n.key = f.complete GROUP BY n.id",
    ):
        # The newest list speaks. What it would tell is found first: mostly nothing, and nothing needs no proof.
        file, first, last, day, dated, late = sql.rows(
            connection,
            "SELECT id, first_person, last_person, archive_day, dated, late FROM staging.file WHERE complete = ?"
            " ORDER BY archive_day DESC, id DESC LIMIT 1",
            key,
        )[0]
        if late or last < first:
            continue
        missing, found = _missing(connection, network, key, day), _back(connection, network, key, day, first, last)
        if (missing or found) and not dated and not _is_new(connection, network, first, last):
            _forget(connection, network, "1")
        elif missing:
            known = sql.value(connection, f"SELECT count(*) FROM {_KNOWN}", network)
            if 2 * missing > known or (not dated and missing > max(FEW, known // 10)):
                _forget(connection, network, "gone")
                connection.execute("INSERT INTO staging.remark (file_id, line, reason) VALUES (?, 1, ?)", (file, DOUBT))


def _missing(connection: apsw.Connection, network: int, key: str, day: int) -> int:
    """Note who is missing, and count them."""
    connection.execute(
        f"INSERT INTO staging.departure SELECT q.id, ?3, 1 FROM {_KNOWN} AND q.key IS NOT NULL AND q.connected_on <= ?3"
        f" AND NOT EXISTS ({_THERE})"
        # A hidden row says only when somebody connected: whoever did that day may be the one.
        " AND q.connected_on NOT IN (SELECT r.day FROM staging.rejected r JOIN staging.file f ON f.id = r.file_id"
        "  WHERE f.complete = ?2 AND r.day IS NOT NULL)",
        (network, key, day),
    )
    return connection.changes()


def _back(connection: apsw.Connection, network: int, key: str, day: int, first: int, last: int) -> int:
    """Note who was gone and is in the list again under the same address, and count them."""
    connection.execute(
        "INSERT INTO staging.departure SELECT q.id, ?3, 0 FROM main.profile q WHERE q.gone_on IS NOT NULL"
        " AND +q.network_id = ?1 AND q.gone_on <= ?3 AND EXISTS (SELECT 1 FROM staging.person p WHERE p.key = q.key"
        " AND p.key <> '' AND p.network = ?2 AND p.id BETWEEN ?4 AND ?5)",
        (network, key, day, first, last),
    )
    return connection.changes()


def _is_new(connection: apsw.Connection, network: int, first: int, last: int) -> bool:
    """Tell whether a list whose day nobody knows holds somebody as newly connected as anybody known."""
    known = sql.value(connection, f"SELECT max(q.connected_on) FROM {_KNOWN}", network)
    listed = sql.value(connection, "SELECT max(connected_on) FROM staging.person WHERE id BETWEEN ? AND ?", first, last)
    return known is None or (listed is not None and listed >= known)


def _forget(connection: apsw.Connection, network: int, which: str) -> None:
    """Take back what was noted of a network."""
    connection.execute(
        f"DELETE FROM staging.departure WHERE {which} AND profile_id IN"
        " (SELECT d.profile_id FROM staging.departure d JOIN main.profile q ON q.id = d.profile_id WHERE q.network_id = ?)",
        (network,),
    )


def counts(connection: apsw.Connection) -> tuple[int, int]:
    """Count who is gone and who is back."""
    gone, back = sql.rows(connection, "SELECT ifnull(sum(gone), 0), ifnull(sum(NOT gone), 0) FROM staging.departure")[0]
    return int(gone), int(back)


def write(connection: apsw.Connection) -> None:
    """Write it down, inside the import's change."""
    connection.execute(
        "UPDATE main.profile SET gone_on = d.day FROM staging.departure d WHERE d.gone AND profile.id = d.profile_id"
    )
    connection.execute(
        "UPDATE main.profile SET gone_on = NULL, back_on = d.day FROM staging.departure d"
        " WHERE NOT d.gone AND profile.id = d.profile_id"
    )
