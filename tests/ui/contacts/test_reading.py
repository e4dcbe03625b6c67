"""A query as it is typed: a field whose value is to come takes nothing away from what was there."""

from datetime import UTC

import pytest

from netdesk.domain.period import Moment
from netdesk.domain.query import Query, QueryError, parse
from netdesk.ui.contacts.reading import before_value

MOMENT = Moment(1_790_000_000, UTC)


def read(text: str) -> Query | None:
    with pytest.raises(QueryError) as caught:
        parse(text, MOMENT)
    return before_value(text, caught.value, MOMENT)


def test_what_stands_before_the_field_is_meant_meanwhile() -> None:
    assert read("role:client company:") == parse("role:client", MOMENT)
    assert read("level>=") == parse("", MOMENT)


def test_anything_else_that_is_wrong_changes_nothing() -> None:
    for text in ("ada shoe:1", "ada (", "company: acme", "(ada company:", "level:nobody"):
        assert read(text) is None
