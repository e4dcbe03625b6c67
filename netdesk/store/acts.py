"""Acts in SQL: what counts towards a level, entered or derived, and the sums that triggers keep of it.

Derived acts are what the data knows anyway: billable work for a client and income from it (Collaborate), referrals
(Network, or Lead where one led to income). An entered act of the same kind on the same day takes the place of a derived one.
"""

import apsw

from netdesk.store import sql

PART = 20_000
"""So many people are counted at a time: sorting the acts of a million at once would take much memory."""


# The instants around a day come first: an index has them, and somebody may have 100,000 acts.
_SAME_DAY = "i.at BETWEEN {0}.day * 86400 - 86400 AND {0}.day * 86400 + 172800 AND i.day = {0}.day"


def _acts(test: str) -> str:
    """Give a SELECT of the acts of those whose id passes a test, as "IN (…)".

    Each part asks for itself: SQLite does not hand a condition on the whole union down, unless it is a plain number, and
    would read all acts there are for each single one that is written.
    """
    return f"""
        SELECT contact_id, at, day, kind, level, direction, 0 AS derived FROM interaction WHERE contact_id {test}
        UNION ALL SELECT w.contact_id, w.at, w.day, 'work', 10, 'both', 1 FROM (
                SELECT cc.contact_id AS contact_id, min(t.started_at) AS at, t.day AS day
                FROM client_contact cc JOIN time_entry t ON t.client_id = cc.client_id
                WHERE t.billable = 1 AND cc.contact_id {test} GROUP BY cc.contact_id, t.day) w
            WHERE NOT EXISTS (SELECT 1 FROM interaction i WHERE i.contact_id = w.contact_id AND {_SAME_DAY.format("w")}
                AND i.level = 10)
        UNION ALL SELECT v.contact_id, v.at, v.day, 'income', 10, 'both', 1 FROM value_event v
            WHERE v.contact_id {test} AND v.kind = 'income' AND v.direction = 'received'
        UNION ALL SELECT cc.contact_id, v.at, v.day, 'income', 10, 'both', 1
            FROM client_contact cc JOIN value_event v ON v.client_id = cc.client_id
            WHERE cc.contact_id {test} AND v.contact_id IS NULL AND v.kind = 'income' AND v.direction = 'received'
        UNION ALL SELECT r.referrer_id, r.day * 86400, r.day, 'introduction', 7, 'theirs', 1 FROM referral r
            WHERE r.referrer_id {test} AND r.direction = 'received'
            AND NOT EXISTS (SELECT 1 FROM value_event v WHERE v.referral_id = r.id AND v.kind = 'income')
            AND NOT EXISTS (SELECT 1 FROM interaction i WHERE i.contact_id = r.referrer_id AND {_SAME_DAY.format("r")}
                AND i.kind = 'introduction')
        UNION ALL SELECT r.referrer_id, v.at, v.day, 'referral_income', 12, 'theirs', 1
            FROM referral r JOIN value_event v ON v.referral_id = r.id AND v.kind = 'income'
            WHERE r.referrer_id {test} AND r.direction = 'received'
        UNION ALL SELECT r.referred_id, r.day * 86400, r.day, 'introduction', 7, 'mine', 1 FROM referral r
            WHERE r.referred_id {test} AND r.direction = 'given'
            AND NOT EXISTS (SELECT 1 FROM interaction i WHERE i.contact_id = r.referred_id AND {_SAME_DAY.format("r")}
                AND i.kind = 'introduction')"""


# Level: max(second highest act, highest act - 1) since the horizon, at least Read. That is the highest of: each level with
# two acts or more, and one below each with a single act.
_LEVEL = "max(CASE WHEN {0} > 1 THEN level WHEN {0} = 1 THEN max(level - 1, 1) ELSE 1 END)"


def _sums(test: str) -> str:
    """Give a SELECT of the sums of those whose id passes a test, and who are there."""
    return f"""
        SELECT contact_id, sum(acts) AS interactions, min(first_at) AS first_at, max(last_at) AS last_at,
            {_LEVEL.format("theirs")} AS level, {_LEVEL.format("mine")} AS level_mine
        FROM (SELECT a.contact_id AS contact_id, a.level AS level, count(*) AS acts, min(a.at) AS first_at,
                max(a.at) AS last_at, sum(a.at >= h.since AND a.direction <> 'mine') AS theirs,
                sum(a.at >= h.since AND a.direction <> 'theirs') AS mine
            FROM ({_acts(test)}) a CROSS JOIN horizon h GROUP BY a.contact_id, a.level)
        WHERE contact_id IN (SELECT id FROM contact) GROUP BY contact_id"""


VIEWS = {
    # Once a day for each client, however many entries it has.
    "act": f"CREATE VIEW act AS {_acts('IS NOT NULL')}",
    "contact_sum": f"CREATE VIEW contact_sum AS {_sums('IS NOT NULL')}",
}

EVIDENCE = f"""
    SELECT kind, level, day FROM ({_acts("= ?1")}) WHERE at >= (SELECT since FROM horizon) AND direction <> 'mine'
    ORDER BY level DESC, at DESC LIMIT 200"""
"""The acts of one contact that may make its level, highest first."""
COLUMNS = "contact_id, interactions, first_at, last_at, level, level_mine"


def summing(test: str) -> str:
    """Give the statement that writes the sums of those whose id passes a test; they have none yet."""
    return f"INSERT INTO contact_summary ({COLUMNS}) {_sums(test)}"


def count_anew(connection: apsw.Connection, people: str) -> None:
    """Count the acts of everybody in a temporary table with one column, `contact_id`, its key."""
    connection.execute(f"DELETE FROM contact_summary WHERE contact_id IN (SELECT contact_id FROM temp.{people})")
    part = f"SELECT contact_id FROM temp.{people} WHERE contact_id"
    last = f"SELECT max(contact_id) FROM ({part} > ? ORDER BY contact_id LIMIT {PART})"
    before = -1
    while (end := sql.value(connection, last, before)) is not None:
        connection.execute(summing(f"IN ({part} BETWEEN ?1 AND ?2)"), (before + 1, end))
        before = int(end)


# Whose acts a row concerns: `{0}` is OLD or NEW.
_WHOSE = {
    "interaction": "SELECT {0}.contact_id",
    "client_contact": "SELECT {0}.contact_id",
    "time_entry": "SELECT contact_id FROM client_contact WHERE client_id = {0}.client_id",
    "value_event": "SELECT {0}.contact_id UNION SELECT contact_id FROM client_contact WHERE client_id = {0}.client_id"
    " UNION SELECT referrer_id FROM referral WHERE id = {0}.referral_id",
    "referral": "SELECT {0}.referrer_id UNION SELECT {0}.referred_id",
}
# Other columns do not move an act: a timer's note, its end.
_WATCHED = {
    "time_entry": " OF client_id, billable, day, started_at",
    "interaction": " OF contact_id, at, day, kind, level, direction",
}

# The same for many rows: those with an id between two.
WHOSE_BETWEEN = {
    "interaction": "SELECT contact_id FROM interaction WHERE id BETWEEN ?1 AND ?2",
    "client_contact": "SELECT contact_id FROM client_contact WHERE id BETWEEN ?1 AND ?2",
    "time_entry": "SELECT contact_id FROM client_contact WHERE client_id IN"
    " (SELECT client_id FROM time_entry WHERE id BETWEEN ?1 AND ?2)",
    "value_event": "SELECT contact_id FROM value_event WHERE id BETWEEN ?1 AND ?2 UNION SELECT contact_id FROM client_contact"
    " WHERE client_id IN (SELECT client_id FROM value_event WHERE id BETWEEN ?1 AND ?2) UNION SELECT referrer_id"
    " FROM referral WHERE id IN (SELECT referral_id FROM value_event WHERE id BETWEEN ?1 AND ?2)",
    "referral": "SELECT referrer_id AS contact_id FROM referral WHERE id BETWEEN ?1 AND ?2 UNION SELECT referred_id FROM referral"
    " WHERE id BETWEEN ?1 AND ?2",
}


def _sum_triggers(table: str) -> dict[str, str]:
    """Make the triggers that count people's acts anew whenever a row of a table changes them."""

    def count(*rows: str) -> str:
        whose = " UNION ".join(_WHOSE[table].format(row) for row in rows)
        return f"DELETE FROM contact_summary WHERE contact_id IN ({whose}); {summing(f'IN ({whose})')};"

    acts = {
        "insert": f"AFTER INSERT ON {table} BEGIN {count('NEW')} END",
        "update": f"AFTER UPDATE{_WATCHED.get(table, '')} ON {table} BEGIN {count('OLD', 'NEW')} END",
        "delete": f"AFTER DELETE ON {table} BEGIN {count('OLD')} END",
    }
    return {f"sum_{table}_{act}": f"CREATE TRIGGER sum_{table}_{act} {body}" for act, body in acts.items()}


# One row of an act costs a count of all acts of its people.
ACT_TRIGGERS: dict[str, str] = {name: statement for table in _WHOSE for name, statement in _sum_triggers(table).items()}
TRIGGERS: dict[str, str] = ACT_TRIGGERS | {
    "sum_contact_delete": "CREATE TRIGGER sum_contact_delete AFTER DELETE ON contact BEGIN"
    " DELETE FROM contact_summary WHERE contact_id = OLD.id; END",
    # A contact that comes back (undo of a delete) may find its acts there already: foreign keys are not enforced while
    # a changeset is applied, and its tables come in any order.
    "sum_contact_insert": "CREATE TRIGGER sum_contact_insert AFTER INSERT ON contact"
    " WHEN EXISTS (SELECT 1 FROM act WHERE contact_id = NEW.id) BEGIN"
    f" DELETE FROM contact_summary WHERE contact_id = NEW.id; {summing('= NEW.id')}; END",
}
