"""LinkedIn's messages.csv of every era: who wrote to whom and when; the texts stay where they are.

Columns are found by name; there are 9 to 13. `TO` joins names by ", ", and names hold ", " themselves: it is never parted
by commas alone, addresses decide.
"""

from collections.abc import Iterator
from datetime import UTC, date
from hashlib import blake2b
from typing import NamedTuple

from netdesk.domain.errors import DataError
from netdesk.domain.folding import fold
from netdesk.domain.imported import ActRow, Record, Rejected
from netdesk.domain.period import DAY_SECONDS, local_day, to_day
from netdesk.importers.base import Context, Format, Found, Owner, Peek
from netdesk.importers.dates import DateReader
from netdesk.importers.linkedin_people import HIDDEN_NAME, Directory, name_key, read_directory
from netdesk.importers.text import Table

NETWORK = "linkedin"
NEEDED = frozenset(["conversationid", "from", "senderprofileurl", "to", "date", "content", "folder"])
COACHES = ("guidemessages", "learningcoachmessages", "learningroleplaymessages", "coachmessages")
SPONSORED_MARKS = ("spinmail-quill-editor", "%FIRSTNAME%")

DRAFT = "draft"
SPAM = "in the spam folder"
HIDDEN = "sender is hidden: LinkedIn Member"
SPONSORED = "sponsored message"
NO_SENDER = "sender without a profile address"
NO_RECIPIENT = "recipient without a profile address"
NO_OWNER = "{path} does not tell which of its people you are: import the whole archive, or Profile.csv and Invitations.csv with it."


class _Columns(NamedTuple):
    talk: int
    sender: int
    sender_url: int
    to: int
    to_urls: int
    date: int
    content: int
    folder: int
    draft: int
    talk_draft: int


NAMES = (
    "CONVERSATION ID",
    "FROM",
    "SENDER PROFILE URL",
    "TO",
    "RECIPIENT PROFILE URLS",
    "DATE",
    "CONTENT",
    "FOLDER",
    "IS MESSAGE DRAFT",
    "IS CONVERSATION DRAFT",
)


class _Person(NamedTuple):
    key: str
    url: str
    handle: str
    name: str


def recognise(peek: Peek) -> str:
    """Tell messages by their columns; LinkedIn's coaches write files of the same columns."""
    return "LinkedIn messages" if peek.columns >= NEEDED and peek.base not in COACHES else ""


def records(found: Found, context: Context) -> Iterator[Record]:
    """Yield an act for every person a message came from or went to; raises DataError while the owner is unknown."""
    owner = context.owner or found.owner
    if owner is None:
        raise DataError(NO_OWNER.format(path=found.path))
    assert found.table is not None
    return _Reader(found.table, owner, context).records()


class _Reader:
    """Reads the rows of one file, with the directory of its people beside them."""

    def __init__(self, table: Table, owner: Owner, context: Context) -> None:
        self._table = table
        self._at = _Columns(*(table.index(name) for name in NAMES))  # -1, a missing column, is an empty cell
        self._owner = owner
        self._owner_name = name_key(owner.name)
        self._context = context
        self._directory: Directory = read_directory(table)
        self._days: dict[str, int] = {}

    def records(self) -> Iterator[Record]:
        for line, cells in self._table.pairs():
            cells.append("")
            yield from self._row(line, cells)

    def _row(self, line: int, cells: list[str]) -> Iterator[Record]:
        at = self._at
        sender, url = cells[at.sender].strip(), cells[at.sender_url].strip()
        reason = self._refused(cells, sender, url)
        if reason:
            yield Rejected(line, reason)
            return
        when = self._seconds(cells[at.date].strip())
        if when is None:
            yield Rejected(line, f"“{cells[at.date][:40]}” is no date")
            return
        sender_key, sender_url, handle = self._directory.profile(url) if url else ("", "", "")
        if self._is_owner(sender_key, sender):
            people, missing = self._recipients(cells)
            if not people:
                yield Rejected(line, NO_RECIPIENT)
            elif missing:
                self._context.problems.add(line, f"{missing} of the recipients have no profile address.")
            for person in people:
                yield self._act(line, cells, when, person, "mine")
            return
        sender_key = sender_key or self._directory.key_of(sender, cells[at.talk])
        if not sender_key:
            yield Rejected(line, NO_SENDER)
            return
        person = _Person(sender_key, sender_url or self._directory.urls[sender_key], handle or sender_key, sender)
        yield self._act(line, cells, when, person, "theirs")

    def _refused(self, cells: list[str], sender: str, url: str) -> str:
        """Say why a message is none between two people; "" when it is one."""
        at = self._at
        if "yes" in (cells[at.draft].strip().lower(), cells[at.talk_draft].strip().lower()):
            return DRAFT
        if cells[at.folder].strip().upper() == "SPAM":
            return SPAM
        if url:
            return ""
        if fold(sender) == HIDDEN_NAME:
            return HIDDEN
        return SPONSORED if any(mark in cells[at.content] for mark in SPONSORED_MARKS) else ""

    def _is_owner(self, key: str, name: str) -> bool:
        if key and self._owner.key:
            return key == self._owner.key
        return bool(name) and self._directory.name_key(name) == self._owner_name

    def _recipients(self, cells: list[str]) -> tuple[list[_Person], int]:
        """Find those a message of the owner went to, and how many more of them have no address."""
        to, talk = cells[self._at.to].strip(), cells[self._at.talk]
        directory = self._directory
        urls = [url.strip() for url in cells[self._at.to_urls].split(",") if url.strip()]
        if not urls:
            keys, missing = self._named(to, talk)
            people = [_Person(key, directory.urls[key], key, directory.names.get(key, key)) for key in keys]
            return people, missing
        profiles = [directory.profile(url) for url in urls]
        names = split_recipients(to, [directory.names.get(key, "") for key, _, _ in profiles])
        people = [
            _Person(key, url, handle, directory.names.get(key) or name or handle)
            for (key, url, handle), name in zip(profiles, names, strict=True)
            if key and key != self._owner.key
        ]
        return list(dict.fromkeys(people)), sum(1 for key, _, _ in profiles if not key)

    def _named(self, to: str, talk: str) -> tuple[list[str], int]:
        """Find recipients by their names alone: the longest known name first, so that degrees stay with it."""
        parts = to.split(", ")
        keys: list[str] = []
        missing = start = 0
        while start < len(parts):
            for end in range(len(parts), start, -1):
                name = ", ".join(parts[start:end])
                key = self._directory.key_of(name, talk)
                if key or self._directory.name_key(name) == self._owner_name:
                    if key and key != self._owner.key and key not in keys:
                        keys.append(key)
                    start = end
                    break
            else:
                missing += 1
                start += 1
        return keys, missing

    def _seconds(self, text: str) -> int | None:
        """Read `2026-02-01 08:00:00 UTC`; the days repeat, so each is worked out once."""
        try:
            start = self._days.get(text[:10])
            if start is None:
                start = self._days[text[:10]] = to_day(date.fromisoformat(text[:10])) * DAY_SECONDS
            if len(text) == 23 and text.endswith(" UTC"):
                return start + int(text[11:13]) * 3600 + int(text[14:16]) * 60 + int(text[17:19])
        except ValueError:
            pass
        return DateReader(self._context.date_order or "mdy", self._context.today).seconds(text, UTC)

    def _act(self, line: int, cells: list[str], when: int, person: _Person, direction: str) -> ActRow:
        at, content = self._at, cells[self._at.content]
        # My own address is no part of the key: older archives lack it, and it may change.
        sender, recipient = ("", person.key) if direction == "mine" else (person.key, "")
        parts = (cells[at.talk], str(when), sender, recipient, " ".join(content.split()))
        digest = blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
        return ActRow(
            line,
            NETWORK,
            person.name,
            person.url,
            person.handle,
            person.key,
            when,
            local_day(when, self._context.zone),
            "message",
            direction,
            f"{NETWORK}:{digest}",
            text=content.strip() if self._context.keep_texts else "",
        )


def split_recipients(to: str, known: list[str]) -> list[str]:
    """Give each recipient of a message a name out of `TO`; `known` holds their names, "" where unknown, in order."""
    if len(known) == 1:
        return [to]
    parts = to.split(", ")
    if len(parts) == len(known) and all(name in ("", part) for name, part in zip(known, parts, strict=True)):
        return parts
    names = []
    rest = to
    for number, name in enumerate(known, 1):
        if name and (rest == name or rest.startswith(name + ", ")):
            taken = name
        elif number == len(known):
            taken = rest
        else:
            taken = rest.partition(", ")[0]
        names.append(taken)
        rest = rest[len(taken) :].removeprefix(", ")
    return names


FORMAT = Format("linkedin-messages", 20, recognise, records)
