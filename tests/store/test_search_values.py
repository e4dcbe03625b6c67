"""Values to complete to: the frequent ones first, of active contacts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.contact import Status
from netdesk.store import search_values
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, add_contact


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def test_the_frequent_come_first_and_nothing_empty_comes(db: Database) -> None:
    for company, tags in (("Acme", ("a",)), ("Bluefen", ("b", "a")), ("bluefen", ("b", "c", "a")), ("", ())):
        add_contact(db, "Somebody", company=company, tags=tags, location="Berlin")
    add_contact(db, "Gone", company="Elsewhere", status=Status.TRASHED)
    known = search_values.known(db)
    assert known["tag"] == ("a", "b", "c")
    assert [name.lower() for name in known["company"]] == ["bluefen", "acme"]
    assert known["location"] == ("Berlin",)
    assert known["position"] == known["source"] == ()
