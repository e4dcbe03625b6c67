"""What the panel writes: its edits as calls into the store. Imported with the first click, so that the start is quick."""

from collections.abc import Sequence
from typing import cast

from netdesk.domain import contact_fields
from netdesk.domain.contact import WishKind
from netdesk.domain.entry_time import duration_minutes
from netdesk.domain.errors import UsageError
from netdesk.domain.history import Outcome
from netdesk.domain.interaction import Act
from netdesk.domain.names import NameParts
from netdesk.domain.participation import Direction, Level
from netdesk.domain.time_entry import Kept
from netdesk.domain.value import ValueEvent, Way, read_amount
from netdesk.store import act_edits, contact_edits, contact_parts, new_contact, participation, value
from netdesk.store.contact_parts import Part
from netdesk.store.database import Database


def add_contact(db: Database, typed: Sequence[str], now: int, *, shared: bool = False) -> Kept:
    """Add a contact: name, position, company, e-mail, profile, how we met."""
    return new_contact.add(db, new_contact.NewContact(*typed), now, shared=shared)


def set_fields(db: Database, contact: int, names: Sequence[str], typed: Sequence[str], now: int) -> Outcome:
    """Set fields of the contact itself."""
    return contact_edits.set_fields(db, contact, dict(zip(names, typed, strict=True)), now)


def set_name(db: Database, contact: int, typed: Sequence[str], now: int) -> Outcome:
    """Set the parts of the name."""
    return contact_edits.set_name(db, contact, NameParts(*typed), now)


def set_introducer(db: Database, contact: int, chosen: str, now: int) -> Outcome:
    """Set who introduced the contact: an id, or nothing."""
    if chosen == "0":
        raise UsageError("Choose somebody from the list: the name alone could be anybody’s.")
    return contact_edits.set_introducer(db, contact, int(chosen) if chosen else None, now)


def set_score(db: Database, contact: int, typed: str, now: int) -> Outcome:
    """Set the score by hand."""
    try:
        score = float(typed.replace(",", "."))
    except ValueError:
        raise UsageError("A score is a number from 0 to 100.") from None
    return contact_edits.set_score(db, contact, score, now)


def forget_score(db: Database, contact: int, now: int) -> Outcome:
    """Go back to the computed score."""
    return contact_edits.set_score(db, contact, None, now)


def set_level(db: Database, contact: int, level: int | None, now: int) -> Outcome:
    """Set the level by hand, or go back to the computed one."""
    return participation.set_level(db, [contact], None if level is None else Level(level), now)


def save_email(
    db: Database, contact: int, number: int | None, typed: Sequence[str], now: int, *, shared: bool = False
) -> Outcome:
    """Save an e-mail address and its label."""
    return contact_parts.save_email(db, contact, number, typed[0], typed[1], now, shared=shared)


def save_phone(db: Database, contact: int, number: int | None, typed: Sequence[str], now: int) -> Outcome:
    """Save a phone number and its label."""
    return contact_parts.save_phone(db, contact, number, typed[0], typed[1], now)


def save_website(db: Database, contact: int, number: int | None, typed: Sequence[str], now: int) -> Outcome:
    """Save a web address."""
    return contact_parts.save_website(db, contact, number, typed[0], now)


def save_profile(db: Database, contact: int, number: int | None, typed: Sequence[str], now: int) -> Outcome:
    """Save a profile: an address or handle, and the network of a handle."""
    return contact_parts.save_profile(db, contact, number, typed[1], typed[0], now)


def save_field(db: Database, contact: int, number: int | None, typed: Sequence[str], now: int) -> Outcome:
    """Save a field of the user's own: its name and value."""
    return contact_parts.save_field(db, contact, number, typed[0], typed[1], now)


def save_note(db: Database, contact: int, number: int | None, typed: Sequence[str], today: int, now: int) -> Outcome:
    """Save a note and its day."""
    return contact_parts.save_note(db, contact, number, typed[0], contact_fields.day(typed[1], today), now)


def save_promise(db: Database, contact: int, number: int | None, typed: Sequence[str], today: int, now: int) -> Outcome:
    """Save a promise and the day it is due; a day without a year is the next one."""
    return contact_parts.save_promise(db, contact, number, typed[0], contact_fields.next_day(typed[1], today), now)


def keep_promise(db: Database, number: int, day: int | None, now: int) -> Outcome:
    """Tick a promise, or take the tick back."""
    return contact_parts.keep_promise(db, number, day, now)


def save_wish(
    db: Database, contact: int, number: int | None, kind: WishKind, typed: Sequence[str], now: int
) -> Outcome:
    """Save what somebody knows about, needs or offers."""
    return contact_parts.save_wish(db, contact, number, kind, typed[0], now)


def set_tags(db: Database, contact: int, typed: str, now: int) -> Outcome:
    """Set the tags, written with commas between."""
    return contact_parts.set_tags(db, contact, contact_fields.words(typed), now)


def set_roles(db: Database, contact: int, keys: str, now: int) -> Outcome:
    """Set the roles, by their keys with commas between."""
    return contact_parts.set_roles(db, contact, [key for key in keys.split(",") if key], now)


def remove(db: Database, part: Part, number: int, now: int) -> Outcome:
    """Take something off the contact."""
    return contact_parts.remove(db, part, number, now)


def save_act(db: Database, contact: int, number: int | None, typed: Sequence[str], today: int, now: int) -> Outcome:
    """Save an act: kind, direction, day, length, rating, network, text."""
    kind, direction, day, length, stars, network, text = typed
    minutes = duration_minutes(length.strip(), bare=True) if length.strip() else None
    if length.strip() and minutes is None:
        raise UsageError(f"“{length.strip()[:40]}” is no length of time. Write it as 40, 40m or 1:30.")
    when = contact_fields.past_day(day, today)
    act = Act(kind, cast(Direction, direction), today if when is None else when, network, text, minutes, _number(stars))
    if number is None:
        return act_edits.log(db, contact, act, now)
    return act_edits.change_interaction(db, number, act, now)


def rate_act(db: Database, number: int, stars: int | None, now: int) -> Outcome:
    """Rate an act."""
    return act_edits.rate_interaction(db, number, stars, now)


def delete_act(db: Database, number: int, now: int) -> Outcome:
    """Delete an act."""
    return act_edits.delete_interaction(db, number, now)


def save_value(db: Database, contact: int, number: int | None, typed: Sequence[str], today: int, now: int) -> Outcome:
    """Save something given or got: kind, direction, amount, currency, points, rating, day, note."""
    kind, way, amount, currency, points, stars, day, text = typed
    when = contact_fields.day(day, today)
    event = ValueEvent(
        kind,
        cast(Way, way),
        today if when is None else when,
        contact=contact,
        amount=read_amount(amount),
        currency=_currency(currency) if amount.strip() else "",
        points=_points(points),
        rating=_number(stars),
        note=text,
    )
    if number is None:
        return value.add_event(db, event, now)
    return value.change_event(db, number, event, now)


def delete_value(db: Database, number: int, now: int) -> Outcome:
    """Delete something given or got."""
    return value.delete_event(db, number, now)


def _number(text: str) -> int | None:
    return int(text) if text else None


def _points(text: str) -> float | None:
    typed = text.strip().replace(",", ".")
    if not typed:
        return None
    try:
        found = float(typed)
    except ValueError:
        found = -1
    if not 0 <= found <= 100_000:
        raise UsageError(f"“{text.strip()[:40]}” is no number of points.")
    return found


def _currency(text: str) -> str:
    code = text.strip().upper()
    if len(code) != 3 or not code.isascii() or not code.isalpha():
        raise UsageError(f"“{text.strip()[:40]}” is no currency. Write its three letters, as EUR.")
    return code
