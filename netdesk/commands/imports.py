"""import and rows."""

import io
import sys
from argparse import Namespace
from pathlib import Path

from netdesk import intake
from netdesk.commands.desk import count, moment, opened, print_json, print_text
from netdesk.commands.parser import complain
from netdesk.domain.errors import DataError
from netdesk.domain.import_report import FileAccount, ImportResult, Totals
from netdesk.importers.source import Gathered
from netdesk.importers.text import rows_as_csv
from netdesk.store import imports
from netdesk.store.watch import Watch


def import_files(options: Namespace) -> int:
    """Import files as one change, or say what importing them would do."""
    now = moment()
    paths = [Path(name).expanduser() for name in options.files]
    watch = Watch()
    with watch.taking("all"), opened(options, now.now, levels=True) as db:
        with watch.taking("read"):
            gathered = intake.gather(db, paths)
            if gathered.problems:
                raise DataError(gathered.problems[0])
            if options.format:
                gathered = intake.forced(gathered, options.format)
            staged = intake.stage(db, gathered, now.now, now.zone)
        label = intake.label(paths)
        result = imports.dry_run(db, staged, label) if options.dry_run else imports.run(db, staged, label, now.now)
    timings = {"read": watch.timings["read"], **result.timings}
    if options.json:
        print_json(_as_json(result, gathered, sum(watch.timings.values()), timings if options.timings else None))
    else:
        _print_words(result, gathered, dry=options.dry_run)
        if options.timings:
            print_text(", ".join(f"{phase} {seconds:.2f} s" for phase, seconds in timings.items()))
    return 0


def print_rows(options: Namespace) -> int:
    """Print a table as clean CSV; remarks go to stderr."""
    path = Path(options.file).expanduser()
    text = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=True)
    try:
        problems = rows_as_csv(path, text)
    finally:
        text.detach()
    for line, reason in problems:
        complain(f"{path.name}, line {line}: {reason}" if line else f"{path.name}: {reason}")
    return 0


def _as_json(
    result: ImportResult, gathered: Gathered, seconds: float, timings: dict[str, float] | None
) -> dict[str, object]:
    totals = result.totals
    found: dict[str, object] = {
        "files": [_file_as_json(file) for file in result.files] + _unreadable(gathered),
        "totals": {name: getattr(totals, name) for name in Totals.__dataclass_fields__},
        "change": result.outcome.change,
        "seconds": round(seconds, 3),
    }
    if timings is not None:
        found["timings"] = {phase: round(taken, 3) for phase, taken in timings.items()}
    return found


def _file_as_json(file: FileAccount) -> dict[str, object]:
    return {
        "path": file.path,
        "format": file.format,
        "rows": file.rows,
        "added": file.added,
        "updated": file.updated,
        "unchanged": file.unchanged,
        "skipped": file.skipped,
        "problems": [{"line": problem.line, "reason": problem.reason} for problem in file.problems],
    }


def _unreadable(gathered: Gathered) -> list[dict[str, object]]:
    """List the files of an archive that could not be read, with why."""
    nothing = dict.fromkeys(("rows", "added", "updated", "unchanged", "skipped"), 0)
    return [
        {"path": file.path, "format": file.format, **nothing, "problems": [{"line": 0, "reason": file.problem}]}
        for file in gathered.files
        if file.problem
    ]


def _print_words(result: ImportResult, gathered: Gathered, *, dry: bool) -> None:
    passed_over: dict[str, list[str]] = {}
    for file in result.files:
        if file.skipped == file.rows and len(file.problems) == 1:
            passed_over.setdefault(file.problems[0].reason, []).append(file.path.rpartition("/")[2])
            continue
        print_text(
            f"{file.path}: {count(file.rows, 'row')}: {file.added:,} added, {file.updated:,} updated,"
            f" {file.unchanged:,} unchanged, {file.skipped:,} skipped"
        )
        for problem in file.problems[:5]:
            print_text(f"  line {problem.line}: {problem.reason}" if problem.line else f"  {problem.reason}")
        if len(file.problems) > 5:
            print_text(f"  and {len(file.problems) - 5} more")
    for reason, names in passed_over.items():
        print_text(f"{reason[0].upper()}{reason[1:]}: {', '.join(names)}")
    for found in gathered.files:
        if found.problem:
            print_text(found.problem)
    totals = result.totals
    print_text(
        f"{'Would add' if dry else 'Added'} {count(totals.contacts_added, 'contact')} and"
        f" {count(totals.interactions_added, 'interaction')}; {totals.contacts_updated:,} updated{moved_words(result)}."
        + ("" if dry else f" Change {result.outcome.change}." if result.outcome.change else " Nothing new.")
    )


def moved_words(result: ImportResult) -> str:
    """Say who is missing from a complete list of connections or in it again; nothing where nobody is."""
    counts = ((result.gone, "disconnected"), (result.back, "reconnected"))
    return "".join(f", {number:,} {word}" for number, word in counts if number)
