"""iCalendar: time entries as events of a calendar."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from netdesk.domain.period import duration_text, from_day
from netdesk.domain.time_entry import TimeEntry
from netdesk.exporters.base import Format, Material, Style
from netdesk.exporters.content_lines import escaped, line


def write(material: Material, path: Path, _style: Style) -> tuple[str, ...]:
    """Write an event for every entry; one that runs has no end yet and is left out."""
    running = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//NetDesk//Time entries//EN\r\n")
        for entry in material.entries:
            running += entry.running
            if not entry.running:
                file.writelines(event(entry, material.made_at))
        file.write("END:VCALENDAR\r\n")
    return ("The entry that runs was left out.",) if running else ()


def event(entry: TimeEntry, made_at: int) -> Iterator[str]:
    """Give the lines of an event; one without clock times takes its day."""
    yield "BEGIN:VEVENT\r\n"
    yield f"UID:time-entry-{entry.id}@netdesk.invalid\r\n"
    yield f"DTSTAMP:{_instant(made_at)}\r\n"
    if entry.timed and entry.ended_at is not None:
        yield f"DTSTART:{_instant(entry.started_at)}\r\n"
        yield f"DTEND:{_instant(entry.ended_at)}\r\n"
    else:
        yield f"DTSTART;VALUE=DATE:{from_day(entry.day):%Y%m%d}\r\n"
    subject = " · ".join(part for part in (entry.client, entry.project, entry.network) if part)
    yield line("SUMMARY", escaped(subject or entry.note.partition("\n")[0] or "Time entry"))
    told = [entry.note, f"With {', '.join(entry.contacts)}" if entry.contacts else ""]
    if not entry.timed:
        told.append(f"{duration_text(entry.length(made_at))} h")
    text = "\n".join(part for part in told if part)
    if text:
        yield line("DESCRIPTION", escaped(text))
    words = [*entry.tags, "billable" if entry.billable else "unbillable"]
    yield line("CATEGORIES", ",".join(escaped(word) for word in words))
    yield "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"


def _instant(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y%m%dT%H%M%SZ")


FORMAT = Format("ics", "Calendar", "Time entries as events of a calendar", frozenset(("time",)), write)
