"""How unevenly something is spread over people: Lorenz curve, Gini, and how few bring 80 %."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

LION_SHARE = 0.8
MOST_POINTS = 200


@dataclass(frozen=True, slots=True)
class Concentration:
    """The spread of one amount over `people`, those without any included.

    `few` people, the strongest, bring LION_SHARE of it. `curve` goes from (0, 0) to (1, 1): share of people, the
    strongest first, and the share they bring.
    """

    people: int
    few: int
    gini: float
    curve: tuple[tuple[float, float], ...]

    @property
    def few_share(self) -> float:
        """The share of people (0-1) that brings LION_SHARE of it."""
        return self.few / self.people


def concentrate(values: Iterable[float] | NDArray[Any]) -> Concentration | None:
    """Sum up how unevenly amounts, none below 0, are spread. None where there are none, or all are 0."""
    amounts = _ascending(values)
    if not amounts.size or not amounts[-1] > 0:
        return None
    return Concentration(amounts.size, people_for_80_percent(amounts), gini(amounts), lorenz(amounts))


def gini(values: Iterable[float] | NDArray[Any]) -> float:
    """Give 2 * sum(i * x_i) / (n * sum x) - (n + 1) / n, x ascending, i from 1: 0 is even. 0 without any amount."""
    amounts = _ascending(values)
    n, total = amounts.size, float(amounts.sum())
    if not total:
        return 0.0
    return float(2 * (np.arange(1, n + 1) @ amounts) / (n * total) - (n + 1) / n)


def lorenz(values: Iterable[float] | NDArray[Any]) -> tuple[tuple[float, float], ...]:
    """Give at most MOST_POINTS + 1 points of the curve, strongest people first: (share of people, share they bring)."""
    amounts = _ascending(values)[::-1]
    n, total = amounts.size, float(amounts.sum())
    if not total:
        return ((0.0, 0.0), (1.0, 1.0))
    sums = np.concatenate(([0.0], amounts.cumsum() / total))
    # Half of the points on the first tenth, where the curve bends.
    places = np.concatenate((np.linspace(0, n / 10, MOST_POINTS // 2), np.linspace(n / 10, n, MOST_POINTS // 2 + 1)))
    chosen = np.unique(places.round().astype(int))
    return tuple((float(at / n), float(sums[at])) for at in chosen)


def people_for_80_percent(values: Iterable[float] | NDArray[Any], share: float = LION_SHARE) -> int:
    """Count the fewest people who together bring `share` of it; 0 without any amount."""
    amounts = _ascending(values)[::-1]
    sums = amounts.cumsum()
    if not sums.size or not sums[-1] > 0:
        return 0
    return int(np.searchsorted(sums, share * sums[-1] * (1 - 1e-12))) + 1


def _ascending(values: Iterable[float] | NDArray[Any]) -> NDArray[np.float64]:
    listed = values if isinstance(values, np.ndarray | Sequence) else list(values)
    return np.sort(np.asarray(listed, dtype=np.float64))


def ranks(values: Iterable[int] | NDArray[Any]) -> tuple[tuple[int, int], ...]:
    """Give at most MOST_POINTS points of the curve by rank: (rank from 1, value), evenly on a log scale; zeros are left out."""
    amounts = _ascending(values)[::-1]
    amounts = amounts[amounts > 0]
    if not amounts.size:
        return ()
    places = np.unique(np.geomspace(1, amounts.size, MOST_POINTS).round().astype(int))
    return tuple((int(rank), int(amounts[rank - 1])) for rank in places)
