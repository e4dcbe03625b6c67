"""Settings: choices that numbers depend on, kept in the database."""

import json

from netdesk.domain.history import Outcome
from netdesk.store import history
from netdesk.store.database import Database

CURRENCY, HOURLY_RATE = "currency", "hourly_rate"
# My own positions, as a list of {company, position, start, end} (days); whose archives are imported, by network.
MY_POSITIONS, OWNER = "my_positions", "owner:{}"
DEFAULT_CURRENCY = "EUR"


def get(db: Database, key: str, default: object = None) -> object:
    """Give a setting, or the default while nobody chose one."""
    found = db.value("SELECT value FROM setting WHERE key = ?", key)
    return default if found is None else json.loads(found)


def put(db: Database, key: str, value: object, label: str, now: int) -> Outcome:
    """Choose a setting; `value` is anything JSON can hold."""
    with history.change(db, label, now) as change:
        change.connection.execute(
            "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2 WHERE value <> ?2",
            (key, json.dumps(value)),
        )
    return change.outcome


def currency(db: Database) -> str:
    """Give the currency sums are in."""
    return str(get(db, CURRENCY, DEFAULT_CURRENCY))


def hourly_rate(db: Database) -> float | None:
    """Give the standard rate an hour, None while nobody set one."""
    found = get(db, HOURLY_RATE)
    return float(found) if isinstance(found, int | float) else None
