"""Any table of people, by its mapping: names in one or several columns, several e-mails, profiles, own fields."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from netdesk.domain.folding import fold
from netdesk.domain.imported import PersonRow, Record, Rejected
from netdesk.domain.names import NameParts, display_name, split_name, split_suffix
from netdesk.domain.profile_url import Profile, profile_of_handle
from netdesk.importers.base import Context, Format, Found, Peek
from netdesk.importers.dates import DAY_FIRST, DateReader
from netdesk.importers.identities import Identities
from netdesk.importers.mapping import Mapping, guess_mapping, signature
from netdesk.importers.problems import Problems
from netdesk.importers.text import Table
from netdesk.importers.values import addresses_in, emails_in, is_website, phones_in, profile_in, words_in

EMPTY = "empty row"
NO_DATE = "0/0/00"
"""Outlook's way to leave a date empty."""
NOBODY = "no name, e-mail or profile"


@dataclass(slots=True)
class _Person:
    """What the cells of one row say, gathered before it becomes a record."""

    values: dict[str, str] = field(default_factory=dict)
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    websites: list[str] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    own: dict[str, str] = field(default_factory=dict)
    birthday: str = ""
    days: dict[str, int] = field(default_factory=dict)


def people(table: Table, mapping: Mapping, context: Context) -> Iterator[Record]:
    """Yield a person for every row that tells who it is."""
    order = context.date_order or mapping.date_order or DAY_FIRST
    reader = _RowReader(table.header, mapping, DateReader(order, context.today), context.problems)
    for line, cells in table.pairs():
        yield reader.read(line, cells)


class _RowReader:
    """Turns rows into people; holds what all rows share."""

    def __init__(self, header: tuple[str, ...], mapping: Mapping, dates: DateReader, problems: Problems) -> None:
        self._columns = [(c.index, c.field, header[c.index]) for c in mapping.columns if c.field != "skip"]
        self._columns = [column for column in self._columns if column[0] < len(header)]
        self._width = len(header)
        self._signature = signature(header)[:12]
        self._dates = dates
        self._problems = problems
        self._identities = Identities()

    def read(self, line: int, cells: list[str]) -> Record:
        person = _Person()
        for index, name, header in self._columns:
            cell = cells[index]
            if cell and not cell.isspace() and cell != NO_DATE:
                self._take(person, line, name, header, cell.strip())
        for number in range(self._width, len(cells)):
            if cells[number]:
                person.own[f"Column {number + 1}"] = cells[number]
        return self._record(line, person, cells)

    def _take(self, person: _Person, line: int, name: str, header: str, cell: str) -> None:
        """Put one cell where it belongs; what does not fit its field is kept under the column's own name."""
        rest = ""
        if name == "email":
            found, rest = emails_in(cell)
            person.emails += [email for email in found if email not in person.emails]
        elif name == "phone":
            person.phones += [phone for phone in phones_in(cell) if phone not in person.phones]
        elif name in ("url", "website", "handle") or name.startswith("profile:"):
            rest = _take_addresses(person, name, cell)
        elif name == "tags":
            person.tags += words_in(cell)
        elif name == "role":
            person.roles += words_in(cell)
        elif name == "birthday":
            person.birthday = self._dates.birthday(cell)
            rest = "" if person.birthday or not any(letter in "123456789" for letter in cell) else cell
        elif name in ("met_on", "connected_on"):
            day = self._dates.day(cell)
            if day is None:
                rest = cell
            else:
                person.days[name] = day
        elif name == "custom":
            rest = cell
        else:
            joint = "\n" if name == "note" else ", "
            before = person.values.get(name)
            person.values[name] = f"{before}{joint}{cell}" if before and before != cell else cell
        if rest:
            person.own[header] = rest
            if name in ("birthday", "met_on", "connected_on"):
                self._problems.add(line, f"“{rest[:40]}” in {header} is no date: kept as it is.")

    def _record(self, line: int, person: _Person, cells: list[str]) -> Record:
        name, parts = _name_of(person.values)
        if "@" in name and emails_in(name)[0]:
            # Some address books write the address where a name is missing.
            person.emails += [email for email in emails_in(name)[0] if email not in person.emails]
            name, parts = "", NameParts()
        company = person.values.get("company", "")
        email = person.emails[0] if person.emails else ""
        first = person.profiles[0] if person.profiles else Profile("", "", "", "")
        shown = name or first.handle or email or company or (person.phones[0] if person.phones else "")
        if not shown:
            return Rejected(line, NOBODY if any(cell.strip() for cell in cells) else EMPTY)
        identity = ""
        if not first.key and not email:
            # A bare name says little: it stands for the same person only in files of the same columns.
            key = f"csv:{fold(shown)}|{fold(company)}" if company else f"csv:{self._signature}:{fold(shown)}"
            identity = self._identities.of(key, (tuple(person.phones), person.values.get("location", "")))
        return PersonRow(
            line,
            *parts,
            name=shown,
            company=company,
            position=person.values.get("position", ""),
            location=person.values.get("location", ""),
            network=first.network,
            url=first.url,
            handle=first.handle,
            key=first.key,
            email=email,
            connected_on=person.days.get("connected_on"),
            identity=identity,
            more=_more(person),
        )


def _take_addresses(person: _Person, name: str, cell: str) -> str:
    """Sort web addresses and handles into profiles and websites; give back what is neither."""
    rest = []
    network = name.partition(":")[2]
    for text in addresses_in(cell):
        profile = profile_in(text) or (profile_of_handle(network, text) if network else None)
        if profile is not None:
            if profile not in person.profiles:
                person.profiles.append(profile)
        elif name != "handle" and is_website(text):
            person.websites.append(text)
        else:
            rest.append(text)
    return "; ".join(rest)


def _name_of(values: dict[str, str]) -> tuple[str, NameParts]:
    """Give the name as shown and its parts; "Quillfeather, Zora" in one column is turned."""
    whole = " ".join(values.get("name", "").split())
    first, middle, last = (" ".join(values.get(part, "").split()) for part in ("first", "middle", "last"))
    suffix = values.get("suffix", "")
    if first or last:
        if not suffix:
            last, suffix = split_suffix(last)
        return display_name(first, middle, last, suffix), NameParts(first, middle, last, suffix)
    if not whole:
        return "", NameParts(middle=middle, suffix=suffix)
    parts = split_name(whole)
    turned = "," in whole and not whole.startswith(parts.first)
    return (display_name(*parts) if turned else whole), parts


def _more(person: _Person) -> str:
    """Write what has no column of its own as JSON; "" when there is nothing."""
    more: dict[str, Any] = {}
    if len(person.emails) > 1:
        more["emails"] = person.emails
    for key, several in (("phones", person.phones), ("websites", person.websites)):
        if several:
            more[key] = several
    if len(person.profiles) > 1:
        more["profiles"] = [profile._asdict() for profile in person.profiles[1:]]
    for key, several in (("tags", person.tags), ("roles", person.roles)):
        if several:
            more[key] = several
    if person.values.get("note"):
        more["note"] = person.values["note"]
    if person.birthday:
        more["birthday"] = person.birthday
    if "met_on" in person.days:
        more["met_on"] = person.days["met_on"]
    if person.own:
        more["fields"] = person.own
    return json.dumps(more, ensure_ascii=False, separators=(",", ":")) if more else ""


def recognise(peek: Peek) -> str:
    """Take any table."""
    return "Table of contacts" if peek.table.header else ""


def records(found: Found, context: Context) -> Iterator[Record]:
    """Read the table by the mapping given, saved or guessed."""
    assert found.table is not None
    mapping = context.mapping or found.mapping or guess_mapping(found.table)
    return people(found.table, mapping, context)


FORMAT = Format("csv", 90, recognise, records)
