"""The lines of both lists."""

from netdesk.domain.cadence import Cadence, Due, DueContact, DueList
from netdesk.domain.news import ImportNews, JobNews, Moved
from netdesk.ui.today.lines import due_lines, news_lines

DAY = 20_587


def test_more_than_fit_are_a_link_to_all_of_them() -> None:
    rows = (DueContact(1, "Ada", Due(DAY - 3, DAY + 3), Cadence(30, 36), "", DAY - 33),)
    lines = due_lines(DueList(DAY, rows, past=1_204, people=1_204))
    assert [(line.kind, line.title) for line in lines] == [
        ("section", "Past the ideal date"),
        ("due", "Ada"),
        ("link", "1,203 more people"),
    ]
    assert lines[2].target == "next<today"
    assert lines[1].chip == "3 days"


def test_lost_and_found_connections_say_so() -> None:
    gone = Moved(1, 7, "Ada", "linkedin", DAY, "Acme", "CTO")
    lines = news_lines(
        ImportNews(
            0, "Imported", DAY, gone=(gone,), gone_count=12, back=(Moved(2, 8, "Ben", "linkedin", DAY),), back_count=1
        )
    )
    assert [line.title for line in lines] == ["Reconnected", "Ben", "Disconnected: 12", "Ada"]
    assert lines[1].line == "again among your connections"
    assert lines[3].tip == "No longer among your connections in the LinkedIn archive of 14 May 2026"
    assert lines[3].contact == 7


def test_a_job_says_what_changed() -> None:
    job = JobNews(1, 7, "Ada", DAY, "Acme", "Editor", "Acme", "Lead")
    (_, line) = news_lines(ImportNews(0, "", DAY, jobs=(job,)))
    assert (line.line, line.strong) == ("Editor → ", "Lead at Acme")
    assert line.spoken == "Ada. Editor → Lead at Acme. Seen in the import of 14 May 2026"


def test_the_queries_of_links_are_understood() -> None:
    from datetime import UTC

    from netdesk.domain.period import Moment
    from netdesk.domain.query import parse

    for text in ("next<today", "next:today", "next<=+7d", "added>=2026-05-14"):
        assert not parse(text, Moment(0, UTC)).is_empty
