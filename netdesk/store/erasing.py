"""Erasing a person alone, for good: contact, what hangs on it, search index, history and the traces in the file.

The one write that is no change: whoever asks for their data to be deleted must not come back by undo. It goes around
`history.change` for that reason only, and nothing else may. Backups made before still hold the person.
"""

from dataclasses import dataclass

import apsw

from netdesk.domain.errors import DataError
from netdesk.store import faults, sql
from netdesk.store.database import Database, sorting_in_files, writing
from netdesk.store.forgetting import KEPT_TABLE, KEPT_WORDS, OWNED, Forgetting, forget_labels

TABLES = frozenset({"contact", "time_entry", "referral", "setting", *OWNED})


@dataclass(frozen=True, slots=True)
class Erased:
    """What came of it. `undoable`: whether every other change can still be undone; `swept`: whether the file holds no trace."""

    name: str
    undoable: bool
    swept: bool
    tables: frozenset[str] = TABLES

    @property
    def words(self) -> str:
        """Say it, and what did not work out, in a few sentences."""
        said = [f"{self.name} was erased for good. Backups made before still hold this person."]
        if not self.undoable:
            said.append("Older changes can no longer be undone: they cannot be told without this person.")
        if not self.swept:
            said.append(
                "Traces in unused parts of the file go with the next erasing: the disk was full or the file in use."
            )
        return " ".join(said)


def erase(db: Database, contact: int) -> Erased:
    """Erase a person alone and everything held about them, history included; time entries keep their time.

    Income that a client paid stays without the person. Raises DataError for a contact that is gone.
    """
    connection: apsw.Connection = db.connection()
    before = connection.pragma("secure_delete")
    connection.pragma("secure_delete", True)  # what goes is overwritten with zeros
    try:
        with writing(db):
            name, undoable = _erase(connection, contact)
        return Erased(name, undoable, _swept(db))
    finally:
        connection.pragma("secure_delete", before)


def _erase(connection: apsw.Connection, contact: int) -> tuple[str, bool]:
    name = sql.value(connection, "SELECT name FROM contact WHERE id = ?", contact)
    if name is None:
        raise DataError("This contact is not there any more. Nothing was changed.")
    paid = f"FROM {KEPT_TABLE} WHERE contact_id = ? AND kind = 'income' AND client_id IS NOT NULL"
    kept = [row for (row,) in sql.rows(connection, f"SELECT id {paid}", contact)]
    forgetting = Forgetting(connection, contact, kept)
    undoable = forgetting.run()
    columns = ", ".join(f"{column} = ?" for column in ("contact_id", *KEPT_WORDS))
    connection.executemany(
        f"UPDATE {KEPT_TABLE} SET {columns} WHERE id = ?", ((None, *KEPT_WORDS.values(), row) for row in kept)
    )
    connection.execute("DELETE FROM contact WHERE id = ?", (contact,))
    forget_labels(connection, {str(name), *forgetting.names})
    # A deleted word stays in the index until its parts are merged.
    connection.execute("INSERT INTO contact_search (contact_search) VALUES ('optimize')")
    return str(name), undoable


def _swept(db: Database) -> bool:
    """Write the file anew without its unused parts, where older versions of rows may stand, and empty the log."""
    connection: apsw.Connection = db.connection()
    connection.pragma("query_only", False)
    try:
        with faults.told(db.path), sorting_in_files(db):
            connection.execute("VACUUM")
        busy, _, _ = next(connection.execute("PRAGMA wal_checkpoint(TRUNCATE)"))
        return not busy
    except (DataError, apsw.Error):
        return False
    finally:
        connection.pragma("query_only", True)
