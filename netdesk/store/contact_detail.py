"""One contact as a whole; `timeline` tells what happened with it."""

from collections import defaultdict

from netdesk.domain.cadence import Cadence, Due
from netdesk.domain.contact import (
    ContactDetail,
    ContactField,
    ContactNote,
    ContactProfile,
    Evidence,
    Labelled,
    Promise,
    Standing,
    Status,
    Wish,
)
from netdesk.domain.participation import Level, level_of
from netdesk.store import acts
from netdesk.store.database import Database

_CONTACT = """
    SELECT c.name, c.first, c.middle, c.last, c.suffix, c.company, c.position, c.location, c.birthday, c.connected_on,
        c.met_on, c.met_how, coalesce(i.name, ''), i.id, c.source, c.added_at, c.status, c.starred, c.tier, c.manual_score,
        c.manual_level, coalesce(s.level, 1), coalesce(s.interactions, 0), s.last_at
    FROM contact c LEFT JOIN contact i ON i.id = c.introduced_by_id LEFT JOIN contact_summary s ON s.contact_id = c.id
    WHERE c.id = ?"""
_DUE = "SELECT ideal_days, longest_days, ideal_on, latest_on FROM contact_due WHERE contact_id = ?"


def detail(db: Database, contact: int) -> ContactDetail | None:
    """Read everything known of a contact but its timeline; None when it is gone."""
    row = db.row(_CONTACT, contact)
    if row is None:
        return None
    (name, first, middle, last, suffix, company, position, location, birthday, connected_on) = row[:10]
    (met_on, met_how, introduced_by, introducer, source, added_at, status, starred) = row[10:18]
    (tier, score, manual, level, acts, last_at) = row[18:]
    cadence, due = _due(db, contact)
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
        introduced_by_id=introducer,
        source=source,
        added_at=added_at,
        status=Status(status),
        starred=bool(starred),
        tier=tier,
        manual_score=score,
        cadence=cadence,
        due=due,
        standing=Standing(Level(level), Level(manual) if manual else None, evidence(db, contact), acts, last_at),
        profiles=tuple(ContactProfile(*profile) for profile in db.rows(_PROFILES, contact)),
        emails=_labelled(db, "SELECT id, address, label FROM email WHERE contact_id = ? ORDER BY id", contact),
        phones=_labelled(db, "SELECT id, number, label FROM phone WHERE contact_id = ? ORDER BY id", contact),
        websites=_labelled(db, "SELECT id, url, '' FROM website WHERE contact_id = ? ORDER BY id", contact),
        fields=tuple(
            ContactField(*row)
            for row in db.rows("SELECT id, name, value FROM custom_field WHERE contact_id = ? ORDER BY id", contact)
        ),
        notes=tuple(ContactNote(*row) for row in db.rows(_NOTES, contact)),
        promises=tuple(Promise(*row) for row in db.rows(_PROMISES, contact)),
        wishes=tuple(
            Wish(*row) for row in db.rows("SELECT id, kind, text FROM wish WHERE contact_id = ? ORDER BY id", contact)
        ),
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
    SELECT n.key, p.handle, p.url, p.connected_on, p.gone_on, p.back_on, p.id
    FROM profile p JOIN network n ON n.id = p.network_id
    WHERE p.contact_id = ? ORDER BY p.gone_on IS NOT NULL, n.id, p.id"""
_NOTES = """
    SELECT text, coalesce(day, at / 86400) AS day, id FROM note WHERE contact_id = ?
    ORDER BY day DESC NULLS LAST, id DESC"""
# Those to keep come first, the nearest one on top.
_PROMISES = """
    SELECT id, text, due_day, done_day FROM promise WHERE contact_id = ?
    ORDER BY done_day IS NOT NULL, due_day NULLS LAST, id"""


def photo(db: Database, contact: int) -> bytes | None:
    """Give the bytes of a contact's newest picture, whatever they are."""
    found = db.value("SELECT data FROM photo WHERE contact_id = ? ORDER BY id DESC LIMIT 1", contact)
    return None if found is None else bytes(found)


def evidence(db: Database, contact: int) -> tuple[Evidence, ...]:
    """List the acts of the last year that make a contact's level: those at it or above, highest first."""
    found = db.rows(acts.EVIDENCE, contact)
    level = level_of(act for _, act, _ in found)
    days: dict[tuple[str, int], list[int]] = defaultdict(list)
    for kind, act, day in found:
        if act >= level:
            days[kind, act].append(day)
    return tuple(Evidence(kind, Level(act), tuple(sorted(when, reverse=True))) for (kind, act), when in days.items())


def _due(db: Database, contact: int) -> tuple[Cadence | None, Due | None]:
    """Give how often to be in touch, and when next; both None without a cadence."""
    row = db.row(_DUE, contact)
    if row is None:
        return None, None
    ideal, longest, ideal_on, latest_on = row
    return Cadence(ideal, longest or ideal), Due(ideal_on, latest_on)


def _labelled(db: Database, sql: str, contact: int) -> tuple[Labelled, ...]:
    return tuple(Labelled(*row) for row in db.rows(sql, contact))


def _column(db: Database, sql: str, contact: int) -> tuple[str, ...]:
    return tuple(str(value) for (value,) in db.rows(sql, contact))
