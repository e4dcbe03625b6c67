"""The query language on paper: what a text means, and what is said of a faulty one."""

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain import query_grammar
from netdesk.domain.errors import UsageError
from netdesk.domain.period import DAY_SECONDS, Moment
from netdesk.domain.query import EVERYBODY, Query, QueryError, free, parse
from netdesk.domain.query_terms import And, Choice, Has, Is, Not, Number, Or, Term, TextField, Time, Words

TODAY = 20_717  # 21 September 2026
MOMENT = Moment(TODAY * DAY_SECONDS + 50_000, UTC)


def term(text: str) -> Term | None:
    return parse(text, MOMENT).term


def word(text: str, prefix: bool = False) -> Words:
    return Words(tuple(text.split()), prefix)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("", None),
        ("  - ?! ", None),
        ("ada", word("ada", True)),
        ("ada love", And((word("ada"), word("love", True)))),
        ("ada role:client", And((word("ada", True), Choice("role", ("client",))))),
        ('"ada love"', word("ada love", True)),
        ('"ada love', word("ada love", True)),
        ("o'neill", word("o neill", True)),
        ("a or b", Or((word("a"), word("b", True)))),
        ("a OR b c", Or((word("a"), And((word("b"), word("c", True)))))),
        ("(a or b) c", And((Or((word("a"), word("b"))), word("c", True)))),
        ("-a", Not(word("a", True))),
        ("-(a b)", Not(And((word("a"), word("b", True))))),
        ("a -b", And((word("a"), Not(word("b", True))))),
        ("- a", word("a", True)),
        ("or", word("or", True)),
        ("orlando", word("orlando", True)),
        ('a "or" b', And((word("a"), word("or"), word("b", True)))),
        ("http://x.org", word("http x org", True)),
        ("10:30", word("10 30", True)),
        ("<b>", word("b", True)),
        ("company:acme", TextField("company", ("acme",))),
        ('Company:"Acme Labs"', TextField("company", ("Acme", "Labs"))),
        ('company="Acme Labs"', TextField("company", ("Acme", "Labs"), "Acme Labs")),
        ("email:ada@example.org", TextField("email", ("ada", "example", "org"))),
        ("role:client", Choice("role", ("client",))),
        ("role:past", Choice("role", ("past_client",))),
        ("role:p", Choice("role", ("peer", "past_client", "prospect"))),
        ('role:"Prospective Client"', Choice("role", ("prospect",))),
        ("network:LinkedIn", Choice("network", ("linkedin",))),
        ("network:x", Choice("network", ("x",))),
        ("network:twitter", Choice("network", ("x",))),
        ("status:arch", Choice("status", ("archived",))),
        ('status:"let go"', Choice("status", ("let_go",))),
        ("level:write", Number("level", 8, 8)),
        ("level>=Refactor", Number("level", 9)),
        ("level<3", Number("level", None, 2)),
        ("level:3..write", Number("level", 3, 8)),
        ("is:core", Number("level", 9)),
        ("score>=60", Number("score", 60.0)),
        ("interactions:..5", Number("interactions", None, 5)),
        ("has:emails", Has("email")),
        ("is:starred", Is("starred")),
        ("last<-180d", Time("last", None, (TODAY - 180) * DAY_SECONDS, never=True)),
        ("last>-180d", Time("last", (TODAY - 179) * DAY_SECONDS)),
        ("last:today", Time("last", TODAY * DAY_SECONDS, (TODAY + 1) * DAY_SECONDS)),
        ("connected>=2026-09-20", Time("connected", TODAY - 1)),
        ("connected:2026", Time("connected", 20_454, 20_819)),
        ("connected<2026-02", Time("connected", None, 20_485)),
        ("next<=+2w", Time("next", None, TODAY + 15)),
        ("is:due", Time("next", None, TODAY + 1)),
        ("connected:-1m..yesterday", Time("connected", TODAY - 31, TODAY)),
        ("connected>-1y", Time("connected", TODAY - 364)),
    ],
)
def test_what_a_text_means(text: str, meaning: Term | None) -> None:
    assert term(text) == meaning


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("ada (bob", 4, 5, "not closed"),
        ("ada)", 3, 4, "Nothing opens"),
        ("ada ()", 4, 6, "nothing between"),
        ("ada or", 4, 6, "Nothing follows “or” at character 5"),
        ("  shoe:12", 2, 6, "There is no field “shoe”"),
        ("comapny:acme", 0, 7, "Did you mean “company”?"),
        ("level:wrte", 6, 10, "There is no level “wrte”"),
        ("level>13", 6, 8, "There is no level “13”"),
        ("ada last<soon", 9, 13, "at character 10 is no day"),
        ("last<180d", 5, 9, "is no day"),
        ("connected:2026-02-30", 10, 20, "is no day"),
        ("added>-999999y", 6, 14, "is no day"),
        ("score>many", 6, 10, "a number from 0 to 100"),
        ("tier:0", 5, 6, "a number from 1 to 4"),
        ("interactions:1.5", 13, 16, "a whole number"),
        ("level:..", 6, 8, "is no range"),
        ("role:clinet", 5, 11, "Did you mean “client”?"),
        ("has:money", 4, 9, "Use one of: email"),
        ("company>acme", 7, 8, "write company:acme"),
        ("company:", 0, 8, "Nothing follows “company:”"),
        ('tag:"?"', 4, 7, "holds no word"),
        ("a" * 2001, 2000, 2001, "at most 2,000 characters"),
        ("a " * 101, 0, 201, "at most 100 terms"),
        ("(" * 21 + "a" + ")" * 21, 0, 43, "at most 20 parentheses"),
    ],
)
def test_a_faulty_query_says_what_is_wrong_and_where(text: str, start: int, end: int, words: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text, MOMENT)
    error = caught.value
    assert isinstance(error, UsageError)
    assert (error.start, error.end) == (start, end)
    assert words in str(error)
    assert "\n" not in str(error)


SIGNS = st.sampled_from([*'()":=<>-. \t', "or", "level", "last", "-180d", "..", "company", "is", "2026", "ß", "é"])


@given(text=st.text(max_size=40) | st.lists(SIGNS, max_size=12).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        query = parse(text, MOMENT)
    except QueryError as error:
        assert 0 <= error.start <= error.end <= len(text)
        assert str(error)
    else:
        assert query.text == text.strip()
        assert hash(query) == hash(parse(text, MOMENT))


@given(text=st.text("abÉß-'.,+ or", max_size=30))
def test_words_alone_mean_the_same_without_the_grammar(text: str) -> None:
    with_grammar = parse(f"({text} zz)", MOMENT)
    assert parse(f"{text} zz", MOMENT) == with_grammar


@given(text=st.text(max_size=40))
def test_a_text_taken_as_words_is_never_refused(text: str) -> None:
    query = free(text)
    assert query.is_empty or query.words is not None


def test_queries_that_mean_the_same_are_equal() -> None:
    assert parse("ada  love ", MOMENT) == parse("ada love", MOMENT)
    assert parse("last<today", MOMENT) != parse("last<today", Moment(MOMENT.now + DAY_SECONDS, UTC))
    assert parse("", MOMENT) == EVERYBODY == Query()
    assert parse("ada love", MOMENT).words == (word("ada"), word("love", True))
    assert parse("ada -love", MOMENT).words is None
    assert parse("status:any ada", MOMENT).names_status
    assert not parse("ada", MOMENT).names_status


def test_days_are_local_ones() -> None:
    auckland = Moment(MOMENT.now, ZoneInfo("Pacific/Auckland"))
    assert parse("last<today", auckland).term == Time("last", None, TODAY * DAY_SECONDS + 12 * 3600, never=True)


def test_words_alone_do_not_load_the_grammar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(query_grammar, "read")
    assert parse("ada o'neill 10.30", MOMENT).words is not None
