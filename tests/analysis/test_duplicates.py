"""Who may be one person, why, and who stands beside whom."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.analysis.duplicates import MOST, grouped, judge, promising
from netdesk.domain.duplicates import Pair, Someone
from netdesk.domain.folding import fold


def someone(number: int, name: str, company: str = "", **more: Any) -> Someone:
    return Someone(number, name, fold(name), company, **more)


def on(network: str, key: str, url: str = "") -> tuple[tuple[str, str, str, str], ...]:
    return ((network, key, key, url),)


class TestJudge:
    def test_says_why(self) -> None:
        pair = judge(
            someone(2, "Ada Example", "Acme GmbH", emails=("ada@example.com",)),
            someone(1, "Ada M. Example", "ACME", emails=("ada@example.com", "a@b.example")),
        )
        assert pair is not None
        assert (pair.first, pair.second) == (1, 2)
        assert pair.reasons == ("same e-mail ada@example.com", "names 96 % alike", "same company")
        assert pair.confidence > 0.95

    @pytest.mark.parametrize(
        ("one", "other", "low", "high"),
        [
            (someone(1, "Ada Fox", "Acme"), someone(2, "Ada Fox", "Acme"), 0.8, 0.9),
            (someone(1, "Ada Fox", "Acme"), someone(2, "Ada Fox"), 0.55, 0.65),
            (someone(1, "Ada Fox", "Acme"), someone(2, "Ada Fox", "Beta"), 0.3, 0.4),
            (someone(1, "Ada Fox", "Self-employed"), someone(2, "Ada Fox", "Self-employed"), 0.55, 0.65),
            (
                someone(1, "Ada Fox", "Acme", profiles=on("linkedin", "a")),
                someone(2, "Ada Fox", "Acme", profiles=on("linkedin", "b")),
                0.3,
                0.45,
            ),
            (someone(1, "Ada Fox", digits=("493012345678",)), someone(2, "A. Fox", digits=("03012345678",)), 0.85, 0.95),
            (someone(1, "Ada Fox", "X", emails=("info@x.example",)), someone(2, "Bo Lind", emails=("info@x.example",)), 0.3, 0.4),
            (someone(1, "adafox", emails=("ada@x.example",)), someone(2, "Ada Fox", emails=("ada@x.example",)), 0.85, 0.95),
            (
                someone(1, "Ada Fox", "Acme", profiles=on("x", "adafox")),
                someone(2, "Ada Fox", "Beta", profiles=on("mastodon", "adafox@social.example")),
                0.7,
                0.8,
            ),
        ],
    )  # fmt: skip
    def test_how_sure(self, one: Someone, other: Someone, low: float, high: float) -> None:
        pair = judge(one, other)
        assert pair is not None
        assert low <= pair.confidence <= high, pair
        assert judge(other, one) == pair

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (someone(1, "Ada Fox", "Acme"), someone(2, "Bea Fox", "Acme")),
            (someone(1, "Maria Fox", "Acme"), someone(2, "Mario Fox", "Acme")),
            (
                someone(1, "Ada Fox", "Acme", profiles=on("linkedin", "a")),
                someone(2, "Ada Fox", "Beta", profiles=on("linkedin", "b")),
            ),
            (
                someone(1, "Ada Fox", birthday="1980-05-01"),
                someone(2, "Ada Fox", birthday="--06-01"),
            ),
            # Area codes that end alike.
            (someone(1, "Ada Fox", digits=("12805550119",)), someone(2, "Bo Lind", digits=("13805550119",))),
            (someone(1, "김민지", digits=("12805550119",)), someone(2, "Bo Lind", digits=("13805550119",))),
        ],
    )
    def test_two_people(self, one: Someone, other: Someone) -> None:
        assert judge(one, other) is None

    def test_a_number_shared_by_people_of_other_names_says_less(self) -> None:
        pair = judge(someone(1, "Ada Fox", digits=("4930123456",)), someone(2, "Bo Lind", digits=("4930123456",)))
        assert pair is not None
        assert pair.confidence == 0.4
        assert pair.reasons == ("same phone number …3456",)

    def test_a_closer_look_is_worth_it_for_whoever_is_judged_by_name(self) -> None:
        one, other = someone(1, "Ben Fox", "Acme"), someone(2, "Benjamin Fox", "Acme Inc")
        assert promising(one, other)
        assert judge(one, other) is not None
        assert not promising(one, someone(3, "Bea Lind", "Acme"))


class TestGrouped:
    def test_joins_who_belong_together_and_puts_the_surest_first(self) -> None:
        groups = grouped([Pair(1, 2, 0.5, ()), Pair(5, 6, 0.9, ()), Pair(2, 3, 0.8, ()), Pair(1, 3, 0.4, ())])
        assert [(group.ids, group.confidence) for group in groups] == [((5, 6), 0.9), ((1, 2, 3), 0.4)]
        assert [pair.confidence for pair in groups[1].pairs] == [0.8, 0.5, 0.4]

    def test_keeps_those_apart_who_are_not_the_same(self) -> None:
        groups = grouped([Pair(1, 2, 0.9, ()), Pair(2, 3, 0.8, ())], apart=[(1, 3)])
        assert [group.ids for group in groups] == [(1, 2)]

    @given(
        st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30), st.floats(0.3, 1)), max_size=60),
        st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30)), max_size=10),
    )
    def test_nobody_stands_twice(self, drawn: list[tuple[int, int, float]], strangers: list[tuple[int, int]]) -> None:
        apart = {(low, high) for low, high in strangers if low < high}
        pairs = [Pair(low, high, sure, ()) for low, high, sure in drawn if low < high and (low, high) not in apart]
        groups = grouped(pairs, apart)
        everybody = [number for group in groups for number in group.ids]
        assert len(everybody) == len(set(everybody))
        for group in groups:
            assert 2 <= len(group.ids) <= MOST
            assert not any(low in group.ids and high in group.ids for low, high in apart)
            assert {number for pair in group.pairs for number in pair.ids} == set(group.ids)
        assert [group.confidence for group in groups] == sorted((group.confidence for group in groups), reverse=True)
