"""What stands in a one-line log wherever it likes: length, day, rating, network, tags, arrows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from netdesk.domain.day_words import back_day, exact_day, said_day
from netdesk.domain.entry_time import duration_minutes
from netdesk.domain.folding import fold
from netdesk.domain.network import network_named
from netdesk.domain.participation import Direction
from netdesk.domain.period import Moment, from_day, to_day
from netdesk.domain.typed_words import Typed, TypedWords

LONGEST = 24 * 60
LONGEST_TAG = 80
AHEAD = "{} is still to come; it is logged for today."
_UNITS = {
    "m": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1, "h": 60, "hr": 60, "hrs": 60, "hour": 60, "hours": 60,
}  # fmt: skip
_ARROWS: dict[str, Direction] = {"->": "mine", "→": "mine", "<-": "theirs", "←": "theirs", "<->": "both", "↔": "both"}
_SIGNS = {"++": 5, "+": 4, "+-": 3, "+/-": 3, "±": 3, "~": 3, "-": 2, "--": 1}
_ALSO_TEXT = frozenset("+ ~ - --".split())
_OF_FIVE = re.compile(r"([1-5])/5", re.ASCII)
_STARS = re.compile(r"([★*]{1,5})☆{0,4}")
_OVER = frozenset("on via over by through using".split())
_NO_DAY_BEHIND = frozenset("about re regarding by until till next this every each before after since".split())
_NO_BARE_NETWORK = frozenset(("x", "other", "phone", "email"))


@dataclass(slots=True)
class Marks:
    """What was found. `network_at` is where a network stood that nothing introduced."""

    minutes: int | None = None
    day: int | None = None
    rating: int | None = None
    network: str = ""
    arrow: Direction | None = None
    tags: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read_marks(words: TypedWords, moment: Moment, networks: Sequence[str]) -> Marks:
    """Take all marks off a line."""
    marks = Marks()
    today = from_day(moment.today)
    for word in words.free():
        if word.text[0] == "#":
            _tag(word, words, marks)
        elif word.text[0] == "@":
            _network(words, marks, networks, word.at, 1)
        elif word.text in _ARROWS and marks.arrow is None:
            marks.arrow = _ARROWS[word.text]
            words.take(word.at)
        else:
            _length(word, words, marks)
    for word in words.free():
        if marks.day is None:
            _day(word, words, marks, today)
    for word in words.free():
        if marks.rating is None:
            _rating(word, words, marks)
    words.find_dash()
    for word in words.free(words.talk):
        if word.key in _OVER:
            if any(_network(words, marks, networks, word.at + 1, count) for count in (2, 1)):
                words.take(word.at)
        elif word.key == "in" and words.run(word.at, 2)[1:] == ["person"]:
            _network(words, marks, networks, word.at, 2)
    return marks


def bare_network(words: TypedWords, marks: Marks, networks: Sequence[str], at: int, *, before: bool = False) -> None:
    """Take a network that is only named, beside the kind or alone: `linkedin message`, `lunch in person`."""
    for count in (2, 1):
        place = at - count + 1 if before else at
        if not marks.network and place >= 0 and place + count <= words.talk:
            named = network_named(" ".join(words.run(place, count)))
            if named is None or named.key not in _NO_BARE_NETWORK:
                _network(words, marks, networks, place, count)


def _tag(word: Typed, words: TypedWords, marks: Marks) -> None:
    name = word.core if word.quoted else word.core.lstrip("#").strip()
    if name and len(name) <= LONGEST_TAG:
        marks.tags.setdefault(fold(name), name)
        words.take(word.at)


def _network(words: TypedWords, marks: Marks, networks: Sequence[str], at: int, count: int) -> bool:
    """Take some words that name a network; a second one is no mark."""
    if not words.is_free(at) or marks.network:
        return False
    name = words.all[at].core if words.all[at].quoted else " ".join(words.run(at, count))
    if not words.all[at].quoted and len(words.run(at, count)) < count:
        return False
    name = name.lstrip("@").replace("_", " ").strip()
    own = next((own for own in networks if name and fold(own) == fold(name)), "")
    known = network_named(name) if name else None
    marks.network = own or (known.key if known else "")
    if marks.network:
        words.take(at, 1 if words.all[at].quoted else count)
    return bool(marks.network)


def _length(word: Typed, words: TypedWords, marks: Marks) -> None:
    """Take 40m, 1h30, 1.5h, 40 min, 1h 30m, half an hour; 1:30 only behind "for"."""
    run = words.run(word.at)
    if not run or marks.minutes is not None:
        return
    behind_for = word.at > 0 and words.is_free(word.at - 1) and words.all[word.at - 1].key == "for"
    minutes, taken = _minutes(run, clock=behind_for)
    if minutes is None or not 0 < minutes <= LONGEST:
        return
    marks.minutes = minutes
    words.take(word.at, taken)
    if behind_for:
        words.take(word.at - 1)


def _minutes(run: Sequence[str], *, clock: bool) -> tuple[int | None, int]:
    lower = [word.casefold() for word in run]
    if lower[:3] == ["half", "an", "hour"]:
        return 30, 3
    if lower[:2] in (["an", "hour"], ["one", "hour"]):
        return 60, 2
    unit = _UNITS.get(lower[1]) if len(lower) > 1 else None
    if unit is not None:
        number = lower[0].replace(",", ".")
        if number.isascii() and number.replace(".", "", 1).isdigit() and len(number) <= 4:
            return round(float(number) * unit), 2
    minutes = duration_minutes(lower[0]) if clock or ":" not in lower[0] else None
    if minutes is not None and lower[0].endswith("h") and len(lower) > 1:
        more = duration_minutes(lower[1])
        if more is not None and more < 60 and lower[1][-1:] in ("m", "n"):
            return minutes + more, 2
    return minutes, 1


def _day(word: Typed, words: TypedWords, marks: Marks, today: date) -> None:
    """Take a day; behind a colon only what can be nothing else. A day ahead becomes today, and is told."""
    if word.quoted or (word.at and words.all[word.at - 1].key in _NO_DAY_BEHIND):
        return
    if word.at < words.talk:
        found, taken = said_day(words.run(word.at), today)
    else:
        found = back_day(word.core, today) or exact_day(word.core, today)
        found = found or (said_day([word.core], today)[0] if word.key in ("yesterday", "today") else None)
        taken = int(found is not None)
    if found is None:
        return
    if found > today:
        marks.problems.append(AHEAD.format(" ".join(words.run(word.at, taken)).capitalize()))
        found = today
    marks.day = to_day(found)
    words.take(word.at, taken)
    if words.is_free(word.at - 1) and words.all[word.at - 1].key == "on":
        words.take(word.at - 1)


def _rating(word: Typed, words: TypedWords, marks: Marks) -> None:
    """Take a rating; signs that may be text, as a dash or the + between names, only where no plain word follows."""
    match, stars = _OF_FIVE.fullmatch(word.core), _STARS.fullmatch(word.core)
    if match:
        rating, taken = int(match[1]), 1
    elif stars:
        rating, taken = len(stars[1]), 1
    elif word.core in ("1", "2", "3", "4", "5") and (words.run(word.at, 2)[1:] or [""])[0].casefold() in (
        "star",
        "stars",
    ):
        rating, taken = int(word.core), 2
    elif word.text in _SIGNS and not (word.text in _ALSO_TEXT and words.is_free(word.at + 1)):
        rating, taken = _SIGNS[word.text], 1
    else:
        return
    marks.rating = rating
    words.take(word.at, taken)
