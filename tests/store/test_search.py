"""Searching: whatever the query, the database finds whom a naive filter finds, in lists of every size."""

from collections.abc import Iterator
from datetime import UTC

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netdesk.domain.period import Moment
from netdesk.domain.query import QueryError, parse
from netdesk.store import contact_rows, contacts, id_lists, search
from netdesk.store.database import Database, open_database
from netdesk.store.participation import refresh_levels
from tests.store import naive_query
from tests.store.crowd import Person, everybody, fill
from tests.store.factory import NOW

MOMENT = Moment(NOW, UTC)
QUIET = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture(scope="module", params=[1, 2])
def crowd(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Database, list[Person]]]:
    database = open_database(tmp_path_factory.mktemp("crowd") / "net.db", NOW)
    fill(database, NOW, 90, request.param)
    refresh_levels(database, NOW)
    yield database, everybody(database)
    database.close()


WORDS = st.sampled_from(
    "ada Ada ad a LOVE lo zola emile É zoë ber berlin strasse straße o'neill neil jean luc acme gmbh söhne sohne"
    " recruiter lead product writing harbour machine example org 日本 сергей or novak - ?!".split()
)
FIELDS = st.sampled_from(
    """name:ada; name:lovelace; company:acme; company:"acme la"; company=acme; company="Acme Labs";
    position:lead; position:"product lead"; location:berlin; location=Berlin; email:ada;
    email:example.org; email=ada@example.org; note:harbour; note:"machine learn"; tag:writing;
    tag:learn; tag=learning; tag:uber; tag:"technical w"; source:linkedin; source:csv; source=sample;
    role:client; role:past; role:peer; role:"referral partner"; role:p; network:linkedin; network:x;
    network:in; status:active; status:archived; status:any; status:"let go"; -status:trashed;
    level:write; level>=refactor; level<3; level:3..7; level>8; level<=12; level>12; tier:1; tier<=2;
    tier>2; score>60; score>=60; score<60; score:60; interactions:0; interactions>1; interactions:1..2;
    interactions<=1; connected>2025; connected<2025-06; connected:2024..2025; added>-180d; added<=-1y;
    added:2026; last<-180d; last>-180d; last<=-2m; last:-90d..today; last:..2025; first<-1y;
    next<today; next>today; next:today..+60d; has:email; has:phone; has:note; has:company; has:tag;
    has:role; has:cadence; has:tier; has:score; has:interactions; has:birthday; has:profile;
    is:starred; is:core; is:due; is:overdue; is:disconnected""".replace("\n", "").split(";")
).map(str.strip)
TERMS = st.recursive(
    WORDS | FIELDS | st.sampled_from(['"ada love"', '"at the harb', '"Müller & Söhne"']),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(" or ".join),
        inner.map("({})".format),
        inner.map("-({})".format),
        inner.map("-{}".format),
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("many", [10, 20_000])
@QUIET
@given(text=TERMS)
def test_the_database_finds_whom_a_naive_filter_finds(
    crowd: tuple[Database, list[Person]], text: str, many: int, monkeypatch_module: pytest.MonkeyPatch
) -> None:
    db, people = crowd
    for module in (id_lists, search):
        monkeypatch_module.setattr(module, "MANY", many)
    try:
        query = parse(text, MOMENT)
    except QueryError:
        return
    expected = naive_query.found(query, people)
    found = contacts.ids(db, query)
    assert sorted(found) == expected
    assert contacts.count(db, query) == len(found)
    assert contacts.first_ids(db, query, limit=5) == found[:5]
    everyone = contacts.ids(db)
    assert contacts.ids(db, query, order=everyone) == found
    assert contacts.first_ids(db, query, limit=5, order=everyone) == found[:5]


@pytest.fixture(scope="module")
def monkeypatch_module() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contact_rows, "_PIECES", (7, 20))
        patch.setattr(contact_rows, "WALK", 27)
        patch.setattr(contact_rows, "FEW", 30)
        patch.setattr(contact_rows, "_RARE", 10)
        yield patch


@QUIET
@given(text=TERMS)
def test_what_is_negated_is_exactly_the_rest(crowd: tuple[Database, list[Person]], text: str) -> None:
    db, people = crowd
    try:
        meant, others = parse(f"status:any ({text})", MOMENT), parse(f"status:any -({text})", MOMENT)
    except QueryError:
        return
    if others.term == parse("status:any", MOMENT).term:
        return  # a text that says nothing
    ids = sorted([*contacts.ids(db, meant), *contacts.ids(db, others)])
    assert ids == [person.id for person in people]


def test_a_short_prefix_walks_the_list_in_its_order(crowd: tuple[Database, list[Person]]) -> None:
    db, _ = crowd
    for text in ("a", "a role:peer", "z -tag:writing", "lo level>=2"):
        query = parse(text, MOMENT)
        for sort in ((("name", True),), (("last", True), ("name", False)), (("next", False),)):
            assert contacts.first_ids(db, query, sort, 4) == contacts.ids(db, query, sort)[:4]
