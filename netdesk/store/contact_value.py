"""What one contact gave and got: sums of a period, the ledger, referrals.

Income of a client belongs to the contacts behind it: by their shares, in even parts where none is given.
"""

from collections import defaultdict

from netdesk.domain.value import POINTS, Balance, LedgerLine, ReferralLine, Side, ValueEvent, Way
from netdesk.store import settings
from netdesk.store.database import Database

PAGE = 50
# Their part of what a client brought: the share said, else an even part of what the said ones leave.
_PART = """coalesce(cc.share, (SELECT max(0.0, 1.0 - total(o.share)) FROM client_contact o WHERE o.client_id = cc.client_id)
    / (SELECT count(*) FROM client_contact o WHERE o.client_id = cc.client_id AND o.share IS NULL))"""
_THEIRS = f"""
    SELECT v.id AS id, v.at AS at, v.day AS day, v.kind AS kind, v.direction AS direction, v.amount AS amount,
            v.currency AS currency, v.points AS points, v.rating AS rating, v.note AS note, v.network_id AS network_id,
            v.referral_id AS referral_id, v.client_id AS client_id, v.contact_id AS contact_id, 1.0 AS part
        FROM value_event v WHERE v.contact_id = ?1
    UNION ALL SELECT v.id, v.at, v.day, v.kind, v.direction, v.amount, v.currency, v.points, v.rating, v.note, v.network_id,
            v.referral_id, v.client_id, NULL, {_PART}
        FROM client_contact cc JOIN value_event v ON v.client_id = cc.client_id
        WHERE cc.contact_id = ?1 AND v.contact_id IS NULL"""
_LEDGER = f"""
    SELECT e.id, e.at, e.day, e.kind, e.direction, e.amount, e.currency, e.points, e.rating, e.note, coalesce(n.key, ''),
        e.referral_id, e.client_id, e.contact_id, e.part, coalesce(cl.name, '')
    FROM ({_THEIRS}) e LEFT JOIN network n ON n.id = e.network_id LEFT JOIN client cl ON cl.id = e.client_id
    ORDER BY e.day DESC, e.at DESC, e.id DESC LIMIT ?2 OFFSET ?3"""
# Time with somebody that nobody pays for was given: what was billed came back as income.
_UNPAID = """
    SELECT total(coalesce(t.seconds, coalesce(t.ended_at, max(t.started_at, ?3)) - t.started_at))
    FROM time_entry_contact tc JOIN time_entry t ON t.id = tc.time_entry_id
    WHERE tc.contact_id = ?1 AND t.day >= ?2 AND t.billable = 0"""


def balance(db: Database, contact: int, since: int, now: int) -> Balance:
    """Sum up what was got and given since a day; `now` (seconds, UTC) ends a running time entry."""
    money: dict[Way, dict[str, float]] = {"received": defaultdict(float), "given": defaultdict(float)}
    points: dict[Way, float] = {"received": 0.0, "given": 0.0}
    counts: dict[Way, dict[str, int]] = {"received": defaultdict(int), "given": defaultdict(int)}
    rows = db.rows(
        "SELECT direction, kind, currency, count(*), total(amount * part), total(points), count(amount)"
        f" FROM ({_THEIRS}) WHERE day >= ?2 GROUP BY 1, 2, 3",
        contact,
        since,
    )
    for way, kind, currency, number, amount, worth, priced in rows:
        if priced:
            money[way][currency] += amount
        points[way] += worth
        if kind != "income":
            counts[way][kind] += number
    seconds = int(db.value(_UNPAID, contact, since, now))
    sides = {
        way: Side(
            tuple((currency, round(amount)) for currency, amount in sorted(money[way].items())),
            points[way],
            tuple(sorted(counts[way].items(), key=lambda item: (-POINTS.get(item[0], 0), item[0]))),
            seconds if way == "given" else 0,
        )
        for way in money
    }
    events, first = db.rows(f"SELECT count(*), min(day) FROM ({_THEIRS})", contact)[0]
    promises = int(db.value("SELECT count(*) FROM promise WHERE contact_id = ? AND done_day IS NULL", contact))
    currency, rate = settings.currency(db), settings.hourly_rate(db)
    return Balance(since, sides["received"], sides["given"], currency, rate, events, first, promises)


def ledger(db: Database, contact: int, limit: int = PAGE, offset: int = 0) -> list[LedgerLine]:
    """List what was given and got, newest first."""
    found = []
    for row in db.rows(_LEDGER, contact, limit, offset):
        (number, at, day, kind, direction, amount, currency, points, rating, note, network) = row[:11]
        referral, client_id, owner, part, client = row[11:]
        shown = None if amount is None else round(amount * part)
        event = ValueEvent(
            kind, direction, day, owner, client_id, network, referral, shown, currency, points, rating, note
        )
        found.append(LedgerLine(number, event, at, client, 1.0 if owner is not None else part))
    return found


def referrals(db: Database, contact: int) -> list[ReferralLine]:
    """List the referrals a contact is part of, newest first, with the income that came of them."""
    rows = db.rows(
        "SELECT r.id, r.direction, r.day, coalesce(a.name, ''), coalesce(b.name, ''), coalesce(c.name, cl.name, ''),"
        " r.outcome, r.note FROM referral r LEFT JOIN contact a ON a.id = r.referrer_id LEFT JOIN contact b ON"
        " b.id = r.referred_id LEFT JOIN contact c ON c.id = r.target_id LEFT JOIN client cl ON cl.id = r.client_id"
        " WHERE r.referrer_id = ?1 OR r.referred_id = ?1 OR r.target_id = ?1 ORDER BY r.day DESC, r.id DESC",
        contact,
    )
    found = []
    for row in rows:
        income = db.rows(
            "SELECT currency, sum(amount) FROM value_event WHERE referral_id = ? AND kind = 'income' AND amount IS NOT NULL"
            " GROUP BY 1 ORDER BY 1",
            row[0],
        )
        number, way, day, referrer, referred, target, outcome, note = row
        brought = tuple((currency, int(amount)) for currency, amount in income)
        found.append(ReferralLine(number, way, day, referrer, referred, target, outcome, note, brought))
    return found
