"""Cells told by what they hold: e-mail, profile, address, phone, date; and several values in one cell."""

import re
from collections.abc import Iterable, Sequence

from netdesk.domain.profile_url import Profile, parse_profile
from netdesk.importers.dates import DateReader

EMAIL = re.compile(r"[^@\s,;:<>()\[\]\"]+@[^@\s,;:<>()\[\]\"]+\.[^@\s,;:<>()\[\]\".]{2,}")
PHONE = re.compile(r"[+(]?\d[\d\s()./\-–]{4,}\d(?:\s*(?:x|ext\.?)\s*\d+)?", re.IGNORECASE)
PERSON = re.compile(r"[^\W\d_][\w'’.\-]*(?:,?\s+[^\W\d_][\w'’.\-]*){1,4}")
SEVERAL = " ::: "
ENOUGH = 0.6
"""So large a share of a column has to look alike."""


def emails_in(cell: str) -> tuple[list[str], str]:
    """Take the e-mail addresses out of a cell, in lower case; what is none comes back as the rest."""
    found: list[str] = []
    rest: list[str] = []
    for part in re.split(r"[;,\n]| ::: ", cell):
        text = part.strip().removeprefix("mailto:").strip()
        match = EMAIL.fullmatch(text) or re.fullmatch(r"[^<>]*<\s*([^<>\s]+)\s*>", text)
        address = (match[1] if match and match.lastindex else text).lower()
        if match and EMAIL.fullmatch(address):
            if address not in found:
                found.append(address)
        elif text:
            rest.append(text)
    return found, "; ".join(rest)


def phones_in(cell: str) -> list[str]:
    """Take the phone numbers out of a cell, as they are written."""
    parts = re.split(r"[;\n]| ::: |,(?=\s*[+(0])", cell)
    return _unique(number for part in parts for number in _numbers(part))


def _numbers(text: str) -> list[str]:
    """Part numbers joined by commas; a comma before anything else, such as an extension, parts nothing."""
    pieces = text.split(",")
    return pieces if all(PHONE.fullmatch(piece.strip()) for piece in pieces) else [text]


def words_in(cell: str) -> list[str]:
    """Take labels out of a cell: parted by " ::: ", semicolons or commas; Google's marks for its own groups fall off."""
    parts = cell.split(SEVERAL.strip()) if ":::" in cell else re.split(r"[;\n]" if ";" in cell else r"[,\n]", cell)
    bare = [part.strip() for part in parts]
    return _unique(part.removeprefix("* ") for part in bare if part not in ("* myContacts", "*", "* Other Contacts"))


def addresses_in(cell: str) -> list[str]:
    """Take web addresses out of a cell, as they are written."""
    return _unique(re.split(r"[;\n]| ::: |,(?=\s*(?:https?://|www\.))", cell))


def _unique(parts: Iterable[str]) -> list[str]:
    found: dict[str, None] = {}
    for part in parts:
        if part.strip():
            found[part.strip()] = None
    return list(found)


def profile_in(text: str) -> Profile | None:
    """Read a profile of a known network; websites are none."""
    profile = parse_profile(text)
    return profile if profile is not None and profile.network != "other" else None


def is_website(text: str) -> bool:
    """Tell whether a text is a web address that may be kept and opened."""
    return parse_profile(text) is not None or text.lower().startswith(("http://", "https://"))


def kind_of(values: Sequence[str]) -> str:
    """Tell what a column holds by its values: "email", "profile:x", "url", "website", "phone", "date", "person" or ""."""
    if not values:
        return ""
    counts: dict[str, int] = {}
    reader = DateReader()
    for value in values:
        kind = _kind(value.strip(), reader)
        counts[kind] = counts.get(kind, 0) + 1
    counts.pop("", None)
    profiles = sum(count for kind, count in counts.items() if kind.startswith("profile:"))
    if profiles >= len(values) * ENOUGH:
        networks = [kind for kind in counts if kind.startswith("profile:")]
        return networks[0] if len(networks) == 1 else "url"
    best = max(counts, key=lambda kind: counts[kind], default="")
    return best if best and counts[best] >= len(values) * ENOUGH else ""


def _kind(value: str, reader: DateReader) -> str:
    if emails_in(value)[0] and not emails_in(value)[1]:
        return "email"
    if "/" in value or value.count("@") == 2:
        profile = profile_in(value)
        if profile is not None:
            return f"profile:{profile.network}"
    if value.lower().startswith(("http://", "https://", "www.")):
        return "website"
    if reader.day(value) is not None:
        return "date"
    if PHONE.fullmatch(value) and sum(letter.isdigit() for letter in value) >= 7:
        return "phone"
    return "person" if PERSON.fullmatch(value) else ""
