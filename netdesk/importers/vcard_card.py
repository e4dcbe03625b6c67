"""One card of an address book: its properties gathered, then told as a person."""

import json
from base64 import b64decode
from binascii import Error
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

from netdesk.domain.contact_fields import digits
from netdesk.domain.folding import fold
from netdesk.domain.imported import PersonRow, PhotoRow, Record, Rejected
from netdesk.domain.names import NameParts, display_name, split_name
from netdesk.domain.network import network_named
from netdesk.domain.profile_url import Profile, parse_profile, profile_of_handle
from netdesk.importers.base import Context
from netdesk.importers.dates import DateReader
from netdesk.importers.identities import Identities
from netdesk.importers.values import emails_in, is_website, profile_in
from netdesk.importers.vcard_lines import Property, parts_of, unescaped

LARGEST_PHOTO = 2 << 20
NO_YEAR = "1604"
NOBODY = "no name, e-mail or phone"
GROUP = "a group, not a person"
_PICTURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
)
_NO_LABELS = frozenset(("internet", "pref", "voice", "x400", "text", ""))
_OWN_GROUPS = frozenset(("mycontacts", "* mycontacts", "other contacts", "starred", "* starred"))
_KEPT = {
    "NICKNAME": "Nickname",
    "ANNIVERSARY": "Anniversary",
    "X-ABDATE": "Date",
    "X-ABRELATEDNAMES": "Related",
}


class Card:
    """What the lines of a card say; `filled` once there are any."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.filled = False
        self._names: list[tuple[bool, str]] = []
        self._parts: list[str] = []
        self._values: dict[str, str] = {}
        self._lists: dict[str, list[str]] = {}
        self._labels: dict[str, dict[str, str]] = {"email": {}, "phone": {}}
        self._profiles: list[Profile] = []
        self._fields: dict[str, str] = {}
        self._grouped: dict[str, list[tuple[str, str]]] = {}
        self._photo: Property | None = None

    def take(self, prop: Property) -> None:
        """Take a line in."""
        self.filled = True
        if prop.name == "PHOTO":
            self._photo = self._photo or prop
            return
        read = _READERS.get(prop.name)
        if read is not None:
            read(self, prop)
        elif prop.name in _KEPT:
            self._keep(_KEPT[prop.name], unescaped(prop.text), prop.group)

    def records(self, context: Context, identities: Identities) -> Iterator[Record]:
        """Tell the person, and the picture after it."""
        kind = self._values.get("kind", "")
        if kind in ("group", "location", "device", "application"):
            yield Rejected(self.line, GROUP if kind == "group" else f"a {kind}, not a person")
            return
        self._label_groups()
        name, parts = self._name()
        company = self._values.get("company", "")
        emails, phones = self._lists.get("emails", []), self._lists.get("phones", [])
        profile = self._profiles[0] if self._profiles else Profile("", "", "", "")
        shown = name or profile.handle or (emails or [""])[0] or company or (phones or [""])[0]
        if not shown:
            yield Rejected(self.line, NOBODY)
            return
        self._birthday(context)
        photo = self._picture(context)
        identity = ""
        if not profile.key and not emails:
            uid = self._values.get("uid", "")
            key = f"vcard:{uid}" if uid else f"vcard:{fold(shown)}|{fold(company)}"
            identity = identities.of(key, () if uid else (tuple(digits(phone) for phone in phones),))
        yield PersonRow(
            self.line,
            *parts,
            name=shown,
            company=company,
            position=self._values.get("position", ""),
            location=self._values.get("location", ""),
            network=profile.network,
            url=profile.url,
            handle=profile.handle,
            key=profile.key,
            email=emails[0] if emails else "",
            identity=identity,
            more=self._more(has_photo=photo is not None),
        )
        if photo is not None:
            yield photo

    def _name(self) -> tuple[str, NameParts]:
        whole = next((name for _, name in sorted(self._names, key=lambda one: not one[0])), "")
        last, first, middle, prefix, suffix = (self._parts + [""] * 5)[:5]
        if prefix and whole.startswith(prefix):
            whole = whole[len(prefix) :].strip()
        if first or last:
            return whole or display_name(first, middle, last, suffix), NameParts(first, middle, last, suffix)
        if whole and whole == self._values.get("company"):
            return whole, NameParts()
        return whole, split_name(whole) if whole and "@" not in whole else NameParts()

    def _birthday(self, context: Context) -> None:
        text = self._values.pop("bday", "")
        if not text:
            return
        day = text.partition("T")[0].strip()
        if len(day) == 8 and day.isdecimal():
            day = f"{day[:4]}-{day[4:6]}-{day[6:]}"
        elif len(day) == 6 and day.startswith("--"):
            day = f"--{day[2:4]}-{day[4:]}"
        if day.startswith(f"{NO_YEAR}-"):
            day = f"--{day[5:]}"
        read = DateReader(context.date_order or "mdy", context.today).birthday(day)
        if read:
            self._values["birthday"] = read
        else:
            self._keep("Birthday", text)

    def _picture(self, context: Context) -> PhotoRow | None:
        """Decode the picture; an address of one is left alone, for nothing is fetched."""
        if self._photo is None:
            return None
        text = self._photo.text if self._photo.encoding != "BASE64" else self._photo.raw.decode("ascii", "ignore")
        if text.lower().startswith("data:"):
            text = unquote(text.partition(",")[2])
        elif self._photo.encoding != "BASE64":
            return None
        if len(text) > LARGEST_PHOTO * 4 // 3 + 4:
            context.problems.add(self._photo.line, "The picture is larger than 2 MB: left out.")
            return None
        try:
            data = b64decode("".join(text.split()))
        except (Error, ValueError):
            data = b""
        media_type = next((kind for start, kind in _PICTURES if data.startswith(start)), "")
        if not media_type:
            context.problems.add(self._photo.line, "The picture cannot be read: left out.")
            return None
        return PhotoRow(self.line, media_type, data)

    def _more(self, *, has_photo: bool) -> str:
        found: dict[str, Any] = {**self._lists}
        notes = found.pop("notes", [])
        if len(found.get("emails", ())) < 2:
            found.pop("emails", None)
        if len(self._profiles) > 1:
            found["profiles"] = [profile._asdict() for profile in self._profiles[1:]]
        if "birthday" in self._values:
            found["birthday"] = self._values["birthday"]
        if self._fields:
            found["fields"] = self._fields
        if has_photo:
            found["photo"] = 1
        own: dict[str, Any] = {}
        if notes:
            own["notes"] = [{"text": text, "at": None, "day": None, "key": None} for text in notes]
        if any(self._labels.values()):
            own["labels"] = self._labels
        if own:
            found["own"] = own
        return json.dumps(found, ensure_ascii=False, separators=(",", ":")) if found else ""

    def _add(self, name: str, *values: str) -> None:
        listed = self._lists.setdefault(name, [])
        listed += [value for value in dict.fromkeys(value.strip() for value in values) if value and value not in listed]

    def _keep(self, name: str, value: str, group: str = "") -> None:
        """Keep what has no place of its own under a name; a label of its group will name it better."""
        value = value.strip()
        if not value:
            return
        if group:
            self._grouped.setdefault(group, []).append((name, value))
        else:
            self._fields.setdefault(name, value)

    def _label_groups(self) -> None:
        for group, kept in self._grouped.items():
            label = self._values.get(f"label {group}", "")
            for name, value in kept:
                if name in self._labels:
                    if label:
                        self._labels[name][value] = label
                else:
                    self._fields.setdefault(label or name, value)

    def _name_whole(self, prop: Property) -> None:
        text = " ".join(unescaped(prop.text).split())
        if text:
            self._names.append((prop.first("PREF") == "1", text))

    def _name_parts(self, prop: Property) -> None:
        self._parts = self._parts or [" ".join(part.replace(",", " ").split()) for part in parts_of(prop.text)]

    def _organisation(self, prop: Property) -> None:
        company, *rest = [" ".join(part.split()) for part in parts_of(prop.text)]
        self._values.setdefault("company", company)
        self._keep("Department", ", ".join(part for part in rest if part))

    def _position(self, prop: Property) -> None:
        self._values.setdefault("position", " ".join(unescaped(prop.text).split()))

    def _email(self, prop: Property) -> None:
        found, rest = emails_in(unescaped(prop.text).strip())
        self._add("emails", *found)
        self._keep("E-mail", rest)
        for address in found:
            self._label("email", address, prop)

    def _phone(self, prop: Property) -> None:
        text = unescaped(prop.text).strip()
        if text.lower().startswith("tel:"):
            number, _, rest = unquote(text[4:]).partition(";")
            extension = next((part[4:] for part in rest.split(";") if part.lower().startswith("ext=")), "")
            text = f"{number} ext. {extension}" if extension else number
        self._add("phones", text)
        self._label("phone", text, prop)

    def _label(self, kind: str, value: str, prop: Property) -> None:
        label = next((word for word in prop.types if word not in _NO_LABELS and not word.startswith("x:")), "")
        if label:
            self._labels[kind].setdefault(value, label)
        elif prop.group:
            self._grouped.setdefault(prop.group, []).append((kind, value))

    def _address(self, prop: Property) -> None:
        box, extended, street, city, region, _code, country = (parts_of(prop.text) + [""] * 7)[:7]
        place = ", ".join(" ".join(part.split()) for part in (city or region, country) if part.strip())
        self._values.setdefault("location", place) if place else None
        if street.strip():
            whole = (part.strip().replace("\n", ", ") for part in (box, extended, street, _code, city, region, country))
            self._keep("Address", ", ".join(part for part in whole if part))

    def _url(self, prop: Property) -> None:
        text = unescaped(prop.text).strip()
        profile = profile_in(text)
        if profile is not None:
            self._profile(profile)
        elif is_website(text):
            self._add("websites", text)
        else:
            self._keep("Website", text, prop.group)

    def _social(self, prop: Property) -> None:
        text = unescaped(prop.text).strip()
        user = prop.first("X-USER") or prop.first("USERNAME")
        network = network_named(prop.first("SERVICE-TYPE") or next(iter(prop.types), ""))
        found = parse_profile(text) if text else None
        if network is not None and (found is None or found.network != network.key):
            found = profile_of_handle(network.key, user or text.rpartition(":")[2]) or found
        if found is not None:
            self._profile(found)
        else:
            self._keep(prop.first("SERVICE-TYPE") or next(iter(prop.types), "") or "Profile", user or text)

    def _profile(self, profile: Profile) -> None:
        if all(known.key != profile.key or known.network != profile.network for known in self._profiles):
            self._profiles.append(profile)

    def _messenger(self, prop: Property) -> None:
        scheme, _, address = unescaped(prop.text).strip().partition(":")
        self._keep(prop.first("X-SERVICE-TYPE") or scheme.capitalize(), unquote(address))

    def _note(self, prop: Property) -> None:
        self._add("notes", unescaped(prop.text).replace("\r\n", "\n").strip())

    def _categories(self, prop: Property) -> None:
        self._add("tags", *(word for word in parts_of(prop.text, ",") if word.strip().lower() not in _OWN_GROUPS))

    def _born(self, prop: Property) -> None:
        self._values.setdefault("bday", unescaped(prop.text).strip())

    def _kind(self, prop: Property) -> None:
        self._values["kind"] = prop.text.strip().lower()

    def _uid(self, prop: Property) -> None:
        self._values.setdefault("uid", prop.text.strip())

    def _group_label(self, prop: Property) -> None:
        self._values[f"label {prop.group}"] = unescaped(prop.text).strip().removeprefix("_$!<").removesuffix(">!$_")

    def _own_role(self, prop: Property) -> None:
        self._add("roles", unescaped(prop.text))

    def _own_field(self, prop: Property) -> None:
        name, value = [*parts_of(prop.text), ""][:2]
        self._fields[name] = value


_READERS: dict[str, Callable[[Card, Property], None]] = {
    "FN": Card._name_whole,
    "N": Card._name_parts,
    "ORG": Card._organisation,
    "TITLE": Card._position,
    "ROLE": Card._position,
    "EMAIL": Card._email,
    "TEL": Card._phone,
    "ADR": Card._address,
    "URL": Card._url,
    "X-SOCIALPROFILE": Card._social,
    "SOCIALPROFILE": Card._social,
    "IMPP": Card._messenger,
    "NOTE": Card._note,
    "CATEGORIES": Card._categories,
    "BDAY": Card._born,
    "KIND": Card._kind,
    "X-ADDRESSBOOKSERVER-KIND": Card._kind,
    "UID": Card._uid,
    "X-ABLABEL": Card._group_label,
    "X-NETDESK-ROLE": Card._own_role,
    "X-NETDESK-FIELD": Card._own_field,
}
