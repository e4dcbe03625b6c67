"""vCard's lines: unfolded as bytes, decoded after, whatever the version, the encoding and the tool that wrote them."""

import quopri
import re
from collections.abc import Iterator
from typing import NamedTuple

from netdesk.importers.raw import Raw

LONGEST = 16 << 20
"""A line of more bytes is cut: no picture in an address book is larger."""
_BASE64 = re.compile(rb"[A-Za-z0-9+/=]+")
_BARE = {"BASE64": "BASE64", "B": "BASE64", "QUOTED-PRINTABLE": "QUOTED-PRINTABLE", "8BIT": "8BIT", "7BIT": "7BIT"}
_CUSTOM = re.compile(r"X-CUSTOM\((.*)\)$", re.IGNORECASE | re.DOTALL)
_WESTERN = "cp1252"


class Property(NamedTuple):
    """A line of a card: its group and name in capitals, its parameters (names in capitals), its value as it stands."""

    line: int
    group: str
    name: str
    params: dict[str, list[str]]
    raw: bytes

    @property
    def text(self) -> str:
        """The value as text, escapes still in it."""
        data = quopri.decodestring(self.raw) if self.encoding == "QUOTED-PRINTABLE" else self.raw
        for codec in (*self.params.get("CHARSET", ()), "utf-8"):
            try:
                return data.decode(codec).replace("\r\n", "\n")
            except (UnicodeDecodeError, LookupError):
                continue
        return data.decode(_WESTERN, "replace")

    @property
    def encoding(self) -> str:
        """BASE64, QUOTED-PRINTABLE or ""."""
        named = self.params.get("ENCODING", [""])[0].upper()
        return _BARE.get(named, named)

    @property
    def types(self) -> list[str]:
        """What TYPE says, in small letters, each once."""
        return list(
            dict.fromkeys(part.strip().lower() for value in self.params.get("TYPE", ()) for part in value.split(","))
        )

    def first(self, name: str) -> str:
        """Give the first value of a parameter; "" without it."""
        return self.params.get(name, [""])[0]


def properties(raw: Raw) -> Iterator[Property]:
    """Go through the lines of a file that are properties; others are passed over."""
    lines = _Lines(raw)
    for number, data in lines:
        found = _parsed(number, data)
        if found is None:
            continue
        if found.encoding == "QUOTED-PRINTABLE":
            value = found.raw
            while value.endswith(b"=") and (more := lines.following()) is not None:
                value = value[:-1] + more
            found = found._replace(raw=value)
        elif found.encoding == "BASE64" and found.name in ("PHOTO", "LOGO", "SOUND", "KEY"):
            # Old tools do not indent what follows.
            pieces = [found.raw]
            while (more := lines.peek()) is not None and _BASE64.fullmatch(more.strip()):
                pieces.append(lines.following() or b"")
            found = found._replace(raw=b"".join(pieces))
        yield found


class _Lines:
    """The unfolded lines of a file, numbered; one can be looked at before it is taken."""

    def __init__(self, raw: Raw) -> None:
        self._physical = enumerate(_physical(raw), 1)
        self._waiting = next(self._physical, None)

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        while self._waiting is not None:
            number, pieces, size = self._waiting[0], [self._waiting[1]], 0
            self._waiting = next(self._physical, None)
            while self._waiting is not None and self._waiting[1][:1] in (b" ", b"\t"):
                if size < LONGEST:
                    pieces.append(self._waiting[1][1:])
                    size += len(self._waiting[1])
                self._waiting = next(self._physical, None)
            yield number, b"".join(pieces)

    def peek(self) -> bytes | None:
        """Look at the next line as it stands."""
        return None if self._waiting is None else self._waiting[1]

    def following(self) -> bytes | None:
        """Take the next line as it stands."""
        taken = self.peek()
        self._waiting = next(self._physical, None)
        return taken


def _physical(raw: Raw) -> Iterator[bytes]:
    head = raw.head()
    with raw.open() as stream:
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = stream.read().decode("utf-16", "replace")
            yield from (line.encode() for line in text.splitlines())
        elif b"\r" in head and b"\n" not in head:
            yield from stream.read().split(b"\r")
        else:
            for number, line in enumerate(stream):
                bare = line.rstrip(b"\r\n")
                yield bare.removeprefix(b"\xef\xbb\xbf") if not number else bare


def _parsed(number: int, data: bytes) -> Property | None:
    at = _colon(data)
    if at < 0:
        return None
    head = data[:at].decode("utf-8", "replace")
    name, *parts = _split(head)
    group, _, bare = name.strip().rpartition(".")
    params: dict[str, list[str]] = {}
    for part in parts:
        custom = _CUSTOM.match(part)
        if custom:  # Android's own way to give a label
            label = quopri.decodestring(custom[1].rpartition(",")[2].encode()).decode("utf-8", "replace")
            params.setdefault("TYPE", []).append(label)
            continue
        key, mark, value = part.partition("=")
        key = key.strip().upper()
        if not mark:
            key, value = ("ENCODING", key) if key in _BARE else ("TYPE", key)
        params.setdefault(key, []).append(_unquoted(value.strip()))
    return Property(number, group.upper(), bare.upper(), params, data[at + 1 :])


def _colon(data: bytes) -> int:
    """Find the colon before the value; those in quotation marks are none."""
    at = data.find(b":")
    while at >= 0 and data.count(b'"', 0, at) % 2:
        at = data.find(b":", at + 1)
    return at


def _split(head: str) -> list[str]:
    if '"' not in head:
        return head.split(";")
    parts, inside, start = [], False, 0
    for at, letter in enumerate(head):
        if letter == '"':
            inside = not inside
        elif letter == ";" and not inside:
            parts.append(head[start:at])
            start = at + 1
    return [*parts, head[start:]]


def _unquoted(value: str) -> str:
    value = value.replace('"', "")
    if "^" not in value:
        return value
    return re.sub(r"\^([n'^])", lambda found: {"n": "\n", "'": '"', "^": "^"}[found[1]], value)


def parts_of(text: str, sign: str = ";") -> list[str]:
    """Part a value at its unescaped signs and take the escapes away."""
    pieces = re.split(rf"(?<!\\)((?:\\\\)*){re.escape(sign)}", text)
    # The groups between are backslashes that belong to the piece before.
    whole = [pieces[at] + (pieces[at + 1] if at + 1 < len(pieces) else "") for at in range(0, len(pieces), 2)]
    return [unescaped(piece) for piece in whole]


def unescaped(text: str) -> str:
    r"""Take the escapes of a text away: "\n", "\,", "\;", "\:" and "\\"; a backslash before anything else stands."""
    if "\\" not in text:
        return text
    return re.sub(r"\\([nN,;:\"\\])", lambda found: "\n" if found[1] in "nN" else found[1], text)
