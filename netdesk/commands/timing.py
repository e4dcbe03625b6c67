"""track and timer."""

from argparse import Namespace

from netdesk.commands.desk import iso_time, moment, opened, print_json, print_text
from netdesk.commands.parser import complain
from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.period import Moment, clock_text, duration_text
from netdesk.domain.time_entry import Draft, TimeEntry
from netdesk.store import time_entries, time_keeping
from netdesk.store.database import Database
from netdesk.store.entry_lines import Meaning, read_line

SOURCE = "command line"


def track(options: Namespace) -> int:
    """Add a finished entry."""
    now = moment()
    with opened(options, now.now) as db:
        meaning = read_line(db, " ".join(options.entry), now.now, now.zone)
        begin, end = meaning.line.start, meaning.line.end
        if begin is None or end is None or not meaning.line.finished:
            raise UsageError(
                " ".join(meaning.doubts) or 'Say when, as in "9:00-10:30 acme: proposal". Nothing was added.'
            )
        kept = time_keeping.add(db, meaning.draft, begin, end, now.now, now.zone, source=SOURCE)
        entry = time_entries.entry(db, kept.entry) if kept.entry is not None else None
    _tell_doubts(meaning)
    if entry is not None:
        print_text(f"Added {duration_text(entry.length(now.now))} of {_words(entry)}.")
    return 0


def timer(options: Namespace) -> int:
    """Start, stop or show the timer."""
    now = moment()
    with opened(options, now.now) as db:
        if options.action == "start":
            return _start(db, " ".join(options.entry), now)
        if options.entry:
            raise UsageError(f"netdesk timer {options.action} takes no entry.")
        return _stop(db, now) if options.action == "stop" else _status(db, now, as_json=options.json)


def _start(db: Database, text: str, now: Moment) -> int:
    draft, at = Draft(), None
    if text:
        meaning = read_line(db, text, now.now, now.zone)
        if meaning.line.timed and not meaning.line.running:
            raise UsageError("A timer has no end yet: use `netdesk track` for a finished entry. Nothing was started.")
        draft, at = meaning.draft, meaning.line.start if meaning.line.timed else None
        _tell_doubts(meaning)
    kept = time_keeping.start(db, draft, now.now, now.zone, at=at, source=SOURCE)
    entry = time_entries.entry(db, kept.entry) if kept.entry is not None else None
    print_text(f"Started {_words(entry)}." if entry else kept.label)
    return 0


def _stop(db: Database, now: Moment) -> int:
    entry = time_entries.running(db)
    if entry is None or time_keeping.stop(db, now.now) is None:
        raise DataError("Nothing is running.")
    print_text(f"Stopped {_words(entry)} after {clock_text(entry.length(now.now))}.")
    return 0


def _status(db: Database, now: Moment, *, as_json: bool) -> int:
    entry = time_entries.running(db)
    if as_json:
        print_json(_as_json(entry, now))
    elif entry is None:
        print_text("Nothing is running.")
    else:
        print_text(f"{clock_text(entry.length(now.now))}  {_words(entry)}")
    return 0


def _as_json(entry: TimeEntry | None, now: Moment) -> dict[str, object]:
    if entry is None:
        return {"running": False}
    return {
        "running": True,
        "since": iso_time(entry.started_at, now.zone),
        "seconds": entry.length(now.now),
        "client": entry.client or None,
        "network": entry.network or None,
        "note": entry.note,
        "billable": entry.billable,
    }


def _words(entry: TimeEntry) -> str:
    """Name an entry in a sentence: "Acme: proposal (billable)"."""
    about = ": ".join(part for part in (entry.client or entry.network, entry.note) if part) or "a timer"
    return f"{about} ({'billable' if entry.billable else 'unbillable'})"


def _tell_doubts(meaning: Meaning) -> None:
    for sentence in meaning.doubts:
        complain(sentence)
