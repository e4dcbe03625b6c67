"""Lines of vCard and iCalendar: values escaped, long lines folded between characters."""

import re

LONGEST = 75
"""Octets of a line, its break aside."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def line(name: str, value: str) -> str:
    """Put a line together, folded, with its break; `value` is escaped already."""
    return folded(f"{name}:{value}")


def escaped(text: str) -> str:
    """Write a text so that no sign in it means anything."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def parameter(text: str) -> str:
    """Write the value of a parameter, in quotation marks where it needs them."""
    text = _CONTROL.sub("", text).replace("^", "^^").replace("\n", "^n").replace("\r", "").replace('"', "^'")
    return f'"{text}"' if re.search("[:;,]", text) else text


def folded(text: str) -> str:
    """Break a line into pieces of at most 75 octets; all but the first begin with a space."""
    if len(text) <= LONGEST and text.isascii():
        return text + "\r\n"
    data = text.encode("utf-8", "replace")
    pieces, start, room = [], 0, LONGEST
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # never inside a character
            end -= 1
        pieces.append(data[start:end])
        start, room = end, LONGEST - 1
    pieces.append(data[start:])
    return b"\r\n ".join(pieces).decode() + "\r\n"
