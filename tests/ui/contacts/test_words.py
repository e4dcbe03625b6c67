"""Dates, distances and reasons in words."""

from datetime import UTC

import pytest

from netdesk.domain.contact import Evidence, Standing, TimelineItem
from netdesk.domain.participation import Level
from netdesk.ui.contacts import words

NOW = 1_778_767_200  # 14 May 2026, 14:00 UTC
DAY = 86_400
TODAY = NOW // DAY


@pytest.mark.parametrize(
    ("seconds", "short", "spoken"),
    [
        (None, "never", "Last contact never"),
        (NOW, "today", "Last contact today"),
        (NOW - DAY, "1 d", "Last contact 1 day ago"),
        (NOW - 14 * 3600 - 1, "1 d", "Last contact 1 day ago"),
        (NOW - 364 * DAY, "364 d", "Last contact 364 days ago"),
        (NOW - 800 * DAY, "2 y", "Last contact 2 years ago"),
        (NOW + 2 * DAY, "ahead", "Last contact ahead"),
    ],
)
def test_how_long_ago(seconds: int | None, short: str, spoken: str) -> None:
    assert words.ago(seconds, NOW, UTC) == short
    assert words.ago_spoken(seconds, NOW, UTC) == spoken


def test_reasons_of_a_level() -> None:
    twice = (Evidence("message", Level.WRITE, (TODAY, TODAY - 90)),)
    once = (Evidence("call", Level.COLLABORATE, (TODAY,)),)
    assert words.why(Standing()) == "No act on record, so the lowest level stands."
    assert words.why(Standing(acts=3)).startswith("No act of theirs in the last 365 days")
    assert words.why(Standing(Level.WRITE, None, twice, 2)) == (
        "Highest act seen twice or more in a year: message (Feb, May)."
    )
    assert words.why(Standing(Level.REFACTOR, None, once, 1)) == (
        "Highest act seen once in a year: call (May). One act alone counts one level lower."
    )
    assert words.why(Standing(Level.REFACTOR, Level.LEAD, once, 1)).startswith(
        "Set by hand; the acts alone say Refactor. Highest"
    )


@pytest.mark.parametrize(
    ("item", "title", "line"),
    [
        (TimelineItem("act", 1, "call", "", "both", "phone"), "Call · Phone", "together"),
        (TimelineItem("act", 1, "call", "Plans", "mine"), "Call", "Plans"),
        (TimelineItem("act", 1, "event", "", "both", seconds=2400), "Met · 0:40", "together"),
        (TimelineItem("job", 1, "CTO, Acme", "Dev, Old"), "Now CTO, Acme", "before: Dev, Old"),
        (TimelineItem("job", 1), "Left the job", ""),
        (TimelineItem("note", None, "", "Text"), "Note", "Text"),
        (TimelineItem("time", 1, "Acme", "Draft", seconds=5400), "1:30 Acme", "Draft"),
        (TimelineItem("connected", 1, network="x"), "Connected on X", ""),
        (TimelineItem("added", 1, "LinkedIn archive"), "Added to NetDesk", "LinkedIn archive"),
    ],
)
def test_timeline(item: TimelineItem, title: str, line: str) -> None:
    assert words.timeline_title(item) == title
    assert words.timeline_line(item) == line
    assert title in words.timeline_spoken(item)


def test_long_words_can_break() -> None:
    assert words.breakable("a " + "x" * 50).count("\u200b") == 2
    assert words.breakable("short words only") == "short words only"
