"""What may be typed into a contact's fields."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain import contact_fields
from netdesk.domain.errors import UsageError
from netdesk.domain.period import to_day

TODAY = to_day(date(2026, 9, 21))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Ada@Example.ORG", "ada@example.org"), (" ada@example.org ", "ada@example.org"),
        ("mailto:ada@example.org", "ada@example.org"), ("jürgen@müller.de", "jürgen@müller.de"),
    ],
)  # fmt: skip
def test_an_email_is_brought_to_one_form(typed: str, read: str) -> None:
    assert contact_fields.email(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ada",
        "ada@",
        "@example.org",
        "ada@example",
        "a b@example.org",
        "ada@ex.org, bo@ex.org",
        "<img src=x>@ex.org",
    ],
)
def test_what_is_no_email_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="no e-mail address"):
        contact_fields.email(typed)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1990-05-12", "1990-05-12"), ("12 May 1990", "1990-05-12"), ("May 12, 1990", "1990-05-12"),
        ("12.5.1990", "1990-05-12"), ("12 may", "--05-12"), ("12.5.", "--05-12"), ("--05-12", "--05-12"),
        ("29 Feb", "--02-29"), ("", ""),
    ],
)  # fmt: skip
def test_a_birthday_needs_no_year(typed: str, read: str) -> None:
    assert contact_fields.birthday(typed) == read


@pytest.mark.parametrize("typed", ["soon", "30 Feb 1990", "1990", "May 1990", "12 Foo 1990", "99.99.1990", "31.4."])
def test_nonsense_is_no_birthday(typed: str) -> None:
    with pytest.raises(UsageError, match="no birthday"):
        contact_fields.birthday(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2021-03-14", date(2021, 3, 14)), ("Mar 2021", date(2021, 3, 1)), ("2021-03", date(2021, 3, 1)),
        ("2021", date(2021, 1, 1)), ("14.3.2021", date(2021, 3, 14)), ("today", date(2026, 9, 21)),
        ("yesterday", date(2026, 9, 20)), ("3 Dec", date(2025, 12, 3)), ("3 May", date(2026, 5, 3)),
    ],
)  # fmt: skip
def test_days_are_read_as_people_write_them(typed: str, day: date) -> None:
    assert contact_fields.day(typed, TODAY) == to_day(day)


def test_what_is_promised_lies_ahead() -> None:
    assert contact_fields.next_day("3 May", TODAY) == to_day(date(2027, 5, 3))
    assert contact_fields.next_day("21 Sep", TODAY) == contact_fields.day("21 Sep", TODAY) == TODAY
    assert contact_fields.next_day("29 Feb", TODAY) == to_day(date(2028, 2, 29))
    assert contact_fields.day("29 Feb", TODAY) == to_day(date(2024, 2, 29))
    assert contact_fields.next_day("2026-01-01", TODAY) == to_day(date(2026, 1, 1))
    assert contact_fields.next_day("", TODAY) is None


def test_words_are_taken_apart_at_commas() -> None:
    assert contact_fields.words(" #berlin, poet ,, #berlin") == ("berlin", "poet")
    assert contact_fields.words("") == ()


def test_the_future_is_no_day_one_met() -> None:
    assert contact_fields.past_day("", TODAY) is None
    with pytest.raises(UsageError, match="still to come"):
        contact_fields.past_day("2027-01-01", TODAY)
    with pytest.raises(UsageError, match="no day"):
        contact_fields.past_day("someday", TODAY)


@pytest.mark.parametrize(
    ("typed", "read"),
    [("example.org", "https://example.org"), ("http://example.org/a?b=1", "http://example.org/a?b=1")],
)
def test_a_website_gets_its_scheme(typed: str, read: str) -> None:
    assert contact_fields.website(typed) == read


@pytest.mark.parametrize(
    "typed",
    ["javascript:alert(1)", "file:///etc/passwd", "https://user@evil.example", "https://a b.example", "https://", "nothing",
     "data:text/html,hi", "https://evil.example\\@good.example", "javascript://example.org/%0aalert(1)"],
)  # fmt: skip
def test_other_addresses_are_no_websites(typed: str) -> None:
    with pytest.raises(UsageError, match="no web address"):
        contact_fields.website(typed)


def test_profiles_are_addresses_or_handles_of_a_network() -> None:
    assert contact_fields.profile("linkedin.com/in/Ada-Ray/").key == "ada-ray"
    assert contact_fields.profile("@ada", "x").url == "https://x.com/ada"
    assert contact_fields.profile("@ada@example.social").network == "mastodon"
    assert contact_fields.profile("https://x.com/ada", "x").key == "ada"
    assert contact_fields.profile("https://x.com/ada", "linkedin").network == "x"
    assert contact_fields.profile("https://mastodon.social/@ada", "linkedin").network == "mastodon"
    assert contact_fields.profile("@ada@example.social", "linkedin").network == "mastodon"
    for typed, network in (("ada", ""), ("javascript:alert(1)", ""), ("https://example.org/ada", "x"), ("a b", "x")):
        with pytest.raises(UsageError, match="no profile"):
            contact_fields.profile(typed, network)


def test_phones_stay_as_written() -> None:
    assert contact_fields.phone("+44 (20) 7946-0018") == "+44 (20) 7946-0018"
    assert contact_fields.digits("+44 (20) 7946-0018") == "442079460018"
    with pytest.raises(UsageError, match="no phone number"):
        contact_fields.phone("call me")


def test_a_line_is_one_line_and_no_book() -> None:
    assert contact_fields.line("  Ada \n Ray\t") == "Ada Ray"
    with pytest.raises(UsageError, match="longer"):
        contact_fields.line("x" * 501)
    assert contact_fields.note("\n one\n\ntwo \n") == "one\n\ntwo"


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    for read in (
        contact_fields.email,
        contact_fields.birthday,
        contact_fields.website,
        contact_fields.profile,
        contact_fields.phone,
    ):
        try:
            read(text)
        except UsageError as error:
            assert str(error).endswith(".")
    try:
        contact_fields.day(text, TODAY)
    except UsageError as error:
        assert str(error).endswith(".")
