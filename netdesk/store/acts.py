"""Acts in SQL: what counts towards a level, entered or derived, and the sums that triggers keep of it.

Derived acts are what the data knows anyway: billable work for a client and income from it (Collaborate), referrals
(Network, or Lead where one led to income). An entered act of the same kind on the same day takes the place of a derived one.
"""

_LEVEL = """max(1, ifnull((SELECT level - 1 FROM act WHERE contact_id = c.id AND at >= h.since AND direction <> '{0}'
                    ORDER BY level DESC LIMIT 1), 1),
                ifnull((SELECT level FROM act WHERE contact_id = c.id AND at >= h.since AND direction <> '{0}'
                    ORDER BY level DESC LIMIT 1 OFFSET 1), 1))"""

VIEWS = {
    # Once a day for each client, however many entries it has.
    "act": """
        CREATE VIEW act AS
        SELECT contact_id, at, day, kind, level, direction, 0 AS derived FROM interaction
        UNION ALL SELECT w.contact_id, w.at, w.day, 'work', 10, 'both', 1 FROM (
                SELECT cc.contact_id AS contact_id, min(t.started_at) AS at, t.day AS day
                FROM client_contact cc JOIN time_entry t ON t.client_id = cc.client_id
                WHERE t.billable = 1 GROUP BY cc.contact_id, t.day) w
            WHERE NOT EXISTS (SELECT 1 FROM interaction i WHERE i.contact_id = w.contact_id AND i.day = w.day AND i.level = 10)
        UNION ALL SELECT v.contact_id, v.at, v.day, 'income', 10, 'both', 1 FROM value_event v
            WHERE v.contact_id IS NOT NULL AND v.kind = 'income' AND v.direction = 'received'
        UNION ALL SELECT cc.contact_id, v.at, v.day, 'income', 10, 'both', 1
            FROM client_contact cc JOIN value_event v ON v.client_id = cc.client_id
            WHERE v.contact_id IS NULL AND v.kind = 'income' AND v.direction = 'received'
        UNION ALL SELECT r.referrer_id, r.day * 86400, r.day, 'introduction', 7, 'theirs', 1 FROM referral r
            WHERE r.direction = 'received' AND r.referrer_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM value_event v WHERE v.referral_id = r.id AND v.kind = 'income')
            AND NOT EXISTS (SELECT 1 FROM interaction i WHERE i.contact_id = r.referrer_id AND i.day = r.day
                AND i.kind = 'introduction')
        UNION ALL SELECT r.referrer_id, v.at, v.day, 'referral_income', 12, 'theirs', 1
            FROM referral r JOIN value_event v ON v.referral_id = r.id AND v.kind = 'income'
            WHERE r.direction = 'received' AND r.referrer_id IS NOT NULL
        UNION ALL SELECT r.referred_id, r.day * 86400, r.day, 'introduction', 7, 'mine', 1 FROM referral r
            WHERE r.direction = 'given' AND r.referred_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM interaction i WHERE i.contact_id = r.referred_id AND i.day = r.day
                AND i.kind = 'introduction')""",
    # Level: max(second highest act, highest act - 1) since the horizon, at least Read.
    "contact_sum": f"""
        CREATE VIEW contact_sum AS SELECT c.id AS contact_id,
            (SELECT count(*) FROM act WHERE contact_id = c.id) AS interactions,
            (SELECT min(at) FROM act WHERE contact_id = c.id) AS first_at,
            (SELECT max(at) FROM act WHERE contact_id = c.id) AS last_at,
            {_LEVEL.format("mine")} AS level,
            {_LEVEL.format("theirs")} AS level_mine
        FROM contact c, horizon h""",
}

COLUMNS = "contact_id, interactions, first_at, last_at, level, level_mine"
# Followed by which contacts: " AND contact_id IN (…)".
SUM = f"INSERT INTO contact_summary ({COLUMNS}) SELECT {COLUMNS} FROM contact_sum WHERE interactions > 0"

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
_WATCHED = {"time_entry": " OF client_id, billable, day, started_at"}

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
        return f"DELETE FROM contact_summary WHERE contact_id IN ({whose}); {SUM} AND contact_id IN ({whose});"

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
    f" DELETE FROM contact_summary WHERE contact_id = NEW.id; {SUM} AND contact_id = NEW.id; END",
}
