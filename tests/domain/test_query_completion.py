"""Completion of a query: what is offered at the cursor, and what comes of taking it."""

from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.period import Moment
from netdesk.domain.query import parse
from netdesk.domain.query_completion import completions
from netdesk.domain.query_fields import FIELDS

VALUES = {
    "tag": ("berlin", "technical writing"),
    "company": ("Acme", "Acme Labs", 'The "Old" Mill'),
    "source": ("csv",),
}
MOMENT = Moment(1_790_000_000, UTC)


def labels(text: str, cursor: int | None = None) -> list[str]:
    return [choice.label for choice in completions(text, len(text) if cursor is None else cursor, VALUES).choices]


def taken(text: str, number: int = 0, cursor: int | None = None) -> str:
    found = completions(text, len(text) if cursor is None else cursor, VALUES)
    return text[: found.start] + found.choices[number].text + text[found.end :]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("", []),
        ("a", []),
        ("ro", ["role:"]),
        ("ada RO", ["role:"]),
        ("-ro", ["role:"]),
        ("(ro", ["role:"]),
        ("le", ["level:"]),
        ("na", ["name:"]),
        ("zz", []),
        ("role:past", ["past client"]),
        ("role:cli", ["client", "past client", "prospective client"]),
        ("role:client", []),
        ("tag:", ["berlin", "technical writing"]),
        ("tag:writ", ["technical writing"]),
        ('tag:"technical w', ["technical writing"]),
        ("company:ac", ["Acme", "Acme Labs"]),
        ("company=acme l", []),
        ("level>=wr", ["write"]),
        ("level:read..wr", ["write"]),
        ("has:em", ["email"]),
        ("is:o", ["overdue"]),
        ("last<tod", ["today"]),
        ("last<-18", ["-180d"]),
        ("network:x", []),
        ("shoe:", []),
        ("score>", []),
        ('"ro', []),
    ],
)
def test_what_is_offered(text: str, offered: list[str]) -> None:
    assert labels(text) == offered


def test_what_comes_of_taking_a_choice() -> None:
    assert taken("ada ro") == "ada role:"
    assert taken("-tag:tec") == '-tag:"technical writing"'
    assert taken('tag:"tec') == 'tag:"technical writing"'
    assert taken('tag:"tec" ada', cursor=7) == 'tag:"technical writing" ada'
    assert taken("role:pa ada", cursor=7) == 'role:"past client" ada'
    assert taken("level:read..wr") == "level:read..write"
    assert taken("company:acme", cursor=10) == "company:Acme"


def test_a_quotation_mark_cannot_be_written_so_it_is_not_offered() -> None:
    assert labels("company:the") == []


@given(text=st.text(max_size=30) | st.lists(st.sampled_from([*'():="- ', "tag", "ro", "level", "last<"])).map("".join))
def test_any_text_and_place_will_do(text: str) -> None:
    for cursor in range(-1, len(text) + 2):
        found = completions(text, cursor, VALUES)
        assert 0 <= found.start <= found.end <= len(text)
        assert not found.choices or found.start <= cursor


@given(field=st.sampled_from([field.name for field in FIELDS]), letters=st.integers(0, 3), number=st.integers(0, 60))
def test_every_choice_makes_a_query_that_can_be_read(field: str, letters: int, number: int) -> None:
    found = completions(f"ada {field}:", len(field) + 5, VALUES)
    if number < len(found.choices):
        choice = found.choices[number]
        typed = f"ada {field}:{choice.text.strip(chr(34))[:letters].partition(' ')[0]}"
        again = completions(typed, len(typed), VALUES)
        assert choice in again.choices or not again.choices
        parse(typed[: found.start] + choice.text, MOMENT)
