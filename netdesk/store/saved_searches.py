"""Saved searches: named queries by what they are for, in an order of the user's; each edit is one undoable change."""

from collections.abc import Sequence
from typing import Any

from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.history import Outcome
from netdesk.domain.saved_search import SavedSearch
from netdesk.store import history
from netdesk.store.database import Database

GONE = "This saved search is not there any more. Nothing was changed."
NAMELESS = "A saved search needs a name. Nothing was changed."
_FIELDS = "id, kind, name, query, columns, sort, points, enabled"
_NEXT = "(SELECT coalesce(max(position), 0) + 1 FROM saved_search WHERE kind = ?1)"


def listed(db: Database, kind: str) -> list[SavedSearch]:
    """List the saved searches of a kind, in the user's order."""
    found = db.rows(f"SELECT {_FIELDS} FROM saved_search WHERE kind = ? ORDER BY position, id", kind)
    return [SavedSearch(*(*row[:-1], bool(row[-1]))) for row in found]


def add(
    db: Database,
    kind: str,
    name: str,
    query: str,
    now: int,
    *,
    columns: str = "",
    sort: str = "",
    points: float | None = None,
) -> Outcome:
    """Keep a query under a name, after the others. Raises UsageError without a name."""
    name = _named(name)
    with history.change(db, f"Saved “{name}”", now) as change:
        change.connection.execute(
            "INSERT INTO saved_search (kind, name, query, columns, sort, points, position)"
            f" VALUES (?1, ?2, ?3, ?4, ?5, ?6, {_NEXT})",
            (kind, name, query, columns, sort, points),
        )
    return change.outcome


def change(
    db: Database,
    search: int,
    now: int,
    *,
    name: str | None = None,
    query: str | None = None,
    columns: str | None = None,
    sort: str | None = None,
) -> Outcome:
    """Change what is given of a saved search; the rest stays. Raises DataError for one that is gone."""
    before = _name_of(db, search)
    wanted: dict[str, Any] = {"query": query, "columns": columns, "sort": sort}
    wanted["name"] = None if name is None else _named(name)
    values = {field: value for field, value in wanted.items() if value is not None}
    label = f"Renamed “{before}” to “{values['name']}”" if "name" in values else f"Updated “{before}”"
    with history.change(db, label, now) as recording:
        for field, value in values.items():
            recording.connection.execute(f"UPDATE saved_search SET {field} = ? WHERE id = ?", (value, search))
    return recording.outcome


def remove(db: Database, search: int, now: int) -> Outcome:
    """Forget a saved search; the people it found stay. Raises DataError for one that is gone."""
    name = _name_of(db, search)
    with history.change(db, f"Removed “{name}”", now) as change:
        change.connection.execute("DELETE FROM saved_search WHERE id = ?", (search,))
    return change.outcome


def move(db: Database, search: int, place: int, now: int) -> Outcome:
    """Put a saved search at a place among those of its kind, counted from 0. Raises DataError for one that is gone."""
    name = _name_of(db, search)
    kind = db.value("SELECT kind FROM saved_search WHERE id = ?", search)
    order = [other.id for other in listed(db, kind) if other.id != search]
    order.insert(max(0, place), search)
    with history.change(db, f"Moved “{name}”", now) as change:
        change.connection.executemany(
            "UPDATE saved_search SET position = ?1 WHERE id = ?2 AND position <> ?1", _numbered(order)
        )
    return change.outcome


def _numbered(ids: Sequence[int]) -> list[tuple[int, int]]:
    return [(place, number) for place, number in enumerate(ids, start=1)]


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise UsageError(NAMELESS)
    return name


def _name_of(db: Database, search: int) -> str:
    name = db.value("SELECT name FROM saved_search WHERE id = ?", search)
    if name is None:
        raise DataError(GONE)
    return str(name)
