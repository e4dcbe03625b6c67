"""From a preview to the words its page shows."""

from typing import TYPE_CHECKING

from netdesk.domain.import_report import Verdict
from netdesk.ui.imports import work
from netdesk.ui.imports.delegate import FileCell
from netdesk.ui.imports.words import (
    CHECK,
    LEFT_OUT,
    NOT_NEEDED,
    NOT_READ,
    NOT_YET,
    OPTIONAL,
    RECOGNISED,
    base_name,
    count,
    file_words,
    moved_words,
)

if TYPE_CHECKING:
    from netdesk.importers.base import Found
    from netdesk.ui.imports.preview import Preview

READ_SHARE = 85
"""Percent of the bar for reading; comparing takes the rest."""
READING_STEPS = {work.COMPARING: 90}
IMPORT_STEPS = {work.COMPARING: 10, "Writing": 30, "Saving": 95}

TO_DO: dict[Verdict, str] = {"added": "to add", "updated": "to update"}


def needs_look(preview: "Preview", path: str) -> bool:
    """Tell whether a person should look at what a table's columns mean."""
    mapping = preview.mapping(path)
    if mapping is None:
        return False
    return not (mapping.date_order_sure and all(column.sure for column in mapping.columns)) or bool(preview.fault(path))


def has_messages(preview: "Preview") -> bool:
    """Tell whether there are messages, whose texts could be kept."""
    return any(file.format == "linkedin-messages" and not file.problem for file in preview.files)


def file_rows(preview: "Preview") -> list[tuple[str, FileCell, str]]:
    """List the files as path, cell and the reason shown as a tooltip; what is not read stands last."""
    rows = [(file.path, *_file_cell(preview, file)) for file in preview.files]
    return sorted(rows, key=lambda row: row[1].state not in OPTIONAL)


def _file_cell(preview: "Preview", file: "Found") -> tuple[FileCell, str]:
    name = base_name(file.path)
    check = needs_look(preview, file.path)
    account = preview.account(file.path)
    words = file_words(file, account.rows if account else None, check=check)
    if file.path in preview.left_out:
        return FileCell(name, words, LEFT_OUT), ""
    if check:
        return FileCell(name, words, CHECK), preview.fault(file.path) or "Please have a look at its columns."
    fault = preview.damaged.get(file.path) or ("" if file.path in preview.mappings else file.problem)
    if fault:
        return FileCell(name, fault.removeprefix(file.path).lstrip(": "), NOT_READ), fault
    if file.unread:
        return FileCell(name, words, NOT_YET if " yet" in file.unread else NOT_NEEDED), file.unread
    return FileCell(name, words, RECOGNISED), ""


def notice_words(preview: "Preview") -> str:
    """Say what cannot be read; a table whose columns can still be named says so in its own panel."""
    gathered = preview.gathered
    if gathered is None:
        return ""
    named = {file.problem for file in gathered.files if file.mapping is not None}
    return " ".join(sentence for sentence in gathered.problems if sentence not in named)


def waiting_words(done: int, total: int, words: str, importing: bool) -> tuple[str, str, int]:
    """Give the footer's words, detail and percent for a job's report."""
    steps = IMPORT_STEPS if importing else READING_STEPS
    if words in steps:
        return words, "", steps[words]
    percent = READ_SHARE * done // max(total, 1)
    return words, f"row {done:,} of about {total:,}" if done else "", percent


def ready_words(preview: "Preview") -> tuple[str, str]:
    """Give the footer's words and detail once everything is worked out."""
    prepared = preview.prepared
    if prepared is None:
        return "", ""
    fault = preview.problem()
    if fault:
        return fault, ""
    figures = work.figures_of(prepared.plan, None)
    detail = f"{count(sum(figures.values()), 'row')} in {count(len(prepared.plan.files), 'file')} compared with your contacts"
    new = figures["added"] + figures["updated"] + prepared.plan.gone + prepared.plan.back
    if not new:
        return "Nothing here is new", detail
    parts = [f"{figures[verdict]:,} {verb}" for verdict, verb in TO_DO.items() if figures[verdict]]
    parts += moved_words(prepared.plan.gone, prepared.plan.back)
    return f"Ready: {', '.join(parts)}", detail
