"""Writing the sample data: ready rows into their tables, as one undoable change.

The few rows everything hangs on are recorded one by one; people, acts, time and value go in by id range, as an import's.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import tzinfo
from typing import Any, NamedTuple

import apsw

from netdesk.domain.errors import DataError
from netdesk.domain.history import Outcome
from netdesk.domain.period import local_day
from netdesk.store import bulk, history, participation, sql
from netdesk.store.database import CACHE_KIB, Database
from netdesk.store.history import Recording

LABEL = "Sample data"
Batch = Mapping[str, Sequence[tuple[Any, ...]]]
"""Rows under the names of their tables; each row names its columns, as NamedTuples do."""

# Where nothing may be yet: the sample counts its ids from 1, and nobody's own data gets mixed with it.
OWN = ("contact", "time_entry", "client", "project", "referral", "value_event", "my_activity", "budget", "tag")
# Tables whose rows go in by id range.
WHOLE = (
    "contact", "profile", "email", "phone", "website", "note", "contact_role", "contact_tag", "wish", "promise",
    "cadence", "not_same", "job_change", "interaction", "client_contact", "time_entry", "time_entry_contact", "time_entry_tag",
    "referral", "value_event",
)  # fmt: skip
MOST = 1 << 40
SAMPLE_CACHE_KIB = 65_536


class Known(NamedTuple):
    """What every database holds from the start: the ids of networks and roles by key."""

    networks: dict[str, int]
    roles: dict[str, int]


class Size(NamedTuple):
    """How many rows the sample came to."""

    contacts: int
    interactions: int
    clients: int
    time_entries: int


def size(db: Database) -> Size:
    """Count what was written."""
    return Size(
        *(db.value(f"SELECT count(*) FROM {table}") for table in ("contact", "interaction", "client", "time_entry"))
    )


def known(db: Database) -> Known:
    """Give the ids of networks and roles."""
    networks, roles = (dict(db.rows(f"SELECT key, id FROM {table}")) for table in ("network", "role"))
    return Known(networks, roles)


def holds_own_data(db: Database) -> bool:
    """Tell whether the database holds anything where the sample would go."""
    return any(db.value(f"SELECT EXISTS (SELECT 1 FROM {table})") for table in OWN)


def refuse_own_data(db: Database) -> None:
    """Raise DataError where the database holds anything of the user's own."""
    if holds_own_data(db):
        raise DataError(
            f"{db.path.name} holds data of your own. Name another file with --database. Nothing was changed."
        )


def untouched_since_before(db: Database, now: int, zone: tzinfo) -> bool:
    """Tell whether the sample of an earlier day is all that the database holds; `now` is seconds, UTC."""
    changes = history.changes(db, 2)
    return len(changes) == 1 and changes[0].label == LABEL and local_day(changes[0].at, zone) != local_day(now, zone)


def write(
    db: Database,
    fixed: Batch,
    batches: Iterable[Batch],
    expected: Mapping[str, int],
    choices: Mapping[str, object],
    *,
    begin: int,
    now: int,
) -> Outcome:
    """Write the sample into a database without data as one change, whole or not at all.

    `fixed` holds what the `batches` refer to (clients, tags…); `expected` tells roughly how many rows come into the larger
    tables; `choices` are settings. `begin` is the first second of today: what was done within 365 days before it counts
    towards levels. Raises DataError as `refuse_own_data`.
    """
    refuse_own_data(db)
    # Before the first act, so that every sum is right at once.
    participation.refresh_levels(db, begin)
    connection: apsw.Connection = db.connection()
    connection.pragma("cache_size", -SAMPLE_CACHE_KIB)
    try:
        with history.import_change(db, LABEL, now) as recording:
            refuse_own_data(db)  # another process may have been quicker
            _choose(recording.connection, choices)
            _insert(recording.connection, fixed)
            _write_whole(recording, batches, expected)
    finally:
        connection.pragma("cache_size", -CACHE_KIB)
        connection.pragma("shrink_memory")
    return recording.outcome


def ticking(batches: Iterable[Batch], table: str, tick: Callable[[int], None]) -> Iterable[Batch]:
    """Hand batches on and tell after each how many rows of a table have come; `tick` may raise to stop."""
    count = 0
    for batch in batches:
        yield batch
        count += len(batch.get(table, ()))
        tick(count)


def _write_whole(recording: Recording, batches: Iterable[Batch], expected: Mapping[str, int]) -> None:
    connection = recording.connection
    before = {table: int(sql.value(connection, f"SELECT ifnull(max(id), 0) FROM {table}")) for table in WHOLE}
    ranges = {table: [(last + 1, last + MOST)] for table, last in before.items()}
    with recording.unrecorded_rows(), bulk.inserting(connection, ranges, expected):
        for batch in batches:
            _insert(connection, batch)
        for table, last in before.items():
            recording.inserted(table, last + 1, int(sql.value(connection, f"SELECT ifnull(max(id), 0) FROM {table}")))


def _insert(connection: apsw.Connection, batch: Batch) -> None:
    for table, rows in batch.items():
        if not rows:
            continue
        columns: tuple[str, ...] = rows[0]._fields  # type: ignore[attr-defined]  # of a NamedTuple
        names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
        connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def _choose(connection: apsw.Connection, choices: Mapping[str, object]) -> None:
    connection.executemany(
        "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
        [(key, json.dumps(value)) for key, value in choices.items()],
    )
