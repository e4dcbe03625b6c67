"""The chart's geometry in people and levels: the axis, the columns that are cut, where each dot lies."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from netdesk.domain.participation import Level

COLUMN = 0.83
"""Width of a column; levels are 1 apart."""
DOTS_A_ROW = 8
MOST_DOTS = 2_000
HEADROOM = 1.05
DWARFS = 5
"""A column this many times as high as the next one is cut, or the others would be a line of pixels."""
DWARFS_TOO = 10
CUT_HEIGHT = 0.9
BREAK = (0.70, 0.745)
"""A cut column's height and the gap in it, as shares of the axis."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How high each column is drawn on an axis from 0 to `top`; those in `cut` are higher in truth."""

    counts: tuple[int, ...]
    top: float
    ticks: tuple[int, ...]
    cut: frozenset[Level]

    @property
    def heights(self) -> tuple[float, ...]:
        """The columns as drawn, Read first."""
        return tuple(
            self.top * CUT_HEIGHT if Level(at) in self.cut else float(count) for at, count in enumerate(self.counts, 1)
        )

    @property
    def gap(self) -> tuple[float, float]:
        """Between which heights a cut column is left out."""
        return self.top * BREAK[0], self.top * BREAK[1]

    @property
    def as_dots(self) -> bool:
        """Whether there are few enough people for a dot each."""
        return sum(self.counts) <= MOST_DOTS


def shape_of(counts: Sequence[int]) -> Shape:
    """Lay out twelve columns so that the small ones can be read beside a huge one."""
    order = sorted(Level, key=lambda level: counts[level - 1], reverse=True)
    sizes = [counts[level - 1] for level in order]
    cut = 0
    for limit in (DWARFS, DWARFS_TOO):
        if not sizes[cut + 1] or sizes[cut] <= limit * sizes[cut + 1]:
            break
        cut += 1
    # A cut column has to be seen above the others: give them room.
    top = max(10.0 if sizes[cut] < 10 else 0.0, sizes[cut] * (HEADROOM if not cut else HEADROOM / BREAK[0]))
    return Shape(tuple(counts), top, ticks_to(top), frozenset(order[:cut]))


def ticks_to(top: float) -> tuple[int, ...]:
    """Choose round numbers from 0 up to `top`, about five of them."""
    step = 1
    for power in range(12):
        for digit in (1, 2, 5):
            step = digit * 10**power
            if top / step <= 5.5:
                return tuple(range(0, math.floor(top) + 1, step))
    return (0,)


def dots_a_row(top: float, width: float, height: float) -> int:
    """Choose how many dots lie side by side in a column `width` wide, the axis being `height` high (both in pixels).

    DOTS_A_ROW as a rule; fewer where so few people would leave wide gaps between the rows.
    """
    even = math.sqrt(width * top / max(1.0, height))
    return DOTS_A_ROW if even >= DOTS_A_ROW * 0.75 else max(1, round(even))


@dataclass(frozen=True, slots=True)
class Dots:
    """Where the dots lie, and of each its level and whether it stands for somebody set there by hand."""

    x: list[float]
    y: list[float]
    levels: list[Level]
    rings: list[bool]


def dots_of(shape: Shape, by_hand: Sequence[int], in_row: int) -> Dots:
    """Place a dot for each person, row by row from the ground; a cut column shows as many as fit."""
    dots = Dots([], [], [], [])
    low, high = shape.gap
    for level, height in zip(Level, shape.heights, strict=True):
        left, step = level - COLUMN / 2, COLUMN / in_row
        for place in range(shape.counts[level - 1]):
            row, at = divmod(place, in_row)
            y = (row + 0.5) * in_row
            if level in shape.cut and y + in_row / 2 > height:
                break
            if level in shape.cut and low - in_row / 2 < y < high + in_row / 2:
                continue
            dots.x.append(left + (at + 0.5) * step)
            dots.y.append(y)
            dots.levels.append(level)
            dots.rings.append(place < by_hand[level - 1])
    return dots
