"""One contact as a whole, and what happened with it over time."""

from collections import defaultdict

from netdesk.domain.contact import (
    ContactDetail,
    ContactNote,
    ContactProfile,
    Evidence,
    Standing,
    Status,
    TimelineItem,
)
from netdesk.domain.participation import Level, level_of
from netdesk.store.database import Database

_CONTACT = """
    SELECT c.name, c.first, c.middle, c.last, c.suffix, c.company, c.position, c.location, c.birthday, c.connected_on,
        c.met_on, c.met_how, coalesce(i.name, ''), c.source, c.added_at, c.status, c.starred, c.manual_level,
        coalesce(s.level, 1), coalesce(s.interactions, 0), s.last_at
    FROM contact c LEFT JOIN contact i ON i.id = c.introduced_by_id LEFT JOIN contact_summary s ON s.contact_id = c.id
    WHERE c.id = ?"""
_ACTS = """
    SELECT a.kind, a.level, a.day FROM act a, horizon h WHERE a.contact_id = ? AND a.at >= h.since AND direction <> 'mine'
    ORDER BY level DESC, at DESC LIMIT 200"""
# Each part gives: kind, day, seconds for the order within a day, what, text, direction, network, length.
_TIMELINE = """
    SELECT 'act' AS kind, i.day AS day, i.at AS at, i.kind AS what, i.text AS text, i.direction AS direction,
            coalesce(n.key, '') AS network, 60 * coalesce(i.minutes, 0) AS seconds
        FROM interaction i LEFT JOIN network n ON n.id = i.network_id WHERE i.contact_id = ?1
    UNION ALL SELECT 'job', day, NULL, position_after || char(31) || company_after,
            position_before || char(31) || company_before, '', '', 0
        FROM job_change WHERE contact_id = ?1
    UNION ALL SELECT 'note', coalesce(day, at / 86400), at, '', text, '', '', 0 FROM note WHERE contact_id = ?1
    UNION ALL SELECT 'time', t.day, t.started_at, coalesce(cl.name, ''), t.note, '', coalesce(n.key, ''),
            coalesce(t.seconds, t.ended_at - t.started_at, 0)
        FROM time_entry_contact tc JOIN time_entry t ON t.id = tc.time_entry_id LEFT JOIN client cl ON cl.id = t.client_id
            LEFT JOIN network n ON n.id = t.network_id WHERE tc.contact_id = ?1
    UNION ALL SELECT 'value', v.day, v.at, v.kind || char(31) || coalesce(v.amount, '') || char(31) || v.currency, v.note, v.direction, coalesce(n.key, ''), 0
        FROM value_event v LEFT JOIN network n ON n.id = v.network_id WHERE v.contact_id = ?1
    UNION ALL SELECT 'connected', p.connected_on, NULL, '', '', '', n.key, 0
        FROM profile p JOIN network n ON n.id = p.network_id WHERE p.contact_id = ?1 AND p.connected_on IS NOT NULL
    UNION ALL SELECT 'connected', connected_on, NULL, '', '', '', '', 0 FROM contact c
        WHERE id = ?1 AND connected_on IS NOT NULL AND NOT EXISTS
            (SELECT 1 FROM profile p WHERE p.contact_id = ?1 AND p.connected_on IS NOT NULL)
    UNION ALL SELECT 'added', added_at / 86400, added_at, source, '', '', '', 0 FROM contact WHERE id = ?1 AND added_at > 0
    ORDER BY day DESC NULLS LAST, at DESC NULLS LAST LIMIT ?2 OFFSET ?3"""


def detail(db: Database, contact: int) -> ContactDetail | None:
    """Read everything known of a contact but its timeline; None when it is gone."""
    row = db.row(_CONTACT, contact)
    if row is None:
        return None
    (name, first, middle, last, suffix, company, position, location, birthday, connected_on) = row[:10]
    (met_on, met_how, introduced_by, source, added_at, status, starred, manual, level, acts, last_at) = row[10:]
    return ContactDetail(
        id=contact,
        name=name,
        first=first,
        middle=middle,
        last=last,
        suffix=suffix,
        company=company,
        position=position,
        location=location,
        birthday=birthday,
        connected_on=connected_on,
        met_on=met_on,
        met_how=met_how,
        introduced_by=introduced_by,
        source=source,
        added_at=added_at,
        status=Status(status),
        starred=bool(starred),
        standing=Standing(Level(level), Level(manual) if manual else None, evidence(db, contact), acts, last_at),
        profiles=tuple(ContactProfile(*profile) for profile in db.rows(_PROFILES, contact)),
        emails=_column(db, "SELECT address FROM email WHERE contact_id = ? ORDER BY id", contact),
        phones=_column(db, "SELECT number FROM phone WHERE contact_id = ? ORDER BY id", contact),
        websites=_column(db, "SELECT url FROM website WHERE contact_id = ? ORDER BY id", contact),
        fields=tuple(
            (str(field), str(value))
            for field, value in db.rows(
                "SELECT name, value FROM custom_field WHERE contact_id = ? ORDER BY id", contact
            )
        ),
        notes=tuple(ContactNote(text, day) for text, day in db.rows(_NOTES, contact)),
        roles=_column(
            db,
            "SELECT r.name FROM contact_role JOIN role r ON r.id = role_id WHERE contact_id = ? ORDER BY r.id",
            contact,
        ),
        tags=_column(
            db, "SELECT t.name FROM contact_tag JOIN tag t ON t.id = tag_id WHERE contact_id = ? ORDER BY 1", contact
        ),
    )


_PROFILES = """
    SELECT n.key, p.handle, p.url, p.connected_on, p.gone_on FROM profile p JOIN network n ON n.id = p.network_id
    WHERE p.contact_id = ? ORDER BY p.gone_on IS NOT NULL, n.id, p.id"""
_NOTES = (
    "SELECT text, coalesce(day, at / 86400) AS day FROM note WHERE contact_id = ? ORDER BY day DESC NULLS LAST, id DESC"
)


def evidence(db: Database, contact: int) -> tuple[Evidence, ...]:
    """List the acts of the last year that make a contact's level: those at it or above, highest first."""
    acts = db.rows(_ACTS, contact)
    level = level_of(act for _, act, _ in acts)
    days: dict[tuple[str, int], list[int]] = defaultdict(list)
    for kind, act, day in acts:
        if act >= level:
            days[kind, act].append(day)
    return tuple(Evidence(kind, Level(act), tuple(sorted(when, reverse=True))) for (kind, act), when in days.items())


def timeline(db: Database, contact: int, limit: int = 100, offset: int = 0) -> list[TimelineItem]:
    """List what happened with a contact, newest first; what has no date comes last."""
    items = []
    for kind, day, _, what, text, direction, network, seconds in db.rows(_TIMELINE, contact, limit, offset):
        if kind == "value":
            event, amount, currency = what.split("\x1f")
            worth = int(amount) if amount else None
            items.append(TimelineItem(kind, day, event, text, direction, network, 0, worth, currency))
            continue
        title, words = (_job(what), _job(text)) if kind == "job" else (what, text)
        items.append(TimelineItem(kind, day, title, words, direction, network, seconds))
    return items


def _job(parts: str) -> str:
    """Join a position and a company as one reads them."""
    return ", ".join(part for part in parts.split("\x1f") if part)


def _column(db: Database, sql: str, contact: int) -> tuple[str, ...]:
    return tuple(str(value) for (value,) in db.rows(sql, contact))
