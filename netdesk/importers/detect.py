"""What a file is: the first format that recognises it, how it is written, what its columns mean."""

import re
from datetime import date

from netdesk.domain.errors import DataError
from netdesk.domain.period import to_day
from netdesk.importers.base import Format, Found, Owner, Peek
from netdesk.importers.formats import FORMATS
from netdesk.importers.linkedin_connections import is_legacy
from netdesk.importers.linkedin_messages import NO_OWNER
from netdesk.importers.mapping import guess_mapping, problem
from netdesk.importers.text import Table

COUNTED_BYTES = 4 << 20
"""Rows of larger files are not counted beforehand."""
LINKEDIN_ARCHIVE = re.compile(r"LinkedIn\s?DataExport", re.IGNORECASE)
LEGACY_DAY = to_day(date(2016, 12, 31))
"""The latest day of an export in the shape of Outlook, which LinkedIn gave up then."""
ARCHIVE_DAY = re.compile(r"LinkedIn\s?DataExport[_ -](\d\d)-(\d\d)-(\d{4})", re.IGNORECASE)


def format_of(peek: Peek) -> tuple[Format, str] | None:
    """Find the first format that recognises a file, with its title; raises DataError for what is no table."""
    for format_ in FORMATS:
        title = format_.recognise(peek)
        if title:
            return format_, title
    return None


def identify(peek: Peek, owner: Owner | None, language: str = "") -> Found:
    """Tell what a file is; a fault becomes the problem of the record that is given back."""
    try:
        known = format_of(peek)
        if known is not None:
            return _found(peek, *known, owner, language)
    except DataError as error:
        return unknown(peek, str(error))
    return unknown(peek, f"{peek.path} is of no known kind.")


def unknown(peek: Peek, sentence: str) -> Found:
    """Describe a file that cannot be imported."""
    return Found(peek.path, "unknown", "Unknown", peek.raw, archive_day=archive_day(peek), problem=sentence)


def _found(peek: Peek, format_: Format, title: str, owner: Owner | None, language: str) -> Found:
    if not format_.tabular:
        return Found(peek.path, format_.key, title, peek.raw, words=_size(peek))
    table = peek.table
    mapping = guess_mapping(table, language) if format_.key == "csv" else None
    fault = ""
    if mapping is not None:
        sentence = problem(mapping)
        fault = f"{peek.path}: {sentence}" if sentence else ""
    if format_.key == "linkedin-messages" and owner is None:
        fault = NO_OWNER.format(path=peek.path)
    rows = _count(table) if peek.raw.size <= COUNTED_BYTES else None
    return Found(
        peek.path,
        format_.key,
        title,
        peek.raw,
        table,
        rows,
        table.encoding.lines,
        archive_day(peek) or (LEGACY_DAY if is_legacy(peek) else None),
        table.words,
        mapping,
        owner if format_.key.startswith("linkedin") else None,
        fault,
        format_.unread(peek),
    )


def _size(peek: Peek) -> str:
    return f"{max(peek.raw.size, 1024) / 1024:,.0f} KB"


def _count(table: Table) -> int:
    return sum(1 for _ in table.pairs())


def archive_day(peek: Peek) -> int | None:
    """Read the day in the name of LinkedIn's archive or folder: `…Export_MM-DD-YYYY`."""
    found = ARCHIVE_DAY.search(f"{peek.archive}/{peek.path}")
    if found is None:
        return None
    month, day, year = (int(part) for part in found.groups())
    try:
        return to_day(date(year, month, day))
    except ValueError:
        return None
