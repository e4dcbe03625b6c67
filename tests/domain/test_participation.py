from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.participation import CORE, KIND_LABELS, KINDS, Level, level_of

ORDER = "Read Favorite Tag Comment Subscribe Share Network Write Refactor Collaborate Moderate Lead".split()
ACTS = st.lists(st.integers(1, 12), max_size=12)


def test_mayfields_order() -> None:
    assert [level.label for level in Level] == ORDER
    assert [int(level) for level in Level] == list(range(1, 13))


def test_the_core_begins_at_refactor() -> None:
    assert [level for level in Level if level.is_core] == [Level(9), Level(10), Level(11), Level(12)]
    assert CORE is Level.REFACTOR


def test_every_kind_has_a_level_and_words_and_every_level_a_kind() -> None:
    assert set(KINDS) == set(KIND_LABELS)
    assert set(KINDS.values()) == set(Level)


@pytest.mark.parametrize(
    ("acts", "level"),
    [
        ([], 1),
        ([1], 1),
        ([2], 1),
        ([8], 7),
        ([8, 8], 8),
        ([8, 2], 7),
        ([12, 9], 11),
        ([12, 12, 12], 12),
        ([9, 12, 11], 11),
        ([2, 1], 1),
        ([2, 2], 2),
    ],
)
def test_a_single_act_counts_one_level_lower(acts: list[int], level: int) -> None:
    assert level_of(acts) == level


@given(ACTS)
def test_the_level_is_the_better_of_second_highest_and_highest_less_one(acts: list[int]) -> None:
    ranked = [*sorted(acts, reverse=True), 0, 0]
    assert level_of(acts) == max(ranked[1], ranked[0] - 1, 1)


@given(ACTS, st.integers(1, 12))
def test_another_act_never_lowers_a_level(acts: list[int], more: int) -> None:
    assert level_of([*acts, more]) >= level_of(acts)


@given(ACTS, st.randoms())
def test_the_order_of_acts_does_not_matter(acts: list[int], random: Random) -> None:
    mixed = list(acts)
    random.shuffle(mixed)
    assert level_of(mixed) == level_of(acts)
