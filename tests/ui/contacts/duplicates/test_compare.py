"""Side by side: what is chosen, whose value it is, and text that is only text."""

from pytestqt.qtbot import QtBot

from netdesk.domain.merge import MergePlan, MergeSide, SideFigures
from netdesk.ui.contacts.duplicates.choice import Choice
from netdesk.ui.contacts.duplicates.compare import Compare
from netdesk.ui.contacts.duplicates.lines import Lines
from netdesk.ui.theme import ThemeHolder

POISON = '<img src="/dev/zero"><b>Ada</b> & Co'


def plan(*sides: MergeSide, acts: tuple[int, ...] = ()) -> MergePlan:
    figures = tuple(SideFigures(number) for number in acts or (0,) * len(sides))
    lists = {"E-mails": tuple((f"{side.id}@x.org", "both@x.org") for side in sides)}
    return MergePlan(sides, figures, lists, {}, (False,) * len(sides), (None,) * len(sides))


def shown(qtbot: QtBot, made: MergePlan) -> Compare:
    compare = Compare()
    qtbot.addWidget(compare)
    compare.resize(900, 600)
    compare.show()
    compare.show_plan(made)
    return compare


ADA, BEA = MergeSide(1, "Ada", company="Acme"), MergeSide(2, "Bea", company="Beta", position="Owner")


def test_who_has_most_on_record_is_kept(qtbot: QtBot, look: ThemeHolder) -> None:
    assert shown(qtbot, plan(ADA, BEA, acts=(1, 5))).keep == 2
    assert shown(qtbot, plan(ADA, BEA, acts=(3, 3))).keep == 1


def test_only_values_that_differ_are_to_be_chosen(qtbot: QtBot, look: ThemeHolder) -> None:
    compare = shown(qtbot, plan(ADA, BEA._replace(company="Acme")))
    assert {field for field, _ in compare.buttons} == {"keep", "name"}
    assert compare.results["position"].text() == "Owner"
    assert compare.results["E-mails"].text() == "1@x.org\nboth@x.org\n2@x.org"


def test_choices_stay_while_the_same_people_are_shown(qtbot: QtBot, look: ThemeHolder) -> None:
    compare = shown(qtbot, plan(ADA, BEA))
    compare.buttons["company", 2].click()
    compare.choose_keep(1)
    compare.show_plan(plan(ADA, BEA))
    assert (compare.keep, compare.wanted) == (2, {"company": 2})
    compare.show_plan(plan(ADA, BEA._replace(id=3)))
    assert (compare.keep, compare.wanted) == (1, {})


def test_a_value_of_somebody_left_out_is_not_taken(qtbot: QtBot, look: ThemeHolder) -> None:
    compare = shown(qtbot, plan(ADA, BEA, MergeSide(3, "Cleo")))
    compare.buttons["company", 2].click()
    assert compare.results["company"].text() == "Beta"
    compare._leave_out(2, True)
    assert (compare.among, compare.wanted, compare.results["company"].text()) == ([1, 3], {}, "Acme")
    assert not compare.buttons["company", 2].isEnabled()
    compare._leave_out(1, True)
    assert compare.keep == 3
    compare.choose_keep(0)
    assert compare.among == [1, 3]


def test_text_from_files_is_only_text(qtbot: QtBot, look: ThemeHolder) -> None:
    compare = shown(qtbot, plan(ADA._replace(name=POISON, company=POISON), BEA))
    compare.grab()
    button = compare.buttons["company", 1]
    assert button.whole == POISON
    assert "&&" in button.text() or "…" in button.text()
    assert button.accessibleName().startswith("Company: <img")


def test_long_values_end_in_dots_and_are_whole_in_the_tooltip(qtbot: QtBot, look: ThemeHolder) -> None:
    button, lines = Choice("A very long company " * 9, "Company"), Lines("short\n" + "long " * 60)
    for widget in (button, lines):
        qtbot.addWidget(widget)
        widget.resize(120, 60)
        widget.show()
        widget.grab()
    assert button.text().endswith("…") and button.toolTip() == button.whole
    assert lines.toolTip() == lines.text()
    assert lines.minimumHeight() >= 2 * 20
