"""What some contacts have in common."""

from array import array
from pathlib import Path

from netdesk.domain.cadence import Cadence
from netdesk.store import bulk_edits, common
from netdesk.store.database import open_database
from tests.store.factory import NOW, add_contact


def test_marks_are_counted_among_the_chosen(tmp_path: Path) -> None:
    db = open_database(tmp_path / "net.db", NOW)
    ids = array(
        "q", [add_contact(db, name, tags=tags) for name, tags in (("Ada", ("gold",)), ("Bob", ()), ("Cy", ("old",)))]
    )
    bulk_edits.tag(db, ids[:2], ["gold", "Berlin"], NOW)
    bulk_edits.add_role(db, ids, "client", NOW)
    bulk_edits.set_tier(db, ids[:1], 2, NOW)
    bulk_edits.set_cadence(db, ids[:2], Cadence(10, 20), NOW)
    found = common.in_common(db, ids[:2])
    assert found.total == 2
    assert dict(found.tags) == {"gold": 2, "Berlin": 2, "old": 0}
    assert [role for role in found.roles if role[2]] == [("client", "client", 2)]
    assert len(found.roles) == 11
    assert found.tiers == {2: 1, None: 1}
    assert (found.cadence, found.own_cadence) == (Cadence(10, 20), 2)
    assert common.in_common(db, ids).cadence is None
    bulk_edits.set_cadence(db, ids[1:2], Cadence(5, 5), NOW)
    mixed = common.in_common(db, ids)
    assert (mixed.cadence, mixed.own_cadence) == (None, 2)
    assert common.in_common(db, array("q")).total == 0
    db.close()
