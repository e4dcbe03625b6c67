"""The panel that asks how often to be in touch."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from netdesk.domain.cadence import BY_TIER, NOT_NEEDED, Cadence
from netdesk.ui.cadence_editor import CUSTOM, CadenceEditor
from netdesk.ui.theme import ThemeHolder


@pytest.fixture
def editor(qtbot: QtBot, look: ThemeHolder) -> CadenceEditor:
    made = CadenceEditor(Cadence(30, 45), "As tier 1 says: every 7 days")
    qtbot.addWidget(made)
    return made


def test_a_word_stands_for_days(qtbot: QtBot, editor: CadenceEditor) -> None:
    assert editor.presets.value == "Month"
    editor.presets.chosen.emit("Quarter")
    assert editor.cadence == BY_TIER[2]
    assert editor.presets.value == "Quarter"
    editor.ideal.setValue(61)
    assert editor.presets.value == CUSTOM
    with qtbot.waitSignal(editor.chosen) as given:
        qtbot.keyClick(editor.ideal, Qt.Key.Key_Return)
    assert given.args == [Cadence(61, 120)]


def test_the_longest_days_follow_the_ideal_ones(editor: CadenceEditor) -> None:
    editor.ideal.setValue(60)
    assert editor.cadence == Cadence(60, 60)


def test_not_needed_and_as_the_tier_says(qtbot: QtBot, look: ThemeHolder) -> None:
    for name, answer in (("not_needed", NOT_NEEDED), ("otherwise", None)):
        made = CadenceEditor(NOT_NEEDED)
        qtbot.addWidget(made)
        with qtbot.waitSignal(made.chosen) as given:
            getattr(made, name).click()
        assert given.args == [answer]
