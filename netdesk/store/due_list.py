"""The due list: with whom a touch is due, was due, or will be within days, and what all cadences ask for."""

import json
from array import array
from typing import Any

import apsw

from netdesk.domain.cadence import Cadence, Due, DueContact, DueList
from netdesk.domain.participation import CORE
from netdesk.domain.period import Moment
from netdesk.store.contact_groups import ACTIVE, LEVEL
from netdesk.store.database import Database

HORIZON = 7
MOST = 300
# The first row counts everybody; those after it are the first in the order of the list.
_FIRST = f"""
    WITH found AS MATERIALIZED (SELECT contact_id, score, name_key, ideal_days, ideal_on FROM contact_due WHERE status = {ACTIVE})
    SELECT count(*), total(7.0 / ideal_days), total(ideal_on < ?1), total(ideal_on = ?1),
        total(ideal_on > ?1 AND ideal_on <= ?2) FROM found
    UNION ALL SELECT * FROM (SELECT contact_id, NULL, NULL, NULL, NULL FROM found WHERE ideal_on <= ?2
        ORDER BY (ideal_on >= ?1) + (ideal_on > ?1), score DESC NULLS LAST, ideal_on, name_key LIMIT ?3)"""
_ROWS = f"""
    SELECT c.id, c.name, c.position, c.company, {LEVEL} >= {int(CORE)}, c.manual_score,
        (SELECT json_array(ideal_on, latest_on, ideal_days, longest_days) FROM contact_due WHERE contact_id = c.id),
        (SELECT json_array(rule, (SELECT name FROM tag WHERE id = rule_tag), since, nullif(snoozed_until, 0))
            FROM contact_cadence WHERE contact_id = c.id), c.tier,
        (SELECT json_array(kind, direction, day, substr(text, 1, 200)) FROM interaction WHERE contact_id = c.id
            ORDER BY at DESC LIMIT 1),
        (SELECT text FROM promise WHERE contact_id = c.id AND done_day IS NULL ORDER BY due_day NULLS LAST, id LIMIT 1),
        EXISTS (SELECT 1 FROM job_change WHERE contact_id = c.id AND NOT handled)
    FROM carray(?) a CROSS JOIN contact c ON c.id = a.value LEFT JOIN contact_summary s ON s.contact_id = c.id"""


def due_list(db: Database, moment: Moment, horizon: int = HORIZON, limit: int = MOST) -> DueList:
    """List who is past the ideal day, due today, or due within `horizon` days, in this order, the best and latest first.

    Only active contacts; at most `limit` rows, while the counts are of all.
    """
    today = moment.today
    (people, a_week, past, on_today, coming), *first = db.rows(_FIRST, today, today + horizon, limit)
    ids = array("q", (row[0] for row in first))
    found = {row[0]: _row(row) for row in db.rows(_ROWS, apsw.carray(ids))} if ids else {}
    rows = tuple(found[contact] for contact in ids if contact in found)
    return DueList(today, rows, int(past), int(on_today), int(coming), people, a_week)


def waiting(db: Database, moment: Moment) -> int:
    """Count those who are due today or were before."""
    return int(db.value(f"SELECT count(*) FROM contact_due WHERE status = {ACTIVE} AND ideal_on <= ?", moment.today))


def _row(row: tuple[Any, ...]) -> DueContact:
    contact, name, position, company, core, score, due, ruled, tier, act, promise, new_job = row
    ideal_on, latest_on, ideal, longest = json.loads(due)
    rule, tag, since, snoozed = json.loads(ruled)
    kind, direction, day, text = json.loads(act) if act else ("", "", 0, "")
    if day < since - 1:  # something else was newer, as paid work; a day apart may be the same by another clock
        kind, direction, day, text = "", "", since, ""
    return DueContact(
        contact=contact,
        name=name,
        due=Due(ideal_on, latest_on),
        cadence=Cadence(ideal, max(ideal, longest or 0)),
        rule={"own": "", "tag": f"tag {tag}"}.get(rule, f"tier {tier}"),
        since=day,
        position=position,
        company=company,
        core=bool(core),
        last_kind=kind,
        last_direction=direction,
        last_text=text,
        promise=promise or "",
        new_job=bool(new_job),
        snoozed_until=snoozed,
        score=score,
    )
