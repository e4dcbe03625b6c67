from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from netdesk.domain.imported import ActRow, Record, Rejected
from netdesk.domain.period import from_day
from tests.importers.reading import IN, read, told

OLD = "From,To,Sent At,Message,Direction"
NEW = f"{OLD},inviterProfileUrl,inviteeProfileUrl"
KEY = "linkedin-invitations"


def acts(found: list[Record]) -> list[ActRow]:
    assert all(isinstance(record, ActRow) for record in found)
    return [record for record in found if isinstance(record, ActRow)]


def test_who_asked_whom_with_and_without_a_message() -> None:
    found = acts(
        read(
            "Invitations.csv",
            [
                NEW,
                f'Nova,Ada King,"2/7/26, 2:37 PM",,OUTGOING,{IN}nova,{IN}ada',
                f'Ada King,Nova,"11/20/25, 12:05 PM","Hi, we met.",INCOMING,{IN}ada,{IN}nova',
                'Bob,Nova,"1/1/26, 12:00 AM",  ,incoming,,',
            ],
            KEY,
        )
    )
    assert [(act.line, act.name, act.key, act.kind, act.direction, act.text) for act in found] == [
        (2, "Ada King", "ada", "invitation", "mine", ""),
        (3, "Ada King", "ada", "invitation_with_message", "theirs", ""),
        (4, "Bob", "", "invitation", "theirs", ""),
    ]


@pytest.mark.parametrize(
    ("written", "zone", "at", "day"),
    [
        ("9/5/26, 12:12 AM", "Europe/Berlin", datetime(2026, 9, 4, 22, 12, tzinfo=UTC), "2026-09-05"),
        ("9/5/26, 12:12 AM", "America/New_York", datetime(2026, 9, 5, 4, 12, tzinfo=UTC), "2026-09-05"),
        ("1/2/09, 11:59 PM", "UTC", datetime(2009, 1, 2, 23, 59, tzinfo=UTC), "2009-01-02"),
        ("05.09.2026 00:12", "Europe/Berlin", datetime(2026, 9, 4, 22, 12, tzinfo=UTC), "2026-09-05"),
    ],
)
def test_times_without_a_zone_are_in_the_users(written: str, zone: str, at: datetime, day: str) -> None:
    (act,) = acts(read("Invitations.csv", [OLD, f'Ada,Nova,"{written}",,INCOMING'], KEY, told(zone)))
    assert datetime.fromtimestamp(act.at, ZoneInfo("UTC")) == at
    assert from_day(act.day).isoformat() == day


def test_the_key_is_the_same_in_every_era_zone_and_spelling_of_degrees() -> None:
    (old,) = acts(read("Invitations.csv", [OLD, '"Ada King, PhD",Nova,"9/5/26, 12:12 AM",,INCOMING'], KEY))
    new = acts(
        read(
            "Invitations (1).csv",
            [
                NEW,
                f'Ada Kíng,Nova Exampleson,"9/5/26, 12:12 AM",Hello,INCOMING,{IN}ada,{IN}nova',
                f'Nova,Ada King,"9/5/26, 12:12 AM",,OUTGOING,{IN}nova,{IN}ada',
                f'Ada King,Nova,"9/5/26, 12:13 AM",,INCOMING,{IN}ada,{IN}nova',
            ],
            KEY,
            told("Asia/Tokyo"),
        )
    )
    assert [act.external_key == old.external_key for act in new] == [True, False, False]


def test_two_namesakes_of_one_minute_are_two_where_both_have_addresses() -> None:
    line = 'Nova,Ada King,"9/5/26, 12:12 AM",,OUTGOING'
    first, second, again = acts(
        read(
            "Invitations.csv",
            [NEW, f"{line},{IN}nova,{IN}ada-1", f"{line},{IN}nova,{IN}ada-2", f"{line},{IN}nova,{IN}ada-1"],
            KEY,
        )
    )
    assert first.external_key == again.external_key != second.external_key
    old = acts(read("Invitations.csv", [OLD, line], KEY))
    assert old[0].external_key == first.external_key


def test_rows_that_name_nobody_or_no_time_are_rejected() -> None:
    found = read(
        "Invitations.csv",
        [
            NEW,
            'LinkedIn Member,Nova,"9/5/26, 12:12 AM",,INCOMING,,',
            ',Nova,"9/5/26, 12:12 AM",,INCOMING,,',
            "Ada,Nova,someday,,INCOMING,,",
            "Ada,Nova,,,INCOMING,,",
            'Ada,Nova,"9/5/26, 12:12 AM",,SIDEWAYS,,',
        ],
        KEY,
    )
    assert found == [
        Rejected(2, "hidden profile: LinkedIn names nobody"),
        Rejected(3, "hidden profile: LinkedIn names nobody"),
        Rejected(4, "“someday” is no date"),
        Rejected(5, "no date"),
        Rejected(6, "neither incoming nor outgoing"),
    ]


def test_an_invitation_by_mail_has_an_address_instead_of_a_name() -> None:
    (act,) = acts(read("Invitations.csv", [OLD, 'Nova,Ada@Example.com,"9/5/26, 12:12 AM",,OUTGOING'], KEY))
    assert (act.name, act.email) == ("Ada@Example.com", "ada@example.com")


def test_messages_are_kept_only_when_asked_for() -> None:
    lines = [OLD, 'Ada,Nova,"9/5/26, 12:12 AM",secret,INCOMING']
    assert "secret" not in repr(read("Invitations.csv", lines, KEY))
    (kept,) = acts(read("Invitations.csv", lines, KEY, told(texts=True)))
    assert kept.text == "secret"


def test_an_address_elsewhere_is_left_out_with_a_remark() -> None:
    context = told()
    (act,) = acts(
        read("Invitations.csv", [NEW, 'Ada,Nova,"9/5/26, 12:12 AM",,INCOMING,https://evil.example/x,'], KEY, context)
    )
    assert (act.name, act.url, act.key) == ("Ada", "", "")
    assert [remark.line for remark in context.problems] == [2]
