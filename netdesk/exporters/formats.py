"""The list of formats that can be written. A new exporter is one module with a FORMAT, and one line here."""

from pathlib import Path

from netdesk.domain.errors import UsageError
from netdesk.exporters import calendar_file, csv_file, json_file, spreadsheet, vcard
from netdesk.exporters.base import Format, What

FORMATS: tuple[Format, ...] = (
    csv_file.FORMAT,
    spreadsheet.FORMAT,
    vcard.FORMAT,
    calendar_file.FORMAT,
    json_file.FORMAT,
)
BY_KEY: dict[str, Format] = {format_.key: format_ for format_ in FORMATS}


def for_what(what: What) -> tuple[Format, ...]:
    """List the formats that can hold something."""
    return tuple(format_ for format_ in FORMATS if what in format_.holds)


def chosen(what: What, target: Path, key: str = "") -> Format:
    """Find the format by its key, else by the file's ending. Raises UsageError where it cannot hold that."""
    possible = [format_.key for format_ in for_what(what)]
    choices = possible[0] if len(possible) == 1 else f"{', '.join(possible[:-1])} or {possible[-1]}"
    found = BY_KEY.get(key or target.suffix[1:].lower())
    if found is None:
        named = f"There is no format {key}." if key else f"The ending of {target.name} names no format."
        raise UsageError(f"{named} Use {choices} for {what}.")
    if what not in found.holds:
        raise UsageError(f"{found.key} cannot hold {what}. Use {choices}.")
    return found
