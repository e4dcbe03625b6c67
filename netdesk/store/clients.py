"""Clients and their projects: found by folded name, made where they are new."""

from typing import Any

from netdesk.domain.client import Client, Project
from netdesk.domain.entry_line import KnownNames
from netdesk.domain.folding import fold
from netdesk.domain.history import Outcome
from netdesk.domain.network import BY_KEY, network_named
from netdesk.domain.time_entry import Kept
from netdesk.store import history, tables
from netdesk.store.database import Database

# Peewee adds the keys where no type checker sees them.
_client_key: Any = tables.Client._meta.primary_key
_project_key: Any = tables.Project._meta.primary_key
_network_key: Any = tables.Network._meta.primary_key
_tag_key: Any = tables.Tag._meta.primary_key
_CLIENT = (
    _client_key, tables.Client.name, tables.Client.rate, tables.Client.currency, tables.Client.billable,
    tables.Client.archived,
)  # fmt: skip


def clients(db: Database, *, archived: bool = False) -> list[Client]:
    """List the clients by name; archived ones only where asked for."""
    query = tables.Client.select(*_CLIENT).order_by(tables.Client.name_key)
    if not archived:
        query = query.where(tables.Client.archived == 0)
    return [_client(row) for row in query.tuples().execute(db)]


def client_named(db: Database, name: str, *, prefix: bool = False) -> Client | None:
    """Find a client whatever its case and accents; with `prefix` also by how its name begins, if only one does so."""
    key = fold(name)
    if not key:
        return None
    query = tables.Client.select(*_CLIENT)
    exact = list(query.where(tables.Client.name_key == key).tuples().execute(db))
    if exact or not prefix:
        return _client(exact[0]) if exact else None
    begins = tables.Client.name_key.startswith(key) & (tables.Client.archived == 0)
    found = list(query.where(begins).limit(2).tuples().execute(db))
    return _client(found[0]) if len(found) == 1 else None


def project_named(db: Database, client: int | None, name: str) -> Project | None:
    """Find a project of a client, or one of one's own (`client` None), by its folded name."""
    model = tables.Project
    of_client = model.client.is_null() if client is None else model.client == client
    query = model.select(_project_key, model.client, model.name, model.rate, model.billable)
    for row in query.where(of_client & (model.name_key == fold(name))).tuples().execute(db):
        billable = None if row[4] is None else bool(row[4])
        return Project(row[0], row[1], row[2], row[3], billable)
    return None


def known_names(db: Database) -> KnownNames:
    """Give the names a one-line entry may use: clients, and networks of the user's own."""
    networks = tables.Network.select(tables.Network.key, tables.Network.name).tuples().execute(db)
    own = tuple(name for key, name in networks if key not in BY_KEY)
    return KnownNames(tuple(client.name for client in clients(db)), own)


def create_client(
    db: Database, name: str, now: int, *, rate: int | None = None, currency: str = "", billable: bool = True
) -> Kept:
    """Make a client, or keep the one that has the name already. `rate` is minor units an hour."""
    with history.change(db, f"Added client {name.strip()}", now) as change:
        made = client_id(db, name)
        if made is not None and client_named(db, name) is not None:
            fields = {"rate": rate, "currency": currency, "billable": int(billable)}
            tables.Client.update(fields).where(_client_key == made).execute(db)
    return Kept(change.id, change.label, change.tables, made)


def set_rate(db: Database, client: int, rate: int | None, currency: str, now: int) -> Kept:
    """Set what an hour for a client costs, in minor units; None for unknown."""
    with history.change(db, "Changed a client's rate", now) as change:
        fields = {"rate": rate, "currency": currency}
        tables.Client.update(fields).where(_client_key == client).execute(db)
    return Kept(change.id, change.label, change.tables, client)


def client_id(db: Database, name: str) -> int | None:
    """Find or make a client, inside a change; None for an empty name."""
    found = client_named(db, name)
    if found is not None or not fold(name):
        return found.id if found else None
    return int(tables.Client.insert(name=name.strip(), name_key=fold(name)).execute(db))


def project_id(db: Database, client: int | None, name: str) -> int | None:
    """Find or make a project, inside a change; None for an empty name."""
    if not fold(name):
        return None
    found = project_named(db, client, name)
    if found is not None:
        return found.id
    return int(tables.Project.insert(client=client, name=name.strip(), name_key=fold(name)).execute(db))


def network_id(db: Database, name: str) -> int | None:
    """Find or make a network by key or name, inside a change; None for an empty name."""
    if not name.strip():
        return None
    known = network_named(name)
    key = known.key if known else fold(name).replace(" ", "_")
    for (number,) in tables.Network.select(_network_key).where(tables.Network.key == key).tuples().execute(db):
        return int(number)
    shown, letter = (known.name, known.letter) if known else (name.strip(), name.strip()[:1].upper())
    return int(tables.Network.insert(key=key, name=shown, letter=letter).execute(db))


def tag_id(db: Database, name: str) -> int:
    """Find or make a tag, whatever its case, inside a change."""
    for number, known in tables.Tag.select(_tag_key, tables.Tag.name).tuples().execute(db):
        if fold(known) == fold(name):
            return int(number)
    return int(tables.Tag.insert(name=name.strip()).execute(db))


def _client(row: tuple[int, str, int | None, str, int, int]) -> Client:
    number, name, rate, currency, billable, archived = row
    return Client(number, name, rate, currency, bool(billable), bool(archived))


def link_contact(db: Database, client: int, contact: int, now: int, share: float | None = None) -> Outcome:
    """Say that a contact stands behind a client, with a share (0-1) of its income where it is not an even one."""
    link = tables.ClientContact
    with history.change(db, "Linked a client and a contact", now) as change:
        row = {link.client: client, link.contact: contact, link.share: share}
        link.insert(row).on_conflict(conflict_target=[link.client, link.contact], update={link.share: share}).execute(
            db
        )
    return change.outcome
