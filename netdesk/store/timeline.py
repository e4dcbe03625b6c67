"""What happened with one contact, newest first, in pages: acts, value, time, job changes, notes, connections.

Each part is read newest first and no further than the page needs, so that the hundredth page of a contact with 100,000
acts costs no more than the first. Items are ordered by their instant (for a day alone: its beginning), part and id.
"""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from netdesk.domain.contact import TimelineItem, TimelineKind, TimelinePlace
from netdesk.domain.participation import KIND_LABELS
from netdesk.store import faults
from netdesk.store.database import Database

# Stands for an unknown instant: it comes last.
_NEVER = -(1 << 40)


class _Part(NamedTuple):
    """A source of items: its kind, table, contact's column, instant, its other columns, joins, and what words search in."""

    kind: TimelineKind
    source: str
    whose: str
    at: str
    key: str
    columns: str
    joins: str = ""
    words: str = "''"
    points: str = "NULL"


# Columns, points aside: day, what, text, direction, network, seconds, amount, currency, rating.
_PARTS: tuple[_Part, ...] = (
    _Part("act", "interaction i", "i.contact_id", "i.at", "i.id",
        "i.day, i.kind, i.text, i.direction, coalesce(n.key, ''), 60 * coalesce(i.minutes, 0), NULL, '', i.rating",
        " LEFT JOIN network n ON n.id = i.network_id", "i.text"),
    _Part("job", "job_change j", "j.contact_id", "86400 * j.day", "j.id",
        "j.day, j.position_after || char(31) || j.company_after, j.position_before || char(31) || j.company_before, '', '',"
        " 0, NULL, '', NULL", "",
        "j.position_after || ' ' || j.company_after || ' ' || j.position_before || ' ' || j.company_before"),
    _Part("note", "note o", "o.contact_id", f"coalesce(o.at, 86400 * o.day, {_NEVER})", "o.id",
        "coalesce(o.day, o.at / 86400), '', o.text, '', '', 0, NULL, '', NULL", "", "o.text"),
    _Part("time", "time_entry_contact tc JOIN time_entry t ON t.id = tc.time_entry_id", "tc.contact_id", "t.started_at",
        "t.id", "t.day, coalesce(cl.name, ''), t.note, '', coalesce(n.key, ''), coalesce(t.seconds, t.ended_at - t.started_at, 0),"
        " NULL, '', NULL", " LEFT JOIN client cl ON cl.id = t.client_id LEFT JOIN network n ON n.id = t.network_id",
        "t.note || ' ' || coalesce(cl.name, '')"),
    _Part("value", "value_event v", "v.contact_id", "v.at", "v.id",
        "v.day, v.kind, v.note, v.direction, coalesce(n.key, ''), 0, v.amount, v.currency, v.rating",
        " LEFT JOIN network n ON n.id = v.network_id", "v.note || ' ' || v.kind", "v.points"),
    _Part("connected", "profile p", "p.connected_on IS NOT NULL AND p.contact_id", "86400 * p.connected_on", "p.id",
        "p.connected_on, '', '', '', n.key, 0, NULL, '', NULL", " JOIN network n ON n.id = p.network_id", "n.name"),
    _Part("connected", "contact c", "c.connected_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM profile p"
        " WHERE p.contact_id = c.id AND p.connected_on IS NOT NULL) AND c.id", "86400 * c.connected_on", "c.id",
        "c.connected_on, '', '', '', '', 0, NULL, '', NULL"),
    _Part("connected", "profile p", "p.gone_on IS NOT NULL AND p.contact_id", "86400 * p.gone_on", "p.id",
        "p.gone_on, 'gone', '', '', n.key, 0, NULL, '', NULL", " JOIN network n ON n.id = p.network_id", "n.name"),
    _Part("connected", "profile p", "p.back_on IS NOT NULL AND p.contact_id", "86400 * p.back_on", "p.id",
        "p.back_on, 'back', '', '', n.key, 0, NULL, '', NULL", " JOIN network n ON n.id = p.network_id", "n.name"),
    _Part("added", "contact a", "a.added_at > 0 AND a.id", "a.added_at", "a.id",
        "a.added_at / 86400, a.source, '', '', '', 0, NULL, '', NULL", "", "a.source"),
)  # fmt: skip


def timeline(
    db: Database,
    contact: int,
    limit: int = 100,
    after: TimelinePlace | None = None,
    kinds: Collection[TimelineKind] = (),
    text: str = "",
) -> list[TimelineItem]:
    """List what happened with a contact, newest first; what has no date comes last.

    `after` is the place of the last item of the page before. Only some `kinds` where named, only what holds `text`.
    """
    parts = [_piece(number, part, text) for number, part in enumerate(_PARTS) if not kinds or part.kind in kinds]
    at, part, key = (
        (1 << 40, 0, 0) if after is None else (_NEVER if after.at is None else after.at, after.part, after.id)
    )
    values = {"contact": contact, "limit": limit, "at": at, "part": part, "key": key, "like": _like(text)}
    statement = f"SELECT * FROM ({' UNION ALL '.join(parts)}) ORDER BY 1 DESC, 2 DESC, 3 DESC LIMIT :limit"
    with faults.told(db.path):
        return [_item(row) for row in db.connection().execute(statement, values)]


def counts(db: Database, contact: int) -> Mapping[TimelineKind, int]:
    """Count what there is by kind, leaving out kinds of which there is nothing."""
    found: dict[TimelineKind, int] = {}
    for part in _PARTS:
        joins = part.joins if part.joins.startswith(" JOIN") else ""
        number = int(db.value(f"SELECT count(*) FROM {part.source}{joins} WHERE {part.whose} = ?", contact))
        if number:
            found[part.kind] = found.get(part.kind, 0) + number
    return found


def _piece(number: int, part: _Part, text: str) -> str:
    """Write the SQL of one part: the first of its rows after a place, newest first."""
    later = f"{part.at} < :at OR ({part.at} = :at AND ({number} < :part OR ({number} = :part AND {part.key} < :key)))"
    # The first bound walks the index, where there is one; the second one is exact.
    holds = f" AND ({part.words} LIKE :like ESCAPE '!'{_by_kind(part, text)})" if text.strip() else ""
    return (
        f"SELECT * FROM (SELECT {part.at} AS at, {number} AS part, {part.key} AS key, {part.columns}, {part.points} FROM {part.source}"
        f"{part.joins} WHERE {part.whose} = :contact AND {part.at} <= :at AND ({later}){holds}"
        " ORDER BY at DESC, key DESC LIMIT :limit)"
    )


def _by_kind(part: _Part, text: str) -> str:
    """Let words find acts by the name of their kind, too."""
    if part.kind != "act":
        return ""
    wanted = text.strip().casefold()
    kinds = [key for key, label in KIND_LABELS.items() if wanted in label]
    return f" OR i.kind IN ({', '.join(repr(key) for key in kinds)})" if kinds else ""


def _like(text: str) -> str:
    bare = "".join(f"!{letter}" if letter in "%_!" else letter for letter in text.strip())
    return f"%{bare}%"


def _item(row: tuple[Any, ...]) -> TimelineItem:
    at, part, key, day, what, text, direction, network, seconds, amount, currency, rating, points = row
    kind = _PARTS[part].kind
    if kind == "job":
        what, text = _job(what), _job(text)
    known = None if at == _NEVER else at
    return TimelineItem(
        kind, day, what, text, direction, network, seconds, amount, currency, key, rating, known, part, points
    )


def _job(parts: str) -> str:
    """Join a position and a company as one reads them."""
    return ", ".join(part for part in parts.split("\x1f") if part)
