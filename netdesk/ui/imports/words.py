"""The words of the import page: what a file is, how many rows, what came of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from netdesk.domain.import_report import Totals, Verdict

if TYPE_CHECKING:
    from netdesk.importers.base import Found

PEOPLE_FORMATS = frozenset(["csv", "linkedin-connections", "netdesk-contacts", "vcard"])
VERDICT_ICONS: dict[Verdict, str] = {"added": "plus", "updated": "edit", "unchanged": "check", "skipped": "info"}
LEFT_OUT, NOT_YET, NOT_NEEDED, NOT_READ = "left out", "not yet", "not needed", "not read"
CHECK, RECOGNISED = "check", "recognised"
OPTIONAL = frozenset([LEFT_OUT, CHECK, RECOGNISED])
"""States of files that can be left out or taken in again."""


def count(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun: "1 row", "2,914 rows"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def base_name(path: str) -> str:
    """Give a file's own name, without its archive and folders."""
    return path.rpartition("/")[2]


def source_name(paths: Sequence[Path]) -> str:
    """Name what was chosen: the one file or folder, or how many."""
    if len(paths) == 1:
        return paths[0].name or str(paths[0])
    return count(len(paths), "file")


def files_note(paths: Sequence[Path], files: int) -> str:
    """Say how many files there are and where they lie."""
    if len(paths) == 1 and paths[0].suffix.lower() == ".zip":
        return f"{files:,} in the zip"
    if len(paths) == 1 and paths[0].is_dir():
        return f"{files:,} in the folder"
    return count(files, "file")


def kind_words(found: "Found") -> str:
    """Say what a file is, as "connections" or "table of people"."""
    if found.format == "csv":
        return "table of people"
    if found.format == "linkedin-messages":
        return "who wrote when"
    words = found.title.removeprefix("LinkedIn").lstrip(": ")
    if words.startswith("NetDesk"):
        return words
    first = words.split(" ")[0]
    return words if first.isupper() and len(first) > 1 else words[:1].lower() + words[1:]


def file_words(found: "Found", rows: int | None, *, check: bool) -> str:
    """Say what a file is and how many rows it has: "connections · 478 people"."""
    kind = "unknown columns" if check else kind_words(found)
    if rows is None:
        rows = found.rows
        if rows is None:
            return f"{kind} · about {found.lines:,}" if found.lines else kind
    one, many = ("person", "people") if found.format in PEOPLE_FORMATS and not check else ("row", "rows")
    return f"{kind} · {count(rows, one, many)}"


def row_reason(verdict: Verdict, line: int, why: str) -> str:
    """Say why a row comes to what it comes to; skipped rows name their line."""
    return f"row {line:,}: {why}" if verdict == "skipped" and line else why


def promise_words(keep_texts: bool) -> str:
    """Say where what is read goes."""
    kept = "Message texts are kept in your own data." if keep_texts else "Message texts are counted, never stored."
    return f"Read on this computer only. {kept}"


def moved_words(gone: int, back: int) -> list[str]:
    """Say how many known connections are missing from a complete list, and how many are in it again."""
    return [f"{number:,} {word}" for number, word in ((gone, "disconnected"), (back, "reconnected")) if number]


def outcome_words(totals: Totals, gone: int = 0, back: int = 0) -> str:
    """Say what an import did: "37 added, 61 updated, 2 disconnected"."""
    parts = []
    if totals.contacts_added or totals.contacts_updated or not (totals.interactions_added or gone or back):
        parts = [f"{totals.contacts_added:,} added", f"{totals.contacts_updated:,} updated"]
    if totals.interactions_added:
        parts.append(count(totals.interactions_added, "interaction"))
    return ", ".join(parts + moved_words(gone, back))
