"""Value in the database: what people and networks brought, and the hours given to them."""

from netdesk.store.database import Database

_SPAN = "({0} >= ?1 OR ?1 IS NULL) AND ({0} <= ?2 OR ?2 IS NULL)"


def received_per_contact(db: Database, since: int | None, until: int | None) -> list[float]:
    """Sum up the money received from each active contact, in minor units; `since` and `until` are days, included."""
    rows = db.rows(
        "SELECT (SELECT total(v.amount) FROM value_event v WHERE v.contact_id = c.id AND v.direction = 'received'"
        f" AND {_SPAN.format('v.day')}) FROM contact c WHERE c.status = 0"
        " AND EXISTS (SELECT 1 FROM value_event)",
        since,
        until,
    )
    return [amount for (amount,) in rows]


def networks(db: Database, since: int | None, until: int | None, now: int) -> list[tuple[str, int, int]]:
    """Give every network's name, active contacts and seconds of social time; a running entry counts up to `now`."""
    rows = db.rows(
        "SELECT n.name, (SELECT count(DISTINCT p.contact_id) FROM profile p JOIN contact c ON c.id = p.contact_id"
        " WHERE p.network_id = n.id AND c.status = 0),"
        " (SELECT ifnull(sum(ifnull(t.seconds, ifnull(t.ended_at, max(?3, t.started_at)) - t.started_at)), 0)"
        f" FROM time_entry t WHERE t.network_id = n.id AND {_SPAN.format('t.day')}) FROM network n ORDER BY n.id",
        since,
        until,
        now,
    )
    return [(name, contacts, seconds) for name, contacts, seconds in rows]
