"""What the quick log says."""

from array import array

import pytest

from netdesk.domain.interaction import Act
from netdesk.store.quick_logs import QuickDraft
from netdesk.ui.quick_log import words

TODAY = 20_587  # Thursday 14 May 2026


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (0, "Today, Thu 14 May"),
        (1, "Yesterday, Wed 13 May"),
        (4, "Sun 10 May, 4 days ago"),
        (365, "Wed 14 May 2025, 365 days ago"),
    ],
)
def test_days(ago: int, said: str) -> None:
    assert words.when_words(TODAY - ago, TODAY) == said


def test_lengths() -> None:
    assert [words.length_words(minutes) for minutes in (40, 120, 90)] == ["40 min", "2 h", "1 h 30 min"]


def test_the_people_chosen() -> None:
    assert words.chosen_words(["Ada Example"], 1) == "Ada Example"
    assert words.chosen_words(["Ada Example", "Ben"], 2) == "2 people: Ada, Ben"
    assert words.chosen_words(["Ada", "Ben", "Jo Dyk"], 100_000) == "100,000 people: Ada, Ben, Jo…"
    assert words.chosen_words(["Ada Example", "Ada Fox"], 2) == "2 people: Ada Example, Ada Fox"
    assert words.chosen_words([], 3) == "3 people: …"


def test_a_line_in_one_sentence() -> None:
    draft = QuickDraft(Act("email", "theirs", TODAY, "linkedin", "the offer"), array("q"))
    assert words.spoken(draft, [], TODAY, ["Hm."]) == (
        "E-mail, from them, level 8 of 12, Write. with nobody yet. Today, Thu 14 May. on LinkedIn. note: the offer. Hm"
    )
