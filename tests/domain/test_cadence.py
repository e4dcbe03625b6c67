"""Cadences: what they say, and which there can be."""

import pytest

from netdesk.domain.cadence import BY_TIER, NOT_NEEDED, TIERS, Cadence, Due, checked
from netdesk.domain.errors import UsageError


def test_words() -> None:
    assert Cadence(30, 45).words == "every 30 days"
    assert Cadence(30, 45).whole_words == "every 30 days, 45 at most"
    assert Cadence(1, 1).whole_words == "every day"
    assert NOT_NEEDED.whole_words == "no touch needed"


def test_every_tier_has_a_usual_cadence_wider_than_the_one_before() -> None:
    assert len(BY_TIER) == len(TIERS)
    assert [each.ideal for each in BY_TIER] == sorted({each.ideal for each in BY_TIER})
    assert all(each.longest > each.ideal for each in BY_TIER)


def test_the_longest_days_are_never_below_the_ideal_ones() -> None:
    assert checked(Cadence(30, 10)) == Cadence(30, 30)
    assert checked(Cadence(0, 10)) == NOT_NEEDED


@pytest.mark.parametrize("cadence", [Cadence(-1, 3), Cadence(3, -1), Cadence(4_000, 4_000)])
def test_what_no_cadence_can_be(cadence: Cadence) -> None:
    with pytest.raises(UsageError):
        checked(cadence)


def test_days_over() -> None:
    assert Due(100, 110).days_over(112) == 12
    assert Due(100, 110).days_over(98) == -2
