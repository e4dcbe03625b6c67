"""The other files of a LinkedIn archive: known by name, nobody else is in them; their rows are counted and passed over."""

from collections.abc import Iterator
from typing import NamedTuple

from netdesk.domain.imported import Record, Rejected
from netdesk.importers.base import Context, Format, Found, Peek

NOBODY = "no people in this file"
YOURSELF = "your own profile"
UNKNOWN = "columns that NetDesk does not read yet"


class _Kind(NamedTuple):
    title: str
    reason: str = NOBODY
    columns: frozenset[str] = frozenset()


def _kind(title: str, columns: str = "", reason: str = NOBODY) -> _Kind:
    return _Kind(title, reason, frozenset(columns.split()))


KINDS: dict[str, _Kind] = {
    "profile": _kind("your profile", "firstname lastname maidenname headline", YOURSELF),
    "companyfollows": _kind("companies followed", "organization followedon"),
    "emailaddresses": _kind("your e-mail addresses", "emailaddress confirmed primary"),
    "phonenumbers": _kind("your phone numbers", "extension number type"),
    "richmedia": _kind("your media"),
    "saveditems": _kind("saved items"),
    "guidemessages": _kind("messages of a guide", "conversationid from to content"),
    "learningcoachmessages": _kind("messages of a coach", "noconversationsfound"),
    "learningroleplaymessages": _kind("messages of a coach", "noconversationsfound"),
    "coachmessages": _kind("messages of a coach", "conversationid from to content"),
    "skills": _kind("your skills"),
    "education": _kind("your education"),
    "learning": _kind("courses"),
    "adtargeting": _kind("advertising profile"),
    "registration": _kind("your registration"),
    # Their own importers come first: these are such files in a shape nobody has seen yet.
    "connections": _Kind("connections", UNKNOWN),
    "messages": _Kind("messages", UNKNOWN),
    "invitations": _Kind("invitations", UNKNOWN),
    "endorsementreceivedinfo": _Kind("endorsements received", UNKNOWN),
    "endorsementgiveninfo": _Kind("endorsements given", UNKNOWN),
    "recommendationsreceived": _Kind("recommendations received", UNKNOWN),
    "recommendationsgiven": _Kind("recommendations given", UNKNOWN),
    "notes": _Kind("notes on connections", UNKNOWN),
    "contacts": _Kind("address book", UNKNOWN),
    "importedcontacts": _Kind("address book", UNKNOWN),
    "memberfollows": _Kind("people followed", UNKNOWN),
    "reactions": _Kind("your reactions", UNKNOWN),
    "comments": _Kind("your comments", UNKNOWN),
    "shares": _Kind("your posts", UNKNOWN),
    "instantreposts": _Kind("your reposts", UNKNOWN),
    "votes": _Kind("your votes", UNKNOWN),
    "positions": _Kind("your positions", UNKNOWN),
}


def recognise(peek: Peek) -> str:
    """Tell a file by its name, and outside an archive by its columns too; inside one, all other tables are LinkedIn's."""
    kind = KINDS.get(peek.base)
    if kind is not None and (peek.linkedin or (kind.columns and kind.columns <= peek.columns)):
        return f"LinkedIn: {kind.title}"
    if not peek.linkedin:
        return ""
    name = peek.path.rpartition("/")[2]
    return f"LinkedIn: {name.rpartition('.')[0].replace('_', ' ') or name}"


def unread(peek: Peek) -> str:
    """Say why the rows are passed over."""
    kind = KINDS.get(peek.base)
    return kind.reason if kind else NOBODY


def records(found: Found, _context: Context) -> Iterator[Record]:
    """Reject every row, so that none vanishes from the count."""
    assert found.table is not None
    for line, _ in found.table.pairs():
        yield Rejected(line, found.unread or NOBODY)


FORMAT = Format("linkedin-other", 80, recognise, records, unread)
