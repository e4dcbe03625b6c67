"""What NetDesk wrote comes back: into an empty database as it was, into another one as people."""

import csv
import json
from pathlib import Path

import pytest

from netdesk.store.database import open_database
from tests.commands.conftest import DATA, Netdesk
from tests.store.factory import NOW
from tests.store.snapshots import differences, snapshot

CARDS = DATA / "vcard"


@pytest.fixture
def filled(netdesk: Netdesk, tmp_path: Path) -> Path:
    """A database with invented people, pictures among them."""
    file = tmp_path / "filled.db"
    assert netdesk("sample", "--contacts", 80, "--database", file).code == 0
    assert netdesk("import", CARDS / "v30_apple_icloud.vcf", "--database", file).code == 0
    return file


@pytest.mark.parametrize("name", ["contacts.csv", "contacts.json"])
def test_contacts_come_back_as_they_were(netdesk: Netdesk, filled: Path, tmp_path: Path, name: str) -> None:
    first, again, empty = tmp_path / name, tmp_path / f"again-{name}", tmp_path / "empty.db"
    assert netdesk("export", "contacts", "--exact", "--to", first, "--database", filled).code == 0
    done = netdesk("import", first, "--json", "--database", empty).json
    assert (done["files"][0]["rows"], done["files"][0]["added"], done["totals"]["contacts_added"]) == (82, 82, 82)
    assert netdesk("export", "contacts", "--exact", "--to", again, "--database", empty).code == 0
    assert without_date(again) == without_date(first)
    columns = "--columns=id,name,company,position,networks,profiles,emails,phones,websites,tags,roles,notes,fields,birthday,met,status,starred,source"
    assert (
        netdesk("list", "contacts", "--json", columns, "--database", empty).json
        == netdesk("list", "contacts", "--json", columns, "--database", filled).json
    )
    assert netdesk("check", "--database", empty).code == 0
    assert netdesk("import", first, "--json", "--database", empty).json["totals"]["contacts_unchanged"] == 82


def without_date(file: Path) -> bytes:
    """JSON says when it was made."""
    data = file.read_bytes()
    return data.partition(b'"contacts":')[2] or data


def test_a_table_for_spreadsheets_comes_back_too(netdesk: Netdesk, filled: Path, tmp_path: Path) -> None:
    first, exact, again = tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "c.csv"
    assert netdesk("export", "contacts", "--to", first, "--database", filled).code == 0
    assert netdesk("import", first, "--database", tmp_path / "empty.db").code == 0
    assert netdesk("export", "contacts", "--exact", "--to", exact, "--database", filled).code == 0
    assert netdesk("export", "contacts", "--exact", "--to", again, "--database", tmp_path / "empty.db").code == 0
    assert again.read_bytes() == exact.read_bytes()


def test_everything_comes_back_table_by_table(netdesk: Netdesk, filled: Path, tmp_path: Path) -> None:
    whole, empty = tmp_path / "all.json", tmp_path / "empty.db"
    assert netdesk("export", "everything", "--to", whole, "--database", filled).code == 0
    done = netdesk("import", whole, "--json", "--database", empty).json
    rows = sum(len(table["rows"]) for table in json.loads(whole.read_text(encoding="utf-8"))["tables"].values())
    assert (done["files"][0]["rows"], done["totals"]["contacts_added"]) == (rows, 82)
    before, after = open_database(filled, NOW), open_database(empty, NOW)
    assert differences(snapshot(before), snapshot(after)) == {}
    before.close()
    after.close()
    assert netdesk("check", "--database", empty).code == 0
    assert netdesk("undo", "--database", empty).code == 0
    assert netdesk("list", "contacts", "--json", "--database", empty).json == []
    assert netdesk("redo", "--database", empty).code == 0
    assert len(netdesk("list", "contacts", "--json", "--database", empty).json) == 82


def test_everything_wants_an_empty_database(netdesk: Netdesk, filled: Path, tmp_path: Path) -> None:
    whole = tmp_path / "all.json"
    assert netdesk("export", "everything", "--to", whole, "--database", filled).code == 0
    done = netdesk("import", whole, "--database", filled)
    assert done.code == 1
    assert "can only be read into an empty one" in done.err


def test_faulty_files_are_one_sentence_and_write_nothing(netdesk: Netdesk, filled: Path, tmp_path: Path) -> None:
    whole = tmp_path / "all.json"
    assert netdesk("export", "everything", "--to", whole, "--database", filled).code == 0
    text = whole.read_text(encoding="utf-8")
    for faulty in (
        text[: len(text) // 2],
        text.replace('"interaction":{', '"nonsense":{', 1),
        text.replace('"columns":["id","contact_id","key"', '"columns":["id","contact_id","lock"', 1),
        text.replace('"version":1', '"version":99', 1),
        text.replace('"contact":{"columns"', '"contact":{"other"', 1),
    ):
        (tmp_path / "faulty.json").write_text(faulty, encoding="utf-8")
        done = netdesk("import", tmp_path / "faulty.json", "--database", tmp_path / "empty.db")
        assert (done.code, done.err.count("\n")) == (1, 1), done
        assert netdesk("list", "contacts", "--json", "--database", tmp_path / "empty.db").json == []
        assert not list(tmp_path.glob("*.staging"))


def test_into_a_database_with_people_they_are_matched(netdesk: Netdesk, filled: Path, tmp_path: Path) -> None:
    other, first = tmp_path / "other.db", tmp_path / "contacts.csv"
    assert netdesk("import", CARDS / "v30_apple_icloud.vcf", "--database", other).code == 0
    assert netdesk("export", "contacts", "--exact", "--to", first, "--database", filled).code == 0
    totals = netdesk("import", first, "--json", "--database", other).json["totals"]
    assert totals["contacts_added"] == 80
    assert netdesk("import", first, "--json", "--database", other).json["change"] is None
    columns = "--columns=name,tags,emails,phones,notes,roles,starred"
    assert (
        netdesk("list", "contacts", "--json", columns, "--database", other).json
        == netdesk("list", "contacts", "--json", columns, "--database", filled).json
    )


def test_rows_that_cannot_come_back_say_why(netdesk: Netdesk, filled: Path, tmp_path: Path) -> None:
    first = tmp_path / "contacts.csv"
    assert netdesk("export", "contacts", "--exact", "--to", first, "--database", filled).code == 0
    lines = first.read_bytes().decode().split("\r\n")
    header = lines[0].split(",")
    row = [""] * len(header)
    row[header.index("id")], row[header.index("name")], row[header.index("tier")] = "1", "Twice", "x"
    alone = ["" if name != "name" else "By Hand" for name in header]
    first.write_text(
        "\r\n".join([*lines[:3], ",".join(row), ",".join(alone), ",".join([""] * len(header))]), newline=""
    )
    done = netdesk("import", first, "--json", "--database", tmp_path / "empty.db").json["files"][0]
    assert (done["rows"], done["added"], done["skipped"]) == (5, 3, 2)
    reasons = [problem["reason"] for problem in done["problems"]]
    assert any("that of an earlier row" in reason for reason in reasons)
    assert any("in tier is no number" in reason for reason in reasons)


def test_address_books_twice_add_nothing(netdesk: Netdesk) -> None:
    first = netdesk("import", CARDS, "--json").json
    assert all(
        file["rows"] == file["added"] + file["updated"] + file["unchanged"] + file["skipped"] for file in first["files"]
    )
    assert first["totals"]["contacts_added"] == 10
    again = netdesk("import", CARDS, "--json").json
    assert (again["change"], again["totals"]["contacts_added"], again["totals"]["contacts_updated"]) == (None, 0, 0)


def test_injected_formulas_stay_text_both_ways(netdesk: Netdesk, awkward: Path, tmp_path: Path) -> None:
    assert netdesk("import", awkward / "formula_cells.csv").code == 0
    assert netdesk("export", "contacts", "--to", tmp_path / "sheet.csv").code == 0
    with (tmp_path / "sheet.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert cells
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r\0＝＋－＠")]
    assert any(cell.startswith("'=") for cell in cells)
    assert (tmp_path / "sheet.csv").stat().st_mode & 0o77 == 0


def test_lists_of_acts_are_known_and_make_nobody(netdesk: Netdesk, filled: Path, tmp_path: Path) -> None:
    for what in ("interactions", "value", "time"):
        target = tmp_path / f"{what}.csv"
        assert netdesk("export", what, "--to", target, "--database", filled).code == 0
        done = netdesk("import", target, "--json", "--database", tmp_path / "empty.db").json
        assert (done["change"], done["files"][0]["format"]) == (None, "netdesk-lists")
        assert done["files"][0]["skipped"] == done["files"][0]["rows"] > 0
        assert [problem["reason"] for problem in done["files"][0]["problems"]] == [
            "only everything as JSON brings interactions, value and time back"
        ]
