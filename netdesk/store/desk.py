"""What lies on the desk as a whole."""

from netdesk.store.database import Database


def is_empty(db: Database) -> bool:
    """Tell whether nobody was imported or entered and no time was tracked yet."""
    return not db.value("SELECT EXISTS (SELECT 1 FROM contact) OR EXISTS (SELECT 1 FROM time_entry)")
