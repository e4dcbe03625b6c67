"""LinkedIn's Positions.csv: where I worked and when, by months."""

from collections.abc import Iterator

from netdesk.domain.imported import PositionRow, Record, Rejected
from netdesk.importers.base import Context, Format, Found, Peek
from netdesk.importers.dates import MONTH_FIRST, DateReader
from netdesk.importers.linkedin_rows import EMPTY, rows

NEEDED = frozenset(["companyname", "title", "startedon", "finishedon"])
COLUMNS = ("Company Name", "Title", "Started On", "Finished On")


def recognise(peek: Peek) -> str:
    """Tell my positions by their columns."""
    return "LinkedIn: your positions" if peek.columns >= NEEDED else ""


def records(found: Found, context: Context) -> Iterator[Record]:
    """Yield my positions; a month stands for its first day."""
    assert found.table is not None
    reader = DateReader(context.date_order or MONTH_FIRST, context.today)
    for line, (company, title, started, finished) in rows(found.table, COLUMNS):
        if not company and not title:
            yield Rejected(line, EMPTY)
            continue
        for text in (started, finished):
            if text and reader.month(text) is None:
                context.problems.add(line, f"“{text[:40]}” is no month: left empty.")
        yield PositionRow(line, company, title, reader.month(started), reader.month(finished))


FORMAT = Format("linkedin-positions", 86, recognise, records)
