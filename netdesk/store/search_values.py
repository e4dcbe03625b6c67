"""Values that a query can ask for, the most frequent first, to be completed while typing."""

from netdesk.store.database import Database

MOST = 500
_FREQUENT = "SELECT {0} FROM contact WHERE status = 0 AND {0} > '' GROUP BY {0} COLLATE NOCASE ORDER BY count(*) DESC, {0} LIMIT ?"


def known(db: Database) -> dict[str, tuple[str, ...]]:
    """List values by field: tags, and the frequent companies, positions, locations and sources; for a worker's thread."""
    tags = db.rows(
        "SELECT name FROM tag t ORDER BY (SELECT count(*) FROM contact_tag WHERE tag_id = t.id) DESC, name LIMIT ?",
        MOST,
    )
    found = {"tag": tuple(str(name) for (name,) in tags)}
    for field in ("company", "position", "location", "source"):
        found[field] = tuple(str(name) for (name,) in db.rows(_FREQUENT.format(field), MOST))
    return found
