from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.period import from_day, to_day
from netdesk.importers.dates import DAY_FIRST, MONTH_FIRST, DateReader, likely_order, order_of

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("21 Nov 2025", "2025-11-21"),
        ("21-Nov-25", "2025-11-21"),
        ("4-Apr-21", "2021-04-04"),
        ("2021-04-03", "2021-04-03"),
        ("2021-4-3", "2021-04-03"),
        ("20210403", "2021-04-03"),
        ("2021-04-03T10:00:00Z", "2021-04-03"),
        ("2026/08/01 10:00:00 UTC", "2026-08-01"),
        ("03.04.2021", "2021-04-03"),
        ("3.4.21", "2021-04-03"),
        ("44287", "2021-04-01"),
        ("44287.5", "2021-04-01"),
        ("12 mars 2023", "2023-03-12"),
        ("1er février 2024", "2024-02-01"),
        ("5. März 2021", "2021-03-05"),
        ("Freitag, 5. Dezember 2025", "2025-12-05"),
        ("3 de abril de 2021", "2021-04-03"),
        ("2021年3月5日", "2021-03-05"),
        ("2021년 3월 5일", "2021-03-05"),
        ("April 3, 2021", "2021-04-03"),
        ("Sat Sep 05 08:12:14 UTC 2026", "2026-09-05"),
        ("2023-04-12 09:31", "2023-04-12"),
        ("12/04/1980", "1980-04-12"),
        ("04/13/2021", "2021-04-13"),
    ],
)
def test_dates_of_every_shape(text: str, expected: str) -> None:
    day = DateReader(DAY_FIRST).day(text)
    assert day is not None
    assert from_day(day).isoformat() == expected


@pytest.mark.parametrize(
    "text", ["", "0/0/00", "31 Feb 2021", "hello", "1,85", "123", "99999", "2021-13-01", "0001-01-01", "x" * 99]
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert DateReader().day(text) is None


def test_the_order_is_judged_by_the_whole_column() -> None:
    assert order_of(["03/04/2021", "", "13/04/2021"]) == (DAY_FIRST, True)
    assert order_of(["03/04/2021", "04/13/2021"]) == (MONTH_FIRST, True)
    assert order_of(["03/04/2021", "05/06/2021"]) == ("", False)
    assert order_of(["13/04/2021", "04/13/2021"]) == (DAY_FIRST, False)
    assert order_of(["03.04.2021"]) == (DAY_FIRST, True)
    assert order_of(["2021-04-03", "21 Nov 2025", "5/5/2021"]) == ("", True)


def test_an_open_order_is_supposed_by_clock_and_language() -> None:
    assert likely_order(["2/7/26, 2:37 PM"]) == MONTH_FIRST
    assert likely_order(["03/04/2021"]) == DAY_FIRST
    assert likely_order(["03/04/2021"], "en_US") == MONTH_FIRST
    assert likely_order(["03/04/2021"], "de_DE") == DAY_FIRST


def test_the_order_decides_what_is_open() -> None:
    assert DateReader(DAY_FIRST).day("03/04/2021") == to_day(date(2021, 4, 3))
    assert DateReader(MONTH_FIRST).day("03/04/2021") == to_day(date(2021, 3, 4))
    assert DateReader(MONTH_FIRST).day("03.04.2021") == to_day(date(2021, 4, 3))


def test_years_of_two_digits_end_next_year() -> None:
    today = to_day(date(2026, 11, 1))
    assert DateReader(today=today).day("1 Jan 27") == to_day(date(2027, 1, 1))
    assert DateReader(today=today).day("1 Jan 28") == to_day(date(1928, 1, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2/7/26, 2:37 PM", datetime(2026, 2, 7, 13, 37, tzinfo=UTC)),
        ("9/5/26, 12:12\u202fAM", datetime(2026, 9, 4, 22, 12, tzinfo=UTC)),
        ("07/21/19, 12:11 PM", datetime(2019, 7, 21, 10, 11, tzinfo=UTC)),
        ("2026/08/01 10:00:00 UTC", datetime(2026, 8, 1, 10, tzinfo=UTC)),
        ("2026-09-05 09:50:45", datetime(2026, 9, 5, 7, 50, 45, tzinfo=UTC)),
        ("Sat Sep 05 08:12:14 UTC 2026", datetime(2026, 9, 5, 8, 12, 14, tzinfo=UTC)),
        ("2026-09-05T09:50:45.123+02:00", datetime(2026, 9, 5, 7, 50, 45, tzinfo=UTC)),
    ],
)
def test_instants(text: str, expected: datetime) -> None:
    assert DateReader(MONTH_FIRST).seconds(text, BERLIN) == int(expected.timestamp())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1985-06-12", "1985-06-12"),
        (" --03-01", "--03-01"),
        ("--0203", "--02-03"),
        ("1604-05-04", "--05-04"),
        ("12.04.1980", "1980-04-12"),
        ("0/0/00", ""),
        ("--13-01", ""),
        ("", ""),
    ],
)
def test_birthdays_with_and_without_a_year(text: str, written: str) -> None:
    assert DateReader().birthday(text) == written


@given(
    st.dates(date(1970, 1, 1), date(2068, 12, 31)),
    st.sampled_from(["%d %b %Y", "%d-%b-%y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%Y/%m/%d %H:%M:%S UTC", "%B %d, %Y"]),
)
def test_what_was_written_is_read(value: date, shape: str) -> None:
    if "%y" in shape and value.year < 1999:
        value = value.replace(year=2001, day=min(value.day, 28))
    assert DateReader(DAY_FIRST).day(value.strftime(shape)) == to_day(value)


@given(st.text(st.sampled_from("0123456789/.-: ,TZaprmPMNov年月日+"), max_size=24))
def test_no_text_upsets_the_reader(text: str) -> None:
    reader = DateReader()
    reader.day(text)
    reader.birthday(text)
    reader.seconds(text, BERLIN)
    order_of([text])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan 2024", "2024-01-01"),
        ("Dec-23", "2023-12-01"),
        ("März 2020", "2020-03-01"),
        ("03/2019", "2019-03-01"),
        ("2019-03", "2019-03-01"),
        ("2019", "2019-01-01"),
        ("21 Nov 2025", "2025-11-21"),
        ("Present", None),
        ("13/2019", None),
        ("Foo 2019", None),
        ("0000", None),
        ("", None),
    ],
)
def test_months(text: str, expected: str | None) -> None:
    day = DateReader().month(text)
    assert (None if day is None else from_day(day).isoformat()) == expected
