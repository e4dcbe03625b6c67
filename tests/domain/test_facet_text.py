"""Facets ticked and unticked in a query's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.facet_text import closed, is_ticked, parts, tick, ticked, untick

ROLES = ("role:client", "role:peer", 'role:"thought leader"')
LEVELS = ("level>=refactor", "level>=network level<=write", "level<network")
STATUS = ("is:due", "status:archived", "last:never")


@pytest.mark.parametrize(
    ("text", "value", "section", "expected"),
    [
        ("", "role:client", ROLES, "role:client"),
        ("ada", "role:client", ROLES, "ada role:client"),
        ("role:client", "role:peer", ROLES, "(role:client or role:peer)"),
        (
            "(role:client or role:peer) ada",
            'role:"thought leader"',
            ROLES,
            '(role:client or role:peer or role:"thought leader") ada',
        ),
        ("role:client", "network:linkedin", ("network:linkedin",), "role:client network:linkedin"),
        ("ada or bob", "role:client", ROLES, "(ada or bob) role:client"),
        ("role:client or role:peer", 'role:"thought leader"', ROLES, '(role:client or role:peer or role:"thought leader")'),
        ("(role:client or bob)", "role:peer", ROLES, "(role:client or bob) role:peer"),
        ("-role:client", "role:client", ROLES, "-role:client role:client"),
        ("level>=refactor", "level>=network level<=write", LEVELS, "(level>=refactor or (level>=network level<=write))"),
        ("status:archived x", "is:due", STATUS, "(status:archived or is:due) x"),
        ("is:starred", "is:due", STATUS, "is:starred is:due"),
        ("last>-9d", "is:due", STATUS, "last>-9d is:due"),
        ('"half open', "role:client", ROLES, '"half open" role:client'),
        ("(half open", "role:client", ROLES, "(half open) role:client"),
        ("ROLE:Client", "role:client", ROLES, "ROLE:Client"),
        ('company:"Acme"', "company:Acme", (), 'company:"Acme"'),
        ("company:Lumen", 'company:"Halden & Rowe"', (), '(company:Lumen or company:"Halden & Rowe")'),
    ],
)  # fmt: skip
def test_a_tick_adds_a_value(text: str, value: str, section: tuple[str, ...], expected: str) -> None:
    assert tick(text, value, section) == expected
    assert is_ticked(expected, value, section)


@pytest.mark.parametrize(
    ("text", "value", "section", "expected"),
    [
        ("role:client", "role:client", ROLES, ""),
        ("ada role:client", "role:client", ROLES, "ada"),
        ("(role:client or role:peer) ada", "role:client", ROLES, "role:peer ada"),
        ("(ada or bob) role:client", "role:client", ROLES, "(ada or bob)"),
        ("role:client or role:peer", "role:peer", ROLES, "role:client"),
        ("(role:client or bob)", "role:client", ROLES, "(role:client or bob)"),
        ("-role:client", "role:client", ROLES, "-role:client"),
        ("(level>=refactor or (level>=network level<=write))", "level>=network level<=write", LEVELS, "level>=refactor"),
        ("(level>=network level<=write) x", "level>=network level<=write", LEVELS, "x"),
    ],
)  # fmt: skip
def test_unticking_takes_a_value_away(text: str, value: str, section: tuple[str, ...], expected: str) -> None:
    assert untick(text, value, section) == expected
    assert not is_ticked(expected, value, section)


def test_all_values_that_are_named_are_known_at_once() -> None:
    assert ticked("ada (role:client or ROLE:peer) tag:berlin", ROLES) == {"role:client", "role:peer"}
    assert ticked("(level>=network level<=write)", LEVELS) == {"level>=network level<=write"}
    assert ticked(" ", ROLES) == ticked("ada", ()) == set()


def test_blanks_in_quotes_and_parentheses_do_not_split() -> None:
    assert parts('  a "b c" (d or (e f))  -g:"h i" ') == ["a", '"b c"', "(d or (e f))", '-g:"h i"']
    assert closed('(a "b') == '(a "b")'


@given(st.text(alphabet='ab "()-:or ', max_size=30), st.lists(st.sampled_from(ROLES), unique=True))
def test_what_was_ticked_can_be_unticked_in_any_text(text: str, chosen: list[str]) -> None:
    now = text
    for value in chosen:
        now = tick(now, value, ROLES)
    assert all(is_ticked(now, value, ROLES) == (value in chosen) for value in ROLES)
    for value in chosen:
        now = untick(now, value, ROLES)
    assert not any(is_ticked(now, value, ROLES) for value in ROLES)
