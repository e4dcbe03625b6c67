"""An edit in place, alone."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from netdesk.domain.contact_fields import LONGEST_NOTE, TakenError
from netdesk.domain.errors import UsageError
from netdesk.domain.history import Outcome
from netdesk.store.database import Database
from netdesk.ui.contacts.detail.editor import Editor, TextField
from netdesk.ui.contacts.detail.edits import Edit, Input


def nothing(db: Database, typed: Sequence[str], now: int) -> Outcome:
    del db, typed, now
    return Outcome(None, "")


def shown(qtbot: QtBot, edit: Edit) -> Editor:
    editor = Editor(edit, says="Test")
    qtbot.addWidget(editor)
    editor.resize(300, 400)
    editor.show()
    editor.activateWindow()
    return editor


def test_each_kind_of_input_gives_its_text(qtbot: QtBot) -> None:
    choices = (("a", "First"), ("b", "Second & third"))
    inputs = (
        Input("Line", "x"), Input("Choice", "b", "choice", choices, half=True), Input("Checks", "b", "checks", choices),
        Input("Text", "one\ntwo", "text"), Input("Person", "Bo", "person", (("7", "Bo"),)),
    )  # fmt: skip
    editor = shown(qtbot, Edit(inputs, nothing))
    assert editor.typed() == ["x", "b", "b", "one\ntwo", "7"]
    assert not editor.changed
    box = editor.inputs[1]
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(0)
    assert editor.changed
    assert [widget.accessibleName() for widget in editor.inputs] == [one.words for one in inputs]
    assert not editor.remove.isVisible()


def test_keys_save_and_leave(qtbot: QtBot) -> None:
    editor = shown(
        qtbot, Edit((Input("Line", "x"), Input("Text", "", "text")), nothing, lambda db, now: nothing(db, (), now))
    )
    line, text = editor.inputs
    with qtbot.waitSignal(editor.saved) as saved:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert saved.args == [["x", ""], False]
    with qtbot.assertNotEmitted(editor.saved):
        qtbot.keyClick(text, Qt.Key.Key_Return)
    with qtbot.waitSignal(editor.saved):
        qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    for widget in (line, text):
        with qtbot.waitSignal(editor.left):
            qtbot.keyClick(widget, Qt.Key.Key_Escape)
    with qtbot.waitSignal(editor.removed):
        editor.remove.click()


def test_a_failure_is_said_and_marks_what_is_wrong(qtbot: QtBot) -> None:
    editor = shown(qtbot, Edit((Input("E-mail", "ada"), Input("Label", "work")), nothing, share=nothing))
    editor.show_failure(UsageError("“ada” is no e-mail address."))
    assert (editor.problem.text(), editor.look.isVisible()) == ("“ada” is no e-mail address.", False)
    assert [widget.property("wrong") for widget in editor.inputs] == [True, False]
    assert editor.typed() == ["ada", "work"]
    editor.show_failure(TakenError("Bo has this already.", 7, shared=True))
    with qtbot.waitSignal(editor.look_wanted) as wanted:
        editor.look.click()
    assert wanted.args == [7]
    with qtbot.waitSignal(editor.saved) as saved:
        editor.both.click()
    assert saved.args == [["ada", "work"], True]
    editor.show_failure(TakenError("Bo has this already.", 7, shared=False))
    assert not editor.both.isVisible()


def test_a_paste_of_megabytes_is_cut(qtbot: QtBot) -> None:
    field = TextField("")
    qtbot.addWidget(field)
    field.insertPlainText("x" * (LONGEST_NOTE + 500))
    assert len(field.toPlainText()) == LONGEST_NOTE
    assert isinstance(Editor(Edit((Input("A"),), nothing)).inputs[0], QLineEdit)
