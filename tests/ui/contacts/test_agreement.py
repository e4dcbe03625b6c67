"""The command line and the window agree: the same query, the same people, in the same order."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from netdesk import cli
from netdesk.domain.period import Moment
from netdesk.domain.query import parse
from netdesk.store.database import Database, open_database
from netdesk.store.participation import refresh_levels
from netdesk.ui.contacts.screen import ContactsScreen
from netdesk.ui.main_window import MainWindow
from netdesk.ui.screens import SCREENS
from netdesk.ui.settings import WindowState
from netdesk.ui.theme import ThemeHolder
from netdesk.ui.workspace import Workspace
from tests.store import naive_query
from tests.store.crowd import Person, everybody, fill

PATIENCE = 20_000
QUERIES = """
ada
a
e
ada love
zola emile
"jean luc"
strasse
müller
berlin
or
recruiter
-recruiter
-a
ada or bob
(ada or bob) lead
ada -(lovelace or berlin)
-(-ada)
name:ada
name:"ada lo"
company:acme
company:"acme labs"
company="Acme Labs"
company=acme
-has:company
position:lead
position:"product lead"
location:berlin
location:"new y"
location="Berlin Mitte"
email:example.org
email:acme
email=ada@example.org
note:harbour
note:"machine learning"
tag:writing
tag:"technical writing"
tag=learning
tag:uber or tag:berlin
source:linkedin
source="by hand"
role:client
role:past
role:"referral partner" or role:friend
role:p -role:peer
network:linkedin
network:x network:facebook
-network:linkedin
status:archived
status:"let go"
status:trashed or status:archived
status:any name:ada
-status:active
level:write
level>=refactor
level<3
level:3..7
level>2 level<=9 -level:5
tier:1
tier>=2
has:tier -tier:4
score>60
score<60
-score>60
score:60..100
interactions:0
interactions>2
interactions:1..2
connected>2024
connected:2023..2024
connected<-1y
-connected>-1y
added>-180d
added:2024
last<-180d
last>-180d
last<-2y
last:-6m..today
last:..-1y
first<-1y
next<today
next>=today
next:today..+3m
has:email
has:email -has:phone
has:cadence or is:starred
is:starred role:peer
is:core
is:due
is:overdue
is:disconnected
-is:disconnected has:profile
a role:peer
lo level>=2 network:linkedin
ada company:acme role:client network:linkedin level>=write or tag:berlin -recruiter
(company:acme or company:northwind) (role:peer or role:client) last<-30d
http://acme
10:30
?!
""".strip().splitlines()


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, list[Person]]]:
    now = int(time.time())
    db = open_database(tmp_path_factory.mktemp("agreement") / "desk.db", now)
    fill(db, now, 160, 7)
    refresh_levels(db, now)
    yield db, everybody(db)
    db.close()


@pytest.fixture
def screen(
    qtbot: QtBot, crowd: tuple[Database, list[Person]], look: ThemeHolder, tmp_path: Path
) -> Iterator[ContactsScreen]:
    shared = Workspace(crowd[0], look, WindowState(tmp_path / "state.json"), clock=lambda: int(time.time()))
    window = MainWindow(shared, SCREENS)
    qtbot.addWidget(window)
    window.show()
    window.open_screen("contacts")
    made = window.current
    assert isinstance(made, ContactsScreen)
    yield made
    shared.close()


def test_there_are_queries_enough() -> None:
    assert len(set(QUERIES)) >= 60


@pytest.mark.slow
def test_command_line_and_window_agree(
    qtbot: QtBot,
    crowd: tuple[Database, list[Person]],
    screen: ContactsScreen,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    db, people = crowd
    listed = command_line(db, capfdbinary)
    field = screen.field.widget()
    assert field is not None
    empty = 0
    for text in QUERIES:
        field.setText(text)
        qtbot.waitUntil(partial(whole, screen, text), timeout=PATIENCE)
        shown = list(screen.model.ids)
        assert shown == listed(text), text
        assert sorted(shown) == naive_query.found(parse(text, Moment(int(time.time()), UTC)), people), text
        empty += not shown
    assert empty <= len(QUERIES) // 8  # else the crowd says nothing about them


def whole(screen: ContactsScreen, text: str) -> bool:
    """Tell whether the table shows all of a query."""
    listing = screen._shown
    return listing is not None and listing.whole and listing.asked.text == text


def command_line(db: Database, capture: pytest.CaptureFixture[bytes]) -> Callable[[str], list[int]]:
    def listed(text: str) -> list[int]:
        capture.readouterr()
        words = ["list", "contacts", "--database", str(db.path), f"--where={text}", "--columns=id", "--json"]
        assert cli.main(words) == 0
        return [row["id"] for row in json.loads(capture.readouterr().out)]

    return listed


@pytest.mark.parametrize("text", ["shoe:1", "(ada", "level:nobody", "last<soon", "company:acme or", "score>x"])
def test_a_faulty_query_ends_one_and_leaves_the_other_as_it_is(
    qtbot: QtBot,
    crowd: tuple[Database, list[Person]],
    screen: ContactsScreen,
    capfdbinary: pytest.CaptureFixture[bytes],
    text: str,
) -> None:
    field = screen.field.widget()
    assert field is not None
    field.setText("ada")
    qtbot.waitUntil(lambda: whole(screen, "ada"), timeout=PATIENCE)
    before = list(screen.model.ids)
    field.setText(text)
    qtbot.waitUntil(lambda: not screen.workspace.tasks.busy, timeout=PATIENCE)
    assert list(screen.model.ids) == before != []
    assert screen.reader.asked.text == "ada"
    assert cli.main(["list", "contacts", "--database", str(crowd[0].path), f"--where={text}"]) == 2
    error = capfdbinary.readouterr().err.decode()
    assert "character" in error
    assert error.count("\n") == 1
