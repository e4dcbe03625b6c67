"""A desk with people who wait, and a Today screen on it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from netdesk.domain.cadence import Cadence
from netdesk.domain.folding import fold
from netdesk.domain.period import DAY_SECONDS
from netdesk.store import cadences, history
from netdesk.store.database import Database
from netdesk.ui.today.screen import TodayScreen
from netdesk.ui.workspace import Workspace
from tests.ui.conftest import NOW

TODAY = NOW // DAY_SECONDS


@pytest.fixture
def waiting(db: Database) -> dict[str, int]:
    """Omar is 12 days late, Ana is due today, Priya in four days; Tomasz has a new job."""
    made = {}
    for name, days_ago, ideal in (("Omar Haddad", 42, 30), ("Ana Beltrán", 30, 30), ("Priya Raman", 26, 30)):
        with history.change(db, f"Add {name}", NOW) as change:
            run = change.connection.execute
            run("INSERT INTO contact (name, name_key, added_at) VALUES (?, ?, ?)", (name, fold(name), NOW))
            contact = change.connection.last_insert_rowid()
            at = NOW - days_ago * DAY_SECONDS
            run(
                "INSERT INTO interaction (contact_id, at, day, kind, level, direction, text)"
                " VALUES (?, ?, ?, 'message', 8, 'theirs', ?)",
                (contact, at, at // DAY_SECONDS, "July plans?" if name.startswith("Omar") else ""),
            )
        made[name.split()[0]] = contact
        cadences.set_for_contact(db, contact, Cadence(ideal, ideal + 15), NOW)
    with history.change(db, "Tomasz", NOW) as change:
        run = change.connection.execute
        run("INSERT INTO contact (name, name_key, added_at) VALUES ('Tomasz Wilk', 'tomasz wilk', ?)", (NOW,))
        made["Tomasz"] = change.connection.last_insert_rowid()
        run("INSERT INTO import_run (at, label) VALUES (?, 'Imported Connections.csv')", (NOW,))
        run(
            "INSERT INTO job_change (contact_id, import_run_id, day, company_before, position_before, company_after,"
            " position_after) VALUES (?, ?, ?, 'Kestrel Mapping', 'Lead', 'Lumen Rail', 'CTO')",
            (made["Tomasz"], change.connection.last_insert_rowid(), TODAY),
        )
    return made


@pytest.fixture
def today(qtbot: QtBot, workspace: Workspace, settled: Callable[[Workspace], None]) -> TodayScreen:
    screen = TodayScreen(workspace)
    qtbot.addWidget(screen)
    screen.resize(1200, 800)
    screen.show()
    settled(workspace)
    return screen
