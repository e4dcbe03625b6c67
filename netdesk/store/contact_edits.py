"""Small edits of contacts, each one undoable change."""

from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.history import Outcome
from netdesk.domain.participation import DIRECTIONS, KIND_LABELS, KINDS, Direction
from netdesk.domain.period import DAY_SECONDS
from netdesk.store import history
from netdesk.store.database import Database


def log_interaction(
    db: Database,
    contact: int,
    kind: str,
    direction: Direction,
    day: int,
    now: int,
    *,
    network: str = "",
    text: str = "",
) -> Outcome:
    """Write down one act with a contact; `day` is the local date, `now` seconds, UTC, `network` a key or "".

    Raises UsageError for an unknown kind, direction or network, DataError for a contact that is gone.
    """
    if kind not in KINDS or direction not in DIRECTIONS:
        raise UsageError(f"“{kind}”, “{direction}” is no act that can be logged.")
    name = db.value("SELECT name FROM contact WHERE id = ?", contact)
    if name is None:
        raise DataError("This contact is not there any more. Nothing was changed.")
    place = db.value("SELECT id FROM network WHERE key = ?", network) if network else None
    if network and place is None:
        raise UsageError(f"There is no network “{network}”.")
    # The clock time of another day is not known: noon is never far off.
    at = (
        now
        if abs(day * DAY_SECONDS + DAY_SECONDS // 2 - now) <= DAY_SECONDS // 2
        else day * DAY_SECONDS + DAY_SECONDS // 2
    )
    row = (contact, place, at, day, kind, int(KINDS[kind]), direction, text)
    with history.change(db, f"Log {KIND_LABELS[kind]}: {name}", now) as change:
        change.connection.execute(
            "INSERT INTO interaction (contact_id, network_id, at, day, kind, level, direction, text)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
    return change.outcome
