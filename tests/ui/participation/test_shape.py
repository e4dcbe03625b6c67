"""The chart's geometry."""

import pytest

from netdesk.domain.participation import Level
from netdesk.ui.participation.shape import COLUMN, dots_a_row, dots_of, shape_of, ticks_to

MOCK_UP = (214, 131, 38, 74, 46, 34, 27, 19, 11, 10, 4, 4)
NONE = (0,) * 12


def test_the_usual_chart_is_not_cut() -> None:
    shape = shape_of(MOCK_UP)
    assert not shape.cut
    assert shape.heights == MOCK_UP
    assert shape.ticks == (0, 50, 100, 150, 200)
    assert 214 < shape.top < 230
    assert shape.as_dots


def test_a_column_that_dwarfs_all_is_cut_and_the_others_fill_the_axis() -> None:
    shape = shape_of((99_000, 400, 120, 150, 110, 80, 60, 40, 20, 12, 5, 3))
    assert shape.cut == {Level.READ}
    assert 0.6 < 400 / shape.top < shape.gap[0] / shape.top
    assert shape.gap[1] < shape.heights[0] < shape.top
    assert shape.heights[1:] == (400, 120, 150, 110, 80, 60, 40, 20, 12, 5, 3)
    assert not shape.as_dots


def test_a_second_giant_is_cut_too() -> None:
    shape = shape_of((90_000, 9_000, 0, 0, 200, 10, 5, 0, 0, 0, 0, 0))
    assert shape.cut == {Level.READ, Level.FAVORITE}
    assert shape.top == pytest.approx(300)


def test_a_lonely_column_is_not_cut() -> None:
    shape = shape_of((340, *NONE[1:]))
    assert not shape.cut
    assert shape.top > 340


def test_ticks_are_round_and_few() -> None:
    assert ticks_to(10) == (0, 2, 4, 6, 8, 10)
    assert ticks_to(600) == (0, 200, 400, 600)
    for top in (1, 7, 33, 412, 9_999, 1_234_567):
        assert 2 <= len(ticks_to(top)) <= 6


def test_each_person_gets_a_dot_in_the_column_of_the_level() -> None:
    dots = dots_of(shape_of(MOCK_UP), (2, *NONE[1:]), 8)
    assert len(dots.x) == 612
    for level in Level:
        places = [x for x, of in zip(dots.x, dots.levels, strict=True) if of == level]
        assert len(places) == MOCK_UP[level - 1]
        assert all(abs(x - level) < COLUMN / 2 for x in places)
    assert max(dots.y) <= 220
    assert dots.rings.count(True) == 2
    assert len(set(zip(dots.x, dots.y, strict=True))) == 612


def test_a_cut_column_of_dots_has_a_gap() -> None:
    shape = shape_of((1_380, 60, 10, 15, 12, 8, 6, 4, 2, 1, 1, 1))
    dots = dots_of(shape, NONE, 4)
    read = [y for y, level in zip(dots.y, dots.levels, strict=True) if level == Level.READ]
    low, high = shape.gap
    assert max(read) > high
    assert not [y for y in read if low < y < high]


def test_few_people_get_fewer_dots_a_row() -> None:
    assert dots_a_row(224, 63, 308) == 8
    assert dots_a_row(2_000, 63, 308) == 8
    assert dots_a_row(88, 63, 308) == 4
    assert dots_a_row(10, 63, 308) == 1
