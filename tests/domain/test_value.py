"""Amounts as people write them, and sides on one scale."""

import pytest

from netdesk.domain.errors import UsageError
from netdesk.domain.value import Side, read_amount


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("1870", 187_000), ("1,870.50", 187_050), ("1.870,50", 187_050), ("1 870,5", 187_050), ("€ 12", 1_200),
        ("1,870", 187_000), ("1'870", 187_000), ("0.07", 7), ("", None), ("1,234,567.89", 123_456_789),
    ],
)  # fmt: skip
def test_amounts_are_read(typed: str, minor: int | None) -> None:
    assert read_amount(typed) == minor


@pytest.mark.parametrize("typed", ["much", "-5", "1.2.3", "12,34,56", "9" * 13, "1e5", "٣"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="no amount"):
        read_amount(typed)


def test_a_side_is_worth_one_number_only_in_one_currency() -> None:
    side = Side((("EUR", 10_000),), 10, (), 7200)
    assert side.worth("EUR", 85) == 100 + 85 + 170
    assert side.worth("EUR", None) is None
    assert side.worth("USD", 85) is None
    assert Side((("EUR", 10_000),)).worth("EUR", None) == 100
