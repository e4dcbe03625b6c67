"""vCard 2.1, 3.0 and 4.0: the cards of an address book, with photos and profiles."""

import re
from collections.abc import Iterator

from netdesk.domain.imported import Record, Rejected
from netdesk.importers.base import Context, Format, Found, Peek
from netdesk.importers.identities import Identities
from netdesk.importers.vcard_card import Card
from netdesk.importers.vcard_lines import properties

_BEGIN = re.compile(rb"(?im)^(?:[\w-]+\.)?BEGIN:VCARD\s*$")
NO_END = "The card has no end; the next one begins here."


def recognise(peek: Peek) -> str:
    """Know the file by its first line."""
    head = peek.raw.head(400)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return "Address book (vCard)" if _BEGIN.match(start.replace(b"\r\n", b"\n").replace(b"\r", b"\n")) else ""


def records(found: Found, context: Context) -> Iterator[Record]:
    """Yield a person, with a picture where there is one, for every card."""
    card: Card | None = None
    depth = 0
    agent = False
    identities = Identities()
    for prop in properties(found.raw):
        word = prop.text.strip().upper() if prop.name in ("BEGIN", "END") else ""
        if prop.name == "BEGIN" and word == "VCARD":
            if card is not None and agent:
                depth += 1  # a card inside a card is somebody's assistant
            elif card is not None:
                context.problems.add(prop.line, NO_END)
                yield from card.records(context, identities)
                card, depth = Card(prop.line), 0
            else:
                card = Card(prop.line)
        elif prop.name == "END" and word == "VCARD":
            if depth:
                depth -= 1
            elif card is not None:
                yield from card.records(context, identities)
                card = None
        elif card is not None and not depth:
            card.take(prop)
        agent = prop.name == "AGENT"
    if card is not None:
        yield from card.records(context, identities) if card.filled else iter((Rejected(card.line, "cut off"),))


FORMAT = Format("vcard", 60, recognise, records, tabular=False)
