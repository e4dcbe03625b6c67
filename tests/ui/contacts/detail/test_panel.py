"""The panel as a whole: its menu, a new contact, and contacts that wish it ill."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from netdesk.domain.cadence import Cadence
from netdesk.domain.interaction import Act
from netdesk.domain.value import ValueEvent
from netdesk.store import act_edits, bulk_edits, history, value
from netdesk.store.database import Database
from netdesk.ui.cadence_editor import CadenceEditor
from netdesk.ui.contacts.detail import contact_menu
from netdesk.ui.contacts.detail.panel import DetailPanel
from netdesk.ui.contacts.people import NewName
from netdesk.ui.contacts.screen import ContactsScreen
from tests.store.factory import add_contact
from tests.ui.conftest import NOW
from tests.ui.contacts.detail.conftest import ShowContact, type_into

Settle = Callable[[DetailPanel], None]


def screen_of(panel: DetailPanel) -> ContactsScreen:
    parent = panel.parent()
    while not isinstance(parent, ContactsScreen):
        assert parent is not None
        parent = parent.parent()
    return parent


def poison(db: Database, folder: Path) -> int:
    """Put a picture that would load, RTL marks and endless words into everything a contact has."""
    image = QImage(4, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(folder / "canary.png"))
    bad = f'<img src="{(folder / "canary.png").as_posix()}"><b>\u202e&amp; &x' + "W" * 10_000
    ada = add_contact(
        db, bad, company=bad, position=bad, location=bad, network="x", url=bad, email=bad, tags=(bad,), note=bad
    )
    act_edits.log(db, ada, Act("call", "both", NOW // 86_400, "", bad, 5, 3), NOW)
    value.add_event(
        db, ValueEvent("income", "received", NOW // 86_400, ada, amount=10**14, currency=bad[:40], note=bad), NOW
    )
    with history.change(db, "Poison", NOW) as change:
        run = change.connection.execute
        run("UPDATE contact SET birthday = ?1, met_how = ?1, source = ?1, introduced_by_id = id", (bad,))
        for table, columns in (
            ("phone", "number, label"), ("website", "url"), ("custom_field", "name, value"), ("promise", "text"),
            ("wish", "text, kind"),
        ):  # fmt: skip
            values = [bad] * len(columns.split(", "))
            if table == "wish":
                values[1] = "need"
            run(f"INSERT INTO {table} (contact_id, {columns}) VALUES (?{', ?' * len(values)})", (ada, *values))
        run("INSERT INTO photo (contact_id, media_type, data) VALUES (?, ?, ?)", (ada, bad, bad.encode()))
        run(
            "INSERT INTO job_change (contact_id, day, company_after, position_before) VALUES (?, 1, ?2, ?2)", (ada, bad)
        )
        run("INSERT INTO client (name, name_key) VALUES (?1, ?1)", (bad,))
        run("INSERT INTO client_contact (client_id, contact_id) VALUES (1, ?)", (ada,))
        run("INSERT INTO time_entry (started_at, ended_at, day, client_id, note) VALUES (1, 3600, 0, 1, ?)", (bad,))
        run("INSERT INTO time_entry_contact (time_entry_id, contact_id) VALUES (1, ?)", (ada,))
        run("INSERT INTO referral (kind, direction, day, referrer_id, outcome, note) VALUES ('referral', 'received', 1, ?, ?2, ?2)",
            (ada, bad))  # fmt: skip
    return ada


def test_a_poisoned_contact_stays_plain_and_never_widens_the_panel(
    qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle, tmp_path: Path
) -> None:
    panel = show_contact(poison(db, tmp_path))
    for tab in range(panel.tabs.count()):
        panel.tabs.setCurrentIndex(tab)
        settle(panel)
        panel.grab()
        assert panel.minimumSizeHint().width() <= 312
        assert panel.width() <= 328
        for label in panel.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText
            assert label.isHidden() or label.height() < 600 or len(label.text()) > 1000
    for key in ("name", "company", "tags", "note:1", "custom_field:1"):
        panel.edit(key)
        panel.grab()
        assert panel.minimumSizeHint().width() <= 312
        for place in (panel.overview.facts, panel.overview.notes):
            row = place.open_row()
            if row is not None:
                row.close_editor()


def test_the_menu_does_what_can_be_done_with_this_contact(
    qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle
) -> None:
    ada, bo = add_contact(db, "Ada Ray"), add_contact(db, "Bo Lind")
    panel = show_contact(ada)
    screen = screen_of(panel)
    acts = {action.text(): action for action in contact_menu.contact_menu(screen).actions()}
    assert not {"End protection", "Log contact…", "Restore", "Merge…"} & set(acts)
    acts["Protect"].trigger()
    settle(panel)
    assert db.rows("SELECT id FROM contact WHERE starred") == [(ada,)]
    assert panel.marks.accessibleName() == "protected"
    acts = {action.text(): action for action in contact_menu.contact_menu(screen).actions()}
    assert "Protect" not in acts and "End protection" in acts
    acts["Edit the name"].trigger()
    assert panel.overview.facts.open_row() is not None
    assert bo != ada


def test_the_cadence_is_set_beside_the_panel(
    qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle
) -> None:
    panel = show_contact(add_contact(db, "Ada Ray"))
    assert panel.overview.facts.row("cadence") is None
    panel.edit("cadence")
    settle(panel)
    editor = QApplication.activePopupWidget()
    assert isinstance(editor, CadenceEditor)
    assert abs(editor.frameGeometry().right() - panel.window().frameGeometry().right()) < 400
    editor.chosen.emit(Cadence(28, 42))
    editor.close()
    settle(panel)
    row = panel.overview.facts.row("cadence")
    assert row is not None
    assert row.fact.text.startswith("every 4 weeks · ")


def test_where_a_contact_stands_is_said(qtbot: QtBot, db: Database, show_contact: ShowContact) -> None:
    from array import array

    ada = add_contact(db, "Ada Ray", tags=("poet",))
    bulk_edits.archive(db, array("q", [ada]), NOW)
    panel = show_contact(ada)
    assert panel.marks.accessibleName() == "archived, poet"


@pytest.mark.parametrize("way", ["key", "palette", "empty"])
def test_a_new_contact_is_added_and_shown(
    qtbot: QtBot, db: Database, open_contacts: Callable[[], ContactsScreen], settle: Settle, way: str
) -> None:
    if way != "empty":
        add_contact(db, "Zoe Zed")
    screen = open_contacts()
    panel = screen.view.detail
    if way == "palette":
        screen.workspace.open_screen("contacts", NewName("Ada Ray"))
    elif way == "empty":
        screen.view.first_one.click()
    else:
        screen.table.setFocus()
        qtbot.keyClick(screen.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    editor = panel.new.editor
    assert editor is not None
    if way == "palette":
        assert editor.typed()[0] == "Ada Ray"
    type_into(editor, "Ada Ray", "CTO", "Acme", "ada")
    editor.accept()
    settle(panel)
    assert "no e-mail address" in editor.problem.text()
    type_into(editor, "Ada Ray", "CTO", "Acme", "ada@example.org").accept()
    settle(panel)
    assert (panel.name.text(), panel.role.text()) == ("Ada Ray", "CTO, Acme")
    assert panel.new.editor is None
    assert db.value("SELECT count(*) FROM contact") == (1 if way == "empty" else 2)
