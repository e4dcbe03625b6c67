"""netdesk import and rows: the accounting, idempotence, undo, and one sentence for what cannot be read."""

import csv
import io
import shutil
from pathlib import Path
from typing import Any

import pytest

from netdesk.store import tables
from netdesk.store.database import open_database
from tests.commands.conftest import DATA, Netdesk

ARCHIVE = "Complete_LinkedInDataExport_10-02-2026"
LINKEDIN = sorted(
    path.relative_to(DATA / "linkedin").as_posix() for path in (DATA / "linkedin").iterdir() if path.name != "README.md"
)
AWKWARD = sorted(path.name for path in (DATA / "awkward").iterdir())
REFUSED = {"empty.csv", "html_error_page.csv"}


def facts(data_folder: Path) -> dict[str, list[Any]]:
    db = open_database(data_folder / "netdesk.db", 0)
    try:
        return {name: db.rows(f"SELECT * FROM {name}") for name in sorted(tables.FACT_NAMES | {"contact_summary"})}
    finally:
        db.close()


def accounts_add_up(report: Any) -> bool:
    return all(
        file["rows"] == file["added"] + file["updated"] + file["unchanged"] + file["skipped"]
        for file in report["files"]
    )


def test_the_whole_archive(netdesk: Netdesk, linkedin: Path) -> None:
    report = netdesk("import", linkedin / f"{ARCHIVE}.zip", "--json", "--timings").json
    files = {file["path"]: file for file in report["files"]}
    connections = files[f"{ARCHIVE}.zip/Connections.csv"]
    assert connections["format"] == "linkedin-connections"
    assert (connections["rows"], connections["added"], connections["skipped"]) == (8, 7, 1)
    assert connections["problems"] == [{"line": 11, "reason": "hidden profile: only a date"}]
    messages = files[f"{ARCHIVE}.zip/messages.csv"]
    assert (messages["rows"], messages["added"], messages["skipped"]) == (7, 3, 4)
    invitations = files[f"{ARCHIVE}.zip/Invitations.csv"]
    assert (invitations["format"], invitations["rows"], invitations["added"]) == ("linkedin-invitations", 4, 4)
    follows = files[f"{ARCHIVE}.zip/Company Follows.csv"]
    assert (follows["rows"], follows["skipped"], len(follows["problems"])) == (1, 1, 1)
    assert report["totals"]["contacts_added"] == 9  # two of them in Invitations.csv only
    assert report["totals"]["profiles_added"] == 9
    assert report["totals"]["interactions_added"] == 13
    assert report["totals"]["value_events_added"] == 5
    assert report["change"] == 1
    assert set(report["timings"]) == {"read", "match", "write", "index"}
    assert accounts_add_up(report)


@pytest.mark.parametrize("name", LINKEDIN)
def test_every_linkedin_sample_twice_and_back(netdesk: Netdesk, linkedin: Path, data_folder: Path, name: str) -> None:
    netdesk("undo")
    empty = facts(data_folder)
    first = netdesk("import", linkedin / name, "--json")
    assert first.code == 0, first.err
    assert accounts_add_up(first.json)
    assert first.json["totals"]["contacts_added"] > 0
    filled = facts(data_folder)
    second = netdesk("import", linkedin / name, "--json").json
    assert second["change"] is None
    assert second["totals"]["contacts_added"] == second["totals"]["interactions_added"] == 0
    assert all(file["added"] == file["updated"] == 0 for file in second["files"])
    assert facts(data_folder) == filled
    assert netdesk("undo").code == 0
    assert facts(data_folder) == empty
    assert netdesk("redo").code == 0
    assert facts(data_folder) == filled


@pytest.mark.parametrize("name", AWKWARD)
def test_every_awkward_file_twice_and_back_or_one_sentence(
    netdesk: Netdesk, awkward: Path, data_folder: Path, name: str
) -> None:
    netdesk("undo")
    empty = facts(data_folder)
    first = netdesk("import", awkward / name, "--json")
    if name in REFUSED:
        assert first.code == 1
        assert first.err.startswith(name) and first.err.count("\n") == 1
        assert facts(data_folder) == empty
        return
    assert first.code == 0, first.err
    assert accounts_add_up(first.json)
    filled = facts(data_folder)
    assert netdesk("import", awkward / name, "--json").json["change"] is None
    assert facts(data_folder) == filled
    if first.json["change"]:
        assert netdesk("undo").code == 0
    assert facts(data_folder) == empty


def test_two_eras_of_one_person_become_one_contact(netdesk: Netdesk, linkedin: Path) -> None:
    netdesk("import", linkedin / "Basic_LinkedInDataExport_05-14-2021")
    report = netdesk("import", linkedin / ARCHIVE, "--json").json
    assert report["totals"]["contacts_added"] == 4  # Ottoline, Formulaton, Perpetua and Ezra were not there in 2021
    names = [row["name"] for row in netdesk("list", "contacts", "--columns=name", "--json").json]
    assert len(names) == len(set(names)) == 9


def test_another_company_is_a_job_change(netdesk: Netdesk, linkedin: Path, tmp_path: Path, data_folder: Path) -> None:
    netdesk("import", linkedin / f"{ARCHIVE}.zip")
    text = (linkedin / ARCHIVE / "Connections.csv").read_text(encoding="utf-8")
    later = tmp_path / "Connections.csv"
    later.write_text(text.replace("Moss & Lantern", "Lumen Rail"), encoding="utf-8")
    report = netdesk("import", later, "--json").json
    assert report["files"][0]["updated"] == 1
    changes = facts(data_folder)["job_change"]
    assert [(row[4], row[6]) for row in changes] == [("Moss & Lantern", "Lumen Rail")]


def test_a_dry_run_writes_nothing(netdesk: Netdesk, linkedin: Path, data_folder: Path) -> None:
    netdesk("undo")
    empty = facts(data_folder)
    report = netdesk("import", linkedin / f"{ARCHIVE}.zip", "--dry-run", "--json").json
    assert report["totals"]["contacts_added"] == 9
    assert report["change"] is None
    assert facts(data_folder) == empty
    assert netdesk("history", "--json").json == []


def test_several_files_are_one_change(netdesk: Netdesk, linkedin: Path) -> None:
    netdesk("import", linkedin / "excel_resaved" / "Connections.csv", linkedin / f"{ARCHIVE}.zip")
    assert [change["label"] for change in netdesk("history", "--json").json] == ["Imported 2 files"]


def test_a_format_can_be_named(netdesk: Netdesk, linkedin: Path) -> None:
    connections = linkedin / ARCHIVE / "Connections.csv"
    assert netdesk("import", connections, "--format", "nonsense").code == 2
    assert netdesk("import", connections, "--format", "linkedin-messages").code == 1
    report = netdesk("import", connections, "--format", "csv", "--json").json
    assert report["files"][0]["format"] == "csv"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("broken.zip", b"PK\x03\x04 this is no archive", "broken.zip"),
        ("nothing.csv", b"", "nothing.csv is empty"),
        ("page.csv", b"<!DOCTYPE html><html><body>Sign in</body></html>", "page.csv is a web page"),
        ("numbers.csv", b"a,b\n1,2\n3,4\n", "numbers.csv"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(
    netdesk: Netdesk, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    ran = netdesk("import", path)
    assert ran.code == 1
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert netdesk("history", "--json").json == []


def test_a_folder_without_a_known_file(netdesk: Netdesk, tmp_path: Path) -> None:
    folder = tmp_path / "holiday"
    folder.mkdir()
    (folder / "beach.jpg").write_bytes(b"\xff\xd8\xff")
    ran = netdesk("import", folder)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "holiday" in ran.err


def test_a_cut_off_archive(netdesk: Netdesk, linkedin: Path, tmp_path: Path) -> None:
    whole = (linkedin / f"{ARCHIVE}.zip").read_bytes()
    cut = tmp_path / f"{ARCHIVE}.zip"
    cut.write_bytes(whole[: len(whole) // 2])
    ran = netdesk("import", cut)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert f"{ARCHIVE}.zip" in ran.err


def test_a_missing_file_and_no_left_over_staging(netdesk: Netdesk, tmp_path: Path, data_folder: Path) -> None:
    assert netdesk("import", tmp_path / "nowhere.csv").code == 1
    assert not list(data_folder.glob("*.staging"))


def test_rows_prints_clean_csv(netdesk: Netdesk, awkward: Path) -> None:
    ran = netdesk("rows", awkward / "semicolon_cp1252.csv")
    rows = list(csv.reader(io.StringIO(ran.out)))
    assert rows[0] == ["Name", "E-Mail", "Firma", "Größe"]
    assert rows[3] == ["Ána Ñ", "ana@example.net", "Zeile 1\nZeile 2", ""]
    assert "\r" not in ran.out


def test_rows_tells_odd_lines_on_stderr(netdesk: Netdesk, awkward: Path) -> None:
    ran = netdesk("rows", awkward / "ragged.csv")
    assert ran.code == 0
    assert "line 2" in ran.err and "line 3" in ran.err


def test_an_archive_imports_from_a_folder_with_spaces(netdesk: Netdesk, linkedin: Path, tmp_path: Path) -> None:
    target = tmp_path / "my export (1)" / ARCHIVE
    shutil.copytree(linkedin / ARCHIVE, target)
    report = netdesk("import", target, "--json").json
    assert report["files"][0]["path"] == f"{ARCHIVE}/Connections.csv"
    assert report["totals"]["contacts_added"] == 9
