"""Clients by name, and what a one-line entry means beside the data."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest

from netdesk.domain.time_entry import Draft
from netdesk.store import clients, history, tables, time_keeping
from netdesk.store.database import Database, open_database
from netdesk.store.entry_lines import read_line

NOW = 1_000_000


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "netdesk.db", NOW)
    yield database
    database.close()


def people(db: Database, *names: str) -> list[int]:
    with history.change(db, "Added", NOW):
        return [int(tables.Contact.insert(name=name, name_key=name.lower()).execute(db)) for name in names]


def test_names_are_found_whatever_their_case_and_accents(db: Database) -> None:
    made = clients.create_client(db, "Café Müller", NOW, rate=9000, currency="EUR")
    found = clients.client_named(db, "cafe MULLER")
    assert found is not None and (found.id, found.name, found.rate, found.currency) == (
        made.entry, "Café Müller", 9000, "EUR",
    )  # fmt: skip
    assert clients.client_named(db, "cafe") is None
    assert clients.client_named(db, "cafe", prefix=True) == found
    assert clients.client_named(db, "", prefix=True) is None
    clients.create_client(db, "Cafeteria", NOW)
    assert clients.client_named(db, "cafe", prefix=True) is None  # two begin so
    clients.create_client(db, "CAFE MULLER", NOW)
    assert len(clients.clients(db)) == 2


def test_known_names_leave_out_what_everybody_knows(db: Database) -> None:
    time_keeping.add(db, Draft(client="Acme", network="linkedin"), 0, 60, NOW, UTC)
    time_keeping.add(db, Draft(client="Acme", network="DocsGuild"), 60, 120, NOW, UTC)
    known = clients.known_names(db)
    assert (known.clients, known.networks) == (("Acme",), ("DocsGuild",))


def test_a_line_is_resolved_without_writing(db: Database) -> None:
    sofie, _ = people(db, "Sofie Brandt", "Other Person")
    clients.create_client(db, "Norddruck", NOW)
    time_keeping.add(db, Draft(note="Style guide"), NOW - 7200, NOW, NOW, UTC)
    version = len(history.changes(db))
    meaning = read_line(db, "-90m -30m nordd: title @linkedin ~sofie ~nobody #editing !", NOW, UTC, prefix=True)
    assert meaning.draft == Draft("Norddruck", "", "linkedin", "title ~nobody", False, (sofie,), ("editing",))
    assert (meaning.people, meaning.new_client, meaning.billable) == (("Sofie Brandt",), False, False)
    assert meaning.doubts == ("Nobody is called nobody.",)
    (cut,) = meaning.cuts
    assert (cut.entry.note, cut.overlap, cut.words) == ("Style guide", 3600, "that entry will be split")
    assert len(history.changes(db)) == version


def test_a_new_client_is_told_and_billable(db: Database) -> None:
    meaning = read_line(db, "fresh: start", NOW, UTC)
    assert (meaning.new_client, meaning.billable, meaning.draft.client) == (True, True, "fresh")
    meaning = read_line(db, "only a note", NOW, UTC)
    assert (meaning.new_client, meaning.billable, meaning.draft.note) == (False, False, "only a note")


def test_people_of_the_client_come_first_and_doubt_is_told(db: Database) -> None:
    one, two = people(db, "Jane Doe", "Jane Roe")
    acme = clients.create_client(db, "Acme", NOW).entry
    assert read_line(db, "other: x ~jane", NOW, UTC).doubts == ("Several people are called jane.",)
    with history.change(db, "Linked", NOW):
        tables.ClientContact.insert(client=acme, contact=two).execute(db)
    assert read_line(db, "acme: x ~jane", NOW, UTC).draft.contacts == (two,)
    assert read_line(db, 'acme: x ~"jane doe"', NOW, UTC).draft.contacts == (one,)


@pytest.mark.parametrize("words", ['"', "*", "a OR b", "NEAR(", "'; drop", "-", "^x", "{a}:"])
def test_no_words_upset_the_search_for_people(db: Database, words: str) -> None:
    people(db, "Jane Doe")
    assert read_line(db, f'acme: x ~"{words}" ~{words}', NOW, UTC).draft.contacts == ()
