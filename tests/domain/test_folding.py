import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Ada   Lovelace ", "ada lovelace"),
        ("Zoë Brask-Fjord", "zoe brask-fjord"),
        ("ZOE\u0308", "zoe"),
        ("Émile", "emile"),
        ("Straße", "strasse"),
        ("Tromsø", "tromsø"),
        ("ﬁn", "fin"),
        ("김 민지", "김 민지"),
        ("", ""),
    ],
)
def test_names_that_differ_in_case_accents_or_spaces_fold_to_one(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
