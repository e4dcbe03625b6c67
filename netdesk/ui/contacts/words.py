"""What the Contacts screen says: dates, distances in time, the reasons behind a level."""

import re
from datetime import tzinfo

from netdesk.domain.contact import Evidence, Standing, TimelineItem
from netdesk.domain.network import BY_KEY
from netdesk.domain.participation import DERIVED_LABELS, KIND_LABELS, Level
from netdesk.domain.period import duration_text, from_day, local_day
from netdesk.ui.delegates.number import UNKNOWN
from netdesk.ui.time.words import money

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DIRECTIONS = {"theirs": "to you", "mine": "from you", "both": "together"}
NEVER = "never"
YEAR = 365
MOST_MONTHS = 3
LONG_WORD = re.compile(r"\S{24}")


def date(day: int) -> str:
    """Write a day as "12 May 2026"."""
    when = from_day(day)
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def month(day: int) -> str:
    """Write a day's month as "May"."""
    return MONTHS[from_day(day).month - 1]


def ago(seconds: int | None, now: int, zone: tzinfo) -> str:
    """Write how long ago an instant was, in a column's width: today, 38 d, 3 y, never."""
    if seconds is None:
        return NEVER
    days = local_day(now, zone) - local_day(seconds, zone)
    if days <= 0:
        return "today" if days == 0 else "ahead"
    return f"{days} d" if days < YEAR else f"{days // YEAR} y"


def ago_spoken(seconds: int | None, now: int, zone: tzinfo) -> str:
    """Say how long ago the last contact was."""
    short = ago(seconds, now, zone)
    number, _, unit = short.partition(" ")
    if not unit:
        return f"Last contact {short}"
    name = {"d": "day", "y": "year"}[unit]
    return f"Last contact {number} {name}{'' if number == '1' else 's'} ago"


def network_name(key: str) -> str:
    """Name a network; one of the user's own is its own name."""
    return BY_KEY[key].name if key in BY_KEY else key


def network_letter(key: str) -> str:
    """Give the letter on a network's badge."""
    return BY_KEY[key].letter if key in BY_KEY else key[:1].upper()


def role_line(position: str, company: str) -> str:
    """Join a position and a company."""
    return ", ".join(part for part in (position, company) if part)


def counted(number: int, one: str = "contact") -> str:
    """Count things: 1 contact, 1,204 contacts."""
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def why(standing: Standing) -> str:
    """Explain a level in one or two sentences."""
    reason = _reason(standing)
    if standing.manual is None:
        return reason
    return f"Set by hand; the acts alone say {standing.computed.label}. {reason}"


def _reason(standing: Standing) -> str:
    seen = ", ".join(_act(item) for item in standing.evidence)
    if not standing.evidence or standing.computed == Level.READ:
        if not standing.acts:
            return "No act on record, so the lowest level stands."
        if not standing.evidence:
            return "No act of theirs in the last 365 days, so the lowest level stands."
        return f"Seen in a year: {seen}."
    if sum(len(item.days) for item in standing.evidence) == 1:
        return f"Highest act seen once in a year: {seen}. One act alone counts one level lower."
    return f"Highest act seen twice or more in a year: {seen}."


def _act(item: Evidence) -> str:
    months = list(dict.fromkeys(month(day) for day in sorted(item.days)))
    when = ", ".join(months[-MOST_MONTHS:])
    return f"{(KIND_LABELS | DERIVED_LABELS).get(item.kind, item.kind)} ({when})"


def source(name: str) -> str:
    """Say where a contact came from: the network of an archive, or the format's name."""
    network, dash, _ = name.partition("-")
    known = BY_KEY.get(network) if dash else None
    return (
        known.name
        if known
        else {"csv": "CSV file", "vcard": "address book", "netdesk": "NetDesk"}.get(name.partition("-")[0], name)
    )


def timeline_title(item: TimelineItem) -> str:
    """Say what happened."""
    network = network_name(item.network) if item.network else ""
    match item.kind:
        case "act":
            words = KIND_LABELS.get(item.what, item.what)
            length = duration_text(item.seconds) if item.seconds else ""
            return _sentence(" · ".join(part for part in (words, network, length) if part))
        case "job":
            return f"Now {item.what}" if item.what else "Left the job"
        case "note":
            return "Note"
        case "time":
            what = " · ".join(part for part in (item.what, network) if part)
            return f"{duration_text(item.seconds)} {what}".strip() if item.seconds else what or "Time"
        case "value":
            way = "from them" if item.direction == "received" else "to them"
            amount = f"{money(item.amount, item.currency)} " if item.amount is not None else ""
            return f"{amount}{item.what.capitalize()} {way}" if not amount else f"{amount}{item.what} {way}"
        case "connected":
            word = {"gone": "Disconnected", "back": "Reconnected"}.get(item.what, "Connected")
            return f"{word} on {network}" if network else word
        case _:
            return "Added to NetDesk"


def timeline_line(item: TimelineItem) -> str:
    """Say the rest of it, on the second line."""
    if item.kind == "act":
        return item.text or DIRECTIONS.get(item.direction, "")
    if item.kind == "job":
        return f"before: {item.text}" if item.text else ""
    return source(item.what) if item.kind == "added" else item.text


def timeline_spoken(item: TimelineItem) -> str:
    """Say a line of the timeline for screen readers."""
    parts = [date(item.day) if item.day is not None else "no date", timeline_title(item)]
    if item.kind == "act":
        parts.append(DIRECTIONS.get(item.direction, ""))
    parts.append(item.text if item.kind != "job" else timeline_line(item))
    return ", ".join(part for part in parts if part and part != UNKNOWN)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def breakable(text: str) -> str:
    """Let words longer than a line be broken: a label would be as wide as the longest one."""
    return LONG_WORD.sub(lambda found: f"{found[0]}\N{ZERO WIDTH SPACE}", text)
