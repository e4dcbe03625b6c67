"""Keeping time: start, stop, add, change and delete entries, each one undoable change, safe on disk when it returns.

A running timer is a committed row without an end: it survives a crash. `now` is seconds, UTC; `zone` is the user's.
"""

from collections.abc import Sequence
from datetime import UTC, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from netdesk.domain.errors import DataError
from netdesk.domain.period import duration_text, local_day
from netdesk.domain.time_entry import Cut, Draft, Kept, TimeEntry, default_billable, make_room
from netdesk.store import clients, history, tables, time_entries
from netdesk.store.database import Database
from netdesk.store.history import Recording

_Entry, entry_key = tables.TimeEntry, time_entries.entry_key


def start(db: Database, draft: Draft, now: int, zone: tzinfo, *, at: int | None = None, source: str = "timer") -> Kept:
    """Start an entry at `at` (now, if not given); the running one stops at that moment, finished ones give way."""
    since = now if at is None else min(at, now)
    with history.change(db, f"Started {_what(draft)}", now) as change:
        _stop_running(db, since)
        _clear(db, since, now, now)
        number = _insert(db, draft, since, None, zone, source)
    return _kept(change, number)


def stop(db: Database, now: int, *, at: int | None = None) -> Kept | None:
    """Stop the running entry at `at` (now, if not given). Returns None when nothing runs."""
    entry = time_entries.running(db)
    if entry is None:
        return None
    until = max(entry.started_at, now if at is None else min(at, now))
    with history.change(db, f"Stopped after {duration_text(until - entry.started_at)}", now) as change:
        _Entry.update(ended_at=until).where(entry_key == entry.id).execute(db)
    return _kept(change, entry.id)


def resume(db: Database, number: int, now: int, zone: tzinfo) -> Kept:
    """Start another stretch of what an entry was about; the running one stops. Raises DataError for an unknown entry."""
    return start(db, _known(db, number).draft(), now, zone)


def resume_last(db: Database, now: int, zone: tzinfo) -> Kept | None:
    """Start another stretch of what was finished last. Returns None when there is nothing, or something runs."""
    last = time_entries.last_finished(db)
    if last is None or time_entries.running(db) is not None:
        return None
    return start(db, last.draft(), now, zone)


def add(db: Database, draft: Draft, begin: int, end: int, now: int, zone: tzinfo, *, source: str = "entry") -> Kept:
    """Add a finished entry; its neighbours give way as `make_room` says, in the same change."""
    if end < begin:
        raise DataError("The end lies before the start. Nothing was added.")
    with history.change(db, f"Added {duration_text(end - begin)}, {_what(draft)}", now) as change:
        _clear(db, begin, end, now)
        number = _insert(db, draft, begin, end, zone, source)
    return _kept(change, number)


def edit(
    db: Database,
    number: int,
    now: int,
    *,
    draft: Draft | None = None,
    begin: int | None = None,
    end: int | None = None,
    room: bool = False,
) -> Kept:
    """Change what an entry is about, its times, or both; with `room` its neighbours give way to the new times.

    Times not given stay; an end given to a running entry stops it. Raises DataError for an unknown entry or an end before
    the start.
    """
    entry = _known(db, number)
    first = entry.started_at if begin is None else begin
    last = entry.ended_at if end is None else end
    if last is not None and last < first:
        raise DataError("The end lies before the start. Nothing was changed.")
    with history.change(db, f"Changed {entry.what}", now) as change:
        if (begin, end) != (None, None):
            if room:
                _clear(db, first, now if last is None else last, now, but=number)
            times = {"started_at": first, "ended_at": last, "day": _day(first, entry.zone), "seconds": None}
            _Entry.update(times).where(entry_key == number).execute(db)
        if draft is not None:
            _Entry.update(_about(db, draft)).where(entry_key == number).execute(db)
            _link(db, number, draft)
    return _kept(change, number)


def crop_neighbours(db: Database, number: int, now: int) -> Kept:
    """Let the entries that overlap an entry give way to it."""
    entry = _known(db, number)
    with history.change(db, f"Made room for {entry.what}", now) as change:
        _clear(db, entry.started_at, entry.end(now), now, but=number)
    return _kept(change, number)


def delete(db: Database, numbers: Sequence[int], now: int) -> Kept:
    """Delete entries."""
    found = time_entries.list_entries(db, ids=list(numbers))
    seconds = sum(entry.length(now) for entry in found)
    name = found[0].what if len(found) == 1 else f"{len(found)} entries"
    with history.change(db, f"Deleted {name}, {duration_text(seconds)}", now) as change:
        _Entry.delete().where(entry_key.in_(list(numbers))).execute(db)
    return _kept(change, None)


def duplicate(db: Database, number: int, now: int) -> Kept | None:
    """Add a copy of an entry, as long, at the first free time after it. Returns None for a running entry."""
    entry = _known(db, number)
    if entry.running:
        return None
    begin, length = entry.end(now), entry.length(now)
    if entry.timed:
        while taken := time_entries.overlapping(db, begin, begin + length, now):
            begin = max(other.end(now) for other in taken)
    with history.change(db, f"Duplicated {entry.what}", now) as change:
        copy = _copy(db, number, begin, begin + length if entry.timed else begin, entry.zone)
    return _kept(change, copy)


def set_billable(db: Database, number: int, billable: bool, now: int) -> Kept:
    """Make an entry billable or unbillable."""
    label = f"{_known(db, number).what} is {'billable' if billable else 'unbillable'} now"
    with history.change(db, label, now) as change:
        _Entry.update(billable=int(billable)).where(entry_key == number).execute(db)
    return _kept(change, number)


def _known(db: Database, number: int) -> TimeEntry:
    entry = time_entries.entry(db, number)
    if entry is None:
        raise DataError("That entry is gone. Nothing was changed.")
    return entry


def _kept(change: Recording, number: int | None) -> Kept:
    return Kept(change.id, change.label, change.tables, number)


def _what(draft: Draft) -> str:
    return draft.note or draft.project or draft.client or draft.network or "a timer"


def _stop_running(db: Database, at: int) -> None:
    entry = time_entries.running(db)
    if entry is not None:
        _Entry.update(ended_at=max(entry.started_at, at)).where(entry_key == entry.id).execute(db)


def _clear(db: Database, begin: int, end: int, now: int, but: int | None = None) -> None:
    """Let every entry that shares time with [begin, end) give way."""
    for cut in make_room(begin, end, time_entries.overlapping(db, begin, end, now, but=but), now):
        _apply(db, cut)


def _apply(db: Database, cut: Cut) -> None:
    """Shorten, split or delete a neighbour; of a split running entry, the old row goes on running."""
    entry = cut.entry
    if not cut.kept:
        _Entry.delete().where(entry_key == entry.id).execute(db)
        return
    stays, *others = reversed(cut.kept) if entry.running else cut.kept
    fields = {"started_at": stays[0], "ended_at": stays[1], "day": _day(stays[0], entry.zone)}
    _Entry.update(fields).where(entry_key == entry.id).execute(db)
    for begin, end in others:
        _copy(db, entry.id, begin, end, entry.zone)


def _copy(db: Database, number: int, begin: int, end: int | None, zone: str) -> int:
    """Insert a copy of an entry, with its people and tags, at another time."""
    fields: tuple[Any, ...] = (
        _Entry.client, _Entry.project, _Entry.network, _Entry.note, _Entry.billable, _Entry.rate, _Entry.source, _Entry.seconds,
    )  # fmt: skip
    (row,) = _Entry.select(*fields).where(entry_key == number).tuples().execute(db)
    times = {_Entry.started_at: begin, _Entry.ended_at: end, _Entry.day: _day(begin, zone), _Entry.zone: zone}
    made = int(_Entry.insert(dict(zip(fields, row, strict=True)) | times).execute(db))
    people, tags = tables.TimeEntryContact, tables.TimeEntryTag
    for (contact,) in people.select(people.contact).where(people.time_entry == number).tuples().execute(db):
        people.insert(time_entry=made, contact=contact).execute(db)
    for (tag,) in tags.select(tags.tag).where(tags.time_entry == number).tuples().execute(db):
        tags.insert(time_entry=made, tag=tag).execute(db)
    return made


def _insert(db: Database, draft: Draft, begin: int, end: int | None, zone: tzinfo, source: str) -> int:
    name = getattr(zone, "key", None) or "UTC"
    fields = {"started_at": begin, "ended_at": end, "day": local_day(begin, zone), "zone": name, "source": source}
    number = int(_Entry.insert(fields | _about(db, draft)).execute(db))
    _link(db, number, draft)
    return number


def _about(db: Database, draft: Draft) -> dict[str, Any]:
    """Turn names into references, making what is new, and decide whether it is billable."""
    client = clients.client_id(db, draft.client)
    project = clients.project_id(db, client, draft.project)
    known_client = clients.client_named(db, draft.client) if client is not None else None
    known_project = clients.project_named(db, client, draft.project) if project is not None else None
    billable = default_billable(
        draft.billable,
        client=known_client.billable if known_client else None,
        project=known_project.billable if known_project else None,
    )
    return {
        "client": client,
        "project": project,
        "network": clients.network_id(db, draft.network),
        "note": draft.note,
        "billable": int(billable),
    }


def _link(db: Database, number: int, draft: Draft) -> None:
    """Give an entry its people and tags, and no others."""
    people, tags = tables.TimeEntryContact, tables.TimeEntryTag
    people.delete().where(people.time_entry == number).execute(db)
    for contact in dict.fromkeys(draft.contacts):
        people.insert(time_entry=number, contact=contact).execute(db)
    tags.delete().where(tags.time_entry == number).execute(db)
    for tag in dict.fromkeys(clients.tag_id(db, name) for name in draft.tags):
        tags.insert(time_entry=number, tag=tag).execute(db)


def _day(instant: int, zone: str) -> int:
    """Tell the local day of an instant in the zone that an entry was kept in."""
    try:
        where: tzinfo = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        where = UTC
    return local_day(instant, where)
