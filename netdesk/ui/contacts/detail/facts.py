"""The facts of a contact in the panel's order, each with the way to edit it; empty ones are offered, not shown."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import tzinfo
from types import ModuleType
from typing import NamedTuple

from netdesk.domain.contact import (
    ContactDetail,
    ContactField,
    ContactNote,
    ContactProfile,
    Labelled,
    Promise,
    Wish,
    WishKind,
)
from netdesk.domain.network import NETWORKS
from netdesk.domain.period import local_day
from netdesk.ui import links
from netdesk.ui.contacts import words
from netdesk.ui.contacts.detail import fact_words
from netdesk.ui.contacts.detail.edits import Edit, Fact, Input, Work

MOST = 30
"""So many e-mails, profiles and so on are shown of one contact."""
NO_PROFILES = ("email", "phone", "in_person", "other")
PLACES = tuple((network.key, network.name) for network in NETWORKS if network.key not in NO_PROFILES)
WISHES: dict[WishKind, str] = {"know": "Knows about", "need": "Needs", "offer": "Offers"}


class Roles(NamedTuple):
    """The roles there are, as key and name."""

    known: tuple[tuple[str, str], ...] = ()

    def keys(self, names: Sequence[str]) -> str:
        """Give the keys of some names, joined by commas."""
        return ",".join(key for key, name in self.known if name in names)


def writes() -> ModuleType:
    """Import what writes: only needed after a click."""
    from netdesk.ui.contacts.detail import writes as module

    return module


def facts(contact: ContactDetail, zone: tzinfo, roles: Roles, today: int) -> list[Fact]:
    """List what is known; what is unknown is left out."""
    return [fact for fact in _all(contact, zone, roles, today) if fact.text]


def offers(contact: ContactDetail, zone: tzinfo, roles: Roles, today: int) -> list[Fact]:
    """List what can be added: what there may be several of, and what is empty."""
    empty = [fact for fact in _all(contact, zone, roles, today) if not fact.text and (fact.edit or fact.does)]
    return [*more(contact, today), *empty]


def more(contact: ContactDetail, today: int) -> list[Fact]:
    """List what a contact may have several of, as offers."""
    return [
        email(contact, None),
        phone(contact, None),
        profile(contact, None),
        website(contact, None),
        note(contact, None, today),
        promise(contact, None, today),
        *(wish(contact, None, kind) for kind in WISHES),
        own_field(contact, None),
    ]


def _all(contact: ContactDetail, zone: tzinfo, roles: Roles, today: int) -> Iterator[Fact]:
    yield Fact(
        "cadence", "Keep in touch", fact_words.keep_in_touch(contact.cadence, contact.due, today), does="cadence"
    )
    yield _known_since(contact)
    yield _introducer(contact)
    yield from _field(contact, "company", "Company", contact.company)
    yield from _field(contact, "position", "Position", contact.position)
    yield from _list(contact.emails, lambda one: email(contact, one))
    yield from _list(contact.phones, lambda one: phone(contact, one))
    yield from _list(contact.profiles, lambda one: profile(contact, one))
    yield from _list(contact.websites, lambda one: website(contact, one))
    yield from _field(contact, "location", "Location", contact.location)
    birthday = Input(
        "Birthday", contact.birthday and fact_words.birthday(contact.birthday), hint="12 May or 12 May 1990"
    )
    yield Fact(
        "birthday", "Birthday", fact_words.birthday(contact.birthday), _field_edit(contact, ("birthday",), (birthday,))
    )
    for kind in WISHES:
        yield from _list([one for one in contact.wishes if one.kind == kind], lambda one: wish(contact, one, one.kind))
    yield _roles(contact, roles)
    yield _tags(contact)
    yield from _list(contact.fields, lambda one: own_field(contact, one))
    if contact.connected_on is not None:
        typed = Input("Connected", words.date(contact.connected_on))
        yield Fact("connected", "Connected", typed.value, _field_edit(contact, ("connected_on",), (typed,)))
    if contact.added_at:
        added = words.date(local_day(contact.added_at, zone))
        yield Fact("added", "Added", " · ".join(part for part in (added, words.source(contact.source)) if part))


def _list(parts: Sequence[object], fact: Callable[..., Fact]) -> Iterator[Fact]:
    """Go through parts of one kind: the first one carries the heading; far too many are counted."""
    for number, part in enumerate(parts[:MOST]):
        made = fact(part)
        named = number == 0 or made.key.startswith(("field:", "profile:"))
        yield made if named else replace(made, name="")
    if len(parts) > MOST:
        yield Fact(f"more:{fact(parts[0]).key}", "", f"and {len(parts) - MOST:,} more")


def _field(contact: ContactDetail, column: str, name: str, text: str) -> Iterator[Fact]:
    yield Fact(column, name, text, _field_edit(contact, (column,), (Input(name, text),)))


def _field_edit(contact: ContactDetail, columns: tuple[str, ...], inputs: tuple[Input, ...]) -> Edit:
    return Edit(inputs, lambda db, typed, now: writes().set_fields(db, contact.id, columns, typed, now))


def _known_since(contact: ContactDetail) -> Fact:
    day = "" if contact.met_on is None else words.date(contact.met_on)
    inputs = (
        Input("Met on", day, hint="Mar 2021"),
        Input("How you met", contact.met_how, hint="at a meetup, through work…"),
    )
    text = " · ".join(part for part in (day, contact.met_how) if part)
    return Fact("met", "Known since", text, _field_edit(contact, ("met_on", "met_how"), inputs))


def _introducer(contact: ContactDetail) -> Fact:
    by = contact.introduced_by_id
    chosen = () if by is None else ((str(by), contact.introduced_by),)
    typed = Input("Introduced by", contact.introduced_by, "person", chosen, "Type a name")
    edit = Edit(
        (typed,),
        lambda db, chosen, now: writes().set_introducer(db, contact.id, chosen[0], now),
        None if contact.introduced_by_id is None else lambda db, now: writes().set_introducer(db, contact.id, "", now),
    )
    return Fact("introducer", "Introduced by", contact.introduced_by, edit, person=contact.introduced_by_id)


def _roles(contact: ContactDetail, roles: Roles) -> Fact:
    edit = Edit(
        (Input("Roles", roles.keys(contact.roles), "checks", roles.known),),
        lambda db, typed, now: writes().set_roles(db, contact.id, typed[0], now),
    )
    return Fact("roles", "Roles", ", ".join(contact.roles), edit)


def _tags(contact: ContactDetail) -> Fact:
    shown = ", ".join(contact.tags)
    edit = Edit(
        (Input("Tags", shown, hint="berlin, writer"),),
        lambda db, typed, now: writes().set_tags(db, contact.id, typed[0], now),
    )
    return Fact("tags", "Tags", shown, edit)


def email(contact: ContactDetail, one: Labelled | None) -> Fact:
    """Make the line of an e-mail address, or the offer of one more."""
    number, label = (one.id, one.label) if one else (None, "")
    inputs = (
        Input("E-mail", one.text if one else "", hint="name@example.com"),
        Input("Label", label, hint="work, home"),
    )
    edit = Edit(
        inputs,
        lambda db, typed, now: writes().save_email(db, contact.id, number, typed, now),
        _removal("email", number),
        lambda db, typed, now: writes().save_email(db, contact.id, number, typed, now, shared=True),
    )
    address = links.mail_address(one.text) if one else ""
    return Fact(f"email:{number}", "E-mail", one.text if one else "", edit, address, label)


def phone(contact: ContactDetail, one: Labelled | None) -> Fact:
    """Make the line of a phone number, or the offer of one more."""
    number, label = (one.id, one.label) if one else (None, "")
    edit = Edit(
        (Input("Phone", one.text if one else "", hint="+44 20 7946 0018"), Input("Label", label, hint="work, mobile")),
        lambda db, typed, now: writes().save_phone(db, contact.id, number, typed, now),
        _removal("phone", number),
    )
    return Fact(f"phone:{number}", "Phone", one.text if one else "", edit, note=label)


def website(contact: ContactDetail, one: Labelled | None) -> Fact:
    """Make the line of a web address, or the offer of one more."""
    number = one.id if one else None
    edit = Edit(
        (Input("Website", one.text if one else "", hint="https://"),),
        lambda db, typed, now: writes().save_website(db, contact.id, number, typed, now),
        _removal("website", number),
    )
    return Fact(f"website:{number}", "Website", one.text if one else "", edit, _link(one.text) if one else "")


def profile(contact: ContactDetail, one: ContactProfile | None) -> Fact:
    """Make the line of a profile, or the offer of one more."""
    number = one.id if one else None
    network = one.network if one else PLACES[0][0]
    named = dict(PLACES) | {network: words.network_name(network)}
    inputs = (
        Input("Address or handle", (one.url or one.handle) if one else "", hint="paste it from the browser"),
        Input("Network, for a handle", network, "choice", tuple(named.items())),
    )
    edit = Edit(
        inputs,
        lambda db, typed, now: writes().save_profile(db, contact.id, number, typed, now),
        _removal("profile", number),
    )
    if one is None:
        return Fact("profile:None", "Profile", "", edit)
    text, link = fact_words.profile(one), "" if one.gone_on is not None else _link(one.url)
    return Fact(f"profile:{number}", words.network_name(network), text, edit, link, fact_words.gone(one))


def own_field(contact: ContactDetail, one: ContactField | None) -> Fact:
    """Make the line of a field of the user's own, or the offer of one more."""
    number, name, value = (one.id, one.name, one.value) if one else (None, "", "")
    edit = Edit(
        (Input("Name of the field", name, hint="Language"), Input("What it says", value)),
        lambda db, typed, now: writes().save_field(db, contact.id, number, typed, now),
        _removal("custom_field", number),
    )
    return Fact(f"field:{number}", name or "Field of your own", value, edit)


def wish(contact: ContactDetail, one: Wish | None, kind: WishKind) -> Fact:
    """Make the line of what somebody knows about, needs or offers, or the offer of one more."""
    number, text = (one.id, one.text) if one else (None, "")
    edit = Edit(
        (Input(WISHES[kind], text),),
        lambda db, typed, now: writes().save_wish(db, contact.id, number, kind, typed, now),
        _removal("wish", number),
    )
    return Fact(f"wish:{number}:{kind}", WISHES[kind], text, edit)


def promise(contact: ContactDetail, one: Promise | None, today: int) -> Fact:
    """Make a promise's line, or the offer of one more."""
    number, text = (one.id, one.text) if one else (None, "")
    due = words.date(one.due_day) if one and one.due_day is not None else ""
    edit = Edit(
        (Input("What you promised", text), Input("By", due, hint="20 May")),
        lambda db, typed, now: writes().save_promise(db, contact.id, number, typed, today, now),
        _removal("promise", number),
    )
    if one is None:
        return Fact("promise:None", "Promise", "", edit)
    tick = None if one.done_day is not None else today
    when = f"done {fact_words.short_date(one.done_day, today)}" if one.done_day is not None else ""
    when = when or (f"by {fact_words.short_date(one.due_day, today)}" if one.due_day is not None else "")
    return Fact(
        f"promise:{number}", "Promise", text, edit, note=when, done=one.done_day is not None,
        tick=lambda db, now: writes().keep_promise(db, number, tick, now),
    )  # fmt: skip


def note(contact: ContactDetail, one: ContactNote | None, today: int) -> Fact:
    """Make a note's line, or the offer of one more."""
    number, text = (one.id, one.text) if one else (None, "")
    day = words.date(today) if one is None else "" if one.day is None else words.date(one.day)
    edit = Edit(
        (Input("Note", text, "text"), Input("Day", day)),
        lambda db, typed, now: writes().save_note(db, contact.id, number, typed, today, now),
        _removal("note", number),
    )
    return Fact(f"note:{number}", "Note", text, edit, note=day)


def _removal(part: str, number: int | None) -> Work | None:
    return None if number is None else lambda db, now: writes().remove(db, part, number, now)


def _link(address: str) -> str:
    full = links.with_scheme(address)
    return full if links.is_safe(full) else ""
