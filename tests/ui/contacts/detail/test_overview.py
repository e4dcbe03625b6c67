"""Facts edited where they stand, in the window on a real database."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from netdesk.domain.participation import Level
from netdesk.store import contact_edits, contact_parts, history
from netdesk.store.database import Database
from netdesk.ui.contacts.detail.editor import Checks, Editor, TextField
from netdesk.ui.contacts.detail.fact_row import FactRow
from netdesk.ui.contacts.detail.panel import DetailPanel
from netdesk.ui.contacts.detail.person_field import PersonField
from netdesk.ui.contacts.detail.special_rows import PromiseRow
from tests.store.factory import add_contact, add_interaction
from tests.store.snapshots import same, snapshot
from tests.ui.conftest import NOW
from tests.ui.contacts.detail.conftest import ShowContact, type_into

Settle = Callable[[DetailPanel], None]


def row(panel: DetailPanel, key: str) -> FactRow:
    found = panel.overview.facts.row(key) or panel.overview.promises.row(key) or panel.overview.notes.row(key)
    assert found is not None
    return found


def texts(panel: DetailPanel) -> dict[str, str]:
    return {row.fact.key: row.fact.text for row in panel.overview.facts.rows}


def save(qtbot: QtBot, editor: Editor) -> None:
    qtbot.keyClick(editor.inputs[0], Qt.Key.Key_Return)


def test_enter_on_a_fact_edits_it_and_undo_brings_it_back(
    qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle
) -> None:
    ada = add_contact(db, "Ada Ray", company="Old")
    before = snapshot(db)
    panel = show_contact(ada)
    button = row(panel, "company").button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    editor = row(panel, "company").editor
    assert editor is not None
    assert QApplication.focusWidget() is editor.inputs[0]
    qtbot.keyClicks(editor.inputs[0], "Halden & Rowe")
    save(qtbot, editor)
    settle(panel)
    qtbot.waitUntil(lambda: texts(panel)["company"] == "Halden & Rowe")
    assert panel.role.text() == "Halden & Rowe"
    assert row(panel, "company").editor is None
    assert QApplication.focusWidget() is row(panel, "company").button
    history.undo(db)
    same(db, before)


def test_esc_leaves_and_changes_nothing(qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle) -> None:
    ada = add_contact(db, "Ada Ray", company="Old")
    panel = show_contact(ada)
    row(panel, "company").button.click()
    editor = type_into(row(panel, "company").editor, "New")
    qtbot.keyClick(editor.inputs[0], Qt.Key.Key_Escape)
    settle(panel)
    assert (texts(panel)["company"], row(panel, "company").editor) == ("Old", None)
    assert db.value("SELECT count(*) FROM change") == 1


@pytest.mark.parametrize(
    ("key", "typed", "says"),
    [
        ("email:None", ("ada",), "no e-mail address"), ("birthday", ("soon",), "no birthday"),
        ("website:None", ("javascript:alert(1)",), "no web address"), ("phone:None", ("ring me",), "no phone number"),
        ("profile:None", ("javascript:alert(1)",), "no profile"), ("met", ("someday", ""), "no day"),
        ("name", ("", "", "", ""), "needs a name"),
    ],
)  # fmt: skip
def test_bad_input_says_why_and_keeps_what_was_typed(
    qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle, key: str, typed: tuple[str, ...], says: str
) -> None:
    ada = add_contact(db, "Ada Ray")
    contact_edits.set_field(db, ada, "name", "Ada B. Ray", NOW)
    panel = show_contact(ada)
    panel.edit(key)
    open_row = panel.overview.facts.open_row()
    assert open_row is not None
    editor = type_into(open_row.editor, *typed)
    editor.accept()
    settle(panel)
    assert says in editor.problem.text()
    assert editor.problem.isVisible()
    assert editor.typed()[-len(typed) :][0] == typed[0] or typed[0] in editor.typed()
    assert panel.overview.facts.open_row() is open_row
    assert db.value("SELECT count(*) FROM change") == 2


def test_everything_can_be_added(qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle) -> None:
    panel = show_contact(add_contact(db, "Ada Ray"))
    for key, typed in (
        ("email:None", ("ada@example.org", "work")), ("phone:None", ("+44 1234",)), ("website:None", ("ada.example",)),
        ("profile:None", ("https://www.linkedin.com/in/ada-ray",)), ("promise:None", ("The slides", "20 May")),
        ("wish:None:know", ("content design",)), ("field:None", ("Shoe size", "38")), ("birthday", ("12 May",)),
        ("tags", ("berlin, poet",)), ("met", ("Mar 2021", "at a meetup")), ("location", ("Berlin",)),
    ):  # fmt: skip
        panel.edit(key)
        place = panel.overview.promises if key.startswith("promise") else panel.overview.facts
        open_row = place.open_row()
        assert open_row is not None, key
        type_into(open_row.editor, *typed).accept()
        settle(panel)
        qtbot.waitUntil(lambda place=place: place.open_row() is None)  # type: ignore[misc]  # bound at once
    assert set(texts(panel).values()) >= {
        "ada@example.org", "+44 1234", "https://ada.example", "ada-ray", "content design", "38", "12 May", "berlin, poet",
        "1 Mar 2021 · at a meetup", "Berlin",
    }  # fmt: skip
    assert row(panel, "promise:1").fact.note == "by 20 May"
    assert db.value("SELECT count(*) FROM change") == 12


def test_what_another_contact_has_is_never_taken(
    qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle
) -> None:
    ada, bo = add_contact(db, "Ada Ray"), add_contact(db, "Bo Lind", email="bo@example.org")
    panel = show_contact(ada)
    panel.edit("email:None")
    open_row = panel.overview.facts.open_row()
    assert open_row is not None
    editor = type_into(open_row.editor, "bo@example.org", "")
    editor.accept()
    settle(panel)
    assert "Bo Lind has this already" in editor.problem.text()
    assert editor.look.isVisible() and editor.both.isVisible()
    with qtbot.waitSignal(panel.person_wanted) as wanted:
        editor.look.click()
    assert wanted.args == [bo]
    settle(panel)
    assert panel.name.text() == "Bo Lind"
    assert db.value("SELECT count(*) FROM email") == 1


def test_both_may_have_it(qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle) -> None:
    ada = add_contact(db, "Ada Ray")
    add_contact(db, "Bo Lind", email="office@example.org")
    panel = show_contact(ada)
    panel.edit("email:None")
    open_row = panel.overview.facts.open_row()
    assert open_row is not None
    editor = type_into(open_row.editor, "office@example.org", "")
    editor.accept()
    settle(panel)
    editor.both.click()
    settle(panel)
    assert db.rows("SELECT count(*) FROM email WHERE address = 'office@example.org'") == [(2,)]


def test_a_note_is_written_and_its_link_checked(
    qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", _noting(opened))
    panel = show_contact(add_contact(db, "Ada Ray"))
    panel.edit("note:None")
    open_row = panel.overview.notes.open_row()
    assert open_row is not None and open_row.editor is not None
    text = open_row.editor.inputs[0]
    assert isinstance(text, TextField)
    qtbot.keyClicks(text, "Her site: https://ada.example/work")
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(panel)
    qtbot.waitUntil(lambda: panel.overview.notes.row("note:1") is not None)
    (way,) = [
        button for button in row(panel, "note:1").findChildren(type(panel.overview.add)) if "https" in button.text()
    ]
    way.click()
    assert opened == ["https://ada.example/work"]


def test_a_promise_is_ticked(qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle) -> None:
    ada = add_contact(db, "Ada Ray")
    contact_parts.save_promise(db, ada, None, "The slides", None, NOW)
    panel = show_contact(ada)
    promise = row(panel, "promise:1")
    assert isinstance(promise, PromiseRow)
    promise.box.click()
    settle(panel)
    assert db.value("SELECT done_day FROM promise") == NOW // 86_400
    assert row(panel, "promise:1").fact.note == "done 14 May"


def test_roles_are_ticked(qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle) -> None:
    panel = show_contact(add_contact(db, "Ada Ray"))
    panel.edit("roles")
    open_row = panel.overview.facts.open_row()
    assert open_row is not None and open_row.editor is not None
    checks = open_row.editor.inputs[0]
    assert isinstance(checks, Checks)
    for key in ("client", "friend"):
        checks.boxes[key].click()
    open_row.editor.accept()
    settle(panel)
    assert texts(panel)["roles"] == "client, friend"


def test_who_introduced_is_found_by_typing(
    qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle
) -> None:
    ada, bo = add_contact(db, "Ada Ray"), add_contact(db, "Bo Lind")
    panel = show_contact(ada)
    panel.edit("introducer")
    open_row = panel.overview.facts.open_row()
    assert open_row is not None and open_row.editor is not None
    field = open_row.editor.inputs[0]
    assert isinstance(field, PersonField)
    qtbot.keyClicks(field, "bo")
    qtbot.waitUntil(field._popup.isVisible)
    qtbot.keyClick(field._popup, Qt.Key.Key_Return)
    assert (field.text(), field.chosen()) == ("Bo Lind", str(bo))
    open_row.editor.accept()
    settle(panel)
    assert (texts(panel)["introducer"], row(panel, "introducer").fact.person) == ("Bo Lind", bo)


def test_a_name_that_is_nobody_introduces_nobody(
    qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle
) -> None:
    panel = show_contact(add_contact(db, "Ada Ray"))
    panel.edit("introducer")
    open_row = panel.overview.facts.open_row()
    assert open_row is not None
    editor = type_into(open_row.editor, "Somebody")
    editor.accept()
    settle(panel)
    assert "Choose" in editor.problem.text()
    assert db.value("SELECT introduced_by_id FROM contact") is None


def test_level_and_score_by_hand_and_back(
    qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle
) -> None:
    ada = add_contact(db, "Ada Ray")
    add_interaction(db, ada, "call")
    panel = show_contact(ada)
    part = panel.overview.participation
    next(action for action in part.menu().actions() if action.text().endswith("Lead")).trigger()
    settle(panel)
    assert part.level.text() == "Lead"
    assert part.why.text().startswith("Set by hand")
    part.menu().actions()[0].trigger()
    settle(panel)
    assert db.value("SELECT manual_level FROM contact") is None
    assert part.level.text() != Level.LEAD.label
    panel.edit("score")
    open_row = panel.overview.score.open_row()
    assert open_row is not None
    type_into(open_row.editor, "71").accept()
    settle(panel)
    assert panel.overview.score.rows[0].fact.text == "71"
    panel.edit("score")
    open_row = panel.overview.score.open_row()
    assert open_row is not None and open_row.editor is not None
    open_row.editor.remove.click()
    settle(panel)
    assert panel.overview.score.rows[0].fact.text == "unknown"


def test_what_is_being_typed_stays_while_other_things_change(
    qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle
) -> None:
    ada = add_contact(db, "Ada Ray", company="Old", position="CTO")
    panel = show_contact(ada)
    row(panel, "company").button.click()
    editor = type_into(row(panel, "company").editor, "Half a na")
    panel.overview.write_wanted.emit(
        _request(lambda database, now: contact_edits.set_field(database, ada, "position", "CEO", now))
    )
    settle(panel)
    assert editor.typed() == ["Half a na"]
    row(panel, "position").button.click()
    assert row(panel, "position").editor is None  # the other one is not finished
    editor.left.emit()
    assert (texts(panel)["position"], texts(panel)["company"]) == ("CEO", "Old")


def test_what_was_typed_half_way_is_there_again(
    qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle
) -> None:
    ada, bo = add_contact(db, "Ada Ray", company="Old"), add_contact(db, "Bo Lind", company="Acme")
    panel = show_contact(ada)
    panel.edit("note:None")
    open_row = panel.overview.notes.open_row()
    assert open_row is not None and open_row.editor is not None
    text = open_row.editor.inputs[0]
    assert isinstance(text, TextField)
    text.setPlainText("Half a thou")
    panel.person_wanted.emit(bo)
    settle(panel)
    assert panel.name.text() == "Bo Lind"
    assert panel.overview.notes.open_row() is None
    panel.person_wanted.emit(ada)
    settle(panel)
    open_row = panel.overview.notes.open_row()
    assert open_row is not None and open_row.editor is not None
    assert open_row.editor.typed()[0] == "Half a thou"
    assert open_row.isVisible()
    open_row.editor.accept()
    settle(panel)
    assert db.rows("SELECT contact_id, text FROM note") == [(ada, "Half a thou")]


def test_a_fact_is_copied_written_to_and_removed_by_its_menu(
    qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", _noting(opened))
    panel = show_contact(add_contact(db, "Ada Ray", email="ada@example.org"))
    acts = {action.text(): action for action in row(panel, "email:1").menu().actions()}
    acts["Copy"].trigger()
    assert QGuiApplication.clipboard().text() == "ada@example.org"
    acts["Write an e-mail"].trigger()
    assert opened == ["mailto:ada@example.org"]
    acts["Remove"].trigger()
    settle(panel)
    assert "email:1" not in texts(panel)
    assert [action.text() for action in panel.overview.add_menu().actions()][:2] == ["E-mail", "Phone"]


def test_names_of_the_header_are_edited_by_a_click(
    qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle
) -> None:
    panel = show_contact(add_contact(db, "Ada Ray", position="CTO"))
    qtbot.mouseClick(panel.name, Qt.MouseButton.LeftButton)
    open_row = panel.overview.facts.open_row()
    assert open_row is not None and open_row.editor is not None
    first = open_row.editor.inputs[0]
    assert isinstance(first, QLineEdit)
    first.setText("Edith Ray")
    open_row.editor.accept()
    settle(panel)
    assert panel.name.text() == "Edith Ray"


def _noting(opened: list[str]) -> Callable[[QUrl], bool]:
    def note(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    return note


def _request(work: Callable[[Database, int], object]) -> object:
    from netdesk.ui.contacts.detail.edits import Request

    return Request(work)  # type: ignore[arg-type]  # an outcome, as the caller knows


def test_the_focus_stays_with_what_was_added(
    qtbot: QtBot, db: Database, show_contact: ShowContact, settle: Settle
) -> None:
    panel = show_contact(add_contact(db, "Ada Ray", company="Old"))
    editor = type_into(panel.overview.edit("email:None"), "ada@example.com")
    save(qtbot, editor)
    settle(panel)
    qtbot.waitUntil(lambda: "ada@example.com" in texts(panel).values())
    added = next(one for one in panel.overview.facts.rows if one.fact.text == "ada@example.com")
    assert QApplication.focusWidget() is added.button


def test_leaving_what_was_to_be_added_leads_back_to_add(qtbot: QtBot, db: Database, show_contact: ShowContact) -> None:
    panel = show_contact(add_contact(db, "Ada Ray", company="Old"))
    editor = panel.overview.edit("email:None")
    assert editor is not None
    qtbot.keyClick(editor.inputs[0], Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is panel.overview.add
