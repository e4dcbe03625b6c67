"""What may be typed into a contact's fields: each brought to one form, or refused with one sentence."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from netdesk.domain.errors import UsageError
from netdesk.domain.period import from_day, to_day
from netdesk.domain.profile_url import Profile, parse_profile, profile_of_handle

LONGEST, LONGEST_NOTE = 500, 50_000
MONTHS = {
    name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}
NO_DAY = "“{}” is no day. Write it as 12 May 2021, May 2021 or 2021-05-12."
NO_BIRTHDAY = "“{}” is no birthday. Write it as 12 May 1990, 12 May or 1990-05-12."

_ADDRESS = re.compile(r"[^@\s<>()\[\],;:\"\\]+@[^@\s<>()\[\],;:\"\\]+\.[^@\s<>()\[\],;:\"\\.]{2,}")
_NUMERIC = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?", re.ASCII)
_DOTTED = re.compile(r"(?:(?P<d>\d{1,2})\.)?(?P<m>\d{1,2})\.(?P<y>\d{4})?", re.ASCII)
_WORDY = re.compile(r"(?:(?P<d>\d{1,2})\.?\s+)?(?P<name>[a-z]{3,9})\.?(?:\s+(?P<y>\d{4}))?", re.ASCII)
_WORDY_FIRST = re.compile(r"(?P<name>[a-z]{3,9})\s+(?P<d>\d{1,2}),?(?:\s+(?P<y>\d{4}))?", re.ASCII)
_YEARLESS = re.compile(r"--(?P<m>\d{2})-?(?P<d>\d{2})", re.ASCII)
_YEAR = re.compile(r"(?P<y>\d{4})", re.ASCII)

Value = str | int | None


class TakenError(UsageError):
    """Say whose an address is already; `contact` is that contact, `shared` whether both may have it."""

    def __init__(self, sentence: str, contact: int, *, shared: bool) -> None:
        """Take the sentence and the other contact's id."""
        super().__init__(sentence)
        self.contact, self.shared = contact, shared


def line(text: str) -> str:
    """Bring a text to one line without odd spaces at its ends; refuse one that is no field any more."""
    text = " ".join(text.split())
    if len(text) > LONGEST:
        raise UsageError(f"That is longer than {LONGEST} characters. A note has room for more.")
    return text


def note(text: str) -> str:
    """Keep a note as it was written, but for empty lines around it."""
    text = text.strip()
    if len(text) > LONGEST_NOTE:
        raise UsageError(f"That is longer than {LONGEST_NOTE:,} characters. Split it into several notes.")
    return text


def email(text: str) -> str:
    """Read an e-mail address, in small letters."""
    address = line(text).removeprefix("mailto:").lower()
    if not _ADDRESS.fullmatch(address) or len(address) > 254:
        raise UsageError(f"“{_short(text)}” is no e-mail address. It looks like name@example.com.")
    return address


def phone(text: str) -> str:
    """Keep a phone number as it is written."""
    number = line(text).removeprefix("tel:")
    if len(digits(number)) < 3 or any(
        letter.isalpha() for letter in number.lower().replace("ext", "").replace("x", "")
    ):
        raise UsageError(f"“{_short(text)}” is no phone number.")
    return number


def digits(number: str) -> str:
    """Give what a phone number is matched by."""
    return "".join(letter for letter in number if letter not in " -()+")


def website(text: str) -> str:
    """Read a web address, with its scheme."""
    address = line(text)
    scheme, mark, rest = address.partition("://")
    if not mark:
        scheme, rest, address = "https", address, f"https://{address}"
    host = rest.partition("/")[0].partition("?")[0].partition("#")[0]
    name = host.partition(":")[0]
    fine = scheme.lower() in ("http", "https") and "." in name.strip(".") and "@" not in host and "\\" not in address
    if (
        not fine
        or " " in address
        or not address.isprintable()
        or (":" in host and not host.partition(":")[2].isdigit())
    ):
        raise UsageError(f"“{_short(text)}” is no web address. It begins with https:// or http://.")
    return address


def profile(text: str, network: str = "") -> Profile:
    """Read a profile's address, which names its network itself, or a handle where the network (its key) is known."""
    typed = line(text)
    found = parse_profile(typed) if "/" in typed or "." in typed or typed.startswith("@") else None
    names_itself = found is not None and found.network != "other" and ("/" in typed or typed.count("@") > 1)
    if network and not names_itself and (found is None or found.network != network):
        handle = all(letter.isalnum() or letter in "._-@~+%" for letter in typed)
        found = profile_of_handle(network, typed) if handle else None
    if found is None or (found.network == "other" and network not in ("", "other")):
        raise UsageError(
            f"“{_short(text)}” is no profile’s address. Paste it from the browser, or choose a network first."
        )
    return found


def birthday(text: str) -> str:
    """Read a birthday: "1990-05-12", or "--05-12" where the year is not known."""
    typed = line(text)
    if not typed:
        return ""
    parts = _parts(typed)
    if parts is None or not parts[1] or not parts[2]:
        raise UsageError(NO_BIRTHDAY.format(_short(text)))
    year, month, day = parts
    try:
        found = date(year or 2000, month, day)
    except ValueError:
        raise UsageError(NO_BIRTHDAY.format(_short(text))) from None
    return found.isoformat() if year else f"--{month:02d}-{day:02d}"


def day(text: str, today: int) -> int | None:
    """Read a day, counted from 1970-01-01; a month or a year alone is its first day. None for an empty text.

    Without a year it is the one that lies behind: "3 Dec", said in January.
    """
    return _near(text, today, ahead=False)


def next_day(text: str, today: int) -> int | None:
    """Read a day as `day` does; without a year it is the next one."""
    return _near(text, today, ahead=True)


def past_day(text: str, today: int) -> int | None:
    """Read a day that is not ahead."""
    found = day(text, today)
    if found is not None and found > today:
        raise UsageError(f"“{_short(text)}” is still to come.")
    return found


def _near(text: str, today: int, *, ahead: bool) -> int | None:
    typed = line(text).lower()
    if not typed:
        return None
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if typed in near:
        return today + near[typed]
    parts = _parts(typed)
    if parts is None:
        raise UsageError(NO_DAY.format(_short(text)))
    year, month, number = parts
    this = from_day(today).year
    # 29 February may be four years off.
    years = (year,) if year else range(this, this + 9) if ahead else range(this, this - 9, -1)
    for candidate in years:
        try:
            found = to_day(date(candidate, month or 1, number or 1))
        except ValueError:
            continue
        if year or (found >= today if ahead else found <= today):
            return found
    raise UsageError(NO_DAY.format(_short(text)))


def words(text: str) -> tuple[str, ...]:
    """Take a list of words apart at its commas, each once."""
    found = (line(word.strip().removeprefix("#")) for word in text.replace("\n", ",").split(","))
    return tuple(dict.fromkeys(filter(None, found)))


def rating(value: int | None) -> int | None:
    """Take a rating from 1 to 5, or none."""
    if value is not None and value not in range(1, 6):
        raise UsageError("A rating is 1 to 5.")
    return value


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a contact: its column, its name in a sentence, and how what is typed is read (with today's day)."""

    column: str
    words: str
    read: Callable[[str, int], Value]


def _plain(text: str, _today: int) -> str:
    return line(text)


FIELDS: Mapping[str, Field] = {
    **{
        name: Field(name, words, _plain)
        for name, words in (
            ("name", "name"),
            ("first", "first name"),
            ("middle", "middle name"),
            ("last", "last name"),
            ("suffix", "suffix"),
            ("company", "company"),
            ("position", "position"),
            ("location", "location"),
            ("met_how", "how you met"),
        )
    },
    "birthday": Field("birthday", "birthday", lambda text, _today: birthday(text)),
    "met_on": Field("met_on", "when you met", past_day),
    "connected_on": Field("connected_on", "when you connected", past_day),
}
"""What `contact_edits.set_field` writes."""


def _parts(text: str) -> tuple[int, int, int] | None:
    """Take a date apart into year, month and day; 0 for what is not said."""
    typed = text.lower()
    for shape in (_NUMERIC, _DOTTED, _YEARLESS, _YEAR, _WORDY, _WORDY_FIRST):
        match = shape.fullmatch(typed)
        if match is None:
            continue
        found = match.groupdict()
        month = MONTHS.get(found["name"][:3], -1) if found.get("name") else int(found.get("m") or 0)
        year = int(found.get("y") or 0)
        return None if month < 0 or (year and not 1850 <= year <= 2200) else (year, month, int(found.get("d") or 0))
    return None


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:59]}…"
