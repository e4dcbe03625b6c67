"""Companies by name."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest

from netdesk.domain.period import Moment
from netdesk.domain.query import parse
from netdesk.store import companies, contacts
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, add_contact


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    for company in ("Halden & Rowe", "halden & rowe", "Halden Rail", "Tidewell", 'The "Row"', ""):
        add_contact(database, f"Somebody of {company}", company=company)
    add_contact(database, "Gone Halden", company="Halden Rail", status=3)
    yield database
    database.close()


def test_companies_with_most_people_come_first(db: Database) -> None:
    found = companies.named(db, "hal")
    assert [(facet.label, facet.count) for facet in found] == [("Halden & Rowe", 2), ("Halden Rail", 1)]
    assert [facet.label for facet in companies.named(db, "HALDEN ra")] == ["Halden Rail"]
    assert companies.named(db, "somebody") == companies.named(db, "…") == companies.named(db, "") == []


@pytest.mark.parametrize(("text", "count"), [("halden rowe", 2), ("tide", 1), ("the row", 1)])
def test_its_query_finds_its_people(db: Database, text: str, count: int) -> None:
    (facet,) = companies.named(db, text)
    assert len(contacts.ids(db, parse(facet.query, Moment(NOW, UTC)))) == facet.count == count
