"""Facets in their pane: ticks edit the text, the text ticks, counts follow."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.facet import Facet, Facets
from netdesk.store.database import Database
from netdesk.ui.contacts.facets.chips import FacetChips
from netdesk.ui.contacts.facets.filters import FacetFilters
from netdesk.ui.contacts.facets.pane import STATE, FacetsPane
from netdesk.ui.contacts.facets.section import FEW
from netdesk.ui.workspace import Workspace
from tests.ui.test_accessibility import nameless

LEFT = Qt.MouseButton.LeftButton
CLIENT = Facet("role", "Client", "role:client", 14)
PEER = Facet("role", "Peer", "role:peer", 1_190)
LINKEDIN = Facet("network", "LinkedIn", "network:linkedin", 441)
TAGS = tuple(Facet("tag", f"Tag {number:02}", f'tag:"tag {number:02}"', 90 - number) for number in range(12))


class Desk:
    """A pane whose text is kept here, and what was counted."""

    def __init__(self, qtbot: QtBot, workspace: Workspace) -> None:
        self.holder = QWidget()
        qtbot.addWidget(self.holder)
        self.pane = FacetsPane(workspace.state, self.holder)
        self.texts: list[str] = []
        self.counted: list[str] = []
        self.answer = Facets((CLIENT, PEER, LINKEDIN, *TAGS))
        self.filters = FacetFilters(workspace, self.pane, self.count, self.type)
        self.holder.resize(240, 900)
        self.pane.resize(200, 900)
        self.holder.show()
        self.type("")
        self.read(qtbot)

    def count(self, _db: Database, text: str, _wanted: Callable[[], bool]) -> Facets:
        self.counted.append(text)
        return self.answer

    def type(self, text: str) -> None:
        self.texts.append(text)
        self.filters.show_text(text)

    def read(self, qtbot: QtBot) -> None:
        self.filters.count_soon()
        qtbot.waitUntil(lambda: not self.filters.waits)

    def click(self, qtbot: QtBot, section: str, place: int) -> None:
        qtbot.mouseClick(self.pane.sections[section].boxes()[place], LEFT)

    def ticked(self) -> list[str]:
        boxes = (box for section in self.pane.sections.values() for box in section.boxes())
        return [box.facet.label for box in boxes if box.isChecked()]


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace) -> Desk:
    return Desk(qtbot, workspace)


def test_ticks_write_into_the_text(qtbot: QtBot, desk: Desk) -> None:
    desk.click(qtbot, "role", 0)
    desk.click(qtbot, "network", 0)
    desk.click(qtbot, "role", 1)
    assert desk.texts[-1] == "(role:client or role:peer) network:linkedin"
    assert desk.ticked() == ["Client", "Peer", "LinkedIn"]
    assert desk.pane.note.text() == "3 ·"
    desk.click(qtbot, "role", 0)
    assert desk.texts[-1] == "role:peer network:linkedin"


def test_what_is_typed_is_ticked_and_cleared_without_the_words(qtbot: QtBot, desk: Desk) -> None:
    desk.type("ada role:peer")
    assert desk.ticked() == ["Peer"]
    qtbot.mouseClick(desk.pane.clear, LEFT)
    assert desk.texts[-1] == "ada"
    assert desk.ticked() == []
    assert desk.pane.note.text() == "none"


def test_counts_follow_and_stale_ones_stay_until_then(qtbot: QtBot, desk: Desk) -> None:
    desk.answer = Facets((Facet("role", "Client", "role:client", 3),))
    desk.type("role:client network:linkedin")
    box = desk.pane.sections["role"].boxes()[0]
    assert box.accessibleName() == "Client, 14 contacts"
    desk.read(qtbot)
    assert box.accessibleName() == "Client, 3 contacts"
    assert desk.counted[-1] == "role:client network:linkedin"
    # A ticked value that nobody has any more is there to be unticked.
    assert [facet.count for facet in desk.filters.ticked] == [3, 0]
    assert not desk.pane.sections["tier"].isVisible()


def test_a_ticked_value_that_nobody_has_stays_in_its_place(qtbot: QtBot, desk: Desk) -> None:
    desk.type("role:client")
    desk.answer = Facets((PEER, LINKEDIN))
    desk.read(qtbot)
    boxes = desk.pane.sections["role"].boxes()
    assert [(box.facet.label, box.facet.count) for box in boxes] == [("Client", 0), ("Peer", 1_190)]
    assert desk.ticked() == ["Client"]
    desk.answer = Facets(())
    desk.read(qtbot)
    assert [box.facet.label for box in desk.pane.sections["role"].boxes()] == ["Client"]
    desk.click(qtbot, "role", 0)
    assert desk.texts[-1] == ""


def test_a_failed_count_leaves_the_old_one(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_db: Database, _text: str, _wanted: Callable[[], bool]) -> Facets:
        raise OSError

    monkeypatch.setattr(desk.filters, "_count", fail)
    desk.read(qtbot)
    assert len(desk.pane.sections["role"].boxes()) == 2


def test_sections_fold_and_stay_so(qtbot: QtBot, desk: Desk, workspace: Workspace) -> None:
    assert not desk.pane.sections["tag"].boxes()[0].isVisible()
    qtbot.mouseClick(desk.pane.sections["tag"].heading, LEFT)
    assert desk.pane.sections["tag"].boxes()[0].isVisible()
    qtbot.keyClick(desk.pane.sections["role"].heading, Qt.Key.Key_Space)
    assert desk.pane.sections["role"].heading.accessibleName() == "Role, folded"
    assert workspace.state.get(STATE) == ["company", "role"]
    again = FacetsPane(workspace.state, desk.holder)
    assert not again.sections["role"].heading.isChecked()
    assert again.sections["tag"].heading.isChecked()


def test_of_many_values_the_first_and_the_ticked_ones_are_shown(qtbot: QtBot, desk: Desk) -> None:
    tags = desk.pane.sections["tag"]
    assert len(tags.boxes()) == FEW
    assert tags.more.text() == "4 more…"
    desk.type('tag:"tag 11"')
    assert [box.facet.label for box in tags.boxes()][-1] == "Tag 11"
    tags.finder.setText("TAG 1")
    assert [box.facet.label for box in tags.boxes()] == ["Tag 10", "Tag 11"]
    tags.finder.setText("Rare & odd")
    assert tags.more.accessibleName() == "Filter by “Rare & odd”"
    tags.more.click()
    assert desk.texts[-1] == '(tag:"tag 11" or tag:"Rare & odd")'
    assert tags.finder.text() == ""
    qtbot.mouseClick(tags.heading, LEFT)
    qtbot.mouseClick(tags.more, LEFT)
    assert len(tags.boxes()) == len(TAGS)


def test_chips_take_a_facet_away(qtbot: QtBot, desk: Desk) -> None:
    chips = FacetChips(desk.holder)
    desk.filters.changed.connect(chips.show_facets)
    chips.removed.connect(lambda facet: desk.filters.set_ticked(facet, False))
    desk.type('role:client role:peer network:linkedin tag:"tag 03"')
    assert [chip.accessibleName() for chip in chips.chips][-1] == "1 more filters"
    qtbot.mouseClick(chips.chips[0], LEFT)
    assert desk.texts[-1] == 'role:peer network:linkedin tag:"tag 03"'
    chips.set_compact(True)
    assert len(chips.chips) == 2


def test_what_is_counted_already_is_not_counted_again_for_another_order(qtbot: QtBot, desk: Desk) -> None:
    before = len(desk.counted)
    desk.filters.follow(anew=False)
    assert not desk.filters.waits
    desk.filters.follow(anew=True)
    qtbot.waitUntil(lambda: len(desk.counted) == before + 1 and not desk.filters.waits)
    desk.type("role:peer")
    desk.filters.follow(anew=False)
    qtbot.waitUntil(lambda: desk.counted[-1] == "role:peer" and not desk.filters.waits)


def test_all_has_names(desk: Desk) -> None:
    assert nameless(desk.pane) == []


def test_the_newest_text_is_counted_last(qtbot: QtBot, desk: Desk, settled: Callable[[Workspace], None]) -> None:
    for text in ("a", "ab", "abc"):
        desk.type(text)
        desk.filters.count_soon()
    qtbot.waitUntil(lambda: not desk.filters.waits)
    assert desk.counted[-1] == "abc"
