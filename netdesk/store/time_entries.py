"""Reading time: entries with the names they carry, the running one, and sums per day and kind."""

from collections import defaultdict
from typing import Any

from peewee import Expression, Model, ModelSelect, fn

from netdesk.domain.time_entry import TimeEntry, Totals
from netdesk.store import tables
from netdesk.store.database import Database

_Entry, _Client, _Project, _Network = tables.TimeEntry, tables.Client, tables.Project, tables.Network
# Peewee adds the keys where no type checker sees them.
entry_key: Any = _Entry._meta.primary_key
_project_key: Any = _Project._meta.primary_key
RUNNING = _Entry.ended_at.is_null() & _Entry.seconds.is_null()
_FIELDS = (
    entry_key, _Entry.started_at, _Entry.ended_at, _Entry.seconds, _Entry.day, _Entry.zone,
    fn.COALESCE(_Client.name, ""), fn.COALESCE(_Project.name, ""), fn.COALESCE(_Network.name, ""),
    fn.COALESCE(_Network.key, ""), _Entry.note, _Entry.billable, _Entry.source,
    fn.COALESCE(_Entry.rate, _Project.rate, _Client.rate), fn.COALESCE(_Client.currency, ""),
)  # fmt: skip


def list_entries(
    db: Database,
    *,
    since: int | None = None,
    until: int | None = None,
    ids: list[int] | None = None,
    limit: int | None = None,
    newest_first: bool = False,
) -> list[TimeEntry]:
    """List entries in the order of their start; `since` and `until` are local days, both included."""
    order = (_Entry.started_at.desc(), entry_key.desc()) if newest_first else (_Entry.started_at, entry_key)
    query = _joined().order_by(*order).limit(limit)
    condition = _within(since, until, ids)
    return _records(db, query if condition is None else query.where(condition), condition)


def entry(db: Database, number: int) -> TimeEntry | None:
    """Give one entry by its id."""
    found = list_entries(db, ids=[number])
    return found[0] if found else None


def running(db: Database) -> TimeEntry | None:
    """Give the entry that runs, if any."""
    found = _records(db, _joined().where(RUNNING).limit(1), RUNNING)
    return found[0] if found else None


def overlapping(db: Database, start: int, end: int, now: int, *, but: int | None = None) -> list[TimeEntry]:
    """List the entries with clock times that share time with [start, end), in order; a running one ends at `now`."""
    ends = fn.COALESCE(_Entry.ended_at, now)
    condition = _Entry.seconds.is_null() & (_Entry.started_at < end) & (ends > start)
    if but is not None:
        condition &= entry_key != but
    return _records(db, _joined().where(condition).order_by(_Entry.started_at, entry_key), condition)


def recent(db: Database, limit: int = 8) -> list[TimeEntry]:
    """List what time was last spent on, each subject once, newest first; the running entry is left out."""
    # Beside MAX, SQLite gives the other columns of that very row.
    newest = (
        _Entry.select(entry_key, fn.MAX(_Entry.started_at))
        .where(~RUNNING)
        .group_by(_Entry.client, _Entry.project, _Entry.network, _Entry.note)
        .order_by(fn.MAX(_Entry.started_at).desc(), entry_key.desc())
        .limit(limit)
        .tuples()
    )
    return list_entries(db, ids=[number for number, _ in newest.execute(db)], newest_first=True)


def last_finished(db: Database) -> TimeEntry | None:
    """Give the entry that ended last."""
    query = _Entry.select(entry_key).where(_Entry.ended_at.is_null(False)).order_by(_Entry.ended_at.desc()).limit(1)
    for (number,) in query.tuples().execute(db):
        return entry(db, number)
    return None


def totals(db: Database, since: int | None = None, until: int | None = None, now: int | None = None) -> Totals:
    """Sum up the seconds of a span of local days, both included; the running entry counts up to `now`, if given."""
    rows = _filtered(_Entry.select(*_sums(now)), since, until).tuples().execute(db)
    return Totals(*next(iter(rows)))


def totals_by_day(db: Database, since: int, until: int, now: int | None = None) -> dict[int, Totals]:
    """Sum up the seconds of each local day of a span, both ends included; days without time are left out."""
    query = _Entry.select(_Entry.day, *_sums(now)).group_by(_Entry.day)
    return {day: Totals(*sums) for day, *sums in _filtered(query, since, until).tuples().execute(db)}


def earned_by_day(
    db: Database, since: int, until: int, now: int | None = None, standard: int | None = None
) -> dict[tuple[int, str], int]:
    """Sum up what billable time costs: minor units by local day and currency ("" where the client has none).

    The rate is that of the entry, its project or its client, else `standard` (minor units an hour), if given.
    """
    rate = fn.COALESCE(_Entry.rate, _Project.rate, _Client.rate, standard)
    money = fn.SUM(_length(now) * rate / 3600.0)
    query = (
        _Entry.select(_Entry.day, fn.COALESCE(_Client.currency, ""), money)
        .left_outer_join(_Client)
        .switch(_Entry)
        .left_outer_join(_Project, on=_Entry.project == _project_key)
        .where((_Entry.billable == 1) & rate.is_null(False))
        .group_by(_Entry.day, _Client.currency)
    )
    rows = _filtered(query, since, until).tuples().execute(db)
    return {(day, currency): round(amount) for day, currency, amount in rows}


def _length(now: int | None) -> Any:
    """Say in SQL how long an entry is, in seconds."""
    end = fn.COALESCE(_Entry.ended_at, _Entry.started_at if now is None else fn.MAX(now, _Entry.started_at))
    return fn.COALESCE(_Entry.seconds, end - _Entry.started_at)


def _sums(now: int | None) -> tuple[Any, ...]:
    """Say in SQL the four figures of Totals, in their order."""
    length, social = _length(now), _Entry.network.is_null(False)
    return tuple(
        fn.COALESCE(fn.SUM(length * part), 0)
        for part in (_Entry.billable, 1 - _Entry.billable, social, social & (_Entry.billable == 1))
    )


def _within(since: int | None, until: int | None, ids: list[int] | None = None) -> Expression | None:
    parts = []
    if since is not None:
        parts.append(_Entry.day >= since)
    if until is not None:
        parts.append(_Entry.day <= until)
    if ids is not None:
        parts.append(entry_key.in_(ids))
    condition = None
    for part in parts:
        condition = part if condition is None else condition & part
    return condition


def _filtered(query: "ModelSelect[Any]", since: int | None, until: int | None) -> "ModelSelect[Any]":
    condition = _within(since, until)
    return query if condition is None else query.where(condition)


def _joined() -> "ModelSelect[Any]":
    return (
        _Entry.select(*_FIELDS)
        .left_outer_join(_Client)
        .switch(_Entry)
        .left_outer_join(_Project, on=_Entry.project == _project_key)
        .switch(_Entry)
        .left_outer_join(_Network)
    )


def _records(db: Database, query: "ModelSelect[Any]", condition: Expression | None) -> list[TimeEntry]:
    """Run a query of _FIELDS and add people and tags, each in one more query."""
    rows = list(query.tuples().execute(db))
    if not rows:
        return []
    link, contact = tables.TimeEntryContact, tables.Contact
    contact_key = _key(contact)
    people = link.select(link.time_entry, contact_key, contact.name).join(contact).switch(link).join(_Entry)
    tag = tables.TimeEntryTag.select(tables.TimeEntryTag.time_entry, tables.Tag.name).join(tables.Tag)
    tag = tag.switch(tables.TimeEntryTag).join(_Entry)
    if condition is not None:
        people, tag = people.where(condition), tag.where(condition)
    contacts: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for number, contact_id, name in people.order_by(_key(link)).tuples().execute(db):
        contacts[number].append((contact_id, name))
    tags: defaultdict[int, list[str]] = defaultdict(list)
    for number, name in tag.order_by(_key(tables.TimeEntryTag)).tuples().execute(db):
        tags[number].append(name)
    return [_record(row, contacts[row[0]], tags[row[0]]) for row in rows]


def _key(model: type[Model]) -> Any:
    return model._meta.primary_key


def _record(row: tuple[Any, ...], contacts: list[tuple[int, str]], tags: list[str]) -> TimeEntry:
    number, start, end, seconds, day, zone, client, project, network, key, note, billable, source, rate, currency = row
    return TimeEntry(
        number, start, end, seconds, day, zone, client, project, network, key, note, bool(billable),
        tuple(name for _, name in contacts), tuple(number for number, _ in contacts), tuple(tags), rate, currency, source,
    )  # fmt: skip
