"""A new contact with what is known at once: one undoable change, checked before anything is written."""

from dataclasses import dataclass

from netdesk.domain import contact_fields
from netdesk.domain.contact_fields import FIELDS, TakenError
from netdesk.domain.time_entry import Kept
from netdesk.store import contact_edits, history
from netdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class NewContact:
    """What was typed; only the name is needed."""

    name: str
    position: str = ""
    company: str = ""
    email: str = ""
    profile: str = ""
    met_how: str = ""


def add(db: Database, new: NewContact, now: int, *, shared: bool = False) -> Kept:
    """Add a contact. Raises TakenError where another one has the e-mail (unless `shared`) or the profile."""
    email = contact_fields.email(new.email) if new.email.strip() else ""
    profile = contact_fields.profile(new.profile) if new.profile.strip() else None
    fields = {name: FIELDS[name].read(getattr(new, name), 0) for name in ("position", "company", "met_how")}
    if email and not shared:
        _refuse(db, db.value("SELECT contact_id FROM email WHERE address = ? LIMIT 1", email), shared=True)
    if profile is not None:
        owner = "SELECT p.contact_id FROM profile p JOIN network n ON n.id = p.network_id WHERE n.key = ? AND p.key = ?"
        _refuse(db, db.value(owner, profile.network, profile.key), shared=False)
    name = str(FIELDS["name"].read(new.name, 0))
    with history.change(db, f"Added {name}", now) as change:
        run = change.connection.execute
        made = contact_edits.insert(change.connection, name, now)
        run("UPDATE contact SET position = ?, company = ?, met_how = ? WHERE id = ?", (*fields.values(), made))
        if email:
            run("INSERT INTO email (contact_id, address) VALUES (?, ?)", (made, email))
        if profile is not None:
            run(
                "INSERT INTO profile (contact_id, network_id, key, handle, url)"
                " SELECT ?, id, ?, ?, ? FROM network WHERE key = ?",
                (made, profile.key, profile.handle, profile.url, profile.network),
            )
    return Kept(change.id, change.label, change.tables, made)


def _refuse(db: Database, other: int | None, *, shared: bool) -> None:
    if other is not None:
        end = "Do both have it?" if shared else "Nothing was added."
        raise TakenError(f"{contact_edits.name_of(db, other)} has this already. {end}", int(other), shared=shared)
