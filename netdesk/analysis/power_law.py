"""Power laws in ranks, after Clauset, Shalizi and Newman, SIAM Review 51(4), 2009.

Counts use the exact discrete likelihood with the Hurwitz zeta function: the usual approximation by (xmin - 1/2) is badly
biased below xmin = 6, where counts of acts live. At these sizes a log-normal cannot be told apart: a guide, not a law.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

FEWEST = 50
MOST_CANDIDATES = 200
_EXACT_TERMS = 12
_LOWEST, _HIGHEST = 1.0001, 30.0
_STEP = 1e-3
# B(2j) / (2j)! for j = 1..6, of the Euler-Maclaurin formula.
_BERNOULLI = (1 / 12, -1 / 720, 1 / 30240, -1 / 1209600, 1 / 47900160, -691 / 1307674368000)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PowerLaw:
    """A fitted tail p(x) proportional to x^-alpha for x >= xmin: its standard error, and how many values it holds.

    `distance` is the Kolmogorov-Smirnov distance between the tail and the fit.
    """

    alpha: float
    sigma: float
    xmin: float
    n: int
    distance: float


def hurwitz_zeta(s: ArrayLike, q: ArrayLike) -> Floats:
    """Sum (k + q)^-s over k = 0, 1, 2… for each s > 1 and q > 0, by Euler-Maclaurin, to about 14 digits."""
    exponent, first = np.broadcast_arrays(np.asarray(s, dtype=np.float64), np.asarray(q, dtype=np.float64))
    total = np.zeros_like(first)
    for k in range(_EXACT_TERMS):
        total += (first + k) ** -exponent
    edge = first + _EXACT_TERMS
    total += edge ** (1 - exponent) / (exponent - 1) + edge**-exponent / 2
    factor, power = exponent, edge ** (-exponent - 1)
    for j, weight in enumerate(_BERNOULLI):
        total += weight * factor * power
        factor = factor * (exponent + 2 * j + 1) * (exponent + 2 * j + 2)
        power = power / edge**2
    return total


def fit_counts(values: Iterable[int] | NDArray[Any], xmin: int | None = None) -> PowerLaw | None:
    """Fit whole numbers from 1 up, such as acts of each contact; zeros are left out.

    Without `xmin` the one with the smallest distance is taken. None where no tail holds FEWEST values, or where all
    values of the tail are equal.
    """
    levels, people = np.unique(_positive(values), return_counts=True)
    starts = _candidates(levels, people, xmin)
    if not starts:
        return None
    # All tails at once: a loop in Python would stand in the window's way.
    tails = people[::-1].cumsum()[::-1][starts]
    seen = (people * np.log(levels))[::-1].cumsum()[::-1][starts] / tails
    alphas = _likeliest(seen, levels[starts])
    tails_fitted = zip(starts, alphas.tolist(), strict=True)
    start, alpha = min(tails_fitted, key=lambda tail: _distance(tail[1], levels[tail[0] :], people[tail[0] :]))
    n, first = int(people[start:].sum()), float(levels[start])
    sigma = 1 / math.sqrt(n * _curvature(alpha, first))
    return PowerLaw(alpha, sigma, first, n, _distance(alpha, levels[start:], people[start:]))


def fit_money(values: Iterable[float] | NDArray[Any], xmin: float | None = None) -> PowerLaw | None:
    """Fit amounts above 0: alpha = 1 + n / sum ln(x / xmin), sigma = (alpha - 1) / sqrt(n). None as in `fit_counts`."""
    levels, people = np.unique(_positive(values), return_counts=True)
    laws = (_money_tail(levels[start:], people[start:]) for start in _candidates(levels, people, xmin))
    return min(laws, key=lambda law: law.distance, default=None)


def _positive(values: Iterable[float] | NDArray[Any]) -> Floats:
    listed = values if isinstance(values, np.ndarray | Sequence) else list(values)
    numbers = np.asarray(listed, dtype=np.float64)
    return numbers[numbers > 0]


def _candidates(levels: Floats, people: NDArray[np.int64], xmin: float | None) -> list[int]:
    """List where a tail may start: with enough values, at most MOST_CANDIDATES, evenly over the values."""
    if not levels.size:
        return []
    starts = list(range(levels.size)) if xmin is None else [int(np.searchsorted(levels, xmin))]
    tails = people[::-1].cumsum()[::-1]
    starts = [start for start in starts if start < levels.size - 1 and tails[start] >= FEWEST]
    if len(starts) > MOST_CANDIDATES:
        chosen = np.linspace(0, len(starts) - 1, MOST_CANDIDATES).round().astype(int)
        starts = [starts[at] for at in chosen]
    return starts


def _likeliest(seen: Floats, xmin: Floats) -> Floats:
    """Find each tail's alpha: where the mean of ln x that the law expects is the one seen."""
    low, high = np.full_like(seen, _LOWEST), np.full_like(seen, _HIGHEST)
    while float((high - low).max()) > 1e-9:
        middle = (low + high) / 2
        step = np.minimum(_STEP, (middle - 1) / 2)
        slope = (np.log(hurwitz_zeta(middle + step, xmin)) - np.log(hurwitz_zeta(middle - step, xmin))) / (2 * step)
        low, high = np.where(-slope > seen, middle, low), np.where(-slope > seen, high, middle)
    return (low + high) / 2


def _curvature(alpha: float, xmin: float) -> float:
    """Give the second derivative of ln zeta, which is the variance of ln x."""
    step = min(_STEP, (alpha - 1) / 2)
    below, here, above = np.log(hurwitz_zeta([alpha - step, alpha, alpha + step], xmin)).tolist()
    return float((above - 2 * here + below) / step**2)


def _distance(alpha: float, levels: Floats, people: NDArray[np.int64]) -> float:
    """Measure the Kolmogorov-Smirnov distance of a tail, at each value seen and just before the next one."""
    whole = hurwitz_zeta(alpha, levels[0])
    ends = np.append(levels[1:] - 1, levels[-1])
    seen = people.cumsum() / people.sum()
    at = np.abs(1 - hurwitz_zeta(alpha, levels + 1) / whole - seen)
    before_next = np.abs(1 - hurwitz_zeta(alpha, ends + 1) / whole - seen)
    return float(max(at.max(), before_next.max()))


def _money_tail(levels: Floats, people: NDArray[np.int64]) -> PowerLaw:
    xmin, n = float(levels[0]), int(people.sum())
    alpha = 1 + n / float(people @ np.log(levels / xmin))
    model = 1 - (levels / xmin) ** (1 - alpha)
    after = people.cumsum() / n
    distance = max(np.abs(after - model).max(), np.abs(after - people / n - model).max())
    return PowerLaw(alpha, (alpha - 1) / math.sqrt(n), xmin, n, float(distance))
