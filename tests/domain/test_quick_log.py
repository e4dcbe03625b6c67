"""The one-line log: kinds, people, days, lengths, ratings and marks, on a clock that tests set."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netdesk.domain.kind_words import KIND_WORDS, word_for
from netdesk.domain.participation import DIRECTIONS, KINDS, Level
from netdesk.domain.period import Moment, from_day
from netdesk.domain.quick_log import QuickLog, read_quick_log

MOMENT = Moment(int(datetime(2026, 5, 14, 14, 50, tzinfo=UTC).timestamp()), UTC)  # a Thursday


def read(text: str) -> QuickLog:
    return read_quick_log(text, MOMENT, ("Slow Post",))


def known(line: QuickLog, *names: str) -> tuple[list[int], set[str]]:
    """Tell how many words of each candidate name somebody of `names`, and the parts these play."""
    wanted = [name.casefold().split() for name in names]
    used = []
    for person in line.people:
        words = (
            [word.casefold() for word in person.text.split()] if person.quoted else [n.casefold() for n in person.names]
        )
        whole = max((len(name) for name in wanted if words[: len(name)] == name), default=0)
        used.append(1 if whole and person.quoted else whole)
    return used, {person.part for person, count in zip(line.people, used, strict=True) if count}


# What is typed; the kind, the direction, whom it names, and the note once they are known.
ACTS = [
    ("coffee with ada", "event", "both", "ada", "coffee"),
    ("coffee with ada 40m yesterday #berlin ++", "event", "both", "ada", "coffee"),
    ("Coffee With Ada", "event", "both", "ada", "Coffee"),
    ("coffee ada", "event", "both", "ada", "coffee"),
    ("ada coffee", "event", "both", "ada", "coffee"),
    ("lunch with ada - great talk", "event", "both", "ada", "lunch - great talk"),
    ("lunch with ada: great talk", "event", "both", "ada", "lunch great talk"),
    ("lunch with ada at Bonanza about friday", "event", "both", "ada", "lunch at Bonanza about friday"),
    ("beer with ada and ben", "event", "both", "ada ben", "beer"),
    ("beer with ada & ben", "event", "both", "ada ben", "beer"),
    ("beer with ada + ben ++", "event", "both", "ada ben", "beer"),
    ("beer with ada, ben, and cy", "event", "both", "ada ben cy", "beer"),
    ("with ada 40m and ben", "talk", "both", "ada ben", ""),
    ("met ada", "event", "both", "ada", ""),
    ("met with ada", "event", "both", "ada", ""),
    ("we met ada at the fair", "event", "both", "ada", "at the fair"),
    ("ada and i had lunch", "event", "both", "ada", "lunch"),
    ("had lunch with ada, good pasta", "event", "both", "ada", "lunch good pasta"),
    ("meetup with ada", "event", "both", "ada", "meetup"),
    ("meeting with ada", "event", "both", "ada", "meeting"),
    ("work meeting with ada", "meeting", "both", "ada", ""),
    ("project meeting with ada", "meeting", "both", "ada", "project"),
    ("meeting with ada about the project", "meeting", "both", "ada", "about the project"),
    ("call with ada", "talk", "both", "ada", "call"),
    ("work call with ada", "call", "both", "ada", ""),
    ("work zoom with ada", "call", "both", "ada", "zoom"),
    ("call with ada about project lumen", "call", "both", "ada", "about project lumen"),
    ("call with ada about her work", "talk", "both", "ada", "call about her work"),
    ("had a great call with ada", "talk", "both", "ada", "great call"),
    ("called ada", "talk", "both", "ada", "called"),
    ("ada called", "talk", "theirs", "ada", "called"),
    ("she called", "talk", "theirs", "", "called"),
    ("they called", "talk", "theirs", "", "called"),
    ("ada called to say thanks", "talk", "theirs", "ada", "called to say thanks"),
    ("called ada to say thanks", "talk", "both", "ada", "called to say thanks"),
    ("zoom with ada", "talk", "both", "ada", "zoom"),
    ("talked to ada", "talk", "mine", "ada", ""),
    ("chat with ada", "talk", "both", "ada", ""),
    ("catch up with ada", "talk", "both", "ada", ""),
    ("caught up with ada", "talk", "both", "ada", ""),
    ("worked with ada on call routing", "work", "both", "ada", "on call routing"),
    ("workshop with ada", "work", "both", "ada", "workshop"),
    ("email ada", "email", "mine", "ada", ""),
    ("email to ada", "email", "mine", "ada", ""),
    ("e-mail from ada", "email", "theirs", "ada", ""),
    ("mail from ada about the offer", "email", "theirs", "ada", "about the offer"),
    ("emailed ada about rates", "email", "mine", "ada", "about rates"),
    ("ada emailed", "email", "theirs", "ada", ""),
    ("email <- ada", "email", "theirs", "ada", ""),
    ("email ada ->", "email", "mine", "ada", ""),
    ("call with ada ->", "talk", "mine", "ada", "call"),
    ("email with ada <->", "email", "both", "ada", ""),
    ("wrote ada", "message", "mine", "ada", ""),
    ("wrote to ada", "message", "mine", "ada", ""),
    ("i wrote ada", "message", "mine", "ada", ""),
    ("ada wrote", "message", "theirs", "ada", ""),
    ("she wrote", "message", "theirs", "", ""),
    ("ada wrote me", "message", "theirs", "ada", ""),
    ("ada wrote to me about berlin", "message", "theirs", "ada", "about berlin"),
    ("ada wrote: thanks for the intro", "message", "theirs", "ada", "thanks for the intro"),
    ("message from ada", "message", "theirs", "ada", ""),
    ("dm to ada", "message", "mine", "ada", ""),
    ("from ada", "message", "theirs", "ada", ""),
    ("to ada", "message", "mine", "ada", ""),
    ("replied to ada", "reply", "mine", "ada", ""),
    ("comment from ada", "comment", "theirs", "ada", ""),
    ("ada commented", "comment", "theirs", "ada", ""),
    ("liked ada's post", "like", "mine", "ada", "post"),
    ("ada liked my post", "like", "theirs", "ada", "my post"),
    ("reaction from ada", "reaction", "theirs", "ada", ""),
    ("endorsed ada", "endorsement", "mine", "ada", ""),
    ("endorsement ada", "endorsement", "theirs", "ada", ""),
    ("ada shared my article", "share", "theirs", "ada", "my article"),
    ("invitation to ada", "invitation", "mine", "ada", ""),
    ("intro from ada", "introduction", "theirs", "ada", ""),
    ("intro to ada and ben", "introduction", "mine", "ada ben", ""),
    ("introduced ada to ben", "introduction", "mine", "ada ben", ""),
    ("recommendation from ada", "recommendation", "theirs", "ada", ""),
    ("recommended ada", "recommendation", "mine", "ada", ""),
    ("ada recommended me", "recommendation", "theirs", "ada", ""),
    ("ada hired me", "hire", "theirs", "ada", ""),
    ("mentioned by ada", "mention", "mine", "", "by ada"),
    ("call with ada about the move from berlin to paris", "talk", "both", "ada", "call about the move from berlin to paris"),
    ("lunch with ada from Halden", "event", "both", "ada", "lunch from Halden"),
    ("lunch with the team", "event", "both", "", "lunch with the team"),
    ("lunch with ada and zork about tea", "event", "both", "ada", "lunch with zork about tea"),
    ("lunch with ada, zork about tea", "event", "both", "ada", "lunch with zork about tea"),
    ("lunch with zork and yuki", "event", "both", "", "lunch with zork and yuki"),
    ("lunch with zork", "event", "both", "", "lunch with zork"),
    ("ada", "talk", "both", "ada", ""),
    ("great day", "talk", "both", "", "great day"),
    ("talk with ada example", "talk", "both", "ada_example", ""),
    ("talk with ada example about tea", "talk", "both", "ada_example", "about tea"),
    ('talk with "ada example"', "talk", "both", "ada_example", ""),
    ('talk ~"ada example"', "talk", "both", "ada_example", ""),
    ("talk ~ada_example", "talk", "both", "ada_example", ""),
    ("talk with @ada", "talk", "both", "ada", ""),
    ("lunch with dr. ada", "event", "both", "dr._ada", "lunch"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "direction", "names", "note"), ACTS, ids=[act[0] for act in ACTS])
def test_what_happened_with_whom(text: str, kind: str, direction: str, names: str, note: str) -> None:
    line = read(text)
    people = [name.replace("_", " ") for name in names.split()]
    used, parts = known(line, *people)
    assert (line.kind, line.direction(parts), line.note(used)) == (kind, direction, note)
    found = [person.text for person, count in zip(line.people, used, strict=True) if count]
    assert len(found) == len(people), line.people


DAYS = [
    ("", "2026-05-14"),
    ("today", "2026-05-14"),
    ("yesterday", "2026-05-13"),
    ("last night", "2026-05-13"),
    ("mon", "2026-05-11"),
    ("Monday", "2026-05-11"),
    ("on monday", "2026-05-11"),
    ("thu", "2026-05-14"),
    ("last thu", "2026-05-07"),
    ("last friday", "2026-05-08"),
    ("fri", "2026-05-08"),
    ("last week", "2026-05-07"),
    ("3 may", "2026-05-03"),
    ("3rd May", "2026-05-03"),
    ("may 3", "2026-05-03"),
    ("on 3 may 2025", "2025-05-03"),
    ("3 dec", "2025-12-03"),
    ("2026-05-03", "2026-05-03"),
    ("3.5.", "2026-05-03"),
    ("3.12.", "2025-12-03"),
    ("3.5.2025", "2025-05-03"),
    ("-2d", "2026-05-12"),
    ("-2w", "2026-04-30"),
    ("2 days ago", "2026-05-12"),
    ("a week ago", "2026-05-07"),
    ("2027-01-01", "2026-05-14"),
    ("29 feb", "2026-05-14"),
]


@pytest.mark.parametrize(("words", "day"), DAYS)
def test_the_day_stands_anywhere(words: str, day: str) -> None:
    for text in (f"coffee with ada {words}", f"{words} coffee with ada", f"coffee {words} with ada ++"):
        assert from_day(read(text).day) == date.fromisoformat(day), text


def test_a_day_ahead_becomes_today_and_is_told() -> None:
    line = read("coffee with ada on 24 dec 2026")
    assert line.day == MOMENT.today
    assert line.problems == ("24 dec 2026 is still to come; it is logged for today.",)
    assert not read("coffee with ada, she flies tomorrow").timed


@pytest.mark.parametrize(
    "text", ["call with ada about friday", "call with ada before monday", "call with ada: on friday she flies"]
)
def test_a_day_that_is_talked_about_is_none(text: str) -> None:
    assert not read(text).timed


LENGTHS = [
    ("40m", 40),
    ("45min", 45),
    ("40 min", 40),
    ("40 minutes", 40),
    ("for 40m", 40),
    ("1h", 60),
    ("1h30", 90),
    ("1h30m", 90),
    ("1h 30m", 90),
    ("1.5h", 90),
    ("1,5h", 90),
    ("1.5 hours", 90),
    ("2 hours", 120),
    ("an hour", 60),
    ("half an hour", 30),
    ("for 1:30", 90),
    ("1:30", None),
    ("40", None),
    ("0m", None),
    ("99h", None),
]


@pytest.mark.parametrize(("words", "minutes"), LENGTHS)
def test_lengths(words: str, minutes: int | None) -> None:
    line = read(f"coffee with ada {words} yesterday")
    assert line.minutes == minutes
    assert (line.note(known(line, "ada")[0]) == "coffee") == (minutes is not None)


RATINGS = [
    ("++", 5),
    ("+", 4),
    ("+-", 3),
    ("~", 3),
    ("-", 2),
    ("--", 1),
    ("4/5", 4),
    ("1/5", 1),
    ("★★★★", 4),
    ("★★★☆☆", 3),
    ("***", 3),
    ("4 stars", 4),
    ("", None),
    ("6/5", None),
]


@pytest.mark.parametrize(("sign", "rating"), RATINGS)
def test_ratings(sign: str, rating: int | None) -> None:
    for text in (f"coffee with ada {sign}", f"coffee with ada {sign} #berlin", f"coffee {sign} yesterday with ada"):
        assert read(text).rating == rating, text


@pytest.mark.parametrize("text", ["coffee with ada - good talk", "coffee with ada + ben", "coffee with ada -- well"])
def test_a_sign_before_plain_words_is_no_rating(text: str) -> None:
    assert read(text).rating is None


NETWORKS = [
    ("message from ada @linkedin", "linkedin", "message"),
    ("message from ada on linkedin", "linkedin", "message"),
    ("message on LinkedIn from ada", "linkedin", "message"),
    ("linkedin message from ada", "linkedin", "message"),
    ("message from ada on x", "x", "message"),
    ("x message from ada", "", "message"),
    ('talk with ada @"hacker news"', "hackernews", "talk"),
    ("talk with ada on hacker news", "hackernews", "talk"),
    ("lunch with ada in person", "in_person", "event"),
    ("whatsapp from ada", "whatsapp", "message"),
    ("via telegram with ada", "telegram", "message"),
    ("ada by phone", "phone", "talk"),
    ("intro by email to ada and ben", "email", "introduction"),
    ("message to ada @slow_post", "Slow Post", "message"),
    ("message to ada on mars", "", "message"),
]


@pytest.mark.parametrize(("text", "network", "kind"), NETWORKS)
def test_networks(text: str, network: str, kind: str) -> None:
    line = read(text)
    assert (line.network, line.kind) == (network, kind)


def test_tags_are_kept_once_and_as_typed() -> None:
    line = read('coffee with ada #Berlin #berlin #"early stage" #')
    assert line.tags == ("Berlin", "early stage")


def test_nothing_is_an_empty_line() -> None:
    assert read("  ").empty
    assert not read("#berlin").empty
    assert not read("yesterday").empty


def test_who_is_worth_a_word_when_nobody_is_called_so() -> None:
    def told(text: str) -> list[str]:
        return [person.text for person in read(text).people if person.looks_like_a_name]

    assert told("coffee with zork") == ["zork"]
    assert told("coffee with Jo van Dyk") == []  # “van” might as well begin the note
    assert told('coffee with "Jo van Dyk"') == ["Jo van Dyk"]
    assert told("coffee with Jo Dyk") == ["Jo Dyk"]
    assert told("coffee with ada, great talk") == ["ada"]
    assert told("coffee great") == []


def test_every_word_means_a_kind_there_is() -> None:
    for word, meaning in KIND_WORDS.items():
        assert meaning.kind in KINDS, word
        assert meaning.at_work().kind in KINDS
        assert {meaning.direction, meaning.subject} <= set(DIRECTIONS)
    assert KINDS[KIND_WORDS["call"].kind] == KINDS[KIND_WORDS["coffee"].kind] == Level.NETWORK
    assert KINDS[KIND_WORDS["call"].at_work().kind] == Level.COLLABORATE


@pytest.mark.parametrize("kind", KINDS)
def test_the_word_for_a_kind_reads_as_that_kind(kind: str) -> None:
    word = word_for(kind, "")
    assert not word or read(f'{word} with "Ada Example"').kind == kind
    assert word_for("event", "coffee at the corner") == "coffee"
    assert word_for("call", "zoom about rates") == "work zoom"
    assert word_for("talk", "calls are good") == "talk"


PIECES = [
    "coffee", "with", "from", "to", "and", "ada", "Ben,", '"Jo van Dyk"', "~", "~ada", "@linkedin", "@", "#berlin", "#", "40m",
    "1h", "30m", "yesterday", "mon", "3", "may", "last", "-2d", "++", "-", "--", "4/5", "★★", ":", "ada:", "she", "wrote",
    "called", "on", "x", "in", "person", "about", "work", "an", "hour", "ago", ".", '"', "“", "«", "\0", "İ", "ß", "½",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.text())
@example("with with with")
@example("to me")
@example('~""')
def test_no_text_is_too_strange(text: str) -> None:
    line = read(text)
    assert line.kind in KINDS
    assert line.day <= MOMENT.today
    assert line.rating in (None, 1, 2, 3, 4, 5)
    assert line.minutes is None or 0 < line.minutes <= 1440
    assert read(f"  {text}  ") == line
    for used in ((), [1] * len(line.people), [len(person.words) for person in line.people]):
        note = line.note(used)
        assert all(word in text.replace("\0", " ") for word in note.split())
    for part in ("from", "to", "subject", "object", "with"):
        assert line.direction({part}) in DIRECTIONS


@given(st.lists(st.sampled_from("lovely sunny garden window river stone bread".split()), max_size=8).map(" ".join))
def test_plain_words_are_the_note(text: str) -> None:
    line = read(text)
    assert line.note() == text
    assert read(line.note()) == line
