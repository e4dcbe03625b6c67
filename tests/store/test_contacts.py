"""Lists of contacts in a real database: order, search, pages, columns."""

from array import array
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netdesk.domain.contact import Status
from netdesk.domain.errors import UsageError
from netdesk.domain.folding import fold
from netdesk.domain.participation import Level
from netdesk.domain.period import Moment
from netdesk.domain.query import EVERYBODY, Query, QueryError, parse
from netdesk.store import contact_groups, contact_order, contact_rows, contacts, history, search
from netdesk.store.contacts import KEYS
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, TODAY, add_contact, add_interaction, add_people


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


@pytest.fixture
def desk(db: Database) -> Database:
    """Five active people and one in the trash."""
    ada = add_contact(
        db, "Ada Lovelace", company="Analytical", position="Founder", network="linkedin", connected_on=100
    )
    add_contact(db, "Émile Zola", company="acme GmbH", network="mastodon", tags=("berlin",), email="emile@example.org")
    cleo = add_contact(db, "Cleo Straße", company="Acme GmbH", network="x", connected_on=300, level=12)
    dan = add_contact(db, "Dan O'Neill", position="Author", connected_on=200, note="Met at the harbour")
    add_contact(db, "Bo", company="Zeta")
    add_contact(db, "Trashed Person", status=Status.TRASHED)
    for days in (10, 20):
        add_interaction(db, ada, "call", days_ago=days)
    add_interaction(db, cleo, "message", days_ago=3)
    add_interaction(db, dan, "message", days_ago=40, direction="mine")
    return db


def query(text: str) -> Query:
    return parse(text, Moment(NOW, UTC))


def names(db: Database, text: str = "", sort: contacts.Sort = contacts.BY_NAME) -> list[str]:
    return [row.name for row in contacts.rows(db, contacts.ids(db, query(text), sort))]


def first_names(db: Database, text: str = "", sort: contacts.Sort = contacts.BY_NAME, limit: int = 9) -> list[str]:
    return [row.name for row in contacts.rows(db, contacts.first_ids(db, query(text), sort, limit))]


# --- order ---------------------------------------------------------------------------------------------------------


def test_names_are_in_folded_order_and_only_active_people_listed(desk: Database) -> None:
    assert names(desk) == ["Ada Lovelace", "Bo", "Cleo Straße", "Dan O'Neill", "Émile Zola"]
    assert names(desk, sort=(("name", True),)) == ["Émile Zola", "Dan O'Neill", "Cleo Straße", "Bo", "Ada Lovelace"]
    assert contacts.count(desk) == 5


def test_what_is_unknown_comes_last_both_ways(desk: Database) -> None:
    assert [row.company for row in contacts.rows(desk, contacts.ids(desk, EVERYBODY, (("company", False),)))] == [
        "Acme GmbH", "acme GmbH", "Analytical", "Zeta", "",
    ]  # fmt: skip
    assert names(desk, sort=(("company", True),))[-1] == "Dan O'Neill"
    assert names(desk, sort=(("connected", False),)) == [
        "Ada Lovelace",
        "Dan O'Neill",
        "Cleo Straße",
        "Bo",
        "Émile Zola",
    ]
    assert names(desk, sort=(("connected", True),)) == [
        "Cleo Straße",
        "Dan O'Neill",
        "Ada Lovelace",
        "Bo",
        "Émile Zola",
    ]


def test_level_and_last_touch_decide_with_those_without_acts_at_the_end(desk: Database) -> None:
    assert names(desk, sort=(("level", True),)) == ["Cleo Straße", "Ada Lovelace", "Bo", "Dan O'Neill", "Émile Zola"]
    assert names(desk, sort=(("last", True),)) == ["Cleo Straße", "Ada Lovelace", "Dan O'Neill", "Bo", "Émile Zola"]
    assert names(desk, sort=(("last", False),))[:3] == ["Dan O'Neill", "Ada Lovelace", "Cleo Straße"]
    assert names(desk, sort=(("networks", True),))[-2:] == ["Bo", "Dan O'Neill"]


def test_several_columns_one_after_the_other(desk: Database) -> None:
    assert names(desk, sort=(("company", False), ("name", True)))[:2] == ["Émile Zola", "Cleo Straße"]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("column", list(KEYS))
def test_the_first_rows_are_those_of_the_whole_list(desk: Database, column: str, descending: bool) -> None:
    sort = ((column, descending),)
    for limit in (1, 3, 9):
        assert contacts.first_ids(desk, EVERYBODY, sort, limit) == contacts.ids(desk, EVERYBODY, sort)[:limit]


@pytest.mark.parametrize("column", ["company", "position", "connected", "level", "networks", "last", "name"])
def test_large_groups_are_walked_by_name(db: Database, column: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(60):
        contact = add_contact(
            db,
            f"{'cab'[number % 3]}{number}",
            company=("", "One", "Two")[number % 3],
            position=("", "One")[number % 2],
            network=("", "linkedin")[number % 2],
            connected_on=None if number % 4 == 0 else number % 3,
        )
        if number % 3:
            add_interaction(db, contact, "call", days_ago=number % 5)
    monkeypatch.setattr(contact_order, "FEW", 5)
    for descending in (False, True):
        sort = ((column, descending),)
        assert contacts.first_ids(db, EVERYBODY, sort, 40) == contacts.ids(db, EVERYBODY, sort)[:40]


@pytest.mark.parametrize("top", [1, 4, 100])
def test_those_with_most_networks_come_in_one_go_and_the_rest_by_their_number(
    db: Database, top: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contact_groups, "_TOP", top)
    for number in range(24):
        contact = add_contact(db, f"{'cab'[number % 3]}{number}", network="linkedin" if number else "")
        with history.change(db, "Add profiles", NOW) as change:
            for network in range(2, 2 + number % 5):
                change.connection.execute(
                    "INSERT INTO profile (contact_id, network_id) VALUES (?, ?)", (contact, network)
                )
    for descending in (False, True):
        sort = (("networks", descending),)
        for limit in (1, 5, 11, 24):
            assert contacts.first_ids(db, EVERYBODY, sort, limit) == contacts.ids(db, EVERYBODY, sort)[:limit]


def test_a_column_that_is_none_is_refused(db: Database) -> None:
    with pytest.raises(UsageError, match="shoe size"):
        contacts.ids(db, EVERYBODY, (("shoe size", False),))


# --- search --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ada", ["Ada Lovelace"]),
        ("LOVE", ["Ada Lovelace"]),
        ("ada zola", []),
        ("emile", ["Émile Zola"]),
        ("É", ["Émile Zola"]),
        ("e", ["Émile Zola"]),
        ("acme", ["Cleo Straße", "Émile Zola"]),
        ("strasse", ["Cleo Straße"]),
        ("straß", ["Cleo Straße"]),
        ("berlin", ["Émile Zola"]),
        ("emile@example.org", ["Émile Zola"]),
        ("harbour", ["Dan O'Neill"]),
        ("o'neill", ["Dan O'Neill"]),
        ("neil", ["Dan O'Neill"]),
        ("gmbh a", ["Cleo Straße", "Émile Zola"]),
        ("trashed", []),
        ("a", ["Ada Lovelace", "Cleo Straße", "Dan O'Neill", "Émile Zola"]),
        ('"at the harbour"', ["Dan O'Neill"]),
        ('"harbour the"', []),
        ("level:lead", ["Cleo Straße"]),
        ("level:12", ["Cleo Straße"]),
        ("level>=refactor", ["Ada Lovelace", "Cleo Straße"]),
        ("level>=refactor level<=collaborate", ["Ada Lovelace"]),
        ("level<refactor", ["Bo", "Dan O'Neill", "Émile Zola"]),
        ("level:read d", ["Dan O'Neill"]),
        ("level:read zola", ["Émile Zola"]),
        ("acme level>8", ["Cleo Straße"]),
        ("level<read", []),
        ("level>lead", []),
        ("level>9 level<3", []),
        ("?!", ["Ada Lovelace", "Bo", "Cleo Straße", "Dan O'Neill", "Émile Zola"]),
    ],
)
def test_search(desk: Database, text: str, found: list[str]) -> None:
    assert names(desk, text) == found
    assert first_names(desk, text) == found
    everybody = contacts.ids(desk)
    assert [row.name for row in contacts.rows(desk, contacts.ids(desk, query(text), order=everybody))] == found
    assert contacts.first_ids(desk, query(text), limit=1, order=everybody) == contacts.ids(desk, query(text))[:1]


def test_matches_keep_the_order_of_the_table(desk: Database) -> None:
    assert names(desk, "a", (("connected", True),))[:3] == ["Cleo Straße", "Dan O'Neill", "Ada Lovelace"]
    assert first_names(desk, "a", (("connected", True),), 2) == ["Cleo Straße", "Dan O'Neill"]


@pytest.mark.parametrize("many", [10, 20_000])
def test_many_matches_are_found_in_the_same_order(db: Database, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    add_people(db, [f"{'Mia' if number % 3 else 'Noé'} Person{number:03}" for number in range(400)])
    plain = {
        text: contacts.ids(db, query(text))
        for text in ("m", "mi", "mia", "person", "p", "mia p", "no", "person1", "level:read")
    }
    monkeypatch.setattr(contact_rows, "_RARE", 10)
    monkeypatch.setattr(contact_rows, "FEW", 10)
    monkeypatch.setattr(contact_rows, "WALK", 50)
    monkeypatch.setattr(contact_rows, "_PIECES", (20, 30))
    monkeypatch.setattr(search, "MANY", many)
    for text, expected in plain.items():
        for order in (None, contacts.ids(db)):
            assert contacts.ids(db, query(text), order=order) == expected
            assert contacts.first_ids(db, query(text), limit=30, order=order) == expected[:30]


WORDS = ["ada", "Adam", "Über", "zoë", "Łukasz", "o", "ob", "Obama", "日本", "сергей", "x1", "x12"]


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, list[str]]]:
    database = open_database(tmp_path_factory.mktemp("search") / "net.db", NOW)
    everybody = [f"{one} {two}" for one in WORDS for two in WORDS if one != two]
    add_people(database, everybody)
    yield database, everybody
    database.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(max_size=12))
def test_what_can_be_read_can_be_searched(people: tuple[Database, list[str]], text: str) -> None:
    db, _ = people
    try:
        asked = query(text)
    except QueryError:
        return
    assert contacts.first_ids(db, asked, limit=1000) == contacts.ids(db, asked)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=3), cut=st.integers(1, 5))
def test_words_find_what_a_plain_filter_finds(people: tuple[Database, list[str]], words: list[str], cut: int) -> None:
    db, everybody = people
    wanted = [*words[:-1], words[-1][:cut]] if words else []

    def matches(name: str) -> bool:
        have = fold(name).split()
        return all(fold(word) in have for word in wanted[:-1]) and (
            not wanted or any(one.startswith(fold(wanted[-1])) for one in have)
        )

    expected = sorted(filter(matches, everybody), key=fold)
    found = [row.name for start in (contacts.ids(db, query(" ".join(wanted))),) for row in contacts.rows(db, start)]
    assert found == expected


# --- pages and columns -----------------------------------------------------------------------------------------------


def test_rows_come_in_the_order_asked_for_and_leave_out_the_gone(desk: Database) -> None:
    found = contacts.rows(desk, array("q", [4, 999, 1]))
    assert [row.id for row in found] == [4, 1]
    ada = found[1]
    assert (ada.name, ada.position, ada.company, ada.networks) == (
        "Ada Lovelace",
        "Founder",
        "Analytical",
        ("linkedin",),
    )
    assert (ada.level, ada.by_hand, ada.connected_on) == (Level.COLLABORATE, False, 100)
    assert ada.last_at == NOW - 10 * 86_400
    assert contacts.rows(desk, []) == []


def test_listed_gives_json_values(desk: Database) -> None:
    row = contacts.listed(desk, query("emile"), list(contacts.COLUMNS))[0]
    assert row["networks"] == ["Mastodon"]
    assert row["profiles"] == [{"network": "Mastodon", "handle": "", "url": ""}]
    assert row["emails"] == ["emile@example.org"]
    assert row["tags"] == ["berlin"]
    assert (row["score"], row["level"], row["connected"], row["last"]) == (None, 1, None, None)
    assert row["starred"] is False
    assert row["status"] == "active"


def test_listed_sorts_limits_and_dates(desk: Database) -> None:
    rows = contacts.listed(desk, EVERYBODY, ("name", "connected"), (("connected", True),), 2)
    assert rows == [
        {"name": "Cleo Straße", "connected": "1970-10-28"},
        {"name": "Dan O'Neill", "connected": "1970-07-20"},
    ]
    assert contacts.listed(desk, limit=0) == []
    with pytest.raises(UsageError, match="shoe"):
        contacts.listed(desk, EVERYBODY, ("shoe",))


def test_today_is_the_day_of_now() -> None:
    assert TODAY == NOW // 86_400


@pytest.mark.parametrize("second", ["name", "company", "next", "level"])
@pytest.mark.parametrize("descending", [False, True])
def test_the_first_of_several_columns_leads(desk: Database, second: str, descending: bool) -> None:
    with history.change(desk, "Tiers", NOW) as change:
        change.connection.execute("UPDATE contact SET tier = 1 + id % 2 WHERE id <> 3")
    sort = (("tier", descending), (second, True))
    found = contacts.rows(desk, contacts.ids(desk, EVERYBODY, sort))
    tiers = [row.tier for row in found]
    known = [tier for tier in tiers if tier is not None]
    assert known == sorted(known, reverse=descending)
    assert tiers[len(known) :] == [None]
    inside = [row.id for row in found if row.tier == 2]
    assert inside == [number for number in contacts.ids(desk, EVERYBODY, ((second, True),)) if number in inside]
    for limit in range(6):
        assert contacts.first_ids(desk, EVERYBODY, sort, limit) == contacts.ids(desk, EVERYBODY, sort)[:limit]
