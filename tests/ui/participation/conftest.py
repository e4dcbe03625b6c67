"""A workspace on a real database, and people with the acts that make their levels."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from netdesk.domain.participation import KINDS, Level
from netdesk.store import bulk
from netdesk.store.database import Database, open_database, writing
from netdesk.ui.theme import ThemeHolder
from netdesk.ui.workspace import Workspace

NOW = 1_790_000_000
KIND_OF = {level: next(kind for kind, made in KINDS.items() if made == level) for level in Level}
MOCK_UP = (214, 131, 38, 74, 46, 34, 27, 19, 11, 10, 4, 4)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


@pytest.fixture
def workspace(qapp: QApplication, db: Database) -> Iterator[Workspace]:
    holder = ThemeHolder(qapp, "light")
    made = Workspace(db, holder, clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def fill(db: Database) -> Callable[[Sequence[int]], None]:
    """Put so many people on each level, Read first: two acts each, none at Read."""

    def put(counts: Sequence[int]) -> None:
        levels = [level for level, count in zip(Level, counts, strict=True) for _ in range(count)]
        acts = [
            (contact, at, at // 86_400, KIND_OF[level], int(level), "theirs")
            for contact, level in enumerate(levels, 1)
            if level > Level.READ
            for at in (NOW - 86_400 * 3 - contact, NOW - 86_400 * 5)
        ]
        with writing(db) as connection:
            ranges = {"contact": [(1, len(levels))], "interaction": [(1, len(acts))]}
            with bulk.inserting(connection, ranges):
                connection.executemany(
                    "INSERT INTO contact (id, name, name_key, company, position) VALUES (?, ?, ?, 'Acme', 'Editor')",
                    ((number, f"Person {number:06}", f"person {number:06}") for number in range(1, len(levels) + 1)),
                )
                connection.executemany(
                    "INSERT INTO interaction (contact_id, at, day, kind, level, direction) VALUES (?, ?, ?, ?, ?, ?)",
                    acts,
                )

    return put
