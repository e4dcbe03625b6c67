"""One line, one entry: `[date] [start[-end]|+45m|-20m|for 1h30] client [/project] [: note] @network #tag [~contact] [!|$]`.

Words that mean nothing here belong to the note: no text is an error.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from netdesk.domain.entry_time import read_when
from netdesk.domain.folding import fold
from netdesk.domain.network import network_named
from netdesk.domain.time_entry import Draft

_WORDS = re.compile(r'[@#~]"[^"]*":?|\S+')
_COLON = re.compile(r":(?=$)|(?<![\d:]):(?!//)")
_TRAILING = ",;.!?"
_SPECIAL = re.compile(r"[\s_:]")


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names that the line may use without saying what they are: clients before a missing colon, networks of one's own."""

    clients: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryLine:
    """What a line says. Times are seconds (UTC); `start` is None where a problem says why.

    `running` is True for an entry that goes on. `network` is a key, or the name of a network of the user's own; `contacts` are
    words to find people by; `billable` is None unless said. `problems` are sentences for people, never reasons to refuse.
    """

    start: int | None
    end: int | None
    running: bool
    client: str = ""
    project: str = ""
    note: str = ""
    network: str = ""
    tags: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    billable: bool | None = None
    problems: tuple[str, ...] = ()
    timed: bool = False
    """Whether the line itself says when."""

    @property
    def finished(self) -> bool:
        """Tell whether the line gives a whole span, ready to be added."""
        return self.start is not None and self.end is not None and self.end >= self.start

    @property
    def empty(self) -> bool:
        """Tell whether the line says nothing about what the time is for."""
        return not (self.client or self.project or self.note or self.network or self.tags or self.contacts)

    def draft(self, contacts: tuple[int, ...] = ()) -> Draft:
        """Give what the entry is about; `contacts` are the ids that its words were found to mean."""
        return Draft(self.client, self.project, self.network, self.note, self.billable, contacts, self.tags)


@dataclass(slots=True)
class _Found:
    """What is gathered word by word."""

    head: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)
    parted: bool = False
    network: str = ""
    tags: dict[str, str] = field(default_factory=dict)
    contacts: list[str] = field(default_factory=list)
    billable: bool | None = None


def read_entry_line(text: str, now: int, zone: tzinfo, known: KnownNames | None = None) -> EntryLine:
    """Read one line. `now` is seconds (UTC), `zone` the user's; never raises."""
    known = known or KnownNames()
    words = _WORDS.findall(text.replace("\0", " "))
    when = read_when(words, now, zone)
    found = _Found()
    for word in words[when.words :]:
        _take(word, found, known)
    client, project, note = _split(found, known)
    return EntryLine(
        when.start, when.end, when.running, client, project, note, found.network, tuple(found.tags.values()),
        tuple(found.contacts), found.billable, when.problems, when.words > 0,
    )  # fmt: skip


def write_entry_line(draft: Draft, people: Sequence[str] = (), network: str = "") -> str:
    """Write what an entry is about as a line that reads back the same; `people` and `network` are names as shown."""
    head = draft.client + (f"/{draft.project}" if draft.project else "")
    marks = [("@", network or draft.network)] if draft.network else []
    marks += [("~", name) for name in people] + [("#", tag) for tag in draft.tags]
    misread = _COLON.search(draft.note) or read_when(draft.note.split(), 0, UTC).words
    words = [f"{head}:" if head or misread else "", draft.note]
    words += [mark + (f'"{name}"' if _SPECIAL.search(name) else name) for mark, name in marks]
    return " ".join(word for word in words if word)


def _take(word: str, found: _Found, known: KnownNames) -> None:
    """Sort one word: a mark, the colon that ends the client, or plain text."""
    if word in ("!", "$"):
        found.billable = word == "$"
        return
    ends = not found.parted and len(word) > 1 and word.endswith(":")
    if word[0] in "@#~" and _take_mark(word[:-1] if ends else word, found, known):
        found.parted = found.parted or ends
        return
    if found.parted:
        found.note.append(word)
        return
    colon = _COLON.search(word)
    if colon is None or word == ":" or word[0] in "@#~":
        found.parted = word == ":"
        found.head.extend([word] if word != ":" else [])
        return
    found.parted = True
    found.head.extend(part for part in [word[: colon.start()]] if part)
    found.note.extend(part for part in [word[colon.end() :]] if part)


def _take_mark(word: str, found: _Found, known: KnownNames) -> bool:
    """Read @network, #tag or ~contact; False where it is only text."""
    value = word[1:].strip('"').replace("_", " ").strip() if word[0] != "#" else word[1:].strip('"').strip()
    value = value.rstrip(_TRAILING).strip()
    if not value:
        return False
    if word[0] == "#":
        found.tags.setdefault(fold(value), value)
    elif word[0] == "~":
        found.contacts.append(value)
    else:
        network = _network(value, known.networks)
        if not network or found.network not in ("", network):
            return False
        found.network = network
    return True


def _network(value: str, names: Sequence[str]) -> str:
    network = network_named(value)
    if network is not None:
        return network.key
    return next((name for name in names if fold(name) == fold(value)), "")


def _split(found: _Found, known: KnownNames) -> tuple[str, str, str]:
    """Part the plain words into client, project and note; without a colon only known clients are recognised."""
    if found.parted:
        client, _, project = " ".join(found.head).partition("/")
        return client.strip(), project.strip(), " ".join(found.note)
    clients = {fold(name): name for name in known.clients}
    for count in range(len(found.head), 0, -1):
        name = clients.get(fold(" ".join(found.head[:count])))
        if name:
            return name, "", " ".join(found.head[count:])
    for at, word in enumerate(found.head):
        left, slash, project = word.partition("/")
        name = clients.get(fold(" ".join([*found.head[:at], left]))) if slash else None
        if name:
            return name, project, " ".join(found.head[at + 1 :])
    return "", "", " ".join(found.head)
