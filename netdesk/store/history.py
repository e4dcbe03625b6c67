"""History: the only way to write facts, and the way back.

A session records a change while it is made; its changeset is stored in the same transaction, so that undo is atomic and
lasts. Rows of a bulk import are not recorded one by one: their id ranges are, and undo keeps the rows it takes out, a
million of them, in tables of their own until they are redone or passed over (`aside`).
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import apsw

from netdesk.domain.errors import DataError
from netdesk.domain.history import ChangeRecord, Outcome
from netdesk.store import aside, bulk, migrate, sql, tables
from netdesk.store.database import Database, sorting_in_files, writing

DONE, UNDONE, PASSED = 0, 1, 2
FORWARD = "forward"
REMOVED = "removed"
PIECE = 4 * 1024 * 1024
_APPLY = apsw.SQLITE_CHANGESETAPPLY_FKNOACTION


class Recording:
    """A change being made. `connection` writes; the figures are there once the change is over."""

    def __init__(self, connection: apsw.Connection, label: str) -> None:
        """Start recording on a connection that is inside a transaction."""
        self.connection = connection
        self.label = label
        self.id: int | None = None
        self.tables: frozenset[str] = frozenset()
        self.ranges: dict[str, list[tuple[int, int]]] = {}
        self.removed: list[str] = []
        self._seen: set[str] = set()
        self._touched: set[str] = set()
        self._pages: list[bytes] = []
        self._session = _record(connection, self._seen)

    @contextmanager
    def unrecorded_rows(self) -> Iterator[None]:
        """Insert rows inside without recording each; name them to `inserted`."""
        self._session.enabled = False
        try:
            yield
        finally:
            self._session.enabled = True

    def inserted(self, table: str, first: int, last: int) -> None:
        """Note that the rows first..last of a table are new, all of them, and were not recorded."""
        if last >= first:
            self.ranges.setdefault(table, []).append((first, last))

    def remove(self, table: str, ids: str) -> None:
        """Delete many rows of a table, once in a change, without recording each; `ids` is a SELECT of theirs."""
        with self.unrecorded_rows():
            aside.remove(self.connection, _next_number(self.connection), table, ids)
        self.removed.append(table)

    @property
    def outcome(self) -> Outcome:
        """What came of it, as a record."""
        return Outcome(self.id, self.label, self.tables)

    def finish(self, now: int) -> None:
        """Store the change beside what it changed."""
        self._put_page_aside()
        self.close()
        touched = self._touched | self.ranges.keys() | set(self.removed)
        if not touched:
            return
        self.id = _next_number(self.connection)
        pass_over_undone(self.connection)
        self.tables = frozenset(touched)
        moved = json.dumps(self.ranges | ({REMOVED: self.removed} if self.removed else {}))
        self.connection.execute(
            "INSERT INTO change (id, at, label, tables, ranges, schema_version, state) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self.id, now, self.label, " ".join(sorted(touched)), moved, migrate.CURRENT, DONE),
        )
        start = 0
        for page in self._pages:
            data = zlib.decompress(page)
            store_changeset(self.connection, self.id, FORWARD, data, start)
            start += len(data)

    def turn_page(self) -> None:
        """Put aside what was recorded so far, so that the record of very many rows fits into little memory.

        No row may be written both before and after.
        """
        self._put_page_aside()
        self._session.close()
        self._session = _record(self.connection, self._seen)

    def _put_page_aside(self) -> None:
        data = _changeset(self._session)
        if data:
            self._touched |= _tables_in(data, self._seen)
            self._pages.append(zlib.compress(data, 1))

    def close(self) -> None:
        """Stop recording, as after a failure: a session left behind would go on."""
        self._session.close()


@contextmanager
def change(db: Database, label: str, now: int) -> Iterator[Recording]:
    """Write inside one undoable change; `label` is what the history says, `now` seconds, UTC.

    Everything inside is kept and safe on disk when the block is left, or nothing is.
    """
    with writing(db) as connection:
        recording = Recording(connection, label)
        try:
            yield recording
            recording.finish(now)
        finally:
            recording.close()


@contextmanager
def import_change(db: Database, label: str, now: int) -> Iterator[Recording]:
    """Write an import: as `change`, with foreign keys unchecked (an import's references are right by construction)."""
    with _unchecked_references(db), change(db, label, now) as recording:
        yield recording


def undo(db: Database) -> Outcome | None:
    """Take the newest change back. Returns None when there is nothing to undo."""
    with _unchecked_references(db), sorting_in_files(db), writing(db) as connection:
        found = connection.execute(
            "SELECT id, label, tables, ranges, schema_version FROM change WHERE state = ? ORDER BY id DESC LIMIT 1",
            (DONE,),
        ).fetchone()
        if found is None or found[4] != migrate.CURRENT:
            return None
        number, label, touched, moved, _ = found
        ranges, removed = moved_rows(moved)
        aside.take_out(connection, number, ranges)
        aside.bring_back(connection, number, removed)
        data = load_changeset(connection, number, FORWARD)
        if data:
            _apply(apsw.Changeset.invert(data), connection, touched.split())
        connection.execute("UPDATE change SET state = ? WHERE id = ?", (UNDONE, number))
    return Outcome(number, label, frozenset(touched.split()))


def redo(db: Database) -> Outcome | None:
    """Make the change that was undone last again. Returns None when there is none."""
    with _unchecked_references(db), sorting_in_files(db), writing(db) as connection:
        found = connection.execute(
            "SELECT id, label, tables, ranges, schema_version FROM change WHERE state = ? ORDER BY id LIMIT 1",
            (UNDONE,),
        ).fetchone()
        if found is None or found[4] != migrate.CURRENT:
            return None
        number, label, touched, moved, _ = found
        ranges, removed = moved_rows(moved)
        aside.put_back(connection, number, ranges)
        aside.remove_again(connection, number, removed)
        data = load_changeset(connection, number, FORWARD)
        if data:
            _apply(data, connection, touched.split())
        connection.execute("UPDATE change SET state = ? WHERE id = ?", (DONE, number))
    return Outcome(number, label, frozenset(touched.split()))


def undo_to(db: Database, number: int) -> list[Outcome]:
    """Take back every change after one, newest first, and that one too. Raises DataError for an unknown change."""
    record = next((record for record in changes(db) if record.change == number), None)
    if record is None or record.undone or not record.can_undo:
        raise DataError(f"There is no change {number} to go back to. Nothing was changed: see `netdesk history`.")
    outcomes = []
    while (outcome := undo(db)) is not None:
        outcomes.append(outcome)
        if outcome.change == number:
            break
    return outcomes


def changes(db: Database, limit: int = -1) -> list[ChangeRecord]:
    """List the changes, newest first."""
    found = db.rows(
        "SELECT id, at, label, state <> ?, schema_version FROM change ORDER BY id DESC LIMIT ?", DONE, limit
    )
    return [ChangeRecord(n, at, label, bool(undone), v == migrate.CURRENT) for n, at, label, undone, v in found]


def next_redo(db: Database) -> str | None:
    """Give the label of what redo would make again, if anything."""
    found = db.value(
        "SELECT label FROM change WHERE state = ? AND schema_version = ? ORDER BY id", UNDONE, migrate.CURRENT
    )
    return None if found is None else str(found)


def next_undo(db: Database) -> str | None:
    """Give the label of what undo would take back, if anything."""
    found = db.value(
        "SELECT label FROM change WHERE state = ? AND schema_version = ? ORDER BY id DESC", DONE, migrate.CURRENT
    )
    return None if found is None else str(found)


def _next_number(connection: apsw.Connection) -> int:
    return int(sql.value(connection, "SELECT ifnull(max(id), 0) + 1 FROM change"))


def moved_rows(text: str) -> tuple[dict[str, list[tuple[int, int]]], list[str]]:
    """Read which ranges a change put in, and from which tables it took rows out."""
    ranges = json.loads(text)
    return ranges, ranges.pop(REMOVED, [])


def _record(connection: apsw.Connection, seen: set[str]) -> apsw.Session:
    """Start a session on the fact tables; it notes in `seen` which ones were written to."""

    def wanted(name: str) -> bool:
        if name in tables.FACT_NAMES:
            seen.add(name)
        return name in tables.FACT_NAMES

    session = apsw.Session(connection, "main")
    session.table_filter(wanted)
    session.attach()
    return session


def _changeset(session: apsw.Session) -> bytes:
    pieces: list[bytes] = []
    # The stream hands out a view that dies on return.
    session.changeset_stream(lambda view: pieces.append(bytes(view)))
    return b"".join(pieces)


def _tables_in(data: bytes, seen: set[str]) -> set[str]:
    """Name the tables with changes that stayed, of those written to."""
    found: set[str] = set()
    for item in apsw.Changeset.iter(data):
        found.add(item.name)
        if found == seen:
            break
    return found


def _apply(data: bytes, connection: apsw.Connection, touched: Sequence[str]) -> None:
    """Apply a changeset; a conflict means that the database was changed behind history's back."""
    try:
        with bulk.applying(connection, data, touched):
            apsw.Changeset.apply(data, connection, flags=_APPLY, conflict=lambda *_: apsw.SQLITE_CHANGESET_ABORT)
    except apsw.AbortError as error:
        raise DataError(
            "This change no longer fits the data, so nothing was changed. Restore a backup instead."
        ) from error


def pass_over_undone(connection: apsw.Connection) -> None:
    """Give up what could be redone: a new change starts another future."""
    for number, moved in sql.rows(connection, "SELECT id, ranges FROM change WHERE state = ?", UNDONE):
        ranges, removed = moved_rows(moved)
        aside.drop(connection, number, ranges, removed)
    connection.execute("UPDATE change SET state = ? WHERE state = ?", (PASSED, UNDONE))
    connection.execute("DELETE FROM change_part WHERE change_id IN (SELECT id FROM change WHERE state = ?)", (PASSED,))


def store_changeset(connection: apsw.Connection, number: int, kind: str, data: bytes, start: int = 0) -> None:
    """Keep the changeset of a change, or what follows its first `start` bytes, in compressed pieces."""
    insert = "INSERT INTO change_part (change_id, kind, position, data) VALUES (?, ?, ?, ?)"
    pieces = ((number, kind, start + at, zlib.compress(data[at : at + PIECE], 1)) for at in range(0, len(data), PIECE))
    connection.executemany(insert, pieces)


def load_changeset(connection: apsw.Connection, number: int, kind: str) -> bytes:
    """Read the changeset of a change."""
    select = "SELECT data FROM change_part WHERE change_id = ? AND kind = ? ORDER BY position"
    return b"".join(zlib.decompress(data) for (data,) in connection.execute(select, (number, kind)))


@contextmanager
def _unchecked_references(db: Database) -> Iterator[None]:
    """Leave foreign keys unchecked inside: SQLite only lets them be switched outside a transaction."""
    connection: apsw.Connection = db.connection()
    connection.pragma("foreign_keys", False)
    try:
        yield
    finally:
        connection.pragma("foreign_keys", True)
