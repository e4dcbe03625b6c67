"""A new contact with what is known at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.contact_fields import TakenError
from netdesk.domain.errors import UsageError
from netdesk.store import contacts, history, new_contact
from netdesk.store.database import Database, open_database
from netdesk.store.new_contact import NewContact
from tests.store.factory import NOW, add_contact
from tests.store.snapshots import same, snapshot


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def test_all_of_it_is_one_change(db: Database) -> None:
    before = snapshot(db)
    new = NewContact("Ada Ray", "CTO", "Acme", "Ada@Example.org", "linkedin.com/in/ada-ray", "at a meetup")
    kept = new_contact.add(db, new, NOW)
    assert kept.label == "Added Ada Ray"
    assert kept.entry is not None
    detail = contacts.detail(db, kept.entry)
    assert detail is not None
    assert (detail.name, detail.last, detail.position, detail.company, detail.met_how) == (
        "Ada Ray", "Ray", "CTO", "Acme", "at a meetup",
    )  # fmt: skip
    assert [email.text for email in detail.emails] == ["ada@example.org"]
    assert [(profile.network, profile.handle) for profile in detail.profiles] == [("linkedin", "ada-ray")]
    history.undo(db)
    same(db, before)


def test_nothing_is_added_where_something_is_wrong(db: Database) -> None:
    bo = add_contact(db, "Bo Lind", email="bo@example.org")
    new_contact.add(db, NewContact("Cy", profile="x.com/cy"), NOW)
    before = snapshot(db)
    for wrong in (NewContact(" "), NewContact("Ada", email="ada"), NewContact("Ada", profile="javascript:alert(1)")):
        with pytest.raises(UsageError):
            new_contact.add(db, wrong, NOW)
    with pytest.raises(TakenError) as caught:
        new_contact.add(db, NewContact("Bo", email="bo@example.org"), NOW)
    assert (caught.value.contact, caught.value.shared) == (bo, True)
    with pytest.raises(TakenError):
        new_contact.add(db, NewContact("Cyrus", profile="https://twitter.com/Cy"), NOW, shared=True)
    same(db, before)
    assert new_contact.add(db, NewContact("Bo", email="bo@example.org"), NOW, shared=True).id is not None
