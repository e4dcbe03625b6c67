"""What Today says."""

from netdesk.domain.cadence import Cadence, Due, DueContact, DueList
from netdesk.ui.today import words

ROW = DueContact(1, "Ada", Due(20_000, 20_015), Cadence(30, 45), "tier 2", 19_970)


def test_the_reason_is_the_most_telling_one() -> None:
    assert words.why(ROW, 20_000) == "Every 30 days, tier 2"
    told = DueContact(1, "Ada", ROW.due, ROW.cadence, "", 19_970, last_kind="email")
    assert words.why(told, 20_000) == "E-mail, 4 Sep"
    assert words.why(told, 19_971) == "E-mail, yesterday"
    promised = DueContact(1, "Ada", ROW.due, ROW.cadence, "", 19_970, promise="a book title", new_job=True)
    assert words.why(promised, 20_000) == "You promised: a book title"


def test_the_rule_explains_the_day() -> None:
    assert words.rule(ROW, 20_020) == (
        "Every 30 days, 45 at most (tier 2), counted from 4 Sep 2024: 20 days past the ideal date, 5 days past the longest"
    )


def test_headlines() -> None:
    assert words.headline(DueList(20_000)) == "Nobody is waiting."
    assert words.headline(DueList(20_000, past=1)) == "1 person waits for a word from you."
    assert words.sub_headline(DueList(20_000, people=42, a_week=5.9, coming=1)) == (
        "To keep in touch with 42 people asks for about 6 touches a week. 1 more comes up within 7 days."
    )


def test_days_and_places() -> None:
    assert words.title_day(20_587) == "Thursday 14 May · week 20"
    assert words.role_at("CTO", "Lumen") == "CTO at Lumen"
    assert words.place_of("Editor", "Acme", "Lead", "Acme") == "Editor"
