"""Departures: who is missing from a network's complete list of connections, and who is in it again.

A list is believed only where it is surely whole and new: of a format that lists all connections, not older than what is
known, and with most of the known ones in it. Somebody whose row was hidden, or who is found under another address, is not missing.
"""

import apsw

from netdesk.store import sql

FEW = 3
"""A list without the date of an archive may have been cut by hand: it may lack a tenth of the known ones, or so many."""
DOUBT = "Too many of your known connections are not in this list: nobody was marked as disconnected."
_KNOWN = "main.profile q WHERE q.network_id = ?1 AND q.connected_on IS NOT NULL AND q.gone_on IS NULL"
# Everybody in a complete list of this import is there, whichever address they have now.
_THERE = (
    "SELECT l.match FROM staging.file f CROSS JOIN staging.place l ON l.id BETWEEN f.first_person AND f.last_person"
    " WHERE f.complete = ?2 AND l.match IS NOT NULL"
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
        # The newest list speaks; where one archive is older than what is known, it tells nothing about who went.
        file, first, last, day, dated, late = sql.rows(
            connection,
            "SELECT id, first_person, last_person, archive_day, dated, late FROM staging.file WHERE complete = ?"
            " ORDER BY archive_day DESC, id DESC LIMIT 1",
            key,
        )[0]
        known, newest = sql.rows(connection, f"SELECT count(*), max(q.connected_on) FROM {_KNOWN}", network)[0]
        if late or last < first:
            continue
        if not dated:
            latest = sql.value(
                connection, "SELECT max(connected_on) FROM staging.person WHERE id BETWEEN ? AND ?", first, last
            )
            if newest is not None and (latest is None or latest < newest):
                continue
        _back(connection, network, key, day, first, last)
        if known:
            _gone(connection, network, key, day, known if dated else max(2 * FEW, known // 5), file, known)


def _gone(
    connection: apsw.Connection, network: int, key: str, day: int, twice_most: int, file: int, known: int
) -> None:
    """Note who is missing, unless that is more than half of `twice_most` or of all known."""
    connection.execute(
        f"INSERT INTO staging.departure SELECT q.id, ?3, 1 FROM {_KNOWN} AND q.key IS NOT NULL AND q.connected_on <= ?3"
        f" AND q.contact_id NOT IN ({_THERE})"
        # A hidden row says only when somebody connected: whoever did that day may be the one.
        " AND q.connected_on NOT IN (SELECT r.day FROM staging.rejected r JOIN staging.file f ON f.id = r.file_id"
        "  WHERE f.complete = ?2 AND r.day IS NOT NULL)",
        (network, key, day),
    )
    missing = connection.changes()
    if 2 * missing > min(twice_most, known):
        connection.execute(
            "DELETE FROM staging.departure WHERE gone AND profile_id IN (SELECT q.id FROM main.profile q WHERE q.network_id = ?)",
            (network,),
        )
        connection.execute("INSERT INTO staging.remark (file_id, line, reason) VALUES (?, 1, ?)", (file, DOUBT))


def _back(connection: apsw.Connection, network: int, key: str, day: int, first: int, last: int) -> None:
    """Note who was gone and is in the list again under the same address."""
    connection.execute(
        "INSERT INTO staging.departure SELECT q.id, ?3, 0 FROM main.profile q WHERE q.gone_on IS NOT NULL AND q.network_id = ?1"
        " AND q.gone_on <= ?3 AND EXISTS (SELECT 1 FROM staging.person p WHERE p.key = q.key AND p.key <> '' AND p.network = ?2"
        " AND p.id BETWEEN ?4 AND ?5)",
        (network, key, day, first, last),
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
