"""The timeline in the window: filtered, added to, changed, rated, taken back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from netdesk.domain.contact import TimelineItem
from netdesk.domain.value import ValueEvent
from netdesk.store import history, value
from netdesk.store.database import Database
from netdesk.ui.contacts.detail import timeline_list
from netdesk.ui.contacts.detail.panel import DetailPanel
from netdesk.ui.contacts.detail.timeline_page import TimelinePage
from tests.store.factory import add_contact, add_interaction
from tests.store.snapshots import same, snapshot
from tests.ui.conftest import NOW
from tests.ui.contacts.detail.conftest import ShowContact, type_into

Settle = Callable[[DetailPanel], None]


@pytest.fixture
def ada(db: Database) -> int:
    ada = add_contact(db, "Ada Ray", note="Likes engines")
    add_interaction(db, ada, "call", days_ago=135, text="About the book")
    add_interaction(db, ada, "message", days_ago=140)
    value.add_event(db, ValueEvent("help", "given", NOW // 86_400 - 3, contact=ada, points=7, note="Proofs"), NOW)
    return ada


def open_timeline(show_contact: ShowContact, settle: Settle, contact: int) -> TimelinePage:
    panel = show_contact(contact)
    panel.tabs.setCurrentIndex(1)
    settle(panel)
    return panel.timeline


def items(page: TimelinePage) -> list[TimelineItem]:
    return [item for row in range(page.model.rowCount()) if (item := page.model.item(row)) is not None]


def kinds(page: TimelinePage) -> list[str]:
    return [item.what or item.kind for item in items(page)]


def the(page: TimelinePage, what: str) -> TimelineItem:
    return next(item for item in items(page) if (item.what or item.kind) == what)


def panel_of(page: TimelinePage) -> DetailPanel:
    parent = page.parent()
    while not isinstance(parent, DetailPanel):
        assert parent is not None
        parent = parent.parent()
    return parent


def test_kinds_and_words_narrow_it(qtbot: QtBot, ada: int, show_contact: ShowContact, settle: Settle) -> None:
    page = open_timeline(show_contact, settle, ada)
    assert {kind: chip.text() for kind, chip in page.chips.items() if not chip.isHidden()} == {
        "act": "Acts 2", "value": "Value 1", "note": "Notes 1", "added": "Added 1",
    }  # fmt: skip
    page.chips["act"].click()
    settle(panel_of(page))
    assert kinds(page) == ["call", "message"]
    page.field.setText("book")
    qtbot.waitUntil(lambda: kinds(page) == ["call"])
    page.field.setText("nobody")
    qtbot.waitUntil(page.nothing.isVisible)
    assert page.nothing.text() == "Nothing here fits."


def test_an_act_is_added_and_undone(
    qtbot: QtBot, db: Database, ada: int, show_contact: ShowContact, settle: Settle
) -> None:
    before = snapshot(db)
    page = open_timeline(show_contact, settle, ada)
    page.add_new("act")
    editor = type_into(page.form.editor, "13 May 2026", "1:30")
    kind, who = (widget for widget in editor.inputs[:2] if isinstance(widget, QComboBox))
    kind.setCurrentIndex(kind.findData("meeting"))
    who.setCurrentIndex(who.findData("both"))
    rating, network = (editor.inputs[at] for at in (4, 5))
    assert isinstance(rating, QComboBox) and isinstance(network, QComboBox)
    rating.setCurrentIndex(rating.findData("4"))
    network.setCurrentIndex(network.findData("in_person"))
    editor.accept()
    settle(panel_of(page))
    assert page.form.editor is None
    row = "SELECT kind, direction, minutes, rating, day FROM interaction WHERE kind = 'meeting'"
    assert db.rows(row) == [("meeting", "both", 90, 4, NOW // 86_400 - 1)]
    assert "meeting" in kinds(page)
    history.undo(db)
    same(db, before)


def test_bad_length_says_so(qtbot: QtBot, db: Database, ada: int, show_contact: ShowContact, settle: Settle) -> None:
    page = open_timeline(show_contact, settle, ada)
    page.add_new("act")
    editor = type_into(page.form.editor, "today", "a while")
    editor.accept()
    settle(panel_of(page))
    assert "no length of time" in editor.problem.text()
    assert editor.typed()[3] == "a while"


def test_acts_notes_and_value_are_changed_and_deleted(
    qtbot: QtBot, db: Database, ada: int, show_contact: ShowContact, settle: Settle
) -> None:
    page = open_timeline(show_contact, settle, ada)
    page.list.setCurrentIndex(page.model.index(page.model.row_of("act", the(page, "message").id), 0))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    type_into(page.form.editor, "1 May 2026", "25").accept()
    settle(panel_of(page))
    assert db.rows("SELECT day, minutes FROM interaction WHERE kind = 'message'") == [(NOW // 86_400 - 13, 25)]
    page.edit_item(the(page, "help"))
    editor = page.form.editor
    assert editor is not None
    type_into(editor, "2 May 2026").accept()
    settle(panel_of(page))
    assert db.rows("SELECT kind, points, note FROM value_event") == [("help", 7.0, "Proofs")]
    before = snapshot(db)
    for kind in ("note", "help", "call"):
        page.delete_item(the(page, kind))
        settle(panel_of(page))
        assert kind not in kinds(page)
    for _ in range(3):
        history.undo(db)
    same(db, before)


def test_what_follows_from_other_data_is_not_edited(
    qtbot: QtBot, ada: int, show_contact: ShowContact, settle: Settle
) -> None:
    page = open_timeline(show_contact, settle, ada)
    added = the(page, "added")
    assert page.edit_of(added) is None
    page.delete_item(added)
    assert [action.text() for action in page.item_menu(added).actions()] == ["Copy"]
    with qtbot.waitSignal(page.day_wanted) as wanted:
        page.edit_item(TimelineItem("time", 20_000, id=1))
    assert wanted.args == [20_000]


def test_acts_are_rated_by_keys_and_dots(
    qtbot: QtBot, db: Database, ada: int, show_contact: ShowContact, settle: Settle
) -> None:
    page = open_timeline(show_contact, settle, ada)
    row = page.model.row_of("act", the(page, "call").id)
    page.list.setCurrentIndex(page.model.index(row, 0))
    page.list.setFocus()
    qtbot.keyClick(page.list, "4")
    settle(panel_of(page))
    assert db.value("SELECT rating FROM interaction WHERE kind = 'call'") == 4
    assert page.list.current_item() == the(page, "call")
    room = QRectF(page.list.visualRect(page.model.index(row, 0))).adjusted(16, 0, -16, -1)
    place = QPoint(round(room.right() - 45), round(room.center().y() + 9))
    assert timeline_list.dot_at(room, place.toPointF()) == 1
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(panel_of(page))
    assert db.value("SELECT rating FROM interaction WHERE kind = 'call'") == 1
    qtbot.keyClick(page.list, "0")
    settle(panel_of(page))
    assert db.value("SELECT rating FROM interaction WHERE kind = 'call'") is None
