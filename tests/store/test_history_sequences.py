"""Any sequence of changes, undo and redo, compared with a plain model after each step."""

from pathlib import Path
from random import Random

import apsw
import pytest

from netdesk.domain.participation import DIRECTIONS, KINDS
from netdesk.store import bulk, history, sql
from netdesk.store.database import open_database
from netdesk.store.history import Recording
from tests.store.snapshots import Snapshot, same, snapshot

NOW = 1_790_000_000
ROOT = Path(__file__).parents[2]
WORDS = "ada bob çelik dora émile faß gül 김민지 “quoted” o'neil".split()


class Hand:
    """Somebody who changes things at random."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def one(self, connection: apsw.Connection, table: str) -> int | None:
        ids = [row[0] for row in sql.rows(connection, f"SELECT id FROM {table}")]
        return self.random.choice(ids) if ids else None

    def word(self) -> str:
        return " ".join(self.random.choices(WORDS, k=2))

    def write(self, connection: apsw.Connection) -> None:
        """Make a few changes of any kind, as one user action may."""
        for _ in range(self.random.randint(1, 4)):
            person = self.one(connection, "contact")
            if person is None:
                self.insert(connection)
            else:
                self.random.choice((self.insert, self.update, self.delete))(connection)

    def insert(self, connection: apsw.Connection) -> None:
        person, word, number = self.one(connection, "contact"), self.word(), self.random.randrange(10**9)
        statements: list[tuple[str, tuple[object, ...]]] = [
            ("INSERT INTO contact (name, company, introduced_by_id) VALUES (?, ?, ?)", (word, word, person))
        ]
        if person is not None:
            tag = sql.value(connection, "INSERT INTO tag (name) VALUES (?) RETURNING id", f"{word} {number}")
            kind, direction = self.random.choice(list(KINDS)), self.random.choice(DIRECTIONS)
            statements += [
                ("INSERT INTO email (contact_id, address) VALUES (?, ?)", (person, f"{number}@x.org")),
                ("INSERT INTO note (contact_id, text) VALUES (?, ?)", (person, word)),
                ("INSERT INTO contact_tag (contact_id, tag_id) VALUES (?, ?)", (person, tag)),
                ("INSERT INTO profile (contact_id, network_id, key) VALUES (?, 1, ?)", (person, str(number))),
                (
                    "INSERT INTO interaction (contact_id, at, kind, level, direction) VALUES (?, ?, ?, ?, ?)",
                    (person, NOW - number % (800 * 86_400), kind, int(KINDS[kind]), direction),
                ),
            ]
        connection.execute(*self.random.choice(statements))

    def update(self, connection: apsw.Connection) -> None:
        table, column = self.random.choice(
            (("contact", "name"), ("contact", "company"), ("email", "address"), ("note", "text"), ("tag", "name"))
        )
        row = self.one(connection, table)
        if row is not None:
            value = f"{self.word()} {self.random.randrange(10**9)}"
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (value, row))
        act, person = self.one(connection, "interaction"), self.one(connection, "contact")
        if act is not None:
            level = self.random.randint(1, 12)
            connection.execute("UPDATE interaction SET contact_id = ?, level = ? WHERE id = ?", (person, level, act))

    def delete(self, connection: apsw.Connection) -> None:
        table = self.random.choice(("contact", "email", "note", "tag", "contact_tag", "profile", "interaction"))
        row = self.one(connection, table)
        if row is not None:
            connection.execute(f"DELETE FROM {table} WHERE id = ?", (row,))

    def write_many(self, change: Recording) -> None:
        """Add many people, and acts of them and others, unrecorded."""
        connection = change.connection
        people, acts = self.random.choice(((3, 4), (12, 0), (30, 40), (0, 15), (1, 30)))
        last_person, last_act, last_mail = (
            int(sql.value(connection, f"SELECT ifnull(max(id), 0) FROM {table}"))
            for table in ("contact", "interaction", "email")
        )
        ranges = {
            "contact": [(last_person + 1, last_person + people)],
            "email": [(last_mail + 1, last_mail + people)],
            "interaction": [(last_act + 1, last_act + acts)],
        }
        everybody = [row[0] for row in sql.rows(connection, "SELECT id FROM contact")]
        everybody += range(last_person + 1, last_person + people + 1)
        if not everybody:
            return
        with change.unrecorded_rows(), bulk.inserting(connection, ranges):
            for number in range(1, people + 1):
                connection.execute("INSERT INTO contact (id, name) VALUES (?, ?)", (last_person + number, self.word()))
                connection.execute(
                    "INSERT INTO email (contact_id, address) VALUES (?, ?)", (last_person + number, self.word())
                )
            for _ in range(acts):
                connection.execute(
                    "INSERT INTO interaction (contact_id, at, level, direction) VALUES (?, ?, ?, ?)",
                    (self.random.choice(everybody), NOW, self.random.randint(1, 12), self.random.choice(DIRECTIONS)),
                )
        for table, spans in ranges.items():
            change.inserted(table, *spans[0])


@pytest.mark.parametrize("seed", range(12))
def test_any_sequence_of_changes_undo_and_redo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr(bulk, "FEW", 10)
    monkeypatch.setattr(bulk, "FEW_ACTS", 2 if seed % 2 else 100)
    path = tmp_path / "net.db"
    db = open_database(path, NOW)
    hand = Hand(seed)
    with history.change(db, "Horizon", NOW) as change:
        change.connection.execute("UPDATE horizon SET since = ?", (NOW - 365 * 86_400,))
    assert change.id is None
    done, undone = [snapshot(db)], list[Snapshot]()
    for _ in range(40):
        act = hand.random.choice(("write", "write", "many", "undo", "undo", "redo", "reopen"))
        if act in ("write", "many"):
            with history.change(db, act, NOW) as change:
                if act == "many":
                    hand.write_many(change)
                else:
                    hand.write(change.connection)
            if change.id is not None:
                done.append(snapshot(db))
                undone.clear()
            assert (change.id is None) == (not change.tables)
        elif act == "undo":
            outcome = history.undo(db)
            assert (outcome is not None) == (len(done) > 1)
            if outcome is not None:
                undone.append(done.pop())
        elif act == "redo":
            outcome = history.redo(db)
            assert (outcome is not None) == bool(undone)
            if outcome is not None:
                done.append(undone.pop())
        else:
            db.close()
            db = open_database(path, NOW)
        same(db, done[-1])
        assert sum(not change.undone for change in history.changes(db)) == len(done) - 1
    while history.undo(db):
        undone.append(done.pop())
        same(db, done[-1])
    while history.redo(db):
        done.append(undone.pop())
        same(db, done[-1])
    assert not undone
    db.close()
