"""Due days in SQL: whom to be in touch with how often, and when next.

A contact's own cadence stands above the shortest of its tags', and that above its tier's. An ideal of 0 days says that no
touch is needed. The day counts from the last act, or from when the contact was added; a snooze only moves it away.
"""

from netdesk.domain.cadence import BY_TIER

_OWN = "SELECT {0} FROM cadence WHERE contact_id = c.id AND ideal_days IS NOT NULL LIMIT 1"
_TAG = (
    "SELECT k.{0} FROM contact_tag ct JOIN cadence k ON k.tag_id = ct.tag_id WHERE ct.contact_id = c.id"
    " AND k.ideal_days IS NOT NULL ORDER BY k.ideal_days LIMIT 1"
)
_TIER = "SELECT {0} FROM cadence k WHERE k.tier = c.tier AND k.contact_id IS NULL AND k.tag_id IS NULL LIMIT 1"


def _days(column: str, defaults: tuple[int, ...]) -> str:
    cases = " ".join(f"WHEN {tier} THEN {days}" for tier, days in enumerate(defaults, start=1))
    asked = ", ".join(f"({part.format(column)})" for part in (_OWN, _TAG, _TIER))
    return f"coalesce({asked}, CASE c.tier {cases} END)"


VIEWS = {
    # Starts from those who have a cadence, so that it costs what they are, not what everybody is.
    "contact_cadence": f"""
        CREATE VIEW contact_cadence AS SELECT c.id AS contact_id,
            {_days("ideal_days", tuple(cadence.ideal for cadence in BY_TIER))} AS ideal_days,
            {_days("longest_days", tuple(cadence.longest for cadence in BY_TIER))} AS longest_days,
            coalesce((SELECT max(snoozed_until) FROM cadence WHERE contact_id = c.id), 0) AS snoozed_until,
            coalesce((SELECT last_at FROM contact_summary WHERE contact_id = c.id), c.added_at) / 86400 AS since
        FROM (SELECT contact_id FROM cadence WHERE contact_id IS NOT NULL
            UNION SELECT t.contact_id FROM contact_tag t WHERE t.tag_id IN (SELECT tag_id FROM cadence)
            UNION SELECT id FROM contact WHERE tier IS NOT NULL) w
        JOIN contact c ON c.id = w.contact_id""",
    "contact_due": """
        CREATE VIEW contact_due AS SELECT contact_id, ideal_days, longest_days,
            max(since + ideal_days, snoozed_until) AS ideal_on,
            max(since + max(ideal_days, ifnull(longest_days, 0)), snoozed_until) AS latest_on
        FROM contact_cadence WHERE ideal_days > 0""",
}
"""`contact_due` has a row for each contact with a cadence; both days count from 1970-01-01."""
