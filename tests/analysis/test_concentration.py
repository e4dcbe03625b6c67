"""Lorenz, Gini and the few who bring most."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.analysis.concentration import MOST_POINTS, concentrate, gini, lorenz, people_for_80_percent


def test_the_worked_example() -> None:
    assert gini([240, 3200]) == pytest.approx(0.430, abs=0.0005)
    assert gini([3200, 240]) == gini([240, 3200])


def test_even_and_extreme() -> None:
    assert gini([5, 5, 5, 5]) == pytest.approx(0)
    assert gini([0, 0, 0, 8]) == pytest.approx(0.75)
    assert people_for_80_percent([1] * 10) == 8
    assert people_for_80_percent([80, 10, 5, 5]) == 1
    assert people_for_80_percent([70, 20, 5, 5]) == 2
    assert people_for_80_percent([0, 0]) == 0


def test_the_curve_starts_with_the_strongest() -> None:
    assert lorenz([1, 3]) == ((0.0, 0.0), (0.5, 0.75), (1.0, 1.0))


def test_nothing_to_spread() -> None:
    assert concentrate([]) is None
    assert concentrate([0, 0]) is None


def test_many_people_make_few_points() -> None:
    found = concentrate(np.arange(100_000))
    assert found is not None
    assert found.people == 100_000
    assert len(found.curve) <= MOST_POINTS + 1
    assert found.few_share == pytest.approx(1 - 0.2**0.5, abs=0.001)
    assert found.gini == pytest.approx(1 / 3, abs=0.001)


@given(st.lists(st.integers(0, 10_000), min_size=1).filter(any))
def test_any_amounts(values: list[int]) -> None:
    found = concentrate(values)
    assert found is not None
    assert -1e-9 <= found.gini < 1
    assert found.curve[0] == (0, 0)
    assert found.curve[-1] == pytest.approx((1, 1))
    shares = [share for _, share in found.curve]
    assert shares == sorted(shares)
    few = sorted(values, reverse=True)[: found.few]
    assert sum(few) >= 0.8 * sum(values) * (1 - 1e-9)
    assert sum(few[:-1]) < 0.8 * sum(values)
