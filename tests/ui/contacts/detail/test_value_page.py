"""The value and time tabs in the window."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from netdesk.domain.value import ValueEvent
from netdesk.store import clients, history, settings, value
from netdesk.store.database import Database
from netdesk.ui.contacts.detail.lines import ListLine
from netdesk.ui.contacts.detail.panel import DetailPanel
from netdesk.ui.contacts.detail.value_page import FIRST
from tests.store.factory import add_contact
from tests.store.snapshots import same, snapshot
from tests.ui.conftest import NOW
from tests.ui.contacts.detail.conftest import ShowContact

Settle = Callable[[DetailPanel], None]
TODAY = NOW // 86_400


def lines(panel: DetailPanel, page: str) -> list[ListLine]:
    model = getattr(panel, page).model
    return [line for row in range(model.rowCount()) if (line := model.line(row)) is not None]


def test_income_is_added_shown_and_undone(
    qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle
) -> None:
    ada = add_contact(db, "Ada Ray")
    before = snapshot(db)
    panel = show_contact(ada)
    panel.tabs.setCurrentIndex(2)
    settle(panel)
    page = panel.value
    assert (page.got.figure.text(), page.lean.text()) == ("–", "nothing in 12 months")
    page.add.click()
    editor = page.form.editor
    assert editor is not None
    for at, text in ((3, "1,870.50"), (7, "Invoice 2026-031 paid")):
        field = editor.inputs[at]
        assert isinstance(field, QLineEdit)
        field.setText(text)
    editor.accept()
    settle(panel)
    assert page.got.figure.text() == "€1,870" or page.got.figure.text() == "€1,871"
    assert [line.title for line in lines(panel, "value")] == ["Invoice 2026-031 paid"]
    assert page.lean.text() == "mostly towards you"
    page.edit_line(lines(panel, "value")[0].about)
    editor = page.form.editor
    assert editor is not None
    way = editor.inputs[1]
    assert isinstance(way, QComboBox)
    way.setCurrentIndex(way.findData("given"))
    editor.accept()
    settle(panel)
    assert page.gave.figure.text().startswith("€1,87")
    page.delete_line(lines(panel, "value")[0].about)
    settle(panel)
    assert lines(panel, "value") == []
    for _ in range(3):
        history.undo(db)
    same(db, before)


def test_amounts_that_are_none_say_so(qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle) -> None:
    panel = show_contact(add_contact(db, "Ada Ray"))
    panel.tabs.setCurrentIndex(2)
    panel.value.add_new()
    editor = panel.value.form.editor
    assert editor is not None
    amount, currency = (editor.inputs[at] for at in (3, 4))
    assert isinstance(amount, QLineEdit) and isinstance(currency, QLineEdit)
    for typed, code, says in (("much", "EUR", "no amount"), ("5", "Euros", "no currency")):
        amount.setText(typed)
        currency.setText(code)
        editor.accept()
        settle(panel)
        assert says in editor.problem.text()
        assert amount.text() == typed


def test_older_lines_come_when_asked_and_shares_are_not_edited(
    qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle
) -> None:
    ada = add_contact(db, "Ada Ray")
    acme = clients.create_client(db, "Acme", NOW).entry
    assert acme is not None
    clients.link_contact(db, acme, ada, NOW, 0.5)
    for days in range(20):
        value.add_event(db, ValueEvent("help", "given", TODAY - 10 - days, contact=ada), NOW)
    value.add_event(db, ValueEvent("income", "received", TODAY, client=acme, amount=1000, currency="EUR"), NOW)
    panel = show_contact(ada)
    panel.tabs.setCurrentIndex(2)
    settle(panel)
    assert (len(lines(panel, "value")), panel.value.more.text()) == (FIRST, "9 more since 2026")
    assert panel.value.edit_of(lines(panel, "value")[0].about) is None
    panel.value.more.click()
    settle(panel)
    assert (len(lines(panel, "value")), panel.value.more.isHidden()) == (21, True)


def test_time_is_shown_by_kind_and_leads_to_its_day(
    qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle
) -> None:
    ada = add_contact(db, "Ada Ray")
    settings.put(db, settings.HOURLY_RATE, 85, "Rate", NOW)
    with history.change(db, "Track", NOW) as change:
        run = change.connection.execute
        run(
            "INSERT INTO time_entry (id, started_at, ended_at, day, billable, note) VALUES (1, ?, ?, ?, 0, 'Walk')",
            (NOW - 7200, NOW, TODAY),
        )
        run("INSERT INTO time_entry_contact (time_entry_id, contact_id) VALUES (1, ?)", (ada,))
    panel = show_contact(ada)
    panel.tabs.setCurrentIndex(3)
    settle(panel)
    assert panel.time.figure.text() == "2:00"
    assert [(line.title, line.second, line.right, line.kind) for line in lines(panel, "time")] == [
        ("2026", "", "", None),
        ("Walk", "Unbillable", "2:00", "unbillable"),
    ]
    with qtbot.waitSignal(panel.time.day_wanted) as wanted:
        panel.time.list.opened.emit(lines(panel, "time")[1].about)
    assert wanted.args == [TODAY]
    panel.tabs.setCurrentIndex(2)
    settle(panel)
    assert (panel.value.gave.figure.text(), panel.value.gave.under.text()) == ("€170", "2:00")
