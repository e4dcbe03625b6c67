"""People in the command palette."""

from collections.abc import Sequence

from pytestqt.qtbot import QtBot

from netdesk.store.database import Database
from netdesk.ui.command_palette import Entry
from netdesk.ui.contacts.people import people_finder
from netdesk.ui.workspace import Workspace
from tests.store.factory import add_contact


def test_the_first_who_match_are_offered(qtbot: QtBot, workspace: Workspace, db: Database) -> None:
    ada = add_contact(db, "Ada Lovelace", company="Analytical", position="Founder")
    add_contact(db, "Bob")
    shown: list[Sequence[Entry]] = []
    people_finder(workspace)("lov", shown.append)
    qtbot.waitUntil(lambda: bool(shown))
    (entry,) = shown[0]
    assert (entry.words, entry.note, entry.section) == ("Ada Lovelace", "Founder, Analytical", "People")
    assert entry.act is not None
    with qtbot.waitSignal(workspace.screen_wanted) as wanted:
        entry.act()
    assert wanted.args == ["contacts", ada]


def test_companies_follow_and_filter_contacts(qtbot: QtBot, workspace: Workspace, db: Database) -> None:
    for name in ("Ada Lovelace", "Bob Hal"):
        add_contact(db, name, company="Halden & Rowe")
    shown: list[Sequence[Entry]] = []
    people_finder(workspace)("hal", shown.append)
    qtbot.waitUntil(lambda: bool(shown))
    assert [(entry.words, entry.section) for entry in shown[0]] == [
        ("Ada Lovelace", "People"), ("Bob Hal", "People"), ("Halden & Rowe", "Companies"),
    ]  # fmt: skip
    firm = shown[0][-1]
    assert firm.note == "2 people" and firm.act is not None
    with qtbot.waitSignal(workspace.screen_wanted) as wanted:
        firm.act()
    assert wanted.args == ["contacts", 'company="Halden & Rowe"']
