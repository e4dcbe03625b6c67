"""The other files of a LinkedIn archive: known by name, not read (yet); their rows are counted and passed over."""

from collections.abc import Iterator
from typing import NamedTuple

from netdesk.domain.imported import Record, Rejected
from netdesk.importers.base import Context, Format, Found, Peek

NOT_YET = "not read yet"
NOBODY = "no people in this file"


class _Kind(NamedTuple):
    title: str
    reason: str
    columns: frozenset[str] = frozenset()


def _kind(title: str, reason: str = NOBODY, columns: str = "") -> _Kind:
    return _Kind(title, reason, frozenset(columns.split()))


KINDS: dict[str, _Kind] = {
    "invitations": _kind("invitations", NOT_YET, "from to sentat direction"),
    "endorsementreceivedinfo": _kind("endorsements received", NOT_YET, "endorsementdate skillname endorserfirstname"),
    "endorsementgiveninfo": _kind("endorsements given", NOT_YET, "endorsementdate skillname endorseefirstname"),
    "recommendationsreceived": _kind("recommendations received", NOT_YET, "firstname lastname text creationdate"),
    "recommendationsgiven": _kind("recommendations given", NOT_YET, "firstname lastname text creationdate"),
    "notes": _kind("notes on connections", NOT_YET, "connectionfirstname connectionprofileurl note"),
    "contacts": _kind("address book", NOT_YET, "source firstname lastname createdat"),
    "memberfollows": _kind("people followed", NOT_YET, "date status fullname"),
    "profile": _kind("your profile", NOBODY, "firstname lastname maidenname headline"),
    "positions": _kind("your positions", NOBODY, "companyname title startedon"),
    "reactions": _kind("your reactions", NOBODY, "date type link"),
    "comments": _kind("your comments", NOBODY, "date link message"),
    "shares": _kind("your posts", NOBODY, "date sharelink sharecommentary"),
    "instantreposts": _kind("your reposts", NOBODY, "date link"),
    "votes": _kind("your votes", NOBODY, "date link optiontext"),
    "companyfollows": _kind("companies followed", NOBODY, "organization followedon"),
    "emailaddresses": _kind("your e-mail addresses", NOBODY, "emailaddress confirmed primary"),
    "phonenumbers": _kind("your phone numbers", NOBODY, "extension number type"),
    "richmedia": _kind("your media"),
    "saveditems": _kind("saved items"),
    "guidemessages": _kind("messages of a guide", NOBODY, "conversationid from to content"),
    "learningcoachmessages": _kind("messages of a coach", NOBODY, "noconversationsfound"),
    "learningroleplaymessages": _kind("messages of a coach", NOBODY, "noconversationsfound"),
    "coachmessages": _kind("messages of a coach", NOBODY, "conversationid from to content"),
    "skills": _kind("your skills"),
    "education": _kind("your education"),
    "learning": _kind("courses"),
    "adtargeting": _kind("advertising profile"),
    "registration": _kind("your registration"),
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
