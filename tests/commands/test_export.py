import csv
import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.commands.conftest import Netdesk


@pytest.fixture
def filled(netdesk: Netdesk) -> Netdesk:
    assert netdesk("sample", "--contacts", 60).code == 0
    return netdesk


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_contacts_as_csv(filled: Netdesk, tmp_path: Path) -> None:
    done = filled("export", "contacts", "--to", tmp_path / "contacts.csv", "--exact")
    assert (done.code, done.out) == (0, f"Exported 60 contacts to {tmp_path / 'contacts.csv'}.\n")
    listed = filled("list", "contacts", "--json", "--columns=id,name,company,emails,tags,birthday").json
    rows = {int(row["id"]): row for row in rows_of(tmp_path / "contacts.csv")}
    for person in listed:
        row = rows[person["id"]]
        assert row["company"] == person["company"]
        assert [part for part in row["emails"].split(" ::: ") if part] == person["emails"]
        assert [part for part in row["tags"].split(" ::: ") if part] == person["tags"]
        assert row["birthday"] == (person["birthday"] or "")
    assert (tmp_path / "contacts.csv").read_bytes().count(b"\r\n") >= 61
    assert (tmp_path / "contacts.csv").stat().st_mode & 0o777 == 0o600


def test_interactions_and_value_have_the_columns_of_the_contract(filled: Netdesk, tmp_path: Path) -> None:
    for what in ("interactions", "value"):
        assert filled("export", what, "--to", tmp_path / f"{what}.csv", "--exact").code == 0
    acts, value = rows_of(tmp_path / "interactions.csv"), rows_of(tmp_path / "value.csv")
    assert ",".join(acts[0]) == "contact_id,contact,at,network,kind,level,direction,derived"
    assert ",".join(value[0]) == "id,contact_id,contact,at,network,kind,direction,amount,currency,points,note"
    assert {row["derived"] for row in acts} == {"0", "1"}
    assert all(row["direction"] in ("theirs", "mine", "both") and 1 <= int(row["level"]) <= 12 for row in acts)
    counted = sum(row["interactions"] for row in filled("list", "contacts", "--json", "--columns=interactions").json)
    assert len(acts) == counted


def test_time_has_the_columns_of_the_list(filled: Netdesk, tmp_path: Path) -> None:
    listed = filled("list", "time", "--json").json
    assert filled("export", "time", "--to", tmp_path / "time.json").code == 0
    assert json.loads((tmp_path / "time.json").read_text(encoding="utf-8")) == listed
    assert filled("export", "time", "--to", tmp_path / "time.csv", "--exact").code == 0
    rows = rows_of(tmp_path / "time.csv")
    assert list(rows[0]) == list(listed[0])
    assert [row["start"] for row in rows] == [entry["start"] for entry in listed]
    assert {row["billable"] for row in rows} == {"0", "1"}


def test_a_query_chooses_the_contacts_and_what_is_theirs(filled: Netdesk, tmp_path: Path) -> None:
    name = filled("list", "contacts", "--json", "--sort=-interactions", "--limit", "1").json[0]["name"]
    query = f'--where="{name}"'
    assert filled("export", "contacts", query, "--to", tmp_path / "one.csv").code == 0
    assert [row["name"] for row in rows_of(tmp_path / "one.csv")] == [name]
    assert filled("export", "interactions", query, "--to", tmp_path / "acts.csv").code == 0
    assert {row["contact"] for row in rows_of(tmp_path / "acts.csv")} == {name}


def test_everything_as_json_holds_every_table(filled: Netdesk, tmp_path: Path) -> None:
    assert filled("export", "everything", "--to", tmp_path / "all.json").code == 0
    whole = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert whole["netdesk"] == "everything"
    assert len(whole["tables"]["contact"]["rows"]) == 60
    assert {"setting", "interaction", "photo", "time_entry"} <= set(whole["tables"])


def test_a_workbook_holds_text_numbers_and_dates(filled: Netdesk, tmp_path: Path) -> None:
    assert filled("export", "everything", "--to", tmp_path / "all.xlsx").code == 0
    book = CalamineWorkbook.from_path(tmp_path / "all.xlsx")
    assert book.sheet_names == ["Contacts", "Interactions", "Value", "Time"]
    rows = book.get_sheet_by_name("Contacts").to_python()
    assert len(rows) == 61
    first = dict(zip(rows[0], rows[1], strict=True))
    assert isinstance(first["name"], str)
    assert "datetime" in type(first["added_at"]).__name__


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("interactions", "--to", "a.vcf"), "vcf cannot hold interactions. Use csv, xlsx or json."),
        (("everything", "--to", "a.csv"), "csv cannot hold everything. Use xlsx or json."),
        (
            ("contacts", "--to", "a.txt"),
            "The ending of a.txt names no format. Use csv, xlsx, vcf or json for contacts.",
        ),
        (("contacts", "--to", "a.csv", "--vcard", "3.0"), "--vcard goes with vcf only."),
    ],
)
def test_a_wrong_pair_is_one_sentence(netdesk: Netdesk, words: tuple[str, ...], sentence: str) -> None:
    done = netdesk("export", *words)
    assert (done.code, done.err) == (
        2,
        f"netdesk: {sentence}\n" if done.err.startswith("netdesk:") else f"{sentence}\n",
    )


def test_a_file_of_that_name_is_replaced_and_a_database_never(filled: Netdesk, tmp_path: Path) -> None:
    target = tmp_path / "contacts.csv"
    target.write_text("before", encoding="utf-8")
    assert filled("export", "contacts", "--to", target).code == 0
    assert len(rows_of(target)) == 60
    copy = tmp_path / "copy.csv"
    assert filled("backup", copy).code == 0
    before = copy.read_bytes()
    done = filled("export", "contacts", "--to", copy)
    assert (done.code, copy.read_bytes()) == (1, before)
    assert "is a database" in done.err


def test_what_cannot_be_written_is_one_sentence_and_leaves_nothing(filled: Netdesk, tmp_path: Path) -> None:
    done = filled("export", "contacts", "--to", tmp_path / "no" / "contacts.csv")
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert not list(tmp_path.rglob("*.part"))


def test_a_faulty_query_is_wrong_usage(netdesk: Netdesk, tmp_path: Path) -> None:
    assert netdesk("export", "contacts", "--where=level:xyz", "--to", tmp_path / "a.csv").code == 2
    assert not (tmp_path / "a.csv").exists()


def test_nobody_is_a_table_too(netdesk: Netdesk, tmp_path: Path) -> None:
    done = netdesk("export", "contacts", "--to", tmp_path / "none.csv", "--exact")
    assert (done.code, done.out) == (0, f"Exported 0 contacts to {tmp_path / 'none.csv'}.\n")
    assert rows_of(tmp_path / "none.csv") == []
