from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.imported import ActRow, Record, Rejected, ValueRow
from netdesk.domain.period import from_day
from tests.importers.reading import read, told

OLD = "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorsement Status"
NEW = "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status"
GIVEN = NEW.replace("Endorser", "Endorsee")
KEY = "linkedin-endorsements"
PLACE = "www.linkedin.com/in/"
AT = "2026/08/01 10:00:00 UTC"


def pairs(found: list[Record]) -> list[tuple[ActRow, ValueRow]]:
    result = []
    for act, value in zip(found[::2], found[1::2], strict=True):
        assert isinstance(act, ActRow)
        assert isinstance(value, ValueRow)
        assert act[:8] == value[:8]
        result.append((act, value))
    return result


@pytest.mark.parametrize("name", ["Endorsement_Received_Info.csv", "Endorsement Received Info.csv", "renamed.csv"])
def test_received(name: str) -> None:
    ((act, value),) = pairs(read(name, [NEW, f"{AT},Maps,Ada,King,{PLACE}ada,ACCEPTED"], KEY))
    assert (act.line, act.name, act.url, act.key) == (2, "Ada King", "https://www.linkedin.com/in/ada", "ada")
    assert (act.at, from_day(act.day).isoformat()) == (1_785_578_400, "2026-08-01")
    assert (act.kind, act.direction, act.text) == ("endorsement", "theirs", "")
    assert (value.kind, value.direction, value.points, value.note) == ("endorsement", "received", 3, "Maps")
    assert act.external_key == value.external_key


def test_given() -> None:
    ((act, value),) = pairs(read("x.csv", [GIVEN, f"{AT},Maps,Ada,King,{PLACE}ada,ACCEPTED"], KEY))
    assert (act.key, act.direction, value.direction) == ("ada", "mine", "given")


def test_those_that_wait_or_are_hidden_count_and_rejected_ones_do_not() -> None:
    lines = [f"{AT},{status},Ada,King,,{status}" for status in ("PENDING", "HIDDEN", "", "rejected", "REJECTED")]
    found = read("x.csv", [NEW, *lines], KEY)
    assert [value.note for _, value in pairs(found[:6])] == ["PENDING", "HIDDEN", ""]
    assert found[6:] == [Rejected(5, "rejected endorsement"), Rejected(6, "rejected endorsement")]


def test_two_skills_of_one_second_are_two() -> None:
    found = pairs(read("x.csv", [NEW, f"{AT},Maps,Ada,King,,ACCEPTED", f"{AT},Tides,Ada,King,,ACCEPTED"], KEY))
    assert len({act.external_key for act, _ in found}) == 2


def test_two_namesakes_of_one_second_are_two_where_both_have_addresses() -> None:
    lines = [f"{AT},Maps,Ada,King,{PLACE}{slug},ACCEPTED" for slug in ("ada-1", "ada-2", "ada-1")]
    keys = [value.external_key for _, value in pairs(read("x.csv", [NEW, *lines], KEY))]
    assert keys[0] == keys[2] != keys[1]


def test_hidden_people_and_odd_dates_are_rejected() -> None:
    found = read("x.csv", [NEW, f"{AT},Maps,,,,ACCEPTED", "soon,Maps,Ada,King,,ACCEPTED"], KEY)
    assert found == [Rejected(2, "hidden profile: LinkedIn names nobody"), Rejected(3, "“soon” is no date")]


WORDS = st.text(st.characters(categories=["L", "N"], codec="utf-8"), min_size=1, max_size=8)
SECONDS = st.integers(1_052_092_800, 1_790_000_000)
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "Pacific/Auckland", "America/Sao_Paulo"])


@given(WORDS, WORDS, WORDS, SECONDS, ZONES)
def test_the_key_is_the_same_in_every_era_and_zone(skill: str, first: str, last: str, seconds: int, zone: str) -> None:
    at = f"{datetime.fromtimestamp(seconds, UTC):%Y/%m/%d %H:%M:%S} UTC"
    before = pairs(read("x.csv", [OLD, f"{at},{skill},{first},{last},ACCEPTED"], KEY))
    line = f'{at},{skill},{first},"{last}, PhD",{PLACE}someone,HIDDEN'
    after = pairs(read("x.csv", [NEW, line], KEY, told(zone)))
    assert before[0][0].external_key == after[0][0].external_key
    assert before[0][0].at == after[0][0].at == seconds
