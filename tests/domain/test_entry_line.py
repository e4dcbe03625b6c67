"""The one-line entry grammar: times, names and marks, on a clock that tests set."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netdesk.domain.entry_line import EntryLine, KnownNames, read_entry_line, write_entry_line
from netdesk.domain.entry_time import STILL_TO_COME, clock_minutes, duration_minutes
from netdesk.domain.time_entry import Draft

BERLIN = ZoneInfo("Europe/Berlin")
NOW = int(datetime(2026, 5, 14, 14, 50, tzinfo=BERLIN).timestamp())  # a Thursday


def at(day: str, clock: str, zone: ZoneInfo = BERLIN, fold: int = 0) -> int:
    wall = datetime.fromisoformat(f"{day}T{clock}:00").replace(tzinfo=zone, fold=fold)
    return int(wall.astimezone(UTC).timestamp())


def read(text: str, now: int = NOW, known: KnownNames | None = None) -> EntryLine:
    return read_entry_line(text, now, BERLIN, known)


def span(text: str, now: int = NOW) -> tuple[int | None, int | None]:
    line = read(text, now)
    return line.start, line.end


def test_the_whole_grammar() -> None:
    line = read('9:00-10:30 acme/site @linkedin ~jane ~"Mira Okafor": proposal thread #sales #Q2 !')
    assert line == EntryLine(
        at("2026-05-14", "09:00"), at("2026-05-14", "10:30"), False, "acme", "site", "proposal thread", "linkedin",
        ("sales", "Q2"), ("jane", "Mira Okafor"), False, (), True,
    )  # fmt: skip
    assert line.finished
    assert line.draft((3,)).contacts == (3,)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9:00-10:30 a: b", "09:00", "10:30"),
        ("9-10 a: b", "09:00", "10:00"),
        ("9 - 10:30 a: b", "09:00", "10:30"),
        ("9.00-10.30 a: b", "09:00", "10:30"),
        ("9:00–10:30 a: b", "09:00", "10:30"),
        ("0900-1030 a: b", "09:00", "10:30"),
        ("9:00 10:30 a: b", "09:00", "10:30"),
        ("9am-11am a: b", "09:00", "11:00"),
        ("9am - 1pm a: b", "09:00", "13:00"),
        ("9:00 for 1h30 a: b", "09:00", "10:30"),
        ("9:00 for 45 min a: b", "09:00", "09:45"),
        ("9:00 +45m a: b", "09:00", "09:45"),
        ("9:00-now a: b", "09:00", "14:50"),
        ("+45m a: b", "14:05", "14:50"),
        ("for 1h30 a: b", "13:20", "14:50"),
        ("for 1.5h a: b", "13:20", "14:50"),
        ("-20m -10m a: b", "14:30", "14:40"),
        ("-20 -10 a: b", "14:30", "14:40"),
        ("-60m for 20m a: b", "13:50", "14:10"),
        ("today 9-10 a: b", "09:00", "10:00"),
    ],
)
def test_spans_of_today(text: str, start: str, end: str) -> None:
    line = read(text)
    assert (line.start, line.end) == (at("2026-05-14", start), at("2026-05-14", end))
    assert (line.client, line.note, line.running, line.problems) == ("a", "b", False, ())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("yesterday 9-10 a: b", "2026-05-13"),
        ("2026-05-02 9-10 a: b", "2026-05-02"),
        ("2.5. 9-10 a: b", "2026-05-02"),
        ("2.5.2025 9-10 a: b", "2025-05-02"),
        ("24.12. 9-10 a: b", "2025-12-24"),
        ("mon 9-10 a: b", "2026-05-11"),
        ("Friday 9-10 a: b", "2026-05-08"),
        ("thu 9-10 a: b", "2026-05-14"),
    ],
)
def test_dates(text: str, day: str) -> None:
    assert span(text) == (at(day, "09:00"), at(day, "10:00"))


@pytest.mark.parametrize(("text", "start"), [("a: b", "14:50"), ("9:00 a: b", "09:00"), ("-20m a: b", "14:30")])
def test_without_an_end_it_runs(text: str, start: str) -> None:
    line = read(text)
    assert (line.start, line.end, line.running) == (at("2026-05-14", start), None, True)
    assert not line.finished


def test_an_end_before_the_start_crosses_midnight() -> None:
    assert span("2026-05-12 23:00-1:00 a: b") == (at("2026-05-12", "23:00"), at("2026-05-13", "01:00"))
    # Without a date and still to come today, it was last night.
    assert span("23:00-1:00 a: b") == (at("2026-05-13", "23:00"), at("2026-05-14", "01:00"))
    assert span("2026-05-12 22:00-24:00 a: b") == (at("2026-05-12", "22:00"), at("2026-05-13", "00:00"))


def test_the_future_is_asked_about() -> None:
    assert read("16:00-17:00 a: b").problems == (STILL_TO_COME,)
    assert read("14:00-17:00 a: b").problems == ("Its end is still to come.",)
    assert read("today 16:00-17:00 a: b").problems == ("That is still to come.",)
    assert read("16:00 a: b").running is False
    assert span("yesterday 16:00-17:00 a: b") == (at("2026-05-13", "16:00"), at("2026-05-13", "17:00"))


def test_what_is_missing_is_said_and_nothing_refused() -> None:
    assert read("2026-05-12 a: b").start is None
    assert read("2026-05-12 for 45m a: b").start is None
    other_day = read("2026-05-12 9:00 a: b")
    assert (other_day.end, other_day.running, other_day.finished) == (None, False, False)
    assert all(read(text).problems for text in ("2026-05-12 a: b", "2026-05-12 for 45m a", "2026-05-12 9:00 a"))


@pytest.mark.parametrize(
    "text",
    ["10.00@x foo", "3 blind mice", "2024-2025 taxes", "mon amour", "for you", "25:00-26:00 x", "9:75 x", "- 20 x"],
)
def test_what_only_looks_like_a_time_is_a_note(text: str) -> None:
    line = read(text)
    assert (line.start, line.note, line.network) == (NOW, text, "")


def test_clients_need_a_colon_or_must_be_known() -> None:
    known = KnownNames(clients=("Orchard Cloud", "Acme"))
    assert (read("orchard cloud fix it").client, read("orchard cloud fix it").note) == ("", "orchard cloud fix it")
    line = read("orchard CLOUD fix it", known=known)
    assert (line.client, line.note) == ("Orchard Cloud", "fix it")
    line = read("acme/web fix it", known=known)
    assert (line.client, line.project, line.note) == ("Acme", "web", "fix it")
    line = read("new one / web : fix it", known=known)
    assert (line.client, line.project, line.note) == ("new one", "web", "fix it")
    line = read("/admin: mail", known=known)
    assert (line.client, line.project, line.note) == ("", "admin", "mail")


def test_addresses_and_times_in_a_note_are_no_clients() -> None:
    assert read("https://x.com/a read it").client == ""
    assert read("meet at 10:30 there").note == "meet at 10:30 there"
    assert read("acme: see https://x.com: a").note == "see https://x.com: a"
    assert read("acme:note").client == "acme"


def test_marks() -> None:
    line = read('a: b @"in person" @nowhere # @ ~ urgent! $')
    assert (line.network, line.billable, line.note) == ("in_person", True, "b @nowhere # @ ~ urgent!")
    assert read("a: b @in_person").network == "in_person"
    assert read("a: b @docsguild", known=KnownNames(networks=("DocsGuild",))).network == "DocsGuild"
    assert read("a: b @x @linkedin").network == "x"
    assert read("a: b #One #one, #two").tags == ("One", "two")
    assert read("a: b").billable is None
    assert read("").empty
    assert not read("#x").empty


def test_days_of_23_and_25_hours() -> None:
    spring = at("2026-03-29", "12:00")
    line = read("1:30-3:30 a: b", spring)
    assert line.end is not None and line.start is not None and line.end - line.start == 3600
    skipped = read("2:30-4:00 a: b", spring)
    assert skipped.start == at("2026-03-29", "03:30")
    assert skipped.problems == ("2:30 does not exist on that day: the clocks go forward.",)
    autumn = at("2026-10-25", "12:00")
    line = read("1:30-3:30 a: b", autumn)
    assert line.end is not None and line.start is not None and line.end - line.start == 3 * 3600
    # The hour that comes twice: the end is its second pass rather than the next day.
    assert span("2:45-2:15 a: b", autumn) == (at("2026-10-25", "02:45"), at("2026-10-25", "02:15", fold=1))


@pytest.mark.parametrize(
    ("draft", "people", "text"),
    [
        (Draft("Acme", "Site", "linkedin", "thread", tags=("q2",)), ("Jane",), "Acme/Site: thread @linkedin ~Jane #q2"),
        (Draft(note="only a note"), (), "only a note"),
        (Draft(note="call: Jane"), (), ": call: Jane"),
        (Draft("", "", "in_person", "lunch"), ("Mira Okafor",), 'lunch @"in_person" ~"Mira Okafor"'),
        (Draft("Acme"), (), "Acme:"),
        (Draft(note="9-10 people came"), (), ": 9-10 people came"),
    ],
)
def test_an_entry_is_written_as_a_line_that_reads_back(draft: Draft, people: tuple[str, ...], text: str) -> None:
    assert write_entry_line(draft, people) == text
    line = read(text)
    assert line.draft() == draft and line.contacts == people and not line.timed


def test_clock_and_length_words() -> None:
    assert [clock_minutes(word) for word in ("9", "9:05", "12am", "12pm", "24:00", "24:01", "13pm", "x")] == [
        540, 545, 0, 720, 1440, None, None, None,
    ]  # fmt: skip
    assert [duration_minutes(word) for word in ("1h", "1h30m", "90m", "1:30", "0,25h", "45", "")] == [
        60, 90, 90, 90, 15, None, None,
    ]  # fmt: skip
    assert duration_minutes("45", bare=True) == 45


LIKELY = st.lists(
    st.sampled_from(
        [
            "9:00",
            "-",
            "9-10",
            "10:30-9:00",
            "+45m",
            "-20m",
            "for",
            "1h30",
            "yesterday",
            "2026-03-29",
            "31.2.",
            "mon",
            "a:",
            ":",
            "/",
            "acme/",
            "@x",
            "@",
            "#",
            "#a:",
            "~",
            '~"',
            '"',
            "!",
            "$",
            "²",
            "٣:٠٠",
            "24:00",
            "0000-01-01",
            "\0",
            "–",
        ]
    )
).map(" ".join)


@given(st.one_of(st.text(), LIKELY), st.integers(0, 4_000_000_000))
@example("٣:٠٠-٤:٠٠", NOW)
def test_no_text_crashes_it(text: str, now: int) -> None:
    line = read_entry_line(text, now, BERLIN, KnownNames(("a",), ("b",)))
    if line.start is not None and line.end is not None:
        assert 0 <= line.end - line.start <= 25 * 3600 * 5
    assert not (line.running and line.end is not None)
