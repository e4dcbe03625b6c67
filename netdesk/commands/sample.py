"""sample: invented contacts with all that belongs to them."""

from argparse import Namespace

from netdesk.commands.desk import count, moment, opened, print_text
from netdesk.domain.errors import UsageError
from netdesk.sample import making
from netdesk.store import sample_writing


def fill(options: Namespace) -> int:
    """Fill a database that holds nothing of the user's own."""
    if not 1 <= options.contacts <= making.MOST_CONTACTS:
        raise UsageError(f"--contacts takes a number from 1 to {making.MOST_CONTACTS:,}, not {options.contacts:,}.")
    now = moment()
    with opened(options, now.now) as db:
        outcome = making.fill(db, now.now, now.zone, contacts=options.contacts, seed=options.seed)
        rows = sample_writing.size(db)
        name = db.path.name
    print_text(
        f"{count(rows.contacts, 'invented contact')} with {count(rows.interactions, 'interaction')},"
        f" {count(rows.clients, 'client')} and {count(rows.time_entries, 'time entry', 'time entries')} in {name}."
        f" Change {outcome.change}."
    )
    return 0
