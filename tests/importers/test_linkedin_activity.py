import pytest

from netdesk.domain.imported import ActivityRow, Rejected
from netdesk.domain.period import from_day
from tests.importers.reading import read

KEY = "linkedin-activity"
LINK = "https://www.linkedin.com/feed/update/1"


@pytest.mark.parametrize(
    ("name", "header", "row", "kind"),
    [
        ("Reactions.csv", "Date,Type,Link", f"LIKE,{LINK}", "reaction"),
        ("Reactions_100000001.csv", "Date,Type,Link", f"LIKE,{LINK}", "reaction"),
        ("Comments.csv", "Date,Link,Message", f'{LINK},"Ada, congratulations\n\nagain"', "comment"),
        ("Shares.csv", "Date,ShareLink,ShareCommentary", f"{LINK},New map", "share"),
        (
            "Shares_100000001.csv",
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
            f"{LINK},,,,PUBLIC",
            "share",
        ),
        ("InstantReposts_100000001.csv", "Date,Link", LINK, "repost"),
        ("Votes.csv", "Date,Link,OptionText", f"{LINK},Yes", "vote"),
        ("Votes_100000001.csv", "Date,OptionText,Link", f"Yes,{LINK}", "vote"),
    ],
)
def test_every_row_is_a_day_and_a_kind_and_nothing_else(name: str, header: str, row: str, kind: str) -> None:
    (found,) = read(name, [header, f"2026-09-05 23:50:45,{row}"], KEY)
    assert isinstance(found, ActivityRow)
    assert (found.line, found.network, found.kind) == (2, "linkedin", kind)
    assert from_day(found.day).isoformat() == "2026-09-05"


def test_a_row_without_a_date_is_rejected() -> None:
    assert read("Votes.csv", ["Date,Link,OptionText", f",{LINK},Yes"], KEY) == [Rejected(2, "no date")]


def test_unknown_columns_are_counted_and_passed_over_in_an_archive() -> None:
    found = read("Reactions.csv", ["When,What", "2026-09-05,LIKE"], "linkedin-other", linkedin=True)
    assert found == [Rejected(2, "columns that NetDesk does not read yet")]
