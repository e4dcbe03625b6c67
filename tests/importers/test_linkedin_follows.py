import pytest

from netdesk.domain.imported import ActRow, Rejected
from netdesk.domain.period import from_day
from tests.importers.reading import read

KEY = "linkedin-follows"
NOTES = ["Notes:", '"Whom you follow, with the date, and whether you still do."', ""]
ROW = "2026-01-02 03:04:05,Active,Ada King"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Member_Follows_100000001.csv", ["Date,Status,FullName", ROW]),
        ("Member_Follows.csv", [*NOTES, "Date,Status,FullName", ROW]),
        ("Member_Follows.csv", ["Notes:,,", f"{NOTES[1]},,", ",,", "Date,Status,FullName", ROW]),
        ("member follows (1).csv", ["Date,Status,Full Name", ROW]),
    ],
)
def test_an_act_of_mine_by_name_alone_in_every_era(name: str, lines: list[str]) -> None:
    (act,) = read(name, lines, KEY)
    assert isinstance(act, ActRow)
    assert (act.line, act.name, act.url, act.key) == (len(lines), "Ada King", "", "")
    assert (act.kind, act.direction, act.at) == ("follow", "mine", 1_767_319_445)
    assert from_day(act.day).isoformat() == "2026-01-02"


def test_a_header_alone_is_no_row() -> None:
    assert read("Member_Follows.csv", [*NOTES, "Date,Status,FullName"], KEY) == []


def test_those_no_longer_followed_are_rejected() -> None:
    lines = ["Date,Status,FullName", "2026-01-02 03:04:05,Unfollow,Ada", "2026-01-02 03:04:05,,Bob", "soon,Active,Cy"]
    assert read("Member_Follows.csv", lines, KEY) == [
        Rejected(2, "no longer followed"),
        Rejected(3, "no longer followed"),
        Rejected(4, "“soon” is no date"),
    ]


def test_rows_that_are_repeated_have_one_key() -> None:
    found = read("Member_Follows.csv", ["Date,Status,FullName", ROW, ROW, ROW.replace("King", "Kong")], KEY)
    assert len({record.external_key for record in found if isinstance(record, ActRow)}) == 2


def test_such_columns_in_another_file_are_a_table_of_contacts() -> None:
    assert read("team.csv", ["Date,Status,FullName", ROW], "csv")
