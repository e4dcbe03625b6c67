"""People side by side, and which groups still stand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.duplicates import Group, Pair
from netdesk.domain.merge import SideFigures
from netdesk.store import duplicates, history, merge_plans, merging
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, TODAY, add_contact, add_interaction


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    database.close()


def test_reads_people_in_the_order_asked_for(db: Database) -> None:
    host = add_contact(db, "Host")
    ada = add_contact(db, "Ada", email="a@x.org", note="Likes tea", tags=("berlin", "ux"), network="linkedin")
    other = add_contact(db, "A.", company="Acme")
    add_interaction(db, ada)
    with history.change(db, "Write", NOW) as change:
        for statement in (
            f"UPDATE contact SET introduced_by_id = {host} WHERE id = {other}",
            f"INSERT INTO cadence (contact_id, ideal_days) VALUES ({ada}, 30)",
            f"INSERT INTO photo (contact_id, media_type, data) VALUES ({other}, 'image/png', x'89')",
            f"INSERT INTO time_entry (id, started_at, ended_at, day, zone) VALUES (1, {NOW}, {NOW + 600}, {TODAY}, 'UTC')",
            f"INSERT INTO time_entry_contact (time_entry_id, contact_id) VALUES (1, {ada})",
            "INSERT INTO value_event (contact_id, at, day, kind, direction, amount, currency)"
            f" VALUES ({ada}, {NOW}, {TODAY}, 'income', 'received', 900, 'EUR')",
        ):
            change.connection.execute(statement)
    plan = merge_plans.read(db, [other, ada, 77], NOW)
    assert [side.name for side in plan.sides] == ["A.", "Ada"]
    assert plan.figures == (SideFigures(), SideFigures(2, 1, 600, (("EUR", 900),)))
    assert plan.lists["Tags"] == ((), ("berlin", "ux"))
    assert plan.lists["Profiles"] == ((), ("LinkedIn",))
    assert plan.lists["E-mails"] == ((), ("a@x.org",))
    assert (plan.names, plan.photos, plan.cadences) == ({host: "Host"}, (True, False), (None, (30, 30)))


class TestStanding:
    def test_groups_go_with_a_merge_and_come_back_with_its_undo(self, db: Database) -> None:
        for name in ("Ada", "Bob", "Carl"):
            add_contact(db, name)
        groups = [Group((1, 2, 3), (Pair(1, 2, 0.9, ("a",)), Pair(1, 3, 0.5, ("b",)))), Group((2, 3), ())]
        assert merge_plans.standing(db, groups) == (groups, {1: "Ada", 2: "Bob", 3: "Carl"})
        merging.merge(db, 1, [2], {}, NOW)
        assert merge_plans.standing(db, groups)[0] == [Group((1, 3), (Pair(1, 3, 0.5, ("b",)),))]
        history.undo(db)
        assert merge_plans.standing(db, groups)[0] == groups

    def test_people_told_apart_stand_together_no_more(self, db: Database) -> None:
        add_contact(db, "Ada")
        add_contact(db, "Bob")
        groups = [Group((1, 2), (Pair(1, 2, 0.9, ("a",)),)), Group((1, 2), ())]
        duplicates.say_not_same(db, [1, 2], NOW)
        assert merge_plans.standing(db, groups)[0] == []

    def test_nobody_from_the_trash(self, db: Database) -> None:
        add_contact(db, "Ada")
        add_contact(db, "Bob", status=3)
        assert merge_plans.standing(db, [Group((1, 2), (Pair(1, 2, 0.9, ("a",)),))])[0] == []
