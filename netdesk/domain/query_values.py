"""One `field:value` of a query, read into the condition it means. Each refusal is one sentence with its place."""

import math
import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NoReturn
from unicodedata import normalize

from netdesk.domain import query_dates, query_fields
from netdesk.domain.cadence import TIERS
from netdesk.domain.errors import UsageError
from netdesk.domain.participation import CORE
from netdesk.domain.period import Moment, Span
from netdesk.domain.query_fields import BY_NAME, FIELDS, Field
from netdesk.domain.query_terms import Choice, Has, Is, Leaf, Number, TextField, Time

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d{1,9}(\.\d{1,6})?", re.ASCII)
_PARTS = re.compile(r"([^\W\d_]+)(>=|<=|[:=<>])(.*)", re.DOTALL)
_LARGEST = {"score": 100.0, "tier": float(len(TIERS))}
_DAY_WORDS = "Write a day such as 2026-01-31, 2026-01, 2026, -180d, -6m, -2y or today."


class QueryError(UsageError):
    """Say what is wrong with a query, and where: from character `start` to before `end`, counted from 0.

    `lacks_value` says that a field is named and its value is not there yet.
    """

    def __init__(self, sentence: str, start: int, end: int, *, lacks_value: bool = False) -> None:
        super().__init__(sentence)
        self.start, self.end, self.lacks_value = start, end, lacks_value


@dataclass(frozen=True, slots=True)
class Fielded:
    """A field, its sign and its value, and where in the text each is."""

    name: str
    sign: str
    value: str
    start: int
    end: int

    @property
    def value_start(self) -> int:
        """Where the value begins."""
        return self.start + len(self.name) + len(self.sign)

    def refuse(self, sentence: str) -> NoReturn:
        """Refuse the value."""
        raise QueryError(sentence.format(place=f"at character {self.value_start + 1}"), self.value_start, self.end)


def words_of(text: str) -> tuple[str, ...]:
    """Split a text into its words, letters and their accents put together."""
    if not text.isascii():
        # An accent left alone would part a word.
        text = "".join([letter for letter in normalize("NFC", text) if not "\u0300" <= letter <= "\u036f"])
    return tuple(_WORD.findall(text))


def read(text: str, start: int, moment: Moment) -> Leaf:
    """Read a `field:value` that begins at character `start` of its query. Raises QueryError."""
    parts = _PARTS.fullmatch(text)
    assert parts is not None
    name, sign, value = parts.groups()
    asked = Fielded(name, sign, value, start, start + len(text))
    field = BY_NAME.get(name.casefold())
    if field is None:
        _refuse_field(asked)
    value = value.strip('"').strip()
    if not value:
        raise QueryError(
            f"Nothing follows “{name}{sign}” at character {start + 1}: write the value right behind it,"
            " in quotes where it has several words.",
            start,
            asked.end,
            lacks_value=True,
        )
    if field.kind in ("text", "choice"):
        if sign not in (":", "="):
            _refuse_sign(asked, field)
        return _text(asked, field, value) if field.kind == "text" else _choice(asked, field, value, moment.today)
    if field.kind in ("level", "number"):
        return _number(asked, field, value)
    return _time(asked, field, value, moment)


def _text(asked: Fielded, field: Field, value: str) -> TextField:
    words = words_of(value)
    if not words:
        asked.refuse(f"“{value}” {{place}} holds no word to look for in {field.name}.")
    return TextField(field.name, words, value if asked.sign == "=" and field.name != "note" else "")


def _choice(asked: Fielded, field: Field, value: str, today: int) -> Leaf:
    keys = query_fields.keys_of(field.name, value)
    if not keys:
        known = query_fields.names_of(field.name)
        asked.refuse(f"There is no {field.name}:{value} ({{place}}). {_instead(value, known)}")
    if field.name == "has":
        return Has(keys[0])
    if field.name == "is":
        return _standing(keys[0], today)
    return Choice(field.name, keys)


def _standing(what: str, today: int) -> Leaf:
    """Say what `is:` means; what depends on the day is a span of days."""
    known: dict[str, Leaf] = {
        "core": Number("level", int(CORE)),
        "due": Time("next", None, today + 1),
        "overdue": Time("longest", None, today),
        "snoozed": Time("snoozed", today + 1),
    }
    return known.get(what, Is(what))


def _number(asked: Fielded, field: Field, value: str) -> Number:
    low_text, dots, high_text = value.partition("..")
    low = _one_number(asked, field, low_text) if low_text else None
    high = _one_number(asked, field, high_text) if high_text else None
    if dots:
        if asked.sign not in (":", "=") or (low is None and high is None):
            asked.refuse(f"“{value}” {{place}} is no range: write {field.name}:a..b.")
        return Number(field.name, low, high)
    assert low is not None
    whole = field.name != "score"
    if asked.sign in (">", ">="):
        return Number(field.name, low if asked.sign == ">=" else _next(low, math.inf, whole=whole))
    if asked.sign in ("<", "<="):
        return Number(field.name, None, low if asked.sign == "<=" else _next(low, -math.inf, whole=whole))
    return Number(field.name, low, low)


def _next(number: float, towards: float, *, whole: bool) -> float:
    if whole:
        return number + math.copysign(1, towards)
    return math.nextafter(number, towards)


def _one_number(asked: Fielded, field: Field, value: str) -> float:
    if field.kind == "level":
        level = query_fields.level_of(value)
        if level is None:
            asked.refuse(
                f"There is no level “{value}” ({{place}}). Use 1 to 12, or a name such as level:write or level>=refactor."
            )
        return int(level)
    number = float(value) if _NUMBER.fullmatch(value) else -1.0
    largest = _LARGEST.get(field.name, 1e9)
    if (
        not 0 <= number <= largest
        or (field.name != "score" and not number.is_integer())
        or (field.name == "tier" and number < 1)
    ):
        least = 1 if field.name == "tier" else 0
        limit = f"a number from {least} to {largest:.0f}" if field.name in _LARGEST else "a whole number"
        asked.refuse(f"“{value}” {{place}} does not fit {field.name}: it takes {limit}.")
    return number if field.name == "score" else int(number)


def _time(asked: Fielded, field: Field, value: str, moment: Moment) -> Time:
    first_text, dots, last_text = value.partition("..")
    if dots and asked.sign in (":", "=") and (first_text or last_text):
        first = _span(asked, first_text, moment).first if first_text else None
        after = _span(asked, last_text, moment).after if last_text else None
        never = not first_text
    else:
        span = _span(asked, value, moment)
        first, after = {
            ">": (span.after, None),
            ">=": (span.first, None),
            "<": (None, span.first),
            "<=": (None, span.after),
        }.get(asked.sign, (span.first, span.after))
        never = asked.sign in ("<", "<=")
    never = never and field.name == "last"
    if field.kind == "day":
        return Time(field.name, first, after, never)
    return Time(field.name, query_dates.instant(first, moment), query_dates.instant(after, moment), never)


def _span(asked: Fielded, value: str, moment: Moment) -> Span:
    span = query_dates.span(value, moment)
    if span is None:
        asked.refuse(f"“{value}” {{place}} is no day. {_DAY_WORDS}")
    return span


def _refuse_sign(asked: Fielded, field: Field) -> NoReturn:
    start = asked.start + len(asked.name)
    raise QueryError(
        f"“{asked.sign}” at character {start + 1} does not fit {field.name}: write {field.name}:{asked.value or '…'}.",
        start,
        start + len(asked.sign),
    )


def _refuse_field(asked: Fielded) -> NoReturn:
    instead = _instead(asked.name, tuple(field.name for field in FIELDS))
    raise QueryError(
        f"There is no field “{asked.name}” (at character {asked.start + 1}). {instead} Quotes make it a word.",
        asked.start,
        asked.start + len(asked.name),
    )


def _instead(value: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(value.casefold(), [name.casefold() for name in known], 1, 0.7)
    named = next((name for name in known if close and name.casefold() == close[0]), None)
    return f"Did you mean “{named}”?" if named else f"Use one of: {', '.join(known)}."
