"""sample: one line, exactly as many as asked for, nothing of one's own touched."""

from pathlib import Path

import pytest

from tests.commands.conftest import Netdesk


def test_it_says_what_it_made(netdesk: Netdesk, tmp_path: Path) -> None:
    ran = netdesk("sample", "--contacts", 60, "--database", tmp_path / "try.db")
    assert ran.code == 0 and ran.err == ""
    assert ran.out.startswith("60 invented contacts with ") and ran.out.count("\n") == 1
    assert len(netdesk("list", "contacts", "--json", "--database", tmp_path / "try.db").json) == 60
    assert netdesk("report", "--json", "--database", tmp_path / "try.db").json["contacts"] == 60
    assert netdesk("check", "--database", tmp_path / "try.db").code == 0


def test_there_are_three_hundred_unless_said_otherwise(netdesk: Netdesk, data_folder: Path) -> None:
    assert netdesk("sample").out.startswith("300 invented contacts with ")
    assert (data_folder / "netdesk.db").exists()
    levels = netdesk("report", "--json").json["participation"]
    assert min(levels.values()) >= 1


def test_the_seed_decides_who_comes(netdesk: Netdesk, tmp_path: Path) -> None:
    def people(seed: object, name: str) -> object:
        netdesk("sample", "--contacts", 20, "--seed", seed, "--database", tmp_path / name)
        return netdesk("list", "contacts", "--json", "--database", tmp_path / name).json

    assert people(7, "a.db") == people(7, "b.db") != people(8, "c.db")


def test_ones_own_data_is_refused(netdesk: Netdesk, linkedin: Path) -> None:
    netdesk("import", linkedin)
    before = netdesk("list", "contacts", "--json").out
    ran = netdesk("sample")
    assert ran.code == 1 and ran.err == (
        "netdesk.db holds data of your own. Name another file with --database. Nothing was changed.\n"
    )
    assert netdesk("list", "contacts", "--json").out == before
    assert len(netdesk("history", "--json").json) == 1


@pytest.mark.parametrize("contacts", ["0", "-1", "1000001", "many"])
def test_numbers_that_make_no_sense(netdesk: Netdesk, contacts: str) -> None:
    ran = netdesk("sample", f"--contacts={contacts}")
    assert ran.code == 2 and ran.err.count("\n") == 1


def test_one_undo_takes_it_all_back(netdesk: Netdesk) -> None:
    netdesk("sample", "--contacts", 50)
    assert netdesk("undo").out == "Undone: Sample data\n"
    assert netdesk("list", "contacts", "--json").json == [] and netdesk("list", "time", "--json").json == []
