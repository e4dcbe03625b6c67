"""What the screen says."""

import pytest

from netdesk.domain.participant import LevelPeople
from netdesk.domain.participation import Level
from netdesk.ui.participation import words
from netdesk.ui.participation.snapshot import picture

COUNTS = (214, 131, 38, 74, 46, 34, 27, 19, 11, 10, 4, 4)
CORE = (Level.REFACTOR, Level.LEAD)


def snapshot(counts: tuple[int, ...] = COUNTS, acts: int = 0):  # type: ignore[no-untyped-def]  # of the function called
    levels = tuple(LevelPeople(level, count, 0, acts * level) for level, count in zip(Level, counts, strict=True))
    return picture("theirs", levels, [(3, 10), (0, sum(counts) - 10)])


def test_headings() -> None:
    assert words.heading(snapshot(), (Level.READ, Level.READ)) == "214 people at Read"
    assert words.heading(snapshot(), CORE) == "29 people from Refactor to Lead"
    assert words.heading(snapshot((*COUNTS[:11], 1)), (Level.LEAD, Level.LEAD)) == "1 person at Lead"
    assert words.heading(snapshot(), None) == "Everyone"


def test_the_chip_names_the_share_of_people_and_acts() -> None:
    assert words.chip(snapshot(acts=1), CORE) == "5% of people · 54% of acts"
    assert words.chip(snapshot(), CORE) == "5% of people"


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 10, "0%"), (1, 1000, "under 1%"), (10, 1000, "1%"), (999, 1000, "99%"), (10, 10, "100%"), (0, 0, "–")],
)
def test_a_share_never_rounds_to_nothing_or_all(part: int, whole: int, said: str) -> None:
    assert words.share(part, whole) == said


def test_the_query_of_a_range() -> None:
    assert words.query(CORE) == "level>=refactor level<=lead"


def test_a_column_explains_itself() -> None:
    tip = words.level_tip(snapshot(), Level.COMMENT)
    assert tip.startswith("Comment, level 4 of 12: 74 people, 12%.")
    assert "times as many" in tip
    assert "expects" not in words.level_tip(snapshot((5, *COUNTS[8:], *(0,) * 7)), Level.READ)


def test_the_few_who_bring_most() -> None:
    found = snapshot().concentration
    assert words.few(found) == "1% of people bring 80% of the acts"
    assert words.few_line(found) == "8 of 612 contacts. Gini 0.98."
    assert words.few(None) == "No acts are known yet."


def test_scales() -> None:
    assert [words.short(number) for number in (1, 100, 10_000, 1_000_000)] == ["1", "100", "10k", "1M"]
    assert words.power(1.24) == "−1.2"
    assert words.power(-0.3) == "0.3"
    assert words.date_words(1_790_000_000) == "21 Sep 2026"
