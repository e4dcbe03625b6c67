"""Due days in SQL: whom to be in touch with how often, and when next.

A contact's own cadence stands above the shortest of its tags', and that above its tier's. An ideal of 0 days says that no
touch is needed. The day counts from the last act, or from when the contact was added; a snooze only moves it away.
"""

from netdesk.domain.cadence import BY_TIER


def _by_tier(days: tuple[int, ...]) -> str:
    return f"CASE c.tier {' '.join(f'WHEN {tier} THEN {each}' for tier, each in enumerate(days, start=1))} END"


# The rule is found once, as a row to join: named columns of it cost nothing, however often a query uses them.
_RULE = """
            LEFT JOIN cadence o ON o.id = (SELECT max(id) FROM cadence WHERE contact_id = c.id)
            LEFT JOIN cadence k ON k.id = iif(o.ideal_days IS NOT NULL, o.id, ifnull(
                (SELECT g.id FROM contact_tag t JOIN cadence g ON g.tag_id = t.tag_id WHERE t.contact_id = c.id
                    AND g.ideal_days IS NOT NULL ORDER BY g.ideal_days, g.id LIMIT 1),
                (SELECT max(id) FROM cadence WHERE tier = c.tier)))
            LEFT JOIN contact_summary s ON s.contact_id = c.id"""
VIEWS = {
    # Each part of the condition has an index, so that a list costs what those with a cadence are, not what everybody is;
    # for one contact, or each of a page (in a subquery), they are quick tests.
    "contact_cadence": f"""
        CREATE VIEW contact_cadence AS SELECT c.id AS contact_id,
            iif(k.id IS NULL, {_by_tier(tuple(each.ideal for each in BY_TIER))}, k.ideal_days) AS ideal_days,
            iif(k.id IS NULL, {_by_tier(tuple(each.longest for each in BY_TIER))}, k.longest_days) AS longest_days,
            ifnull(o.snoozed_until, 0) AS snoozed_until, coalesce(s.last_at, c.added_at) / 86400 AS since,
            CASE WHEN k.contact_id IS NOT NULL THEN 'own' WHEN k.tag_id IS NOT NULL THEN 'tag' ELSE 'tier' END AS rule,
            k.tag_id AS rule_tag, +c.status AS status,
            c.manual_score AS score, +c.name_key AS name_key
        FROM contact c{_RULE}
        WHERE c.tier > 0 OR c.id IN (SELECT contact_id FROM cadence)
            OR c.id IN (SELECT contact_id FROM contact_tag WHERE tag_id IN (SELECT tag_id FROM cadence))""",
    "contact_due": """
        CREATE VIEW contact_due AS SELECT contact_id, status, score, name_key, ideal_days, longest_days,
            max(since + ideal_days, snoozed_until) AS ideal_on,
            max(since + max(ideal_days, ifnull(longest_days, 0)), snoozed_until) AS latest_on
        FROM contact_cadence WHERE ideal_days > 0""",
}
"""`contact_due` has a row for each contact with a cadence; both days count from 1970-01-01. Ask for its `status`, and
for the contacts of a page in a subquery of each row: a join with contact may go through everybody first."""
