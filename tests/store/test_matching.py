"""Who is whom: among the rows of an import, and in the database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.imported import Record
from netdesk.store import history
from netdesk.store.database import Database, open_database
from tests.store.importing import NOW, act, column, counts, linkedin, messages, people, person, run, table
from tests.store.snapshots import faults


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "net.db", NOW)
    yield database
    assert faults(database) == []
    database.close()


def names(db: Database) -> list[str]:
    return column(db, "SELECT name FROM contact ORDER BY id")


class TestAgainstTheDatabase:
    def test_a_profile_address_beats_all_else(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray", email="a@x.org", company="Acme"), person(2, "Bob Tan", email="b@x.org")))
        run(db, linkedin(person(1, "Ada Ray-Smith", key="ada-ray", email="b@x.org", company="Zen")))
        assert people(db) == [("Ada Ray", "Zen"), ("Bob Tan", "")]

    def test_an_identity_the_source_gave_before(self, db: Database) -> None:
        row = person(1, "Ada Ray", key="", identity="csv:ada ray|")
        assert counts(run(db, table(row))) == (1, 0, 0, 0)
        assert counts(run(db, table(row._replace(company="Acme")))) == (0, 1, 0, 0)
        assert people(db) == [("Ada Ray", "Acme")]

    def test_an_e_mail_address(self, db: Database) -> None:
        run(db, table(person(1, "Ada Ray", key="", network="", email="a@x.org")))
        run(db, linkedin(person(1, "Ada R.", key="ada", email="a@x.org")))
        assert names(db) == ["Ada Ray"]
        assert column(db, "SELECT key FROM profile") == ["ada"]

    def test_name_and_company_when_only_one_fits(self, db: Database) -> None:
        run(db, table(person(1, "Ada Ray", key="", network="", company="Acme", identity="1")))
        run(db, linkedin(person(1, "ADA RAY", company="ACME")))
        assert names(db) == ["Ada Ray"]

    def test_name_and_company_of_two_people_fit_nobody(self, db: Database) -> None:
        rows = [person(n, "Ada Ray", key=f"ada{n}", company="Acme") for n in (1, 2)]
        run(db, linkedin(*rows))
        run(db, table(person(1, "Ada Ray", key="", network="", company="Acme", identity="1")))
        assert len(names(db)) == 3

    @pytest.mark.parametrize("company", ["", "Zen"])
    def test_a_name_alone_is_somebody_else(self, db: Database, company: str) -> None:
        run(db, linkedin(person(1, "Ada Ray", company="Acme")))
        run(db, table(person(1, "Ada Ray", key="", network="", company=company, identity="1")))
        assert len(names(db)) == 2

    def test_somebody_in_the_trash_is_not_found_by_name_or_e_mail(self, db: Database) -> None:
        run(db, table(person(1, "Ada Ray", key="", network="", company="Acme", email="a@x.org")))
        with history.change(db, "Trash", NOW) as change:
            change.connection.execute("UPDATE contact SET status = 3")
        run(db, table(person(1, "Ada Ray", key="", network="", company="Acme", email="a@x.org")))
        assert len(names(db)) == 2

    def test_two_addresses_on_one_network_are_two_people(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray", key="ada1", email="office@x.org", company="Acme")))
        both = [person(n, "Ada Ray", key=f"ada{n}", email="office@x.org", company="Acme") for n in (1, 2)]
        assert counts(run(db, linkedin(*both))) == (1, 0, 1, 0)
        assert counts(run(db, linkedin(*both))) == (0, 0, 2, 0)
        assert column(db, "SELECT key FROM profile ORDER BY contact_id") == ["ada1", "ada2"]

    def test_another_address_with_the_same_name_and_company_is_somebody_else(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray", key="ada1", company="Acme")))
        run(db, linkedin(person(1, "Ada Ray", key="ada2", company="Acme")))
        assert len(names(db)) == 2

    def test_a_changed_address_of_somebody_known_by_e_mail(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray", key="ada-ray-123", email="a@x.org")))
        row = person(1, "Ada Ray", key="ada", email="a@x.org")
        assert counts(run(db, linkedin(row))) == (0, 1, 0, 0)
        assert names(db) == ["Ada Ray"]
        assert column(db, "SELECT key FROM profile ORDER BY id") == ["ada-ray-123", "ada"]
        assert counts(run(db, linkedin(row))) == (0, 0, 1, 0)

    def test_a_profile_of_another_network_joins_by_e_mail(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray", email="a@x.org")))
        run(db, table(person(1, "Ada", key="adaray", network="x", email="a@x.org")))
        assert names(db) == ["Ada Ray"]
        assert column(db, "SELECT key FROM profile ORDER BY id") == ["ada-ray", "adaray"]

    def test_a_profile_that_had_no_address_gets_it(self, db: Database) -> None:
        """LinkedIn's files of before 2019 named no addresses."""
        run(db, linkedin(person(1, "Ada Ray", key="", email="a@x.org")))
        assert column(db, "SELECT key FROM profile") == [None]
        assert counts(run(db, linkedin(person(1, "Ada Ray", email="a@x.org")))) == (0, 1, 0, 0)
        assert db.rows("SELECT key, url FROM profile") == [("ada-ray", "https://linkedin.example/ada-ray")]

    def test_somebody_known_gets_a_profile_without_address(self, db: Database) -> None:
        run(db, table(person(1, "Ada Ray", key="", network="", email="a@x.org")))
        row = person(1, "Ada Ray", key="", email="a@x.org", network="xing")
        assert counts(run(db, linkedin(row))) == (0, 1, 0, 0)
        assert counts(run(db, linkedin(row))) == (0, 0, 1, 0)
        assert db.value("SELECT count(*) FROM profile") == 1


def groups(db: Database) -> list[list[str]]:
    """Give the profile keys of each contact."""
    return [
        sorted(column(db, f"SELECT coalesce(key, '-') FROM profile WHERE contact_id = {contact}"))
        for contact in column(db, "SELECT id FROM contact ORDER BY id")
    ]


class TestWithinOneImport:
    def test_the_same_address_twice(self, db: Database) -> None:
        rows = person(1, "Ada Ray", company="Acme"), person(2, "Ada Ray", company="Acme")
        assert counts(run(db, linkedin(*rows))) == (1, 0, 1, 0)
        assert names(db) == ["Ada Ray"]

    def test_a_later_row_fills_the_gaps_of_an_earlier_one(self, db: Database) -> None:
        rows = person(1, "Ada Ray"), person(2, "Ada Ray", company="Acme", location="Porto", email="a@x.org")
        assert counts(run(db, linkedin(*rows))) == (1, 1, 0, 0)
        assert db.rows("SELECT name, company, location FROM contact") == [("Ada Ray", "Acme", "Porto")]
        assert column(db, "SELECT address FROM email") == ["a@x.org"]
        assert counts(run(db, linkedin(*rows))) == (0, 0, 2, 0)

    def test_several_files_about_one_person(self, db: Database) -> None:
        run(
            db,
            table(person(1, "Ada Ray", key="", network="", email="a@x.org", location="Porto")),
            linkedin(person(4, "Ada Ray", email="a@x.org", company="Acme")),
            messages(act(2, "Ada Ray", 1), act(3, "Ada Ray", 2)),
        )
        assert db.rows("SELECT name, company, location FROM contact") == [("Ada Ray", "Acme", "Porto")]
        assert db.value("SELECT interactions FROM contact_summary") == 2

    @pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (1, 0, 2)])
    def test_one_e_mail_on_three_rows_is_one_person_in_any_order(self, db: Database, order: tuple[int, ...]) -> None:
        rows: list[Record] = [
            person(1, "Ada Ray", key="", network="", email="a@x.org"),
            person(2, "A. Ray", key="", network="", email="a@x.org"),
            person(3, "Ada Ray", email="a@x.org"),
        ]
        run(db, table(*(rows[n] for n in order)))
        assert groups(db) == [["ada-ray"]]

    @pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (1, 0, 2)])
    def test_a_third_network_does_not_join_two_people(self, db: Database, order: tuple[int, ...]) -> None:
        """Two LinkedIn addresses and one on X share an e-mail address: there are two people still."""
        rows: list[Record] = [
            person(1, "Ada Ray", key="ada1", email="a@x.org"),
            person(2, "Ada Ray", key="adax", network="x", email="a@x.org"),
            person(3, "Ada Ray", key="ada2", email="a@x.org"),
        ]
        chosen = [rows[n] for n in order]
        run(db, table(*chosen))
        assert len(groups(db)) == 2
        assert not [group for group in groups(db) if {"ada1", "ada2"} <= set(group)]
        assert counts(run(db, table(*chosen))) == (0, 0, 3, 0)

    def test_name_and_company_join_a_row_without_address_when_only_one_fits(self, db: Database) -> None:
        loose = person(1, "Ada Ray", key="", network="", company="Acme", identity="1")
        run(db, table(loose, person(2, "Ada Ray", company="acme"), person(3, "Ada Ray", key="other", company="Zen")))
        assert groups(db) == [["ada-ray"], ["other"]]

    def test_name_and_company_join_nobody_when_two_fit(self, db: Database) -> None:
        loose = person(1, "Ada Ray", key="", network="", company="Acme", identity="1")
        run(db, table(loose, *(person(n, "Ada Ray", key=f"ada{n}", company="Acme") for n in (2, 3))))
        assert len(groups(db)) == 3

    def test_two_known_people_are_not_joined_by_an_e_mail_of_the_file(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray")), table(person(1, "Bob Tan", key="bobx", network="x")))
        run(
            db,
            table(
                person(1, "Ada Ray", email="office@x.org"),
                person(2, "Bob Tan", key="bobx", network="x", email="office@x.org", company="Zen"),
            ),
            messages(act(1, "Bob Tan", 1, key="bobx", network="x")),
        )
        assert people(db) == [("Ada Ray", ""), ("Bob Tan", "Zen")]
        assert column(db, "SELECT contact_id FROM interaction") == [2]

    def test_two_rows_that_are_one_known_person_by_different_ways(self, db: Database) -> None:
        run(db, table(person(1, "Ada Ray", key="adax", network="x", email="a@x.org")))
        rows = person(1, "Ada", email="a@x.org"), person(2, "A. Ray", key="adax", network="x", location="Porto")
        event = act(1, "Ada", 1, key="ada"), act(1, "Ada", 1, key="adax", network="x")
        result = run(db, table(*rows), messages(*event))
        assert groups(db) == [["ada", "adax"]]
        assert result.totals.interactions_added == 1
        assert counts(run(db, table(*rows), messages(*event))) == (0, 0, 3, 0)


class TestActs:
    def test_only_acts_make_people(self, db: Database) -> None:
        result = run(db, messages(act(1, "Ada Ray", 1), act(2, "Bob Tan", 2), act(3, "Ada Ray", 3)))
        assert names(db) == ["Ada Ray", "Bob Tan"]
        assert counts(result) == (3, 0, 0, 0)
        assert (result.totals.contacts_added, result.totals.interactions_added) == (2, 3)
        assert column(db, "SELECT key FROM profile ORDER BY id") == ["ada-ray", "bob-tan"]

    def test_a_message_to_a_group_is_one_row_and_several_acts(self, db: Database) -> None:
        group = [act(1, name, 1, direction="mine") for name in ("Ada Ray", "Bob Tan", "Eve Orr")]
        result = run(db, messages(*group, act(2, "Ada Ray", 2)))
        assert counts(result) == (2, 0, 0, 0)
        assert result.totals.interactions_added == 4
        again = run(db, messages(*group, act(2, "Ada Ray", 2)))
        assert counts(again) == (0, 0, 2, 0)
        assert again.outcome.change is None

    def test_a_group_that_grew_is_a_row_that_adds(self, db: Database) -> None:
        run(db, messages(act(1, "Ada Ray", 1)))
        result = run(db, messages(act(1, "Ada Ray", 1), act(1, "Bob Tan", 1)))
        assert counts(result) == (1, 0, 0, 0)
        assert result.totals.interactions_added == 1

    def test_the_same_act_twice_in_a_file_counts_once(self, db: Database) -> None:
        result = run(db, messages(act(1, "Ada Ray", 1), act(2, "Ada Ray", 1)))
        assert counts(result) == (1, 0, 1, 0)
        assert db.value("SELECT count(*) FROM interaction") == 1

    def test_a_name_without_address_is_the_one_known_person_of_that_name(self, db: Database) -> None:
        run(db, linkedin(person(1, "Ada Ray", company="Acme")))
        run(db, messages(act(1, "Ada Ray", 1, key="")))
        assert names(db) == ["Ada Ray"]
        assert counts(run(db, messages(act(1, "Ada Ray", 1, key="")))) == (0, 0, 1, 0)

    def test_people_without_address_and_name_are_told_apart_by_e_mail(self, db: Database) -> None:
        mails = [
            act(n, name, n, key="", network="email", email=f"{n}@x.org") for n, name in ((1, ""), (2, ""), (3, "Ada"))
        ]
        run(db, table(person(1, "Eve Orr", key="", network="", email="2@x.org")), messages(*mails))
        found = db.rows(
            "SELECT e.address, i.external_key FROM email e JOIN interaction i ON i.contact_id = e.contact_id ORDER BY 1"
        )
        assert found == [("1@x.org", "msg:1"), ("2@x.org", "msg:2"), ("3@x.org", "msg:3")]
        assert db.value("SELECT count(*) FROM contact") == 3

    def test_acts_take_part_in_the_levels(self, db: Database) -> None:
        with history.change(db, "Horizon", NOW) as change:
            change.connection.execute("UPDATE horizon SET since = ?", (NOW - 365 * 86_400,))
        run(db, messages(act(1, "Ada Ray", 1), act(2, "Ada Ray", 2, direction="mine"), act(3, "Ada Ray", 3)))
        assert db.rows("SELECT interactions, level, level_mine FROM contact_summary") == [(3, 8, 7)]
