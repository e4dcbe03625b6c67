"""Facets: each value is counted as its query counts, and each is found by that query."""

from collections.abc import Iterator
from datetime import UTC

import pytest

from netdesk.domain.facet import SECTIONS
from netdesk.domain.period import Moment
from netdesk.domain.query import parse
from netdesk.store import contacts, facets
from netdesk.store.database import Database, open_database
from netdesk.store.participation import refresh_levels
from tests.store.crowd import fill
from tests.store.factory import NOW, add_contact

MOMENT = Moment(NOW, UTC)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = open_database(tmp_path_factory.mktemp("crowd") / "net.db", NOW)
    fill(database, NOW, 200, 3)
    refresh_levels(database, NOW)
    with_two = add_contact(database, "Two Profiles", network="linkedin")
    add_contact(database, "Odd", company='The "Old" Mill', tags=("two words",))
    from netdesk.store import history

    with history.change(database, "Second profile", NOW) as change:
        change.connection.execute("INSERT INTO profile (contact_id, network_id) VALUES (?, 1)", (with_two,))
    yield database
    database.close()


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("", {}),
        ("ada", {}),
        ("a", {}),
        ("role:peer", {"role": ""}),
        ("role:peer network:linkedin", {"role": "network:linkedin", "network": "role:peer"}),
        ("-role:peer", {}),
        ("level>=2 ada", {"level": "ada"}),
        ("zzz", {}),
        ("status:any", {"status": ""}),
        ("status:archived", {"status": ""}),
        ("(company:acme or company:labs) -tag:learning", {"company": "-tag:learning"}),
        ("(company:acme or tag:learning)", {}),
        ("is:starred", {}),
        ("last<-180d", {}),
    ],
)
@pytest.mark.parametrize("piece", [7, 50_000])
def test_a_count_is_what_its_query_finds(
    crowd: Database, text: str, without: dict[str, str], piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facets, "PIECE", piece)
    found = facets.counts(crowd, parse(text, MOMENT), MOMENT.today)
    assert {facet.section for facet in found.values} <= {key for key, _ in SECTIONS}
    for facet in found.values:
        # Where a section's own values are chosen, the others are counted as if they were not.
        alone = contacts.ids(crowd, parse(f"{without.get(facet.section, text)} {facet.query}", MOMENT))
        assert facet.count == len(alone) > 0, facet


def test_every_value_that_somebody_has_is_there(crowd: Database) -> None:
    found = facets.counts(crowd, parse("", MOMENT), MOMENT.today)
    roles = {name for (name,) in crowd.rows(
        "SELECT DISTINCT r.name FROM role r JOIN contact_role cr ON r.id = cr.role_id JOIN contact c ON c.id = cr.contact_id"
        " WHERE c.status = 0"
    )}  # fmt: skip
    assert {facet.label.lower() for facet in found.of("role")} == roles
    assert {facet.label for facet in found.of("tag")} == {name for (name,) in crowd.rows("SELECT name FROM tag")}
    assert 'The "Old" Mill' in {facet.label for facet in found.of("company")}
    assert sum(facet.count for facet in found.of("level")) == contacts.count(crowd)
    labels = [facet.label for facet in found.of("status")]
    assert labels == ["Due or overdue", "Starred", "Never in touch", "Disconnected", "Archived", "Let go", "Trashed"]


def test_only_the_most_frequent_are_listed(crowd: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = facets.counts(crowd, parse("", MOMENT), MOMENT.today)
    monkeypatch.setattr(facets, "MOST", 2)
    monkeypatch.setattr(facets, "_TOP", facets._TOP.replace("LIMIT 101", "LIMIT 3"))
    found = facets.counts(crowd, parse("", MOMENT), MOMENT.today)
    assert found.of("tag") == everything.of("tag")[:2]
    assert found.of("company") == everything.of("company")[:2]
    assert found.more >= {"tag", "company"}


def test_counting_stops_as_soon_as_nobody_wants_it(crowd: Database) -> None:
    asked: list[bool] = []

    def wanted() -> bool:
        asked.append(True)
        return len(asked) < 3

    with pytest.raises(facets.Stopped):
        facets.counts(crowd, parse("", MOMENT), MOMENT.today, wanted)
    assert len(asked) == 3
