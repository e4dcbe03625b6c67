"""Contacts and acts for tests, written the way the program writes: through history."""

from netdesk.domain.folding import fold
from netdesk.domain.participation import KINDS
from netdesk.domain.period import DAY_SECONDS
from netdesk.store import history
from netdesk.store.database import Database

NOW = 1_790_000_000  # 21 September 2026, 14:13 UTC
TODAY = NOW // DAY_SECONDS


def add_contact(
    db: Database,
    name: str = "Ada Example",
    *,
    company: str = "",
    position: str = "",
    location: str = "",
    network: str = "",
    url: str = "",
    email: str = "",
    tags: tuple[str, ...] = (),
    note: str = "",
    connected_on: int | None = None,
    status: int = 0,
    level: int | None = None,
) -> int:
    """Add a contact, with a profile where a network's key is given; `level` is one set by hand. Give the id."""
    with history.change(db, f"Add {name}", NOW) as change:
        run = change.connection.execute
        fields = (name, fold(name), company, position, location, connected_on, status, level, NOW)
        run(
            "INSERT INTO contact (name, name_key, company, position, location, connected_on, status, manual_level, added_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            fields,
        )
        contact = change.connection.last_insert_rowid()
        if network:
            run(
                "INSERT INTO profile (contact_id, network_id, url, connected_on) SELECT ?, id, ?, ? FROM network WHERE key = ?",
                (contact, url, connected_on, network),
            )
        if email:
            run("INSERT INTO email (contact_id, address) VALUES (?, ?)", (contact, email))
        if note:
            run("INSERT INTO note (contact_id, day, text) VALUES (?, ?, ?)", (contact, TODAY, note))
        for tag in tags:
            run("INSERT INTO tag (name) SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM tag WHERE name = ?1)", (tag,))
            run("INSERT INTO contact_tag (contact_id, tag_id) SELECT ?, id FROM tag WHERE name = ?", (contact, tag))
    return contact


def add_people(db: Database, names: list[str]) -> range:
    """Add contacts that have a name only, in one change; give their ids."""
    with history.change(db, "Add people", NOW) as change:
        first = (db.value("SELECT max(id) FROM contact") or 0) + 1
        change.connection.executemany(
            "INSERT INTO contact (name, name_key) VALUES (?, ?)", ((name, fold(name)) for name in names)
        )
    return range(first, first + len(names))


def add_interaction(
    db: Database,
    contact: int,
    kind: str = "message",
    *,
    days_ago: int = 10,
    direction: str = "theirs",
    network: str = "",
    text: str = "",
) -> None:
    """Add an act with a contact, so many days before NOW."""
    at = NOW - days_ago * DAY_SECONDS
    with history.change(db, f"Log {kind}", NOW) as change:
        change.connection.execute(
            "INSERT INTO interaction (contact_id, network_id, at, day, kind, level, direction, text)"
            " VALUES (?, (SELECT id FROM network WHERE key = ?), ?, ?, ?, ?, ?, ?)",
            (contact, network, at, at // DAY_SECONDS, kind, int(KINDS[kind]), direction, text),
        )
