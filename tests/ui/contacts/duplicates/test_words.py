"""What the page says."""

from netdesk.domain.duplicates import Group, Pair
from netdesk.domain.merge import MergePlan, MergeSide, SideFigures
from netdesk.ui.contacts.duplicates import words

SURE = Group((1, 2), (Pair(1, 2, 0.987, ("same e-mail a@x.org", "same name")),))
WEAK = Group((3, 4, 5), (Pair(3, 4, 0.6, ("same name",)), Pair(4, 5, 0.31, ("same name", "same position"))))
CHOSEN = Group((6, 7), ())


def test_groups() -> None:
    assert words.reason(SURE) == "same e-mail a@x.org; same name"
    assert words.reason(WEAK) == "same name; same position"
    assert [words.sureness(group) for group in (SURE, WEAK, CHOSEN)] == ["99 %", "31 %", ""]
    assert words.reason(CHOSEN) == "Chosen by you"
    assert words.summary([SURE, WEAK, CHOSEN]) == "2 likely, 1 possible"
    assert words.summary([]) == ""


def test_fields_and_figures() -> None:
    side = MergeSide(1, "Ada", "ada", met_on=20_000, introduced_by_id=9, manual_level=10, tier=2)
    plan = MergePlan((side,), (SideFigures(),), {}, {9: "Host"}, (True,), ((0, 0),))
    shown = {field: words.value(plan, side, field) for field in words.FIELDS}
    assert shown["name"] == "Ada"
    assert shown["met_on"].endswith("2024")
    assert (shown["introduced_by"], shown["tier"], shown["photo"], shown["cadence"]) == (
        "Host",
        "2",
        "has one",
        "not needed",
    )
    assert shown["manual_level"] == "Collaborate"
    assert shown["company"] == ""
    assert words.figures(SideFigures(1234, 2, 5400, (("EUR", 500_000), ("USD", 100)))) == [
        ("Acts", "1,234"),
        ("Notes", "2"),
        ("Hours", "1:30"),
        ("Value got", "5,000 EUR + 1 USD"),
    ]
