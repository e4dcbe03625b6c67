"""history, undo, redo."""

from argparse import Namespace
from datetime import datetime

from netdesk.commands.desk import iso_time, moment, opened, print_json, print_text
from netdesk.domain.errors import DataError
from netdesk.store import history


def print_history(options: Namespace) -> int:
    """List the changes, newest first."""
    now = moment()
    with opened(options, now.now) as db:
        records = history.changes(db)
    if options.json:
        print_json(
            [
                {"change": r.change, "at": iso_time(r.at, now.zone), "label": r.label, "undone": r.undone}
                for r in records
            ]
        )
        return 0
    for record in records:
        at = datetime.fromtimestamp(record.at, now.zone)
        print_text(f"{record.change:>5}  {at:%Y-%m-%d %H:%M}  {record.label}{'  (undone)' if record.undone else ''}")
    if not records:
        print_text("No changes yet.")
    return 0


def undo(options: Namespace) -> int:
    """Take back the last change, or all down to one."""
    with opened(options, moment().now) as db:
        if options.to is not None:
            outcomes = history.undo_to(db, options.to)
        else:
            outcome = history.undo(db)
            outcomes = [outcome] if outcome else []
        if not outcomes:
            raise DataError("There is nothing to undo.")
    for outcome in outcomes:
        print_text(f"Undone: {outcome.label}")
    return 0


def redo(options: Namespace) -> int:
    """Make the change that was undone last again."""
    with opened(options, moment().now) as db:
        outcome = history.redo(db)
    if outcome is None:
        raise DataError("There is nothing to redo.")
    print_text(f"Done again: {outcome.label}")
    return 0
