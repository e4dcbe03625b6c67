"""The fitted curve of participation."""

import random

import pytest

from netdesk.analysis.participation import fit
from netdesk.domain.participation import Level, level_of

SEEN = (214, 131, 38, 74, 46, 34, 27, 19, 11, 10, 4, 4)


def sample(exponent: float, people: int) -> list[int]:
    weights = [k**-exponent for k in Level]
    drawn = random.Random(7).choices(range(12), weights, k=people)
    return [drawn.count(level) for level in range(12)]


@pytest.mark.parametrize("exponent", [0.0, 0.6, 1.2, 2.5])
def test_a_known_exponent_is_found_within_three_errors(exponent: float) -> None:
    curve = fit(sample(exponent, 4000))
    assert curve is not None
    assert abs(curve.exponent - exponent) < 3 * curve.error
    assert 0 < curve.error < 0.1


def test_the_likelihood_is_highest_at_the_fit() -> None:
    from math import log

    def likelihood(exponent: float) -> float:
        total = sum(k**-exponent for k in Level)
        return sum(n * (-exponent * log(k) - log(total)) for k, n in zip(Level, SEEN, strict=True))

    curve = fit(SEEN)
    assert curve is not None
    best = likelihood(curve.exponent)
    assert best > likelihood(curve.exponent + 0.001)
    assert best > likelihood(curve.exponent - 0.001)
    # One standard error away the likelihood is lower by a half.
    assert best - likelihood(curve.exponent + curve.error) == pytest.approx(0.5, rel=0.05)


def test_expected_people_add_up_and_compare() -> None:
    curve = fit(SEEN)
    assert curve is not None
    assert curve.people == 612
    assert sum(curve.expected(level) for level in Level) == pytest.approx(612)
    assert curve.times_expected(Level.COMMENT, 74) == pytest.approx(74 / curve.expected(4))


def test_too_few_people_get_no_curve() -> None:
    assert fit([30, 10, 5, 2, 1, 1, 0, 0, 0, 0, 0, 0]) is None
    assert fit([30, 10, 5, 2, 1, 1, 1, 0, 0, 0, 0, 0]) is not None


def test_everyone_at_one_end_gets_no_curve() -> None:
    assert fit([500] + [0] * 11) is None
    assert fit([0] * 11 + [500]) is None


def test_a_read_column_of_99_percent_is_steep_but_finite() -> None:
    curve = fit([99_000, 600, 100, 100, 80, 50, 30, 20, 10, 6, 3, 1])
    assert curve is not None
    assert 3 < curve.exponent < 12


def test_wrong_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="12 counts"):
        fit([1, 2, 3])


def test_the_level_rule() -> None:
    assert level_of([]) == Level.READ
    assert level_of([8]) == Level.NETWORK
    assert level_of([8, 8]) == Level.WRITE
    assert level_of([12, 2]) == Level.MODERATE
    assert level_of([10] * 5) == Level.COLLABORATE
    assert level_of([7]) == Level.SHARE  # one introduction
