"""What clicks on headings do to the order."""

from netdesk.ui.contacts.sorting import as_text, clicked, from_text, remembered, words

NAME, LEVEL = ("name", False), ("level", True)
KNOWN = ("name", "level", "last")


def test_a_click_sorts_by_one_column_and_a_second_turns_it_round() -> None:
    assert clicked((NAME,), "level", descends=True, adds=False) == (LEVEL,)
    assert clicked((LEVEL,), "level", descends=True, adds=False) == (("level", False),)
    assert clicked((NAME, LEVEL), "level", descends=True, adds=False) == (LEVEL,)


def test_with_shift_a_column_is_added_turned_round_and_taken_away() -> None:
    both = clicked((NAME,), "level", descends=True, adds=True)
    assert both == (NAME, LEVEL)
    turned = clicked(both, "level", descends=True, adds=True)
    assert turned == (NAME, ("level", False))
    assert clicked(turned, "level", descends=True, adds=True) == (NAME,)
    assert clicked((("name", True),), "name", descends=False, adds=True) == (NAME,)


def test_the_order_is_said() -> None:
    assert words((LEVEL,)) == "sorted by participation"
    assert words((LEVEL, NAME)) == "sorted by participation, then name"


def test_orders_are_kept_as_json_and_as_text() -> None:
    assert remembered([["level", True], ["gone", False], 3], KNOWN) == (LEVEL,)
    assert remembered(None, KNOWN) == ()
    assert as_text((LEVEL, NAME)) == "-level,name"
    assert from_text("-level,name,-gone", KNOWN) == (LEVEL, NAME)
    assert from_text("", KNOWN) == ()
