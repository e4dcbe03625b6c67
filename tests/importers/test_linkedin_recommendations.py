import pytest

from netdesk.domain.imported import ActRow, Rejected, ValueRow
from netdesk.domain.period import from_day
from tests.importers.reading import read, told

HEADER = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
KEY = "linkedin-recommendations"
ROW = 'Ada,"King, PhD",Acme,CTO,"Careful, kind.\nQuick.","07/21/19, 12:11 PM",{status}'


@pytest.mark.parametrize(
    ("name", "way", "direction"),
    [
        ("Recommendations_Received.csv", "theirs", "received"),
        ("folder/Recommendations Received (2).csv", "theirs", "received"),
        ("Recommendations_Given.csv", "mine", "given"),
    ],
)
@pytest.mark.parametrize("status", ["VISIBLE", "HIDDEN"])
def test_an_act_and_its_value_without_the_text(name: str, way: str, direction: str, status: str) -> None:
    act, value = read(name, [HEADER, ROW.format(status=status)], KEY)
    assert isinstance(act, ActRow)
    assert isinstance(value, ValueRow)
    assert (act.line, act.name, act.url, act.key, act.company) == (2, "Ada King, PhD", "", "", "Acme")
    assert (act.kind, act.direction, act.at) == ("recommendation", way, 1_563_703_860)
    assert from_day(act.day).isoformat() == "2019-07-21"
    assert act[:8] == value[:8]
    assert (value.kind, value.direction, value.points) == ("recommendation", direction, 15)
    assert (value.company, value.note, value.external_key) == ("Acme", "", act.external_key)
    assert "kind" not in act.text


def test_texts_are_kept_only_when_asked_for() -> None:
    act, value = read("Recommendations_Given.csv", [HEADER, ROW.format(status="")], KEY, told(texts=True))
    assert isinstance(act, ActRow)
    assert isinstance(value, ValueRow)
    assert act.text == value.note == "Careful, kind.\nQuick."


def test_given_and_received_on_one_day_differ_and_a_new_company_does_not() -> None:
    rows = [ROW.format(status=""), ROW.format(status="").replace("Acme", "Other")]
    (given, _, moved, _) = read("Recommendations_Given.csv", [HEADER, *rows], KEY)
    (received, _) = read("Recommendations_Received.csv", [HEADER, rows[0]], KEY)
    assert isinstance(given, ActRow)
    assert isinstance(moved, ActRow)
    assert isinstance(received, ActRow)
    assert given.external_key == moved.external_key != received.external_key


def test_rows_without_a_name_or_day_are_rejected() -> None:
    found = read("Recommendations_Given.csv", [HEADER, ',,Acme,,Fine,"07/21/19, 12:11 PM",', "Ada,,,,Fine,,"], KEY)
    assert found == [Rejected(2, "hidden profile: LinkedIn names nobody"), Rejected(3, "no date")]


def test_a_file_that_does_not_say_which_way_is_a_table_of_contacts() -> None:
    assert read("recommendations.csv", [HEADER, ROW.format(status="")], "csv")
