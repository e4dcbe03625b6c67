"""vCard 4.0 and 3.0: contacts for address books, with photos and profiles."""

import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from netdesk.domain.cells import instant_text
from netdesk.domain.exported import ExportedContact
from netdesk.exporters.base import Format, Material, Style
from netdesk.exporters.content_lines import escaped, line, parameter

VERSIONS = ("4.0", "3.0")
_DATE = re.compile(r"(\d{4}|-)-?(\d\d)-(\d\d)")
_SIMPLE_LABEL = re.compile("[a-z0-9-]+")


def write(material: Material, path: Path, style: Style) -> tuple[str, ...]:
    """Write a card for every contact."""
    with path.open("w", encoding="utf-8", newline="") as file:
        for person in material.contacts:
            file.writelines(card(person, material.made_at, style.vcard))
    return ()


def card(person: ExportedContact, made_at: int, version: str) -> Iterator[str]:
    """Give the lines of a card; `made_at` is seconds, UTC."""
    yield "BEGIN:VCARD\r\n"
    yield f"VERSION:{version}\r\n"
    yield line("UID", f"urn:uuid:{uuid5(NAMESPACE_URL, f'netdesk:{person.id}:{person.added_at}')}")
    yield line("FN", escaped(person.name))
    yield line("N", ";".join(escaped(part) for part in (person.last, person.first, person.middle, "", person.suffix)))
    if person.company:
        yield line("ORG", escaped(person.company))
    if person.position:
        yield line("TITLE", escaped(person.position))
    if person.location:
        yield line("ADR", f";;;{escaped(person.location)};;;")
    yield from _addresses(person)
    if person.birthday:
        yield _birthday(person.birthday, version)
    for text, *_rest in person.notes:
        yield line("NOTE", escaped(str(text)))
    if person.tags:
        yield line("CATEGORIES", ",".join(escaped(str(tag)) for (tag,) in person.tags))
    yield from _own(person, version)
    for media_type, data in person.photos:
        yield _photo(media_type, data, version)
    yield f"REV:{instant_text(made_at).replace('-', '').replace(':', '')}\r\n"
    yield "END:VCARD\r\n"


def _addresses(person: ExportedContact) -> Iterator[str]:
    for address, label in person.emails:
        yield line(f"EMAIL{_type(str(label))}", escaped(str(address)))
    for number, label in person.phones:
        yield line(f"TEL{_type(str(label))}", escaped(str(number)))
    for (url,) in person.websites:
        yield line("URL", escaped(str(url)))
    for network, _key, handle, url, *_days in person.profiles:
        if handle or url:
            user = f";X-USER={parameter(str(handle))}" if handle else ""
            yield line(f"X-SOCIALPROFILE;TYPE={parameter(str(network))}{user}", escaped(str(url)))


def _type(label: str) -> str:
    known = label.strip().lower()
    return f";TYPE={known if _SIMPLE_LABEL.fullmatch(known) else parameter(label)}" if known else ""


def _birthday(birthday: str, version: str) -> str:
    found = _DATE.fullmatch(birthday)
    if found is None:
        return line("BDAY;VALUE=text", escaped(birthday))
    year, month, day = found.groups()
    if version == "4.0":
        return f"BDAY:{'--' if year == '-' else year}{month}{day}\r\n"
    if year == "-":
        return f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-{month}-{day}\r\n"
    return f"BDAY:{year}-{month}-{day}\r\n"


def _own(person: ExportedContact, version: str) -> Iterator[str]:
    """Write what vCard has no word for."""
    if person.introducer:
        if version == "4.0":
            yield line("RELATED;TYPE=contact;VALUE=text", escaped(person.introducer))
        else:
            yield line("item1.X-ABRELATEDNAMES", escaped(person.introducer))
            yield "item1.X-ABLabel:Introduced by\r\n"
    for (role,) in person.roles:
        yield line("X-NETDESK-ROLE", escaped(str(role)))
    for name, value in person.fields:
        yield line("X-NETDESK-FIELD", f"{escaped(str(name))};{escaped(str(value))}")


def _photo(media_type: str, data: bytes, version: str) -> str:
    text = b64encode(data).decode()
    if version == "4.0":
        return line("PHOTO", f"data:{media_type};base64,{text}")
    return line(f"PHOTO;ENCODING=b;TYPE={parameter(media_type.rpartition('/')[2].upper())}", text)


FORMAT = Format("vcf", "vCard", "For the address book of a phone or a mail program", frozenset(("contacts",)), write)
