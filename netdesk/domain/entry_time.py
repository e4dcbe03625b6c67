"""When: the part of a one-line entry that tells its date and its times."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from netdesk.domain.day_words import plain_day

STILL_TO_COME = "That is still to come. Yesterday?"

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(am|pm)?|([01]\d|2[0-4])([0-5]\d)", re.ASCII | re.IGNORECASE)
_DASHES = re.compile(r"[-–—]")
_DURATION = re.compile(
    r"(?P<h>\d{1,2})h(?:(?P<hm>\d{1,2})(?:m|min)?)?|(?P<m>\d{1,3})(?:m|min)|(?P<dh>\d{1,2})[.,](?P<df>\d{1,2})h"
    r"|(?P<ch>\d{1,2}):(?P<cm>[0-5]\d)|(?P<bare>\d{1,3})",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class When:
    """The times found at the start of a line, and how many of its words they took.

    `start` and `end` are seconds (UTC); `start` None means that no sensible one was given.
    """

    words: int
    start: int | None
    end: int | None = None
    running: bool = False
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Span:
    """Wall-clock minutes of a day; None for "now" as an end, `length` in minutes where it was said so."""

    words: int
    start: int | None = None
    end: int | None = None
    length: int | None = None
    ago: int | None = None
    until_now: bool = False


def read_when(words: Sequence[str], now: int, zone: tzinfo) -> When:
    """Read date and times off the first words of a line; nothing found means "running from now on"."""
    today = datetime.fromtimestamp(now, zone).date()
    day, taken = _date(words, today)
    span = _span(words[taken:])
    if span is None:
        if day is None or not words[0][0].isdigit():
            return When(0, now, running=True)
        return When(taken, None, problems=("Add a time, as 9:00-10:30.",))
    span = replace(span, words=span.words + taken)
    if span.ago is not None:
        return _relative(span, now)
    if span.start is None:
        if day not in (None, today):
            return When(span.words, None, problems=("On another day it needs a start, as 9:00 for 45m.",))
        return When(span.words, now - 60 * (span.length or 0), now)
    return _on_the_clock(span, day, today, now, zone)


def instant(day: date, minutes: int, zone: tzinfo, *, fold: int = 0) -> int:
    """Turn minutes of a local day into seconds (UTC); a time that clocks skip moves forward with them."""
    wall = datetime.combine(day + timedelta(days=minutes // 1440), datetime.min.time()) + timedelta(
        minutes=minutes % 1440
    )
    return int(wall.replace(tzinfo=zone, fold=fold).astimezone(UTC).timestamp())


def clock_minutes(word: str) -> int | None:
    """Read one clock time, as 9:05, 9.05, 0905, 9pm or a bare 9, as minutes of the day; None for anything else."""
    match = _CLOCK.fullmatch(word)
    if match is None:
        return None
    hours, minutes = int(match[1] or match[4]), int(match[2] or match[5] or 0)
    if match[3]:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if match[3].lower() == "pm" else 0)
    total = hours * 60 + minutes
    return total if minutes < 60 and total <= 1440 else None


def duration_minutes(word: str, *, bare: bool = False) -> int | None:
    """Read a length, as 1h30, 45m, 1.5h or 1:30 (a bare 45 only where asked), in minutes; None for anything else."""
    match = _DURATION.fullmatch(word)
    if match is None:
        return None
    part: dict[str, str] = match.groupdict("")
    if part["bare"]:
        return int(part["bare"]) if bare else None
    if part["m"]:
        return int(part["m"])
    if part["dh"]:
        return round(float(f"{part['dh']}.{part['df']}") * 60)
    return int(part["h"] or part["ch"]) * 60 + int(part["hm"] or part["cm"] or 0)


def _date(words: Sequence[str], today: date) -> tuple[date | None, int]:
    """Read a date off the first word; the number of words taken is 0 or 1."""
    found = plain_day(words[0], today) if words else None
    return found, int(found is not None)


def _span(words: Sequence[str]) -> _Span | None:
    """Read times off the first words: a range, a start, a start with a length, a length, or "so long ago"."""
    if not words:
        return None
    first = words[0]
    if first[0] in "-–" and (ago := duration_minutes(first[1:], bare=True)) is not None:
        if len(words) > 1 and words[1][0] in "-–" and (until := duration_minutes(words[1][1:], bare=True)) is not None:
            return _Span(2, ago=ago, length=max(0, ago - until))
        length, taken = _length(words[1:])
        return _Span(1 + taken, ago=ago, length=length)
    length, taken = _length(words)
    if length is not None:
        return _Span(taken, length=length)
    return _range(words) or _start(words)


def _length(words: Sequence[str]) -> tuple[int | None, int]:
    """Read "+45m" or "for 1h30" off the first words: minutes, and the words taken."""
    if words and words[0][0] == "+" and (length := duration_minutes(words[0][1:], bare=True)) is not None:
        return length, 1
    if len(words) > 1 and words[0].casefold() == "for":
        if (length := duration_minutes(words[1])) is not None:
            return length, 2
        if len(words) > 2 and words[2].casefold().rstrip("s") in ("m", "min", "minute", "h", "hour"):
            number = duration_minutes(words[1], bare=True)
            if number is not None:
                return number * (60 if words[2][0] in "hH" else 1), 3
    return None, 0


def _range(words: Sequence[str]) -> _Span | None:
    """Read "9:00-10:30", "9-10", "9 - 10:30" or "9:00 10:30"."""
    candidates = [(*_DASHES.split(words[0], maxsplit=1), 1)] if _DASHES.search(words[0]) else []
    if len(words) > 2 and _DASHES.fullmatch(words[1]):
        candidates.append((words[0], words[2], 3))
    if len(words) > 1 and _exact(words[0]) and _exact(words[1]):
        candidates.append((words[0], words[1], 2))
    for candidate in candidates:
        left, right, taken = str(candidate[0]), str(candidate[1]), int(candidate[2])
        start, end = clock_minutes(left), clock_minutes(right)
        if start is not None and right.casefold() == "now":
            return _Span(taken, start, until_now=True)
        if start is not None and end is not None and start < 1440 and not _years(left, right):
            return _Span(taken, start, end)
    return None


def _start(words: Sequence[str]) -> _Span | None:
    start = clock_minutes(words[0])
    if start is None or start == 1440 or not _exact(words[0]):
        return None
    length, taken = _length(words[1:])
    return _Span(1 + taken, start, length=length)


def _exact(word: str) -> bool:
    """Tell a word that alone is a clock time: with minutes or am/pm, not a bare number."""
    return clock_minutes(word) is not None and not word.isdigit()


def _years(left: str, right: str) -> bool:
    """Tell years, as in 2024-2025, from times."""
    return all(len(word) == 4 and word.isdigit() and 1900 <= int(word) < 2100 for word in (left, right))


def _relative(span: _Span, now: int) -> When:
    start = now - 60 * (span.ago or 0)
    if span.length is None:
        return When(span.words, start, running=True)
    return When(span.words, start, start + 60 * span.length)


def _on_the_clock(span: _Span, day: date | None, today: date, now: int, zone: tzinfo) -> When:
    """Place clock times on their day; an end before its start lies on the next one."""
    minutes = span.start or 0
    where = day or today
    start = instant(where, minutes, zone)
    overnight = span.end is not None and _end(where, start, minutes, span.end, zone)[1]
    if day is None and overnight and start > now:
        where -= timedelta(days=1)
        start = instant(where, minutes, zone)
    problems = [*_skipped(start, minutes, zone)]
    if start > now:
        problems.append(STILL_TO_COME if day is None else "That is still to come.")
    if span.until_now:
        return When(span.words, start, max(now, start), problems=tuple(problems))
    if span.length is not None:
        return When(span.words, start, start + 60 * span.length, problems=tuple(problems))
    if span.end is not None:
        end, _ = _end(where, start, minutes, span.end, zone)
        if start <= now < end:
            problems.append("Its end is still to come.")
        return When(span.words, start, end, problems=tuple(problems))
    if where != today:
        problems.append("On another day it needs an end.")
    return When(span.words, start, running=where == today and start <= now, problems=tuple(problems))


def _end(day: date, start: int, start_minutes: int, end_minutes: int, zone: tzinfo) -> tuple[int, bool]:
    """Place an end: seconds (UTC), and whether it lies on the day after; an hour that comes twice is taken later."""
    for fold in (0, 1):
        end = instant(day, end_minutes, zone, fold=fold)
        if end > start or (end == start and end_minutes == start_minutes):
            return end, False
    return instant(day + timedelta(days=1), end_minutes, zone), True


def _skipped(start: int, minutes: int, zone: tzinfo) -> list[str]:
    shown = datetime.fromtimestamp(start, zone)
    if shown.hour * 60 + shown.minute == minutes % 1440:
        return []
    return [f"{minutes // 60}:{minutes % 60:02d} does not exist on that day: the clocks go forward."]
