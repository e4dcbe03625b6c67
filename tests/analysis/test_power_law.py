"""Fits of ranks."""

import math

import numpy as np
import pytest

from netdesk.analysis.power_law import FEWEST, fit_counts, fit_money, hurwitz_zeta


def counts(alpha: float, xmin: int, n: int) -> np.ndarray:
    """Draw exactly from the discrete power law by its inverse distribution."""
    support = np.arange(xmin, xmin + 200_000)
    share = np.cumsum(support**-alpha) / float(hurwitz_zeta(alpha, xmin))
    return support[np.searchsorted(share, np.random.default_rng(11).random(n)).clip(max=support.size - 1)]


def test_zeta_of_known_values() -> None:
    assert float(hurwitz_zeta(2, 1)) == pytest.approx(math.pi**2 / 6, rel=1e-13)
    assert float(hurwitz_zeta(4, 1)) == pytest.approx(math.pi**4 / 90, rel=1e-13)
    assert float(hurwitz_zeta(3, 0.5)) == pytest.approx(7 * 1.2020569031595942, rel=1e-13)
    assert float(hurwitz_zeta(1.5, 1)) == pytest.approx(2.6123753486854883, rel=1e-12)
    # Each one is the next one and its first term.
    whole = hurwitz_zeta(2.2, [1.0, 2.0, 9.0, 10.0])
    assert whole[0] == pytest.approx(whole[1] + 1)
    assert whole[2] == pytest.approx(whole[3] + 9**-2.2)


@pytest.mark.parametrize(("alpha", "xmin"), [(1.8, 1), (2.5, 1), (2.2, 3), (3.0, 6)])
def test_counts_of_a_known_law_are_found(alpha: float, xmin: int) -> None:
    law = fit_counts(counts(alpha, xmin, 5000), xmin)
    assert law is not None
    assert law.n == 5000
    assert abs(law.alpha - alpha) < 3 * law.sigma
    assert law.sigma == pytest.approx((alpha - 1) / math.sqrt(5000), rel=0.4)
    assert law.distance < 0.03


def test_the_start_of_the_tail_is_found() -> None:
    tail = counts(2.5, 8, 4000)
    body = np.random.default_rng(3).integers(1, 8, 4000)
    law = fit_counts(np.concatenate((tail, body)))
    assert law is not None
    assert 7 <= law.xmin <= 10
    assert abs(law.alpha - 2.5) < 4 * law.sigma


def test_money_of_a_known_law_is_found() -> None:
    amounts = 100 * (1 - np.random.default_rng(5).random(3000)) ** (-1 / 1.16)
    law = fit_money(amounts, float(amounts.min()))
    assert law is not None
    assert abs(law.alpha - 2.16) < 3 * law.sigma
    assert law.sigma == pytest.approx((law.alpha - 1) / math.sqrt(law.n))
    assert law.n == 3000
    free = fit_money(amounts)
    assert free is not None
    assert free.n >= FEWEST
    assert free.distance <= law.distance


def test_few_equal_or_no_values_are_refused() -> None:
    assert fit_counts([1, 2, 3] * 16) is None
    assert fit_counts([1, 2, 3] * 17) is not None
    assert fit_counts([4] * 500) is None
    assert fit_counts([0] * 500) is None
    assert fit_money([]) is None
