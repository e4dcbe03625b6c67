import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.cells import columns_of, defused, instant_text, items_of, joined, parted, plain, text_of, value_of
from netdesk.domain.exported import Kind

AWKWARD = st.text(alphabet=" :\\'=+@ab-\t\r\n\0", max_size=8)


@given(st.lists(st.tuples(AWKWARD, AWKWARD), max_size=4))
def test_several_values_in_a_cell_come_back_as_they_were(items: list[tuple[str, str]]) -> None:
    assert items_of(columns_of(items, 2)) == items


@given(st.lists(st.text(min_size=1), min_size=1))
def test_any_texts_come_back(values: list[str]) -> None:
    assert parted(joined(values)) == values


def test_plain_values_are_written_plainly() -> None:
    assert joined(["ada@example.com"]) == "ada@example.com"
    assert joined(["C:\\temp", "b"]) == "C:\\temp ::: b"
    assert joined(["", ""]) == ""
    assert joined(["home", ""]) == "home ::: "


def test_the_separator_inside_a_value_is_escaped() -> None:
    assert joined(["a ::: b", "c"]) == "a \\::: b ::: c"


@given(AWKWARD)
def test_defusing_is_taken_back_without_loss(text: str) -> None:
    assert plain(defused(text)) == text


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(sign: str) -> None:
    assert defused(f"{sign}1+1") == f"'{sign}1+1"
    assert defused(f"1{sign}1") == f"1{sign}1"


@given(st.integers(-62_135_596_800, 253_402_300_799))
def test_instants_come_back(seconds: int) -> None:
    assert value_of(Kind.INSTANT, instant_text(seconds)) == seconds


@given(st.floats(allow_nan=False))
def test_numbers_with_decimals_come_back(number: float) -> None:
    assert value_of(Kind.REAL, text_of(Kind.REAL, number)) == number


@pytest.mark.parametrize(
    ("kind", "value"), [(Kind.DAY, -400_000), (Kind.STATUS, 2), (Kind.NUMBER, -3), (Kind.DAY, None)]
)
def test_values_come_back(kind: Kind, value: int | None) -> None:
    assert value_of(kind, text_of(kind, value)) == value


def test_what_is_none_of_its_kind_is_refused() -> None:
    for kind in (Kind.DAY, Kind.STATUS, Kind.NUMBER, Kind.INSTANT):
        with pytest.raises(ValueError, match="x"):
            value_of(kind, "x")
