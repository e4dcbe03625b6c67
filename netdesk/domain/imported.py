"""What an importer yields: people, acts and rejected rows, as flat records made for millions of them."""

from typing import NamedTuple


class PersonRow(NamedTuple):
    """One person as a file describes them.

    `network` is a network's key ("" where the file names none); `key` is the profile's address made unique inside
    its network; `identity` is a stable key for a row that has neither profile key nor e-mail; `connected_on` counts
    days since 1970-01-01; `more` is "" or a JSON object with any of emails, phones, websites, tags, roles, note,
    birthday, met_on, fields, photo (1 where a PhotoRow follows) and own: what only NetDesk itself writes.
    """

    line: int
    first: str = ""
    middle: str = ""
    last: str = ""
    suffix: str = ""
    name: str = ""
    company: str = ""
    position: str = ""
    location: str = ""
    network: str = ""
    url: str = ""
    handle: str = ""
    key: str = ""
    email: str = ""
    connected_on: int | None = None
    identity: str = ""
    more: str = ""


class ActRow(NamedTuple):
    """One act between me and one person; a group message makes one for each person.

    `at` is seconds, UTC; `day` the local date as days since 1970-01-01; `external_key` names the act within its source,
    so that reading it twice adds nothing.
    """

    line: int
    network: str
    name: str
    url: str
    handle: str
    key: str
    at: int
    day: int
    kind: str
    direction: str
    external_key: str
    email: str = ""
    text: str = ""
    company: str = ""


class ValueRow(NamedTuple):
    """Something given or received, as a file tells it.

    The person is named as in ActRow; `company` helps where there is only a name. `direction` is received or given, `points`
    what it counts.
    """

    line: int
    network: str
    name: str
    url: str
    handle: str
    key: str
    at: int
    day: int
    kind: str
    direction: str
    points: float | None
    note: str
    external_key: str
    company: str = ""


class NoteRow(NamedTuple):
    """A note of mine on a person, as a file tells it; `at` is seconds, UTC."""

    line: int
    network: str
    name: str
    url: str
    handle: str
    key: str
    at: int
    day: int
    text: str
    external_key: str


class ActivityRow(NamedTuple):
    """An act of mine that names nobody: counted per network, day and kind."""

    line: int
    network: str
    day: int
    kind: str


class PositionRow(NamedTuple):
    """A position of mine, from `start` to `end` (days; None where it goes on or is not known)."""

    line: int
    company: str
    position: str
    start: int | None
    end: int | None


class PhotoRow(NamedTuple):
    """A picture of the person of the same line, which comes right before it."""

    line: int
    media_type: str
    data: bytes


class FactRow(NamedTuple):
    """A row of NetDesk's own table `table`, as another NetDesk wrote it; rows of one line count as one.

    A text in `network_id`, `role_id` or `tag_id` is the key or name of what is meant.
    """

    line: int
    table: str
    columns: tuple[str, ...]
    values: tuple[object, ...]


class Rejected(NamedTuple):
    """A row that makes nothing, and why; `day` is when a connection was made whose rest the network hides."""

    line: int
    reason: str
    day: int | None = None


Record = PersonRow | ActRow | ValueRow | NoteRow | ActivityRow | PositionRow | PhotoRow | FactRow | Rejected
