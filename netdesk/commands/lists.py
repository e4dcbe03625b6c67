"""list contacts and list time."""

from argparse import Namespace
from collections.abc import Sequence

from netdesk.commands.desk import iso_time, moment, opened, print_json, print_text
from netdesk.domain.errors import UsageError
from netdesk.domain.period import Moment, duration_text, from_day
from netdesk.domain.query import parse
from netdesk.domain.time_entry import TimeEntry
from netdesk.store import contacts, time_entries
from netdesk.store.database import Database

CONTACT_COLUMNS = ("name", "position", "company", "networks", "level", "last")
CONTACT_COLUMNS_JSON = (
    "id", "name", "company", "position", "location", "networks", "profiles", "emails", "level", "score", "connected", "last",
)  # fmt: skip
TIME_COLUMNS = (
    "id", "start", "end", "seconds", "client", "project", "network", "contacts", "note", "billable", "tags",
)  # fmt: skip
WIDEST = 40


def print_list(options: Namespace) -> int:
    """Print contacts or time entries, as JSON or as a table."""
    if options.limit is not None and options.limit < 0:
        raise UsageError("--limit takes a number from 0 on.")
    now = moment()
    with opened(options, now.now, levels=True) as db:
        rows = _contacts(db, options, now) if options.what == "contacts" else _time(db, options, now)
    if options.json:
        print_json(rows)
    else:
        _print_table(rows)
    return 0


def _contacts(db: Database, options: Namespace, now: Moment) -> list[dict[str, object]]:
    default = CONTACT_COLUMNS_JSON if options.json else CONTACT_COLUMNS
    columns = _words(options.columns) or default
    return contacts.listed(db, parse(options.where, now), columns, _sort(options.sort), options.limit)


def _time(db: Database, options: Namespace, now: Moment) -> list[dict[str, object]]:
    columns = _words(options.columns) or TIME_COLUMNS
    unknown = [column for column in columns if column not in TIME_COLUMNS]
    if unknown:
        raise UsageError(f"There is no column {unknown[0]}. There are: {', '.join(TIME_COLUMNS)}.")
    if options.where:
        raise UsageError("--where for time entries: not yet.")
    rows = [time_row(entry, now) for entry in time_entries.list_entries(db)]
    for name, descending in reversed(_sort(options.sort)):
        if name not in TIME_COLUMNS:
            raise UsageError(f"There is no column {name}. There are: {', '.join(TIME_COLUMNS)}.")
        rows.sort(key=lambda row: (row[name] is None, str(row[name]).zfill(20)), reverse=descending)
    return [{column: row[column] for column in columns} for row in rows[: options.limit]]


def time_row(entry: TimeEntry, now: Moment) -> dict[str, object]:
    """Write an entry with the keys of the contract."""
    if entry.timed:
        start = iso_time(entry.started_at, now.zone)
        end = None if entry.ended_at is None else iso_time(entry.ended_at, now.zone)
    else:
        start = end = from_day(entry.day).isoformat()
    return {
        "id": entry.id,
        "start": start,
        "end": end,
        "seconds": entry.length(now.now),
        "client": entry.client or None,
        "project": entry.project or None,
        "network": entry.network or None,
        "contacts": list(entry.contacts),
        "note": entry.note,
        "billable": entry.billable,
        "tags": list(entry.tags),
    }


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _sort(text: str) -> tuple[tuple[str, bool], ...]:
    """Read "-score,name" as columns with their direction."""
    return tuple((word.lstrip("-+"), word.startswith("-")) for word in _words(text))


def _print_table(rows: Sequence[dict[str, object]]) -> None:
    """Print rows in columns under their names."""
    if not rows:
        print_text("Nothing to show.")
        return
    columns = list(rows[0])
    cells = [[_cell(column, row[column]) for column in columns] for row in rows]
    widths = [min(WIDEST, max(len(column), *(len(row[at]) for row in cells))) for at, column in enumerate(columns)]
    for row in ([*columns], *cells):
        print_text("  ".join(cell[:width].ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _cell(column: str, value: object) -> str:
    if value is None:
        return ""
    if column == "seconds" and isinstance(value, int):
        return duration_text(value)
    if isinstance(value, list):
        return ", ".join(
            str(item.get("url") or item.get("handle")) if isinstance(item, dict) else str(item) for item in value
        )
    return str(value)
