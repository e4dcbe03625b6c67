"""What goes out of NetDesk: a contact with all that hangs on it, and the columns it is written in.

One description serves writers and readers: SCALARS are the columns of a contact itself, LISTS those of what it has
several of. The lists of one thing go side by side: `emails` and `email_labels` hold as many values each.
"""

from enum import Enum
from typing import NamedTuple, cast

Cell = str | int | float | tuple[str, ...] | None
Item = tuple[Cell, ...]


class Kind(Enum):
    """What a column holds: a text, a number, a day (ISO date), an instant (ISO 8601, UTC), a status, yes or no."""

    TEXT = "text"
    MAYBE_TEXT = "text, or nothing"
    NUMBER = "number"
    MAYBE_NUMBER = "number, or nothing"
    REAL = "number with decimals"
    DAY = "day"
    INSTANT = "instant"
    MAYBE_INSTANT = "instant, or nothing"
    STATUS = "status"
    MONEY = "amount in minor units"
    LOCAL = "ISO 8601 in the user's zone, or an ISO date"
    WORDS = "several texts"
    YES_NO = "yes or no"


class Column(NamedTuple):
    """A column: its name in a table, what it holds, and its name inside an object of JSON."""

    name: str
    kind: Kind
    key: str = ""


class ListColumns(NamedTuple):
    """The columns of what a contact has several of; the first one always holds something."""

    name: str
    columns: tuple[Column, ...]


class ExportedContact(NamedTuple):
    """A contact with everything but its acts, time and value; the fields up to `photos` in the order of SCALARS and LISTS.

    `introduced_by` is an id, `introducer` its name; `roles` are keys; `level`, `interactions` and `last_at` follow from acts.
    """

    id: int | None
    name: str
    first: str
    middle: str
    last: str
    suffix: str
    company: str
    position: str
    location: str
    birthday: str
    connected_on: int | None
    met_on: int | None
    met_how: str
    introduced_by: int | None
    introducer: str
    source: str
    added_at: int
    status: int
    status_at: int | None
    starred: int
    tier: int | None
    manual_level: int | None
    manual_score: float | None
    profiles: tuple[Item, ...] = ()
    emails: tuple[Item, ...] = ()
    phones: tuple[Item, ...] = ()
    websites: tuple[Item, ...] = ()
    roles: tuple[Item, ...] = ()
    tags: tuple[Item, ...] = ()
    notes: tuple[Item, ...] = ()
    fields: tuple[Item, ...] = ()
    wishes: tuple[Item, ...] = ()
    promises: tuple[Item, ...] = ()
    cadences: tuple[Item, ...] = ()
    identities: tuple[Item, ...] = ()
    photos: tuple[tuple[str, bytes], ...] = ()
    level: int = 1
    interactions: int = 0
    last_at: int | None = None

    @property
    def scalars(self) -> tuple[Cell, ...]:
        """What a contact has once, in the order of SCALARS."""
        return cast("tuple[Cell, ...]", self[: len(SCALARS)])

    @property
    def lists(self) -> tuple[tuple[Item, ...], ...]:
        """What it has several of, in the order of LISTS."""
        return cast("tuple[tuple[Item, ...], ...]", self[len(SCALARS) : len(SCALARS) + len(LISTS)])


SCALARS: tuple[Column, ...] = (
    Column("id", Kind.MAYBE_NUMBER),
    Column("name", Kind.TEXT),
    Column("first_name", Kind.TEXT),
    Column("middle_name", Kind.TEXT),
    Column("last_name", Kind.TEXT),
    Column("suffix", Kind.TEXT),
    Column("company", Kind.TEXT),
    Column("position", Kind.TEXT),
    Column("location", Kind.TEXT),
    Column("birthday", Kind.TEXT),
    Column("connected_on", Kind.DAY),
    Column("met_on", Kind.DAY),
    Column("met_how", Kind.TEXT),
    Column("introduced_by_id", Kind.MAYBE_NUMBER),
    Column("introduced_by", Kind.TEXT),
    Column("source", Kind.TEXT),
    Column("added_at", Kind.INSTANT),
    Column("status", Kind.STATUS),
    Column("status_at", Kind.MAYBE_INSTANT),
    Column("starred", Kind.NUMBER),
    Column("tier", Kind.MAYBE_NUMBER),
    Column("manual_level", Kind.MAYBE_NUMBER),
    Column("manual_score", Kind.REAL),
)
LISTS: tuple[ListColumns, ...] = (
    ListColumns(
        "profiles",
        (
            Column("profile_networks", Kind.TEXT, "network"),
            Column("profile_keys", Kind.MAYBE_TEXT, "key"),
            Column("profile_handles", Kind.TEXT, "handle"),
            Column("profile_urls", Kind.TEXT, "url"),
            Column("profile_connected_on", Kind.DAY, "connected_on"),
            Column("profile_gone_on", Kind.DAY, "gone_on"),
            Column("profile_back_on", Kind.DAY, "back_on"),
            Column("profile_seen_on", Kind.DAY, "seen_on"),
            Column("profile_i_follow", Kind.MAYBE_NUMBER, "i_follow"),
            Column("profile_follows_me", Kind.MAYBE_NUMBER, "follows_me"),
        ),
    ),
    ListColumns("emails", (Column("emails", Kind.TEXT, "address"), Column("email_labels", Kind.TEXT, "label"))),
    ListColumns("phones", (Column("phones", Kind.TEXT, "number"), Column("phone_labels", Kind.TEXT, "label"))),
    ListColumns("websites", (Column("websites", Kind.TEXT, "url"),)),
    ListColumns("roles", (Column("roles", Kind.TEXT, "role"),)),
    ListColumns("tags", (Column("tags", Kind.TEXT, "tag"),)),
    ListColumns(
        "notes",
        (
            Column("notes", Kind.TEXT, "text"),
            Column("note_times", Kind.MAYBE_INSTANT, "at"),
            Column("note_days", Kind.DAY, "day"),
            Column("note_keys", Kind.MAYBE_TEXT, "external_key"),
        ),
    ),
    ListColumns("fields", (Column("field_names", Kind.TEXT, "name"), Column("field_values", Kind.TEXT, "value"))),
    ListColumns("wishes", (Column("wishes", Kind.TEXT, "text"), Column("wish_kinds", Kind.TEXT, "kind"))),
    ListColumns(
        "promises",
        (
            Column("promises", Kind.TEXT, "text"),
            Column("promise_due", Kind.DAY, "due_on"),
            Column("promise_done", Kind.DAY, "done_on"),
        ),
    ),
    ListColumns(
        "cadences",
        (
            Column("cadence_ideal_days", Kind.MAYBE_NUMBER, "ideal_days"),
            Column("cadence_longest_days", Kind.MAYBE_NUMBER, "longest_days"),
            Column("snoozed_until", Kind.DAY, "snoozed_until"),
        ),
    ),
    ListColumns("identities", (Column("source_keys", Kind.TEXT, "key"),)),
)
MARK = "written_for"
"""The last column of a contacts table: EXACT or SPREADSHEETS, in every row, so that sorting and filtering keep it."""
EXACT, SPREADSHEETS = "exact", "spreadsheets"
CONTACT_COLUMNS: tuple[str, ...] = (
    *(column.name for column in SCALARS),
    *(column.name for several in LISTS for column in several.columns),
)
FORMAT_VERSION = 1


class TableRows(NamedTuple):
    """A whole table of the database: its name, its columns, and how many rows it has."""

    name: str
    columns: tuple[str, ...]
    size: int
