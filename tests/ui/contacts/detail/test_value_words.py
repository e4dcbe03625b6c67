"""What the value tab says."""

from netdesk.domain.value import Balance, LedgerLine, ReferralLine, Side, ValueEvent
from netdesk.ui.contacts.detail import value_words
from netdesk.ui.contacts.detail.lines import ListLine

TODAY = 20_000


def balance(got: Side = Side(), gave: Side = Side(), rate: float | None = 85, promises: int = 0) -> Balance:  # noqa: B008  frozen
    return Balance(TODAY - 365, got, gave, "EUR", rate, 38, 18_700, promises)


def test_figures_name_what_they_hold() -> None:
    got = Side((("EUR", 642_000),), 80, (("referral", 1), ("knowledge", 5)))
    gave = Side((), 30, (("introduction", 2),), 13 * 3600)
    both = balance(got, gave)
    assert (value_words.figure(got, both), value_words.under(got, both)) == ("€6,420", "1 referral, 5 answers")
    assert (value_words.figure(gave, both), value_words.under(gave, both)) == ("€1,105", "13:00, 2 intros")
    assert value_words.base(both) == "Time that nobody paid for, at your €85/h"
    assert value_words.lean(both) == "mostly towards you"
    assert value_words.scale(both) == (6420 + 680, 1105 + 255)


def test_without_a_rate_hours_stay_hours() -> None:
    gave = Side(seconds=3600)
    both = balance(gave=gave, rate=None)
    assert (value_words.figure(gave, both), value_words.under(gave, both)) == ("1:00", "")
    assert value_words.scale(both) is None
    assert value_words.lean(both) == "set your hourly rate for one scale"


def test_currencies_are_not_added_up() -> None:
    got = Side((("EUR", 10_000), ("USD", 20_000)))
    both = balance(got)
    assert (value_words.figure(got, both), value_words.under(got, both)) == ("€100", "$200")
    assert value_words.scale(both) is None
    assert value_words.lean(both) == "several currencies are not added up"


def test_nothing_and_points_alone() -> None:
    assert value_words.lean(balance(promises=1)) == "nothing in 12 months, one promise open"
    assert value_words.under(Side(), balance()) == "nothing yet"
    points = balance(Side(points=30), Side(points=25), rate=None)
    assert value_words.scale(points) == (30, 25)
    assert value_words.lean(points) == "about even"
    assert value_words.lean(balance(Side(points=1), Side(points=25))) == "mostly from you"


def test_what_is_left_is_counted() -> None:
    assert value_words.since(balance(), 7) == "31 more since 2021"
    assert value_words.since(balance(), 38) == ""


def test_lines() -> None:
    income = ValueEvent("income", "received", TODAY, None, 1, amount=25_000, currency="EUR", note="Invoice 7")
    line = value_words.ledger_line(LedgerLine(1, income, 0, "Acme", 0.25), TODAY)
    assert line[:6] == ("Invoice 7", "Income · Acme, 25% of it", "€250", "4 Oct", "got", "billable")
    intro = ValueEvent("introduction", "given", TODAY, 1, points=15, rating=4)
    line = value_words.ledger_line(LedgerLine(2, intro, 0), TODAY)
    assert line[:5] == ("Introduction to them", "15 points · enjoyed 4 of 5", "intro", "4 Oct", "gave")
    referral = ReferralLine(1, "received", TODAY, "Ada", "Bo", "", "won", "", (("EUR", 240_000),))
    assert value_words.referral_line(referral, "Ada", TODAY)[:3] == ("They sent you Bo", "won", "€2,400")
    assert value_words.referral_line(referral, "Bo", TODAY).title == "Ada sent you them"
    given = ReferralLine(2, "given", TODAY, "", "Bo", "Ada", "", "")
    assert value_words.referral_line(given, "Ada", TODAY).title == "You sent Bo to them"
    whole = value_words.lines([LedgerLine(2, intro, 0)], [referral], "Ada", TODAY)
    assert [line.is_heading for line in whole] == [False, True, False]
    assert whole[1] == ListLine("Referrals")
