"""News are plain records."""

from netdesk.domain.news import ImportNews, JobNews


def test_what_is_not_told_is_nothing() -> None:
    assert ImportNews(0, "Imported", 5).jobs == ()
    assert not JobNews(1, 2, "Ada", 3).handled
