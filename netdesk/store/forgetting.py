"""Forgetting: history without one person, so that every other change can still be undone exactly.

Changes are gone through from the newest to the oldest, as undo would. What befell the person's rows is left out, and where
somebody else's row names the person, it names nobody. A change that moved a row from the person to somebody who stays
cannot be told without the person: it and all older ones become history only.
"""

import json
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import apsw
from peewee import ForeignKeyField

from netdesk.store import history, migrate, schema, sql, tables

Row = tuple[Any, ...]
SOMEBODY = "an erased person"
BREATH_EVERY = 500


def _references(rule: str) -> dict[str, tuple[str, ...]]:
    """Name the columns of each table that point to a contact, by what becomes of the row when the contact goes."""
    found: dict[str, tuple[str, ...]] = {}
    for model in tables.FACTS:
        for field in model._meta.sorted_fields:
            if isinstance(field, ForeignKeyField) and field.rel_model is tables.Contact and field.on_delete == rule:
                name = model._meta.table_name
                found[name] = (*found.get(name, ()), field.column_name)
    return found


OWNED = _references("CASCADE")
MENTIONS = _references("SET NULL")
# What stays of income that a client paid: whoever it came through, the money was earned.
KEPT_TABLE, KEPT_WORDS = "value_event", {"note": "", "external_key": None}


class Entangled(Exception):
    """A row of the person became somebody else's: the change cannot be told without them."""


class Told(NamedTuple):
    """A change of a row as it is told without the person: before and after."""

    old: Row | None
    new: Row | None


class Forgetting:
    """One person on the way back through history; `people` grows by those who were merged into them."""

    def __init__(self, connection: apsw.Connection, contact: int, kept: Iterable[int]) -> None:
        """Begin with the rows as they are, before they go; `kept` are the value events that stay without the person."""
        self._connection = connection
        self._kept = set(kept)
        self.people = {contact}
        self.names: set[str] = set()
        self._columns = {name: _columns(connection, name) for name in {*OWNED, *MENTIONS, "contact"}}
        self._gone: dict[str, set[int]] = {name: set() for name in OWNED}
        for table, columns in OWNED.items():
            for column in columns:
                rows = sql.rows(connection, f"SELECT id FROM {table} WHERE {column} = ?", contact)
                self._gone[table] |= {row for (row,) in rows}
        self._gone[KEPT_TABLE] -= self._kept

    def run(self) -> bool:
        """Rewrite history. Give whether all of it can still be undone."""
        history.pass_over_undone(self._connection)
        wanted = "SELECT id, tables, ranges FROM change WHERE state = ? AND schema_version = ? ORDER BY id DESC"
        for number, touched, ranges in sql.rows(self._connection, wanted, history.DONE, migrate.CURRENT):
            if not self.people:
                break  # all older changes are from before they were there
            if not self._columns.keys() & touched.split():
                continue
            try:
                self._rewrite(number, ranges)
            except Entangled:
                self._cut(number)
                return False
        # From before the last upgrade: told, but not undoable, so that nothing of it is needed.
        self._cut_older_schemas()
        return True

    def _rewrite(self, number: int, moved: str) -> None:
        data = history.load_changeset(self._connection, number, history.FORWARD)
        ranges, removed = history.moved_rows(moved)
        self._find_merged(data)
        changed = bool(sum(self._forget_removed(schema.removed_table(number, table), table) for table in removed))
        builder = apsw.ChangesetBuilder()
        builder.schema(self._connection, "main")
        left, born = 0, set[int]()
        for item in _walk(data):
            if item.name == "contact" and item.op == "INSERT":
                born.add(_number(item))
            told = self._retold(item)
            changed = changed or told is not item
            left += told is not None
            if isinstance(told, Told):
                _add(builder, item, told)
            elif told is not None:
                builder.add_change(told)
        if changed:
            self._store(number, builder.output() if left else b"", still=bool(ranges or removed or left))
        self._pass_births(ranges, born)

    def _pass_births(self, ranges: Mapping[str, Iterable[tuple[int, int]]], born: set[int]) -> None:
        """Forget the numbers of rows that did not exist before a change: an older row of that number is another one."""
        for table, spans in ranges.items():
            for first, last in spans:
                if table == "contact":
                    born |= {one for one in self.people if first <= one <= last}
                elif table in self._gone:
                    self._gone[table] -= {row for row in self._gone[table] if first <= row <= last}
        self.people -= born

    def _store(self, number: int, data: bytes, *, still: bool) -> None:
        self._connection.execute("DELETE FROM change_part WHERE change_id = ?", (number,))
        if still:
            history.store_changeset(self._connection, number, history.FORWARD, data)
        else:
            self._connection.execute("DELETE FROM change WHERE id = ?", (number,))

    def _find_merged(self, data: bytes) -> None:
        """Count those as the same person who were merged into them in this change: their rows moved, then they went."""
        gone, moved = set(), set()
        for item in _walk(data):
            if item.name == "contact" and item.op == "DELETE":
                gone.add(_number(item))
            elif item.op == "UPDATE" and item.name in OWNED:
                for owner, other in zip(self._owners(item, item.old), self._owners(item, item.new), strict=True):
                    if other in self.people and isinstance(owner, int):
                        moved.add(owner)
        if gone & moved:
            self.people |= gone & moved

    def _retold(self, item: apsw.TableChange) -> apsw.TableChange | Told | None:
        """Tell a change of a row without the person: None where nothing is left, the item itself where nothing differs."""
        number = _number(item)
        if item.name == "contact" and number in self.people:
            self._note_names(item)
            return None
        if item.name in OWNED and self._is_theirs(item, number):
            return None
        old, new = self._masked(item, item.old, number), self._masked(item, item.new, number)
        if (old, new) == (item.old, item.new):
            return item
        if item.op == "UPDATE" and old is not None and new is not None:
            same = [before == after for before, after in zip(old, new, strict=True)]
            pairs = list(zip(old, new, same, strict=True))
            new = tuple(apsw.no_change if equal else after for _, after, equal in pairs)
            old = (old[0], *(apsw.no_change if equal else before for before, _, equal in pairs[1:]))
            if all(after is apsw.no_change for after in new):
                return None
        return Told(old, new)

    def _is_theirs(self, item: apsw.TableChange, number: int) -> bool:
        """Tell whether a row was the person's, and follow it back: before it was put in, its number was another row's."""
        gone, kept = self._gone[item.name], item.name == KEPT_TABLE and number in self._kept
        if number in gone:
            if item.op == "INSERT":
                gone.discard(number)
            return True
        owners = {*self._owners(item, item.old), *self._owners(item, item.new)}
        if kept or not owners & self.people:
            return False
        if item.op != "DELETE":
            raise Entangled  # it is not theirs any more, and it is there
        gone.add(number)
        return True

    def _masked(self, item: apsw.TableChange, row: Row | None, number: int) -> Row | None:
        if row is None:
            return None
        columns = self._columns.get(item.name, ())
        values = list(row)
        for column in MENTIONS.get(item.name, ()):
            at = columns.index(column)
            if values[at] in self.people:
                values[at] = None
        if item.name == KEPT_TABLE and number in self._kept:
            for column, value in (("contact_id", None), *KEPT_WORDS.items()):
                at = columns.index(column)
                values[at] = value if values[at] is not apsw.no_change else values[at]
        return tuple(values)

    def _owners(self, item: apsw.TableChange, row: Row | None) -> list[Any]:
        columns = self._columns[item.name]
        return [row[columns.index(column)] for column in OWNED[item.name]] if row is not None else []

    def _note_names(self, item: apsw.TableChange) -> None:
        at = self._columns["contact"].index("name")
        self.names |= {str(row[at]) for row in (item.old, item.new) if row is not None and isinstance(row[at], str)}

    def _forget_removed(self, kept: str, table: str) -> bool:
        """Leave the person out of rows kept aside; undo would have brought these back."""
        found: set[int] = set()
        for column in OWNED.get(table, ()):
            for one in self.people:
                rows = sql.rows(self._connection, f"DELETE FROM {kept} WHERE {column} = ? RETURNING id", one)
                found |= {row for (row,) in rows}
        if found:
            self._gone[table] |= found
        return bool(found)

    def _cut(self, number: int) -> None:
        """Make a change and all older ones history only, and drop what they would need to be undone."""
        for older, ranges in sql.rows(self._connection, "SELECT id, ranges FROM change WHERE id <= ?", number):
            for table in history.moved_rows(ranges)[1]:
                self._connection.execute(f"DROP TABLE IF EXISTS {schema.removed_table(older, table)}")
        self._connection.execute(
            "UPDATE change SET schema_version = 0, ranges = ? WHERE id <= ?", (json.dumps({}), number)
        )
        self._connection.execute("DELETE FROM change_part WHERE change_id <= ?", (number,))

    def _cut_older_schemas(self) -> None:
        old = "SELECT id FROM change WHERE schema_version <> ?"
        self._connection.execute(f"DELETE FROM change_part WHERE change_id IN ({old})", (migrate.CURRENT,))


def forget_labels(connection: apsw.Connection, names: Iterable[str]) -> None:
    """Take names out of what the history says, unless somebody else bears them."""
    for name in sorted({name for name in names if name.strip()}, key=len, reverse=True):
        if sql.value(connection, "SELECT 1 FROM contact WHERE name = ?", name):
            continue
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        for number, label in sql.rows(connection, "SELECT id, label FROM change WHERE instr(label, ?)", name):
            connection.execute("UPDATE change SET label = ? WHERE id = ?", (whole.sub(SOMEBODY, label), number))


def _walk(data: bytes) -> Iterator[apsw.TableChange]:
    for count, item in enumerate(apsw.Changeset.iter(data)):
        yield item
        if count % BREATH_EVERY == BREATH_EVERY - 1:
            time.sleep(0.001)  # the window may be painting


def _add(builder: apsw.ChangesetBuilder, item: apsw.TableChange, told: Told) -> None:
    old, new = told
    if item.op == "INSERT":
        assert new is not None
        builder.add_insert(item.name, item.indirect, new)
    elif item.op == "DELETE":
        assert old is not None
        builder.add_delete(item.name, item.indirect, old)
    else:
        assert old is not None and new is not None
        builder.add_update(item.name, item.indirect, old, new)


def _number(item: apsw.TableChange) -> int:
    """Give the id of a row, its first column and its key."""
    row = item.new if item.op == "INSERT" else item.old
    assert row is not None
    return int(row[0])  # type: ignore[arg-type]  # a whole number in every fact table


def _columns(connection: apsw.Connection, table: str) -> tuple[str, ...]:
    return tuple(name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})"))
