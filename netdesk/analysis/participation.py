"""The curve of participation: how many people a power law would expect at each of the twelve levels.

The fit is the discrete power law p(k) proportional to k^-a, truncated to k = 1..12, by maximum likelihood. It is a guide,
not a law: the picture gives its n, and under FEWEST people there is none.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from netdesk.domain.participation import Level

FEWEST = 50
LEVELS = len(Level)
STEEPEST = 30.0
_LOGS = tuple(math.log(level) for level in Level)


@dataclass(frozen=True, slots=True)
class Curve:
    """The fitted curve: people proportional to level ** -exponent; `error` is the exponent's standard error."""

    exponent: float
    error: float
    people: int

    def expected(self, level: float) -> float:
        """Tell how many people the curve expects at a level; between two levels, where its line runs."""
        total = sum(k**-self.exponent for k in Level)
        return float(self.people * level**-self.exponent / total)

    def times_expected(self, level: Level, people: int) -> float:
        """Compare the people at a level with those expected: 2 is twice as many."""
        return people / self.expected(level)


def fit(counts: Sequence[int]) -> Curve | None:
    """Fit the curve to the people at each level, Read first.

    None under FEWEST people, and where all of them are at one end, which any steep enough curve fits.
    """
    if len(counts) != LEVELS or min(counts) < 0:
        raise ValueError(f"{LEVELS} counts are needed, none below 0")
    people = sum(counts)
    if people < FEWEST or people in (counts[0], counts[-1]):
        return None
    seen = sum(count * log for count, log in zip(counts, _LOGS, strict=True)) / people
    # The mean of ln k falls as the exponent grows; the likelihood is highest where it is the one seen.
    low, high = -STEEPEST, STEEPEST
    exponent = 1.0
    for _ in range(100):
        mean, variance = _moments(exponent)
        low, high = (exponent, high) if mean > seen else (low, exponent)
        step = exponent + (mean - seen) / variance
        before, exponent = exponent, step if low < step < high else (low + high) / 2
        if abs(exponent - before) < 1e-12:
            break
    return Curve(exponent, 1 / math.sqrt(people * _moments(exponent)[1]), people)


def _moments(exponent: float) -> tuple[float, float]:
    """Give mean and variance of ln k under p(k) proportional to k^-exponent, the derivatives of its log total."""
    weights = [math.exp(-exponent * log) for log in _LOGS]
    total = sum(weights)
    mean = sum(weight * log for weight, log in zip(weights, _LOGS, strict=True)) / total
    variance = sum(weight * (log - mean) ** 2 for weight, log in zip(weights, _LOGS, strict=True)) / total
    return mean, variance
